//! One kind of JSON value is expected; every other is drained and noted.

use std::fmt;

use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::{drain, number::Number};
use crate::{
    report::Spot,
    violation::{Kind, ViolationKind},
};

/// What reads one kind of JSON value into a slot of its own.
///
/// The kinds that a type does not take are a `type` violation by default.
pub(crate) trait Accept<'de>: Sized {
    /// The kind that is taken.
    const EXPECTED: Kind;

    /// Where the value stands.
    fn spot(&mut self) -> Spot<'_>;

    fn text(self, _: &str) {
        self.wrong(Kind::String);
    }

    fn number(self, _: Number<'_>) {
        self.wrong(Kind::Number);
    }

    fn boolean(self, _: bool) {
        self.wrong(Kind::Boolean);
    }

    fn array<A: SeqAccess<'de>>(mut self, entries: A) -> Result<(), A::Error> {
        drain::entries(self.spot(), entries)?;
        self.wrong(Kind::Array);
        Ok(())
    }

    fn object<A: MapAccess<'de>>(mut self, members: A) -> Result<(), A::Error> {
        let found = drain::members(self.spot(), members)?;
        self.wrong(found);
        Ok(())
    }

    /// The same, for a format that gives no texts of values though it was asked
    /// for one.
    fn without_text(self) -> Self {
        self
    }

    #[cold]
    #[inline(never)]
    fn wrong(mut self, found: Kind) {
        self.spot()
            .note(ViolationKind::Type { expected: Self::EXPECTED, found });
    }
}

/// Serde's view of an [`Accept`].
pub(crate) struct Accepting<A>(pub(crate) A);

impl<'de, T: Accept<'de>> Visitor<'de> for Accepting<T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", T::EXPECTED)
    }

    #[inline]
    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        self.0.text(text);
        Ok(())
    }

    fn visit_bool<E: Error>(self, flag: bool) -> Result<(), E> {
        self.0.boolean(flag);
        Ok(())
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<(), E> {
        self.0.number(Number::Whole(number.into()));
        Ok(())
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<(), E> {
        self.0.number(Number::Whole(number.into()));
        Ok(())
    }

    fn visit_i128<E: Error>(self, number: i128) -> Result<(), E> {
        self.0.number(Number::Whole(number));
        Ok(())
    }

    fn visit_u128<E: Error>(self, number: u128) -> Result<(), E> {
        // Beyond `i128` is beyond every rule, too.
        let number = i128::try_from(number).unwrap_or(i128::MAX);
        self.0.number(Number::Whole(number));
        Ok(())
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<(), E> {
        self.0.number(Number::Float(number));
        Ok(())
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.0.wrong(Kind::Null);
        Ok(())
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        self.0.wrong(Kind::Null);
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
        input.deserialize_any(Self(self.0.without_text()))
    }

    #[inline]
    fn visit_seq<A: SeqAccess<'de>>(self, entries: A) -> Result<(), A::Error> {
        self.0.array(entries)
    }

    #[inline]
    fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<(), A::Error> {
        self.0.object(members)
    }
}
