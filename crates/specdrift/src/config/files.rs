//! Where the files of a check are.

use crate::document::Document;
use crate::document::load_error::LoadError;
use std::borrow::Cow;
use std::io;
use std::path::Path;

/// Where the table, the lock file and the vendored documents are.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Files<'a> {
    /// Below a folder.
    Folder(&'a Path),
    /// In a program that brings them.
    Bundled(&'a [BundledFile]),
}

/// A file that a program brings.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::exhaustive_structs, reason = "a file is a path and bytes")]
pub struct BundledFile {
    /// Its path, as it would be below a folder: `schemas/drift.toml`.
    pub path: Cow<'static, str>,
    /// What it holds.
    pub bytes: &'static [u8],
}

impl<'a, P: AsRef<Path> + ?Sized> From<&'a P> for Files<'a> {
    fn from(folder: &'a P) -> Self {
        Self::Folder(folder.as_ref())
    }
}

impl<'a> Files<'a> {
    /// The bytes of a file.
    ///
    /// # Errors
    ///
    /// The file does not exist, or cannot be read.
    pub fn read(self, path: &str) -> io::Result<Cow<'a, [u8]>> {
        match self {
            Self::Folder(folder) => {
                std::fs::read(folder.join(path)).map(Cow::Owned)
            }
            Self::Bundled(files) => files
                .iter()
                .find(|file| file.path == path)
                .map(|file| Cow::Borrowed(file.bytes))
                .ok_or_else(|| io::ErrorKind::NotFound.into()),
        }
    }

    /// The text of a file.
    ///
    /// # Errors
    ///
    /// The file does not exist, cannot be read, or is no UTF-8.
    pub fn read_text(self, path: &str) -> io::Result<String> {
        let bytes = self.read(path)?.into_owned();
        String::from_utf8(bytes)
            .map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))
    }

    /// A document.
    pub(super) fn document(
        self,
        id: &str,
        file: &str,
    ) -> Result<Document, LoadError> {
        match self {
            Self::Folder(folder) => {
                let path = folder.join(file);
                // What is listed is the file, wherever a link may lead.
                if path.is_symlink() {
                    let reason =
                        "expected a regular file, found a symbolic link";
                    return Err(LoadError::new(file, reason));
                }
                Document::read(id, file, &path)
            }
            Self::Bundled(_) => {
                let bytes = self
                    .read(file)
                    .map_err(|error| LoadError::unreadable(file, &error))?;
                Document::from_bytes(id, file, &bytes)
            }
        }
    }
}
