//! The table of bindings and policies, the lock file beside it, and the list of
//! vendored documents: what is compared, and what is known and accepted.

mod add_policy;
mod binding;
pub(crate) mod date;
mod documents;
mod field_pattern;
mod files;
pub(crate) mod lock;
mod one_line;
pub(crate) mod policy;

pub use add_policy::{AddedPolicy, add_policy};
pub use binding::Binding;
pub use documents::{Documents, FailedDocument};
pub use field_pattern::FieldPattern;
pub use files::{BundledFile, Files};
pub use lock::{AcceptedFinding, Lock};
pub use policy::{Policy, PolicyScope, RuleSelector};

use crate::document::load_error::LoadError;
use binding::{RawBinding, binding};
use policy::{RawPolicy, policy};
use serde::Deserialize;
use std::collections::BTreeSet;

/// The table, read.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Config {
    /// The file, relative to the workspace.
    pub file: String,
    /// What is compared.
    pub bindings: Vec<Binding>,
    /// Why findings are accepted.
    pub policies: Vec<Policy>,
    /// What was there when the documents were vendored, and which findings are
    /// accepted; none where the lock file is not looked at.
    pub lock: Option<Lock>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawConfig {
    #[serde(default)]
    binding: Vec<RawBinding>,
    #[serde(default)]
    policy: Vec<RawPolicy>,
}

impl Config {
    /// Reads the table, to which no lock belongs yet.
    ///
    /// # Errors
    ///
    /// The text is not TOML, has a key that means nothing, a pointer that does
    /// not start with `/`, a rule that does not exist or cannot be accepted, or
    /// two policies of one name.
    pub fn parse(file: &str, text: &str) -> Result<Self, LoadError> {
        let raw: RawConfig = toml::from_str(text).map_err(|error| {
            let line = error.span().map(|span| line_of(text, span.start));
            let reason = error.message().lines().next().unwrap_or_default();
            LoadError::at(file, line, reason)
        })?;
        let bindings = raw
            .binding
            .into_iter()
            .map(|raw| binding(file, text, raw))
            .collect::<Result<_, _>>()?;
        let policies: Vec<Policy> = raw
            .policy
            .into_iter()
            .map(|raw| policy(file, text, raw))
            .collect::<Result<_, _>>()?;
        let mut names = BTreeSet::new();
        let twice = policies.iter().find(|policy| !names.insert(&policy.name));
        if let Some(policy) = twice {
            let reason = format!("expected one policy {}", policy.name);
            return Err(LoadError::at(file, Some(policy.line), reason));
        }
        Ok(Self { file: file.into(), bindings, policies, lock: None })
    }

    /// Compares with what a lock file records, too.
    #[must_use]
    pub fn with_lock(mut self, lock: Lock) -> Self {
        self.lock = Some(lock);
        self
    }
}

fn line_of(text: &str, offset: usize) -> usize {
    text.bytes().take(offset).filter(|byte| *byte == b'\n').count() + 1
}

/// Where each line of a text ends, for a text that is asked about often.
struct LineIndex(Vec<usize>);

impl LineIndex {
    fn new(text: &str) -> Self {
        Self(text.match_indices('\n').map(|(offset, _)| offset).collect())
    }

    /// The line that an offset is in, from 1.
    fn line_of(&self, offset: usize) -> usize {
        self.0.partition_point(|end| *end < offset) + 1
    }
}
