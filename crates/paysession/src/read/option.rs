//! ReadOptions a value that may be `null`.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, Visitor};

use super::Read;
use crate::report::Spot;

/// A value, or `null`; the slot stays empty where the value breaks a rule.
#[expect(clippy::option_option, reason = "`null` is a value, too")]
pub(crate) struct OrNull<'s, T> {
    pub(crate) spot: Spot<'s>,
    pub(crate) into: &'s mut Option<Option<T>>,
}

impl<'de, T: Read> DeserializeSeed<'de> for OrNull<'_, T> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(
        self,
        input: D,
    ) -> Result<(), D::Error> {
        input.deserialize_option(self)
    }
}

impl<'de, T: Read> Visitor<'de> for OrNull<'_, T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value or null")
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        *self.into = Some(None);
        Ok(())
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        *self.into = Some(None);
        Ok(())
    }

    fn visit_some<D: Deserializer<'de>>(
        self,
        input: D,
    ) -> Result<(), D::Error> {
        let mut value = None;
        T::read(input, self.spot, &mut value)?;
        *self.into = value.map(Some);
        Ok(())
    }
}
