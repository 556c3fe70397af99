//! Judges files of messages: JSON documents and NDJSON, of any size, on all
//! cores.
//!
//! [`Validator`] is where to begin.

mod batch;
mod chunk_reader;
mod finding;
mod findings;
mod framing;
mod judge;
mod locate;
mod message_types;
mod position;
mod recognize;
mod validator;

pub use finding::{Finding, FindingCode, Summary};
pub use findings::Findings;
pub use framing::Framing;
pub use message_types::{MessageType, UnknownMessage, message_types};
pub use validator::{BulkError, Validator};

/// The README's example, compiled and run.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
