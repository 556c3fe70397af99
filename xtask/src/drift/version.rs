//! The commands about versions of a document: `diff` and `update`.

use super::{Desk, Format, SOURCES, today, written};
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
            return Ok(ExitCode::from(2));
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
    let mut library = Documents::default();
    let id = vendored(&old_document)?;
    library.documents.push(new_document);
    say::text(format_args!(
        "{}",
        written(format, &report, &library, &[], deny, None)
    ));
    if let (Some(id), Format::Human) = (id, format) {
        consequences(&id, new)?;
    }
    Ok(ExitCode::from(report.exit_code(deny)))
}

/// The vendored document that is this one, by its digest.
fn vendored(document: &Document) -> Result<Option<String>> {
    let desk = Desk::open(&[])?;
    let same =
        desk.library.documents.iter().find(|d| d.sha256 == document.sha256);
    Ok(same.map(|document| document.id.clone()))
}

/// The findings of our types that a new version of a document brings.
fn new_findings(id: &str, file: &Path) -> Result<(Report, Desk)> {
    let options = CheckOptions::on(today());
    let before = Desk::open(&[])?.check(&options);
    let known: BTreeSet<String> =
        before.findings.into_iter().map(|f| f.fingerprint).collect();
    let desk = Desk::open(&[(id.to_owned(), file.display().to_string())])?;
    let mut report = desk.check(&options);
    let new = |finding: &Finding| !known.contains(&finding.fingerprint);
    report.findings.retain(|finding| new(finding) && !finding.waived);
    Ok((report, desk))
}

fn consequences(id: &str, file: &Path) -> Result<()> {
    let (report, desk) = new_findings(id, file)?;
    say!("\nWhat it means for our types:\n");
    say::text(format_args!("{}", render::human(&report, &desk.library, None)));
    Ok(())
}

/// Shows what a new version brings, then puts it in the place of the vendored
/// one. Waivers and their reasons stay as they are; those that the new version
/// makes needless are found as stale.
pub(super) fn update(id: &str, file: &Path) -> Result<ExitCode> {
    let desk = Desk::open(&[])?;
    let Some(old) = desk.library.get(id) else {
        eprintln!("error: {SOURCES} lists no document {id}");
        return Ok(ExitCode::from(2));
    };
    let bytes =
        std::fs::read(file).with_context(|| file.display().to_string())?;
    let new = Document::from_bytes(id, &file.display().to_string(), &bytes)?;
    let changes = compare(old, &new, None);
    let mut library = Documents::default();
    let digest = new.sha256.clone();
    library.documents.push(new);
    say::text(format_args!("{}", render::human(&changes, &library, None)));
    consequences(id, file)?;
    let text = std::str::from_utf8(&bytes).context("is not UTF-8")?;
    let sources = std::fs::read_to_string(desk.root.join(SOURCES))?;
    if !sources.contains(&old.sha256) {
        bail!("{SOURCES}: the sha256 of {id} is not the file's");
    }
    file::write(&desk.root.join(&old.file), text)?;
    let sources = sources.replace(&old.sha256, &digest);
    file::write(&desk.root.join(SOURCES), &sources)?;
    say!(
        "\n{} is vendored; its published_as and state_of in {SOURCES} want a look",
        old.file
    );
    Ok(ExitCode::SUCCESS)
}
