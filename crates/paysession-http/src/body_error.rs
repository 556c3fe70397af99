//! Why a body is refused.

use std::{borrow::Cow, error::Error, fmt};

use paysession::{Pointer, Violation, ViolationCode, Violations};

use crate::Status;

/// Why a body is refused.
///
/// It displays what is expected, in lower case and without a full stop; a
/// report, one violation per line.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum BodyError {
    /// It does not say that it is JSON.
    ContentType,
    /// It is compressed, or encoded otherwise.
    ContentEncoding,
    /// It is too long.
    TooLong {
        /// The longest that is read, in bytes; none where a layer of the
        /// service cut the body off before.
        max_bytes: Option<usize>,
    },
    /// It did not arrive whole, or not as HTTP sends it.
    Incomplete,
    /// It is not JSON, or breaks rules: every reason, each at its place.
    Violations(Violations),
}

impl BodyError {
    /// The status of the answer, where a format has none of its own.
    pub fn status(&self) -> Status {
        match self {
            Self::ContentType | Self::ContentEncoding => {
                Status::UnsupportedMediaType
            }
            Self::TooLong { .. } => Status::ContentTooLarge,
            Self::Violations(report) if is_json(report) => {
                Status::UnprocessableContent
            }
            Self::Incomplete | Self::Violations(_) => Status::BadRequest,
        }
    }

    /// The report, where the body was read.
    pub const fn violations(&self) -> Option<&Violations> {
        match self {
            Self::Violations(report) => Some(report),
            Self::ContentType
            | Self::ContentEncoding
            | Self::TooLong { .. }
            | Self::Incomplete => None,
        }
    }

    /// The report; where the body was not read, one violation of the whole
    /// message, for an answer that has only a form for reports.
    pub fn to_violations(&self) -> Cow<'_, Violations> {
        match self.violations() {
            Some(report) => Cow::Borrowed(report),
            None => Cow::Owned(Violations::new(Violation::new(
                Pointer::ROOT,
                ViolationCode::Other,
                self.to_string(),
            ))),
        }
    }

    /// The header of the answer that says what would be taken, name and value
    /// (RFC 9110, 15.5.16).
    pub const fn accept_header(&self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::ContentType => Some(("accept", "application/json")),
            Self::ContentEncoding => Some(("accept-encoding", "identity")),
            Self::TooLong { .. } | Self::Incomplete | Self::Violations(_) => {
                None
            }
        }
    }
}

/// Whether a body with this report is JSON.
fn is_json(report: &Violations) -> bool {
    !report.iter().any(|violation| violation.code() == ViolationCode::Syntax)
}

impl fmt::Display for BodyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ContentType => f.write_str(
                "must have the content type application/json, or one that \
                 ends in +json",
            ),
            Self::ContentEncoding => {
                f.write_str("must have no content encoding")
            }
            Self::TooLong { max_bytes: Some(max) } => {
                write!(f, "must be at most {max} bytes")
            }
            Self::TooLong { max_bytes: None } => f.write_str("must be shorter"),
            Self::Incomplete => f.write_str("must arrive whole"),
            Self::Violations(report) => report.fmt(f),
        }
    }
}

impl Error for BodyError {}

impl From<Violations> for BodyError {
    fn from(report: Violations) -> Self {
        Self::Violations(report)
    }
}
