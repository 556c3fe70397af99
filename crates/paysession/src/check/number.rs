//! Whether a number keeps its rule: digit by digit, so that nothing is rounded.

use crate::{rule::NumberRule, violation::ViolationKind};

impl NumberRule {
    /// The number that `text` (JSON's grammar) writes, in steps.
    ///
    /// It is judged by its value, however it is written, and by the digits it
    /// is written with, so that nothing is ever rounded.
    pub(crate) fn read(&self, text: &str) -> Result<i64, ViolationKind> {
        if let Some(steps) = plain(text, self.scale) {
            return self.bound(steps);
        }
        match exact(text, self.scale) {
            ScaledNumber::Steps(steps) => self.bound(steps),
            ScaledNumber::Between { negative: true } if self.min >= 0 => {
                Err(ViolationKind::Range { rule: *self })
            }
            ScaledNumber::Between { .. } => {
                Err(ViolationKind::Step { rule: *self })
            }
            ScaledNumber::Beyond => Err(ViolationKind::Range { rule: *self }),
        }
    }

    /// A whole number in steps.
    #[inline]
    pub(crate) fn steps_of(&self, integer: i64) -> Option<i64> {
        integer.checked_mul(10_i64.checked_pow(self.scale)?)
    }

    /// The same for a number of steps.
    pub(crate) fn bound(&self, steps: i64) -> Result<i64, ViolationKind> {
        if self.min <= steps && steps <= self.max {
            Ok(steps)
        } else {
            Err(ViolationKind::Range { rule: *self })
        }
    }
}

/// What a number is in steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ScaledNumber {
    /// So many steps, exactly.
    Steps(i64),
    /// Between two steps.
    Between { negative: bool },
    /// Further out than an `i64` counts.
    Beyond,
}

/// Reads the numbers that most are: no sign, no exponent, at most 15 digits,
/// and no more places than a step has.
#[inline]
fn plain(text: &str, scale: u32) -> Option<i64> {
    if text.len() > 16 {
        return None;
    }
    let mut steps = 0_i64;
    let mut places = None;
    for byte in text.bytes() {
        match (byte, places) {
            (b'0'..=b'9', _) => {
                steps = steps * 10 + i64::from(byte - b'0');
                places = places.map(|places: u32| places + 1);
            }
            (b'.', None) => places = Some(0),
            _ => return None,
        }
    }
    let finer = scale.checked_sub(places.unwrap_or(0))?;
    steps.checked_mul(10_i64.checked_pow(finer)?)
}

/// No `i64` has more digits than so many.
const MAX_DIGITS: i64 = 19;

/// Reads a JSON number in steps of 10 to the power of minus `scale`: digit by
/// digit, without any arithmetic that could round.
fn exact(text: &str, scale: u32) -> ScaledNumber {
    let (negative, text) =
        text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let (mantissa, exponent) =
        text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = || whole.bytes().chain(part.bytes());
    if digits().all(|digit| digit == b'0') {
        return ScaledNumber::Steps(0);
    }
    // An exponent beyond `i64` moves the point further than the text is long.
    let exponent = exponent.parse().unwrap_or(if exponent.starts_with('-') {
        i64::MIN / 2
    } else {
        i64::MAX / 2
    });
    let zeros = digits().rev().take_while(|digit| *digit == b'0').count();
    let count = |bytes| i64::try_from(bytes).unwrap_or(i64::MAX);
    // How many zeros stand behind the last digit that is none, in steps.
    let behind = exponent
        .saturating_sub(count(part.len()))
        .saturating_add(scale.into())
        .saturating_add(count(zeros));
    if behind < 0 {
        return ScaledNumber::Between { negative };
    }
    let kept = digits().take(digits().count() - zeros);
    let added = (0..behind.min(MAX_DIGITS)).map(|_| b'0');
    let mut steps: i64 = 0;
    for digit in kept.chain(added) {
        let grown = steps
            .checked_mul(10)
            .and_then(|steps| steps.checked_add((digit - b'0').into()));
        match grown {
            Some(grown) => steps = grown,
            None => return ScaledNumber::Beyond,
        }
    }
    ScaledNumber::Steps(if negative { -steps } else { steps })
}
