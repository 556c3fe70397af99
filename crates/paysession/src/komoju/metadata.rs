//! What a merchant keeps with a session.

use std::{
    borrow::Borrow,
    collections::{BTreeMap, btree_map},
};

use compact_str::CompactString;
use paysession_derive::{Readable, StringNewtype};
use serde::Serialize;

use crate::{
    RawObject,
    introspect::shape::Shape,
    options::ReadOptions,
    read::{self, Collector, Path, Read, Reader, Refused, map},
    rule::TextRule,
    violation::Violations,
};

/// The name of an entry of the metadata: at most 30 characters.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, StringNewtype)]
#[string(rule = TextRule::chars(0, 30))]
pub struct MetadataKey(CompactString);

impl Borrow<str> for MetadataKey {
    fn borrow(&self) -> &str {
        self.as_str()
    }
}

/// The value of an entry of the metadata: at most 2,000 characters.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, StringNewtype)]
#[string(rule = TextRule::chars(0, 2000))]
pub struct MetadataValue(CompactString);

/// What a merchant keeps with a session: texts by their keys. How many there
/// may be is not published.
///
/// It is written in the order of the keys.
///
/// ```
/// use paysession::komoju::Metadata;
///
/// let metadata: Metadata =
///     [("order".parse()?, "42".parse()?)].into_iter().collect();
/// assert_eq!(serde_json::to_string(&metadata)?, r#"{"order":"42"}"#);
/// assert_eq!(metadata.get("order").map(|value| value.as_str()), Some("42"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Readable)]
#[serde(transparent)]
pub struct Metadata(BTreeMap<MetadataKey, MetadataValue>);

impl Metadata {
    /// Whether there are no entries.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The value under this key.
    pub fn get(&self, key: &str) -> Option<&MetadataValue> {
        self.0.get(key)
    }

    /// Puts a value under a key, and gives the value that was there before.
    pub fn insert(
        &mut self,
        key: MetadataKey,
        value: MetadataValue,
    ) -> Option<MetadataValue> {
        self.0.insert(key, value)
    }

    /// The entries, in the order of their keys.
    pub fn iter(&self) -> btree_map::Iter<'_, MetadataKey, MetadataValue> {
        self.0.iter()
    }
}

impl<'a> IntoIterator for &'a Metadata {
    type Item = (&'a MetadataKey, &'a MetadataValue);
    type IntoIter = btree_map::Iter<'a, MetadataKey, MetadataValue>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl FromIterator<(MetadataKey, MetadataValue)> for Metadata {
    /// Of several values under one key, the last.
    fn from_iter<I>(entries: I) -> Self
    where
        I: IntoIterator<Item = (MetadataKey, MetadataValue)>,
    {
        Self(entries.into_iter().collect())
    }
}

impl TryFrom<&RawObject> for Metadata {
    type Error = Violations;

    /// The metadata that a response gave back, where it keeps the rules of a
    /// request.
    fn try_from(object: &RawObject) -> Result<Self, Violations> {
        let text = serde_json::to_vec(object).unwrap_or_default();
        read::from_json(&text, &ReadOptions::default())
    }
}

impl Read for Metadata {
    const SHAPE: Shape =
        Shape::Map { name: MetadataKey::RULE, of: &MetadataValue::SHAPE };

    fn read(reader: &mut Reader<'_>, path: &Path<'_>) -> Result<Self, Refused> {
        map::read(reader, path).map(Self)
    }

    fn check(&self, path: &Path<'_>, collector: &mut Collector) {
        map::check(&self.0, path, collector);
    }
}

#[cfg(feature = "proptest1")]
impl proptest::arbitrary::Arbitrary for Metadata {
    type Parameters = ();
    type Strategy = proptest::strategy::BoxedStrategy<Self>;

    fn arbitrary_with((): ()) -> Self::Strategy {
        use proptest::{
            collection,
            prelude::{Strategy, any},
        };
        collection::btree_map(
            any::<MetadataKey>(),
            any::<MetadataValue>(),
            0..4,
        )
        .prop_map(Self)
        .boxed()
    }
}
