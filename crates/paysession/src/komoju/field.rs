//! The fields that KOMOJU's session messages share.

use std::time::Duration;

use compact_str::CompactString;
use paysession_derive::{Choice, NumberNewtype, StringNewtype};

use crate::rule::{Format, NumberRule, StringRule};

/// What an amount counts: a person takes `23.56` to be one.
const MINOR_UNITS_IN_WORDS: &str = "minor units (such as cents)";

/// An identifier of the provider's.
pub(super) const IDENTIFIER: StringRule = StringRule::chars(25, 25);
/// The largest number of the document's `int32`.
const MAX_INT32: i64 = i32::MAX as i64;
/// The longest lifetime of a session, in seconds, and the default: a day.
const MAX_LIFETIME_SECONDS: i64 = 86_400;

/// A session: exactly 25 characters.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, StringNewtype)]
#[string(rule = IDENTIFIER, identifier)]
pub struct SessionId(CompactString);

/// A customer: exactly 25 characters.
///
/// ```
/// use paysession::komoju::CustomerId;
///
/// let customer: CustomerId = "cust14ur4hvws08idzacf6et8".parse()?;
/// assert_eq!(customer.as_str().len(), 25);
///
/// let refused = CustomerId::try_from("12345");
/// assert_eq!(
///     refused.unwrap_err().to_string(),
///     "must be 25 characters, found 5"
/// );
/// # Ok::<(), paysession::Violation>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, StringNewtype)]
#[string(rule = IDENTIFIER, identifier)]
pub struct CustomerId(CompactString);

/// A merchant that processes a payment for a platform: exactly 25 characters.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, StringNewtype)]
#[string(rule = IDENTIFIER, identifier)]
pub struct MerchantId(CompactString);

/// A merchant on a platform who has a share of a payment: exactly 25
/// characters.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, StringNewtype)]
#[string(rule = IDENTIFIER, identifier)]
pub struct SubmerchantId(CompactString);

/// Where the customer goes after completing or aborting the session; the
/// provider appends `session_id` to its query. No control characters.
///
/// Neither a length nor a scheme is published;
/// [`ReadOptions::strict`](crate::ReadOptions::strict) asks for an absolute `https`
/// URL.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, StringNewtype)]
#[string(rule = StringRule::ANY.in_format(Format::Url))]
pub struct ReturnUrl(CompactString);

/// The email address of the customer: one `@` with something on both sides,
/// and neither white space nor control characters.
///
/// The provider publishes no rule. This one is the crate's own, and refuses
/// what nobody can deliver to, in any script: an address that got a space at
/// its end, or a full-width `＠`.
///
/// ```
/// use paysession::komoju::Email;
///
/// let email: Email = "taro@shop.example".parse()?;
/// // Not in the log.
/// assert_eq!(format!("{email:?}"), "Email(17 characters)");
///
/// let refused = Email::try_from("taro@shop.example ");
/// assert_eq!(
///     refused.unwrap_err().to_string(),
///     "must be an email address: one @ with something on both sides, no \
///      white space"
/// );
/// # Ok::<(), paysession::Violation>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, StringNewtype)]
#[string(rule = StringRule::ANY.in_format(Format::Email))]
pub struct Email(CompactString);

/// An amount of money as a count of its currency's minor unit: a whole number,
/// 0 to 2,147,483,647; cents of a dollar, yen of a yen.
///
/// It is judged by its value, however it is written: `1000`, `1000.0` and `1e3`
/// are the same. With its currency it is [`Money`](super::Money).
///
/// ```
/// use paysession::komoju::MinorUnits;
///
/// let amount = MinorUnits::try_from(1_000)?;
/// assert_eq!(amount.get(), 1_000);
/// assert_eq!(amount, MinorUnits::try_from(1_000_u64)?);
/// assert_eq!(u64::from(amount), 1_000);
/// assert_eq!(format!("{amount} {amount:?}"), "1000 MinorUnits(1000)");
/// assert_eq!(serde_json::from_str::<MinorUnits>("1e3")?, amount);
///
/// let refused = MinorUnits::try_from(2_147_483_648_u32);
/// assert_eq!(
///     refused.unwrap_err().to_string(),
///     "must be 0 to 2147483647"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, NumberNewtype)]
#[number(rule = NumberRule::integer(0, MAX_INT32).of(MINOR_UNITS_IN_WORDS), integer = u32)]
pub struct MinorUnits(i64);

impl MinorUnits {
    /// Nothing: what a session costs that makes no payment.
    pub const ZERO: Self = Self(0);
}

/// How many of an item: a whole number of 32 bits. No minimum is published.
///
/// ```
/// use paysession::komoju::Quantity;
///
/// assert_eq!(Quantity::from(2).get(), 2);
/// assert_eq!("-1".parse::<Quantity>()?, Quantity::from(-1));
/// assert_eq!(Quantity::try_from(3_u64)?, Quantity::from(3));
/// # Ok::<(), paysession::Violation>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, NumberNewtype)]
#[number(any = i32)]
pub struct Quantity(i64);

/// How long a session lives, in whole seconds: at most 86,400, which is also
/// the default.
///
/// The limit is published in prose. A least number is not: 0 and less are taken
/// for a session that expires at once, down to the smallest `int32`.
///
/// ```
/// use std::time::Duration;
/// use paysession::komoju::ExpiresInSeconds;
///
/// assert_eq!(
///     ExpiresInSeconds::try_from(1_800)?.lifetime(),
///     Duration::from_secs(30 * 60)
/// );
/// assert_eq!(
///     ExpiresInSeconds::try_from(86_401_i64).unwrap_err().to_string(),
///     "must be -2147483648 to 86400"
/// );
/// assert_eq!(ExpiresInSeconds::try_from(-1_i64)?.lifetime(), Duration::ZERO);
/// # Ok::<(), paysession::Violation>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, NumberNewtype)]
#[number(rule = NumberRule::integer(i32::MIN as i64, MAX_LIFETIME_SECONDS), integer = i32)]
pub struct ExpiresInSeconds(i64);

impl ExpiresInSeconds {
    /// The default lifetime of a session: a day.
    pub const DEFAULT: Self = Self(MAX_LIFETIME_SECONDS);

    /// The same as a duration, of which none is negative.
    pub const fn lifetime(self) -> Duration {
        match self.get() {
            seconds @ 1.. => Duration::from_secs(seconds.unsigned_abs() as u64),
            ..=0 => Duration::ZERO,
        }
    }
}

/// What a session is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Choice)]
#[choice(name = "a mode")]
#[non_exhaustive]
pub enum Mode {
    /// A payment is created when the customer completes the session.
    #[choice("payment")]
    Payment,
    /// A customer is created, or updated; no payment is made.
    #[choice("customer")]
    Customer,
    /// A payment is created, and a customer created or updated.
    #[choice("customer_payment")]
    CustomerPayment,
}

/// The language of the session's page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Choice)]
#[choice(name = "a language")]
#[non_exhaustive]
pub enum Locale {
    /// Japanese.
    #[choice("ja")]
    Ja,
    /// English.
    #[choice("en")]
    En,
    /// Korean.
    #[choice("ko")]
    Ko,
}
