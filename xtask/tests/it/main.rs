//! What the commands print, write and exit with, run as a person runs them on
//! copies of the workspace's `schemas`.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod command;
mod concurrency;
mod exit;
mod files;
mod foreign;
mod journal;
mod output;
mod workspace;
