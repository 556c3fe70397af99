//! The single-pass reader: a value at a time, noting every violation and
//! going on.
//!
//! It is written against serde's traits, so that the same code reads a body
//! (through [`crate::json`]) and whatever a service's own framework gives it
//! (through `Deserialize`).

pub(crate) mod accept;
mod boxed;
pub(crate) mod drain;
pub(crate) mod flag;
pub(crate) mod list;
pub(crate) mod map;
mod names;
pub(crate) mod number;
pub(crate) mod object;
pub(crate) mod option;
pub(crate) mod raw;
pub(crate) mod text;
pub(crate) mod union;

use serde::de::{DeserializeSeed, Deserializer, Error};

use crate::{
    introspect::shape::Shape,
    json::{Broken, Fault, Json},
    options::ReadOptions,
    report::{Report, Spot},
    violation::{ViolationKind, Violations},
};

/// A type that reads itself from one value, whatever the value is.
pub(crate) trait Read: Sized {
    /// What the type's values look like.
    const SHAPE: Shape;

    /// Reads one value into an empty slot, which stays empty where the value
    /// breaks a rule, which is then noted.
    ///
    /// A slot, since a value that is made where it stays need not be moved up
    /// through every layer between the rule and the struct.
    ///
    /// # Errors
    ///
    /// Only where the input itself is broken.
    fn read<'de, D: Deserializer<'de>>(
        input: D,
        spot: Spot<'_>,
        into: &mut Option<Self>,
    ) -> Result<(), D::Error>;

    /// Notes every rule that the value breaks.
    fn check(&self, spot: Spot<'_>);
}

/// Reads a `T` at a spot into a slot, for serde's containers.
pub(crate) struct Seed<'s, T> {
    pub(crate) spot: Spot<'s>,
    pub(crate) into: &'s mut Option<T>,
}

impl<'de, T: Read> DeserializeSeed<'de> for Seed<'_, T> {
    type Value = ();

    #[inline]
    fn deserialize<D: Deserializer<'de>>(
        self,
        input: D,
    ) -> Result<(), D::Error> {
        T::read(input, self.spot, self.into)
    }
}

/// Reads a whole body.
pub(crate) fn body<T: Read>(
    body: &[u8],
    options: &ReadOptions,
) -> Result<T, Violations> {
    // What stands before the first byte that is not UTF-8 is read all the
    // same, so that the report has what is wrong with it.
    let (text, whole) = match str::from_utf8(body) {
        Ok(text) => (text, true),
        Err(error) => {
            let valid = body.get(..error.valid_up_to()).unwrap_or_default();
            (str::from_utf8(valid).unwrap_or_default(), false)
        }
    };
    let mut report = Report::new(options);
    let mut json = Json::new(text);
    let mut value = None;
    let read = T::read(&mut json, Spot::root(&mut report), &mut value)
        .and_then(|()| json.end());
    let fault = match read {
        Ok(()) if whole => return report.finish(value),
        Ok(()) => Fault { at: text.len(), expected: UTF8 },
        Err(Broken) => {
            let fault = json.fault();
            let cut = !whole && fault.at >= text.len();
            let expected = if cut { UTF8 } else { fault.expected };
            Fault { expected, ..fault }
        }
    };
    Err(refuse(report, text, fault))
}

const UTF8: &str = "UTF-8";

#[cold]
fn refuse(mut report: Report, text: &str, fault: Fault) -> Violations {
    let before = text.get(..fault.at).unwrap_or(text);
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
    let column = before.get(start..).map_or(0, |l| l.chars().count()) + 1;
    Spot::root(&mut report).note(ViolationKind::Syntax {
        expected: fault.expected,
        line: u32::try_from(line).unwrap_or(u32::MAX),
        column: u32::try_from(column).unwrap_or(u32::MAX),
    });
    report.refuse()
}

/// Reads a value through serde: the error's text lists every violation.
pub(crate) fn deserialize<'de, T: Read, D: Deserializer<'de>>(
    input: D,
) -> Result<T, D::Error> {
    let mut report = Report::foreign(&ReadOptions::default());
    let mut value = None;
    let read = T::read(input, Spot::root(&mut report), &mut value);
    // First, and out of the slot at once: every move of a message costs.
    if read.is_ok()
        && report.is_clean()
        && let Some(value) = value
    {
        return Ok(value);
    }
    Err(match read {
        Ok(()) => D::Error::custom(report.refuse()),
        Err(error) if report.is_clean() => error,
        Err(error) => {
            let violations = report.refuse();
            D::Error::custom(format_args!("{violations}\n{error}"))
        }
    })
}

/// Judges a value that exists.
pub(crate) fn check<T: Read>(
    value: &T,
    options: &ReadOptions,
) -> Result<(), Violations> {
    let mut report = Report::new(options);
    value.check(Spot::root(&mut report));
    report.finish(Some(()))
}
