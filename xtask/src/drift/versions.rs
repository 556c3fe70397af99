//! The commands about versions of a document: `diff` and `update`.

use super::{Format, SOURCES, Workspace, context, exit_code, today};
use crate::file;
use crate::say::{self, say};
use anyhow::{Context, Result, bail};
use specdrift::{
    CheckOptions, Document, Documents, Finding, Level, Pointer, Report,
    diff as compare, render,
};
use std::collections::BTreeSet;
use std::path::Path;
use std::process::ExitCode;

/// Shows what changed between two versions, and what that means for our types.
pub(super) fn diff(
    old: &Path,
    new: &Path,
    at: Option<&str>,
    format: Format,
    deny: Level,
) -> Result<ExitCode> {
    let at = match at.map(|at| (at, Pointer::parse(at))) {
        Some((at, None)) => {
            eprintln!("error: {at} is no JSON Pointer");
            return Ok(ExitCode::from(exit_code::USAGE));
        }
        Some((_, at)) => at,
        None => None,
    };
    let read = |path: &Path| {
        let file = path.display().to_string();
        Document::read(&file, &file, path)
    };
    let (old_document, new_document) = (read(old)?, read(new)?);
    let report = compare(&old_document, &new_document, at.as_ref());
    let mut documents = Documents::default();
    let id = vendored(&old_document)?;
    documents.documents.push(new_document);
    say::text(format_args!(
        "{}",
        format.renderer().render(&report, &context(&documents).with_deny(deny))
    ));
    if let (Some(id), Format::Human) = (id, format) {
        consequences(&id, new)?;
    }
    Ok(exit_code::of(report.outcome(deny)))
}

/// The vendored document that is this one, by its digest.
fn vendored(document: &Document) -> Result<Option<String>> {
    let workspace = Workspace::open(&[])?;
    let same = workspace
        .documents
        .documents
        .iter()
        .find(|d| d.sha256 == document.sha256);
    Ok(same.map(|document| document.id.clone()))
}

/// The findings of our types that a new version of a document brings.
fn new_findings(id: &str, file: &Path) -> Result<(Report, Workspace)> {
    let options = CheckOptions::on(today()?);
    let before = Workspace::open(&[])?.check(&options);
    let known: BTreeSet<String> =
        before.findings.into_iter().map(|f| f.fingerprint).collect();
    let workspace =
        Workspace::open(&[(id.to_owned(), file.display().to_string())])?;
    let mut report = workspace.check(&options);
    let new = |finding: &Finding| !known.contains(&finding.fingerprint);
    report.findings.retain(|finding| new(finding) && !finding.is_waived());
    Ok((report, workspace))
}

fn consequences(id: &str, file: &Path) -> Result<()> {
    let (report, workspace) = new_findings(id, file)?;
    say!("\nWhat it means for our types:\n");
    say::text(format_args!(
        "{}",
        render::Format::Human.render(&report, &context(&workspace.documents))
    ));
    Ok(())
}

/// Shows what a new version brings, then puts it in the place of the vendored
/// one. Waivers and their reasons stay as they are; those that the new version
/// makes needless are found as stale.
pub(super) fn update(id: &str, file: &Path) -> Result<ExitCode> {
    let workspace = Workspace::open(&[])?;
    let Some(old) = workspace.documents.get(id) else {
        eprintln!("error: {SOURCES} lists no document {id}");
        return Ok(ExitCode::from(exit_code::USAGE));
    };
    let bytes =
        std::fs::read(file).with_context(|| file.display().to_string())?;
    let new = Document::from_bytes(id, &file.display().to_string(), &bytes)?;
    let changes = compare(old, &new, None);
    let mut documents = Documents::default();
    let digest = new.sha256.clone();
    documents.documents.push(new);
    say::text(format_args!(
        "{}",
        render::Format::Human.render(&changes, &context(&documents))
    ));
    consequences(id, file)?;
    let text = std::str::from_utf8(&bytes).context("is not UTF-8")?;
    let sources = std::fs::read_to_string(workspace.root.join(SOURCES))?;
    if !sources.contains(&old.sha256) {
        bail!("{SOURCES}: the sha256 of {id} is not the file's");
    }
    file::write(&workspace.root.join(&old.file), text)?;
    let sources = sources.replace(&old.sha256, &digest);
    file::write(&workspace.root.join(SOURCES), &sources)?;
    say!(
        "\n{} is vendored; its published_as and state_of in {SOURCES} should be reviewed",
        old.file
    );
    Ok(ExitCode::SUCCESS)
}
