//! Numbers that keep a rule: what `#[derive(NumberNewtype)]` leans on.

use std::fmt;

use rust_decimal::Decimal;

use crate::{
    json,
    read::at_root,
    rule::NumberRule,
    violation::{Violation, ViolationKind},
};

/// A whole number in steps of its rule.
pub(crate) fn whole(
    rule: NumberRule,
    number: impl TryInto<i64>,
) -> Result<i64, Violation> {
    let steps = number
        .try_into()
        .ok()
        .and_then(|number| number.checked_mul(10_i64.pow(rule.scale)))
        .ok_or(ViolationKind::Range { rule });
    at_root(steps.and_then(|steps| rule.bound(steps)))
}

/// A decimal in steps of its rule.
pub(crate) fn decimal(
    rule: NumberRule,
    decimal: Decimal,
) -> Result<i64, Violation> {
    // A decimal's text is a JSON number: digits, and perhaps a point.
    at_root(rule.read(&decimal.to_string()))
}

/// The number that `text` (JSON's grammar) is, in steps of its rule.
pub(crate) fn parse(rule: NumberRule, text: &str) -> Result<i64, Violation> {
    at_root(if json::is_number(text) {
        rule.read(text)
    } else {
        Err(ViolationKind::NumberText { rule: Some(rule) })
    })
}

/// Writes a number of steps in as few digits as it needs, padded as numbers
/// are.
pub(crate) fn display(
    rule: NumberRule,
    steps: i64,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    let text = rule.decimal(steps);
    let digits = text.strip_prefix('-').unwrap_or(&text);
    f.pad_integral(steps >= 0, "", digits)
}
