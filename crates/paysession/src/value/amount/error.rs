//! Why an amount cannot be converted or combined.

use std::fmt;

use super::value::AmountValue;
use crate::value::currency::Currency;

/// Why an amount cannot be converted, or two amounts cannot be combined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AmountError {
    /// The amounts are of different currencies.
    CurrencyMismatch {
        /// The first amount's currency.
        left: Currency,
        /// The other amount's currency.
        right: Currency,
    },
    /// The value is finer than the currency's minor unit.
    FinerThanMinorUnit {
        /// The currency.
        currency: Currency,
    },
    /// The value is negative or too large.
    OutOfRange,
}

impl fmt::Display for AmountError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::CurrencyMismatch { left, right } => write!(
                f,
                "must be amounts of one currency, found {left} and {right}"
            ),
            Self::FinerThanMinorUnit { currency } => {
                match currency.minor_units() {
                    0 => write!(f, "must be a whole number ({currency})"),
                    places => write!(
                        f,
                        "must have at most {places} decimal places ({currency})"
                    ),
                }
            }
            Self::OutOfRange => {
                write!(f, "must be {}", AmountValue::RULE.range())
            }
        }
    }
}

impl std::error::Error for AmountError {}
