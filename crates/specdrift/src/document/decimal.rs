//! Numbers as they are written. `serde_json` keeps an integer of 64 bits or an
//! `f64`; a limit beyond both must not be compared as its neighbour.

use serde_json::Number;
use std::cmp::Ordering;
use std::fmt;

/// How many digits a number may have before it is written with an exponent.
const MAX_PLAIN_DIGITS: i64 = 40;

/// An exact number: 0.`digits` times ten to the `exponent`. Digits neither
/// start nor end with a zero; zero has none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Decimal {
    negative: bool,
    digits: String,
    exponent: i64,
}

impl Decimal {
    /// Reads a number of JSON, or of YAML's core schema: a sign, a point first
    /// or last, and zeros in front are allowed. `None` for any other text, and
    /// where the exponent is beyond an `i64`.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let negative = text.starts_with('-');
        let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
        let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse().ok()?),
            None => (unsigned, 0_i64),
        };
        let (whole, fraction) =
            mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all = format!("{whole}{fraction}");
        if all.is_empty() || !all.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let significant = all.trim_start_matches('0');
        let zeros = i64::try_from(all.len() - significant.len()).ok()?;
        let digits = significant.trim_end_matches('0').to_owned();
        if digits.is_empty() {
            return Some(Self { negative: false, digits, exponent: 0 });
        }
        let point = i64::try_from(whole.len()).ok()? - zeros;
        let exponent = exponent.checked_add(point)?;
        Some(Self { negative, digits, exponent })
    }

    /// The number that `serde_json` has for it, and whether that is the number
    /// itself.
    pub(crate) fn nearest(&self, text: &str) -> (Number, bool) {
        let unsigned = text.strip_prefix('+').unwrap_or(text);
        if let Ok(number) = unsigned.parse::<i64>() {
            return (number.into(), true);
        }
        if let Ok(number) = unsigned.parse::<u64>() {
            return (number.into(), true);
        }
        let float = unsigned.parse::<f64>();
        let float = float.expect("a decimal is written as a float");
        let finite = float.clamp(f64::MIN, f64::MAX);
        let number = Number::from_f64(finite).expect("the float is finite");
        let exact = Self::parse(&number.to_string()).as_ref() == Some(self);
        (number, exact)
    }

    /// How many digits it has, without the zeros that a power of ten adds.
    pub(crate) fn len(&self) -> usize {
        self.digits.len()
    }

    fn magnitude(&self, other: &Self) -> Ordering {
        match (self.digits.is_empty(), other.digits.is_empty()) {
            (true, true) => Ordering::Equal,
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
            (false, false) => self
                .exponent
                .cmp(&other.exponent)
                .then_with(|| self.digits.cmp(&other.digits)),
        }
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.negative, other.negative) {
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
            (false, false) => self.magnitude(other),
            (true, true) => other.magnitude(self),
        }
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.negative { "-" } else { "" };
        let length = i64::try_from(self.digits.len()).unwrap_or(i64::MAX);
        if self.digits.is_empty() {
            f.write_str("0")
        } else if (length..=MAX_PLAIN_DIGITS).contains(&self.exponent) {
            let zeros = usize::try_from(self.exponent - length);
            let zeros = "0".repeat(zeros.unwrap_or_default());
            write!(f, "{sign}{}{zeros}", self.digits)
        } else {
            let (first, rest) = self.digits.split_at(1);
            let point = if rest.is_empty() { "" } else { "." };
            let exponent = self.exponent.saturating_sub(1);
            write!(f, "{sign}{first}{point}{rest}e{exponent}")
        }
    }
}
