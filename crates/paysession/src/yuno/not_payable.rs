//! A session that cannot be paid, and why.

use std::fmt;

use super::{ErrorBody, ErrorCode};
use crate::{Timestamp, UnknownFields};

/// A session that cannot be paid, given back with the reason.
///
/// ```
/// use paysession::{Message, yuno::{CheckoutSession, ErrorBody}};
///
/// let session =
///     CheckoutSession::from_json(CheckoutSession::EXAMPLE.as_bytes())?;
/// let late = session.expiry().ok_or("when it was created")?.expires_at();
///
/// let refused = session.payable_at(late).unwrap_err();
/// assert_eq!(refused.to_string(), "expired at 2024-06-06T15:39:10.932297Z");
/// assert_eq!(
///     serde_json::to_string(&ErrorBody::from(&refused))?,
///     "{\"code\":\"INVALID_REQUEST\",\
///       \"messages\":[\"expired at 2024-06-06T15:39:10.932297Z\"]}"
/// );
/// let session = refused.into_session();
/// assert_eq!(session.merchant_order_id.ok_or("an order")?, "1717681150");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotPayable<S> {
    // A session is large, and a result that holds one is moved about.
    session: Box<S>,
    reason: NotPayableReason,
}

/// Why a session cannot be paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum NotPayableReason {
    /// It does not say when it was created, as only a tolerant reading takes
    /// it, so that nobody knows when it expires.
    Undated,
    /// Its lifetime is over.
    Expired {
        /// The first moment at which it had expired.
        at: Timestamp,
    },
    /// It was paid before.
    Paid {
        /// When.
        at: Timestamp,
    },
}

impl<S> NotPayable<S> {
    pub(super) fn new(session: S, reason: NotPayableReason) -> Self {
        Self { session: Box::new(session), reason }
    }

    /// Why it cannot be paid.
    pub const fn reason(&self) -> NotPayableReason {
        self.reason
    }

    /// What was to be paid.
    pub const fn session(&self) -> &S {
        &self.session
    }

    /// What was to be paid, as it was before.
    pub fn into_session(self) -> S {
        *self.session
    }

    /// Converts the session inside the error, and keeps the reason.
    pub(super) fn map<T>(self, whole: impl FnOnce(S) -> T) -> NotPayable<T> {
        NotPayable::new(whole(*self.session), self.reason)
    }
}

impl fmt::Display for NotPayableReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Undated => f.write_str("does not say when it was created"),
            Self::Expired { at } => write!(f, "expired at {at}"),
            Self::Paid { at } => write!(f, "was paid at {at}"),
        }
    }
}

impl<S> fmt::Display for NotPayable<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.reason.fmt(f)
    }
}

impl<S: fmt::Debug> std::error::Error for NotPayable<S> {}

impl<S> From<&NotPayable<S>> for ErrorBody {
    /// `INVALID_REQUEST`, with the reason as its message.
    fn from(refused: &NotPayable<S>) -> Self {
        Self {
            code: Some(ErrorCode::InvalidRequest.into()),
            messages: Some(vec![refused.to_string().into()]),
            unknown_fields: UnknownFields::default(),
        }
    }
}
