//! The claims that need more than one crate.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::needless_pass_by_value,
    clippy::wildcard_enum_match_arm,
    clippy::too_many_lines,
    reason = "a test is a table of cases, and fails by panicking"
)]

/// How many of so many cases are tried: all of them where CI or the gate runs
/// the tests, and a tenth where a person waits for them.
fn cases(all: u32) -> u32 {
    if has_time() { all } else { all / 10 }
}

/// The same for what is tried in turn: each of it, or every fortieth.
fn step() -> usize {
    if has_time() { 1 } else { 40 }
}

fn has_time() -> bool {
    ["CI", "ALL_CASES"].iter().any(|name| std::env::var_os(name).is_some())
}

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
