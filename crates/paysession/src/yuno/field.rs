//! The fields that Yuno's session messages share.

use compact_str::CompactString;
use paysession_derive::{Choice, StringNewtype};

use crate::{
    rule::{Format, StringRule, format::uuid::LENGTH},
    value::uuid::Uuid,
};

/// A UUID in its only form.
const UUID: StringRule =
    StringRule::chars(LENGTH, LENGTH).in_format(Format::Uuid);
/// An identifier as responses have it.
const IDENTIFIER: StringRule = StringRule::chars(36, 64);

/// A merchant account, as the dashboard shows it: a UUID of 36 characters, of
/// any version.
///
/// It is kept as it was sent, in either case. Two that differ in case alone
/// are equal, as RFC 9562 reads a UUID, and have the same order and hash; for
/// the same reason it is no `Borrow<str>`.
///
/// ```
/// use paysession::yuno::AccountId;
///
/// let account: AccountId = "8BEAC4DE-5F6F-11ED-9B6A-0242AC120002".parse()?;
/// assert_eq!(account.to_string(), "8BEAC4DE-5F6F-11ED-9B6A-0242AC120002");
/// assert_eq!(account, "8beac4de-5f6f-11ed-9b6a-0242ac120002");
///
/// let refused = AccountId::try_from("8beac4de");
/// assert_eq!(
///     refused.unwrap_err().to_string(),
///     "must be a UUID of 8-4-4-4-12 hexadecimal digits (36 characters, found 8)"
/// );
/// # Ok::<(), paysession::Violation>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, StringNewtype)]
#[string(rule = UUID, identifier, case_insensitive)]
pub struct AccountId(Uuid);

/// A merchant account, as events name it: 36 to 64 characters.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, StringNewtype)]
#[string(rule = IDENTIFIER, identifier)]
pub struct ReceivedAccountId(CompactString);

/// A customer, as requests name it: a UUID of 36 characters, of any version.
///
/// It is kept as it was sent, and compared without regard to case, as an
/// [`AccountId`] is.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, StringNewtype)]
#[string(rule = UUID, identifier, case_insensitive)]
pub struct CustomerId(Uuid);

/// A customer, as responses name it: 36 to 64 characters.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, StringNewtype)]
#[string(rule = IDENTIFIER, identifier)]
pub struct ReceivedCustomerId(CompactString);

impl From<CustomerId> for ReceivedCustomerId {
    /// The same customer: a UUID is within the lengths of a response.
    fn from(customer: CustomerId) -> Self {
        Self(customer.as_str().into())
    }
}

/// A customer session: 36 to 64 characters.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, StringNewtype)]
#[string(rule = IDENTIFIER, identifier)]
pub struct CustomerSessionId(CompactString);

/// A checkout session: 36 to 64 characters.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, StringNewtype)]
#[string(rule = IDENTIFIER, identifier)]
pub struct CheckoutSessionId(CompactString);

/// A checkout that was set up in the dashboard, as requests name it: a UUID of
/// 36 characters, of any version.
///
/// It is kept as it was sent, and compared without regard to case, as an
/// [`AccountId`] is.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, StringNewtype)]
#[string(rule = UUID, identifier, case_insensitive)]
pub struct CheckoutId(Uuid);

/// The type of a payment method, such as `CARD`: 3 to 255 characters. The
/// provider's list of types grows.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, StringNewtype)]
#[string(rule = StringRule::chars(3, 255), identifier)]
pub struct PaymentMethodType(CompactString);

/// An order's number at the merchant: 3 to 255 characters.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, StringNewtype)]
#[string(rule = StringRule::chars(3, 255), identifier)]
pub struct MerchantOrderId(CompactString);

/// What a payment is for: 3 to 255 characters.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, StringNewtype)]
#[string(rule = StringRule::chars(3, 255))]
pub struct PaymentDescription(CompactString);

/// Where the customer lands afterwards: 3 to 526 characters, none of them a
/// control character.
///
/// No scheme is required, since `www.your-url.com` is the provider's own
/// example; [`ReadOptions::strict`](crate::ReadOptions::strict) asks for an absolute
/// `https` URL.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, StringNewtype)]
#[string(rule = StringRule::chars(3, 526).in_format(Format::Url))]
pub struct CallbackUrl(CompactString);

/// A country in which the provider says that it operates: 17 of ISO 3166-1.
///
/// The documents of 2026-03 list them as the countries of a request. The
/// provider has said since that they were examples, so that requests take any
/// [`Country`](crate::Country). A service that wants the 17 asks this type.
///
/// ```
/// use paysession::{Country, yuno::CountryOfOperation};
///
/// let brazil = CountryOfOperation::try_from(Country::BR)?;
/// assert_eq!(brazil, CountryOfOperation::Br);
/// assert_eq!(Country::from(brazil), Country::BR);
/// assert!(CountryOfOperation::try_from(Country::JP).is_err());
/// # Ok::<(), paysession::Violation>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Choice)]
#[choice(name = "a country of operation", subset_of = crate::Country)]
#[non_exhaustive]
#[expect(missing_docs, reason = "ISO 3166-1 says what each code is")]
#[rustfmt::skip]
pub enum CountryOfOperation {
    #[choice("AR")] Ar,
    #[choice("BO")] Bo,
    #[choice("BR")] Br,
    #[choice("CL")] Cl,
    #[choice("CO")] Co,
    #[choice("CR")] Cr,
    #[choice("EC")] Ec,
    #[choice("SV")] Sv,
    #[choice("GT")] Gt,
    #[choice("HN")] Hn,
    #[choice("MX")] Mx,
    #[choice("NI")] Ni,
    #[choice("PA")] Pa,
    #[choice("PY")] Py,
    #[choice("PE")] Pe,
    #[choice("US")] Us,
    #[choice("UY")] Uy,
}
