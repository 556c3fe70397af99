//! One finding.

use crate::document::openapi::Direction;
use crate::document::pointer::Pointer;
use crate::report::SourceLocation;
use crate::report::level::Level;
use crate::report::rule::{self, Category, Rule};
use serde::Serialize;
use serde_json::Value;

/// Where our rule stands beside the document's.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize,
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

/// Something that a person should look at.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Finding {
    /// The id of the rule.
    pub rule: &'static str,
    /// How much it matters.
    pub level: Level,
    /// The operation, by the id of its message.
    pub operation: String,
    /// Who writes the message.
    pub direction: Direction,
    /// Where our rule stands.
    pub side: Relation,
    /// The place in the document.
    pub pointer: Pointer,
    /// The place in a message; an item is `*`, an unnamed member `{}`.
    pub field: String,
    /// One line for people.
    pub message: String,
    /// What we say there, as a piece of a schema.
    pub ours: Value,
    /// What the document says there, as a piece of a schema.
    pub theirs: Value,
    /// A message that one side accepts and the other refuses.
    pub counterexample: Option<Value>,
    /// A second one, where each side refuses what the other accepts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reverse: Option<Value>,
    /// What the judges say of the counterexample.
    pub verdicts: Option<Verdicts>,
    /// Between two versions of a document: who breaks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub breaks: Option<&'static str>,
    /// Whether a waiver covers it.
    pub waived: bool,
    /// The reason that the waiver gives.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Names the finding, whatever its wording and its line.
    pub fingerprint: String,
    /// The document, by its id.
    pub document: String,
    /// The file of the document.
    pub file: String,
    /// The line in that file.
    pub line: Option<usize>,
    /// The column in that line.
    pub column: Option<usize>,
    /// The phrase of a description that the document's limit was read from.
    pub phrase: Option<String>,
    /// Where our field stands in Rust.
    pub source: Option<SourceLocation>,
}

impl Finding {
    /// A finding of a rule in a file, with nothing else in it.
    pub(crate) fn of(rule: &Rule, file: &str) -> Self {
        Self {
            rule: rule.id,
            level: rule.level,
            operation: String::new(),
            direction: Direction::Request,
            side: Relation::Other,
            pointer: Pointer::root(),
            field: String::new(),
            message: String::new(),
            ours: Value::Null,
            theirs: Value::Null,
            counterexample: None,
            reverse: None,
            verdicts: None,
            breaks: None,
            waived: false,
            reason: None,
            fingerprint: String::new(),
            document: String::new(),
            file: file.into(),
            line: None,
            column: None,
            phrase: None,
            source: None,
        }
    }

    /// What kind of thing it is about, by its rule.
    pub fn category(&self) -> Category {
        rule::by_id(self.rule).map_or(Category::Unjudged, |rule| rule.category)
    }
}
