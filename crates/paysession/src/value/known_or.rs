//! Sets of values: what `#[derive(Choice)]` leans on.

use std::{
    borrow::Cow, convert::Infallible, fmt, marker::PhantomData, str::FromStr,
};

use serde::{
    Serialize, Serializer,
    de::{Deserialize, Deserializer},
};

use crate::{
    introspect::shape::Shape,
    options::ReadOptions,
    read::{
        self, Collector, Path, Read, ReadError, Reader, string::StringValue,
    },
    rule::ChoiceRule,
    value::text,
    violation::ViolationKind,
};

/// A value that is not in the set `T`, kept as it was sent.
///
/// It is only made by reading a text that is none of the set's values, and
/// belongs to that set, so that no value has two names.
///
/// `Debug` says how long it is and no more: whoever sent the response may have
/// put anything there. To log a provider's new status or code, log
/// [`as_str`](Self::as_str).
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UnknownValue<T> {
    text: Box<str>,
    set: PhantomData<T>,
}

impl<T> UnknownValue<T> {
    fn new(text: &str) -> Self {
        Self { text: text.into(), set: PhantomData }
    }

    /// The value as it was sent.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl<T> AsRef<str> for UnknownValue<T> {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl<T> fmt::Debug for UnknownValue<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        text::redacted(f, "UnknownValue", &self.text)
    }
}

/// One of a closed set of values, or any other text as it was sent: what
/// responses hold where requests hold a `T`, so that a value that is new to
/// this crate survives being read and written.
///
/// ```
/// use paysession::{KnownOr, komoju::Currency};
///
/// let yen = KnownOr::<Currency>::from("JPY");
/// assert_eq!(yen, KnownOr::Known(Currency::Jpy));
/// assert_eq!(yen, Currency::Jpy);
///
/// // A field that may hold one compares with a value of the set.
/// assert!(Some(yen) == Currency::Jpy);
///
/// let krona = KnownOr::<Currency>::from("SEK");
/// assert_eq!((krona.known(), krona.as_str()), (None, "SEK"));
/// assert_eq!(format!("{krona:?}"), "Unknown(UnknownValue(3 characters))");
/// ```
///
/// An unknown value of one set does not fit into another, where it may be
/// known:
///
/// ```compile_fail,E0308
/// use paysession::{KnownOr, komoju::{Currency, Locale}};
///
/// let KnownOr::Unknown(unknown) = KnownOr::<Currency>::from("ja") else {
///     return;
/// };
/// let locale: KnownOr<Locale> = KnownOr::Unknown(unknown);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(clippy::exhaustive_enums, reason = "known or not")]
pub enum KnownOr<T> {
    /// A value of the set.
    Known(T),
    /// Another.
    Unknown(UnknownValue<T>),
}

/// A closed set of values: what `#[derive(Choice)]` writes for an enum.
pub(crate) trait ClosedSet: StringValue + 'static {
    const VALUES: &'static ChoiceRule;

    fn as_sent(&self) -> &'static str;
}

#[expect(private_bounds, reason = "the sets are this crate's")]
impl<T: ClosedSet> KnownOr<T> {
    const VALUES: ChoiceRule = T::VALUES.or_any_text();

    /// The value as it was sent.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Known(value) => value.as_sent(),
            Self::Unknown(text) => text.as_str(),
        }
    }
}

impl<T> KnownOr<T> {
    /// The value, where it is one of the set.
    pub const fn known(&self) -> Option<&T> {
        match self {
            Self::Known(value) => Some(value),
            Self::Unknown(_) => None,
        }
    }
}

impl<T: ClosedSet> StringValue for KnownOr<T> {
    fn parse(text: &str, _: &ReadOptions) -> Result<Self, ViolationKind> {
        Ok(text.into())
    }

    fn text(&self) -> Cow<'_, str> {
        self.as_str().into()
    }
}

impl<T: ClosedSet> Read for KnownOr<T> {
    const SHAPE: Shape = Shape::Choice(&Self::VALUES);

    fn read(
        reader: &mut Reader<'_>,
        path: &Path<'_>,
    ) -> Result<Self, ReadError> {
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

impl<T: ClosedSet> From<&str> for KnownOr<T> {
    /// The value of the set that the text is, or the text as another.
    fn from(text: &str) -> Self {
        T::parse(text, &ReadOptions::default()).map_or_else(
            |_| Self::Unknown(UnknownValue::new(text)),
            Self::Known,
        )
    }
}

impl<T: ClosedSet> FromStr for KnownOr<T> {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(text.into())
    }
}

impl<T: ClosedSet> AsRef<str> for KnownOr<T> {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl<T: PartialEq> PartialEq<T> for KnownOr<T> {
    fn eq(&self, other: &T) -> bool {
        self.known() == Some(other)
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
        format!("KnownOr{}", T::schema_name()).into()
    }

    fn schema_id() -> Cow<'static, str> {
        format!("{}::KnownOr<{}>", module_path!(), T::schema_id()).into()
    }

    fn json_schema(
        generator: &mut schemars::SchemaGenerator,
    ) -> schemars::Schema {
        crate::introspect::schema::component::<Self>(generator)
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
            1 => "x-[a-z]{0,20}".prop_map(|text| Self::from(text.as_str())),
        ]
        .boxed()
    }
}
