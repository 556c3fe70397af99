//! Enrolling a payment method in a customer session.

use paysession_derive::Object;

use super::{AccountId, CustomerSessionId, PaymentMethodType};
use crate::{
    Country, Currency, DateTime, RawJson, RawObject, Received, Text,
    UnknownFields,
};

/// The payment methods that can be enrolled in a customer session: the answer to
/// `GET /checkout/customers/sessions/{customer_session}/payment-methods`.
///
/// ```
/// use paysession::{Message, yuno::PaymentMethodsToEnroll};
///
/// let methods = PaymentMethodsToEnroll::from_json(
///     br#"{"payment_methods": [{"type": "PAYPAL", "category": "WALLET"}]}"#,
/// )?;
/// assert_eq!(methods.payment_methods.map(|methods| methods.len()), Some(1));
/// # Ok::<(), paysession::Violations>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Object)]
#[object(
    id = "yuno.payment-methods-to-enroll",
    response,
    source = "yuno/enrollment#/paths/~1checkout~1customers~1sessions~1{customer_session}~1payment-methods/get/responses/200/content/application~1json/schema",
    example = r#"{
        "payment_methods": [{
            "name": "Visa Credit Card",
            "description": "Visa Credit Card",
            "type": "VISA",
            "category": "CARD",
            "icon": "https://icons.shop.example/visa.png",
            "enrollment": {
                "session": "6641e30d-ca7a-440f-b97c-24231eac6dab",
                "sdk_required_action": false
            }
        }]
    }"#
)]
#[non_exhaustive]
pub struct PaymentMethodsToEnroll {
    /// The payment methods; the document does not require them, and its example
    /// has them.
    #[field(required)]
    pub payment_methods: Option<Vec<PaymentMethodToEnroll>>,
    /// Members that are not published.
    #[field(unknown_fields)]
    pub unknown_fields: UnknownFields,
}

/// One payment method that can be enrolled.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
#[object(response)]
#[non_exhaustive]
pub struct PaymentMethodToEnroll {
    /// What it is called, for people.
    pub name: Option<Text>,
    /// What it is, for people.
    pub description: Option<Text>,
    /// The type: `VISA`, `PAYPAL`.
    pub r#type: Option<Text>,
    /// The category of the type: `CARD`, `WALLET`.
    pub category: Option<Text>,
    /// Where its icon is.
    pub icon: Option<Text>,
    /// How it is enrolled.
    pub enrollment: Option<Enrollment>,
    /// Members that are not published.
    #[field(unknown_fields)]
    pub unknown_fields: UnknownFields,
}

/// How a payment method is enrolled in a customer session.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
#[object(response)]
#[non_exhaustive]
pub struct Enrollment {
    /// The customer session.
    pub session: Option<Received<CustomerSessionId>>,
    /// Whether the provider's SDK must do something.
    pub sdk_required_action: Option<bool>,
    /// Members that are not published.
    #[field(unknown_fields)]
    pub unknown_fields: UnknownFields,
}

/// The request that enrols a payment method in a customer session:
/// `POST /customers/sessions/{customer_session}/payment-methods`.
///
/// ```
/// use paysession::{Country, Currency, yuno::{EnrollPaymentMethod, Verification}};
///
/// let request = EnrollPaymentMethod::new(
///     "8beac4de-5f6f-11ed-9b6a-0242ac120002".parse()?,
///     "CARD".parse()?,
///     Country::US,
/// )
/// .with_verify(Verification::new(true).with_currency(Currency::USD));
/// assert_eq!(
///     serde_json::to_string(&request)?,
///     "{\"account_id\":\"8beac4de-5f6f-11ed-9b6a-0242ac120002\",\
///       \"payment_method_type\":\"CARD\",\
///       \"country\":\"US\",\
///       \"verify\":{\"vault_on_success\":true,\"currency\":\"USD\"}}"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Object)]
#[object(
    id = "yuno.enroll-payment-method",
    request,
    source = "yuno/enrollment#/paths/~1customers~1sessions~1{customer_session}~1payment-methods/post/requestBody/content/application~1json/schema",
    example = r#"{
        "account_id": "8beac4de-5f6f-11ed-9b6a-0242ac120002",
        "payment_method_type": "CARD",
        "country": "US",
        "account_updater": false,
        "verify": {"vault_on_success": true, "currency": "USD"}
    }"#
)]
#[non_exhaustive]
pub struct EnrollPaymentMethod {
    /// The merchant account.
    pub account_id: AccountId,
    /// The type of the payment method.
    pub payment_method_type: PaymentMethodType,
    /// The country of the transaction.
    pub country: Country,
    /// Whether the card's details may be updated by themselves.
    pub account_updater: Option<bool>,
    /// Whether the card is verified.
    pub verify: Option<Verification>,
    /// Members that are not published.
    #[field(unknown_fields)]
    pub unknown_fields: UnknownFields,
}

/// Whether a card is verified as it is enrolled.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Object)]
#[non_exhaustive]
pub struct Verification {
    /// Whether a transaction verifies the card.
    pub vault_on_success: bool,
    /// The currency of that transaction.
    pub currency: Option<Currency>,
    /// Members that are not published.
    #[field(unknown_fields)]
    pub unknown_fields: UnknownFields,
}

/// A payment method that is being enrolled: the answer to
/// [`EnrollPaymentMethod`], with a status of 201.
///
/// The document requires nothing, so that each member may be missing. What
/// belongs to a payment rather than to the session is kept as it was sent.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
#[object(
    id = "yuno.enrolled-payment-method",
    response,
    source = "yuno/enrollment#/paths/~1customers~1sessions~1{customer_session}~1payment-methods/post/responses/201/content/application~1json/schema/oneOf/1",
    example = r#"{
        "id": "0395199e-a99c-4a85-acac-6c916f43fa74",
        "account_id": "493e9374-510a-4201-9e09-de669d75f256",
        "name": "Visa Credit Card",
        "description": "Visa Credit Card",
        "type": "VISA",
        "category": "CARD",
        "country": "US",
        "status": "READY_TO_ENROLL",
        "created_at": "2024-06-06T13:14:18.799434Z",
        "updated_at": "2024-06-06T13:14:18.799437Z",
        "enrollment": {
            "session": "6641e30d-ca7a-440f-b97c-24231eac6dab",
            "sdk_required_action": false
        },
        "provider": {"id": "YUNO", "type": "YUNO"},
        "customer_payer": {"first_name": "Taro"},
        "verify": {"vault_on_success": true, "currency": "USD"},
        "preferred": false
    }"#
)]
#[non_exhaustive]
pub struct EnrolledPaymentMethod {
    /// The payment method.
    pub id: Option<Text>,
    /// The merchant account.
    pub account_id: Option<Text>,
    /// What it is called, for people.
    pub name: Option<Text>,
    /// What it is, for people.
    pub description: Option<Text>,
    /// The type: `VISA`, `PAYPAL`.
    pub r#type: Option<Text>,
    /// The category of the type: `CARD`, `WALLET`.
    pub category: Option<Text>,
    /// The country of the transaction.
    pub country: Option<Received<Country>>,
    /// How far the enrollment is: `READY_TO_ENROLL`.
    pub status: Option<Text>,
    /// When the payment method was created; no form is published.
    pub created_at: Option<DateTime>,
    /// When it was last changed; no form is published.
    pub updated_at: Option<DateTime>,
    /// The customer session.
    pub enrollment: Option<Enrollment>,
    /// Who processes it.
    pub provider: Option<RawObject>,
    /// The customer.
    pub customer_payer: Option<RawObject>,
    /// Whether the card is verified.
    pub verify: Option<RawObject>,
    /// Whether the customer prefers it.
    pub preferred: Option<RawJson>,
    /// Members that are not published.
    #[field(unknown_fields)]
    pub unknown_fields: UnknownFields,
}
