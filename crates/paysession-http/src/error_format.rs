//! The form of an answer to a body that is refused, as a type.

use serde::Serialize;

use crate::{BodyError, ProblemDetails, Status};

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

    /// The status of the answer: that of the error by default.
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
    /// JSON.
    pub body: Vec<u8>,
}

impl ErrorResponse {
    /// The answer to an error in a format. Where the format's body cannot be
    /// written as JSON, which each of this crate's can, it is problem details
    /// of the status alone.
    ///
    /// ```
    /// # use std::collections::HashMap;
    /// # use paysession_http::{BodyError, ErrorFormat, ErrorResponse};
    /// # #[derive(serde::Serialize)]
    /// # #[serde(transparent)]
    /// # struct NotJson(HashMap<(), ()>);
    /// # impl ErrorFormat for NotJson {
    /// #     fn of(_: &BodyError) -> Self {
    /// #         Self(HashMap::from([((), ())]))
    /// #     }
    /// # }
    /// let response = ErrorResponse::new::<NotJson>(&BodyError::Incomplete);
    /// assert_eq!(response.content_type, "application/problem+json");
    /// assert_eq!(response.body, br#"{"status":400}"#);
    /// ```
    pub fn new<E: ErrorFormat>(error: &BodyError) -> Self {
        let status = E::status(error);
        let (content_type, body) = match serde_json::to_vec(&E::of(error)) {
            Ok(body) => (E::CONTENT_TYPE, body),
            Err(_) => {
                let body = format!(r#"{{"status":{}}}"#, status.as_u16());
                (ProblemDetails::CONTENT_TYPE, body.into_bytes())
            }
        };
        let accept_header = error.accept_header();
        Self { status, content_type, accept_header, body }
    }
}
