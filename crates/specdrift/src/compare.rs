//! Compares two schema graphs: names each difference, proves it, and describes
//! it.

pub(crate) mod comparison;
pub(crate) mod comparison_kind;
pub(crate) mod describe;
pub(crate) mod evaluate;
mod field_examples;
pub(crate) mod prove;
pub(crate) mod report_builder;
pub(crate) mod walk;
