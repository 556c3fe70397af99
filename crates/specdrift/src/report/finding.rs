//! What a check finds, as data: renderers turn it into text.

use crate::document::pointer::Pointer;
use crate::report::rule::Rule;
use serde::Serialize;
use serde_json::Value;
use std::fmt;

/// How much a finding matters.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize,
)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Level {
    /// Worth knowing; nothing breaks.
    Note,
    /// A fault that is not ours, or that costs nothing today.
    Warning,
    /// Somebody refuses what somebody else accepts.
    Error,
}

impl Level {
    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// The level of a word.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Note, Self::Warning, Self::Error]
            .into_iter()
            .find(|level| level.as_str() == word)
    }
}

/// Who writes the message.
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
    serde::Deserialize,
)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Direction {
    /// We write it, the provider reads it.
    Request,
    /// The provider writes it, we read it.
    Response,
}

impl Direction {
    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Response => "response",
        }
    }
}

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

/// A line of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct SourceLocation {
    /// The file, relative to the workspace.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
}

impl SourceLocation {
    /// A line of a file.
    pub fn new(file: impl Into<String>, line: usize) -> Self {
        Self { file: file.into(), line }
    }
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
}

/// The counts of a report.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Summary {
    /// Operations that were asked for.
    pub operations: usize,
    /// Places at which both sides were compared.
    pub comparisons: usize,
    /// Findings, waived ones included.
    pub findings: usize,
    /// Findings that a waiver covers.
    pub waived: usize,
    /// Questions without an answer.
    pub undecided: usize,
    /// Findings that are differences between the two sides.
    pub differences: usize,
    /// Differences that a value proves.
    pub proved: usize,
    /// Prose limits that were read.
    pub prose: usize,
    /// Examples that were judged.
    pub examples: usize,
}

/// What both sides say of one field.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct FieldComparison {
    /// The operation, by the id of its message.
    pub operation: String,
    /// The document, by its id.
    pub document: String,
    /// The place in a message.
    pub field: String,
    /// The place in the document.
    pub pointer: Pointer,
    /// The line in the document.
    pub line: Option<usize>,
    /// What the document says, prose included.
    pub theirs: Value,
    /// The phrases that were read.
    pub phrases: Vec<String>,
    /// What we say.
    pub ours: Value,
    /// Where our field stands in Rust.
    pub source: Option<SourceLocation>,
    /// The fingerprints of the findings at the field.
    pub findings: Vec<String>,
}

/// What a check finds.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Report {
    /// The findings, in the order of the table of operations.
    pub findings: Vec<Finding>,
    /// The counts.
    pub summary: Summary,
    /// Every field that was compared.
    #[serde(skip)]
    pub fields: Vec<FieldComparison>,
}

impl Report {
    /// The code to exit with when findings of `deny` and above count.
    pub fn exit_code(&self, deny: Level) -> u8 {
        let open = |family: fn(&str) -> bool| {
            self.findings.iter().any(|finding| {
                !finding.waived && finding.level >= deny && family(finding.rule)
            })
        };
        if self.summary.undecided > 0 || self.summary.comparisons == 0 {
            3
        } else if open(|rule| !rule.starts_with(['W', 'G'])) {
            1
        } else if open(|rule| rule.starts_with('W')) {
            5
        } else if open(|rule| rule.starts_with('G')) {
            4
        } else {
            0
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
