//! How KOMOJU refuses a request.

use paysession_derive::{Choice, Object};

use crate::{
    KnownOr, Pointer, RawJson, RawObject, Text, UnknownFields, ViolationCode,
    Violations,
};

/// The body of a response to a request that is refused.
///
/// Read with [`ReadOptions::tolerant`](crate::ReadOptions::tolerant), any
/// object is one: firewalls and gateways answer in forms of their own. What is
/// no reason as it is published is kept among the unknown fields;
/// [`code`](Self::code) and [`message`](Self::message) look there, too.
///
/// A service that answers in the provider's manner makes one of a report. The
/// body has room for one reason, so that one violation leads: the first that is
/// a missing member (`missing_parameter`), or else the first of all
/// (`unprocessable_entity`). `param` is the way to it, its names joined with
/// points, and `message` is its line of the report. `details` has all of them,
/// under `violations`, as a report serializes.
///
/// ```
/// use paysession::{Message, komoju::{CreateSession, ErrorBody}};
///
/// let report = CreateSession::from_json(
///     br#"{"mode": "payment", "currency": "yen"}"#,
/// )
/// .unwrap_err();
/// let body = serde_json::to_value(ErrorBody::from(&report))?;
///
/// assert_eq!(body["error"]["code"], "missing_parameter");
/// assert_eq!(body["error"]["param"], "amount");
/// assert_eq!(body["error"]["message"], "/amount: is required");
/// assert_eq!(
///     body["error"]["details"]["violations"][0]["pointer"],
///     "/currency"
/// );
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Object)]
#[object(
    id = "komoju.error",
    response,
    source = "komoju/create-session#/components/schemas/Error",
    example = r#"{
        "error": {
            "code": "missing_parameter",
            "message": "A required parameter (amount) is missing",
            "param": "amount",
            "details": {}
        }
    }"#
)]
#[non_exhaustive]
pub struct ErrorBody {
    /// The reason: always there, unless the reading is tolerant.
    #[field(required)]
    pub error: Option<ErrorDetail>,
    /// Members that are not published.
    #[field(unknown_fields)]
    pub unknown_fields: UnknownFields,
}

/// Why a request is refused.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
#[object(
    response,
    source = "komoju/create-session#/components/schemas/Error/properties/error"
)]
#[non_exhaustive]
pub struct ErrorDetail {
    /// What went wrong, for programs: always there, unless the reading is
    /// tolerant.
    #[field(required)]
    pub code: Option<KnownOr<ErrorCode>>,
    /// What went wrong, for people: always there, unless the reading is
    /// tolerant.
    #[field(required)]
    pub message: Option<Text>,
    /// The parameter that is at fault, where one is.
    pub param: Option<Text>,
    /// More, as sent.
    pub details: Option<RawObject>,
    /// Members that are not published.
    #[field(unknown_fields)]
    pub unknown_fields: UnknownFields,
}

/// What went wrong, for programs: the codes that the provider publishes, as
/// far as they are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Choice)]
#[choice(name = "an error code of KOMOJU")]
#[non_exhaustive]
pub enum ErrorCode {
    /// 400: the request is not understood.
    #[choice("bad_request")]
    BadRequest,
    /// 401: the key is not valid.
    #[choice("unauthorized")]
    Unauthorized,
    /// 402: the request was refused by somebody further on.
    #[choice("request_failed")]
    RequestFailed,
    /// 403: the key may not do this.
    #[choice("forbidden")]
    Forbidden,
    /// 404: there is no such thing.
    #[choice("not_found")]
    NotFound,
    /// 422: a required parameter is missing.
    #[choice("missing_parameter")]
    MissingParameter,
    /// 422: the request breaks a rule.
    #[choice("unprocessable_entity")]
    UnprocessableEntity,
    /// 500: the provider's own fault.
    #[choice("internal_server_error")]
    InternalServerError,
    /// 502: the fault of somebody further on.
    #[choice("bad_gateway")]
    BadGateway,
    /// 503: to be tried again later.
    #[choice("service_unavailable")]
    ServiceUnavailable,
    /// 504: somebody further on did not answer in time.
    #[choice("gateway_timeout")]
    GatewayTimeout,
}

impl ErrorCode {
    /// The status of the response that has this code.
    pub const fn status(self) -> u16 {
        match self {
            Self::BadRequest => 400,
            Self::Unauthorized => 401,
            Self::RequestFailed => 402,
            Self::Forbidden => 403,
            Self::NotFound => 404,
            Self::MissingParameter | Self::UnprocessableEntity => 422,
            Self::InternalServerError => 500,
            Self::BadGateway => 502,
            Self::ServiceUnavailable => 503,
            Self::GatewayTimeout => 504,
        }
    }
}

impl ErrorBody {
    /// What went wrong, for programs: from the reason, or from the body itself
    /// where a tolerant reading found it there.
    pub fn code(&self) -> Option<KnownOr<ErrorCode>> {
        let code = self.error.as_ref().and_then(|error| error.code.clone());
        code.or_else(|| self.unknown_fields.read("code"))
    }

    /// What went wrong, for people: from the reason, or from the body itself
    /// where a tolerant reading found it there.
    ///
    /// ```
    /// use paysession::{Message, ReadOptions, komoju::ErrorBody};
    ///
    /// for body in [
    ///     r#"{"error":{"code":"forbidden","message":"Forbidden"}}"#,
    ///     r#"{"message":"Forbidden"}"#,
    ///     r#"{"error":"Forbidden","status":403}"#,
    /// ] {
    ///     let read = ErrorBody::from_json_with(
    ///         body.as_bytes(),
    ///         &ReadOptions::tolerant(),
    ///     )?;
    ///     assert_eq!(read.message().unwrap(), "Forbidden");
    ///     // Nothing is lost.
    ///     assert_eq!(serde_json::to_string(&read)?, body);
    /// }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn message(&self) -> Option<Text> {
        let message =
            self.error.as_ref().and_then(|error| error.message.clone());
        message
            .or_else(|| self.unknown_fields.read("error"))
            .or_else(|| self.unknown_fields.read("message"))
    }
}

impl From<&Violations> for ErrorBody {
    /// `missing_parameter` where a member is missing, and else
    /// `unprocessable_entity`.
    fn from(violations: &Violations) -> Self {
        let missing = violations
            .iter()
            .find(|violation| violation.code() == ViolationCode::Required);
        let (code, lead) = match missing {
            Some(lead) => (ErrorCode::MissingParameter, lead),
            None => (ErrorCode::UnprocessableEntity, violations.first()),
        };
        let list = RawJson::of(violations).expect("a report is JSON");
        let details = RawObject::default().with("violations", list);
        let error = ErrorDetail {
            code: Some(KnownOr::Known(code)),
            message: Some(lead.to_string().into()),
            param: param(lead.pointer()),
            details: Some(details),
            unknown_fields: UnknownFields::default(),
        };
        Self { error: Some(error), unknown_fields: UnknownFields::default() }
    }
}

/// The way to a member, its names joined with points; none to the whole body.
fn param(pointer: &Pointer) -> Option<Text> {
    let names: Vec<_> = pointer.tokens().collect();
    (!names.is_empty()).then(|| names.join(".").into())
}
