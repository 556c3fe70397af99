//! The command that judges the bindings of the table.

use super::Check;
use super::workspace::{CONFIG_FILE, SOURCES, Workspace, context, today};
use crate::exit::Exit;
use anyhow::Result;
use paysession_command_io::{errln, print, write_output};
use specdrift::{CheckOptions, Documents, Files};
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
    let workspace = Workspace::open(files, &arguments.documents)?;
    if let Some(unknown) = arguments
        .bindings
        .iter()
        .find(|id| !workspace.config.bindings.iter().any(|o| o.id == **id))
    {
        errln!("error: {CONFIG_FILE} has no binding {unknown}");
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
