//! How Yuno refuses a request.

use paysession_derive::{Choice, Message};

use crate::{AnyText, Others, Violations, choice::Unlisted};

/// The body of a response with a status of 400, 401 or 403.
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
#[derive(Clone, Debug, PartialEq, Eq, Message)]
#[message(
    id = "yuno.error",
    response,
    source = "yuno/create-customer-session#/paths/~1customers~1sessions/post/responses/400/content/application~1json/schema",
    example = r#"{"code": "INVALID_REQUEST", "messages": ["Invalid request"]}"#
)]
#[non_exhaustive]
pub struct ErrorBody {
    /// What went wrong, for programs.
    pub code: ErrorCode,
    /// What went wrong, for people.
    pub messages: Vec<AnyText>,
    /// Members that are not published.
    #[field(others)]
    pub others: Others,
}

/// What went wrong, for programs: the codes that the session endpoints
/// publish, and any other as it was sent.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Choice)]
#[choice(name = "INVALID_REQUEST")]
#[non_exhaustive]
pub enum ErrorCode {
    /// 400: the request breaks a rule.
    #[choice("INVALID_REQUEST")]
    InvalidRequest,
    /// 400: there is no such customer.
    #[choice("CUSTOMER_NOT_FOUND")]
    CustomerNotFound,
    /// 401: the keys are not valid.
    #[choice("INVALID_CREDENTIALS")]
    InvalidCredentials,
    /// 403: the merchant may not use the API.
    #[choice("AUTHORIZATION_REQUIRED")]
    AuthorizationRequired,
    /// A code that is not published for these endpoints.
    #[choice(other)]
    Other(Unlisted),
}

impl From<&Violations> for ErrorBody {
    /// `INVALID_REQUEST`, with one message per violation.
    fn from(violations: &Violations) -> Self {
        let messages = violations
            .iter()
            .map(|violation| AnyText::from(violation.to_string()))
            .collect();
        Self::new(ErrorCode::InvalidRequest, messages)
    }
}
