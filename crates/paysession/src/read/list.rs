//! ReadOptions a list.

use serde::de::{Deserializer, SeqAccess};

use super::{
    Read, Seed,
    accept::{Accept, Accepting},
};
use crate::{
    introspect::shape::Shape, report::Spot, rule::CountRule, violation::Kind,
};

struct Reader<'s, T> {
    spot: Spot<'s>,
    rule: CountRule,
    into: &'s mut Option<Vec<T>>,
}

impl<'de, T: Read> Accept<'de> for Reader<'_, T> {
    const EXPECTED: Kind = Kind::Array;

    fn spot(&mut self) -> Spot<'_> {
        self.spot.lend()
    }

    /// Entries beyond the limit are judged like the others, but not kept: the
    /// size of what a message holds is bounded by its rules.
    fn array<A: SeqAccess<'de>>(
        mut self,
        mut entries: A,
    ) -> Result<(), A::Error> {
        let mut list = Vec::new();
        let mut index = 0;
        loop {
            let mut value = None;
            let spot = self.spot.entry(index);
            let seed = Seed { spot, into: &mut value };
            if entries.next_element_seed(seed)?.is_none() {
                break;
            }
            index += 1;
            if let Some(value) = value
                && self.rule.check(index).is_ok()
            {
                list.push(value);
            }
        }
        let judged = self.rule.check(index).map(|()| list);
        *self.into = self.spot.judge(judged);
        Ok(())
    }
}

/// Reads a list at `spot`.
pub(crate) fn read<'de, T: Read, D: Deserializer<'de>>(
    input: D,
    spot: Spot<'_>,
    rule: CountRule,
    into: &mut Option<Vec<T>>,
) -> Result<(), D::Error> {
    let reader = Reader { spot, rule, into };
    input.deserialize_any(Accepting(reader))
}

/// Notes what a list breaks.
pub(crate) fn check<T: Read>(list: &[T], mut spot: Spot<'_>, rule: CountRule) {
    for (index, entry) in list.iter().enumerate() {
        entry.check(spot.entry(index));
    }
    spot.judge(rule.check(list.len()));
}

/// A list without a published limit.
impl<T: Read> Read for Vec<T> {
    const SHAPE: Shape = Shape::List { count: CountRule::ANY, of: &T::SHAPE };

    fn read<'de, D: Deserializer<'de>>(
        input: D,
        spot: Spot<'_>,
        into: &mut Option<Self>,
    ) -> Result<(), D::Error> {
        read(input, spot, CountRule::ANY, into)
    }

    fn check(&self, spot: Spot<'_>) {
        check(self, spot, CountRule::ANY);
    }
}
