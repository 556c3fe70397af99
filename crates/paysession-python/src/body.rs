//! A body, as Python has it.

use pyo3::{
    Borrowed, Bound, FromPyObject, PyAny, PyErr, PyResult,
    exceptions::PyTypeError,
    prelude::PyAnyMethods,
    types::{
        PyByteArray, PyBytes, PyBytesMethods, PyDict, PyMemoryView, PyString,
    },
};

/// The bytes of a body.
#[derive(Debug)]
pub(crate) struct Body<'py>(Bound<'py, PyBytes>);

impl Body<'_> {
    pub(crate) fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl<'py> FromPyObject<'_, 'py> for Body<'py> {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if let Ok(bytes) = object.cast::<PyBytes>() {
            return Ok(Self(bytes.to_owned()));
        }
        let bytes = if object.is_instance_of::<PyString>() {
            // Half a surrogate pair is no UTF-8. Encoded all the same, it is
            // for the reader to refuse, which says where it stands.
            object.call_method1("encode", ("utf-8", "surrogatepass"))?
        } else if object.is_instance_of::<PyByteArray>()
            || object.is_instance_of::<PyMemoryView>()
        {
            object.py().get_type::<PyBytes>().call1((object,))?
        } else {
            return Err(refusal(object));
        };
        Ok(Self(bytes.cast_into::<PyBytes>()?))
    }
}

fn refusal(object: Borrowed<'_, '_, PyAny>) -> PyErr {
    let expected = "body must be bytes, bytearray, memoryview or str";
    PyTypeError::new_err(if object.is_instance_of::<PyDict>() {
        format!(
            "{expected}, the text as it was sent: the numbers of a dict are \
             floats already, and its repeated members are gone"
        )
    } else {
        expected.to_owned()
    })
}
