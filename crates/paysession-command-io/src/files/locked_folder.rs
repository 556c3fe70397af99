//! A folder that one command at a time writes to.

use std::{fs::File, path::Path};

use anyhow::Context;

use super::{Folder, journal, replace, temporary};

/// A folder that no other command writes to as long as this value lives.
///
/// Whoever reads a file in order to change it locks the folder first, so that
/// two commands at once do not undo each other's change.
#[derive(Debug)]
pub struct LockedFolder {
    folder: Folder,
    /// Locks the folder until it is dropped, or the process ends in any way.
    _lock: File,
}

impl LockedFolder {
    /// Waits until no other command writes, completes a change of several files
    /// that one which was killed has begun, and removes what it has left.
    ///
    /// # Errors
    ///
    /// If the folder cannot be created or locked, or the change not completed.
    pub fn open(root: &Path, path: &'static str) -> anyhow::Result<Self> {
        let folder = Folder::open(root, path)?;
        let lock = Self::lock(&folder)
            .with_context(|| format!("cannot lock {path}"))?;
        journal::complete(&folder)?;
        temporary::remove_abandoned_below(&folder.own()?)
            .with_context(|| format!("cannot read {path}"))?;
        Ok(Self { folder, _lock: lock })
    }

    fn lock(folder: &Folder) -> anyhow::Result<File> {
        let lock = folder.own()?.open(".")?.into_std();
        lock.lock()?;
        Ok(lock)
    }

    /// The folder, to read from.
    pub fn as_folder(&self) -> &Folder {
        &self.folder
    }

    /// The text of a file that must exist.
    ///
    /// # Errors
    ///
    /// If the file does not exist, or is no UTF-8.
    pub fn read_text(&self, path: &str) -> anyhow::Result<String> {
        let bytes = self.folder.read(Path::new(path))?;
        let bytes = bytes.with_context(|| format!("{path} does not exist"))?;
        String::from_utf8(bytes).with_context(|| path.to_owned())
    }

    /// Writes a whole file in the place of what there is, or changes nothing.
    ///
    /// # Errors
    ///
    /// If the file cannot be written, or what is there is no regular file.
    pub fn write(&self, path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
        self.try_write(path, bytes)
            .with_context(|| format!("cannot write {}", path.display()))
    }

    fn try_write(&self, path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
        let (parent, name) = self.folder.split(path)?;
        let parent = self.folder.create(parent)?;
        Ok(replace::replace(&parent, name, bytes)?)
    }

    /// Writes files that belong together: all of them, or none. A command that
    /// is killed on the way changes none, or the next one that writes changes
    /// the others.
    ///
    /// # Errors
    ///
    /// If a file cannot be written, or what is there is no regular file.
    pub fn write_all(&self, files: &[(&Path, &[u8])]) -> anyhow::Result<()> {
        journal::write_all(&self.folder, files)
    }

    /// Removes a file. Of a symbolic link, it is the link that is removed.
    ///
    /// # Errors
    ///
    /// If the file cannot be removed.
    pub fn remove(&self, path: &Path) -> anyhow::Result<()> {
        self.try_remove(path)
            .with_context(|| format!("cannot remove {}", path.display()))
    }

    fn try_remove(&self, path: &Path) -> anyhow::Result<()> {
        let (parent, name) = self.folder.split(path)?;
        if let Some(parent) = self.folder.find(parent)? {
            parent.remove_file(name)?;
        }
        Ok(())
    }
}
