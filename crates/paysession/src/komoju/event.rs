//! What KOMOJU tells a service that it calls back: webhooks.

use compact_str::CompactString;
use paysession_derive::{Choice, Object, StringNewtype};

use super::{SessionId, field::IDENTIFIER};
use crate::{DateTime, KnownOr, Received, Text, UnknownFields};

/// What happened: the body of a webhook.
///
/// No event is a session's own. An event of a payment names the session that
/// the payment was made in; what the events of customers, subscriptions and
/// settlements name is not published.
///
/// Whether it is the provider who calls is for the signature to say, over the
/// bytes of the body: check it before they are read.
///
/// ```
/// use paysession::{Message, ReadOptions, komoju::{Event, EventType}};
///
/// let event = Event::from_json_with(
///     br#"{
///         "id": "evnt14ur4hvws08idzacf6et8",
///         "type": "payment.captured",
///         "resource": "event",
///         "created_at": "2025-01-28T09:00:00Z",
///         "reason": null,
///         "data": {"status": "captured", "session": "e9x5mvx3jkpkofzcg7umfael6"}
///     }"#,
///     &ReadOptions::tolerant(),
/// )?;
/// assert_eq!(event.event_type, EventType::PaymentCaptured);
/// let session = event.session().map(|session| session.as_str());
/// assert_eq!(session, Some("e9x5mvx3jkpkofzcg7umfael6"));
/// # Ok::<(), paysession::Violations>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Object)]
#[object(
    id = "komoju.event",
    response,
    source = "komoju/webhooks#/components/schemas/Event",
    example = r#"{
        "id": "evnt14ur4hvws08idzacf6et8",
        "type": "payment.captured",
        "resource": "event",
        "created_at": "2025-01-28T09:00:00Z",
        "reason": "captured by hand",
        "data": {"session": "e9x5mvx3jkpkofzcg7umfael6"}
    }"#
)]
#[non_exhaustive]
pub struct Event {
    /// The event.
    #[field(identifies)]
    pub id: Received<EventId>,
    /// What happened.
    #[field(name = "type", required)]
    pub event_type: Option<KnownOr<EventType>>,
    /// What the object is.
    #[field(required)]
    pub resource: Option<KnownOr<EventResource>>,
    /// When it happened.
    #[field(required)]
    pub created_at: Option<DateTime>,
    /// Why it happened.
    #[field(required, nullable)]
    pub reason: Option<Text>,
    /// What it happened to.
    #[field(required)]
    pub data: Option<EventData>,
    /// Members that are not published.
    #[field(unknown_fields)]
    pub unknown_fields: UnknownFields,
}

impl Event {
    /// The session in which the payment was made that the event is about.
    pub const fn session(&self) -> Option<&Received<SessionId>> {
        match &self.data {
            Some(data) => data.session.as_ref(),
            None => None,
        }
    }
}

/// What an event is about: the session of a payment, and all else as it was
/// sent.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
#[object(
    response,
    partial,
    source = "komoju/webhooks#/components/schemas/EventPayment"
)]
#[non_exhaustive]
pub struct EventData {
    /// The session of the payment; none where the payment was made without
    /// one, or where this is no payment.
    pub session: Option<Received<SessionId>>,
    /// All other members.
    #[field(unknown_fields)]
    pub unknown_fields: UnknownFields,
}

/// An event: exactly 25 characters.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, StringNewtype)]
#[string(rule = IDENTIFIER, identifier)]
pub struct EventId(CompactString);

/// What the object of a webhook is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Choice)]
#[choice(name = "a resource name")]
#[non_exhaustive]
pub enum EventResource {
    /// An event.
    #[choice("event")]
    Event,
}

/// What happened: the types that the provider's guide lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Choice)]
#[choice(name = "a type of event of KOMOJU")]
#[non_exhaustive]
#[expect(missing_docs, reason = "the provider says what each value is")]
#[rustfmt::skip]
pub enum EventType {
    #[choice("ping")] Ping,
    #[choice("payment.authorized")] PaymentAuthorized,
    #[choice("payment.captured")] PaymentCaptured,
    #[choice("payment.updated")] PaymentUpdated,
    #[choice("payment.expired")] PaymentExpired,
    #[choice("payment.cancelled")] PaymentCancelled,
    #[choice("payment.refund.created")] PaymentRefundCreated,
    #[choice("payment.refunded")] PaymentRefunded,
    #[choice("payment.failed")] PaymentFailed,
    #[choice("customer.created")] CustomerCreated,
    #[choice("customer.updated")] CustomerUpdated,
    #[choice("customer.deleted")] CustomerDeleted,
    #[choice("subscription.created")] SubscriptionCreated,
    #[choice("subscription.captured")] SubscriptionCaptured,
    #[choice("subscription.failed")] SubscriptionFailed,
    #[choice("subscription.suspended")] SubscriptionSuspended,
    #[choice("subscription.deleted")] SubscriptionDeleted,
    #[choice("settlement.created")] SettlementCreated,
}
