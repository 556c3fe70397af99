//! A day of the calendar.

use std::fmt;
use std::str::FromStr;
use toml::value::Datetime;

/// A day of the Gregorian calendar, as ISO 8601 writes it: `2026-01-31`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date(toml::value::Date);

/// A text that is no date.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct InvalidDate;

impl Date {
    /// The day of a date, or of a date with a time, in TOML.
    pub(crate) fn from_toml(value: Datetime) -> Option<Self> {
        value.date.map(Self)
    }

    /// The day as a value of TOML.
    pub(crate) fn to_toml(self) -> Datetime {
        Datetime { date: Some(self.0), time: None, offset: None }
    }
}

impl FromStr for Date {
    type Err = InvalidDate;

    /// Reads `YYYY-MM-DD`; the day must exist.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.parse::<Datetime>() {
            Ok(Datetime { date: Some(date), time: None, offset: None }) => {
                Ok(Self(date))
            }
            Ok(_) | Err(_) => Err(InvalidDate),
        }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Display for InvalidDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected a date such as 2026-01-31")
    }
}

impl std::error::Error for InvalidDate {}
