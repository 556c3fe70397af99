//! What a message keeps as it was sent: members that it does not have, and
//! values of which nothing is published.

use std::{fmt, str::FromStr};

use paysession_derive::Readable;
use serde::{
    Serialize, Serializer,
    de::{DeserializeSeed, Deserializer},
};
use serde_json::value::RawValue;

use crate::{
    read::{self, Read, raw::Keep},
    reading::Reading,
    report::Spot,
    shape::Shape,
    violation::Violations,
};

/// Members of a response that its message does not have, kept as they were
/// sent, so that a message that is read and written again loses nothing.
///
/// `Debug` says how many there are and no more.
#[derive(Clone, Default)]
pub struct Others(Vec<(Box<str>, Box<RawValue>)>);

impl Others {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The text of the value of the member called `name`.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.iter().find(|(known, _)| *known == name).map(|(_, text)| text)
    }

    /// Names and the texts of their values, in the order in which they came.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (&**name, value.get()))
    }

    pub(crate) fn push(&mut self, name: Box<str>, value: Box<RawValue>) {
        self.0.push((name, value));
    }

    pub(crate) fn members(&self) -> impl Iterator<Item = (&str, &RawValue)> {
        self.0.iter().map(|(name, value)| (&**name, &**value))
    }
}

impl PartialEq for Others {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl Eq for Others {}

impl fmt::Debug for Others {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Others({} members)", self.len())
    }
}

/// A JSON value of which nothing is published, kept as it was sent.
///
/// Two values are equal where their texts are. `Debug` says how long the text
/// is and no more.
///
/// ```
/// use paysession::AnyValue;
///
/// let value: AnyValue = r#"{"rate": 1.50}"#.parse()?;
/// assert_eq!(value.as_json(), r#"{"rate": 1.50}"#);
/// assert_eq!(format!("{value:?}"), "AnyValue(14 bytes)");
///
/// assert_eq!(
///     "[1,]".parse::<AnyValue>().unwrap_err().to_string(),
///     "must be JSON with a value at line 1 column 4"
/// );
/// # Ok::<(), paysession::Violations>(())
/// ```
#[derive(Clone, Readable)]
pub struct AnyValue(Box<RawValue>);

impl AnyValue {
    /// The value's text.
    pub fn as_json(&self) -> &str {
        self.0.get()
    }
}

impl FromStr for AnyValue {
    type Err = Violations;

    /// The value that a text in JSON is.
    ///
    /// # Errors
    ///
    /// Where the text is not JSON, or an object in it has a member twice.
    fn from_str(text: &str) -> Result<Self, Violations> {
        read::body(text.as_bytes(), &Reading::default())
    }
}

impl Read for AnyValue {
    const SHAPE: Shape = Shape::Any;

    fn read<'de, D: Deserializer<'de>>(
        input: D,
        spot: Spot<'_>,
        into: &mut Option<Self>,
    ) -> Result<(), D::Error> {
        *into = Some(Self(Keep(spot).deserialize(input)?));
        Ok(())
    }

    fn recheck(&self, _: Spot<'_>) {}
}

impl Serialize for AnyValue {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(to)
    }
}

impl PartialEq for AnyValue {
    fn eq(&self, other: &Self) -> bool {
        self.as_json() == other.as_json()
    }
}

impl Eq for AnyValue {}

impl fmt::Debug for AnyValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "AnyValue({} bytes)", self.as_json().len())
    }
}

#[cfg(feature = "proptest1")]
mod generate {
    use proptest::{
        arbitrary::Arbitrary, collection, prelude::Strategy, sample,
        strategy::BoxedStrategy,
    };
    use serde_json::value::RawValue;

    use super::{AnyValue, Others};

    const VALUES: &[&str] =
        &["null", "true", "0.1000", "1e400", "\"é\"", "[{}]", "{\"a\":[1]}"];

    /// Any but `null`, which a field that may be left out takes for that.
    impl Arbitrary for AnyValue {
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

    /// Mostly none; else up to three members with a name that no message has.
    impl Arbitrary for Others {
        type Parameters = ();
        type Strategy = BoxedStrategy<Self>;

        fn arbitrary_with((): ()) -> Self::Strategy {
            let value = sample::select(VALUES);
            let members = collection::btree_map("x-[a-z]{1,8}", value, 1..4)
                .prop_map(|members| {
                    let mut others = Others::default();
                    for (name, text) in members {
                        if let Ok(value) = RawValue::from_string(text.into()) {
                            others.push(name.into(), value);
                        }
                    }
                    others
                });
            proptest::prop_oneof![
                4 => proptest::strategy::Just(Others::default()),
                1 => members,
            ]
            .boxed()
        }
    }
}
