//! A value that shows what was found, and what is said of it.

use serde::Serialize;
use serde_json::Value;

/// What a judge says of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    Accepts,
    Refuses,
    Undecided,
}

impl Verdict {
    fn of(accepts: Option<bool>) -> Self {
        match accepts {
            Some(true) => Self::Accepts,
            Some(false) => Self::Refuses,
            None => Self::Undecided,
        }
    }

    /// The word for it.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Accepts => "accepts",
            Self::Refuses => "refuses",
            Self::Undecided => "undecided",
        }
    }
}

/// What three judges say of a value: true where it is accepted, and nothing
/// where it was not judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Verdicts {
    /// The document's schema.
    pub document: Option<bool>,
    /// Our schema.
    pub ours: Option<bool>,
    /// The Rust type, where our side is one.
    pub reader: Option<bool>,
}

impl Verdicts {
    /// What each judge says, with its name.
    pub(crate) fn by_judge(
        self,
    ) -> impl Iterator<Item = (&'static str, Verdict)> {
        let schemas = [("document", self.document), ("our schema", self.ours)];
        let reader = self.reader.map(|accepts| ("Rust", Some(accepts)));
        schemas
            .into_iter()
            .chain(reader)
            .map(|(who, accepts)| (who, Verdict::of(accepts)))
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
