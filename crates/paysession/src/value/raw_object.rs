//! An object of which nothing is published but that it is one.

use std::fmt;

use paysession_derive::Readable;
use serde::{Serialize, Serializer};
use serde_json::{Map, Value};

use super::{
    raw_json::RawJson,
    unknown_fields::{IntoRawMembers, RawMembers, UnknownFields},
};
use crate::{
    introspect::shape::Shape,
    read::{self, Collector, Path, Read, ReadError, Reader},
    rule::StringRule,
};

/// An object of which nothing is published but that it is one: its members are
/// kept as they were sent, in their order.
///
/// `Debug` says how many there are and no more.
///
/// ```
/// use paysession::RawObject;
///
/// let text = r#"{"order":"42","price":1.50}"#;
/// let mut object: RawObject = serde_json::from_str(text)?;
/// assert_eq!(object.get("price"), Some("1.50"));
/// assert_eq!(object.to_json(), text);
///
/// object.insert("order", "43".parse()?);
/// object.insert("paid", serde_json::json!(true).try_into()?);
/// assert_eq!(object.to_json(), r#"{"order":43,"price":1.50,"paid":true}"#);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Default, PartialEq, Eq, Readable)]
pub struct RawObject(UnknownFields);

impl RawObject {
    /// Whether it has no members.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many members it has.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether it has a member called `name`.
    pub fn contains_key(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// The text, in JSON, of the value of the member called `name`.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name)
    }

    /// Names and the texts, in JSON, of their values, in the order in which
    /// they came.
    pub fn iter(&self) -> RawMembers<'_> {
        self.0.iter()
    }

    /// Puts in a member, replacing the one of the same name, whose value
    /// it gives back, or else last.
    pub fn insert(&mut self, name: &str, value: RawJson) -> Option<RawJson> {
        self.0.insert(name, value)
    }

    /// Takes out the member called `name`; the others stay in their order.
    pub fn remove(&mut self, name: &str) -> Option<RawJson> {
        self.0.remove(name)
    }

    /// The object as JSON, each value as it was sent.
    pub fn to_json(&self) -> String {
        let members: Vec<_> = self
            .iter()
            .map(|(name, json)| format!("{}:{json}", Value::from(name)))
            .collect();
        format!("{{{}}}", members.join(","))
    }

    /// The same with this member, which it must not have yet.
    pub(crate) fn with(mut self, name: &str, value: RawJson) -> Self {
        debug_assert!(self.get(name).is_none(), "each member once");
        self.0.push(name.into(), value);
        self
    }
}

impl<'a> IntoIterator for &'a RawObject {
    type Item = (&'a str, &'a str);
    type IntoIter = RawMembers<'a>;

    fn into_iter(self) -> RawMembers<'a> {
        self.iter()
    }
}

impl IntoIterator for RawObject {
    type Item = (String, RawJson);
    type IntoIter = IntoRawMembers;

    fn into_iter(self) -> IntoRawMembers {
        self.0.into_iter()
    }
}

impl<N: AsRef<str>> Extend<(N, RawJson)> for RawObject {
    /// Of several values under one name, the last.
    fn extend<I: IntoIterator<Item = (N, RawJson)>>(&mut self, members: I) {
        for (name, value) in members {
            self.insert(name.as_ref(), value);
        }
    }
}

impl<N: AsRef<str>> FromIterator<(N, RawJson)> for RawObject {
    /// Of several values under one name, the last.
    fn from_iter<I: IntoIterator<Item = (N, RawJson)>>(members: I) -> Self {
        let mut object = Self::default();
        object.extend(members);
        object
    }
}

impl TryFrom<&Map<String, Value>> for RawObject {
    type Error = serde_json::Error;

    /// The same members, as `serde_json` writes them.
    ///
    /// # Errors
    ///
    /// Where `serde_json` cannot write a value; there is none that is known.
    fn try_from(map: &Map<String, Value>) -> Result<Self, serde_json::Error> {
        map.iter()
            .map(|(name, value)| Ok((name, RawJson::try_from(value)?)))
            .collect()
    }
}

impl fmt::Debug for RawObject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RawObject({} members)", self.len())
    }
}

impl Read for RawObject {
    const SHAPE: Shape = Shape::Map { name: StringRule::ANY, of: &Shape::Any };

    fn read(
        reader: &mut Reader<'_>,
        path: &Path<'_>,
    ) -> Result<Self, ReadError> {
        read::raw::read_members(reader, path).map(Self)
    }

    fn check(&self, _: &Path<'_>, _: &mut Collector) {}
}

impl Serialize for RawObject {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.0.members())
    }
}

#[cfg(feature = "proptest1")]
impl proptest::arbitrary::Arbitrary for RawObject {
    type Parameters = ();
    type Strategy = proptest::strategy::BoxedStrategy<Self>;

    fn arbitrary_with((): ()) -> Self::Strategy {
        use proptest::prelude::{Strategy, any};
        any::<UnknownFields>().prop_map(Self).boxed()
    }
}
