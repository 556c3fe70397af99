//! What the headers of a request say of its body.

use mime::Mime;

use crate::{BodyError, Reading};

/// What the headers of a request say of its body: their values as they were
/// sent, none where the header is missing.
///
/// ```
/// use paysession_http::{BodyError, BodyHeaders, reading::PublishedReading};
///
/// let mut headers = BodyHeaders::default();
/// headers.content_type = Some(b"application/json; charset=utf-8");
/// assert_eq!(headers.check::<PublishedReading>(), Ok(()));
///
/// headers.content_length = Some(b"1000000");
/// assert_eq!(
///     headers.check::<PublishedReading>(),
///     Err(BodyError::TooLong { max_bytes: Some(262_144) })
/// );
/// ```
#[derive(Clone, Copy, Debug, Default)]
#[non_exhaustive]
pub struct BodyHeaders<'h> {
    /// `Content-Type`.
    pub content_type: Option<&'h [u8]>,
    /// `Content-Encoding`.
    pub content_encoding: Option<&'h [u8]>,
    /// `Content-Length`.
    pub content_length: Option<&'h [u8]>,
}

impl BodyHeaders<'_> {
    /// Whether the body is worth reading: it says that it is JSON, has no
    /// encoding, and does not say that it is too long.
    ///
    /// # Errors
    ///
    /// [`BodyError::ContentType`], [`BodyError::ContentEncoding`] or
    /// [`BodyError::TooLong`].
    pub fn check<R: Reading>(&self) -> Result<(), BodyError> {
        if !self.content_type.is_some_and(is_json) {
            return Err(BodyError::ContentType);
        }
        if self.content_encoding.is_some_and(|value| !is_identity(value)) {
            return Err(BodyError::ContentEncoding);
        }
        // What is no number is for the server to judge, and a longer body than
        // the header says does not arrive.
        let length: Option<usize> = self.content_length.and_then(|value| {
            str::from_utf8(value).ok()?.trim_ascii().parse().ok()
        });
        if length.is_some_and(|length| length > R::MAX_BODY_BYTES) {
            return Err(BodyError::TooLong {
                max_bytes: Some(R::MAX_BODY_BYTES),
            });
        }
        Ok(())
    }
}

/// `application/json`, or an application's own type with the suffix `+json`
/// (RFC 6839), whatever its parameters.
fn is_json(content_type: &[u8]) -> bool {
    let Some(mime) = str::from_utf8(content_type)
        .ok()
        .and_then(|text| text.parse::<Mime>().ok())
    else {
        return false;
    };
    mime.type_() == mime::APPLICATION
        && (mime.subtype() == mime::JSON || mime.suffix() == Some(mime::JSON))
}

/// No encoding at all, said aloud.
fn is_identity(content_encoding: &[u8]) -> bool {
    content_encoding.trim_ascii().eq_ignore_ascii_case(b"identity")
}
