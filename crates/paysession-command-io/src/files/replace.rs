//! A file that is replaced whole: written beside its place, then renamed.

use std::{io, path::Path};

use cap_std::fs::{Dir, Permissions};

use super::{EntryKind, temporary::TemporaryFile};

/// How often a file is written anew that another process took for abandoned.
const ATTEMPTS: usize = 10;

/// What stands at a name, without a look through a link.
pub(super) fn entry_kind(
    folder: &Dir,
    name: &Path,
) -> io::Result<Option<EntryKind>> {
    match folder.symlink_metadata(name) {
        Ok(metadata) => Ok(Some(metadata.file_type().into())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Puts a file of these bytes in the place of a regular file, whose
/// permissions it takes over, or of none.
pub(super) fn replace(
    folder: &Dir,
    name: &Path,
    bytes: &[u8],
) -> io::Result<()> {
    for _ in 1..ATTEMPTS {
        match try_replace(folder, name, bytes) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            result => return result,
        }
    }
    try_replace(folder, name, bytes)
}

fn try_replace(folder: &Dir, name: &Path, bytes: &[u8]) -> io::Result<()> {
    stage(folder, name, bytes)?.rename_to(name)?;
    sync(folder);
    Ok(())
}

/// Writes, beside it, the file that is to stand at a name.
pub(super) fn stage(
    folder: &Dir,
    name: &Path,
    bytes: &[u8],
) -> io::Result<TemporaryFile> {
    let permissions = permissions(folder, name)?;
    TemporaryFile::write(folder, bytes, permissions)
}

/// Those of the regular file at a name; `None` where there is no file.
fn permissions(folder: &Dir, name: &Path) -> io::Result<Option<Permissions>> {
    match entry_kind(folder, name)? {
        None => Ok(None),
        Some(EntryKind::File) => {
            Ok(Some(folder.symlink_metadata(name)?.permissions()))
        }
        Some(kind) => {
            let reason = format!("expected a regular file, found {kind}");
            Err(io::Error::other(reason))
        }
    }
}

/// So that files reach the disk in the order in which they were written. Not
/// every file system can do this for a folder.
pub(super) fn sync(folder: &Dir) {
    if let Ok(folder) = folder.open(".") {
        let _ = folder.sync_all();
    }
}
