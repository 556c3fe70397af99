//! The compiled half of the Python package `paysession`.
//!
//! `python/paysession` has the other half and the documentation.

mod batch;
mod body;
mod finding;
mod generate;
mod interrupt;
mod lines;
mod message;
mod parallel;
mod reading;
mod rules;
mod single;
mod validation;
mod violation;

/// `paysession._core`.
#[pyo3::pymodule]
mod _core {
    #[pymodule_export]
    use super::{
        batch::{
            python::ReportStream, python::Reports, python::validate_batch,
        },
        finding::LineFinding,
        generate::{Faults, boundary_bodies},
        lines::{LineFindings, validate_ndjson},
        single::{example, messages, rules, schema, violations},
        violation::Violation,
    };
}
