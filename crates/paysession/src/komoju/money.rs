//! An amount of money as KOMOJU writes it, and as this crate does.

use std::fmt;

use super::{Currency, MinorUnits};
use crate::{
    rule::NumberRule,
    value::amount::Amount,
    violation::{Pointer, Violation, ViolationKind},
};

/// An amount as the provider writes it: a count of the currency's minor unit,
/// as ISO 4217 has it, beside the currency.
///
/// ```
/// use paysession::{Amount, komoju::{Currency, Money}};
///
/// let amount = Amount::new(paysession::Currency::USD, "88.88".parse()?);
/// let money = Money::try_from(amount)?;
/// assert_eq!((money.amount.get(), money.currency), (8_888, Currency::Usd));
/// assert_eq!(Amount::from(money), amount);
/// assert_eq!(money.to_string(), "88.88 USD");
///
/// for (currency, value, words) in [
///     ("JPY", "100.5", "must be a whole number"),
///     ("USD", "23.5676", "must have at most 2 decimal places"),
///     ("USD", "21474836.48", "must be 0 to 21474836.47"),
/// ] {
///     let amount = Amount::new(currency.parse()?, value.parse()?);
///     assert_eq!(Money::try_from(amount).unwrap_err().to_string(), words);
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(clippy::exhaustive_structs, reason = "there is no third part")]
pub struct Money {
    /// The amount, in the currency's minor unit.
    pub amount: MinorUnits,
    /// The currency.
    pub currency: Currency,
}

impl TryFrom<Amount> for Money {
    type Error = MoneyError;

    /// The same amount, exactly.
    fn try_from(amount: Amount) -> Result<Self, MoneyError> {
        let currency = Currency::try_from(amount.currency()).map_err(|_| {
            MoneyError::Currency { currency: amount.currency() }
        })?;
        let beyond = MoneyError::OutOfRange { currency };
        let units = amount
            .to_minor_units()
            .map_err(|_| MoneyError::FinerThanMinorUnit { currency })?;
        let amount = MinorUnits::try_from(units).map_err(|_| beyond)?;
        Ok(Self { amount, currency })
    }
}

impl fmt::Display for Money {
    /// As an amount: `88.88 USD`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Amount::from(*self).fmt(f)
    }
}

impl From<Money> for Amount {
    /// The same amount, exactly: none is too large.
    fn from(money: Money) -> Self {
        Self::of_minor_units(money.currency.into(), money.amount.get())
    }
}

/// Why the provider cannot be told an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum MoneyError {
    /// The provider does not take the currency.
    Currency {
        /// The currency.
        currency: crate::Currency,
    },
    /// The value is finer than the currency's minor unit.
    FinerThanMinorUnit {
        /// The currency.
        currency: Currency,
    },
    /// The value is more than 2,147,483,647 minor units.
    OutOfRange {
        /// The currency.
        currency: Currency,
    },
}

impl MoneyError {
    /// The rule that the amount breaks, in major units.
    pub(crate) fn problem(self) -> ViolationKind {
        match self {
            Self::Currency { .. } => {
                ViolationKind::Choice { rule: &Currency::RULE, nearest: None }
            }
            Self::FinerThanMinorUnit { currency } => {
                ViolationKind::Step { rule: major_units(currency) }
            }
            Self::OutOfRange { currency } => {
                ViolationKind::Range { rule: major_units(currency) }
            }
        }
    }
}

/// What an amount of this currency may be, in major units: the minor unit is
/// the step.
fn major_units(currency: Currency) -> NumberRule {
    let scale = crate::Currency::from(currency).minor_units();
    NumberRule { scale, unit: None, ..MinorUnits::RULE }
}

impl fmt::Display for MoneyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.problem().fmt(f)
    }
}

impl std::error::Error for MoneyError {}

impl From<MoneyError> for Violation {
    /// What the provider would say of the request: a violation at `/currency`
    /// or at `/amount`, from which [`Violations`](crate::Violations) and
    /// [`ErrorBody`](super::ErrorBody) follow.
    ///
    /// ```
    /// use paysession::{
    ///     Amount, Violation, Violations,
    ///     komoju::{ErrorBody, ErrorCode, Money},
    /// };
    ///
    /// let amount = Amount::new(paysession::Currency::JPY, "100.5".parse()?);
    /// let error = Money::try_from(amount).unwrap_err();
    /// let report = Violations::from(Violation::from(error));
    /// assert_eq!(report.to_string(), "/amount: must be a whole number");
    /// let answer = ErrorBody::from(&report);
    /// assert_eq!(answer.code(), Some(ErrorCode::UnprocessableEntity.into()));
    /// # Ok::<(), paysession::Violation>(())
    /// ```
    fn from(error: MoneyError) -> Self {
        let pointer = match error {
            MoneyError::Currency { .. } => "/currency",
            MoneyError::FinerThanMinorUnit { .. }
            | MoneyError::OutOfRange { .. } => "/amount",
        };
        Self::of_kind(Pointer::from_static(pointer), error.problem())
    }
}
