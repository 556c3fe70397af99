//! Problem details for HTTP APIs (RFC 9457).

use std::borrow::Cow;

use paysession::{Pointer, Violation, ViolationCode, Violations};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde::Serialize;

use crate::{BodyError, ErrorFormat, Status};

/// Problem details (RFC 9457), with the report under `errors`, as in the RFC's
/// example.
///
/// `type` is `about:blank`, and `title` the status's reason phrase: what is
/// wrong stands in `detail` and `errors`.
///
/// ```
/// use paysession::{Message, yuno::CreateCustomerSession};
/// use paysession_http::ProblemDetails;
///
/// let report = CreateCustomerSession::from_json(
///     br#"{
///         "account_id": "8beac4de-5f6f-11ed-9b6a-0242ac120002",
///         "customer_id": "ae106483-65ee-463b-8782-9794022b3112",
///         "country": "US",
///         "callback_url": "x"
///     }"#,
/// )
/// .unwrap_err();
///
/// assert_eq!(
///     serde_json::to_value(ProblemDetails::from(report))?,
///     serde_json::json!({
///         "type": "about:blank",
///         "title": "Unprocessable Content",
///         "status": 422,
///         "detail": "must keep every rule, found 1 violation",
///         "errors": [{
///             "detail": "must be 3 to 526 characters, found 1",
///             "pointer": "#/callback_url",
///             "code": "length"
///         }]
///     })
/// );
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ProblemDetails {
    /// The problem's type, a URI: `about:blank`, which says no more than the
    /// status does.
    pub r#type: Cow<'static, str>,
    /// What is wrong, the same every time.
    pub title: Cow<'static, str>,
    /// The status, as a number.
    pub status: u16,
    /// What is wrong this time.
    pub detail: String,
    /// Each violation; not written where there is none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<ProblemError>,
}

/// One violation among problem details.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ProblemError {
    /// What the place must hold, in words.
    pub detail: String,
    /// Where: a JSON Pointer as a URI fragment (RFC 6901, section 6).
    pub pointer: String,
    /// What kind of rule was broken, for programs.
    pub code: ViolationCode,
}

impl ProblemDetails {
    /// The content type of problem details as JSON.
    pub const CONTENT_TYPE: &'static str = "application/problem+json";

    fn new(status: Status, detail: String) -> Self {
        Self {
            r#type: "about:blank".into(),
            title: status.reason_phrase().into(),
            status: status.as_u16(),
            detail,
            errors: Vec::new(),
        }
    }
}

impl From<&BodyError> for ProblemDetails {
    fn from(error: &BodyError) -> Self {
        let status = error.status();
        match error.violations() {
            None => Self::new(status, error.to_string()),
            Some(report) => Self {
                errors: report.iter().map(ProblemError::from).collect(),
                ..Self::new(status, summary(report))
            },
        }
    }
}

impl From<Violations> for ProblemDetails {
    /// For a service that found violations of its own.
    fn from(report: Violations) -> Self {
        Self::from(&BodyError::Violations(report))
    }
}

impl From<&Violation> for ProblemError {
    fn from(violation: &Violation) -> Self {
        Self {
            detail: violation.description().into_owned(),
            pointer: fragment(violation.pointer()),
            code: violation.code(),
        }
    }
}

impl ErrorFormat for ProblemDetails {
    const CONTENT_TYPE: &'static str = Self::CONTENT_TYPE;

    fn of(error: &BodyError) -> Self {
        error.into()
    }
}

/// How many violations there are, and whether these are all.
fn summary(report: &Violations) -> String {
    match (report.len(), report.is_truncated()) {
        (1, false) => "must keep every rule, found 1 violation".into(),
        (found, false) => {
            format!("must keep every rule, found {found} violations")
        }
        (kept, true) => format!(
            "must keep every rule, found more violations than these {kept}"
        ),
    }
}

/// What a URI fragment may not have as it is: all but the `pchar`, `/` and `?`
/// of RFC 3986.
const NOT_IN_FRAGMENTS: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

fn fragment(pointer: &Pointer) -> String {
    format!("#{}", utf8_percent_encode(pointer.as_str(), NOT_IN_FRAGMENTS))
}
