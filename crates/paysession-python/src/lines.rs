//! Files with one body a line, judged by the engine of the program.

use std::{
    fs::File,
    num::NonZero,
    path::PathBuf,
    sync::{Mutex, MutexGuard, PoisonError},
};

use paysession_bulk::{Findings, Validator};
use pyo3::{PyRef, PyResult, Python, pyclass, pyfunction, pymethods};

use crate::{message::UnknownMessage, parallel, reading};

/// What is wrong with a file, in its order.
#[pyfunction]
#[pyo3(signature = (message, path, reading = "published", threads = None))]
pub(crate) fn validate_ndjson(
    message: &str,
    path: PathBuf,
    reading: &str,
    threads: Option<NonZero<usize>>,
) -> PyResult<LineFindings> {
    let findings = Validator::new(reading::by_name(reading)?)
        .with_message(message)
        .map_err(|_| UnknownMessage)?
        .with_threads(parallel::threads(threads))?
        .findings(File::open(path)?)?;
    Ok(LineFindings(Mutex::new(findings)))
}

/// Reads a file piece by piece, as its findings are asked for.
#[pyclass(frozen, module = "paysession")]
#[derive(Debug)]
pub(crate) struct LineFindings(Mutex<Findings<File>>);

impl LineFindings {
    fn findings(&self) -> MutexGuard<'_, Findings<File>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[pymethods]
impl LineFindings {
    const fn __iter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        slf
    }

    fn __next__(&self, py: Python<'_>) -> PyResult<Option<LineFinding>> {
        let next = py.detach(|| self.findings().next().transpose());
        Ok(next?.map(LineFinding))
    }

    /// How many bodies were read up to now.
    #[getter]
    fn bodies(&self, py: Python<'_>) -> u64 {
        py.detach(|| self.findings().summary().records)
    }

    /// How many of them are wrong.
    #[getter]
    fn wrong(&self, py: Python<'_>) -> u64 {
        let summary = py.detach(|| self.findings().summary());
        summary.invalid + summary.too_long
    }
}

/// A place in a file where a body breaks a rule.
#[pyclass(frozen, eq, module = "paysession")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LineFinding(paysession_bulk::Finding);

#[pymethods]
impl LineFinding {
    /// From 1.
    #[getter]
    const fn line(&self) -> u64 {
        self.0.line
    }

    /// In characters, from 1.
    #[getter]
    const fn column(&self) -> u64 {
        self.0.column
    }

    #[getter]
    fn pointer(&self) -> &str {
        self.0.pointer.as_str()
    }

    #[getter]
    const fn code(&self) -> &'static str {
        self.0.code.as_str()
    }

    #[getter]
    fn message(&self) -> &str {
        &self.0.description
    }

    /// As the program writes it, but for the name of the file.
    fn __str__(&self) -> String {
        let paysession_bulk::Finding {
            line,
            column,
            code,
            pointer,
            description,
            ..
        } = &self.0;
        let separator = if pointer.is_root() { "" } else { ": " };
        format!("{line}:{column}: {code}: {pointer}{separator}{description}")
    }

    fn __repr__(&self) -> String {
        format!("<LineFinding {}>", self.__str__())
    }
}
