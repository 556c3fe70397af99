//! Numbers, as they are written.

use std::hash::{Hash, Hasher};

use rust_decimal::Decimal;

use super::{InvalidJson, Parser};
use crate::violation::SyntaxErrorKind;

impl<'t> Parser<'t> {
    /// The number that begins here.
    pub(crate) fn number(&mut self) -> Result<&'t str, InvalidJson> {
        let before = self.rest;
        self.consume("-");
        if !self.consume("0") {
            self.digits()?;
        }
        if self.consume(".") {
            self.digits()?;
        }
        if self.consume("e") || self.consume("E") {
            let _is_signed = self.consume("+") || self.consume("-");
            self.digits()?;
        }
        Ok(self.consumed_since(before))
    }

    /// The number that begins here, where it is no more than a few digits.
    ///
    /// Most are, and then a digit is looked at once.
    #[inline]
    pub(crate) fn short_integer(&mut self) -> Option<i64> {
        const MOST: usize = 15;
        let mut number = 0;
        let mut count = 0;
        for byte in self.rest.bytes() {
            match byte {
                b'0'..=b'9' => number = number * 10 + i64::from(byte - b'0'),
                b'.' | b'e' | b'E' => return None,
                _ => break,
            }
            count += 1;
            if count > MOST {
                return None;
            }
        }
        // Nothing, or a zero before other digits.
        if count == 0 || count > 1 && self.rest.starts_with('0') {
            return None;
        }
        self.rest = self.rest.split_at(count).1;
        Some(number)
    }

    /// One digit or more.
    #[inline]
    fn digits(&mut self) -> Result<(), InvalidJson> {
        let is_digit = |byte: &u8| byte.is_ascii_digit();
        let count = self.rest.bytes().take_while(is_digit).count();
        if count == 0 {
            return Err(self.invalid(SyntaxErrorKind::ExpectedDigit));
        }
        self.rest = self.rest.split_at(count).1;
        Ok(())
    }
}

/// Whether a text is one number in JSON's grammar, and nothing else.
pub(crate) fn is_number(text: &str) -> bool {
    let mut parser = Parser::new(text);
    parser.number().is_ok() && parser.rest.is_empty()
}

/// A number in JSON's grammar, exactly, where it is one that a `Decimal` has
/// room for.
pub(crate) fn to_decimal(text: &str) -> Option<Decimal> {
    Decimal::from_str_exact(text)
        .or_else(|_| Decimal::from_scientific(text))
        .ok()
}

/// Whether two numbers in JSON's grammar are the same number.
pub(crate) fn is_same(one: &str, other: &str) -> bool {
    one == other
        || normalized(one).is_some_and(|one| normalized(other) == Some(one))
}

/// Hashes a number in JSON's grammar, the same number alike.
pub(crate) fn hash(text: &str, state: &mut impl Hasher) {
    match normalized(text) {
        Some(number) => number.hash(state),
        None => text.hash(state),
    }
}

/// A number as its sign, its digits from the first to the last that is not
/// zero, and the power of ten of the last; nothing for an exponent that no
/// `i64` holds.
fn normalized(text: &str) -> Option<(bool, String, i64)> {
    let (is_negative, text) =
        text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let (mantissa, exponent) =
        text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{part}");
    let kept = digits.trim_end_matches('0');
    if kept.is_empty() {
        return Some((false, String::new(), 0));
    }
    let places = i64::try_from(part.len()).ok()?;
    let zeros = i64::try_from(digits.len() - kept.len()).ok()?;
    let exponent: i64 = exponent.parse().ok()?;
    let power = exponent.checked_sub(places)?.checked_add(zeros)?;
    Some((is_negative, kept.trim_start_matches('0').to_owned(), power))
}
