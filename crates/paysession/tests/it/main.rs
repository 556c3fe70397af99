//! What the crate promises, through its public API.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::needless_pass_by_value,
    clippy::wildcard_enum_match_arm,
    clippy::too_many_lines,
    reason = "a test is a table of cases, and fails by panicking"
)]

/// How many cases of a property are tried: a person waits for a tenth of those
/// that CI and the gate try, as does who sets `ALL_CASES`.
fn cases(all: usize) -> usize {
    if has_time() { all } else { all / 10 }
}

/// The same for what is tried in turn: each of it, or every tenth.
fn step() -> usize {
    if has_time() { 1 } else { 10 }
}

fn has_time() -> bool {
    ["CI", "ALL_CASES"].iter().any(|name| std::env::var_os(name).is_some())
}

mod accepted;
mod amount;
mod arithmetic;
mod assertions;
mod bodies;
mod boundary;
mod checkout_session;
mod choice;
mod code;
mod country;
mod create_checkout_session;
mod create_session;
mod currency;
mod customer_session;
mod formats;
mod komoju_bodies;
mod metadata;
mod number;
mod part;
mod payment;
mod pointer;
mod portable;
mod preserved;
mod report;
mod request;
mod revealed;
mod rule;
mod session;
mod session_mode;
mod string;
mod text;
mod timestamp;
mod tolerated;
mod vendored;
mod violation;
mod violations;
