//! ReadOptions an object whose members have any names and look alike.

use std::collections::BTreeMap;

use serde::de::{Deserializer, MapAccess};

use super::{
    Read, Seed,
    accept::{Accept, Accepting},
    drain::{self, Drain},
    names::Names,
    raw::Text,
    text::StringValue,
};
use crate::{
    report::Spot,
    violation::{Kind, ViolationKind},
};

struct Reader<'s, N, T> {
    spot: Spot<'s>,
    into: &'s mut Option<BTreeMap<N, T>>,
}

impl<'de, N: StringValue + Ord, T: Read> Accept<'de> for Reader<'_, N, T> {
    const EXPECTED: Kind = Kind::Object;

    fn spot(&mut self) -> Spot<'_> {
        self.spot.lend()
    }

    /// A member's name that breaks its rule is noted at the member: JSON
    /// Pointer has no place for a name.
    fn object<A: MapAccess<'de>>(
        mut self,
        mut members: A,
    ) -> Result<(), A::Error> {
        let mut map = BTreeMap::new();
        // Names of what breaks a rule, which cannot be in the map.
        let mut refused = Names::default();
        while let Some(text) = members.next_key_seed(Text)? {
            if self.spot.is_number(&text) {
                members.next_value_seed(Drain(self.spot()))?;
                drain::members(self.spot(), members)?;
                self.wrong(Kind::Number);
                return Ok(());
            }
            let mut spot = self.spot.member(&text);
            let name = N::parse(&text, spot.reading());
            let kept = name.as_ref().is_ok_and(|name| map.contains_key(name));
            let again = kept || refused.contains(&text);
            if again {
                spot.note(ViolationKind::Duplicate);
                members.next_value_seed(Drain(spot))?;
                continue;
            }
            let name = spot.lend().judge(name);
            let mut value = None;
            members.next_value_seed(Seed { spot, into: &mut value })?;
            if let (Some(name), Some(value)) = (name, value) {
                map.insert(name, value);
            } else {
                refused.insert(text);
            }
        }
        if refused.is_empty() {
            *self.into = Some(map);
        }
        Ok(())
    }
}

/// Reads a map at `spot`.
pub(crate) fn read<'de, N, T, D>(
    input: D,
    spot: Spot<'_>,
    into: &mut Option<BTreeMap<N, T>>,
) -> Result<(), D::Error>
where
    N: StringValue + Ord,
    T: Read,
    D: Deserializer<'de>,
{
    input.deserialize_any(Accepting(Reader { spot, into }))
}

/// Notes what a map breaks.
pub(crate) fn check<N: StringValue, T: Read>(
    map: &BTreeMap<N, T>,
    mut spot: Spot<'_>,
) {
    for (name, value) in map {
        let text = name.text();
        let mut spot = spot.member(&text);
        let read = N::parse(&text, spot.reading());
        spot.lend().judge(read);
        value.check(spot);
    }
}
