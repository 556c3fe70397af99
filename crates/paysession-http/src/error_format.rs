//! The form of an answer to a body that is refused, as a type.

use serde::Serialize;

use crate::{BodyError, Status};

/// The body of an answer to a body that is refused: a service may have its own.
///
/// ```
/// use paysession_http::{BodyError, ErrorFormat, ErrorResponse};
/// use serde::Serialize;
///
/// #[derive(Serialize)]
/// struct Refusal {
///     reasons: Vec<String>,
/// }
///
/// impl ErrorFormat for Refusal {
///     fn of(error: &BodyError) -> Self {
///         let report = error.to_violations();
///         Self { reasons: report.iter().map(ToString::to_string).collect() }
///     }
/// }
///
/// let response = ErrorResponse::new::<Refusal>(&BodyError::Incomplete);
/// assert_eq!(response.status.as_u16(), 400);
/// assert_eq!(response.body, br#"{"reasons":["must arrive whole"]}"#);
/// ```
pub trait ErrorFormat: Serialize {
    /// The content type of the answer.
    const CONTENT_TYPE: &'static str = "application/json";

    /// The status of the answer: that of the error where nothing is said.
    fn status(error: &BodyError) -> Status {
        error.status()
    }

    /// The body of the answer.
    fn of(error: &BodyError) -> Self;
}

/// An answer to a body that is refused, before it is one of a framework's.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ErrorResponse {
    /// The status.
    pub status: Status,
    /// The value of the header `Content-Type`.
    pub content_type: &'static str,
    /// One more header, name and value.
    pub accept_header: Option<(&'static str, &'static str)>,
    /// JSON; nothing where the format's body cannot be written as JSON, which
    /// each of this crate's can.
    pub body: Vec<u8>,
}

impl ErrorResponse {
    /// The answer to an error in a format.
    pub fn new<E: ErrorFormat>(error: &BodyError) -> Self {
        Self {
            status: E::status(error),
            content_type: E::CONTENT_TYPE,
            accept_header: error.accept_header(),
            body: serde_json::to_vec(&E::of(error)).unwrap_or_default(),
        }
    }
}
