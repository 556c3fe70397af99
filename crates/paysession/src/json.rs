//! The text of JSON (RFC 8259), and nothing of messages.
//!
//! `serde_json` gives up a body where a number is too large for an `f64`, does
//! not look at the escapes inside what is skipped, and gives numbers as other
//! crates' features tell it to. This parser judges every text the same way
//! whatever is built beside it, and gives numbers as they are written.

mod error;
mod number;
mod parser;
mod serialize;
mod special_bytes;
mod string;
mod value;

pub(crate) use self::{
    error::{InvalidJson, SyntaxError},
    number::{hash, is_number, is_same, to_decimal},
    parser::{MAX_NESTING, Parser},
    serialize::{is_serde_json, serialize},
    value::{Elements, Members},
};
