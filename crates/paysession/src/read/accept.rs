//! One kind of JSON value is wanted; every other is drained and noted.

use std::fmt;

use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::{
    drain,
    number::{NUMBER, Number},
};
use crate::{
    report::Spot,
    violation::{Kind, Problem},
};

/// What reads one kind of JSON value.
///
/// The kinds that a type does not take are a `type` violation by default.
pub(crate) trait Accept<'de>: Sized {
    type Value;

    /// The kind that is taken.
    const WANTED: Kind;

    /// Where the value stands.
    fn spot(&mut self) -> Spot<'_>;

    fn text(self, _: &str) -> Option<Self::Value> {
        self.wrong(Kind::String)
    }

    fn number(self, _: Number<'_>) -> Option<Self::Value> {
        self.wrong(Kind::Number)
    }

    fn boolean(self, _: bool) -> Option<Self::Value> {
        self.wrong(Kind::Boolean)
    }

    fn array<A: SeqAccess<'de>>(
        mut self,
        entries: A,
    ) -> Result<Option<Self::Value>, A::Error> {
        drain::entries(self.spot(), entries)?;
        Ok(self.wrong(Kind::Array))
    }

    fn object<A: MapAccess<'de>>(
        mut self,
        members: A,
    ) -> Result<Option<Self::Value>, A::Error> {
        let found = drain::members(self.spot(), members)?;
        Ok(self.wrong(found))
    }

    #[cold]
    #[inline(never)]
    fn wrong(mut self, found: Kind) -> Option<Self::Value> {
        self.spot().note(Problem::Type { wanted: Self::WANTED, found });
        None
    }
}

/// Serde's view of an [`Accept`].
pub(crate) struct Accepting<A>(pub(crate) A);

impl<'de, T: Accept<'de>> Visitor<'de> for Accepting<T> {
    type Value = Option<T::Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", T::WANTED)
    }

    #[inline]
    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(self.0.text(text))
    }

    fn visit_bool<E: Error>(self, flag: bool) -> Result<Self::Value, E> {
        Ok(self.0.boolean(flag))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Self::Value, E> {
        Ok(self.0.number(Number::Whole(number.into())))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Self::Value, E> {
        Ok(self.0.number(Number::Whole(number.into())))
    }

    fn visit_i128<E: Error>(self, number: i128) -> Result<Self::Value, E> {
        Ok(self.0.number(Number::Whole(number)))
    }

    fn visit_u128<E: Error>(self, number: u128) -> Result<Self::Value, E> {
        // Beyond `i128` is beyond every rule, too.
        let number = i128::try_from(number).unwrap_or(i128::MAX);
        Ok(self.0.number(Number::Whole(number)))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Self::Value, E> {
        Ok(self.0.number(Number::Float(number)))
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(self.0.wrong(Kind::Null))
    }

    fn visit_none<E: Error>(self) -> Result<Self::Value, E> {
        Ok(self.0.wrong(Kind::Null))
    }

    fn visit_some<D: Deserializer<'de>>(
        self,
        input: D,
    ) -> Result<Self::Value, D::Error> {
        input.deserialize_any(self)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(
        self,
        input: D,
    ) -> Result<Self::Value, D::Error> {
        input.deserialize_any(self)
    }

    #[inline]
    fn visit_seq<A: SeqAccess<'de>>(
        self,
        entries: A,
    ) -> Result<Self::Value, A::Error> {
        self.0.array(entries)
    }

    #[inline]
    fn visit_map<A: MapAccess<'de>>(
        self,
        members: A,
    ) -> Result<Self::Value, A::Error> {
        self.0.object(members)
    }
}

/// Whether a member's name is how `serde_json` says that a number follows,
/// where another crate has turned its `arbitrary_precision` on.
pub(crate) fn is_number(name: &str) -> bool {
    name == NUMBER
}
