//! Every phrase of a document that was read as a limit, or looks like one.

use crate::budget::Budget;
use crate::document::Document;
use crate::document::openapi;
use crate::document::pointer::Pointer;
use crate::prose::reader::Grammar;
use crate::schema::assertion::Assertion;
use crate::schema::build;
use crate::schema::describe::describe;
use crate::schema::unread_reason::UnreadReason;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt;
use std::ops::Range;

/// A phrase of a description that states a limit, or looks like one.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ProseLimit {
    /// The description.
    pub pointer: Pointer,
    /// The line of the description.
    pub line: Option<usize>,
    /// The bytes of the description that the phrase takes.
    pub span: Range<usize>,
    /// The words.
    pub text: String,
    /// What the phrase was read as.
    pub reading: ProseReading,
}

/// What a phrase was read as.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum ProseReading {
    /// Limits, or words that limit nothing.
    #[non_exhaustive]
    Read {
        /// The row of the grammar that read it.
        grammar_row: &'static str,
        /// The limits it states, each a schema of one keyword; none where the
        /// words limit nothing.
        assertions: Vec<Value>,
    },
    /// Words that look like a limit, and were not read as one.
    #[non_exhaustive]
    Unread {
        /// Why.
        reason: UnreadReason,
    },
}

impl ProseReading {
    /// The limits that the phrase states, each a schema of one keyword; none
    /// where it was not read, or limits nothing.
    pub fn assertions(&self) -> &[Value] {
        match self {
            Self::Read { assertions, .. } => assertions,
            Self::Unread { .. } => &[],
        }
    }

    /// The reading in one line: `minLength 3, maxLength 255`, `no limit`, or
    /// `unread: it counts digits`.
    pub fn summary(&self) -> String {
        match self {
            Self::Read { assertions, .. } if assertions.is_empty() => {
                "no limit".into()
            }
            Self::Read { assertions, .. } => {
                let each: Vec<String> =
                    assertions.iter().map(describe).collect();
                each.join(", ")
            }
            Self::Unread { reason } => format!("unread: {reason}"),
        }
    }
}

/// The reading in one line, and the row of the grammar: `maxLength 255  [max]`.
impl fmt::Display for ProseReading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.summary())?;
        match self {
            Self::Read { grammar_row, .. } => write!(f, "  [{grammar_row}]"),
            Self::Unread { .. } => Ok(()),
        }
    }
}

/// The phrases of all the messages that a document describes, in the order of
/// their places.
pub fn prose_limits(document: &Document) -> Vec<ProseLimit> {
    let grammar = Grammar::get();
    let mut out = Vec::new();
    let mut seen = BTreeSet::new();
    let budget = Budget::new(document.text.len());
    for body in openapi::message_bodies(&document.value) {
        let at = openapi::schema_of(&document.value, &body.pointer);
        let graph =
            build::document_graph(document, &at, Some(grammar), &budget);
        let read = graph.read.into_iter().filter_map(|read| {
            let phrase = read.origin.phrase?;
            let assertions = read.assertions.iter().map(Assertion::schema);
            let reading = ProseReading::Read {
                grammar_row: phrase.grammar_row,
                assertions: assertions.collect(),
            };
            Some((read.origin.pointer, phrase.span, read.text, reading))
        });
        let unread = graph.unread.into_iter().map(|unread| {
            let reading = ProseReading::Unread { reason: unread.reason };
            (unread.pointer, unread.span, unread.text, reading)
        });
        for (pointer, span, text, reading) in read.chain(unread) {
            if seen.insert((pointer.clone(), span.start, span.end)) {
                let line = document.position(&pointer).map(|(line, _)| line);
                out.push(ProseLimit { pointer, line, span, text, reading });
            }
        }
    }
    out
}
