//! Files that are written beside their place, before they are renamed.

use std::{
    ffi::OsStr,
    io::{self, Write},
    path::Path,
};

use cap_fs_ext::{DirExt, FollowSymlinks, OpenOptionsFollowExt};
use cap_std::fs::{Dir, File, OpenOptions, Permissions};

use super::EntryKind;

/// A temporary file is named `.xtask-PROCESS-COUNT.tmp`, without the name of
/// the file that it becomes, which may be as long as a name can be.
const PREFIX: &str = ".xtask-";
const SUFFIX: &str = ".tmp";

/// A file that is removed unless it is renamed or kept.
#[derive(Debug)]
pub(super) struct TemporaryFile {
    folder: Dir,
    /// `None` once it is renamed or kept.
    name: Option<String>,
    /// Locked while its process lives, where the file system has locks.
    file: File,
}

impl TemporaryFile {
    /// A file of these bytes, which are on the disk.
    pub(super) fn write(
        folder: &Dir,
        bytes: &[u8],
        permissions: Option<Permissions>,
    ) -> io::Result<Self> {
        let mut temporary = Self::create(folder)?;
        temporary.file.write_all(bytes)?;
        if let Some(permissions) = permissions {
            temporary.file.set_permissions(permissions)?;
        }
        // Before the rename: after a loss of power the name must not lead to a
        // file whose bytes never reached the disk.
        temporary.file.sync_all()?;
        Ok(temporary)
    }

    fn create(folder: &Dir) -> io::Result<Self> {
        let process = std::process::id();
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        let mut count = 0_u64;
        loop {
            let name = format!("{PREFIX}{process}-{count}{SUFFIX}");
            match folder.open_with(&name, &options) {
                Ok(file) => {
                    let folder = folder.try_clone()?;
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

    /// The folder that it is in, and its name.
    pub(super) fn place(&self) -> (&Dir, &str) {
        (&self.folder, self.name.as_deref().unwrap_or_default())
    }

    pub(super) fn rename_to(mut self, target: &Path) -> io::Result<()> {
        if let Some(name) = &self.name {
            self.folder.rename(name, &self.folder, target)?;
        }
        self.name = None;
        Ok(())
    }

    /// Leaves the file where it is.
    pub(super) fn keep(mut self) {
        self.name = None;
    }
}

impl Drop for TemporaryFile {
    fn drop(&mut self) {
        if let Some(name) = &self.name {
            // The error that led here is the one to report; what stays is
            // removed by the next run.
            let _ = self.folder.remove_file(name);
        }
    }
}

/// Whether a file is one that this module writes and renames.
pub(super) fn is_temporary(name: &OsStr) -> bool {
    let numbers = name
        .to_str()
        .and_then(|name| name.strip_prefix(PREFIX)?.strip_suffix(SUFFIX))
        .and_then(|numbers| numbers.split_once('-'));
    let is_number = |text: &str| {
        !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    numbers
        .is_some_and(|(process, count)| is_number(process) && is_number(count))
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

/// The same, at any depth.
pub(super) fn remove_abandoned_below(folder: &Dir) -> io::Result<()> {
    remove_abandoned(folder)?;
    for entry in folder.entries()? {
        let entry = entry?;
        if EntryKind::from(entry.file_type()?) == EntryKind::Folder {
            let folder = folder.open_dir_nofollow(entry.file_name())?;
            remove_abandoned_below(&folder)?;
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

#[cfg(test)]
mod tests {
    use super::is_temporary;

    #[test]
    fn only_what_is_named_as_a_temporary_file_is_one() {
        for (name, expected) in [
            (".xtask-1-0.tmp", true),
            (".xtask-4194304-12.tmp", true),
            (".xtask-1-.tmp", false),
            (".xtask--1.tmp", false),
            (".xtask-1.tmp", false),
            (".xtask-notes.tmp", false),
            (".xtask-my-notes.tmp", false),
            (".xtask-1-0.tmp.json", false),
            ("a.xtask-1-0.tmp", false),
        ] {
            assert_eq!(is_temporary(name.as_ref()), expected, "{name}");
        }
    }
}
