//! The service and its client, against each other.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod over_http;
mod properties;
mod support;
