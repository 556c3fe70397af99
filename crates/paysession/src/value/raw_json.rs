//! A JSON value of which nothing is published.

use std::{fmt, str::FromStr};

use paysession_derive::Readable;
use serde::{
    Serialize, Serializer,
    de::{DeserializeSeed, Deserializer},
};
use serde_json::value::RawValue;

use crate::{
    introspect::shape::Shape,
    options::ReadOptions,
    read::{self, Read, raw::Keep},
    report::Spot,
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
///
/// assert_eq!(
///     "[1,]".parse::<RawJson>().unwrap_err().to_string(),
///     "must be JSON with a value at line 1 column 4"
/// );
/// # Ok::<(), paysession::Violations>(())
/// ```
#[derive(Clone, Readable)]
pub struct RawJson(Box<RawValue>);

impl RawJson {
    /// The value's text.
    pub fn as_json(&self) -> &str {
        self.0.get()
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
        read::body(text.as_bytes(), &ReadOptions::default())
    }
}

impl Read for RawJson {
    const SHAPE: Shape = Shape::Any;

    fn read<'de, D: Deserializer<'de>>(
        input: D,
        spot: Spot<'_>,
        into: &mut Option<Self>,
    ) -> Result<(), D::Error> {
        *into = Some(Self(Keep(spot).deserialize(input)?));
        Ok(())
    }

    fn check(&self, _: Spot<'_>) {}
}

impl Serialize for RawJson {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(to)
    }
}

impl PartialEq for RawJson {
    fn eq(&self, other: &Self) -> bool {
        self.as_json() == other.as_json()
    }
}

impl Eq for RawJson {}

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
