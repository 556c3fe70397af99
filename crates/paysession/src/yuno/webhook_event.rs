//! What the provider tells a webhook, as far as it names a session.

use paysession_derive::Object;

use super::{CheckoutSessionId, CustomerSessionId, ReceivedAccountId};
use crate::{RawJson, Received, Text, UnknownFields};

/// What the provider tells a webhook, in version 2, and in version 1, which has
/// no envelope.
///
/// The provider has no event of a session's own. [`session`](Self::session)
/// finds the session that a payment or an enrollment names; what belongs to the
/// payment or the payment method is kept as it was sent.
///
/// No member is required, since version 1 has none of version 2. The provider's
/// page calls `retry` and `version` texts, and its examples have numbers, so
/// that they are any value.
///
/// ```
/// use paysession::{
///     Message, ReadOptions,
///     yuno::{WebhookEvent, WebhookSession},
/// };
///
/// let event = WebhookEvent::from_json_with(
///     br#"{
///         "type": "payment",
///         "type_event": "payment.purchase",
///         "version": 2,
///         "data": {"payment": {"checkout": {
///             "session": "d313047b-4f96-44ef-bbad-caf1d7ba4c2b"
///         }}}
///     }"#,
///     &ReadOptions::tolerant(),
/// )?;
/// let Some(WebhookSession::Checkout(session)) = event.session() else {
///     panic!("must name a checkout session");
/// };
/// assert_eq!(session.as_str(), "d313047b-4f96-44ef-bbad-caf1d7ba4c2b");
/// # Ok::<(), paysession::Violations>(())
/// ```
///
/// Nothing here says that the provider sent it: verify the signature of the
/// raw body first.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
#[object(
    id = "yuno.webhook-event",
    response,
    source = "yuno/webhooks#/components/schemas/WebhookEvent",
    example = r#"{
        "type": "payment",
        "type_event": "payment.purchase",
        "account_id": "493e9374-510a-4201-9e09-de669d75f256",
        "retry": 0,
        "version": 2,
        "data": {
            "payment": {
                "checkout": {
                    "session": "d313047b-4f96-44ef-bbad-caf1d7ba4c2b",
                    "sdk_action_required": false
                }
            },
            "payment_method": {
                "enrollment": {
                    "session": "6641e30d-ca7a-440f-b97c-24231eac6dab",
                    "sdk_action_required": false
                }
            }
        },
        "payment": {
            "checkout": {
                "session": "d313047b-4f96-44ef-bbad-caf1d7ba4c2b",
                "sdk_action_required": false
            }
        }
    }"#
)]
#[non_exhaustive]
pub struct WebhookEvent {
    /// What it is about: `payment`, `enrollment`.
    pub r#type: Option<Text>,
    /// What happened: `payment.purchase`.
    pub type_event: Option<Text>,
    /// The merchant account.
    pub account_id: Option<Received<ReceivedAccountId>>,
    /// How often it was sent before.
    pub retry: Option<RawJson>,
    /// The version: 2.
    pub version: Option<RawJson>,
    /// What it is about, in version 2.
    pub data: Option<WebhookData>,
    /// The payment, in version 1.
    #[field(
        source = "yuno/webhooks#/components/schemas/WebhookEventVersion1/properties/payment"
    )]
    pub payment: Option<WebhookPayment>,
    /// Members that are not published.
    #[field(unknown_fields)]
    pub unknown_fields: UnknownFields,
}

/// What an event is about.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
#[object(response)]
#[non_exhaustive]
pub struct WebhookData {
    /// The payment, of an event that is about one.
    pub payment: Option<WebhookPayment>,
    /// The payment method, of an enrollment.
    pub payment_method: Option<WebhookPaymentMethod>,
    /// Members that are not published.
    #[field(unknown_fields)]
    pub unknown_fields: UnknownFields,
}

/// A payment, as far as it names its session.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
#[object(response, source = "yuno/webhooks#/components/schemas/Payment")]
#[non_exhaustive]
pub struct WebhookPayment {
    /// The session in which it was made; a direct payment has none.
    pub checkout: Option<WebhookCheckout>,
    /// Members that are not published.
    #[field(unknown_fields)]
    pub unknown_fields: UnknownFields,
}

/// A payment method, as far as it names its session.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
#[object(response, source = "yuno/webhooks#/components/schemas/PaymentMethod")]
#[non_exhaustive]
pub struct WebhookPaymentMethod {
    /// The session in which it was enrolled.
    pub enrollment: Option<WebhookEnrollment>,
    /// Members that are not published.
    #[field(unknown_fields)]
    pub unknown_fields: UnknownFields,
}

/// The checkout session of a payment.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
#[object(response)]
#[non_exhaustive]
pub struct WebhookCheckout {
    /// The session.
    pub session: Option<Received<CheckoutSessionId>>,
    /// Whether the provider's SDK must do something.
    pub sdk_action_required: Option<bool>,
    /// Members that are not published.
    #[field(unknown_fields)]
    pub unknown_fields: UnknownFields,
}

/// The customer session of a payment method.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
#[object(response)]
#[non_exhaustive]
pub struct WebhookEnrollment {
    /// The session.
    pub session: Option<Received<CustomerSessionId>>,
    /// Whether the provider's SDK must do something.
    pub sdk_action_required: Option<bool>,
    /// Members that are not published.
    #[field(unknown_fields)]
    pub unknown_fields: UnknownFields,
}

/// The session that an event names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum WebhookSession<'e> {
    /// The session of a payment.
    Checkout(&'e Received<CheckoutSessionId>),
    /// The session in which a payment method was enrolled.
    Customer(&'e Received<CustomerSessionId>),
}

impl WebhookEvent {
    /// The session that the event names, where it names one.
    pub fn session(&self) -> Option<WebhookSession<'_>> {
        let data = self.data.as_ref();
        let checkout = data
            .and_then(|data| data.payment.as_ref())
            .or(self.payment.as_ref())
            .and_then(|payment| payment.checkout.as_ref()?.session.as_ref());
        let customer = || {
            let method = data?.payment_method.as_ref()?;
            method.enrollment.as_ref()?.session.as_ref()
        };
        checkout
            .map(WebhookSession::Checkout)
            .or_else(|| customer().map(WebhookSession::Customer))
    }
}
