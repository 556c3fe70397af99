//! An amount of money: a currency and an exact value.

mod error;
mod value;

use std::{cmp::Ordering, fmt};

use paysession_derive::Object;
use rust_decimal::Decimal;

pub use self::{error::AmountError, value::AmountValue};
use crate::value::currency::Currency;

/// An amount of money in major units: `{"currency": "USD", "value": 23.5676}`.
///
/// It is exact: nothing that it offers rounds.
///
/// ```
/// use paysession::{Amount, AmountError, Currency};
///
/// let price = Amount::new(Currency::USD, "23.56".parse()?);
/// assert_eq!(price.to_string(), "23.56 USD");
/// assert_eq!(price.to_minor_units()?, 2356);
/// assert_eq!(price, Amount::from_minor_units(Currency::USD, 2356)?);
/// assert_eq!(
///     serde_json::to_string(&price)?,
///     r#"{"currency":"USD","value":23.56}"#
/// );
///
/// let two = price.checked_mul(2)?;
/// assert_eq!(two.to_string(), "47.12 USD");
/// assert!(two > price);
///
/// let yen = Amount::new(Currency::JPY, 1000.into());
/// assert_eq!(
///     price.checked_add(yen).unwrap_err().to_string(),
///     "must be amounts of one currency, found USD and JPY"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Arithmetic
///
/// There is no `a + b`, since it would have to panic where the currencies
/// differ or the sum is too large: [`checked_add`](Self::checked_add),
/// [`checked_sub`](Self::checked_sub), [`checked_mul`](Self::checked_mul) and
/// [`checked_sum`](Self::checked_sum) say so instead. For a discount or a tax,
/// which must round, calculate with [`decimal`](Self::decimal) and come back
/// with [`AmountValue::try_from`].
///
/// `a < b` compares amounts of one currency, and is false for amounts of two:
/// [`partial_cmp`](PartialOrd::partial_cmp) is `None`.
///
/// # Values finer than the minor unit
///
/// A value may be finer than the currency's minor unit, such as 0.5 yen or
/// 23.5676 dollars: Yuno publishes one step for all currencies. A service that
/// does not want that asks
/// [`is_whole_minor_units`](Self::is_whole_minor_units) before it sends an
/// amount; [`to_minor_units`](Self::to_minor_units) refuses such a value.
///
/// ```
/// use paysession::{Amount, Currency};
///
/// let half = Amount::new(Currency::JPY, "0.5".parse()?);
/// assert!(!half.is_whole_minor_units());
/// assert_eq!(
///     half.to_minor_units().unwrap_err().to_string(),
///     "must be a whole number (JPY)"
/// );
/// # Ok::<(), paysession::Violation>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Object)]
pub struct Amount {
    /// The currency.
    currency: Currency,
    /// The value, in major units of the currency.
    value: AmountValue,
}

impl Amount {
    /// The currency.
    pub const fn currency(self) -> Currency {
        self.currency
    }

    /// The value, in major units of the currency.
    pub const fn value(self) -> AmountValue {
        self.value
    }

    /// The value as a decimal, in as few digits as it needs.
    pub fn decimal(self) -> Decimal {
        self.value.decimal()
    }

    /// Whether the value is a whole number of the currency's minor units: of
    /// cents, or of yen.
    pub const fn is_whole_minor_units(self) -> bool {
        self.value.0 % minor_unit(self.currency) == 0
    }

    /// The same amount as a count of the currency's minor units: cents of a
    /// dollar, yen of a yen.
    ///
    /// # Errors
    ///
    /// [`AmountError::FinerThanMinorUnit`]; nothing is rounded.
    pub const fn to_minor_units(self) -> Result<i64, AmountError> {
        if self.is_whole_minor_units() {
            Ok(self.value.0 / minor_unit(self.currency))
        } else {
            Err(AmountError::FinerThanMinorUnit { currency: self.currency })
        }
    }

    /// The amount that a count of minor units is.
    ///
    /// # Errors
    ///
    /// [`AmountError::OutOfRange`]: the count is negative, or its value beyond
    /// 99,999,999,999.9999.
    pub fn from_minor_units(
        currency: Currency,
        units: i64,
    ) -> Result<Self, AmountError> {
        let steps = units.checked_mul(minor_unit(currency));
        AmountValue::of_steps(steps)
            .map(|value| Self { currency, value })
            .ok_or(AmountError::OutOfRange)
    }

    /// The same of a count that makes no amount too large: a `u32` of units of
    /// 1 stays below the bound.
    pub(crate) fn of_minor_units(currency: Currency, units: u32) -> Self {
        let steps = i64::from(units) * minor_unit(currency);
        Self::new(currency, AmountValue(steps))
    }

    /// The sum of two amounts of one currency.
    ///
    /// # Errors
    ///
    /// [`AmountError::CurrencyMismatch`] or [`AmountError::OutOfRange`].
    pub fn checked_add(self, other: Self) -> Result<Self, AmountError> {
        self.combine(other, AmountValue::checked_add)
    }

    /// The difference of two amounts of one currency.
    ///
    /// # Errors
    ///
    /// [`AmountError::CurrencyMismatch`], or [`AmountError::OutOfRange`] where
    /// it is negative.
    pub fn checked_sub(self, other: Self) -> Result<Self, AmountError> {
        self.combine(other, AmountValue::checked_sub)
    }

    /// So many times the amount.
    ///
    /// # Errors
    ///
    /// [`AmountError::OutOfRange`].
    pub fn checked_mul(self, count: u32) -> Result<Self, AmountError> {
        let value =
            self.value.checked_mul(count).ok_or(AmountError::OutOfRange)?;
        Ok(Self { value, ..self })
    }

    /// The sum of amounts of one currency; `None` where there are none, since
    /// nothing says then of which currency it is.
    ///
    /// ```
    /// use paysession::{Amount, Currency};
    ///
    /// let prices = [1_099, 250].map(|cents| {
    ///     Amount::from_minor_units(Currency::EUR, cents)
    /// });
    /// let prices = prices.into_iter().collect::<Result<Vec<_>, _>>()?;
    /// let total = Amount::checked_sum(prices)?.ok_or("an empty cart")?;
    /// assert_eq!(total.to_string(), "13.49 EUR");
    /// assert_eq!(Amount::checked_sum([])?, None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`AmountError::CurrencyMismatch`] or [`AmountError::OutOfRange`].
    pub fn checked_sum(
        amounts: impl IntoIterator<Item = Self>,
    ) -> Result<Option<Self>, AmountError> {
        let mut amounts = amounts.into_iter();
        let Some(first) = amounts.next() else { return Ok(None) };
        amounts.try_fold(first, Self::checked_add).map(Some)
    }

    fn combine(
        self,
        other: Self,
        combine: fn(AmountValue, AmountValue) -> Option<AmountValue>,
    ) -> Result<Self, AmountError> {
        if self.currency != other.currency {
            return Err(AmountError::CurrencyMismatch {
                left: self.currency,
                right: other.currency,
            });
        }
        let value =
            combine(self.value, other.value).ok_or(AmountError::OutOfRange)?;
        Ok(Self { value, ..self })
    }
}

/// By value, where the currency is the same.
impl PartialOrd for Amount {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        (self.currency == other.currency).then(|| self.value.cmp(&other.value))
    }
}

/// For a person: `23.56 USD`, `1000 JPY`, `23.5676 USD`. It has as many decimal
/// places as the currency's minor unit, or more where the value needs them.
/// A precision changes nothing, since it would cut the amount; a width pads it
/// as it pads numbers.
impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut value = self.decimal();
        let places = self.currency.minor_units();
        if value.scale() < places {
            value.rescale(places); // Adds zeros.
        }
        let negative = value.is_sign_negative();
        let text = format!("{} {}", value.abs(), self.currency);
        f.pad_integral(!negative, "", &text)
    }
}

/// The minor unit of a currency, in steps of an amount's value.
const fn minor_unit(currency: Currency) -> i64 {
    const SCALE: u32 = AmountValue::RULE.scale;
    const {
        let mut rest = Currency::ALL;
        while let [currency, others @ ..] = rest {
            assert!(currency.minor_units() <= SCALE, "the unit is a step");
            rest = others;
        }
    }
    10_i64.pow(SCALE - currency.minor_units())
}
