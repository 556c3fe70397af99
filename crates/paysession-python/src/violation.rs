//! A violation, as Python has it.

use pyo3::{pyclass, pymethods};

/// A place where a message breaks a rule.
#[pyclass(frozen, eq, hash, module = "paysession")]
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Violation(paysession::Violation);

#[pymethods]
impl Violation {
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

impl From<&paysession::Violation> for Violation {
    fn from(violation: &paysession::Violation) -> Self {
        Self(violation.clone())
    }
}
