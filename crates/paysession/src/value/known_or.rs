//! Sets of values: what `#[derive(Choice)]` leans on.

use std::{borrow::Cow, fmt, str::FromStr};

use serde::{
    Serialize, Serializer,
    de::{Deserialize, Deserializer},
};

use crate::{
    introspect::shape::Shape,
    options::ReadOptions,
    read::{self, Collector, Path, Read, Reader, Refused, string::StringValue},
    rule::ChoiceRule,
    value::text,
    violation::{Violation, ViolationKind},
};

/// A value that is in no list of known ones, kept as it was sent.
///
/// It is only made by reading a text that is none of the known values, so that
/// no value has two names.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UnknownValue(Box<str>);

impl UnknownValue {
    pub(crate) fn new(text: &str) -> Self {
        Self(text.into())
    }

    /// The value as it was sent.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for UnknownValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        text::redacted(f, "UnknownValue", &self.0)
    }
}

/// One of a closed set of values, or any other text as it was sent: what
/// responses hold where requests hold a `T`, so that a value that is new to
/// this crate survives being read and written.
///
/// ```
/// use paysession::{KnownOr, komoju::Currency};
///
/// let yen: KnownOr<Currency> = "JPY".parse()?;
/// assert_eq!(yen, KnownOr::Known(Currency::Jpy));
///
/// let other: KnownOr<Currency> = "SEK".parse()?;
/// assert_eq!((other.known(), other.as_str()), (None, "SEK"));
/// # Ok::<(), paysession::Violation>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(clippy::exhaustive_enums, reason = "known or not")]
pub enum KnownOr<T> {
    /// A value of the set.
    Known(T),
    /// Another.
    Other(UnknownValue),
}

/// A closed set of values: what `#[derive(Choice)]` writes for an enum.
pub(crate) trait ClosedSet: StringValue + 'static {
    const VALUES: &'static ChoiceRule;

    fn as_sent(&self) -> &str;
}

#[expect(private_bounds, reason = "the sets are this crate's")]
impl<T: ClosedSet> KnownOr<T> {
    const VALUES: ChoiceRule =
        ChoiceRule::open(T::VALUES.name, T::VALUES.values);

    /// The value as it was sent.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Known(value) => value.as_sent(),
            Self::Other(text) => text.as_str(),
        }
    }

    /// The value, where it is one of the set.
    pub const fn known(&self) -> Option<&T> {
        match self {
            Self::Known(value) => Some(value),
            Self::Other(_) => None,
        }
    }
}

impl<T: ClosedSet> StringValue for KnownOr<T> {
    fn parse(text: &str, options: &ReadOptions) -> Result<Self, ViolationKind> {
        Ok(T::parse(text, options)
            .map_or_else(|_| Self::Other(UnknownValue::new(text)), Self::Known))
    }

    fn text(&self) -> Cow<'_, str> {
        self.as_str().into()
    }
}

impl<T: ClosedSet> Read for KnownOr<T> {
    const SHAPE: Shape = Shape::Choice(&Self::VALUES);

    fn read(reader: &mut Reader<'_>, path: &Path<'_>) -> Result<Self, Refused> {
        read::string::read(reader, path)
    }

    /// Any text is one.
    fn check(&self, _: &Path<'_>, _: &mut Collector) {}
}

impl<T> From<T> for KnownOr<T> {
    fn from(value: T) -> Self {
        Self::Known(value)
    }
}

impl<T: ClosedSet> FromStr for KnownOr<T> {
    type Err = Violation;

    /// Any text; this does not fail.
    fn from_str(text: &str) -> Result<Self, Violation> {
        text::checked(text)
    }
}

impl<T: ClosedSet> Serialize for KnownOr<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.text())
    }
}

impl<'de, T: ClosedSet> Deserialize<'de> for KnownOr<T> {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        read::deserialize::deserialize(input, &ReadOptions::default())
    }
}

#[cfg(feature = "schemars1")]
impl<T: ClosedSet + schemars::JsonSchema> schemars::JsonSchema for KnownOr<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("Open_for_{}", T::schema_name()).into()
    }

    fn schema_id() -> Cow<'static, str> {
        format!("{}::KnownOr<{}>", module_path!(), T::schema_id()).into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        crate::introspect::schema::inline::<Self>()
    }
}

#[cfg(feature = "proptest1")]
impl<T> proptest::arbitrary::Arbitrary for KnownOr<T>
where
    T: ClosedSet + Clone + fmt::Debug + proptest::arbitrary::Arbitrary,
{
    type Parameters = ();
    type Strategy = proptest::strategy::BoxedStrategy<Self>;

    fn arbitrary_with((): ()) -> Self::Strategy {
        use proptest::prelude::{Strategy, any};
        proptest::prop_oneof![
            4 => any::<T>().prop_map(Self::Known),
            1 => "x-[a-z]{0,20}".prop_map(|text| Self::Other(UnknownValue::new(&text))),
        ]
        .boxed()
    }
}
