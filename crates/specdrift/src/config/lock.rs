//! The lock file, which a command writes: what was there when the documents
//! were vendored and when differences were accepted.

use super::{Config, Documents, line_of};
use crate::document::load_error::LoadError;
use crate::operation::Operation;
use crate::operation::read::operations;
use serde::{Deserialize, Serialize};

const HEADER: &str = "\
# What the types do not model of each operation that a binding names, as it stood
# when its document was vendored. A command writes this file; nobody edits it.

";

/// The lock file, read.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lock {
    /// Where the file is, relative to the workspace.
    #[serde(skip)]
    pub(crate) file: String,
    #[serde(
        default,
        rename = "operation",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub(crate) operations: Vec<LockedOperation>,
}

/// An operation that a binding names, as it stood.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct LockedOperation {
    /// The document, by its id.
    pub(crate) document: String,
    #[serde(flatten)]
    pub(crate) operation: Operation,
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
    /// The text is not TOML, or is no lock file.
    pub fn parse(file: &str, text: &str) -> Result<Self, LoadError> {
        let lock: Self = toml::from_str(text).map_err(|error| {
            let line = error.span().map(|span| line_of(text, span.start));
            let reason = error.message().lines().next().unwrap_or_default();
            LoadError::at(file, line, reason)
        })?;
        Ok(Self { file: file.into(), ..lock })
    }

    /// Records every operation that a binding names, as the documents have it.
    #[must_use]
    pub fn record(file: &str, config: &Config, documents: &Documents) -> Self {
        let mut lock = Self::empty(file);
        for document in &documents.documents {
            for operation in operations(&document.value).operations {
                let bound = config.bindings.iter().any(|binding| {
                    binding.document == document.id
                        && operation.pointer.contains(&binding.at)
                });
                if bound {
                    lock.operations.push(LockedOperation {
                        document: document.id.clone(),
                        operation,
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

    /// The text of the lock file.
    ///
    /// # Errors
    ///
    /// What is recorded cannot be written as TOML.
    pub fn to_text(&self) -> Result<String, LoadError> {
        let text = toml::to_string(self)
            .map_err(|error| LoadError::new(&self.file, error.to_string()))?;
        Ok(format!("{HEADER}{text}"))
    }
}
