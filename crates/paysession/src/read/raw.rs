//! ReadOptions a value as its own text, to be kept as it was sent.

use std::{borrow::Cow, fmt};

use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, Visitor,
};
use serde_json::value::{RawValue, Value, to_raw_value};

use super::{drain::Drain, number::RAW};
use crate::{json::Json, report::Spot};

/// The name of an object's first member, where it may be one of `serde_json`'s
/// own.
pub(crate) enum Token {
    /// A value's text follows.
    Raw,
    /// An ordinary member.
    Member(Box<str>),
}

impl Token {
    pub(crate) fn name(&self) -> &str {
        match self {
            Self::Raw => RAW,
            Self::Member(name) => name,
        }
    }
}

pub(crate) struct Name;

impl<'de> DeserializeSeed<'de> for Name {
    type Value = Token;

    fn deserialize<D: Deserializer<'de>>(
        self,
        input: D,
    ) -> Result<Token, D::Error> {
        input.deserialize_str(self)
    }
}

impl Visitor<'_> for Name {
    type Value = Token;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a member's name")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Token, E> {
        Ok(match name {
            RAW => Token::Raw,
            name => Token::Member(name.into()),
        })
    }
}

/// A text, borrowed where it can be.
pub(crate) struct Text;

impl<'de> DeserializeSeed<'de> for Text {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(
        self,
        input: D,
    ) -> Result<Self::Value, D::Error> {
        input.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Text {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text")
    }

    fn visit_borrowed_str<E: Error>(
        self,
        text: &'de str,
    ) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(text))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(text.to_owned()))
    }
}

/// Any value, kept as its own text.
pub(crate) struct Keep<'s>(pub(crate) Spot<'s>);

impl<'de> DeserializeSeed<'de> for Keep<'_> {
    type Value = Box<RawValue>;

    fn deserialize<D: Deserializer<'de>>(
        self,
        input: D,
    ) -> Result<Self::Value, D::Error> {
        input.deserialize_newtype_struct(RAW, self)
    }
}

impl<'de> Visitor<'de> for Keep<'_> {
    type Value = Box<RawValue>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_map<A: MapAccess<'de>>(
        self,
        mut members: A,
    ) -> Result<Self::Value, A::Error> {
        members.next_key_seed(Name)?;
        let text = members.next_value_seed(Text)?;
        Drain(self.0)
            .deserialize(&mut Json::new(&text))
            .map_err(A::Error::custom)?;
        RawValue::from_string(text.into_owned()).map_err(A::Error::custom)
    }

    /// A format without texts of values: the value is written as JSON.
    fn visit_newtype_struct<D: Deserializer<'de>>(
        self,
        input: D,
    ) -> Result<Self::Value, D::Error> {
        let value = Value::deserialize(input)?;
        to_raw_value(&value).map_err(D::Error::custom)
    }
}
