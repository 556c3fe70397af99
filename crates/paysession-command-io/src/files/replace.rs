//! A file that is replaced whole: written beside its place, then renamed.

use std::{
    ffi::OsStr,
    io::{self, Write},
    path::Path,
};

use cap_fs_ext::{FollowSymlinks, OpenOptionsFollowExt};
use cap_std::fs::{Dir, File, OpenOptions, Permissions};

use super::EntryKind;

/// A temporary file is named `.xtask-PROCESS-COUNT.tmp`, without the name of
/// the file that it becomes, which may be as long as a name can be.
const PREFIX: &str = ".xtask-";
const SUFFIX: &str = ".tmp";

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
    let permissions = match entry_kind(folder, name)? {
        None => None,
        Some(EntryKind::File) => {
            Some(folder.symlink_metadata(name)?.permissions())
        }
        Some(kind) => {
            let reason = format!("expected a regular file, found {kind}");
            return Err(io::Error::other(reason));
        }
    };
    for _ in 1..ATTEMPTS {
        match try_replace(folder, name, bytes, permissions.clone()) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            result => return result,
        }
    }
    try_replace(folder, name, bytes, permissions)
}

fn try_replace(
    folder: &Dir,
    name: &Path,
    bytes: &[u8],
    permissions: Option<Permissions>,
) -> io::Result<()> {
    let mut temporary = TemporaryFile::create(folder)?;
    temporary.file.write_all(bytes)?;
    if let Some(permissions) = permissions {
        temporary.file.set_permissions(permissions)?;
    }
    // Before the rename: after a loss of power the name must not lead to a
    // file whose bytes never reached the disk.
    temporary.file.sync_all()?;
    temporary.rename_to(name)?;
    // So that files reach the disk in the order in which they were written.
    // Not every file system can do this for a folder.
    if let Ok(folder) = folder.open(".") {
        let _ = folder.sync_all();
    }
    Ok(())
}

/// A file that is removed unless it is renamed.
struct TemporaryFile<'d> {
    folder: &'d Dir,
    /// `None` once it is renamed.
    name: Option<String>,
    /// Locked while its process lives, where the file system has locks.
    file: File,
}

impl<'d> TemporaryFile<'d> {
    fn create(folder: &'d Dir) -> io::Result<Self> {
        let process = std::process::id();
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        let mut count = 0_u64;
        loop {
            let name = format!("{PREFIX}{process}-{count}{SUFFIX}");
            match folder.open_with(&name, &options) {
                Ok(file) => {
                    let file = file.into_std();
                    // Where this fails, no process can lock the file in order
                    // to remove it; or one just has, and the rename will fail.
                    let _ = file.try_lock();
                    let file = File::from_std(file);
                    return Ok(Self { folder, name: Some(name), file });
                }
                // Left by an earlier process of this number, or written by one
                // of another container.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                    count += 1;
                }
                Err(error) => return Err(error),
            }
        }
    }

    fn rename_to(mut self, target: &Path) -> io::Result<()> {
        if let Some(name) = &self.name {
            self.folder.rename(name, self.folder, target)?;
        }
        self.name = None;
        Ok(())
    }
}

impl Drop for TemporaryFile<'_> {
    fn drop(&mut self) {
        if let Some(name) = &self.name {
            // The error that led here is the one to report; what stays is
            // removed by the next run.
            let _ = self.folder.remove_file(name);
        }
    }
}

/// Whether a file is one that this module writes and renames.
fn is_temporary(name: &OsStr) -> bool {
    let name = name.as_encoded_bytes();
    name.starts_with(PREFIX.as_bytes()) && name.ends_with(SUFFIX.as_bytes())
}

/// Removes the temporary files in a folder whose processes have ended. One that
/// cannot be removed keeps no file from being written.
pub(super) fn remove_abandoned(folder: &Dir) -> io::Result<()> {
    for entry in folder.entries()? {
        let entry = entry?;
        let kind = EntryKind::from(entry.file_type()?);
        let name = entry.file_name();
        if kind == EntryKind::File
            && is_temporary(&name)
            && is_unlocked(folder, &name)
        {
            let _ = folder.remove_file(name);
        }
    }
    Ok(())
}

fn is_unlocked(folder: &Dir, name: &OsStr) -> bool {
    let mut options = OpenOptions::new();
    options.write(true).follow(FollowSymlinks::No);
    folder
        .open_with(name, &options)
        .is_ok_and(|file| file.into_std().try_lock().is_ok())
}
