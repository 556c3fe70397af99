//! Bodies for tests, from the generators that test the reader itself.

use paysession::testing::Fault;
use pyo3::{
    PyResult, exceptions::PyIndexError, pyclass, pyfunction, pymethods,
};

use crate::message::MessageType;

/// Bodies on both sides of every limit of every field.
#[pyfunction]
pub(crate) fn boundary_bodies(message: &str) -> PyResult<Vec<String>> {
    Ok((MessageType::by_id(message)?.boundary_bodies)())
}

/// Every fault that a message may have.
#[pyclass(frozen, module = "paysession._core")]
#[derive(Debug)]
pub(crate) struct Faults(Vec<Fault>);

#[pymethods]
impl Faults {
    #[new]
    fn new(message: &str) -> PyResult<Self> {
        Ok(Self((MessageType::by_id(message)?.faults)()))
    }

    const fn __len__(&self) -> usize {
        self.0.len()
    }

    /// A body with one of the faults, the pointer to it, and its code: a body
    /// with every field, or one that is given.
    #[pyo3(signature = (index, body = None))]
    fn broken(
        &self,
        index: usize,
        body: Option<&str>,
    ) -> PyResult<(String, String, &'static str)> {
        let fault = self.0.get(index);
        let fault = fault.ok_or_else(|| {
            PyIndexError::new_err("index must be that of a fault")
        })?;
        let broken = body.map_or_else(
            || fault.in_full_body(),
            |body| fault.planted_in(body),
        );
        Ok((broken.body, broken.pointer, broken.code.as_str()))
    }
}
