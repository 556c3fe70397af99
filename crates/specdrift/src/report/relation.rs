//! How our rule compares with the document's.

use serde::{Deserialize, Serialize};

/// How our rule compares with the document's.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Relation {
    /// We refuse what the document accepts.
    Stricter,
    /// We accept what the document refuses.
    Looser,
    /// Both, or neither.
    Other,
}

impl Relation {
    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Stricter => "stricter",
            Self::Looser => "looser",
            Self::Other => "other",
        }
    }
}
