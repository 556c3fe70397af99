//! Bodies for tests, from the generators that test the reader itself.

use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use pyo3::{PyResult, exceptions::PyRuntimeError, pyfunction};

use crate::message::MessageType;

/// Bodies on both sides of every limit of every field.
#[pyfunction]
pub(crate) fn boundary_bodies(message: &str) -> PyResult<Vec<String>> {
    Ok((MessageType::by_id(message)?.boundary_bodies)())
}

/// A body that keeps every rule.
#[pyfunction]
pub(crate) fn valid_body(message: &str, seed: u64) -> PyResult<String> {
    let message = MessageType::by_id(message)?;
    (message.valid_body)(&mut runner(seed)).ok_or_else(exhausted)
}

/// A body with one fault, the pointer to it, and its code.
#[pyfunction]
pub(crate) fn invalid_body(
    message: &str,
    seed: u64,
) -> PyResult<(String, String, &'static str)> {
    let message = MessageType::by_id(message)?;
    let broken = (message.invalid_body)(&mut runner(seed));
    let broken = broken.ok_or_else(exhausted)?;
    Ok((broken.body, broken.pointer, broken.code.as_str()))
}

/// The same bodies for the same seed.
fn runner(seed: u64) -> TestRunner {
    let mut bytes = [0; 32];
    for (to, from) in bytes.iter_mut().zip(seed.to_le_bytes()) {
        *to = from;
    }
    let random = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
    TestRunner::new_with_rng(Config::default(), random)
}

fn exhausted() -> pyo3::PyErr {
    PyRuntimeError::new_err("must find a body within the generator's attempts")
}
