//! The folder that the commands work on.

use std::path::{Path, PathBuf};

use anyhow::Context;

/// Files of which the workspace has at least one.
const MARKERS: [&str; 2] =
    ["schemas/drift.toml", "schemas/vendored/SOURCES.toml"];

/// The folder that holds `schemas`: given, or the nearest at or above the
/// working directory.
#[derive(Debug)]
pub(crate) struct Root(Option<PathBuf>);

impl Root {
    /// The folder that is given, or else the one that is found.
    pub(crate) fn given_or_found(given: Option<PathBuf>) -> Self {
        Self(given.or_else(|| {
            let folder = std::env::current_dir().ok()?;
            folder.ancestors().find(|above| is_root(above)).map(Path::to_owned)
        }))
    }

    /// The folder, for a command that cannot do without.
    pub(crate) fn find(&self) -> anyhow::Result<&Path> {
        self.try_find().with_context(|| {
            let [table, _] = MARKERS;
            format!(
                "expected {table} at or above the working directory, or \
                 --root with the folder that holds it"
            )
        })
    }

    /// The folder, for a command that looks at it only where there is one.
    pub(crate) fn try_find(&self) -> Option<&Path> {
        self.0.as_deref()
    }
}

fn is_root(folder: &Path) -> bool {
    MARKERS.iter().any(|marker| folder.join(marker).is_file())
}
