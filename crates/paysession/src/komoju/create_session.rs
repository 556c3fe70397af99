//! The request that creates a session, in each of its three modes.

use std::time::Duration;

use paysession_derive::Object;

use super::{
    Currency, CustomerId, Email, ExpiresInSeconds, LineItem, Locale, Metadata,
    MinorUnits, Mode, Money, PaymentData, PaymentType, ReturnUrl,
};
use crate::{Received, Text, UnknownFields};

/// The request that creates a session: `POST /sessions`.
///
/// `mode` tells the three apart, wherever it stands in the body; where it is
/// left out, a payment is meant. A member that the mode does not have
/// (`payment_data` where only a customer is created, `customer_id` where only a
/// payment is) is an unknown member like any other. Where `mode` is none of the
/// three, the members are judged as those of the mode that has them.
///
/// ```
/// use paysession::{Message, komoju::{CreatePaymentSession, CreateSession, Currency}};
///
/// let request = CreateSession::from(
///     CreatePaymentSession::new(1_000.try_into()?, Currency::Jpy)
///         .with_return_url("https://shop.example/order/complete".parse()?),
/// );
/// let body = serde_json::to_string(&request)?;
/// assert_eq!(
///     body,
///     "{\"mode\":\"payment\",\"amount\":1000,\"currency\":\"JPY\",\
///       \"return_url\":\"https://shop.example/order/complete\"}"
/// );
/// assert_eq!(CreateSession::from_json(body.as_bytes())?, request);
///
/// let report = CreateSession::from_json(
///     br#"{"amount": 0.5, "customer_id": "1", "mode": "customer"}"#,
/// )
/// .unwrap_err();
/// assert_eq!(
///     report.to_string(),
///     "/amount: must be a whole number of minor units (such as cents)\n\
///      /customer_id: must be 25 characters, found 1\n\
///      /currency: is required"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Object)]
#[object(
    id = "komoju.create-session",
    request,
    source = "komoju/create-session#/paths/~1sessions/post/requestBody/content/application~1json/schema",
    example = r#"{
        "mode": "customer_payment",
        "amount": 8888,
        "currency": "USD",
        "return_url": "https://shop.example/order/complete",
        "email": "taro@shop.example",
        "expires_in_seconds": 86400,
        "external_customer_id": "12345",
        "payment_types": ["credit_card", "konbini"],
        "default_locale": "ja",
        "line_items": [{
            "amount": 4444,
            "description": "Tea",
            "quantity": 2,
            "image": "https://shop.example/tea.png",
            "external_product_num": "T-1"
        }],
        "metadata": {"order": "42"},
        "payment_data": {
            "amount": 8888,
            "currency": "USD",
            "external_order_num": "42",
            "name": "Yamada Taro",
            "name_kana": "ヤマダタロウ",
            "capture": "manual",
            "mcc": "5812",
            "intent": "one_time",
            "statement_descriptor": {
                "statement_descriptor": "お茶",
                "statement_descriptor_alpha": "TEA",
                "statement_descriptor_kana": "オチャ",
                "statement_city": "Tokyo",
                "contact_phone": "0312345678"
            },
            "platform_details": {
                "submerchants": [{
                    "submerchant_id": "mrch14ur4hvws08idzacf6et8",
                    "amount": 8000,
                    "platform_fee": 888
                }],
                "processing_merchant_id": "mrch24ur4hvws08idzacf6et8"
            },
            "billing_address": {
                "name": "Yamada Taro",
                "street_address1": "1-1",
                "street_address2": "Room 1",
                "city": "Chiyoda",
                "state": "Tokyo",
                "zipcode": "100-0001",
                "country": "JP"
            },
            "shipping_address": {"name": "Yamada Hanako"}
        },
        "customer_id": "cust14ur4hvws08idzacf6et8"
    }"#,
    tag = "mode",
    superset = CreateCustomerPaymentSession
)]
#[non_exhaustive]
pub enum CreateSession {
    /// A payment is created when the customer completes the session.
    Payment(CreatePaymentSession),
    /// A customer is created, or updated; no payment is made.
    Customer(CreateCustomerSession),
    /// A payment is created, and a customer created or updated.
    CustomerPayment(CreateCustomerPaymentSession),
}

impl CreateSession {
    /// What the session is for.
    pub const fn mode(&self) -> Mode {
        match self {
            Self::Payment(_) => Mode::Payment,
            Self::Customer(_) => Mode::Customer,
            Self::CustomerPayment(_) => Mode::CustomerPayment,
        }
    }

    /// The amount and its currency: an amount that is left out is 0.
    pub fn money(&self) -> Money {
        let (amount, currency) = match self {
            Self::Payment(request) => (request.amount, request.currency),
            Self::Customer(request) => {
                (request.amount.unwrap_or(MinorUnits::ZERO), request.currency)
            }
            Self::CustomerPayment(request) => {
                (request.amount, request.currency)
            }
        };
        Money { amount, currency }
    }

    /// How long the session will live: what the request says, or a day.
    ///
    /// ```
    /// use std::time::Duration;
    /// use paysession::komoju::{CreatePaymentSession, CreateSession, Currency};
    ///
    /// let request = CreatePaymentSession::new(1_000.try_into()?, Currency::Jpy);
    /// assert_eq!(
    ///     CreateSession::from(request).lifetime(),
    ///     Duration::from_secs(86_400)
    /// );
    /// # Ok::<(), paysession::Violation>(())
    /// ```
    pub fn lifetime(&self) -> Duration {
        match self {
            Self::Payment(request) => request.expires_in_seconds,
            Self::Customer(request) => request.expires_in_seconds,
            Self::CustomerPayment(request) => request.expires_in_seconds,
        }
        .unwrap_or(ExpiresInSeconds::DEFAULT)
        .lifetime()
    }
}

/// A session that creates a payment.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Object)]
#[object(
    request,
    source = "komoju/create-session#/components/schemas/CreatePaymentSession",
    tag = "mode",
    value = "payment"
)]
#[non_exhaustive]
pub struct CreatePaymentSession {
    /// The amount, in the currency's minor unit.
    pub amount: MinorUnits,
    /// The currency.
    pub currency: Currency,
    /// Where the customer goes after completing or aborting the session.
    pub return_url: Option<ReturnUrl>,
    /// The customer's email address.
    pub email: Option<Email>,
    /// How long the session lives, in seconds; defaults to one day.
    pub expires_in_seconds: Option<ExpiresInSeconds>,
    /// The customer, as the merchant names them.
    pub external_customer_id: Option<Text>,
    /// The ways to pay on offer; defaults to every active one.
    ///
    /// One that this crate does not know is refused, unless the reading is
    /// tolerant.
    pub payment_types: Option<Vec<Received<PaymentType>>>,
    /// The language of the session's page.
    pub default_locale: Option<Locale>,
    /// The items shown on the session's page.
    pub line_items: Option<Vec<LineItem>>,
    /// What the merchant keeps with the session.
    pub metadata: Option<Metadata>,
    /// More about the payment.
    pub payment_data: Option<PaymentData>,
    /// Whether `mode` is left out, which means `payment`: it is not written
    /// either. [`new`](Self::new) does not leave it out.
    #[field(tag_left_out)]
    pub mode_left_out: bool,
    /// Members that are not published.
    #[field(unknown_fields)]
    pub unknown_fields: UnknownFields,
}

/// A session that creates a customer, or updates one, and makes no payment.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Object)]
#[object(
    request,
    source = "komoju/create-session#/components/schemas/CreateCustomerSession",
    tag = "mode",
    value = "customer"
)]
#[non_exhaustive]
pub struct CreateCustomerSession {
    /// The amount, in the currency's minor unit; defaults to 0.
    pub amount: Option<MinorUnits>,
    /// The currency.
    pub currency: Currency,
    /// Where the customer goes after completing or aborting the session.
    pub return_url: Option<ReturnUrl>,
    /// The customer's email address.
    pub email: Option<Email>,
    /// How long the session lives, in seconds; defaults to one day.
    pub expires_in_seconds: Option<ExpiresInSeconds>,
    /// The customer, as the merchant names them.
    pub external_customer_id: Option<Text>,
    /// The ways to pay on offer; defaults to every active one.
    ///
    /// One that this crate does not know is refused, unless the reading is
    /// tolerant.
    pub payment_types: Option<Vec<Received<PaymentType>>>,
    /// The language of the session's page.
    pub default_locale: Option<Locale>,
    /// The items shown on the session's page.
    pub line_items: Option<Vec<LineItem>>,
    /// What the merchant keeps with the session.
    pub metadata: Option<Metadata>,
    /// The customer whose payment details are saved; a new one where nothing
    /// is said.
    pub customer_id: Option<CustomerId>,
    /// Members that are not published.
    #[field(unknown_fields)]
    pub unknown_fields: UnknownFields,
}

/// A session that creates a payment, and creates a customer or updates one.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Object)]
#[object(
    request,
    source = "komoju/create-session#/components/schemas/CreateCustomerPaymentSession",
    tag = "mode",
    value = "customer_payment"
)]
#[non_exhaustive]
pub struct CreateCustomerPaymentSession {
    /// The amount, in the currency's minor unit.
    pub amount: MinorUnits,
    /// The currency.
    pub currency: Currency,
    /// Where the customer goes after completing or aborting the session.
    pub return_url: Option<ReturnUrl>,
    /// The customer's email address.
    pub email: Option<Email>,
    /// How long the session lives, in seconds; defaults to one day.
    pub expires_in_seconds: Option<ExpiresInSeconds>,
    /// The customer, as the merchant names them.
    pub external_customer_id: Option<Text>,
    /// The ways to pay on offer; defaults to every active one.
    ///
    /// One that this crate does not know is refused, unless the reading is
    /// tolerant.
    pub payment_types: Option<Vec<Received<PaymentType>>>,
    /// The language of the session's page.
    pub default_locale: Option<Locale>,
    /// The items shown on the session's page.
    pub line_items: Option<Vec<LineItem>>,
    /// What the merchant keeps with the session.
    pub metadata: Option<Metadata>,
    /// More about the payment.
    pub payment_data: Option<PaymentData>,
    /// The customer whose payment details are saved; a new one where nothing
    /// is said.
    pub customer_id: Option<CustomerId>,
    /// Members that are not published.
    #[field(unknown_fields)]
    pub unknown_fields: UnknownFields,
}
