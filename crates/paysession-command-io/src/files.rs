//! Every file that a command writes.

mod folder;
mod journal;
mod locked_folder;
mod output;
mod replace;
mod shared_folder;
mod temporary;

pub use folder::{EntryKind, Folder};
pub use locked_folder::LockedFolder;
pub use output::{write_output, write_pages};
pub use shared_folder::SharedFolder;
