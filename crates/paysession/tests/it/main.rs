//! What the crate promises, through its public API.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::needless_pass_by_value,
    clippy::wildcard_enum_match_arm,
    clippy::too_many_lines,
    reason = "a test is a table of cases, and fails by panicking"
)]

mod amount;
mod checkout_session;
mod claim;
mod code;
mod country;
mod create_checkout_session;
mod create_session;
mod currency;
mod customer_session;
mod edge;
mod foreign;
mod kept;
mod mode;
mod moment;
mod part;
mod payment;
mod portable;
mod report;
mod rule;
mod session;
mod string;
mod vendored;
