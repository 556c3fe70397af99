//! The files that the commands work on.

use std::path::{Path, PathBuf};

use anyhow::Context;
use specdrift::{BundledFile, Files};

/// Files of which the workspace has at least one.
const MARKERS: [&str; 2] =
    ["schemas/drift.toml", "schemas/vendored/SOURCES.toml"];

/// The folder that holds `schemas`: given, or the nearest at or above the
/// working directory. Where there is none, the files that come with the
/// program, if it brings any.
#[derive(Debug)]
pub struct Root {
    folder: Option<PathBuf>,
    bundled: Option<&'static [BundledFile]>,
}

impl Root {
    /// The folder that is given, or else the one that is found.
    pub fn given_or_found(given: Option<PathBuf>) -> Self {
        let folder = given.or_else(|| {
            let folder = std::env::current_dir().ok()?;
            folder.ancestors().find(|above| is_root(above)).map(Path::to_owned)
        });
        Self { folder, bundled: None }
    }

    /// With the files that come with the program.
    #[must_use]
    pub fn or_bundled(self, files: &'static [BundledFile]) -> Self {
        Self { bundled: Some(files), ..self }
    }

    /// The folder, for a command that writes.
    ///
    /// # Errors
    ///
    /// If none was given or found.
    pub fn folder(&self) -> anyhow::Result<&Path> {
        self.folder.as_deref().with_context(|| {
            let [table, _] = MARKERS;
            let other = match self.bundled {
                Some(_) => "; `drift export` writes the files of this program",
                None => "",
            };
            format!(
                "expected {table} at or above the working directory, or \
                 --root with the folder that holds it{other}"
            )
        })
    }

    /// The files, for a command that only reads.
    ///
    /// # Errors
    ///
    /// If there is no folder, and the program brings none.
    pub fn files(&self) -> anyhow::Result<Files<'_>> {
        match self.try_files() {
            Some(files) => Ok(files),
            None => self.folder().map(Files::Folder),
        }
    }

    /// The files, for a command that looks at them only where there are some.
    fn try_files(&self) -> Option<Files<'_>> {
        let folder = self.folder.as_deref().map(Files::Folder);
        folder.or(self.bundled.map(Files::Bundled))
    }
}

fn is_root(folder: &Path) -> bool {
    MARKERS.iter().any(|marker| folder.join(marker).is_file())
}
