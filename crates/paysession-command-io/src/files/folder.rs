//! A folder of the workspace, below which no symbolic link is followed.

use std::{
    fmt,
    io::{self, Read},
    path::{Component, Path, PathBuf},
};

use anyhow::{Context, bail, ensure};
use cap_fs_ext::{DirExt, FollowSymlinks, OpenOptionsFollowExt};
use cap_std::{
    ambient_authority,
    fs::{Dir, FileType, OpenOptions},
};

use super::{journal::JOURNAL, replace};

/// What stands at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::exhaustive_enums, reason = "a file system has no more")]
pub enum EntryKind {
    /// A regular file.
    File,
    /// A folder.
    Folder,
    /// A symbolic link, wherever it leads.
    SymbolicLink,
    /// A device, a socket or a pipe.
    Other,
}

impl From<FileType> for EntryKind {
    fn from(kind: FileType) -> Self {
        if kind.is_file() {
            Self::File
        } else if kind.is_dir() {
            Self::Folder
        } else if kind.is_symlink() {
            Self::SymbolicLink
        } else {
            Self::Other
        }
    }
}

impl fmt::Display for EntryKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::File => "a regular file",
            Self::Folder => "a folder",
            Self::SymbolicLink => "a symbolic link",
            Self::Other => "a special file",
        })
    }
}

/// A folder of the workspace. Every path is relative to the workspace and
/// leads into the folder. Each folder on the way is opened from the one above
/// it, so that nobody can put a link there in the meantime.
#[derive(Debug)]
pub struct Folder {
    root: Dir,
    path: &'static str,
}

impl Folder {
    /// Opens the folder at `path`, which is relative to `root`.
    ///
    /// # Errors
    ///
    /// If there is no folder at `root`.
    pub fn open(root: &Path, path: &'static str) -> anyhow::Result<Self> {
        let root = Dir::open_ambient_dir(root, ambient_authority())
            .with_context(|| format!("cannot open {}", root.display()))?;
        Ok(Self { root, path })
    }

    /// The bytes of a file; `None` where there is none.
    ///
    /// # Errors
    ///
    /// If what is there is no regular file, or cannot be read.
    pub fn read(&self, path: &Path) -> anyhow::Result<Option<Vec<u8>>> {
        self.try_read(path)
            .with_context(|| format!("cannot read {}", path.display()))
    }

    fn try_read(&self, path: &Path) -> anyhow::Result<Option<Vec<u8>>> {
        let (parent, name) = self.split(path)?;
        let Some(parent) = self.find(parent)? else {
            return Ok(None);
        };
        match replace::entry_kind(&parent, name)? {
            None => return Ok(None),
            Some(EntryKind::File) => {}
            Some(kind) => bail!("expected a regular file, found {kind}"),
        }
        let mut options = OpenOptions::new();
        options.read(true).follow(FollowSymlinks::No);
        let mut bytes = Vec::new();
        parent.open_with(name, &options)?.read_to_end(&mut bytes)?;
        Ok(Some(bytes))
    }

    /// Everything below one of the folders, but the folders themselves; nothing
    /// where the folder does not exist.
    ///
    /// # Errors
    ///
    /// If a folder cannot be read.
    pub fn entries(
        &self,
        path: &Path,
    ) -> anyhow::Result<Vec<(PathBuf, EntryKind)>> {
        let mut entries = self
            .try_entries(path)
            .with_context(|| format!("cannot read {}", path.display()))?;
        entries.sort_by(|(one, _), (other, _)| one.cmp(other));
        Ok(entries)
    }

    fn try_entries(
        &self,
        path: &Path,
    ) -> anyhow::Result<Vec<(PathBuf, EntryKind)>> {
        let mut entries = Vec::new();
        if let Some(folder) = self.find(path)? {
            collect(&folder, path, &mut entries)?;
        }
        Ok(entries)
    }

    /// The folder of a file, and the file's name.
    pub(super) fn split<'p>(
        &self,
        path: &'p Path,
    ) -> anyhow::Result<(&'p Path, &'p Path)> {
        match (path.parent(), path.file_name()) {
            (Some(parent), Some(name)) if path.starts_with(self.path) => {
                Ok((parent, Path::new(name)))
            }
            _ => bail!("expected a path below {}", self.path),
        }
    }

    /// The path of this folder.
    pub(super) fn own_path(&self) -> &Path {
        Path::new(self.path)
    }

    /// The path of the journal of changes to several files.
    pub(super) fn journal(&self) -> String {
        format!("{}/{JOURNAL}", self.path)
    }

    /// This folder; `None` where it does not exist.
    pub(super) fn find_own(&self) -> anyhow::Result<Option<Dir>> {
        self.find(self.own_path())
    }

    /// This folder, which is created where it does not exist.
    pub(super) fn own(&self) -> anyhow::Result<Dir> {
        self.create(self.own_path())
    }

    /// Opens a folder by its path from the workspace; `None` where it does not
    /// exist.
    pub(super) fn find(&self, path: &Path) -> anyhow::Result<Option<Dir>> {
        let mut folder = self.root.try_clone()?;
        for (name, so_far) in names(path)? {
            match replace::entry_kind(&folder, name)? {
                None => return Ok(None),
                Some(kind) => expect_folder(kind, &so_far)?,
            }
            folder = folder.open_dir_nofollow(name)?;
        }
        Ok(Some(folder))
    }

    /// Opens a folder, and creates it and those above it where they do not
    /// exist.
    pub(super) fn create(&self, path: &Path) -> anyhow::Result<Dir> {
        let mut folder = self.root.try_clone()?;
        for (name, so_far) in names(path)? {
            match replace::entry_kind(&folder, name)? {
                None => create_folder(&folder, name)?,
                Some(kind) => expect_folder(kind, &so_far)?,
            }
            folder = folder.open_dir_nofollow(name)?;
        }
        Ok(folder)
    }
}

/// The names on a path, each with the path up to it.
fn names(path: &Path) -> anyhow::Result<Vec<(&Path, PathBuf)>> {
    let mut so_far = PathBuf::new();
    path.components()
        .map(|component| match component {
            Component::Normal(name) => {
                so_far.push(name);
                Ok((Path::new(name), so_far.clone()))
            }
            Component::Prefix(_)
            | Component::RootDir
            | Component::CurDir
            | Component::ParentDir => {
                bail!("expected a path of names, without `..`")
            }
        })
        .collect()
}

fn expect_folder(kind: EntryKind, path: &Path) -> anyhow::Result<()> {
    let path = path.display();
    ensure!(
        kind == EntryKind::Folder,
        "expected a folder, found {kind}: {path}"
    );
    Ok(())
}

/// Another process may have created it in the meantime.
fn create_folder(parent: &Dir, name: &Path) -> io::Result<()> {
    match parent.create_dir(name) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        result => result,
    }
}

fn collect(
    folder: &Dir,
    path: &Path,
    entries: &mut Vec<(PathBuf, EntryKind)>,
) -> io::Result<()> {
    for entry in folder.entries()? {
        let entry = entry?;
        let name = entry.file_name();
        let path = path.join(&name);
        let kind = EntryKind::from(entry.file_type()?);
        if kind == EntryKind::Folder {
            collect(&folder.open_dir_nofollow(name)?, &path, entries)?;
        } else {
            entries.push((path, kind));
        }
    }
    Ok(())
}
