//! ReadOptions a text.

use std::borrow::Cow;

use serde::de::Deserializer;

use super::accept::{Accept, Accepting};
use crate::{
    options::ReadOptions,
    report::Spot,
    violation::{Kind, ViolationKind},
};

/// A type whose values are written as texts.
pub(crate) trait StringValue: Sized {
    /// The value that `text` is, or the first rule that it breaks.
    ///
    /// # Errors
    ///
    /// The first rule that the text breaks.
    fn parse(text: &str, options: &ReadOptions) -> Result<Self, ViolationKind>;

    /// The value as it is written.
    fn text(&self) -> Cow<'_, str>;
}

struct Reader<'s, T> {
    spot: Spot<'s>,
    into: &'s mut Option<T>,
}

impl<T: StringValue> Accept<'_> for Reader<'_, T> {
    const EXPECTED: Kind = Kind::String;

    fn spot(&mut self) -> Spot<'_> {
        self.spot.lend()
    }

    #[inline]
    fn text(mut self, text: &str) {
        match T::parse(text, self.spot.reading()) {
            Ok(value) => *self.into = Some(value),
            Err(problem) => self.spot.note(problem),
        }
    }
}

/// Reads a text at `spot`.
#[inline]
pub(crate) fn read<'de, T: StringValue, D: Deserializer<'de>>(
    input: D,
    spot: Spot<'_>,
    into: &mut Option<T>,
) -> Result<(), D::Error> {
    input.deserialize_any(Accepting(Reader { spot, into }))
}

/// Notes what a value breaks when it is written and read again.
pub(crate) fn check<T: StringValue>(value: &T, spot: Spot<'_>) {
    let read = T::parse(&value.text(), spot.reading());
    spot.judge(read);
}
