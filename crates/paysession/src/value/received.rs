//! A value of a response, as the provider sent it.

use std::{
    fmt,
    hash::{Hash, Hasher},
    marker::PhantomData,
};

use compact_str::CompactString;
use rust_decimal::Decimal;
use serde::{
    Serialize, Serializer,
    de::{Deserialize, Deserializer},
};

use crate::{
    introspect::shape::Shape,
    json,
    options::ReadOptions,
    read::{self, Collector, Path, Read, ReadError, Reader, Reported},
    value::text::redacted,
    violation::{JsonType, Violation, ViolationKind},
};

/// A value of a response, as the provider sent it.
///
/// By default it keeps the rule of `T`. Read with
/// [`ReadOptions::tolerant`], it may break it: a provider that grows a limit
/// does not break its clients. [`get`](Self::get) gives the value that keeps
/// the rule, or says which rule is broken.
///
/// ```
/// use paysession::{Country, Received};
///
/// let country: Received<Country> = Country::JP.into();
/// assert_eq!(country.as_str(), "JP");
/// assert_eq!(country.get(), Ok(Country::JP));
/// ```
///
/// Two are equal where they were written alike. `Debug` says how long the
/// value is and no more.
pub struct Received<T> {
    text: CompactString,
    of: PhantomData<fn() -> T>,
}

/// How a value is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WrittenAs {
    String,
    Number,
}

/// What a response may hold: a type with a rule, written as a string or as a
/// number.
pub(crate) trait Receivable: Read {
    /// How a value is written.
    const WRITTEN_AS: WrittenAs;

    /// The value that a string, or the text of a number, is.
    fn receive(text: &str) -> Result<Self, ViolationKind>;

    /// What the string says, or the number as it is written.
    fn written(&self) -> CompactString;
}

#[expect(private_bounds, reason = "the types with rules are this crate's")]
impl<T: Receivable> Received<T> {
    /// What the string says, or the number as it is written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The value, where it keeps its rule.
    ///
    /// # Errors
    ///
    /// The rule that it breaks, at the root.
    pub fn get(&self) -> Result<T, Violation> {
        read::at_root(T::receive(&self.text))
    }

    /// The number, exactly, where it fits in a `Decimal`.
    pub fn to_decimal(&self) -> Option<Decimal> {
        match T::WRITTEN_AS {
            WrittenAs::Number => json::to_decimal(&self.text),
            WrittenAs::String => None,
        }
    }

    fn of(text: &str) -> Self {
        Self { text: text.into(), of: PhantomData }
    }
}

/// The value of a member that is there and keeps its rule.
pub(crate) fn required<T: Receivable>(
    received: Option<&Received<T>>,
    path: &Path<'_>,
    collector: &mut Collector,
) -> Result<T, Reported> {
    match received {
        Some(value) => value
            .get()
            .map_err(|violation| collector.report_within(path, violation)),
        None => Err(collector.report(path, ViolationKind::Required)),
    }
}

impl<T: Receivable> Read for Received<T> {
    const SHAPE: Shape = T::SHAPE;

    fn read(
        reader: &mut Reader<'_>,
        path: &Path<'_>,
    ) -> Result<Self, ReadError> {
        let text = match (T::WRITTEN_AS, reader.parser.peek()) {
            (WrittenAs::String, Some(b'"')) => reader.parser.string()?,
            (WrittenAs::Number, Some(b'-' | b'0'..=b'9')) => {
                reader.parser.number()?
            }
            (WrittenAs::String, _) => {
                return Err(reader.report_wrong_type(path, JsonType::String));
            }
            (WrittenAs::Number, _) => {
                return Err(reader.report_wrong_type(path, JsonType::Number));
            }
        };
        if !reader.collector.options().is_tolerant()
            && let Err(kind) = T::receive(text)
        {
            return Err(reader.collector.report(path, kind).into());
        }
        Ok(Self::of(text))
    }

    fn check(&self, path: &Path<'_>, collector: &mut Collector) {
        if !collector.options().is_tolerant() {
            collector.report_error(path, &T::receive(&self.text));
        }
    }
}

impl<T: Receivable> From<T> for Received<T> {
    fn from(value: T) -> Self {
        Self { text: value.written(), of: PhantomData }
    }
}

impl<T: Receivable> Serialize for Received<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match T::WRITTEN_AS {
            WrittenAs::Number => json::serialize(&self.text, to),
            WrittenAs::String => to.serialize_str(&self.text),
        }
    }
}

impl<'de, T: Receivable> Deserialize<'de> for Received<T> {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        read::deserialize::deserialize(input, &ReadOptions::published())
    }
}

impl<T: Receivable> fmt::Debug for Received<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match T::WRITTEN_AS {
            WrittenAs::Number => write!(f, "Received({})", self.text),
            WrittenAs::String => redacted(f, "Received", &self.text),
        }
    }
}

impl<T> Clone for Received<T> {
    fn clone(&self) -> Self {
        Self { text: self.text.clone(), of: PhantomData }
    }
}

impl<T> PartialEq for Received<T> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl<T> Eq for Received<T> {}

impl<T> Hash for Received<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl<T> PartialEq<str> for Received<T> {
    fn eq(&self, other: &str) -> bool {
        self.text == other
    }
}

impl<T> PartialEq<&str> for Received<T> {
    fn eq(&self, other: &&str) -> bool {
        self.text == *other
    }
}

impl<T: Receivable + PartialEq> PartialEq<T> for Received<T> {
    fn eq(&self, other: &T) -> bool {
        self.get().as_ref() == Ok(other)
    }
}

#[cfg(feature = "schemars1")]
impl<T: Receivable + schemars::JsonSchema> schemars::JsonSchema
    for Received<T>
{
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        T::schema_name()
    }

    fn schema_id() -> std::borrow::Cow<'static, str> {
        T::schema_id()
    }

    fn json_schema(
        generator: &mut schemars::SchemaGenerator,
    ) -> schemars::Schema {
        T::json_schema(generator)
    }
}

#[cfg(feature = "proptest1")]
impl<T> proptest::arbitrary::Arbitrary for Received<T>
where
    T: Receivable + fmt::Debug + proptest::arbitrary::Arbitrary + 'static,
{
    type Parameters = ();
    type Strategy = proptest::strategy::BoxedStrategy<Self>;

    fn arbitrary_with((): ()) -> Self::Strategy {
        use proptest::prelude::{Strategy, any};
        any::<T>().prop_map(Self::from).boxed()
    }
}
