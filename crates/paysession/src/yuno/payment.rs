//! One payment per session, in types.

use std::fmt;

use time::OffsetDateTime;

use super::CheckoutSession;
use crate::{Expiry, Timestamp};

/// A checkout session that can be paid, once.
///
/// Whoever pays gives it away, and it cannot be copied, so that a second
/// payment cannot be written down:
///
/// ```compile_fail,E0382
/// # use paysession::yuno::PayableSession;
/// # use time::OffsetDateTime;
/// fn pay_twice(session: PayableSession, now: OffsetDateTime) {
///     let first = session.pay(now);
///     let second = session.pay(now); // used after it was given away
/// }
/// ```
///
/// ```compile_fail,E0599
/// # use paysession::yuno::PayableSession;
/// # use time::OffsetDateTime;
/// fn pay_twice(session: PayableSession, now: OffsetDateTime) {
///     let first = session.clone().pay(now); // there is no `clone`
///     let second = session.pay(now);
/// }
/// ```
///
/// Nor can a session be opened twice, or again once it is paid:
///
/// ```compile_fail,E0382
/// # use paysession::yuno::CheckoutSession;
/// # use time::OffsetDateTime;
/// fn open_twice(session: CheckoutSession, now: OffsetDateTime) {
///     let first = session.payable_at(now);
///     let second = session.payable_at(now); // used after it was given away
/// }
/// ```
///
/// ```compile_fail,E0507
/// # use paysession::yuno::PaidSession;
/// # use time::OffsetDateTime;
/// fn open_again(session: PaidSession, now: OffsetDateTime) {
///     let again = session.session().payable_at(now); // it is only lent
/// }
/// ```
///
/// What no type can know is that the same body was read twice, or that two
/// workers took the same [`SessionState`](super::SessionState) out of a store:
/// a store must hand out a state once.
#[derive(Debug, PartialEq, Eq)]
pub struct PayableSession(CheckoutSession);

/// A checkout session that was paid before it expired.
///
/// It is only made by a payment, or read back from a
/// [`SessionState`](super::SessionState) that keeps the same rules.
#[derive(Debug, PartialEq, Eq)]
pub struct PaidSession {
    session: CheckoutSession,
    paid_at: Timestamp,
}

/// Why a session cannot be paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum NotPayable {
    /// Its lifetime is over.
    Expired {
        /// The first moment at which it had expired.
        at: OffsetDateTime,
    },
    /// It was paid before.
    Paid {
        /// When.
        at: OffsetDateTime,
    },
}

impl CheckoutSession {
    /// The same session, to be paid.
    ///
    /// A moment before its creation is taken, too: the provider's clock may run
    /// ahead of the caller's.
    ///
    /// ```
    /// use paysession::{
    ///     Message,
    ///     yuno::{CheckoutSession, NotPayable},
    /// };
    ///
    /// let session =
    ///     CheckoutSession::from_json(CheckoutSession::EXAMPLE.as_bytes())?;
    /// let expiry = session.expiry();
    ///
    /// let open = session.payable_at(expiry.created_at())?;
    /// let paid = open.pay(expiry.created_at() + CheckoutSession::LIFETIME / 2)?;
    /// assert_eq!(paid.paid_at().to_string(), "2024-06-06T14:39:10.932297Z");
    ///
    /// let session =
    ///     CheckoutSession::from_json(CheckoutSession::EXAMPLE.as_bytes())?;
    /// let at = expiry.expires_at();
    /// assert_eq!(session.payable_at(at), Err(NotPayable::Expired { at }));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`NotPayable::Expired`] from the moment on at which the session expires.
    pub fn payable_at(
        self,
        now: OffsetDateTime,
    ) -> Result<PayableSession, NotPayable> {
        not_expired(self.expiry(), now)?;
        Ok(PayableSession(self))
    }
}

impl PayableSession {
    /// Pays the session.
    ///
    /// # Errors
    ///
    /// [`NotPayable::Expired`] from the moment on at which the session expires,
    /// which may have come since it was opened.
    pub fn pay(self, now: OffsetDateTime) -> Result<PaidSession, NotPayable> {
        not_expired(self.expiry(), now)?;
        let paid_at = moment(self.0.created_at, now);
        Ok(PaidSession { session: self.0, paid_at })
    }

    /// When the session expires.
    pub const fn expiry(&self) -> Expiry {
        self.0.expiry()
    }

    /// The session.
    pub const fn session(&self) -> &CheckoutSession {
        &self.0
    }

    /// The session, which is no longer open.
    pub(super) fn into_session(self) -> CheckoutSession {
        self.0
    }
}

impl PaidSession {
    /// The session, where it was paid within its lifetime.
    pub(super) fn new(
        session: CheckoutSession,
        paid_at: Timestamp,
    ) -> Option<Self> {
        let begun = session.created_at <= paid_at;
        let over = session.expiry().is_expired(paid_at.to_offset_date_time());
        (begun && !over).then_some(Self { session, paid_at })
    }

    /// When the session was paid, to the microsecond: within its lifetime.
    ///
    /// A clock that runs behind the provider's may say that a session is paid
    /// before it was created; it was then paid when it was created.
    pub const fn paid_at(&self) -> Timestamp {
        self.paid_at
    }

    /// The session.
    pub const fn session(&self) -> &CheckoutSession {
        &self.session
    }
}

fn not_expired(expiry: Expiry, now: OffsetDateTime) -> Result<(), NotPayable> {
    if expiry.is_expired(now) {
        Err(NotPayable::Expired { at: expiry.expires_at() })
    } else {
        Ok(())
    }
}

/// The microsecond in which `now` is, but none before `created`.
///
/// A moment that a timestamp cannot say, and that has not expired, is one
/// before the year 0.
fn moment(created: Timestamp, now: OffsetDateTime) -> Timestamp {
    now.replace_microsecond(now.microsecond())
        .ok()
        .and_then(|moment| Timestamp::try_from(moment).ok())
        .map_or(created, |moment| moment.max(created))
}

impl fmt::Display for NotPayable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Expired { .. } => "must be paid before it expires",
            Self::Paid { .. } => "must be paid only once",
        })
    }
}

impl std::error::Error for NotPayable {}
