//! The commands that write the table and the lock file.

use super::workspace::{
    CONFIG_FILE, LOCK, SCHEMAS, Workspace, read_lock, today,
};
use crate::exit::Exit;
use anyhow::{Context, Result};
use paysession_command_io::{LockedFolder, errln, outln, print};
use specdrift::{
    AcceptError, Acceptance, CheckOptions, Config, Date, Lock, add_policy,
};
use std::path::Path;
use std::process::ExitCode;

/// Adds a policy for a finding to the end of the table, and records the
/// finding in the lock file.
pub(super) fn waive(
    root: &Path,
    fingerprint: &str,
    reason: &str,
    until: Option<Date>,
) -> Result<ExitCode> {
    let schemas = LockedFolder::open(root, SCHEMAS)?;
    let mut workspace = Workspace::open(root, &[])?;
    let report = workspace.check(&CheckOptions::new(today()?));
    let Some(finding) = report
        .findings
        .iter()
        .find(|f| f.fingerprint == fingerprint && !f.is_waived())
    else {
        errln!("error: no open finding {fingerprint}");
        return Ok(Exit::Usage.into());
    };
    let table = schemas.read_text(CONFIG_FILE)?;
    let added = add_policy(CONFIG_FILE, &table, finding, reason, until)?;
    workspace.config = Config::parse(CONFIG_FILE, &added.table)?
        .with_lock(read_lock(root.into())?);
    let accepted = workspace.accept(Acceptance::Policy(&added.name))?;
    let recorded = &accepted.lock.accepted;
    if !recorded.iter().any(|one| one.policy == added.name) {
        errln!(
            "error: a policy names {fingerprint} already; `drift accept \
             {fingerprint}` records it"
        );
        return Ok(Exit::Usage.into());
    }
    let lock = accepted.lock.to_text()?;
    schemas.write_all(&[
        (Path::new(LOCK), lock.as_bytes()),
        (Path::new(CONFIG_FILE), added.table.as_bytes()),
    ])?;
    print(&added.entry)?;
    Ok(ExitCode::SUCCESS)
}

/// Records the vendored documents, as they are, in the lock file.
pub(super) fn lock(root: &Path) -> Result<ExitCode> {
    let schemas = LockedFolder::open(root, SCHEMAS)?;
    let text = lock_text(&Workspace::open(root, &[])?)?;
    schemas.write(Path::new(LOCK), text.as_bytes())?;
    outln!("{LOCK} is written")?;
    Ok(ExitCode::SUCCESS)
}

/// The lock file of the documents as they are.
pub(super) fn lock_text(workspace: &Workspace) -> Result<String> {
    let Workspace { config, documents, .. } = workspace;
    if let Some(failed) = documents.failed.first() {
        return Err(failed.error.clone()).context(LOCK);
    }
    Ok(Lock::record(LOCK, config, documents).to_text()?)
}

/// Records in the lock file what policies name.
pub(super) fn accept(root: &Path, what: Acceptance<'_>) -> Result<ExitCode> {
    let schemas = LockedFolder::open(root, SCHEMAS)?;
    let workspace = Workspace::open(root, &[])?;
    let accepted = match workspace.accept(what) {
        Ok(accepted) => accepted,
        Err(error) => match error.downcast_ref() {
            Some(AcceptError::NoFinding(_) | AcceptError::NoPolicy(_)) => {
                errln!("error: {error}");
                return Ok(Exit::Usage.into());
            }
            Some(_) | None => return Err(error),
        },
    };
    schemas.write(Path::new(LOCK), accepted.lock.to_text()?.as_bytes())?;
    outln!(
        "{LOCK}: {} accepted, {} dropped",
        accepted.added,
        accepted.removed
    )?;
    Ok(ExitCode::SUCCESS)
}
