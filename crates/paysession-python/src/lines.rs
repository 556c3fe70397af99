//! Files with one body a line.

mod python;
mod read;

pub(crate) use self::python::{LineReports, validate_ndjson};
