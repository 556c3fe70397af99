//! Decides what one schema accepts and another refuses, and makes values that
//! show it.

pub(crate) mod language;
mod refusal;
pub(crate) mod solver;
pub(crate) mod unsatisfiable;
mod visits;
pub(crate) mod witness;
