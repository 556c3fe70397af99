//! The claims that need more than one crate.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod agreement;
mod planted;
mod read;
mod source;
mod syntax;
mod url;
mod validate;
