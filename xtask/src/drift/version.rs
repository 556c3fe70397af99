//! The commands about versions of a document: `diff` and `update`.

use super::{Desk, Format, SCHEMAS, SOURCES, today, written};
use crate::files::{self, LockedFolder};
use crate::output::{self, errln, outln};
use crate::vendored::{self, NewVersion};
use anyhow::{Context, Result};
use specdrift::{
    Document, Finding, Level, Library, Options, Pointer, Report,
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
            errln!("error: {at} is no JSON Pointer");
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
    let mut library = Library::default();
    let id = vendored(&old_document)?;
    library.documents.push(new_document);
    output::text(&written(format, &report, &library, &[], deny, None))?;
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
    let options = Options::on(today());
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
    output::text("\nWhat it means for our types:\n\n")?;
    output::text(&render::human(&report, &desk.library, None))?;
    Ok(())
}

/// Shows what a new version brings, then puts it in the place of the vendored
/// one. Waivers and their reasons stay as they are; those that the new version
/// makes needless are found as stale.
pub(super) fn update(id: &str, file: &Path) -> Result<ExitCode> {
    let schemas = LockedFolder::open(&files::root(), SCHEMAS)?;
    let desk = Desk::open(&[])?;
    let Some(old) = desk.library.get(id) else {
        errln!("error: {SOURCES} lists no document {id}");
        return Ok(ExitCode::from(2));
    };
    let bytes =
        std::fs::read(file).with_context(|| file.display().to_string())?;
    let new = Document::from_bytes(id, &file.display().to_string(), &bytes)?;
    let changes = compare(old, &new, None);
    let mut library = Library::default();
    let digest = new.sha256.clone();
    library.documents.push(new);
    output::text(&render::human(&changes, &library, None))?;
    consequences(id, file)?;
    let version = NewVersion {
        id,
        file: &old.file,
        old_sha256: &old.sha256,
        bytes: &bytes,
        new_sha256: &digest,
    };
    vendored::replace(&schemas, SOURCES, &version)?;
    outln!("")?;
    outln!(
        "{} is vendored; its published_as and state_of in {SOURCES} want a look",
        old.file
    )?;
    Ok(ExitCode::SUCCESS)
}
