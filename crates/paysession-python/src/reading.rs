//! How strictly a message is read, by name.

use paysession::ReadOptions;
use pyo3::{PyResult, exceptions::PyValueError};

/// The options of the reading of this name.
pub(crate) fn by_name(name: &str) -> PyResult<ReadOptions> {
    match name {
        "published" => Ok(ReadOptions::published()),
        "strict" => Ok(ReadOptions::strict()),
        "tolerant" => Ok(ReadOptions::tolerant()),
        _ => Err(PyValueError::new_err(
            "reading must be one of published, strict, tolerant",
        )),
    }
}
