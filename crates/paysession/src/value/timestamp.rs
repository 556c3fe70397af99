//! A moment, written in exactly 27 characters.

use std::{borrow::Cow, fmt};

use paysession_derive::StringValue;
use time::{Duration, OffsetDateTime, UtcOffset};

use crate::{
    introspect::shape::Shape,
    options::ReadOptions,
    read::string::StringValue,
    rule::{Format, StringRule, format::timestamp as format},
    violation::ViolationKind,
};

/// A moment in UTC, to the microsecond: `2022-05-09T20:46:54.786342Z`.
///
/// Always exactly 27 characters; years 0000 to 9999; a date that exists; no
/// leap second, since nothing says that the providers write one.
///
/// ```
/// use paysession::Timestamp;
///
/// let created: Timestamp = "2022-05-09T20:46:54.786342Z".parse()?;
/// assert_eq!(created.to_string(), "2022-05-09T20:46:54.786342Z");
/// assert_eq!(created.to_offset_date_time().unix_timestamp(), 1_652_129_214);
///
/// let refused = "2022-02-30T20:46:54.786342Z".parse::<Timestamp>();
/// assert_eq!(
///     refused.unwrap_err().to_string(),
///     "must be a date and time that exist, as YYYY-MM-DDThh:mm:ss.ffffffZ"
/// );
/// # Ok::<(), paysession::Violation>(())
/// ```
///
/// A clock gives nanoseconds, which 27 characters cannot say:
/// [`floor`](Self::floor) cuts them off, and `TryFrom` refuses them.
///
/// ```
/// use paysession::{Timestamp, time::{Duration, OffsetDateTime}};
///
/// let now = OffsetDateTime::UNIX_EPOCH + Duration::nanoseconds(1_999);
/// assert_eq!(
///     Timestamp::floor(now)?.to_string(),
///     "1970-01-01T00:00:00.000001Z"
/// );
/// assert!(Timestamp::try_from(now).is_err());
/// # Ok::<(), paysession::NotATimestamp>(())
/// ```
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, StringValue,
)]
#[string_value(shape = Shape::String(Timestamp::RULE))]
pub struct Timestamp(OffsetDateTime);

impl Timestamp {
    /// 27 characters, a date and time that exist.
    pub const RULE: StringRule =
        StringRule::chars(format::LENGTH, format::LENGTH)
            .in_format(Format::Timestamp);

    /// The microsecond in which a moment lies: what is finer is cut off.
    ///
    /// # Errors
    ///
    /// Where the moment is not in the years 0000 to 9999, in UTC.
    pub fn floor(moment: OffsetDateTime) -> Result<Self, NotATimestamp> {
        let utc =
            moment.checked_to_offset(UtcOffset::UTC).ok_or(NotATimestamp)?;
        if (0..=9999).contains(&utc.year()) {
            Ok(Self(utc.truncate_to_microsecond()))
        } else {
            Err(NotATimestamp)
        }
    }

    /// The same, or the first or the last timestamp where the moment is before
    /// or after all of them.
    pub(crate) fn saturating_floor(moment: OffsetDateTime) -> Self {
        const FIRST: OffsetDateTime = OffsetDateTime::UNIX_EPOCH
            .saturating_sub(Duration::seconds(62_167_219_200));
        const LAST: OffsetDateTime = OffsetDateTime::UNIX_EPOCH
            .saturating_add(Duration::microseconds(253_402_300_799_999_999));
        Self::floor(moment).unwrap_or(Self(moment.clamp(FIRST, LAST)))
    }

    /// The moment, in UTC.
    pub const fn to_offset_date_time(self) -> OffsetDateTime {
        self.0
    }
}

/// A moment outside the years 0000 to 9999, or with a part of a microsecond.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct NotATimestamp;

impl fmt::Display for NotATimestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "must be in the years 0000 to 9999 (UTC), in whole microseconds",
        )
    }
}

impl std::error::Error for NotATimestamp {}

impl TryFrom<OffsetDateTime> for Timestamp {
    type Error = NotATimestamp;

    /// The same moment, where 27 characters can say it exactly.
    fn try_from(moment: OffsetDateTime) -> Result<Self, NotATimestamp> {
        let floor = Self::floor(moment)?;
        if floor.0 == moment { Ok(floor) } else { Err(NotATimestamp) }
    }
}

impl From<Timestamp> for OffsetDateTime {
    fn from(timestamp: Timestamp) -> Self {
        timestamp.0
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", format::format(self.0))
    }
}

impl StringValue for Timestamp {
    fn parse(text: &str, _: &ReadOptions) -> Result<Self, ViolationKind> {
        match format::parse(text) {
            Some(moment) => Ok(Self(moment)),
            None => {
                Self::RULE.check_length(text)?;
                Err(ViolationKind::Format { format: Format::Timestamp })
            }
        }
    }

    fn text(&self) -> Cow<'_, str> {
        self.to_string().into()
    }
}

#[cfg(feature = "proptest1")]
impl proptest::arbitrary::Arbitrary for Timestamp {
    type Parameters = ();
    type Strategy = proptest::strategy::BoxedStrategy<Self>;

    /// Any moment of the years 0000 to 9999.
    fn arbitrary_with((): ()) -> Self::Strategy {
        crate::testing::textual(Self::RULE.strategy())
    }
}
