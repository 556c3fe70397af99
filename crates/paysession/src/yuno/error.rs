//! How Yuno refuses a request.

use paysession_derive::{Choice, Object};

use crate::{KnownOr, RawJson, Text, UnknownFields, Violations};

/// The body of a response with a status of 400, 401 or 403: the same for every
/// session endpoint.
///
/// A service that answers in the provider's manner makes one of a report:
///
/// ```
/// use paysession::{Message, yuno::{CreateCustomerSession, ErrorBody}};
///
/// let report = CreateCustomerSession::from_json(
///     br#"{
///         "account_id": "8beac4de-5f6f-11ed-9b6a-0242ac120002",
///         "country": "US",
///         "callback_url": "x"
///     }"#,
/// )
/// .unwrap_err();
///
/// assert_eq!(
///     serde_json::to_string(&ErrorBody::from(&report))?,
///     "{\"code\":\"INVALID_REQUEST\",\"messages\":[\
///       \"/callback_url: must be 3 to 526 characters, found 1\",\
///       \"/customer_id: is required\"]}"
/// );
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// [`ErrorCode::status`] says which status a code goes with.
///
/// What stands between the provider and its client answers in other shapes.
/// [`ReadOptions::tolerant`](crate::ReadOptions::tolerant) reads any object: a
/// member that is not what it should be is kept among the unknown ones.
///
/// ```
/// use paysession::{Message, ReadOptions, yuno::ErrorBody};
///
/// let error = ErrorBody::from_json_with(
///     br#"{"code": 403, "message": "Forbidden"}"#,
///     &ReadOptions::tolerant(),
/// )?;
/// assert_eq!(error.message(), Some("Forbidden".into()));
/// assert_eq!((&error.code, &error.messages), (&None, &None));
/// assert_eq!(error.unknown_fields.get("code"), Some("403"));
/// # Ok::<(), paysession::Violations>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Object)]
#[object(
    id = "yuno.error",
    response,
    source = "yuno/create-customer-session#/paths/~1customers~1sessions/post/responses/400/content/application~1json/schema",
    example = r#"{"code": "INVALID_REQUEST", "messages": ["Invalid request"]}"#
)]
#[non_exhaustive]
pub struct ErrorBody {
    /// What went wrong, for programs.
    #[field(required)]
    pub code: Option<KnownOr<ErrorCode>>,
    /// What went wrong, for people.
    #[field(required)]
    pub messages: Option<Vec<Text>>,
    /// Members that are not published.
    #[field(unknown_fields)]
    pub unknown_fields: UnknownFields,
}

/// What went wrong, for programs: the codes that the session endpoints
/// publish.
///
/// The provider's page of response codes has more, for all its endpoints
/// together. None of them is published for a session endpoint, so that they
/// are [`KnownOr::Unknown`] in a response, and lose nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Choice)]
#[choice(name = "an error code of Yuno")]
#[non_exhaustive]
pub enum ErrorCode {
    /// 400: the request breaks a rule.
    #[choice("INVALID_REQUEST")]
    InvalidRequest,
    /// 400: there is no such customer; published for customer sessions only.
    #[choice("CUSTOMER_NOT_FOUND")]
    CustomerNotFound,
    /// 401: the keys are not valid.
    #[choice("INVALID_CREDENTIALS")]
    InvalidCredentials,
    /// 403: the merchant may not use the API.
    #[choice("AUTHORIZATION_REQUIRED")]
    AuthorizationRequired,
}

impl ErrorCode {
    /// The status of the response that the code is published for.
    ///
    /// ```
    /// use paysession::yuno::ErrorCode;
    ///
    /// assert_eq!(ErrorCode::InvalidRequest.status(), 400);
    /// assert_eq!(ErrorCode::InvalidCredentials.status(), 401);
    /// assert_eq!(ErrorCode::AuthorizationRequired.status(), 403);
    /// ```
    ///
    /// Source: `responses` of both `yuno/create-customer-session` and
    /// `yuno/create-checkout-session`.
    pub const fn status(self) -> u16 {
        match self {
            Self::InvalidRequest | Self::CustomerNotFound => 400,
            Self::InvalidCredentials => 401,
            Self::AuthorizationRequired => 403,
        }
    }
}

impl ErrorBody {
    /// What went wrong, for people, in answers of another shape: the
    /// `message`, which is not published, where it is a string.
    pub fn message(&self) -> Option<Text> {
        self.unknown_fields.read("message")
    }

    /// More of it, in answers of another shape: the `details`, which are not
    /// published, as they were sent.
    pub fn details(&self) -> Option<RawJson> {
        self.unknown_fields.read("details")
    }
}

impl From<&Violations> for ErrorBody {
    /// `INVALID_REQUEST`, with one message per violation.
    fn from(violations: &Violations) -> Self {
        let messages = violations
            .iter()
            .map(|violation| Text::from(violation.to_string()))
            .collect();
        Self {
            code: Some(ErrorCode::InvalidRequest.into()),
            messages: Some(messages),
            unknown_fields: UnknownFields::default(),
        }
    }
}
