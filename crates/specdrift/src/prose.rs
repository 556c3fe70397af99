//! Limits that descriptions state in words.

mod context;
pub(crate) mod description_cache;
mod doubt;
mod excerpt;
mod field;
pub(crate) mod grammar;
mod hints;
pub(crate) mod limits;
mod meaning;
mod pattern_set;
mod phrase;
mod plain_text;
mod punctuation;
pub(crate) mod reader;
mod standard;
mod surroundings;
mod unit;
