//! A folder that one command reads while no other writes to it.

use std::{
    fs::{self, File},
    path::Path,
};

use anyhow::bail;
use cap_std::fs::Dir;

use super::{Folder, temporary};

/// A folder that no command writes to as long as this value lives; others may
/// read it, too.
#[derive(Debug)]
pub struct SharedFolder {
    folder: Folder,
    /// Where the folder has no lock, or cannot have one, nobody is waited for.
    _lock: Option<File>,
}

impl SharedFolder {
    /// Waits until no command writes, and removes what one that was killed has
    /// left.
    ///
    /// # Errors
    ///
    /// If there is no folder at `root`, or one that was killed has changed only
    /// some of several files: a command that writes changes the others.
    pub fn open(root: &Path, path: &'static str) -> anyhow::Result<Self> {
        let folder = Folder::open(root, path)?;
        let owned = folder.find_own().ok().flatten();
        let lock = owned.as_ref().and_then(lock);
        let journal = folder.journal();
        if fs::symlink_metadata(root.join(&journal)).is_ok() {
            bail!(
                "expected files that belong together, found {journal}: a command \
                 that changed several files was interrupted, and the next one \
                 that writes below {path} completes it"
            );
        }
        // What fails here is not needed: whoever reads may not be allowed to
        // write.
        if let (Some(owned), Some(_)) = (&owned, &lock) {
            let _ = temporary::remove_abandoned_below(owned);
        }
        Ok(Self { folder, _lock: lock })
    }

    /// The folder, to read from.
    pub fn as_folder(&self) -> &Folder {
        &self.folder
    }
}

/// Waits for a lock that others who read may have, too.
fn lock(folder: &Dir) -> Option<File> {
    let lock = folder.open(".").ok()?.into_std();
    lock.lock_shared().ok()?;
    Some(lock)
}
