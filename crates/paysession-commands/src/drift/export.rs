//! The command that writes the files of the check, to be changed.

use super::workspace::{
    CONFIG_FILE, LOCK, SCHEMAS, SOURCES, Workspace, reading,
};
use crate::exit::Exit;
use anyhow::{Context, Result};
use paysession_command_io::{LockedFolder, errln, escaped_path, outln};
use specdrift::Files;
use std::path::Path;
use std::process::ExitCode;

/// Writes the table, its lock file and the documents below `folder`.
pub(super) fn export(files: Files<'_>, folder: &Path) -> Result<ExitCode> {
    let contents = contents(files)?;
    let cannot_create = || format!("cannot create {}", folder.display());
    std::fs::create_dir_all(folder).with_context(cannot_create)?;
    let schemas = LockedFolder::open(folder, SCHEMAS)?;
    if schemas.as_folder().read(Path::new(CONFIG_FILE))?.is_some() {
        errln!(
            "error: expected a folder without {CONFIG_FILE}, found {}",
            folder.display()
        );
        return Ok(Exit::Usage.into());
    }
    // The table last: where a run ends before it, the same command again
    // writes everything.
    for (path, bytes) in contents {
        schemas.write(Path::new(&path), &bytes)?;
    }
    outln!("{} holds {SCHEMAS}", escaped_path(folder))?;
    Ok(ExitCode::SUCCESS)
}

/// Every file with its path, the table last.
fn contents(files: Files<'_>) -> Result<Vec<(String, Vec<u8>)>> {
    let _reading = reading(files)?;
    let documents = Workspace::open(files, &[])?.documents.documents;
    let vendored = documents.into_iter().map(|document| document.file);
    let others = [SOURCES, LOCK, CONFIG_FILE].map(str::to_owned);
    vendored
        .chain(others)
        .map(|path| {
            let bytes = files.read(&path).with_context(|| path.clone())?;
            Ok((path, bytes.into_owned()))
        })
        .collect()
}
