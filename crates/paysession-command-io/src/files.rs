//! Every file that a command writes.

mod folder;
mod locked_folder;
mod output;
mod replace;

pub use folder::{EntryKind, Folder};
pub use locked_folder::LockedFolder;
pub use output::write_output;
