//! One payment per session, in types.

use time::OffsetDateTime;

use super::{
    CheckoutSession,
    not_payable::{NotPayable, NotPayableReason},
};
use crate::{Expiry, Timestamp};

/// A checkout session that can be paid, once.
///
/// Whoever pays gives it away, and it cannot be copied, so that one value is
/// paid at most once:
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
/// The creation time cannot be changed:
///
/// ```compile_fail,E0616
/// # use paysession::{Timestamp, yuno::CheckoutSession};
/// fn make_younger(session: &mut CheckoutSession, now: Timestamp) {
///     session.created_at = now; // there is only the method, which reads it
/// }
/// ```
///
/// This guards one value in one program. What no type can know is that the same
/// body was read twice, that somebody read the JSON of a paid session again,
/// or that two workers took the same [`SessionState`](super::SessionState) out
/// of a store. The store must see to that: a worker takes an unpaid state out
/// of it, and writes the paid one back only where the state is still the
/// unpaid one (compare and swap); who loses that race has not paid.
#[derive(Debug, PartialEq, Eq)]
pub struct PayableSession {
    session: CheckoutSession,
    expiry: Expiry,
}

/// A checkout session that was paid before it expired.
///
/// It is only made by a payment, or read back from a
/// [`SessionState`](super::SessionState) that keeps the same rules.
#[derive(Debug, PartialEq, Eq)]
pub struct PaidSession {
    session: CheckoutSession,
    paid_at: Timestamp,
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
    ///     yuno::{CheckoutSession, NotPayableReason},
    /// };
    ///
    /// let session =
    ///     CheckoutSession::from_json(CheckoutSession::EXAMPLE.as_bytes())?;
    /// let expiry = session.expiry().ok_or("when it was created")?;
    ///
    /// let open = session.payable_at(expiry.created_at())?;
    /// let paid = open.pay(expiry.created_at() + CheckoutSession::LIFETIME / 2)?;
    /// assert_eq!(paid.paid_at().to_string(), "2024-06-06T14:39:10.932297Z");
    ///
    /// let session =
    ///     CheckoutSession::from_json(CheckoutSession::EXAMPLE.as_bytes())?;
    /// let refused = session.payable_at(expiry.expires_at()).unwrap_err();
    /// let at = "2024-06-06T15:39:10.932297Z".parse()?;
    /// assert_eq!(refused.reason(), NotPayableReason::Expired { at });
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// The member `used` decides nothing, since no document says what counts as
    /// a use: before you take a payment for a session that you have read back,
    /// ask your own store whether it was paid.
    ///
    /// # Errors
    ///
    /// The session itself: with [`NotPayableReason::Expired`] from the moment on
    /// at which it expires, and with [`NotPayableReason::Undated`] where it does
    /// not say when it was created.
    pub fn payable_at(
        self,
        now: OffsetDateTime,
    ) -> Result<PayableSession, NotPayable<Self>> {
        let Some(expiry) = self.expiry() else {
            return Err(NotPayable::new(self, NotPayableReason::Undated));
        };
        match expiry_reason(expiry, now) {
            Some(reason) => Err(NotPayable::new(self, reason)),
            None => Ok(PayableSession { session: self, expiry }),
        }
    }
}

fn expiry_reason(
    expiry: Expiry,
    now: OffsetDateTime,
) -> Option<NotPayableReason> {
    let at = Timestamp::saturating_floor(expiry.expires_at());
    expiry.is_expired(now).then_some(NotPayableReason::Expired { at })
}

/// The microsecond in which a session was created.
fn created(expiry: Expiry) -> Timestamp {
    Timestamp::saturating_floor(expiry.created_at())
}

impl PayableSession {
    /// Pays the session.
    ///
    /// # Errors
    ///
    /// The session itself, with [`NotPayableReason::Expired`], from the moment
    /// on at which it expires, which may have come since
    /// [`payable_at`](CheckoutSession::payable_at).
    pub fn pay(
        self,
        now: OffsetDateTime,
    ) -> Result<PaidSession, NotPayable<Self>> {
        match expiry_reason(self.expiry, now) {
            Some(reason) => Err(NotPayable::new(self, reason)),
            None => {
                let paid_at = moment(created(self.expiry), now);
                Ok(PaidSession { session: self.session, paid_at })
            }
        }
    }

    /// When the session expires.
    pub const fn expiry(&self) -> Expiry {
        self.expiry
    }

    /// The session.
    pub const fn session(&self) -> &CheckoutSession {
        &self.session
    }

    /// The session, which was not paid.
    pub fn into_session(self) -> CheckoutSession {
        self.session
    }
}

impl PaidSession {
    /// The session, where it was paid within its lifetime.
    pub(super) fn new(
        session: CheckoutSession,
        paid_at: Timestamp,
    ) -> Option<Self> {
        let expiry = session.expiry()?;
        let begun = created(expiry) <= paid_at;
        let over = expiry.is_expired(paid_at.to_offset_date_time());
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

/// The microsecond in which `now` is, but none before `created`.
fn moment(created: Timestamp, now: OffsetDateTime) -> Timestamp {
    Timestamp::saturating_floor(now).max(created)
}
