//! Columns in and out of Python, through the Arrow `PyCapsule` interface.

use std::{
    fmt,
    sync::{Mutex, PoisonError},
};

use arrow_array::ArrayRef;
use arrow_schema::{ArrowError, FieldRef};
use pyo3::{
    Bound, IntoPyObject, PyAny, PyErr, PyResult, Python,
    exceptions::{PyTypeError, PyValueError},
    prelude::PyAnyMethods,
    pyclass, pyfunction, pymethods,
    types::{PyCapsule, PyTuple},
};
use pyo3_arrow::{
    PyArray, PyArrayReader,
    ffi::{
        ArrayReader, to_array_pycapsules, to_schema_pycapsule,
        to_stream_pycapsule,
    },
};

use super::{
    column::{Column, refused},
    report,
    validate::reports,
};
use crate::{parallel::Threads, validation::Validation};

/// What a column of bodies becomes.
#[derive(Debug, IntoPyObject)]
pub(crate) enum Validated {
    Whole(Reports),
    ByChunk(ReportStream),
}

/// The reports of a column, null where a body is fine.
#[pyfunction]
#[pyo3(signature = (message, column, reading = "published", threads = None))]
pub(crate) fn validate_batch(
    py: Python<'_>,
    message: &str,
    column: &Bound<'_, PyAny>,
    reading: &str,
    threads: Option<Threads>,
) -> PyResult<Validated> {
    let validation = Validation::by_name(message, reading, threads)?;
    if column.hasattr("__arrow_c_array__")? {
        let (array, _) = foreign(py, column.extract::<PyArray>())?.into_inner();
        let reports = py.detach(|| reports(&array, &validation));
        return Ok(Validated::Whole(Reports(reports.map_err(refusal)?)));
    }
    if column.hasattr("__arrow_c_stream__")? {
        let chunks =
            foreign(py, column.extract::<PyArrayReader>())?.into_reader()?;
        Column::accept(chunks.field().data_type()).map_err(refusal)?;
        return Ok(Validated::ByChunk(ReportStream(Mutex::new(Some(
            ReportReader { chunks, validation },
        )))));
    }
    Err(PyTypeError::new_err(
        "column must be an Arrow array or stream: an object with \
         __arrow_c_array__ or __arrow_c_stream__",
    ))
}

/// What another package gave. Where it says that it has no such column, it may
/// show a value of it, as pyarrow does.
fn foreign<T>(py: Python<'_>, given: PyResult<T>) -> PyResult<T> {
    given.map_err(|error| {
        let may_show = error.is_instance_of::<PyTypeError>(py)
            || error.is_instance_of::<PyValueError>(py);
        if may_show { refusal(refused()) } else { error }
    })
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "what else goes wrong is said in its own words"
)]
fn refusal(error: ArrowError) -> PyErr {
    match error {
        ArrowError::InvalidArgumentError(words) => PyTypeError::new_err(words),
        ArrowError::ExternalError(error) => {
            error.downcast::<PyErr>().map_or_else(
                |error| PyValueError::new_err(error.to_string()),
                |raised| *raised,
            )
        }
        other => PyValueError::new_err(other.to_string()),
    }
}

/// The reports of one array.
#[pyclass(frozen, module = "paysession")]
#[derive(Debug)]
pub(crate) struct Reports(ArrayRef);

#[pymethods]
impl Reports {
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_array__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyTuple>> {
        Ok(to_array_pycapsules(py, report::field(), &self.0, requested_schema)?)
    }

    #[expect(clippy::unused_self, reason = "the interface is a method")]
    fn __arrow_c_schema__<'py>(
        &self,
        py: Python<'py>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        Ok(to_schema_pycapsule(py, report::field().as_ref())?)
    }

    fn __len__(&self) -> usize {
        self.0.len()
    }
}

/// The reports of a stream of chunks, each validated when it is asked for.
#[pyclass(frozen, module = "paysession")]
pub(crate) struct ReportStream(Mutex<Option<ReportReader>>);

impl fmt::Debug for ReportStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReportStream").finish_non_exhaustive()
    }
}

#[pymethods]
impl ReportStream {
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let mut reader = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let reader = reader.take().ok_or_else(|| {
            PyValueError::new_err("a stream must be read once only")
        })?;
        Ok(to_stream_pycapsule(py, Box::new(reader), requested_schema)?)
    }

    #[expect(clippy::unused_self, reason = "the interface is a method")]
    fn __arrow_c_schema__<'py>(
        &self,
        py: Python<'py>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        Ok(to_schema_pycapsule(py, report::field().as_ref())?)
    }
}

/// Validates chunk after chunk; holds one at a time.
struct ReportReader {
    chunks: Box<dyn ArrayReader + Send>,
    validation: Validation,
}

impl Iterator for ReportReader {
    type Item = Result<ArrayRef, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        // Whoever asks may hold the GIL, or not.
        Python::attach(|py| {
            py.detach(|| {
                let chunk = self.chunks.next()?;
                Some(chunk.and_then(|chunk| reports(&chunk, &self.validation)))
            })
        })
    }
}

impl ArrayReader for ReportReader {
    fn field(&self) -> FieldRef {
        report::field()
    }
}
