//! A JSON value of which nothing is published.

use std::{fmt, str::FromStr};

use paysession_derive::Readable;
use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::{
    introspect::shape::Shape,
    json,
    options::ReadOptions,
    read::{self, Collector, Path, Read, ReadError, Reader},
    violation::Violations,
};

/// A JSON value of which nothing is published, kept as it was sent.
///
/// Two values are equal where their texts are. `Debug` says how long the text
/// is and no more.
///
/// ```
/// use paysession::RawJson;
///
/// let value: RawJson = r#"{"rate": 1.50}"#.parse()?;
/// assert_eq!(value.as_json(), r#"{"rate": 1.50}"#);
/// assert_eq!(format!("{value:?}"), "RawJson(14 bytes)");
/// assert_eq!(value.to_value()?["rate"], 1.5);
///
/// assert_eq!(
///     "[1,]".parse::<RawJson>().unwrap_err().to_string(),
///     "must be JSON: expected a value at line 1 column 4"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// `serde_json` writes it to the character. Another format writes the value,
/// or refuses a number that it cannot hold exactly.
#[derive(Clone, PartialEq, Eq, Hash, Readable)]
pub struct RawJson(Box<str>);

impl RawJson {
    /// A text that was read as one value.
    pub(crate) fn of_valid(text: &str) -> Self {
        Self(text.into())
    }

    /// What a value is written as.
    pub(crate) fn of(value: &impl Serialize) -> serde_json::Result<Self> {
        serde_json::to_string(value).map(|text| Self(text.into()))
    }

    /// The value's text.
    pub fn as_json(&self) -> &str {
        &self.0
    }

    /// The value as `serde_json` has it: a number as far as an `f64` goes.
    ///
    /// # Errors
    ///
    /// Where `serde_json` cannot say the value, such as `1e400`.
    pub fn to_value(&self) -> Result<Value, serde_json::Error> {
        serde_json::from_str(self.as_json())
    }
}

impl TryFrom<&Value> for RawJson {
    type Error = serde_json::Error;

    /// The same value, as `serde_json` writes it.
    ///
    /// # Errors
    ///
    /// `serde_json` cannot write the value; no such value is known.
    fn try_from(value: &Value) -> Result<Self, serde_json::Error> {
        Self::of(value)
    }
}

impl TryFrom<Value> for RawJson {
    type Error = serde_json::Error;

    /// The same value, as `serde_json` writes it.
    ///
    /// # Errors
    ///
    /// `serde_json` cannot write the value; no such value is known.
    fn try_from(value: Value) -> Result<Self, serde_json::Error> {
        (&value).try_into()
    }
}

impl FromStr for RawJson {
    type Err = Violations;

    /// The value that a text in JSON is.
    ///
    /// # Errors
    ///
    /// Where the text is not JSON, or an object in it has a member twice.
    fn from_str(text: &str) -> Result<Self, Violations> {
        read::from_text(text, &ReadOptions::default())
    }
}

impl Read for RawJson {
    const SHAPE: Shape = Shape::Any;

    fn read(
        reader: &mut Reader<'_>,
        path: &Path<'_>,
    ) -> Result<Self, ReadError> {
        read::raw::read(reader, path)
    }

    fn check(&self, _: &Path<'_>, _: &mut Collector) {}
}

impl Serialize for RawJson {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        json::serialize(&self.0, to)
    }
}

impl fmt::Debug for RawJson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RawJson({} bytes)", self.as_json().len())
    }
}

#[cfg(feature = "proptest1")]
mod generate {
    use proptest::{
        arbitrary::Arbitrary, prelude::Strategy, sample,
        strategy::BoxedStrategy,
    };

    use super::RawJson;

    pub(crate) const VALUES: &[&str] =
        &["null", "true", "0.1000", "1e400", "\"é\"", "[{}]", "{\"a\":[1]}"];

    /// Any but `null`, which a field that may be left out takes for that.
    impl Arbitrary for RawJson {
        type Parameters = ();
        type Strategy = BoxedStrategy<Self>;

        fn arbitrary_with((): ()) -> Self::Strategy {
            sample::select(VALUES)
                .prop_filter_map("a value but null", |text| {
                    text.parse().ok().filter(|_| text != "null")
                })
                .boxed()
        }
    }
}

#[cfg(feature = "proptest1")]
pub(crate) use self::generate::VALUES;
