//! The table of bindings and waivers, and the list of vendored documents: what
//! is compared, and what is known and accepted.

mod add_waiver;
mod binding;
pub(crate) mod date;
mod documents;
pub(crate) mod lock;
mod waiver;

pub use add_waiver::{AddedWaiver, add_waiver};
pub use binding::Binding;
pub use documents::{Documents, FailedDocument};
pub use lock::Lock;
pub use waiver::Waiver;

use crate::document::load_error::LoadError;
use binding::{RawBinding, binding};
use serde::Deserialize;
use waiver::{RawWaiver, waiver};

/// The table, read.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Config {
    /// The file, relative to the workspace.
    pub file: String,
    /// What is compared.
    pub bindings: Vec<Binding>,
    /// What is accepted.
    pub waivers: Vec<Waiver>,
    /// What was there when the documents were vendored; none where the lock file
    /// is not looked at.
    pub lock: Option<Lock>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawConfig {
    #[serde(default)]
    binding: Vec<RawBinding>,
    #[serde(default)]
    waiver: Vec<RawWaiver>,
}

impl Config {
    /// Reads the table.
    ///
    /// # Errors
    ///
    /// The text is not TOML, has a key that means nothing, a pointer that does
    /// not start with `/`, or a counterexample that is not JSON.
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
        let waivers = raw
            .waiver
            .into_iter()
            .map(|raw| waiver(file, text, raw))
            .collect::<Result<_, _>>()?;
        Ok(Self { file: file.into(), bindings, waivers, lock: None })
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
