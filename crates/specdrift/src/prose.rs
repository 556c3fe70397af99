//! Limits that descriptions state in words.

mod context;
mod field;
pub(crate) mod grammar;
pub(crate) mod limits;
mod meaning;
mod pattern_set;
mod phrase;
mod plain_text;
pub(crate) mod reader;
mod standard;
