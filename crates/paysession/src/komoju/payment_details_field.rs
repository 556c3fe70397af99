//! The values that the details of a payment are made of.

use paysession_derive::{Choice, NumberNewtype};

use crate::rule::NumberRule;

/// A whole number of up to 15 digits, which every reader of JSON keeps.
const WHOLE: NumberRule =
    NumberRule::integer(-999_999_999_999_999, 999_999_999_999_999);

/// The month in which a card expires: a whole number of 32 bits. No range is
/// published.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, NumberNewtype)]
#[number(any = i32)]
pub struct CardMonth(i64);

/// The year in which a card expires: a whole number of 32 bits. Less than 100
/// is a year of this century.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, NumberNewtype)]
#[number(any = i32)]
pub struct CardYear(i64);

/// In how many days a payment expires: a whole number. No range is published.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, NumberNewtype)]
#[number(rule = WHOLE, integer = i64)]
pub struct ExpiryDays(i64);

/// What a merchant knows of a customer: a whole number, of which neither a
/// range nor a unit is published.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, NumberNewtype)]
#[number(rule = WHOLE, integer = i64)]
pub struct CustomerFigure(i64);

/// A convenience store in which a customer pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Choice)]
#[choice(name = "a convenience store")]
#[non_exhaustive]
pub enum ConvenienceStore {
    /// Seven-Eleven.
    #[choice("seven-eleven")]
    SevenEleven,
    /// Lawson.
    #[choice("lawson")]
    Lawson,
    /// Family Mart.
    #[choice("family-mart")]
    FamilyMart,
    /// Ministop.
    #[choice("ministop")]
    Ministop,
    /// Daily Yamazaki.
    #[choice("daily-yamazaki")]
    DailyYamazaki,
    /// Seicomart.
    #[choice("seicomart")]
    Seicomart,
}

/// A carrier whose bill a customer pays by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Choice)]
#[choice(name = "a carrier")]
#[non_exhaustive]
pub enum Carrier {
    /// au.
    #[choice("au")]
    Au,
    /// Docomo.
    #[choice("docomo")]
    Docomo,
    /// Softbank.
    #[choice("softbank")]
    Softbank,
}

/// Who makes a payment by card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Choice)]
#[choice(name = "who makes a payment")]
#[non_exhaustive]
pub enum Initiator {
    /// The merchant.
    #[choice("merchant")]
    Merchant,
    /// The customer.
    #[choice("customer")]
    Customer,
}

/// Whether a card is used for the first time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Choice)]
#[choice(name = "how often a card is used")]
#[non_exhaustive]
pub enum CardUsage {
    /// For the first time.
    #[choice("first")]
    First,
    /// It was used before.
    #[choice("used")]
    Used,
}

/// In how many months a customer pays by card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Choice)]
#[choice(name = "a number of installments")]
#[non_exhaustive]
#[expect(missing_docs, reason = "each is a number of months")]
#[rustfmt::skip]
pub enum CardInstallments {
    #[choice("3")] Three,
    #[choice("5")] Five,
    #[choice("6")] Six,
    #[choice("10")] Ten,
    #[choice("12")] Twelve,
    #[choice("15")] Fifteen,
    #[choice("18")] Eighteen,
    #[choice("20")] Twenty,
    #[choice("24")] TwentyFour,
    #[choice("revolving")] Revolving,
}
