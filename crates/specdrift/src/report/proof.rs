//! A value that shows what was found, and what is said of it.

use serde::Serialize;
use serde_json::Value;

/// What a judge says of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    Accepts,
    Refuses,
}

impl Verdict {
    fn of(accepts: bool) -> Self {
        if accepts { Self::Accepts } else { Self::Refuses }
    }

    /// The word for it.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Accepts => "accepts",
            Self::Refuses => "refuses",
        }
    }
}

/// What three judges say of a counterexample: true where it is accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Verdicts {
    /// The document's schema.
    pub document: bool,
    /// Our schema.
    pub ours: bool,
    /// The Rust type.
    pub reader: bool,
}

impl Verdicts {
    /// What each judge says, with its name.
    pub(crate) fn by_judge(self) -> [(&'static str, Verdict); 3] {
        [
            ("document", Verdict::of(self.document)),
            ("our schema", Verdict::of(self.ours)),
            ("Rust", Verdict::of(self.reader)),
        ]
    }
}

/// How objects are read that do not say whether they take other members.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum UndeclaredMembers {
    /// As JSON Schema has it: they take any.
    AsWritten,
    /// They take only the members that they name.
    Closed,
}

/// A value that shows what was found.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Proof {
    /// A message that one side accepts and the other refuses.
    pub counterexample: Value,
    /// A second one, where each side refuses what the other accepts.
    pub reverse: Option<Value>,
    /// What the judges say of the counterexample.
    pub verdicts: Option<Verdicts>,
    /// The reading of objects under which it holds.
    pub reading: UndeclaredMembers,
}

impl Proof {
    /// A value that nobody has judged.
    pub(crate) fn unjudged(counterexample: Value) -> Self {
        Self {
            counterexample,
            reverse: None,
            verdicts: None,
            reading: UndeclaredMembers::AsWritten,
        }
    }
}
