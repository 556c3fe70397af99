//! The commands about versions of a document: `diff` and `update`.

use super::Diff;
use super::record::lock_text;
use super::workspace::{LOCK, SCHEMAS, SOURCES, Workspace, context, today};
use crate::exit::Exit;
use crate::vendored::{self, NewVersion};
use anyhow::{Context, Result};
use paysession_command_io::{LockedFolder, errln, outln, print};
use specdrift::{
    Category, CheckOptions, Document, Documents, Files, Finding, Level,
    Outcome, Pointer, Report, diff as compare, render,
};
use std::collections::BTreeSet;
use std::path::Path;
use std::process::ExitCode;

/// Shows what changed between two versions. What that means for our types is
/// another question, which `drift --document` answers.
pub(super) fn diff(arguments: &Diff, explain: &str) -> Result<ExitCode> {
    let Diff { old, new, at, format, deny } = arguments;
    let deny = deny.level();
    let at = match at.as_deref().map(|at| (at, Pointer::parse(at))) {
        Some((at, None)) => {
            errln!("error: {at} is no JSON Pointer");
            return Ok(Exit::Usage.into());
        }
        Some((_, at)) => at,
        None => None,
    };
    let read = |path: &Path| {
        let file = path.display().to_string();
        Document::read(&file, &file, path)
    };
    let (old, new) = (read(old)?, read(new)?);
    let report = compare(&old, &new, at.as_ref());
    let mut documents = Documents::default();
    documents.documents.push(new);
    let context = context(&documents, explain).with_deny(deny);
    print(&format.renderer().render(&report, &context))?;
    Ok(Exit::from(report.outcome(deny)).into())
}

/// What a new version of a document means for our types.
struct NewFindings {
    report: Report,
    /// Whether all of the document could be judged.
    judged: bool,
    workspace: Workspace,
}

/// The findings of our types that a new version of a document brings.
fn new_findings(
    files: Files<'_>,
    id: &str,
    file: &Path,
) -> Result<NewFindings> {
    let options = CheckOptions::new(today()?);
    let before = Workspace::open(files, &[])?.check(&options);
    let known: BTreeSet<String> = before
        .findings
        .into_iter()
        .filter(|f| !f.is_waived())
        .map(|f| f.fingerprint)
        .collect();
    let workspace =
        Workspace::open(files, &[(id.to_owned(), file.display().to_string())])?;
    let mut report = workspace.check(&options);
    let judged = !report.findings.iter().any(|finding| {
        finding.category() == Category::Unjudged
            && finding.location.document == id
            && !finding.is_waived()
    });
    let new = |finding: &Finding| !known.contains(&finding.fingerprint);
    report.findings.retain(|finding| new(finding) && !finding.is_waived());
    Ok(NewFindings { report, judged, workspace })
}

/// Prints what a new version of a document means for our types, and says
/// whether all of it could be judged.
fn consequences(
    files: Files<'_>,
    id: &str,
    file: &Path,
    explain: &str,
) -> Result<bool> {
    let NewFindings { report, judged, workspace } =
        new_findings(files, id, file)?;
    outln!("")?;
    outln!("What it means for our types:")?;
    outln!("")?;
    print(
        &render::Format::Human
            .render(&report, &context(&workspace.documents, explain)),
    )?;
    Ok(judged)
}

/// Shows what a new version brings, then puts it in the place of the vendored
/// one. Policies and the lock file stay as they are: what the new version
/// changes under a policy, and what it makes needless, is found.
pub(super) fn update(
    root: &Path,
    id: &str,
    file: &Path,
    explain: &str,
) -> Result<ExitCode> {
    let schemas = LockedFolder::open(root, SCHEMAS)?;
    let mut workspace = Workspace::open(root, &[])?;
    let unreadable = workspace.documents.failed.iter().find(|failed| {
        failed.id == id && workspace.documents.get(id).is_none()
    });
    if let Some(failed) = unreadable {
        return Err(failed.error.clone().into());
    }
    let Some(old) = workspace.documents.get(id) else {
        errln!("error: {SOURCES} lists no document {id}");
        return Ok(Exit::Usage.into());
    };
    let name = file.display().to_string();
    // Says what the file is instead, where it is no document.
    Document::read(id, &name, file)?;
    let bytes = std::fs::read(file).with_context(|| name.clone())?;
    let new = Document::from_bytes(id, &name, &bytes)?;
    // What nobody could judge by itself cannot be vendored.
    let by_itself = compare(&new, &new, None).outcome(Level::Error);
    let changes = compare(old, &new, None);
    let mut documents = Documents::default();
    let digest = new.sha256.clone();
    documents.documents.push(new);
    print(
        &render::Format::Human.render(&changes, &context(&documents, explain)),
    )?;
    let judged = consequences(root.into(), id, file, explain)?;
    if !judged || by_itself == Outcome::Undecided {
        errln!(
            "error: {name} could not be judged, so {} stays as it is",
            old.file
        );
        return Ok(Exit::Failure.into());
    }
    let file = old.file.clone();
    let version =
        NewVersion { id, old_sha256: &old.sha256, new_sha256: &digest };
    let sources = vendored::listed(&schemas, SOURCES, &version)?;
    workspace.documents.replace(Document::from_bytes(id, &file, &bytes)?);
    // Where another document is unreadable, this one is vendored all the same,
    // and the lock file says nothing new.
    let lock = lock_text(&workspace);
    let mut files = vec![
        (Path::new(&file), &*bytes),
        (Path::new(SOURCES), sources.as_bytes()),
    ];
    files.extend(lock.iter().map(|lock| (Path::new(LOCK), lock.as_bytes())));
    schemas.write_all(&files)?;
    lock?;
    outln!("")?;
    outln!(
        "{} is vendored; its published_as and state_of in {SOURCES} should be reviewed",
        file
    )?;
    Ok(ExitCode::SUCCESS)
}
