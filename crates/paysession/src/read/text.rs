//! Reading a text.

use std::borrow::Cow;

use serde::de::Deserializer;

use super::accept::{Accept, Accepting};
use crate::{
    reading::Reading,
    report::Spot,
    violation::{Kind, Problem},
};

/// A type whose values are written as texts.
pub(crate) trait Textual: Sized {
    /// The value that `text` is, or the first rule that it breaks.
    ///
    /// # Errors
    ///
    /// The first rule that the text breaks.
    fn from_text(text: &str, reading: &Reading) -> Result<Self, Problem>;

    /// The value as it is written.
    fn text(&self) -> Cow<'_, str>;
}

struct Reader<'s, T> {
    spot: Spot<'s>,
    into: &'s mut Option<T>,
}

impl<T: Textual> Accept<'_> for Reader<'_, T> {
    const WANTED: Kind = Kind::String;

    fn spot(&mut self) -> Spot<'_> {
        self.spot.lend()
    }

    #[inline]
    fn text(mut self, text: &str) {
        match T::from_text(text, self.spot.reading()) {
            Ok(value) => *self.into = Some(value),
            Err(problem) => self.spot.note(problem),
        }
    }
}

/// Reads a text at `spot`.
#[inline]
pub(crate) fn read<'de, T: Textual, D: Deserializer<'de>>(
    input: D,
    spot: Spot<'_>,
    into: &mut Option<T>,
) -> Result<(), D::Error> {
    input.deserialize_any(Accepting(Reader { spot, into }))
}

/// Notes what a value breaks when it is written and read again.
pub(crate) fn check<T: Textual>(value: &T, spot: Spot<'_>) {
    let read = T::from_text(&value.text(), spot.reading());
    spot.judge(read);
}
