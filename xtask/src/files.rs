//! Every file that the commands write.
//!
//! A command writes into a folder that it has locked, [`LockedFolder`], or to
//! the file that its user named, [`write_output`].

mod folder;
mod locked_folder;
mod output;
mod replace;

use std::path::{Path, PathBuf};

pub(crate) use folder::{EntryKind, Folder};
pub(crate) use locked_folder::LockedFolder;
pub(crate) use output::write_output;

/// Files of which the workspace has at least one.
const MARKERS: [&str; 2] =
    ["schemas/drift.toml", "schemas/vendored/SOURCES.toml"];

/// The workspace's folder: the nearest at or above the working directory, and
/// otherwise the one that this program was built from.
pub(crate) fn root() -> PathBuf {
    std::env::current_dir()
        .ok()
        .and_then(|folder| {
            folder.ancestors().find(|above| is_root(above)).map(Path::to_owned)
        })
        .unwrap_or_else(|| built_from().to_owned())
}

fn is_root(folder: &Path) -> bool {
    MARKERS.iter().any(|marker| folder.join(marker).is_file())
}

fn built_from() -> &'static Path {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.parent().unwrap_or(manifest)
}
