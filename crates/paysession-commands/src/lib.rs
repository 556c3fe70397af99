//! The commands that `cargo xtask` and the program `paysession` share:
//! arguments in, exit code out.
//!
//! A command works on the folder that holds `schemas`, or only reads the files
//! that come with a program: [`Root`] says which.

pub mod drift;
mod exit;
mod messages;
pub mod openapi;
mod root;
pub mod rules;
mod vendored;

pub use exit::Exit;
pub use messages::{MessageInfo, all_messages};
pub use root::Root;
