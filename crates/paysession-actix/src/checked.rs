//! The extractor.

use std::{fmt, future::Future, marker::PhantomData, pin::Pin};

use actix_web::{
    FromRequest, HttpRequest,
    body::{BodyStream, to_bytes_limited},
    dev::Payload,
};
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
/// use actix_web::HttpResponse;
/// use paysession::yuno::{CreateCheckoutSession, ErrorBody};
/// use paysession_actix::{Checked, reading::StrictReading};
///
/// async fn create(
///     Checked { message, .. }: Checked<CreateCheckoutSession, StrictReading, ErrorBody>,
/// ) -> HttpResponse {
///     assert_eq!(message.account_id.as_str().len(), 36);
///     HttpResponse::Created().finish()
/// }
/// # let _ = actix_web::web::post().to(create);
/// ```
///
/// # Limits
///
/// At most [`Reading::MAX_BODY_BYTES`] of a body are read: 256 KiB by
/// default. No configuration changes that: `PayloadConfig` and `JsonConfig` are
/// for actix-web's own extractors.
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

impl<T, R, E> FromRequest for Checked<T, R, E>
where
    T: Message + 'static,
    R: Reading + 'static,
    E: ErrorFormat + 'static,
{
    type Error = CheckedRejection<E>;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Self::Error>>>>;

    fn from_request(
        request: &HttpRequest,
        payload: &mut Payload,
    ) -> Self::Future {
        let checked = headers(request).check::<R>();
        let payload = payload.take();
        Box::pin(async move {
            checked?;
            let body =
                to_bytes_limited(BodyStream::new(payload), R::MAX_BODY_BYTES)
                    .await
                    .map_err(|_| BodyError::TooLong {
                        max_bytes: Some(R::MAX_BODY_BYTES),
                    })?
                    .map_err(|_| BodyError::Incomplete)?;
            let message = read::<T, R>(&body)?;
            Ok(Self { message, chosen: PhantomData })
        })
    }
}

fn headers(request: &HttpRequest) -> BodyHeaders<'_> {
    let value = |name| Some(request.headers().get(name)?.as_bytes());
    let mut headers = BodyHeaders::default();
    headers.content_type = value("content-type");
    headers.content_encoding = value("content-encoding");
    headers.content_length = value("content-length");
    headers
}
