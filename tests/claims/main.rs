//! The claims that need more than one crate.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::needless_pass_by_value,
    clippy::wildcard_enum_match_arm,
    clippy::too_many_lines,
    reason = "a test is a table of cases, and fails by panicking"
)]

mod agreement;
mod canary;
mod currency;
mod editor;
mod formats;
mod line_end;
mod read;
mod seeded_faults;
mod serde_equivalence;
mod source;
mod syntax;
mod url;
mod validate;
