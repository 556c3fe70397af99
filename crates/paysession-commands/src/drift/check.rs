//! The command that judges the bindings of the table.

use super::Check;
use super::workspace::{CONFIG_FILE, LOCK, SOURCES, Workspace, context, today};
use crate::exit::Exit;
use anyhow::Result;
use paysession_command_io::{errln, print, write_output};
use specdrift::{CheckOptions, Documents, Files};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

/// Judges the bindings of the table.
pub(super) fn check(
    files: Files<'_>,
    arguments: &Check,
    explain: &str,
) -> Result<ExitCode> {
    let start = Instant::now();
    let listed = Documents::listed(files, SOURCES)?;
    let unknown =
        arguments.documents.iter().find(|(id, _)| !listed.contains(id));
    if let Some((id, _)) = unknown {
        errln!("error: {SOURCES} lists no document {id}");
        return Ok(Exit::Usage.into());
    }
    let workspace = Workspace::read(files, &arguments.documents)?;
    if let Some(unknown) = arguments
        .bindings
        .iter()
        .find(|id| !workspace.config.bindings.iter().any(|o| o.id == **id))
    {
        errln!("error: {CONFIG_FILE} has no binding {unknown}");
        return Ok(Exit::Usage.into());
    }
    if let Some(out) = &arguments.out
        && let Some(read) = read_file(out, files, &workspace)
    {
        errln!("error: expected --out FILE that is not judged, found {read}");
        return Ok(Exit::Usage.into());
    }
    let given = arguments.documents.iter().map(|(id, _)| id.clone());
    let options = CheckOptions::new(today()?)
        .only_bindings(arguments.bindings.clone())
        .only_documents(given.collect());
    let report = workspace.check(&options);
    let ids: Vec<&str> =
        workspace.config.bindings.iter().map(|b| b.id.as_str()).collect();
    let deny = arguments.deny.level();
    let context = context(&workspace.documents, explain)
        .with_bindings(&ids)
        .with_deny(deny)
        .with_elapsed(start.elapsed());
    let text = arguments.format.renderer().render(&report, &context);
    match &arguments.out {
        Some(out) => write_output(out, &text)?,
        None => print(&text)?,
    }
    Ok(Exit::from(report.outcome(deny)).into())
}

/// The file that the check reads and that `out` would replace.
fn read_file(
    out: &Path,
    files: Files<'_>,
    workspace: &Workspace,
) -> Option<String> {
    let out = out.canonicalize().ok()?;
    let Documents { documents, failed, .. } = &workspace.documents;
    let documents = documents.iter().map(|document| document.file.as_str());
    let failed = failed.iter().map(|failed| failed.error.file.as_str());
    let read = documents.chain(failed).chain([CONFIG_FILE, LOCK, SOURCES]);
    // A document that was given is where the user said; every other file is in
    // the workspace.
    read.flat_map(|file| {
        let vendored = match files {
            Files::Folder(root) => Some(root.join(file)),
            Files::Bundled(_) | _ => None,
        };
        [Some(PathBuf::from(file)), vendored].map(|path| (file, path))
    })
    .find(|(_, path)| {
        let path = path.as_ref().and_then(|path| path.canonicalize().ok());
        path.is_some_and(|path| path == out)
    })
    .map(|(file, _)| file.to_owned())
}
