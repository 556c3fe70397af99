//! Files with one body a line, judged by the engine of the program.

use std::{
    fs::File,
    io,
    path::{Path, PathBuf},
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

use paysession_bulk::{Findings, Validator};
use pyo3::{
    PyErr, PyRef, PyResult, Python, exceptions::PyOSError,
    prelude::PyAnyMethods, pyclass, pyfunction, pymethods,
};

use crate::{
    finding::LineFinding, interrupt::Interruptible, message::UnknownMessage,
    parallel::Threads, reading,
};

/// What is wrong with a file, in its order.
#[pyfunction]
#[expect(
    clippy::needless_pass_by_value,
    reason = "an argument from Python is extracted as a value"
)]
#[pyo3(signature = (message, path, reading = "published", threads = None))]
pub(crate) fn validate_ndjson(
    py: Python<'_>,
    message: &str,
    path: PathBuf,
    reading: &str,
    threads: Option<Threads>,
) -> PyResult<LineFindings> {
    let validator = Validator::new(reading::by_name(reading)?)
        .with_message(message)
        .map_err(|_| UnknownMessage)?
        .with_threads(Threads::or_cores(threads))?;
    // A pipe opens when somebody writes to it.
    let findings = py
        .detach(|| validator.findings(Interruptible::new(File::open(&path)?)));
    Ok(LineFindings {
        findings: Mutex::new(
            findings.map_err(|error| named(py, error, &path))?,
        ),
        bodies: AtomicU64::new(0),
        wrong: AtomicU64::new(0),
    })
}

/// The error of a file as Python has it, with its number and name.
fn named(py: Python<'_>, error: io::Error, path: &Path) -> PyErr {
    let Some(number) = error.raw_os_error().filter(|_| cfg!(unix)) else {
        return error.into();
    };
    let words = py
        .import("os")
        .and_then(|os| os.call_method1("strerror", (number,)))
        .map(pyo3::Bound::unbind);
    match words {
        Ok(words) => {
            PyOSError::new_err((number, words, path.as_os_str().to_owned()))
        }
        Err(raised) => raised,
    }
}

/// Reads a file piece by piece, as its findings are asked for.
#[pyclass(frozen, module = "paysession")]
#[derive(Debug)]
pub(crate) struct LineFindings {
    findings: Mutex<Findings<Interruptible<File>>>,
    // Beside the lock: who asks need not wait for the next finding.
    bodies: AtomicU64,
    wrong: AtomicU64,
}

impl LineFindings {
    fn next(&self) -> io::Result<Option<paysession_bulk::Finding>> {
        let mut findings =
            self.findings.lock().unwrap_or_else(PoisonError::into_inner);
        let next = findings.next().transpose();
        let summary = findings.summary();
        let wrong = summary.invalid + summary.too_long;
        self.bodies.store(summary.records, Ordering::Relaxed);
        self.wrong.store(wrong, Ordering::Relaxed);
        next
    }
}

#[pymethods]
impl LineFindings {
    const fn __iter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        slf
    }

    fn __next__(&self, py: Python<'_>) -> PyResult<Option<LineFinding>> {
        let next = py.detach(|| self.next())?;
        Ok(next.map(LineFinding::from))
    }

    /// How many bodies were read up to now.
    #[getter]
    fn bodies(&self) -> u64 {
        self.bodies.load(Ordering::Relaxed)
    }

    /// How many of them are wrong.
    #[getter]
    fn wrong(&self) -> u64 {
        self.wrong.load(Ordering::Relaxed)
    }
}
