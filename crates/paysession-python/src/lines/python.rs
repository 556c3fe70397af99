//! The reports of a file, as an iterator of Python's.

use std::{
    fs::File,
    io::{self, BufReader},
    num::NonZero,
    path::PathBuf,
    sync::{Mutex, PoisonError},
    vec,
};

use paysession::{Pointer, ViolationCode, Violations};
use pyo3::{PyResult, Python, pyclass, pyfunction, pymethods};

use super::read::{Line, Lines, MAX_LINE_BYTES, Text};
use crate::{parallel, validation::Validation, violation::Violation};

/// The number of a line, from 1, and what is wrong with it.
type LineReport = (u64, Vec<Violation>);

/// The lines of a file that are wrong, in the file's order.
#[pyfunction]
#[pyo3(signature = (message, path, reading = "published", threads = None))]
pub(crate) fn validate_ndjson(
    message: &str,
    path: PathBuf,
    reading: &str,
    threads: Option<NonZero<usize>>,
) -> PyResult<LineReports> {
    let validation = Validation::by_name(message, reading, threads)?;
    let lines = Lines::new(BufReader::new(File::open(path)?));
    let found = Vec::new().into_iter();
    Ok(LineReports(Mutex::new(Search { lines, validation, found })))
}

/// Reads a file piece by piece, as its reports are asked for.
#[pyclass(frozen, module = "paysession")]
pub(crate) struct LineReports(Mutex<Search>);

#[pymethods]
impl LineReports {
    const fn __iter__(slf: pyo3::PyRef<'_, Self>) -> pyo3::PyRef<'_, Self> {
        slf
    }

    fn __next__(&self, py: Python<'_>) -> PyResult<Option<LineReport>> {
        let next = py.detach(|| {
            let mut search =
                self.0.lock().unwrap_or_else(PoisonError::into_inner);
            search.next().transpose()
        });
        Ok(next?)
    }
}

struct Search {
    lines: Lines<BufReader<File>>,
    validation: Validation,
    found: vec::IntoIter<LineReport>,
}

impl Iterator for Search {
    type Item = io::Result<LineReport>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(report) = self.found.next() {
                return Some(Ok(report));
            }
            match self.lines.piece() {
                Ok(lines) if lines.is_empty() => return None,
                Ok(lines) => self.found = self.reports(&lines).into_iter(),
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

impl Search {
    fn reports(&self, lines: &[Line]) -> Vec<LineReport> {
        let threads = self.validation.threads();
        let length = parallel::rows_per_chunk(lines.len(), threads);
        let pieces: Vec<_> = lines.chunks(length).collect();
        let found = parallel::map(&pieces, |lines| {
            lines
                .iter()
                .filter_map(|line| self.report(line))
                .collect::<Vec<_>>()
        });
        found.into_iter().flatten().collect()
    }

    fn report(&self, line: &Line) -> Option<LineReport> {
        let read = match &line.text {
            Text::Whole(body) => self.validation.read(body),
            Text::TooLong => Err(Violations::new(paysession::Violation::new(
                Pointer::ROOT,
                ViolationCode::Syntax,
                format!("must be a line of at most {MAX_LINE_BYTES} bytes"),
            ))),
        };
        let report = read.err()?;
        Some((line.number, report.iter().map(Violation::from).collect()))
    }
}
