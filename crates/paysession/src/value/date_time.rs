//! A moment as RFC 3339 writes it, kept as it was sent.

use std::{borrow::Cow, fmt};

use paysession_derive::StringValue;
use time::{OffsetDateTime, PrimitiveDateTime, UtcOffset};

use super::timestamp::Timestamp;
use crate::{
    introspect::shape::Shape,
    options::ReadOptions,
    read::string::StringValue,
    rule::{
        Format, StringRule,
        format::date_time::{parse, parse_leap_second},
    },
    violation::ViolationKind,
};

/// A moment as RFC 3339 writes it (`format: date-time` in a document): any
/// offset, any number of decimal places. It is kept as it was sent, to the
/// character, and so is equal to another only if that is written alike.
///
/// Years 0000 to 9999; a date that exists; no leap second, since nothing says
/// that the providers write one. Read with [`ReadOptions::tolerant`], it may be
/// one: the moment is then the last nanosecond before it.
///
/// ```
/// use paysession::DateTime;
///
/// let created: DateTime = "2025-01-28T09:00:00.000+09:00".parse()?;
/// assert_eq!(created.as_str(), "2025-01-28T09:00:00.000+09:00");
/// assert_eq!(created.to_offset_date_time().unix_timestamp(), 1_738_022_400);
///
/// let refused = "2025-01-28 09:00".parse::<DateTime>();
/// assert_eq!(
///     refused.unwrap_err().to_string(),
///     "must be a date and time that exist, as in RFC 3339"
/// );
/// # Ok::<(), paysession::Violation>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash, StringValue)]
#[string_value(shape = Shape::String(DateTime::RULE))]
pub struct DateTime {
    text: Box<str>,
    moment: OffsetDateTime,
}

impl DateTime {
    /// A date and time that exist, as in RFC 3339.
    pub const RULE: StringRule = StringRule::ANY.in_format(Format::DateTime);

    /// The text as it was sent.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The moment, in the offset that was sent; what is finer than a
    /// nanosecond is cut off.
    ///
    /// It can always be said in UTC, too. Within a day of the end of the year
    /// 9999, a moment may lie in the year 10000 of UTC, which [`time`] does not
    /// have: this is then the last nanosecond of 9999. The text stays as it
    /// was sent.
    pub const fn to_offset_date_time(&self) -> OffsetDateTime {
        self.moment
    }
}

impl StringValue for DateTime {
    fn parse(text: &str, options: &ReadOptions) -> Result<Self, ViolationKind> {
        let leap_second =
            || options.is_tolerant().then(|| parse_leap_second(text)).flatten();
        parse(text)
            .or_else(leap_second)
            .map(|moment| Self { text: text.into(), moment: in_utc(moment) })
            .ok_or(ViolationKind::Format { format: Format::DateTime })
    }

    fn text(&self) -> Cow<'_, str> {
        self.as_str().into()
    }
}

impl From<Timestamp> for DateTime {
    fn from(timestamp: Timestamp) -> Self {
        Self {
            text: timestamp.to_string().into(),
            moment: timestamp.to_offset_date_time(),
        }
    }
}

impl fmt::Display for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// The longest text that `Debug` shows whole: one with nanoseconds and an
/// offset.
const ORDINARY_LENGTH: usize = "2025-01-28T09:00:00.123456789+09:00".len();

impl fmt::Debug for DateTime {
    /// A fraction has any length, so that a longer text is cut.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.text.get(..ORDINARY_LENGTH) {
            Some(start) if start.len() < self.text.len() => {
                let length = self.text.len();
                write!(f, "DateTime({start}… of {length} characters)")
            }
            Some(_) | None => write!(f, "DateTime({self})"),
        }
    }
}

/// The same moment, or the last that UTC has where that is later.
fn in_utc(moment: OffsetDateTime) -> OffsetDateTime {
    match moment.checked_to_offset(UtcOffset::UTC) {
        Some(_) => moment,
        None => PrimitiveDateTime::MAX.assume_utc(),
    }
}

#[cfg(feature = "proptest1")]
impl proptest::arbitrary::Arbitrary for DateTime {
    type Parameters = ();
    type Strategy = proptest::strategy::BoxedStrategy<Self>;

    fn arbitrary_with((): ()) -> Self::Strategy {
        crate::testing::textual(Self::RULE.strategy())
    }
}
