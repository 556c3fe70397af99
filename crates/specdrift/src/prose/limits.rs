//! Every phrase of a document that was read as a limit, or looks like one.

use crate::document::Document;
use crate::document::openapi;
use crate::document::pointer::Pointer;
use crate::prose::reader::Grammar;
use crate::schema::build;
use std::collections::BTreeSet;
use std::rc::Rc;

/// A phrase of a description.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ProseLimit {
    /// The description.
    pub pointer: Pointer,
    /// The line of the description.
    pub line: Option<usize>,
    /// The words.
    pub text: String,
    /// The row of the grammar that read it; empty where none did.
    pub grammar: String,
    /// The limits it states, as schemas; `None` where it was not read.
    pub limits: Option<String>,
}

/// The phrases of all the messages that a document describes, in the order of
/// their places.
pub fn prose_limits(document: &Document) -> Vec<ProseLimit> {
    let grammar = Grammar::get();
    let mut out = Vec::new();
    let mut seen = BTreeSet::new();
    for operation in openapi::places(&document.value) {
        let at = openapi::schema_of(&document.value, &operation.at);
        let openapi_version = document.openapi_version();
        let side = build::side(
            &document.value,
            &at,
            openapi_version,
            Some(grammar),
            &Rc::default(),
        );
        for read in side.read {
            let Some(phrase) = read.origin.phrase else { continue };
            if seen.insert((read.origin.pointer.clone(), phrase.start)) {
                let limits: Vec<String> = read
                    .assertions
                    .iter()
                    .map(|assertion| {
                        crate::compare::describe::said(&assertion.schema())
                    })
                    .collect();
                out.push(ProseLimit {
                    line: document.position(&read.origin.pointer).map(|p| p.0),
                    pointer: read.origin.pointer,
                    text: read.text,
                    grammar: phrase.grammar.into(),
                    limits: Some(limits.join(", ")),
                });
            }
        }
        for unread in side.unread {
            if seen.insert((unread.at.clone(), unread.start)) {
                out.push(ProseLimit {
                    line: document.position(&unread.at).map(|p| p.0),
                    pointer: unread.at,
                    text: unread.text,
                    grammar: String::new(),
                    limits: None,
                });
            }
        }
    }
    out
}
