//! An amount of money: a currency and an exact value.

use std::{fmt, str::FromStr};

use paysession_derive::{Message, NumberNewtype};
use rust_decimal::Decimal;

use crate::{
    read::number, rule::NumberRule, value::currency::Currency,
    violation::Violation,
};

/// An amount of money in major units: `{"currency": "USD", "value": 23.5676}`.
///
/// ```
/// use paysession::Amount;
///
/// let amount = Amount::new("USD".parse()?, "23.56".parse()?);
/// assert_eq!(amount.to_minor_units()?, 2356);
/// assert_eq!(
///     serde_json::to_string(&amount)?,
///     r#"{"currency":"USD","value":23.56}"#
/// );
///
/// let finer = Amount::new("USD".parse()?, "23.5676".parse()?);
/// assert_eq!(
///     finer.to_minor_units().unwrap_err().to_string(),
///     "must be a whole number of minor units, of which USD has 2 digits"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Message)]
pub struct Amount {
    /// The currency.
    currency: Currency,
    /// The value, in major units of the currency.
    value: AmountValue,
}

impl Amount {
    /// The currency.
    pub const fn currency(&self) -> Currency {
        self.currency
    }

    /// The value, in major units of the currency.
    pub fn value(&self) -> Decimal {
        self.value.decimal()
    }

    /// The same amount as a count of the currency's minor units: cents of a
    /// dollar, yen of a yen.
    ///
    /// # Errors
    ///
    /// Where the value is finer than the minor unit; nothing is rounded.
    pub fn to_minor_units(&self) -> Result<i64, AmountError> {
        let step = minor_unit(self.currency);
        if self.value.0 % step == 0 {
            Ok(self.value.0 / step)
        } else {
            Err(AmountError::Inexact { currency: self.currency })
        }
    }

    /// The amount that a count of minor units is.
    ///
    /// # Errors
    ///
    /// Where the count is negative or its value beyond 99,999,999,999.9999.
    pub fn from_minor_units(
        currency: Currency,
        units: i64,
    ) -> Result<Self, AmountError> {
        units
            .checked_mul(minor_unit(currency))
            .and_then(|steps| AmountValue::RULE.bound(steps).ok())
            .map(|steps| Self::new(currency, AmountValue(steps)))
            .ok_or(AmountError::OutOfRange)
    }

    /// The same of a count that makes no amount too large: a `u32` of units of
    /// 1 stays below the bound.
    pub(crate) fn of_minor_units(currency: Currency, units: u32) -> Self {
        let steps = i64::from(units) * minor_unit(currency);
        Self::new(currency, AmountValue(steps))
    }
}

/// The minor unit of a currency, in steps of 0.0001.
fn minor_unit(currency: Currency) -> i64 {
    10_i64.pow(AmountValue::RULE.scale.saturating_sub(currency.minor_units()))
}

/// Why an amount cannot be converted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum AmountError {
    /// The value is finer than the currency's minor unit.
    Inexact {
        /// The currency.
        currency: Currency,
    },
    /// The value is negative or too large.
    OutOfRange,
}

impl fmt::Display for AmountError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Inexact { currency } => write!(
                f,
                "must be a whole number of minor units, of which {currency} \
                 has {} digits",
                currency.minor_units()
            ),
            Self::OutOfRange => {
                write!(f, "must be {}", AmountValue::RULE.range())
            }
        }
    }
}

impl std::error::Error for AmountError {}

/// The value of an amount: 0 to 99,999,999,999.9999 in steps of 0.0001,
/// exactly.
///
/// It is judged by its value, however it is written: `100`, `100.0` and `1e2`
/// are the same. It is never rounded, and never held as a floating-point
/// number. The bound is this crate's own: it keeps values within the 15
/// significant digits that every reader of JSON keeps.
///
/// ```
/// use paysession::AmountValue;
///
/// let value: AmountValue = "23.5676".parse()?;
/// assert_eq!(value.decimal().to_string(), "23.5676");
/// assert_eq!(AmountValue::from(7_u32).decimal().to_string(), "7");
///
/// for (refused, words) in [
///     ("0.00005", "must have at most 4 decimal places"),
///     ("-1", "must be 0 to 99999999999.9999"),
///     ("1e400", "must be 0 to 99999999999.9999"),
///     ("1,000", "must be a number as JSON writes it, such as 1.5"),
/// ] {
///     assert_eq!(
///         refused.parse::<AmountValue>().unwrap_err().to_string(),
///         words
///     );
/// }
/// # Ok::<(), paysession::Violation>(())
/// ```
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, NumberNewtype,
)]
#[number(rule = NumberRule::steps(4, 0, 999_999_999_999_999))]
pub struct AmountValue(i64);

impl AmountValue {
    /// The value as a decimal, in as few digits as it needs.
    pub fn decimal(self) -> Decimal {
        Decimal::new(self.0, Self::RULE.scale).normalize()
    }
}

impl TryFrom<Decimal> for AmountValue {
    type Error = Violation;

    /// The same value, where it keeps the rule.
    fn try_from(decimal: Decimal) -> Result<Self, Violation> {
        // A decimal's text is a JSON number: digits, and perhaps a point.
        decimal.normalize().to_string().parse()
    }
}

impl From<u32> for AmountValue {
    /// So many whole units: no `u32` is beyond the bound.
    fn from(units: u32) -> Self {
        Self(i64::from(units) * 10_i64.pow(Self::RULE.scale))
    }
}

impl FromStr for AmountValue {
    type Err = Violation;

    /// The value that a text in JSON's grammar of numbers is.
    fn from_str(text: &str) -> Result<Self, Violation> {
        number::parse(text, &Self::RULE).map(Self)
    }
}
