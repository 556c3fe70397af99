//! What nobody wants is read all the same: for its syntax, and for members
//! that stand in an object twice.

use std::fmt;

use serde::de::{
    DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor,
};

use super::{names::Names, raw::Text};
use crate::{
    report::Spot,
    violation::{Kind, ViolationKind},
};

/// Drains one value.
pub(crate) struct Drain<'s>(pub(crate) Spot<'s>);

/// Drains the entries of an array.
pub(crate) fn entries<'de, A: SeqAccess<'de>>(
    mut spot: Spot<'_>,
    mut entries: A,
) -> Result<(), A::Error> {
    let mut index = 0;
    while entries.next_element_seed(Drain(spot.entry(index)))?.is_some() {
        index += 1;
    }
    Ok(())
}

/// Drains the members of an object, and says whether it really was one.
pub(crate) fn members<'de, A: MapAccess<'de>>(
    spot: Spot<'_>,
    members: A,
) -> Result<Kind, A::Error> {
    others(spot, members, Names::default())
}

/// Drains the members of an object but for those that were `seen`.
pub(crate) fn others<'de, A: MapAccess<'de>>(
    mut spot: Spot<'_>,
    mut members: A,
    mut seen: Names<'de>,
) -> Result<Kind, A::Error> {
    let mut kind = Kind::Object;
    while let Some(name) = members.next_key_seed(Text)? {
        if spot.is_number(&name) {
            kind = Kind::Number;
        }
        let new = seen.insert(name.clone());
        let mut spot = spot.member(&name);
        if !new {
            spot.note(ViolationKind::Duplicate);
        }
        members.next_value_seed(Drain(spot))?;
    }
    Ok(kind)
}

impl<'de> DeserializeSeed<'de> for Drain<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(
        self,
        input: D,
    ) -> Result<(), D::Error> {
        input.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Drain<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_i128<E: Error>(self, _: i128) -> Result<(), E> {
        Ok(())
    }

    fn visit_u128<E: Error>(self, _: u128) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_bytes<E: Error>(self, _: &[u8]) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_some<D: Deserializer<'de>>(
        self,
        input: D,
    ) -> Result<(), D::Error> {
        input.deserialize_any(self)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(
        self,
        input: D,
    ) -> Result<(), D::Error> {
        input.deserialize_any(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<(), A::Error> {
        entries(self.0, list)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<(), A::Error> {
        members(self.0, map).map(|_| ())
    }
}
