//! Reading an object whose members have any names and look alike.

use std::{collections::BTreeMap, marker::PhantomData};

use serde::de::{Deserializer, MapAccess};

use super::{
    Read, Seed,
    accept::{self, Accept, Accepting},
    drain::{self, Drain},
    names::Names,
    text::Textual,
};
use crate::{
    report::Spot,
    violation::{Kind, Problem},
};

struct Reader<'s, N, T> {
    spot: Spot<'s>,
    what: PhantomData<(N, T)>,
}

impl<'de, N: Textual + Ord, T: Read> Accept<'de> for Reader<'_, N, T> {
    type Value = BTreeMap<N, T>;
    const WANTED: Kind = Kind::Object;

    fn spot(&mut self) -> Spot<'_> {
        self.spot.lend()
    }

    /// A member's name that breaks its rule is noted at the member: JSON
    /// Pointer has no place for a name.
    fn object<A: MapAccess<'de>>(
        mut self,
        mut members: A,
    ) -> Result<Option<Self::Value>, A::Error> {
        let mut map = BTreeMap::new();
        // Names that break their rule cannot be in the map.
        let mut odd = Names::default();
        while let Some(text) = members.next_key::<Box<str>>()? {
            if accept::is_number(&text) {
                members.next_value_seed(Drain(self.spot()))?;
                drain::members(self.spot(), members)?;
                return Ok(self.wrong(Kind::Number));
            }
            let mut spot = self.spot.member(&text);
            let name = N::from_text(&text, spot.reading());
            let again = match &name {
                Ok(name) => map.contains_key(name),
                Err(_) => odd.contains(&text),
            };
            if again {
                spot.note(Problem::Duplicate);
                members.next_value_seed(Drain(spot))?;
                continue;
            }
            let name = spot.lend().judge(name);
            let value = members.next_value_seed(Seed::<T>::new(spot))?;
            match name {
                Some(name) => {
                    map.insert(name, value);
                }
                None => {
                    odd.insert(text);
                }
            }
        }
        Ok(map.into_iter().map(|(name, value)| Some((name, value?))).collect())
    }
}

/// Reads a map at `spot`.
pub(crate) fn read<'de, N, T, D>(
    input: D,
    spot: Spot<'_>,
) -> Result<Option<BTreeMap<N, T>>, D::Error>
where
    N: Textual + Ord,
    T: Read,
    D: Deserializer<'de>,
{
    input.deserialize_any(Accepting(Reader { spot, what: PhantomData }))
}

/// Notes what a map breaks.
pub(crate) fn check<N: Textual, T: Read>(
    map: &BTreeMap<N, T>,
    mut spot: Spot<'_>,
) {
    for (name, value) in map {
        let text = name.text();
        let mut spot = spot.member(&text);
        let read = N::from_text(&text, spot.reading());
        spot.lend().judge(read);
        value.recheck(spot);
    }
}
