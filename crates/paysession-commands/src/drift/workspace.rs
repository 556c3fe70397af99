//! What every command works on.

use super::implementations::Implementations;
use anyhow::{Context, Result};
use paysession_command_io::SharedFolder;
use specdrift::{
    Acceptance, Accepted, CheckOptions, Config, Date, Documents, Files, Lock,
    Report, render,
};
use std::io::ErrorKind;

pub(super) const SCHEMAS: &str = "schemas";
pub(crate) const CONFIG_FILE: &str = "schemas/drift.toml";
pub(super) const LOCK: &str = "schemas/drift.lock";
pub(crate) const SOURCES: &str = "schemas/vendored/SOURCES.toml";

/// What every command works on.
pub(super) struct Workspace {
    pub(super) config: Config,
    pub(super) documents: Documents,
    implementations: Implementations,
}

impl Workspace {
    /// Reads everything while no command writes; `documents` are other files in
    /// the place of vendored ones.
    pub(super) fn read(
        files: Files<'_>,
        documents: &[(String, String)],
    ) -> Result<Self> {
        let _reading = reading(files)?;
        Self::open(files, documents)
    }

    /// Reads everything, for a command that writes and has locked the folder.
    pub(super) fn open<'a>(
        files: impl Into<Files<'a>>,
        documents: &[(String, String)],
    ) -> Result<Self> {
        let files = files.into();
        let text = files.read_text(CONFIG_FILE).context(CONFIG_FILE)?;
        let config =
            Config::parse(CONFIG_FILE, &text)?.with_lock(read_lock(files)?);
        let documents = Documents::read(files, SOURCES, documents)?;
        Ok(Self {
            config,
            documents,
            implementations: Implementations::collect(),
        })
    }

    pub(super) fn check(&self, options: &CheckOptions) -> Report {
        self.implementations.with(|ours| {
            specdrift::check(&self.config, &self.documents, ours, options)
        })
    }

    pub(super) fn accept(&self, what: Acceptance<'_>) -> Result<Accepted> {
        let options = CheckOptions::new(today()?);
        let accepted = self.implementations.with(|ours| {
            specdrift::accept(
                &self.config,
                &self.documents,
                ours,
                &options,
                what,
            )
        })?;
        Ok(accepted)
    }
}

/// Keeps other commands from writing as long as it lives.
pub(super) fn reading(files: Files<'_>) -> Result<Option<SharedFolder>> {
    match files {
        Files::Folder(root) => SharedFolder::open(root, SCHEMAS).map(Some),
        Files::Bundled(_) | _ => Ok(None),
    }
}

/// The lock file. Where there is none, nothing is recorded yet.
pub(super) fn read_lock(files: Files<'_>) -> Result<Lock> {
    match files.read_text(LOCK) {
        Ok(text) => Ok(Lock::parse(LOCK, &text)?),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            Ok(Lock::empty(LOCK))
        }
        Err(error) => Err(error).context(LOCK),
    }
}

/// What every report of these commands is written with; `explain` is the
/// command that explains a rule.
pub(super) fn context<'a>(
    documents: &'a Documents,
    explain: &'a str,
) -> render::Context<'a> {
    render::Context::new(documents).with_explain(explain)
}

pub(super) fn today() -> Result<Date> {
    let today = time::OffsetDateTime::now_utc().date();
    today.to_string().parse().context("the system clock shows an invalid date")
}
