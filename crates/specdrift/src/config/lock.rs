//! The lock file, which a command writes: what was there when the documents
//! were vendored and when differences were accepted.

mod accepted;

pub use accepted::AcceptedFinding;

use super::one_line::one_line_texts;
use super::{Config, Documents, LineIndex, line_of};
use crate::budget::Budget;
use crate::document::Document;
use crate::document::load_error::LoadError;
use crate::operation::Operation;
use crate::operation::annotation::Annotations;
use crate::operation::inlined::inlined;
use crate::operation::json_text::JsonText;
use crate::operation::read::operations;
use accepted::{RawAcceptedFinding, WrittenAcceptedFinding};
use serde::{Deserialize, Serialize};

const HEADER: &str = "\
# What the types do not model of each operation that a binding names, as it stood
# when its document was vendored, and every finding that a policy covers, as it
# was seen when it was accepted. A command writes this file; nobody edits it.

";

/// The lock file, read.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct Lock {
    /// The file, relative to the workspace.
    pub file: String,
    pub(crate) operations: Vec<LockedOperation>,
    /// The findings that policies cover, each as it was seen.
    pub accepted: Vec<AcceptedFinding>,
}

/// An operation that a binding names, as it stood.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct LockedOperation {
    /// The document, by its id.
    pub(crate) document: String,
    #[serde(flatten)]
    pub(crate) operation: Operation,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawLock {
    #[serde(default, rename = "operation")]
    operations: Vec<LockedOperation>,
    #[serde(default)]
    accepted: Vec<RawAcceptedFinding>,
}

#[derive(Serialize)]
struct WrittenLock<'l> {
    #[serde(rename = "operation", skip_serializing_if = "<[_]>::is_empty")]
    operations: &'l [LockedOperation],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    accepted: Vec<WrittenAcceptedFinding<'l>>,
}

impl Lock {
    /// A lock file that records nothing yet.
    pub fn empty(file: &str) -> Self {
        Self { file: file.into(), ..Self::default() }
    }

    /// Reads the lock file.
    ///
    /// # Errors
    ///
    /// The text is not what [`Self::to_text`] writes.
    pub fn parse(file: &str, text: &str) -> Result<Self, LoadError> {
        let raw: RawLock = toml::from_str(text).map_err(|error| {
            let line = error.span().map(|span| line_of(text, span.start));
            let reason = error.message().lines().next().unwrap_or_default();
            LoadError::at(file, line, reason)
        })?;
        let lines = LineIndex::new(text);
        let accepted = raw
            .accepted
            .into_iter()
            .map(|raw| raw.read(file, &lines))
            .collect::<Result<_, _>>()?;
        Ok(Self { file: file.into(), operations: raw.operations, accepted })
    }

    /// Records every operation that a binding names, as the documents have it.
    /// What is accepted stays as it is.
    #[must_use]
    pub fn record(file: &str, config: &Config, documents: &Documents) -> Self {
        let mut lock = Self::empty(file);
        if let Some(old) = &config.lock {
            lock.accepted.clone_from(&old.accepted);
        }
        for document in &documents.documents {
            let budget = Budget::new(document.text.len());
            let read = operations(&document.value, &budget).operations;
            for operation in read {
                let bound = config.bindings.iter().any(|binding| {
                    binding.document == document.id
                        && operation.holds(&binding.at)
                });
                if bound {
                    lock.operations.push(LockedOperation {
                        document: document.id.clone(),
                        operation: recorded(operation, document, &budget),
                    });
                }
            }
        }
        lock.operations.sort_by(|a, b| {
            (&a.document, &a.operation.name)
                .cmp(&(&b.document, &b.operation.name))
        });
        lock
    }

    /// Writes the lock file, in an order that does not depend on who accepted
    /// what first, and reads it back: what a document holds cannot add
    /// anything else.
    ///
    /// # Errors
    ///
    /// What was written does not read as this lock.
    pub fn to_text(&self) -> Result<String, LoadError> {
        let text = self.written()?;
        if Self::parse(&self.file, &text)?.written()? == text {
            Ok(text)
        } else {
            let reason = "expected the lock file to hold what was accepted";
            Err(LoadError::new(&self.file, reason))
        }
    }

    fn written(&self) -> Result<String, LoadError> {
        let mut accepted: Vec<&AcceptedFinding> =
            self.accepted.iter().collect();
        accepted.sort_by_key(|accepted| accepted.sort_key());
        let written = WrittenLock {
            operations: &self.operations,
            accepted: accepted.iter().map(|one| one.written()).collect(),
        };
        let text = toml::to_string_pretty(&written)
            .map_err(|error| LoadError::new(&self.file, error.to_string()))?;
        Ok(format!("{HEADER}{}", one_line_texts(&text)))
    }
}

/// An operation with what the lock file records of its bodies.
fn recorded(
    mut operation: Operation,
    document: &Document,
    budget: &Budget,
) -> Operation {
    let root = &document.value;
    for media_type in operation.media_types_mut() {
        let at = media_type.pointer.join("schema");
        let annotations = Annotations::read(root, &at, budget);
        media_type.annotations = annotations.recorded();
    }
    for callback in &mut operation.callbacks {
        for media_type in callback.media_types_mut() {
            let at = media_type.pointer.join("schema");
            let schema = at.resolve(root);
            let schema = schema.and_then(|it| inlined(root, it, budget).ok());
            media_type.recorded_schema = schema.map(JsonText);
        }
    }
    operation
}
