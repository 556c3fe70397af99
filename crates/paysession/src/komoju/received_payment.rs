//! What a session says of its payment.

use compact_str::CompactString;
use paysession_derive::{Choice, Object, StringNewtype};

use super::{
    Capture, MerchantId, MinorUnits, PlatformFee, SubmerchantId,
    field::IDENTIFIER,
};
use crate::{DateTime, KnownOr, RawObject, Received, Text, UnknownFields};

/// The payment of a session: its identifier and its status, and all else as it
/// was sent, since it belongs to the payment.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
#[object(
    response,
    partial,
    source = "komoju/sessions.2026-06#/components/schemas/Payment"
)]
#[non_exhaustive]
pub struct Payment {
    /// The payment.
    pub id: Option<Text>,
    /// How far the payment is.
    pub status: Option<KnownOr<PaymentStatus>>,
    /// All other members.
    #[field(unknown_fields)]
    pub unknown_fields: UnknownFields,
}

/// How far a payment is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Choice)]
#[choice(name = "the status of a payment")]
#[non_exhaustive]
pub enum PaymentStatus {
    /// The customer has still to pay.
    #[choice("pending")]
    Pending,
    /// The money is held, and not captured.
    #[choice("authorized")]
    Authorized,
    /// The money is captured.
    #[choice("captured")]
    Captured,
    /// It was cancelled.
    #[choice("cancelled")]
    Cancelled,
    /// The customer did not pay in time.
    #[choice("expired")]
    Expired,
    /// The money was given back.
    #[choice("refunded")]
    Refunded,
    /// It was refused.
    #[choice("failed")]
    Failed,
}

/// What the request said of the payment, as the session repeats it.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
#[object(
    response,
    source = "komoju/sessions.2026-06#/components/schemas/PaymentData"
)]
#[non_exhaustive]
pub struct ReceivedPaymentData {
    /// Whether the payment is captured at once.
    pub capture: Option<KnownOr<Capture>>,
    /// The order's number on the merchant's side.
    pub external_order_num: Option<Text>,
    /// The customer's name.
    pub name: Option<Text>,
    /// The customer's name in kana.
    pub name_kana: Option<Text>,
    /// How a platform shares the payment out.
    pub platform_details: Option<ReceivedPlatformDetails>,
    /// Members that are not published.
    #[field(unknown_fields)]
    pub unknown_fields: UnknownFields,
}

/// How a platform shares a payment out, as a response has it.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
#[object(
    response,
    source = "komoju/sessions.2026-06#/components/schemas/PlatformDetails"
)]
#[non_exhaustive]
pub struct ReceivedPlatformDetails {
    /// Who has a share.
    pub submerchants: Option<Vec<ReceivedSubmerchant>>,
    /// The merchant who processes the payment.
    pub processing_merchant_id: Option<Received<MerchantId>>,
    /// Members that are not published.
    #[field(unknown_fields)]
    pub unknown_fields: UnknownFields,
}

/// One share of a payment, as a response has it.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
#[object(
    response,
    source = "komoju/sessions.2026-06#/components/schemas/Submerchant"
)]
#[non_exhaustive]
pub struct ReceivedSubmerchant {
    /// Whose share it is.
    pub submerchant_id: Option<Received<SubmerchantId>>,
    /// The share, in the currency's minor unit.
    pub amount: Option<Received<MinorUnits>>,
    /// The platform's fee, in the currency's minor unit.
    pub platform_fee: Option<Received<PlatformFee>>,
    /// Members that are not published.
    #[field(unknown_fields)]
    pub unknown_fields: UnknownFields,
}

/// The merchant whose session it is.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
#[object(
    response,
    source = "komoju/sessions.2026-06#/components/schemas/MerchantData"
)]
#[non_exhaustive]
pub struct Merchant {
    /// The merchant's name, for display.
    pub name: Option<Text>,
    /// Members that are not published.
    #[field(unknown_fields)]
    pub unknown_fields: UnknownFields,
}

/// A token for a card that was checked: exactly 25 characters.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, StringNewtype)]
#[string(rule = IDENTIFIER, identifier)]
pub struct SecureTokenId(CompactString);

/// What came of asking the customer's bank.
#[derive(Clone, Debug, PartialEq, Eq, Object)]
#[object(
    response,
    source = "komoju/sessions.2026-06#/components/schemas/SecureToken"
)]
#[non_exhaustive]
pub struct SecureToken {
    /// The token.
    #[field(required)]
    pub id: Option<Received<SecureTokenId>>,
    /// When the token was created.
    #[field(required)]
    pub created_at: Option<DateTime>,
    /// How far the check is.
    #[field(required)]
    pub verification_status: Option<KnownOr<VerificationStatus>>,
    /// Where the customer proves who they are, while the check waits for that.
    pub authentication_url: Option<Text>,
    /// The account at the 3-D Secure server, as sent.
    pub three_d_secure_account: Option<RawObject>,
    /// What the 3-D Secure server said, as sent.
    pub three_ds_auth_result: Option<RawObject>,
    /// Members that are not published.
    #[field(unknown_fields)]
    pub unknown_fields: UnknownFields,
}

/// How far the check of a card is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Choice)]
#[choice(name = "the status of a verification")]
#[non_exhaustive]
pub enum VerificationStatus {
    /// The customer is who they say.
    #[choice("OK")]
    Ok,
    /// The customer must prove who they are.
    #[choice("NEEDS_VERIFY")]
    NeedsVerify,
    /// It went wrong.
    #[choice("ERRORED")]
    Errored,
    /// It was not needed.
    #[choice("SKIPPED")]
    Skipped,
    /// It has not begun.
    #[choice("CREATED")]
    Created,
    /// The customer did not come in time.
    #[choice("EXPIRED")]
    Expired,
}
