//! A violation, as Python has it.

use std::hash::{Hash, Hasher};

use paysession::{Pointer, ViolationCode};
use pyo3::{
    Bound, PyErr, PyResult, exceptions::PyValueError, prelude::PyAnyMethods,
    pyclass, pymethods, types::PyType,
};

/// A place where a message breaks a rule.
///
/// It is the same violation as another with the same pointer, code and words,
/// so that what another process sent is equal to what it found.
#[pyclass(frozen, eq, hash, module = "paysession")]
#[derive(Clone, Debug)]
pub(crate) struct Violation(paysession::Violation);

/// What a violation is made of again, in another process.
type Parts = (String, &'static str, String);

#[pymethods]
impl Violation {
    #[new]
    fn new(pointer: &str, code: &str, message: &str) -> PyResult<Self> {
        let code: ViolationCode = code.parse().map_err(refusal)?;
        Ok(Self(paysession::Violation::new(
            self::pointer(pointer)?,
            code,
            message,
        )))
    }

    /// Processes send violations to each other, as `multiprocessing` does.
    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> (Bound<'py, PyType>, Parts) {
        let violation = slf.get();
        let parts = (
            violation.pointer().to_owned(),
            violation.code(),
            violation.message(),
        );
        (slf.get_type(), parts)
    }

    #[getter]
    fn pointer(&self) -> &str {
        self.0.pointer().as_str()
    }

    #[getter]
    fn code(&self) -> &'static str {
        self.0.code().as_str()
    }

    #[getter]
    fn message(&self) -> String {
        self.0.description().into_owned()
    }

    fn __str__(&self) -> String {
        self.0.to_string()
    }

    fn __repr__(&self) -> String {
        format!("<Violation {}>", self.0)
    }
}

impl PartialEq for Violation {
    fn eq(&self, other: &Self) -> bool {
        self.0.pointer() == other.0.pointer()
            && self.0.code() == other.0.code()
            && self.0.description() == other.0.description()
    }
}

impl Eq for Violation {}

impl Hash for Violation {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.pointer().hash(state);
        self.0.code().hash(state);
        self.0.description().hash(state);
    }
}

impl From<&paysession::Violation> for Violation {
    fn from(violation: &paysession::Violation) -> Self {
        Self(violation.clone())
    }
}

/// A pointer, as Python has it.
pub(crate) fn pointer(text: &str) -> PyResult<Pointer> {
    text.parse().map_err(refusal)
}

/// What is no part of a violation; it never says what it was.
pub(crate) fn refusal(error: impl std::error::Error) -> PyErr {
    PyValueError::new_err(error.to_string())
}
