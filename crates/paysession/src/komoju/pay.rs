//! Paying for a session with what the customer typed.

use paysession_derive::Object;

use super::{Capture, Email, Payment, PaymentDetails, SessionStatus};
use crate::{KnownOr, RawObject, Text, UnknownFields};

/// The request that pays for a session: `POST /sessions/{id}/pay`.
///
/// ```
/// use paysession::komoju::{CardNumber, PaySession, PaymentDetails, PaymentType};
///
/// let details = PaymentDetails::new(PaymentType::CreditCard.into())
///     .with_number(CardNumber::from("4111111111111111"))
///     .with_month(12.into())
///     .with_year(2030.into());
/// let request = PaySession::new(details);
/// assert_eq!(
///     serde_json::to_string(&request)?,
///     "{\"payment_details\":{\"type\":\"credit_card\",\
///       \"number\":\"4111111111111111\",\"month\":12,\"year\":2030}}"
/// );
/// // Not in the log.
/// assert_eq!(
///     format!("{:?}", request.payment_details),
///     "PaymentDetails(credit_card)"
/// );
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Object)]
#[object(
    id = "komoju.pay-session",
    request,
    source = "komoju/sessions.2026-06#/components/schemas/PaySessionRequest",
    example = r#"{
        "payment_details": {
            "type": "credit_card",
            "number": "4111111111111111",
            "month": 12,
            "year": 2030,
            "verification_value": "123",
            "name": "YAMADA TARO",
            "given_name": "Taro",
            "family_name": "Yamada",
            "email": "taro@shop.example",
            "phone": "0312345678"
        },
        "capture": "manual",
        "fraud_details": {
            "customer_ip": "192.0.2.1",
            "customer_email": "taro@shop.example",
            "customer_id": "12345",
            "browser_language": "ja",
            "browser_user_agent": "Mozilla/5.0",
            "browser_session_id": "8f1c",
            "phone": "0312345678"
        }
    }"#
)]
#[non_exhaustive]
pub struct PaySession {
    /// How the customer pays.
    pub payment_details: PaymentDetails,
    /// Whether the payment is captured at once; defaults to true.
    pub capture: Option<Capture>,
    /// What helps to tell fraud.
    pub fraud_details: Option<FraudDetails>,
    /// Members that are not published.
    #[field(unknown_fields)]
    pub unknown_fields: UnknownFields,
}

/// What helps to tell fraud.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Object)]
#[object(
    request,
    source = "komoju/sessions.2026-06#/components/schemas/FraudDetails"
)]
#[non_exhaustive]
pub struct FraudDetails {
    /// The IP address from which the customer pays.
    pub customer_ip: Text,
    /// The customer's email address; needed where neither the session nor the
    /// payment details have one.
    pub customer_email: Option<Email>,
    /// The customer, as the merchant names them.
    pub customer_id: Option<Text>,
    /// The language of the customer's browser.
    pub browser_language: Option<Text>,
    /// What the customer's browser calls itself.
    pub browser_user_agent: Option<Text>,
    /// The session of the customer's browser.
    pub browser_session_id: Option<Text>,
    /// The customer's telephone number.
    pub phone: Option<Text>,
    /// Members that are not published.
    #[field(unknown_fields)]
    pub unknown_fields: UnknownFields,
}

/// What the provider answers to a request that pays for a session.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
#[object(
    id = "komoju.pay-session-response",
    response,
    source = "komoju/sessions.2026-06#/components/schemas/PaySessionResponse",
    example = r#"{
        "redirect_url": "https://komoju.com/pay/e9x5mvx3jkpkofzcg7umfael6",
        "status": "completed",
        "payment": {"id": "7e8c55a54256ce23e387f2838c", "status": "captured"},
        "app_url": "wallet://pay",
        "customer": {"uuid": "cust14ur4hvws08idzacf6et8"}
    }"#
)]
#[non_exhaustive]
pub struct PaySessionResponse {
    /// Where to send the customer next.
    #[field(required, nullable)]
    pub redirect_url: Option<Text>,
    /// How far the session is.
    #[field(required)]
    pub status: Option<KnownOr<SessionStatus>>,
    /// The payment, once there is one.
    pub payment: Option<Payment>,
    /// Where the app of a wallet is reached.
    pub app_url: Option<Text>,
    /// The customer, where the session is about one, as sent.
    pub customer: Option<RawObject>,
    /// Members that are not published.
    #[field(unknown_fields)]
    pub unknown_fields: UnknownFields,
}
