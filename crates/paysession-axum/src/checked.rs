//! The extractor.

use std::{error::Error, fmt, marker::PhantomData};

use axum_core::{
    RequestExt,
    extract::{FromRequest, Request},
};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use paysession::Message;
use paysession_http::{
    BodyError, BodyHeaders, ErrorFormat, ProblemDetails, Reading, read,
    reading::PublishedReading,
};

use crate::CheckedRejection;

/// A message that keeps every rule, from the body of a request.
///
/// The type says all: `T` is the message, `R` how it is read, `E` the form of
/// the answer where it is refused.
///
/// ```
/// use axum::http::StatusCode;
/// use paysession::yuno::{CreateCheckoutSession, ErrorBody};
/// use paysession_axum::{Checked, reading::StrictReading};
///
/// async fn create(
///     Checked { message, .. }: Checked<CreateCheckoutSession, StrictReading, ErrorBody>,
/// ) -> StatusCode {
///     assert_eq!(message.account_id.as_str().len(), 36);
///     StatusCode::CREATED
/// }
/// # let _: axum::Router = axum::Router::new().route("/", axum::routing::post(create));
/// ```
///
/// # Limits
///
/// At most [`Reading::MAX_BODY_BYTES`] of a body are read: 256 KiB by
/// default. No layer raises that. `DefaultBodyLimit` (2 MB by default) lowers it
/// where it is less, as do other layers that limit bodies.
#[non_exhaustive]
pub struct Checked<T, R = PublishedReading, E = ProblemDetails> {
    /// The message.
    pub message: T,
    chosen: PhantomData<fn() -> (R, E)>,
}

impl<T, R, E> Checked<T, R, E> {
    /// The message.
    pub fn into_message(self) -> T {
        self.message
    }
}

impl<T: fmt::Debug, R, E> fmt::Debug for Checked<T, R, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Checked")
            .field("message", &self.message)
            .finish_non_exhaustive()
    }
}

impl<T, R, E, S> FromRequest<S> for Checked<T, R, E>
where
    T: Message,
    R: Reading,
    E: ErrorFormat,
    S: Send + Sync,
{
    type Rejection = CheckedRejection<E>;

    async fn from_request(
        request: Request,
        _: &S,
    ) -> Result<Self, Self::Rejection> {
        headers(&request).check::<R>()?;
        let body = Limited::new(request.into_limited_body(), R::MAX_BODY_BYTES)
            .collect()
            .await
            .map_err(|error| body_error::<R>(&*error))?
            .to_bytes();
        let message = read::<T, R>(&body)?;
        Ok(Self { message, chosen: PhantomData })
    }
}

fn headers(request: &Request) -> BodyHeaders<'_> {
    let value = |name| Some(request.headers().get(name)?.as_bytes());
    let mut headers = BodyHeaders::default();
    headers.content_type = value("content-type");
    headers.content_encoding = value("content-encoding");
    headers.content_length = value("content-length");
    headers
}

/// Why a body was not read: this extractor's limit is the error itself, that
/// of a layer is the reason of another error.
fn body_error<R: Reading>(error: &(dyn Error + 'static)) -> BodyError {
    if error.is::<LengthLimitError>() {
        return BodyError::TooLong { max_bytes: Some(R::MAX_BODY_BYTES) };
    }
    let mut reason = error.source();
    while let Some(error) = reason {
        if error.is::<LengthLimitError>() {
            return BodyError::TooLong { max_bytes: None };
        }
        reason = error.source();
    }
    BodyError::Incomplete
}
