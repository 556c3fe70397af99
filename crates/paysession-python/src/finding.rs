//! A place in a file, as Python has it.

use paysession::{Pointer, Violation, ViolationCode};
use paysession_bulk::{Finding, FindingCode};
use pyo3::{
    Bound, PyResult, prelude::PyAnyMethods, pyclass, pymethods, types::PyType,
};

use crate::violation::{pointer, refusal};

/// A place in a file where a body breaks a rule.
#[pyclass(frozen, eq, hash, module = "paysession")]
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct LineFinding {
    line: u64,
    column: u64,
    pointer: Pointer,
    code: FindingCode,
    message: String,
}

/// What a finding is made of again, in another process.
type Parts = (u64, u64, String, &'static str, String);

#[pymethods]
impl LineFinding {
    #[new]
    fn new(
        line: u64,
        column: u64,
        pointer: &str,
        code: &str,
        message: String,
    ) -> PyResult<Self> {
        let pointer = self::pointer(pointer)?;
        let code = self::code(code)?;
        Ok(Self { line, column, pointer, code, message })
    }

    /// Processes send findings to each other, as `multiprocessing` does.
    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> (Bound<'py, PyType>, Parts) {
        let Self { line, column, pointer, code, message } = slf.get();
        let pointer = pointer.as_str().to_owned();
        let parts = (*line, *column, pointer, code.as_str(), message.clone());
        (slf.get_type(), parts)
    }

    /// From 1.
    #[getter]
    const fn line(&self) -> u64 {
        self.line
    }

    /// In characters, from 1.
    #[getter]
    const fn column(&self) -> u64 {
        self.column
    }

    #[getter]
    fn pointer(&self) -> &str {
        self.pointer.as_str()
    }

    #[getter]
    const fn code(&self) -> &'static str {
        self.code.as_str()
    }

    #[getter]
    fn message(&self) -> &str {
        &self.message
    }

    /// As the program writes it, but for the name of the file. A name of a
    /// member, too, is on one line.
    fn __str__(&self) -> String {
        let Self { line, column, pointer, code, message } = self;
        let what =
            Violation::new(pointer.clone(), ViolationCode::Other, message);
        format!("{line}:{column}: {code}: {what}")
    }

    fn __repr__(&self) -> String {
        format!("<LineFinding {}>", self.__str__())
    }
}

impl From<Finding> for LineFinding {
    fn from(finding: Finding) -> Self {
        let Finding { line, column, pointer, code, description, .. } = finding;
        Self { line, column, pointer, code, message: description }
    }
}

fn code(name: &str) -> PyResult<FindingCode> {
    let other = [FindingCode::TooLong, FindingCode::Unrecognized];
    match other.into_iter().find(|code| code.as_str() == name) {
        Some(code) => Ok(code),
        None => name.parse().map(FindingCode::Violation).map_err(refusal),
    }
}
