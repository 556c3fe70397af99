//! The statuses with which a body is refused.

/// The status of an answer to a body that is refused (RFC 9110).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(
    clippy::exhaustive_enums,
    reason = "a framework's crate gives each its own status"
)]
pub enum Status {
    /// 400: it is not JSON, or did not arrive whole.
    BadRequest,
    /// 413: it is too long.
    ContentTooLarge,
    /// 415: it does not say that it is JSON.
    UnsupportedMediaType,
    /// 422: it is JSON, and breaks a rule.
    UnprocessableContent,
}

impl Status {
    /// The number.
    pub const fn as_u16(self) -> u16 {
        match self {
            Self::BadRequest => 400,
            Self::ContentTooLarge => 413,
            Self::UnsupportedMediaType => 415,
            Self::UnprocessableContent => 422,
        }
    }

    /// The reason phrase that RFC 9110 recommends.
    pub const fn reason_phrase(self) -> &'static str {
        match self {
            Self::BadRequest => "Bad Request",
            Self::ContentTooLarge => "Content Too Large",
            Self::UnsupportedMediaType => "Unsupported Media Type",
            Self::UnprocessableContent => "Unprocessable Content",
        }
    }
}
