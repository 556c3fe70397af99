//! What a store keeps of a checkout session.

use paysession_derive::{Choice, Object, Readable};
use serde::{Serialize, Serializer, ser::SerializeStruct};
use time::OffsetDateTime;

use super::{
    CheckoutSession, NotPayable, NotPayableReason, PaidSession, PayableSession,
};
use crate::{
    ReadOptions, Timestamp, Violations,
    introspect::shape::Shape,
    read::{self, Collector, Path, Read, ReadError, Reader},
    violation::ViolationKind,
};

/// What a store keeps of a checkout session: whether it was paid, and when.
///
/// Whether an unpaid session is still open is for the clock to say, so that it
/// is not kept: [`payable_at`](Self::payable_at) asks again.
///
/// It is read by the same rules as every message, and a state that lies is
/// refused: one that was paid before the session was created, or once it had
/// expired; one that is paid, but does not say when; one that is unpaid, but
/// says when.
///
/// ```
/// use paysession::{
///     Message,
///     yuno::{CheckoutSession, SessionState},
/// };
///
/// let session =
///     CheckoutSession::from_json(CheckoutSession::EXAMPLE.as_bytes())?;
/// let now = session.expiry().ok_or("when it was created")?.created_at();
/// let paid = session.payable_at(now)?.pay(now)?;
///
/// let stored = serde_json::to_string(&SessionState::from(paid))?;
/// let state = SessionState::from_json(stored.as_bytes())?;
/// let refused = state.payable_at(now).unwrap_err();
/// assert_eq!(refused.to_string(), "was paid at 2024-06-06T13:39:10.932297Z");
/// assert!(matches!(refused.into_session(), SessionState::Paid(_)));
///
/// let lie = stored.replace(r#""paid_at":"2024"#, r#""paid_at":"2025"#);
/// assert_eq!(
///     SessionState::from_json(lie.as_bytes()).unwrap_err().to_string(),
///     "/paid_at: must be within the session's lifetime"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, PartialEq, Eq, Readable)]
#[expect(clippy::exhaustive_enums, reason = "a session is paid or it is not")]
pub enum SessionState {
    /// It was not paid.
    Unpaid(CheckoutSession),
    /// It was paid.
    Paid(PaidSession),
}

impl SessionState {
    /// The session, to be paid.
    ///
    /// # Errors
    ///
    /// The state itself: with [`NotPayableReason::Paid`] where it was paid, and
    /// with [`NotPayableReason::Expired`] from the moment on at which it
    /// expires.
    pub fn payable_at(
        self,
        now: OffsetDateTime,
    ) -> Result<PayableSession, NotPayable<Self>> {
        match self {
            Self::Unpaid(session) => session
                .payable_at(now)
                .map_err(|refused| refused.map(Self::Unpaid)),
            Self::Paid(paid) => {
                let reason = NotPayableReason::Paid { at: paid.paid_at() };
                Err(NotPayable::new(Self::Paid(paid), reason))
            }
        }
    }

    /// The session.
    pub const fn session(&self) -> &CheckoutSession {
        match self {
            Self::Unpaid(session) => session,
            Self::Paid(paid) => paid.session(),
        }
    }

    /// Reads a state as it was stored.
    ///
    /// # Errors
    ///
    /// Every rule that a field breaks, each at its JSON Pointer; where none
    /// does, the rule over several fields that the state breaks.
    pub fn from_json(json: &[u8]) -> Result<Self, Violations> {
        Self::from_json_with(json, &ReadOptions::default())
    }

    /// Reads a state as it was stored, more strictly or less: with
    /// [`ReadOptions::tolerant`], if its session was read so.
    ///
    /// # Errors
    ///
    /// Those of [`from_json`](Self::from_json).
    pub fn from_json_with(
        json: &[u8],
        options: &ReadOptions,
    ) -> Result<Self, Violations> {
        read::from_json(json, options)
    }
}

impl From<CheckoutSession> for SessionState {
    fn from(session: CheckoutSession) -> Self {
        Self::Unpaid(session)
    }
}

impl From<PayableSession> for SessionState {
    fn from(open: PayableSession) -> Self {
        Self::Unpaid(open.into_session())
    }
}

impl From<PaidSession> for SessionState {
    fn from(paid: PaidSession) -> Self {
        Self::Paid(paid)
    }
}

/// Whether a session was paid, as a store has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(name = "the state of a session")]
enum StoredStatus {
    #[choice("unpaid")]
    Unpaid,
    #[choice("paid")]
    Paid,
}

/// A state as it is stored, before its fields are held against each other.
#[derive(Debug, Object)]
struct Stored {
    /// Whether the session was paid.
    state: StoredStatus,
    /// The session.
    session: CheckoutSession,
    /// When it was paid.
    paid_at: Option<Timestamp>,
}

const LIFETIME: ViolationKind =
    ViolationKind::Conflict { expected: "be within the session's lifetime" };
const UNPAID: ViolationKind =
    ViolationKind::Conflict { expected: "be left out where state is unpaid" };

impl Read for SessionState {
    const SHAPE: Shape = Stored::SHAPE;

    fn read(
        reader: &mut Reader<'_>,
        path: &Path<'_>,
    ) -> Result<Self, ReadError> {
        // Where a field breaks its own rule, it is not there to be judged.
        let Stored { state, session, paid_at } = Stored::read(reader, path)?;
        let judged = match (state, paid_at) {
            (StoredStatus::Unpaid, None) => Ok(Self::Unpaid(session)),
            (StoredStatus::Unpaid, Some(_)) => Err(UNPAID),
            (StoredStatus::Paid, None) => Err(ViolationKind::Required),
            (StoredStatus::Paid, Some(at)) => {
                PaidSession::new(session, at).map(Self::Paid).ok_or(LIFETIME)
            }
        };
        judged
            .map_err(|kind| reader.report(&path.field("paid_at"), kind).into())
    }

    fn check(&self, path: &Path<'_>, collector: &mut Collector) {
        self.session().check(&path.field("session"), collector);
    }
}

impl Serialize for SessionState {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let (state, paid_at) = match self {
            Self::Unpaid(_) => (StoredStatus::Unpaid, None),
            Self::Paid(paid) => (StoredStatus::Paid, Some(paid.paid_at())),
        };
        let fields = 2 + usize::from(paid_at.is_some());
        let mut stored = to.serialize_struct("SessionState", fields)?;
        stored.serialize_field("state", &state)?;
        stored.serialize_field("session", self.session())?;
        match paid_at {
            Some(at) => stored.serialize_field("paid_at", &at)?,
            None => stored.skip_field("paid_at")?,
        }
        stored.end()
    }
}

#[cfg(feature = "proptest1")]
impl proptest::arbitrary::Arbitrary for SessionState {
    type Parameters = ();
    type Strategy = proptest::strategy::BoxedStrategy<Self>;

    /// Unpaid ones, and ones that were paid at any moment of their lifetime.
    fn arbitrary_with((): ()) -> Self::Strategy {
        use proptest::{
            option,
            prelude::{Strategy, any},
        };
        (any::<CheckoutSession>(), option::of(0.0..1.0))
            .prop_filter_map("a state", |(session, part)| {
                let Some(part) = part else {
                    return Some(Self::Unpaid(session));
                };
                let after = CheckoutSession::LIFETIME.mul_f64(part);
                let now = session
                    .expiry()?
                    .created_at()
                    .checked_add(after.try_into().ok()?)?;
                Some(Self::Paid(session.payable_at(now).ok()?.pay(now).ok()?))
            })
            .boxed()
    }
}
