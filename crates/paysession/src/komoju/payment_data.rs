//! What a request says of the payment that a session creates.

use paysession_derive::{Choice, NumberNewtype, Object};

use super::{Currency, MerchantId, MinorUnits, SubmerchantId};
use crate::{Text, UnknownFields};

/// What a request says of the payment that the session creates; every field is
/// optional.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Object)]
#[object(
    request,
    source = "komoju/create-session#/components/schemas/PaymentData"
)]
#[non_exhaustive]
pub struct PaymentData {
    /// The amount, in the currency's minor unit.
    pub amount: Option<MinorUnits>,
    /// The currency.
    pub currency: Option<Currency>,
    /// The order's number on the merchant's side, unique per session.
    pub external_order_num: Option<Text>,
    /// The customer's name.
    pub name: Option<Text>,
    /// The customer's name in kana.
    pub name_kana: Option<Text>,
    /// Whether the payment is captured at once; defaults to true.
    pub capture: Option<Capture>,
    /// The merchant's category.
    pub mcc: Option<Text>,
    /// What the payment details are for.
    pub intent: Option<Intent>,
    /// What the customer's statement says.
    statement_descriptor: Option<Box<StatementDescriptor>>,
    /// How a platform shares the payment out.
    platform_details: Option<Box<PlatformDetails>>,
    /// Where the bill goes.
    billing_address: Option<Box<Address>>,
    /// Where the goods go.
    shipping_address: Option<Box<Address>>,
    /// Members that are not published.
    #[field(unknown_fields)]
    pub unknown_fields: UnknownFields,
}

/// When a payment is captured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Choice)]
#[choice(name = "when a payment is captured")]
#[non_exhaustive]
pub enum Capture {
    /// At once.
    #[choice("auto")]
    Auto,
    /// Later, on request.
    #[choice("manual")]
    Manual,
}

/// What payment details are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Choice)]
#[choice(name = "what payment details are for")]
#[non_exhaustive]
pub enum Intent {
    /// One payment.
    #[choice("one_time")]
    OneTime,
    /// Payments to come.
    #[choice("card_on_file")]
    CardOnFile,
    /// A subscription.
    #[choice("subscription")]
    Subscription,
    /// Installments.
    #[choice("installment")]
    Installment,
}

/// What the customer's statement says; no lengths are published.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Object)]
#[object(
    request,
    source = "komoju/create-session#/components/schemas/StatementDescriptor"
)]
#[non_exhaustive]
pub struct StatementDescriptor {
    /// The text.
    pub statement_descriptor: Option<Text>,
    /// The text in Latin letters.
    pub statement_descriptor_alpha: Option<Text>,
    /// The text in kana.
    pub statement_descriptor_kana: Option<Text>,
    /// The merchant's city.
    pub statement_city: Option<Text>,
    /// The merchant's telephone number.
    pub contact_phone: Option<Text>,
    /// Members that are not published.
    #[field(unknown_fields)]
    pub unknown_fields: UnknownFields,
}

/// How a platform shares a payment out.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Object)]
#[object(
    request,
    source = "komoju/create-session#/components/schemas/PlatformDetails"
)]
#[non_exhaustive]
pub struct PlatformDetails {
    /// Who has a share.
    pub submerchants: Vec<Submerchant>,
    /// The merchant who processes the payment.
    pub processing_merchant_id: Option<MerchantId>,
    /// Members that are not published.
    #[field(unknown_fields)]
    pub unknown_fields: UnknownFields,
}

/// One share of a payment.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Object)]
#[object(
    request,
    source = "komoju/create-session#/components/schemas/PlatformDetails/properties/submerchants/items"
)]
#[non_exhaustive]
pub struct Submerchant {
    /// Whose share it is.
    pub submerchant_id: SubmerchantId,
    /// The share, in the currency's minor unit.
    pub amount: MinorUnits,
    /// The platform's fee, in the currency's minor unit.
    pub platform_fee: PlatformFee,
    /// Members that are not published.
    #[field(unknown_fields)]
    pub unknown_fields: UnknownFields,
}

/// The fee of a platform as a count of its currency's minor unit: a whole
/// number, 0 to 2,147,483,647.
///
/// It is a type of its own, so that it is not taken for the share.
///
/// ```
/// use paysession::komoju::{MinorUnits, PlatformFee, Submerchant};
///
/// let share = Submerchant::new(
///     "mrch14ur4hvws08idzacf6et8".parse()?,
///     MinorUnits::try_from(8_000_u32)?,
///     PlatformFee::from(MinorUnits::try_from(888_u32)?),
/// );
/// assert_eq!(share.platform_fee.get(), 888);
/// # Ok::<(), paysession::Violation>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, NumberNewtype)]
#[number(rule = MinorUnits::RULE, integer = u32)]
pub struct PlatformFee(i64);

impl From<MinorUnits> for PlatformFee {
    fn from(fee: MinorUnits) -> Self {
        Self(fee.get().into())
    }
}

/// An address; every field is optional, and no rule is published for any.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Object)]
#[object(request, source = "komoju/create-session#/components/schemas/Address")]
#[non_exhaustive]
pub struct Address {
    /// Whose address it is.
    pub name: Option<Text>,
    /// The first line.
    pub street_address1: Option<Text>,
    /// The second line.
    pub street_address2: Option<Text>,
    /// The city.
    pub city: Option<Text>,
    /// The state or prefecture.
    pub state: Option<Text>,
    /// The postal code.
    pub zipcode: Option<Text>,
    /// The country, in whatever form.
    pub country: Option<Text>,
    /// Members that are not published.
    #[field(unknown_fields)]
    pub unknown_fields: UnknownFields,
}
