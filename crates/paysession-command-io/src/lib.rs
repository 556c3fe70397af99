//! What a command writes.
//!
//! A command writes into a folder that it has locked, [`LockedFolder`], to the
//! file that its user named, [`write_output`], or a line to standard output or
//! standard error, [`outln!`] and [`errln!`].

mod escape;
mod files;
mod output;

pub use escape::{Escaped, escaped_arguments, escaped_path};
pub use files::{
    EntryKind, Folder, LockedFolder, SharedFolder, write_output, write_pages,
};
pub use output::{PrintError, print, print_error_line, print_line};
