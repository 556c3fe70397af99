//! Arrays and objects, as serde goes through them.

use serde::de::{
    DeserializeSeed, IntoDeserializer, MapAccess, SeqAccess,
    value::BorrowedStrDeserializer,
};

use super::{Broken, Json, VALUE};
use crate::read::number::RAW;

/// The members of an object, its opening bracket taken.
pub(super) struct Members<'j, 'de> {
    json: &'j mut Json<'de>,
    first: bool,
}

impl<'j, 'de> Members<'j, 'de> {
    pub(super) fn of(json: &'j mut Json<'de>) -> Self {
        Self { json, first: true }
    }
}

impl<'de> MapAccess<'de> for Members<'_, 'de> {
    type Error = Broken;

    #[inline]
    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Broken> {
        const NAME: &str = "JSON with a member's name";
        let json = &mut *self.json;
        let next = json.next_byte();
        match (next, self.first) {
            (Some(b'}'), _) => {
                json.at += 1;
                return Ok(None);
            }
            (Some(b','), false) => {
                json.at += 1;
                json.take(b'"', NAME)?;
            }
            (_, true) => json.take(b'"', "JSON with a member's name or `}`")?,
            (_, false) => return Err(json.broken("JSON with `,` or `}`")),
        }
        self.first = false;
        if let Some(name) = json.plain_string() {
            seed.deserialize(BorrowedStrDeserializer::new(name)).map(Some)
        } else {
            json.unescape()?;
            let name = json.unescaped.as_str().into_deserializer();
            seed.deserialize(name).map(Some)
        }
    }

    #[inline]
    fn next_value_seed<V: DeserializeSeed<'de>>(
        &mut self,
        seed: V,
    ) -> Result<V::Value, Broken> {
        self.json.take(b':', "JSON with `:`")?;
        seed.deserialize(&mut *self.json)
    }
}

/// The entries of an array, its opening bracket taken.
pub(super) struct Entries<'j, 'de> {
    json: &'j mut Json<'de>,
    first: bool,
}

impl<'j, 'de> Entries<'j, 'de> {
    pub(super) fn of(json: &'j mut Json<'de>) -> Self {
        Self { json, first: true }
    }
}

impl<'de> SeqAccess<'de> for Entries<'_, 'de> {
    type Error = Broken;

    #[inline]
    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Broken> {
        let json = &mut *self.json;
        match (json.next_byte(), self.first) {
            (Some(b']'), _) => {
                // `[1,]` ends here too, with a comma before the bracket; it
                // is refused where that comma is taken.
                json.at += 1;
                return Ok(None);
            }
            (Some(b','), false) => {
                json.at += 1;
                if json.next_byte() == Some(b']') {
                    return Err(json.broken(VALUE));
                }
            }
            (_, true) => {}
            (_, false) => return Err(json.broken("JSON with `,` or `]`")),
        }
        self.first = false;
        seed.deserialize(json).map(Some)
    }
}

/// The text of one value, given as `serde_json` gives it.
pub(super) struct Raw<'de>(Option<&'de str>);

impl<'de> Raw<'de> {
    pub(super) fn of(text: &'de str) -> Self {
        Self(Some(text))
    }
}

impl<'de> MapAccess<'de> for Raw<'de> {
    type Error = Broken;

    #[inline]
    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Broken> {
        if self.0.is_none() {
            return Ok(None);
        }
        seed.deserialize(BorrowedStrDeserializer::new(RAW)).map(Some)
    }

    #[inline]
    fn next_value_seed<V: DeserializeSeed<'de>>(
        &mut self,
        seed: V,
    ) -> Result<V::Value, Broken> {
        let text = self.0.take().unwrap_or_default();
        seed.deserialize(BorrowedStrDeserializer::new(text))
    }
}
