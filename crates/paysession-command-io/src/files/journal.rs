//! Several files that change together: their new versions are written beside
//! them, then a journal that names them all, and then they are renamed. Where a
//! command ends before the journal is there, nothing has changed; where it ends
//! later, the next command that writes renames the rest.

use std::{io, path::Path};

use anyhow::{Context, bail, ensure};
use cap_std::fs::Dir;

use super::{
    EntryKind, Folder, replace,
    temporary::{TemporaryFile, is_temporary},
};

/// The journal, in the folder that is locked: a line for each file, which has
/// the name of its new version and its path from the workspace.
pub(super) const JOURNAL: &str = ".xtask-journal";

/// The new version of a file, beside it.
struct Change<'p> {
    path: &'p Path,
    version: TemporaryFile,
}

/// Changes all of the files, or none of them.
pub(super) fn write_all(
    folder: &Folder,
    files: &[(&Path, &[u8])],
) -> anyhow::Result<()> {
    let mut changes = Vec::new();
    for &(path, bytes) in files {
        let version = stage(folder, path, bytes)
            .with_context(|| format!("cannot write {}", path.display()))?;
        changes.push(Change { path, version });
    }
    let owned = folder.own()?;
    let text = journal(&changes)?;
    replace::replace(&owned, Path::new(JOURNAL), text.as_bytes())
        .with_context(|| format!("cannot write {}", folder.journal()))?;
    // From here on it is done, whoever does it.
    for change in changes {
        change.version.keep();
    }
    complete(folder)
}

fn stage(
    folder: &Folder,
    path: &Path,
    bytes: &[u8],
) -> anyhow::Result<TemporaryFile> {
    let (parent, name) = folder.split(path)?;
    let parent = folder.create(parent)?;
    let version = replace::stage(&parent, name, bytes)?;
    replace::sync(&parent);
    Ok(version)
}

fn journal(changes: &[Change<'_>]) -> anyhow::Result<String> {
    let mut text = String::new();
    for Change { path, version } in changes {
        let shown = path.display();
        let path = path.to_str().filter(|path| !path.contains('\n'));
        let path = path.with_context(|| {
            format!("expected the name of a file in one line of UTF-8, found {shown}")
        })?;
        let (_, name) = version.place();
        text = format!("{text}{name} {path}\n");
    }
    Ok(text)
}

/// Does what a journal says, if there is one; the folder is locked.
pub(super) fn complete(folder: &Folder) -> anyhow::Result<()> {
    let Some(owned) = folder.find_own()? else { return Ok(()) };
    let journal = Path::new(JOURNAL);
    let Some(text) = folder.read(&folder.own_path().join(journal))? else {
        return Ok(());
    };
    let cannot = || format!("cannot complete {}", folder.journal());
    try_complete(folder, &owned, &text).with_context(cannot)?;
    owned.remove_file(journal).with_context(cannot)?;
    replace::sync(&owned);
    Ok(())
}

fn try_complete(
    folder: &Folder,
    owned: &Dir,
    text: &[u8],
) -> anyhow::Result<()> {
    let written = owned.symlink_metadata(JOURNAL)?.modified()?;
    let text = std::str::from_utf8(text)?;
    let mut renames = Vec::new();
    for line in text.lines() {
        let (version, path) =
            line.split_once(' ').context("expected two names in a line")?;
        ensure!(
            is_temporary(version.as_ref()),
            "expected the name of a temporary file, found {version}"
        );
        let (parent, name) = folder.split(Path::new(path))?;
        let parent = folder
            .find(parent)?
            .with_context(|| format!("the folder of {path} does not exist"))?;
        match replace::entry_kind(&parent, Path::new(version))? {
            // It is renamed already.
            None => continue,
            Some(EntryKind::File) => {}
            Some(kind) => bail!("expected a regular file, found {kind}"),
        }
        ensure!(
            !is_newer(&parent, name, written)?,
            "{path} was changed after it; whoever removes {} keeps that change",
            folder.journal()
        );
        renames.push((parent, version, name));
    }
    for (parent, version, name) in renames {
        parent.rename(version, &parent, name)?;
        replace::sync(&parent);
    }
    Ok(())
}

/// Whether a file was written after a time; whatever is no regular file is an
/// error.
fn is_newer(
    folder: &Dir,
    name: &Path,
    time: cap_std::time::SystemTime,
) -> anyhow::Result<bool> {
    match replace::entry_kind(folder, name)? {
        None => Ok(false),
        Some(EntryKind::File) => {
            let metadata: io::Result<_> = folder.symlink_metadata(name);
            Ok(metadata?.modified()? > time)
        }
        Some(kind) => bail!("expected a regular file, found {kind}"),
    }
}
