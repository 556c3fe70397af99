//! Sets of values: what `#[derive(Choice)]` leans on.

use std::fmt;

use crate::text;

/// A value that is in no list of known ones, kept as it was sent.
///
/// It is only made by reading a text that is none of the known values, so that
/// no value has two names.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Unlisted(Box<str>);

impl Unlisted {
    pub(crate) fn new(text: &str) -> Self {
        Self(text.into())
    }

    /// The value as it was sent.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Unlisted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        text::redacted(f, "Unlisted", &self.0)
    }
}
