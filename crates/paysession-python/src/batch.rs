//! Bodies in Arrow columns.

mod column;
pub(crate) mod python;
mod report;
mod validate;
