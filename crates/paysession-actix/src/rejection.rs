//! What the extractor answers.

use std::{error::Error, fmt, marker::PhantomData};

use actix_web::{HttpResponse, ResponseError, http::StatusCode};
use paysession_http::{
    BodyError, ErrorFormat, ErrorResponse, ProblemDetails, Status,
};

/// A body that was refused, and the form in which that is answered.
///
/// A handler that takes `Result<Checked<T>, CheckedRejection>` has the report,
/// and answers as it likes:
///
/// ```
/// use actix_web::HttpResponse;
/// use paysession::yuno::CreateCustomerSession;
/// use paysession_actix::{Checked, CheckedRejection};
///
/// async fn create(
///     request: Result<Checked<CreateCustomerSession>, CheckedRejection>,
/// ) -> HttpResponse {
///     match request {
///         Ok(Checked { .. }) => HttpResponse::Created().finish(),
///         Err(rejection) => {
///             let report = rejection.error().to_violations();
///             HttpResponse::BadRequest().body(report.one_line().to_string())
///         }
///     }
/// }
/// # let _ = actix_web::web::post().to(create);
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

impl<E: ErrorFormat> ResponseError for CheckedRejection<E> {
    fn status_code(&self) -> StatusCode {
        status_code(E::status(&self.error))
    }

    fn error_response(&self) -> HttpResponse {
        let answer = ErrorResponse::new::<E>(&self.error);
        let mut response = HttpResponse::build(status_code(answer.status));
        response.content_type(answer.content_type);
        if let Some(header) = answer.accept_header {
            response.insert_header(header);
        }
        response.body(answer.body)
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
