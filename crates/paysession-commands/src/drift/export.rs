//! The command that writes the files of the check, to be changed.

use super::workspace::{CONFIG_FILE, LOCK, SCHEMAS, SOURCES, Workspace};
use crate::exit::Exit;
use anyhow::{Context, Result};
use paysession_command_io::{LockedFolder, errln, escaped_path, outln};
use specdrift::Files;
use std::path::Path;
use std::process::ExitCode;

/// Writes the table, its lock file and the documents below `folder`.
pub(super) fn export(files: Files<'_>, folder: &Path) -> Result<ExitCode> {
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
    let documents = Workspace::open(files, &[])?.documents.documents;
    let vendored = documents.iter().map(|document| document.file.as_str());
    // The table last: where a run ends before it, the same command again
    // writes everything.
    for path in vendored.chain([SOURCES, LOCK, CONFIG_FILE]) {
        let bytes = files.read(path).with_context(|| path.to_owned())?;
        schemas.write(Path::new(path), &bytes)?;
    }
    outln!("{} holds {SCHEMAS}", escaped_path(folder))?;
    Ok(ExitCode::SUCCESS)
}
