//! When something happened, as a response says it.

use std::{borrow::Cow, fmt};

use paysession_derive::StringValue;
use time::OffsetDateTime;

use super::{date_time::DateTime, timestamp::Timestamp};
use crate::{
    introspect::shape::Shape, options::ReadOptions, read::string::StringValue,
    violation::ViolationKind,
};

/// When something happened, as a response says it: a [`Timestamp`].
///
/// Read with [`ReadOptions::tolerant`], it is any date and time of RFC 3339. It
/// is kept as it was sent, to the character, and so is equal to another only if
/// that is written alike.
///
/// ```
/// use paysession::{ReceivedTimestamp, Timestamp};
///
/// let created: ReceivedTimestamp = "2022-05-09T20:46:54.786342Z".parse()?;
/// assert_eq!(created.to_offset_date_time().unix_timestamp(), 1_652_129_214);
/// assert_eq!(created.get(), "2022-05-09T20:46:54.786342Z".parse());
/// assert!("2022-05-09T20:46:54Z".parse::<ReceivedTimestamp>().is_err());
/// # Ok::<(), paysession::Violation>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash, StringValue)]
#[string_value(shape = Shape::String(Timestamp::RULE))]
pub struct ReceivedTimestamp(DateTime);

impl ReceivedTimestamp {
    /// The text as it was sent.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// The moment, in the offset that was sent; what is finer than a
    /// nanosecond is cut off.
    pub const fn to_offset_date_time(&self) -> OffsetDateTime {
        self.0.to_offset_date_time()
    }

    /// The timestamp, where it is written as one.
    ///
    /// # Errors
    ///
    /// The rule of a timestamp that it breaks, at the root.
    pub fn get(&self) -> Result<Timestamp, crate::Violation> {
        self.as_str().parse()
    }
}

impl StringValue for ReceivedTimestamp {
    fn parse(text: &str, options: &ReadOptions) -> Result<Self, ViolationKind> {
        if !options.is_tolerant() {
            Timestamp::parse(text, options)?;
        }
        DateTime::parse(text, options).map(Self)
    }

    fn text(&self) -> Cow<'_, str> {
        self.as_str().into()
    }
}

impl From<Timestamp> for ReceivedTimestamp {
    fn from(timestamp: Timestamp) -> Self {
        Self(timestamp.into())
    }
}

impl fmt::Display for ReceivedTimestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for ReceivedTimestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ReceivedTimestamp({})", self.0)
    }
}

#[cfg(feature = "proptest1")]
impl proptest::arbitrary::Arbitrary for ReceivedTimestamp {
    type Parameters = ();
    type Strategy = proptest::strategy::BoxedStrategy<Self>;

    fn arbitrary_with((): ()) -> Self::Strategy {
        use proptest::prelude::{Strategy, any};
        any::<Timestamp>().prop_map(Self::from).boxed()
    }
}
