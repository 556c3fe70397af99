//! An object of which nothing is published but that it is one.

use std::fmt;

use paysession_derive::Readable;
use serde::{Serialize, Serializer};

use super::{raw_json::RawJson, unknown_fields::UnknownFields};
use crate::{
    introspect::shape::Shape,
    read::{self, Collector, Path, Read, Reader, Refused},
    rule::TextRule,
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
/// let object: RawObject = serde_json::from_str(text)?;
/// assert_eq!(object.get("price"), Some("1.50"));
/// assert_eq!(serde_json::to_string(&object)?, text);
/// # Ok::<(), serde_json::Error>(())
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

    /// The text, in JSON, of the value of the member called `name`.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name)
    }

    /// Names and the texts, in JSON, of their values, in the order in which
    /// they came.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter()
    }

    /// The same with this member, which it must not have yet.
    pub(crate) fn with(mut self, name: &str, value: RawJson) -> Self {
        debug_assert!(self.get(name).is_none(), "each member once");
        self.0.push(name.into(), value);
        self
    }
}

impl fmt::Debug for RawObject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RawObject({} members)", self.len())
    }
}

impl Read for RawObject {
    const SHAPE: Shape = Shape::Map { name: TextRule::ANY, of: &Shape::Any };

    fn read(reader: &mut Reader<'_>, path: &Path<'_>) -> Result<Self, Refused> {
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
