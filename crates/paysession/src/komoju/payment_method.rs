//! The ways to pay that a session has on offer.

use paysession_derive::{NumberNewtype, Object};

use super::{Currency, MinorUnits, PaymentType};
use crate::{
    KnownOr, RawJson, Received, Text, UnknownFields, rule::NumberRule,
};

/// A way to pay that a session has on offer.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
#[object(
    response,
    source = "komoju/sessions.2026-06#/components/schemas/PaymentMethod"
)]
#[non_exhaustive]
pub struct PaymentMethod {
    /// The way to pay.
    #[field(name = "type", required)]
    pub payment_type: Option<KnownOr<PaymentType>>,
    /// What stands for the gateway.
    pub hashed_gateway: Option<Text>,
    /// What the customer pays in this way, in the currency's minor unit.
    pub amount: Option<Received<MinorUnits>>,
    /// The currency in which the customer pays in this way.
    pub currency: Option<KnownOr<Currency>>,
    /// The rate from the session's currency, as it was sent.
    pub exchange_rate: Option<RawJson>,
    /// Whether the customer pays on another site.
    pub offsite: Option<bool>,
    /// What else the customer is asked for.
    pub additional_fields: Option<Vec<Text>>,
    /// The brands of cards, or the shops, as they were sent: published as a
    /// list, and seen as an object.
    pub brands: Option<RawJson>,
    /// The merchant's number at the shops that need one.
    pub seven_eleven_merchant_number: Option<Text>,
    /// The installments on offer.
    pub installments: Option<Vec<OfferedInstallment>>,
    /// Where the provider's own wallet is reached.
    pub api_endpoint: Option<Text>,
    /// Members that are not published.
    #[field(unknown_fields)]
    pub unknown_fields: UnknownFields,
}

/// One installment of a way to pay.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
#[object(
    response,
    source = "komoju/sessions.2026-06#/components/schemas/PaymentMethodInstallmentsInner"
)]
#[non_exhaustive]
pub struct OfferedInstallment {
    /// What is due, in the currency's minor unit.
    pub amount: Option<Received<InstallmentAmount>>,
    /// When it is due; no form is published.
    pub pay_at: Option<Text>,
    /// Members that are not published.
    #[field(unknown_fields)]
    pub unknown_fields: UnknownFields,
}

/// What is due as one installment, in the currency's minor unit: a whole
/// number of up to 15 digits, which every reader of JSON keeps.
///
/// The document says `integer`, and neither a width nor a least number.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, NumberNewtype)]
#[number(
    rule = NumberRule::integer(-999_999_999_999_999, 999_999_999_999_999),
    integer = i64
)]
pub struct InstallmentAmount(i64);
