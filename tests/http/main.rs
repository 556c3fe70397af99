//! The extractors over real HTTP: one table of requests, and two servers that
//! must answer alike.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test is a table of cases, and fails by panicking"
)]

mod cases;
mod client;
mod curl;
mod servers;
