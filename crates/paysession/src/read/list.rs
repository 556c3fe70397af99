//! Reading a list.

use std::marker::PhantomData;

use serde::de::{Deserializer, SeqAccess};

use super::{
    Read, Seed,
    accept::{Accept, Accepting},
};
use crate::{report::Spot, rule::CountRule, shape::Shape, violation::Kind};

struct Reader<'s, T> {
    spot: Spot<'s>,
    rule: CountRule,
    what: PhantomData<T>,
}

impl<'de, T: Read> Accept<'de> for Reader<'_, T> {
    type Value = Vec<T>;
    const WANTED: Kind = Kind::Array;

    fn spot(&mut self) -> Spot<'_> {
        self.spot.lend()
    }

    /// Entries beyond the limit are judged like the others, but not kept: the
    /// size of what a message holds is bounded by its rules.
    fn array<A: SeqAccess<'de>>(
        mut self,
        mut entries: A,
    ) -> Result<Option<Vec<T>>, A::Error> {
        let mut list = Vec::new();
        let mut index = 0;
        while let Some(entry) =
            entries.next_element_seed(Seed::new(self.spot.entry(index)))?
        {
            index += 1;
            if self.rule.check(index).is_ok() {
                list.extend(entry);
            }
        }
        let judged = self.rule.check(index).map(|()| list);
        Ok(self.spot.judge(judged))
    }
}

/// Reads a list at `spot`.
pub(crate) fn read<'de, T: Read, D: Deserializer<'de>>(
    input: D,
    spot: Spot<'_>,
    rule: CountRule,
) -> Result<Option<Vec<T>>, D::Error> {
    let reader = Reader { spot, rule, what: PhantomData };
    input.deserialize_any(Accepting(reader))
}

/// Notes what a list breaks.
pub(crate) fn check<T: Read>(list: &[T], mut spot: Spot<'_>, rule: CountRule) {
    for (index, entry) in list.iter().enumerate() {
        entry.recheck(spot.entry(index));
    }
    spot.judge(rule.check(list.len()));
}

/// A list without a published limit.
impl<T: Read> Read for Vec<T> {
    const SHAPE: Shape = Shape::List { count: CountRule::ANY, of: &T::SHAPE };

    fn read<'de, D: Deserializer<'de>>(
        input: D,
        spot: Spot<'_>,
    ) -> Result<Option<Self>, D::Error> {
        read(input, spot, CountRule::ANY)
    }

    fn recheck(&self, spot: Spot<'_>) {
        check(self, spot, CountRule::ANY);
    }
}
