//! What the crate promises, through its public API.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod claim;
mod code;
mod customer_session;
