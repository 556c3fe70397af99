//! How many entries a list or a map may have.

use std::fmt;

/// How many entries a list or a map may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct CountRule {
    /// The most entries, where a limit is published.
    pub max: Option<u32>,
}

impl CountRule {
    /// Any number of entries.
    pub(crate) const ANY: Self = Self { max: None };

    /// At most this many entries.
    pub(crate) const fn up_to(max: u32) -> Self {
        Self { max: Some(max) }
    }
}

impl fmt::Display for CountRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.max {
            None => f.write_str("any number of entries"),
            Some(max) => write!(f, "at most {max} entries"),
        }
    }
}
