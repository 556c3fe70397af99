//! Reading a value that may be `null`.

use std::{fmt, marker::PhantomData};

use serde::de::{DeserializeSeed, Deserializer, Error, Visitor};

use super::Read;
use crate::report::Spot;

/// A value, or `null`; `None` where the value breaks a rule.
pub(crate) struct OrNull<'s, T> {
    spot: Spot<'s>,
    what: PhantomData<T>,
}

impl<'s, T> OrNull<'s, T> {
    pub(crate) fn new(spot: Spot<'s>) -> Self {
        Self { spot, what: PhantomData }
    }
}

impl<'de, T: Read> DeserializeSeed<'de> for OrNull<'_, T> {
    type Value = Option<Option<T>>;

    fn deserialize<D: Deserializer<'de>>(
        self,
        input: D,
    ) -> Result<Self::Value, D::Error> {
        input.deserialize_option(self)
    }
}

impl<'de, T: Read> Visitor<'de> for OrNull<'_, T> {
    type Value = Option<Option<T>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value or null")
    }

    fn visit_none<E: Error>(self) -> Result<Self::Value, E> {
        Ok(Some(None))
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(Some(None))
    }

    fn visit_some<D: Deserializer<'de>>(
        self,
        input: D,
    ) -> Result<Self::Value, D::Error> {
        Ok(T::read(input, self.spot)?.map(Some))
    }
}
