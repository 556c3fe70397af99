//! What the extractor answers.

use std::{error::Error, fmt, marker::PhantomData};

use axum_core::response::{IntoResponse, Response};
use http::StatusCode;
use paysession_http::{
    BodyError, ErrorFormat, ErrorResponse, ProblemDetails, Status,
};

/// A body that was refused, and the form in which that is answered.
///
/// A handler that takes `Result<Checked<T>, CheckedRejection>` has the report,
/// and answers as it likes:
///
/// ```
/// use axum::http::StatusCode;
/// use paysession::yuno::CreateCustomerSession;
/// use paysession_axum::{Checked, CheckedRejection};
///
/// async fn create(
///     request: Result<Checked<CreateCustomerSession>, CheckedRejection>,
/// ) -> Result<StatusCode, (StatusCode, String)> {
///     match request {
///         Ok(Checked { .. }) => Ok(StatusCode::CREATED),
///         Err(rejection) => {
///             let report = rejection.error().to_violations();
///             Err((StatusCode::BAD_REQUEST, report.one_line().to_string()))
///         }
///     }
/// }
/// # let _: axum::Router = axum::Router::new().route("/", axum::routing::post(create));
/// ```
pub struct CheckedRejection<E = ProblemDetails> {
    error: BodyError,
    format: PhantomData<fn() -> E>,
}

impl<E> CheckedRejection<E> {
    /// Why the body was refused: mostly with a report.
    pub const fn error(&self) -> &BodyError {
        &self.error
    }

    /// Why the body was refused.
    pub fn into_error(self) -> BodyError {
        self.error
    }
}

impl<E> From<BodyError> for CheckedRejection<E> {
    fn from(error: BodyError) -> Self {
        Self { error, format: PhantomData }
    }
}

impl<E: ErrorFormat> IntoResponse for CheckedRejection<E> {
    fn into_response(self) -> Response {
        let answer = ErrorResponse::new::<E>(&self.error);
        (
            status_code(answer.status),
            [("content-type", answer.content_type)],
            answer.accept_header.map(|header| [header]),
            answer.body,
        )
            .into_response()
    }
}

fn status_code(status: Status) -> StatusCode {
    match status {
        Status::BadRequest => StatusCode::BAD_REQUEST,
        Status::ContentTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        Status::UnsupportedMediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        Status::UnprocessableContent => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

impl<E> fmt::Debug for CheckedRejection<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("CheckedRejection").field(&self.error).finish()
    }
}

impl<E> fmt::Display for CheckedRejection<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.error.fmt(f)
    }
}

impl<E> Error for CheckedRejection<E> {}
