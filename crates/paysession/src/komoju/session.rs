//! A session, as KOMOJU returns it.

use std::time::Duration;

use paysession_derive::{Choice, Object};

use super::{
    Currency, Locale, Merchant, MinorUnits, Mode, Payment, PaymentMethod,
    ReceivedLineItem, ReceivedPaymentData, ReturnUrl, SecureToken, SessionId,
};
use crate::{
    DateTime, Expiry, KnownOr, RawObject, Received, Text, UnknownFields,
};

/// A session, as the provider returns it: when it is created, retrieved
/// (`GET /sessions/{id}`) and cancelled (`POST /sessions/{id}/cancel`).
///
/// Whether it has expired is a flag of its own, and not a status. When it will
/// expire is not said: that is the request's to say, or a day.
///
/// ```
/// use std::time::Duration;
/// use paysession::{
///     Message,
///     komoju::{CreatePaymentSession, CreateSession, Currency, Session},
/// };
///
/// let request: CreateSession =
///     CreatePaymentSession::new(1_000.try_into()?, Currency::Jpy)
///         .with_expires_in_seconds(1_800.try_into()?)
///         .into();
/// let session = Session::from_json(Session::EXAMPLE.as_bytes())?;
///
/// let expiry = session.expiry(request.lifetime()).ok_or("when it was created")?;
/// let now = expiry.created_at() + Duration::from_secs(1_000);
/// assert_eq!(expiry.remaining(now), Duration::from_secs(800));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Object)]
#[object(
    id = "komoju.session",
    response,
    source = "komoju/sessions.2026-06#/components/schemas/Session",
    example = r#"{
        "id": "e9x5mvx3jkpkofzcg7umfael6",
        "resource": "session",
        "mode": "customer_payment",
        "amount": 1000,
        "currency": "JPY",
        "session_url": "https://komoju.com/sessions/e9x5mvx3jkpkofzcg7umfael6",
        "return_url": "https://shop.example/order/complete",
        "default_locale": "ja",
        "payment_methods": [{
            "type": "credit_card",
            "hashed_gateway": "15c6c4fc506a1b4e",
            "amount": 1000,
            "currency": "JPY",
            "exchange_rate": 1.0,
            "offsite": false,
            "additional_fields": ["phone"],
            "brands": ["visa"],
            "seven_eleven_merchant_number": "12345",
            "installments": [{"amount": 500, "pay_at": "2025-02-28"}],
            "api_endpoint": "https://pay.shop.example"
        }],
        "created_at": "2025-01-28T09:00:00.000+09:00",
        "cancelled_at": "2025-01-28T09:02:00Z",
        "completed_at": "2025-01-28T09:01:00Z",
        "status": "completed",
        "expired": false,
        "metadata": {"order": "42"},
        "merchant": {"name": "Tea House"},
        "payment": {"id": "7e8c55a54256ce23e387f2838c", "status": "captured"},
        "payment_data": {
            "capture": "auto",
            "external_order_num": "42",
            "name": "Yamada Taro",
            "name_kana": "ヤマダタロウ",
            "platform_details": {
                "submerchants": [{
                    "submerchant_id": "mrch14ur4hvws08idzacf6et8",
                    "amount": 900,
                    "platform_fee": 100
                }],
                "processing_merchant_id": "mrch24ur4hvws08idzacf6et8"
            }
        },
        "customer_id": "cust14ur4hvws08idzacf6et8",
        "secure_token": {
            "id": "tokn14ur4hvws08idzacf6et8",
            "created_at": "2025-01-28T09:00:30Z",
            "verification_status": "OK",
            "authentication_url": "https://bank.example/3ds",
            "three_d_secure_account": {"acquirer_mid": null},
            "three_ds_auth_result": {"transStatus": "Y"}
        },
        "line_items": [{
            "amount": 1000,
            "description": "Tea",
            "quantity": 1,
            "image": "https://shop.example/tea.png",
            "external_product_num": "T-1"
        }],
        "merchant_id": "mrch14ur4hvws08idzacf6et8",
        "email": "taro@shop.example"
    }"#
)]
#[non_exhaustive]
pub struct Session {
    /// The session.
    #[field(identifies)]
    pub id: Received<SessionId>,
    /// What the object is.
    #[field(required)]
    pub resource: Option<KnownOr<SessionResource>>,
    /// What the session is for.
    #[field(required)]
    pub mode: Option<KnownOr<Mode>>,
    /// The amount, in the currency's minor unit.
    #[field(required)]
    pub amount: Option<Received<MinorUnits>>,
    /// The currency.
    #[field(required)]
    pub currency: Option<KnownOr<Currency>>,
    /// The page to send the customer to.
    #[field(required)]
    pub session_url: Option<Text>,
    /// Where the customer goes after completing or aborting the session.
    #[field(required, nullable)]
    pub return_url: Option<Received<ReturnUrl>>,
    /// The language of the session's page.
    #[field(required)]
    pub default_locale: Option<KnownOr<Locale>>,
    /// The ways to pay on offer.
    #[field(required)]
    pub payment_methods: Option<Vec<PaymentMethod>>,
    /// When the session was created.
    #[field(required)]
    pub created_at: Option<DateTime>,
    /// When the session was cancelled.
    #[field(required, nullable)]
    pub cancelled_at: Option<DateTime>,
    /// When the session was completed.
    #[field(required, nullable)]
    pub completed_at: Option<DateTime>,
    /// How far the session is.
    #[field(required)]
    pub status: Option<KnownOr<SessionStatus>>,
    /// Whether the session has expired; an answer that does not say so is read
    /// by [`ReadOptions::tolerant`](crate::ReadOptions::tolerant) only.
    #[field(required)]
    pub expired: Option<bool>,
    /// What the merchant keeps with the session, as sent.
    #[field(required)]
    pub metadata: Option<RawObject>,
    /// The merchant whose session it is.
    pub merchant: Option<Merchant>,
    /// The payment, once there is one.
    pub payment: Option<Payment>,
    /// What the request said of the payment.
    pub payment_data: Option<ReceivedPaymentData>,
    /// The customer, where the session is about one: 25 characters, or a UUID
    /// as the newer edition has it, so that it is read as any text.
    pub customer_id: Option<Text>,
    /// What came of asking the customer's bank.
    pub secure_token: Option<SecureToken>,
    /// The items shown on the session's page.
    pub line_items: Option<Vec<ReceivedLineItem>>,
    /// The merchant who sells on a platform; no form is published.
    pub merchant_id: Option<Text>,
    /// The customer's email address, as sent.
    pub email: Option<Text>,
    /// Members that are not published.
    #[field(unknown_fields)]
    pub unknown_fields: UnknownFields,
}

impl Session {
    /// When the session expires, if it lives so long: the
    /// [`lifetime`](super::CreateSession::lifetime) of its request. None where a
    /// tolerant reading found no time of its creation.
    pub const fn expiry(&self, lifetime: Duration) -> Option<Expiry> {
        match &self.created_at {
            Some(at) => Some(Expiry::new(at.to_offset_date_time(), lifetime)),
            None => None,
        }
    }
}

/// What the object of a response is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Choice)]
#[choice(name = "a resource name")]
#[non_exhaustive]
pub enum SessionResource {
    /// A session.
    #[choice("session")]
    Session,
}

/// How far a session is; that it has expired is not among these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Choice)]
#[choice(name = "the status of a session")]
#[non_exhaustive]
pub enum SessionStatus {
    /// The customer has not completed it.
    #[choice("pending")]
    Pending,
    /// The customer has completed it.
    #[choice("completed")]
    Completed,
    /// It was cancelled.
    #[choice("cancelled")]
    Cancelled,
}
