//! The claims of specdrift, through its public API. The schemas of our side are
//! in `ours/`; their reader is a validator over the same schema.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::type_complexity,
    clippy::wildcard_enum_match_arm,
    reason = "a test is a table of cases, and fails by panicking"
)]

mod browser;
mod comparison;
mod customer_session;
mod diff;
mod documents;
mod external_program;
mod html_page;
mod lint;
mod lock;
mod many_alternatives;
mod operation;
mod policy;
mod prose;
mod published_schemas;
mod render;
mod robustness;
mod support;
mod unsatisfiable;
mod versions;
mod work;
