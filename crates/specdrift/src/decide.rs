//! Decides what one schema accepts and another refuses, and makes values that
//! show it.

pub(crate) mod compiled_schema;
pub(crate) mod language;
mod refusal;
pub(crate) mod solver;
mod string_constraints;
pub(crate) mod unsatisfiable;
mod validation_cost;
pub(crate) mod witness;
