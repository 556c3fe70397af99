//! The rate of an installment.

use std::{
    fmt,
    hash::{Hash, Hasher},
    str::FromStr,
};

use compact_str::{CompactString, ToCompactString};
use paysession_derive::Readable;
use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

use crate::{
    introspect::shape::Shape,
    json,
    read::{Collector, Path, Read, ReadError, Reader, at_root},
    violation::{JsonType, Violation, ViolationKind},
};

/// The rate of an installment: any number, as it is written.
///
/// It is a multiplier of the final amount since the documents of 2026-04: 20 %
/// is `1.20`. Those of 2026-03 call it a percentage.
///
/// No document limits it, so that it may have any number of digits. None is
/// rounded. Two rates are equal where they are the same number, however they
/// are written.
///
/// ```
/// use paysession::yuno::Rate;
///
/// let rate: Rate = "1.20".parse()?;
/// assert_eq!(rate.as_str(), "1.20");
/// assert_eq!(rate.to_decimal(), "1.2".parse().ok());
///
/// let tiny: Rate = "0.0000571234".parse()?;
/// assert_eq!(serde_json::to_string(&tiny).unwrap(), "0.0000571234");
///
/// assert_eq!(
///     "20%".parse::<Rate>().unwrap_err().to_string(),
///     "must be a number as JSON writes it, such as 1.5"
/// );
/// # Ok::<(), paysession::Violation>(())
/// ```
#[derive(Clone, Readable)]
pub struct Rate(CompactString);

impl Rate {
    /// The number as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number, exactly, where it is one that a `Decimal` has room for.
    pub fn to_decimal(&self) -> Option<Decimal> {
        json::to_decimal(&self.0)
    }
}

impl From<Decimal> for Rate {
    fn from(number: Decimal) -> Self {
        // A decimal's text is a JSON number: digits, and perhaps a point.
        Self(number.to_compact_string())
    }
}

impl From<i64> for Rate {
    fn from(number: i64) -> Self {
        Self(number.to_compact_string())
    }
}

impl FromStr for Rate {
    type Err = Violation;

    /// The number that a text in JSON's grammar of numbers is.
    ///
    /// # Errors
    ///
    /// Where the text is no number in JSON.
    fn from_str(text: &str) -> Result<Self, Violation> {
        at_root(if json::is_number(text) {
            Ok(Self(text.into()))
        } else {
            Err(ViolationKind::NumberText { rule: None })
        })
    }
}

impl TryFrom<&str> for Rate {
    type Error = Violation;

    /// The number that a text in JSON's grammar of numbers is.
    ///
    /// # Errors
    ///
    /// Where the text is no number in JSON.
    fn try_from(text: &str) -> Result<Self, Violation> {
        text.parse()
    }
}

impl Read for Rate {
    const SHAPE: Shape = Shape::AnyNumber;

    fn read(
        reader: &mut Reader<'_>,
        path: &Path<'_>,
    ) -> Result<Self, ReadError> {
        let Some(b'-' | b'0'..=b'9') = reader.parser.peek() else {
            return Err(reader.report_wrong_type(path, JsonType::Number));
        };
        reader.parser.number().map(|text| Self(text.into())).map_err(Into::into)
    }

    fn check(&self, _: &Path<'_>, _: &mut Collector) {}
}

impl PartialEq for Rate {
    fn eq(&self, other: &Self) -> bool {
        json::is_same(&self.0, &other.0)
    }
}

impl Eq for Rate {}

impl Hash for Rate {
    fn hash<H: Hasher>(&self, state: &mut H) {
        json::hash(&self.0, state);
    }
}

impl Serialize for Rate {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        json::serialize(&self.0, to)
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.0.strip_prefix('-');
        f.pad_integral(digits.is_none(), "", digits.unwrap_or(&self.0))
    }
}

impl fmt::Debug for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Rate({})", self.0)
    }
}

#[cfg(feature = "proptest1")]
impl proptest::arbitrary::Arbitrary for Rate {
    type Parameters = ();
    type Strategy = proptest::strategy::BoxedStrategy<Self>;

    fn arbitrary_with((): ()) -> Self::Strategy {
        use proptest::prelude::Strategy;
        // Of up to 15 digits, which every reader of JSON keeps.
        (-999_999_999_999_999_i64..1_000_000_000_000_000, 0_u32..=18)
            .prop_map(|(digits, scale)| Decimal::new(digits, scale).into())
            .boxed()
    }
}
