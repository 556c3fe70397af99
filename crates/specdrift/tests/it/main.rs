//! The claims of specdrift, through its public API. The schemas of our side are
//! in `ours/`; their reader is a validator over the same schema.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod bench;
mod browser;
mod diff;
mod foreign;
mod itself;
mod page;
mod prose;
mod published;
mod render;
mod robust;
mod session;
mod waiver;
