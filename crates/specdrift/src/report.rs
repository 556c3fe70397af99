//! What a check finds, as data: renderers turn it into text.

pub(crate) mod finding;
mod finding_json;
pub(crate) mod fingerprint;
pub(crate) mod impact;
pub(crate) mod level;
pub(crate) mod proof;
pub(crate) mod relation;
pub(crate) mod rule;

use crate::document::pointer::Pointer;
use finding::Finding;
use level::Level;
use rule::Category;
use serde::Serialize;
use serde_json::Value;

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

/// The outcome of a report: its most severe finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Outcome {
    /// Nothing that counts.
    Agreement,
    /// A finding that counts.
    Drift,
    /// Something could not be judged, or nothing was.
    Undecided,
    /// No drift, and a waiver that is stale, expired or without a reason.
    StalePolicy,
}

impl Report {
    /// What the report comes to where findings of `deny` and above count.
    pub fn outcome(&self, deny: Level) -> Outcome {
        let any = |of_waivers: bool| {
            self.findings.iter().any(|finding| {
                let waiver = finding.category() == Category::Policy;
                !finding.is_waived()
                    && finding.level >= deny
                    && waiver == of_waivers
            })
        };
        if self.summary.undecided > 0 || self.summary.comparisons == 0 {
            Outcome::Undecided
        } else if any(false) {
            Outcome::Drift
        } else if any(true) {
            Outcome::StalePolicy
        } else {
            Outcome::Agreement
        }
    }
}
