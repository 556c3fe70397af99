//! Limits that descriptions state in words.

mod grammar;
pub(crate) mod limits;
pub(crate) mod reader;
mod standard;
