//! The value of an amount, exactly.

use paysession_derive::NumberNewtype;

use crate::rule::NumberRule;

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
/// use rust_decimal::Decimal;
///
/// let value: AmountValue = "23.5676".parse()?;
/// assert_eq!(value, AmountValue::try_from(Decimal::new(235_676, 4))?);
/// assert_eq!(value.decimal(), Decimal::new(235_676, 4));
/// assert_eq!(value.to_string(), "23.5676");
/// assert_eq!(format!("{value:?}"), "AmountValue(23.5676)");
///
/// // Integers are major units.
/// assert_eq!(AmountValue::from(7).to_string(), "7");
/// assert_eq!(AmountValue::try_from(7_i64)?, AmountValue::from(7));
///
/// for (refused, words) in [
///     ("0.00005", "must have at most 4 decimal places"),
///     ("-1", "must be 0 to 99999999999.9999"),
///     ("1e400", "must be 0 to 99999999999.9999"),
///     ("1,5", "must be a number as JSON writes it, such as 1.5"),
/// ] {
///     assert_eq!(
///         refused.parse::<AmountValue>().unwrap_err().to_string(),
///         words
///     );
/// }
/// # Ok::<(), paysession::Violation>(())
/// ```
///
/// # Where values come from
///
/// From text (`"23.56".parse()`), from a [`Decimal`](rust_decimal::Decimal), from integers. There is
/// no conversion from `f64`, so that `23.56.try_into()` does not compile: what
/// 23.56 is there is not 23.56, and somebody would have to round.
///
/// In JSON a value is a number. Where a format has only texts, such as a query
/// string, go by [`FromStr`](std::str::FromStr) and [`Display`](std::fmt::Display),
/// as `serde_with::DisplayFromStr` does.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, NumberNewtype)]
#[number(rule = NumberRule::steps(4, 0, 999_999_999_999_999))]
pub struct AmountValue(pub(super) i64);

impl AmountValue {
    /// Nothing.
    pub const ZERO: Self = Self(Self::RULE.min);
    /// The largest value: 99,999,999,999.9999.
    pub const MAX: Self = Self(Self::RULE.max);

    /// The sum, unless it is too large.
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        Self::of_steps(self.0.checked_add(other.0))
    }

    /// The difference, unless it is negative.
    #[must_use]
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        Self::of_steps(self.0.checked_sub(other.0))
    }

    /// So many times the value, unless that is too large.
    #[must_use]
    pub fn checked_mul(self, count: u32) -> Option<Self> {
        Self::of_steps(self.0.checked_mul(count.into()))
    }

    pub(super) fn of_steps(steps: Option<i64>) -> Option<Self> {
        Self::RULE.bound(steps?).ok().map(Self)
    }
}

impl From<u32> for AmountValue {
    /// So many major units: no `u32` is beyond the bound.
    fn from(units: u32) -> Self {
        Self(i64::from(units) * 10_i64.pow(Self::RULE.scale))
    }
}
