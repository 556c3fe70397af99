//! One body at a time, and what is known of each message.

use paysession::introspect::schema::Profile;
use pyo3::{PyResult, exceptions::PyValueError, pyfunction};

use crate::{
    body::Body, message::MessageType, reading, rules::Rule,
    violation::Violation,
};

/// Every rule that a body breaks.
#[pyfunction]
#[expect(
    clippy::needless_pass_by_value,
    reason = "an argument from Python is extracted as a value"
)]
#[pyo3(signature = (message, body, reading = "published"))]
pub(crate) fn violations(
    message: &str,
    body: Body<'_>,
    reading: &str,
) -> PyResult<Vec<Violation>> {
    let message = MessageType::by_id(message)?;
    let options = reading::by_name(reading)?;
    Ok(match (message.read)(body.as_bytes(), &options) {
        Ok(()) => Vec::new(),
        Err(report) => report.iter().map(Violation::from).collect(),
    })
}

/// The names of all messages.
#[pyfunction]
pub(crate) fn messages() -> Vec<&'static str> {
    MessageType::all().iter().map(|message| message.id).collect()
}

/// The text of a message's JSON Schema.
#[pyfunction]
pub(crate) fn schema(message: &str, profile: &str) -> PyResult<String> {
    let message = MessageType::by_id(message)?;
    let profile = Profile::ALL.iter().find(|known| known.as_str() == profile);
    let profile = profile.ok_or_else(|| {
        let names: Vec<_> =
            Profile::ALL.iter().map(|known| known.as_str()).collect();
        let names = names.join(", ");
        PyValueError::new_err(format!("profile must be one of {names}"))
    })?;
    Ok((message.schema)(*profile).to_string())
}

/// The rule of every field of a message.
#[pyfunction]
pub(crate) fn rules(message: &str) -> PyResult<Vec<Rule>> {
    let message = MessageType::by_id(message)?;
    Ok(message.shape.rules().into_iter().map(Rule::from).collect())
}

/// A message with every field.
#[pyfunction]
pub(crate) fn example(message: &str) -> PyResult<&'static str> {
    Ok(MessageType::by_id(message)?.example)
}
