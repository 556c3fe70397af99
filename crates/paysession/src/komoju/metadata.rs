//! What a merchant keeps with a session.

use std::{borrow::Borrow, collections::HashSet, slice, vec};

use compact_str::CompactString;
use paysession_derive::{Readable, StringNewtype};
use serde::Serialize;

use crate::{
    RawObject,
    introspect::shape::Shape,
    options::ReadOptions,
    read::{
        self, Collector, Path, Read, ReadError, Reader, map,
        string::StringValue,
    },
    rule::StringRule,
    value::entry_map::EntryMap,
    violation::{ViolationKind, Violations},
};

/// The name of an entry of the metadata: at most 30 characters.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, StringNewtype)]
#[string(rule = StringRule::chars(0, 30))]
pub struct MetadataKey(CompactString);

impl Borrow<str> for MetadataKey {
    fn borrow(&self) -> &str {
        self.as_str()
    }
}

/// The value of an entry of the metadata: at most 2,000 characters.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, StringNewtype)]
#[string(rule = StringRule::chars(0, 2000))]
pub struct MetadataValue(CompactString);

/// What a merchant keeps with a session: texts by their keys. How many there
/// may be is not published.
///
/// It is written in the order in which it was read or put in; two are equal
/// where they have the same entries, in whatever order. A response gives it back as an
/// object of any members, of which `TryFrom` makes metadata again.
///
/// ```
/// use paysession::komoju::Metadata;
///
/// let metadata: Metadata =
///     [("order".parse()?, "42".parse()?)].into_iter().collect();
/// assert_eq!(serde_json::to_string(&metadata)?, r#"{"order":"42"}"#);
/// assert_eq!(metadata.get("order").map(|value| value.as_str()), Some("42"));
///
/// let refused =
///     Metadata::from_pairs([("order", "42"), ("a key of 32 characters: too long", "")]);
/// assert_eq!(
///     refused.unwrap_err().to_string(),
///     "/a key of 32 characters: too long: must be at most 30 characters, found 32"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Readable)]
#[serde(transparent)]
pub struct Metadata(EntryMap<MetadataKey, MetadataValue>);

impl Metadata {
    /// The metadata that these keys and values are.
    ///
    /// # Errors
    ///
    /// Every key and every value that breaks its rule, and every key that is
    /// given again, each at the pointer `/<key>`.
    pub fn from_pairs<K: AsRef<str>, V: AsRef<str>>(
        pairs: impl IntoIterator<Item = (K, V)>,
    ) -> Result<Self, Violations> {
        let mut collector = Collector::new(&ReadOptions::default());
        let mut entries = Vec::new();
        let mut keys = HashSet::new();
        for (key, value) in pairs {
            let (key, value) = (key.as_ref(), value.as_ref());
            let path = Path::ROOT;
            let path = path.member(key);
            let key = MetadataKey::parse(key, collector.options())
                .map_err(|kind| collector.report(&path, kind));
            let value = MetadataValue::parse(value, collector.options())
                .map_err(|kind| collector.report(&path, kind));
            // What was reported is not there to be put in.
            let (Ok(key), Ok(value)) = (key, value) else { continue };
            if keys.insert(key.clone()) {
                entries.push((key, value));
            } else {
                collector.report(&path, ViolationKind::Duplicate);
            }
        }
        collector.finish(Ok(entries.into_iter().collect()))
    }

    /// Whether there are no entries.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is a value under this key.
    pub fn contains_key(&self, key: &str) -> bool {
        self.get(key).is_some()
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

    /// Takes out the value under this key.
    pub fn remove(&mut self, key: &str) -> Option<MetadataValue> {
        self.0.remove(key)
    }

    /// The entries, in the order in which they were put in.
    pub fn iter(&self) -> MetadataEntries<'_> {
        MetadataEntries(self.0.iter())
    }
}

impl<'a> IntoIterator for &'a Metadata {
    type Item = (&'a MetadataKey, &'a MetadataValue);
    type IntoIter = MetadataEntries<'a>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl IntoIterator for Metadata {
    type Item = (MetadataKey, MetadataValue);
    type IntoIter = vec::IntoIter<(MetadataKey, MetadataValue)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

/// The entries of the metadata, in the order in which they were put in.
#[derive(Clone, Debug)]
pub struct MetadataEntries<'a>(slice::Iter<'a, (MetadataKey, MetadataValue)>);

impl<'a> Iterator for MetadataEntries<'a> {
    type Item = (&'a MetadataKey, &'a MetadataValue);

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next().map(|(key, value)| (key, value))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl DoubleEndedIterator for MetadataEntries<'_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.0.next_back().map(|(key, value)| (key, value))
    }
}

impl ExactSizeIterator for MetadataEntries<'_> {}

impl Extend<(MetadataKey, MetadataValue)> for Metadata {
    /// Of several values under one key, the last.
    fn extend<I>(&mut self, entries: I)
    where
        I: IntoIterator<Item = (MetadataKey, MetadataValue)>,
    {
        self.0.extend(entries);
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
        read::from_json(object.to_json().as_bytes(), &ReadOptions::default())
    }
}

impl Read for Metadata {
    const SHAPE: Shape =
        Shape::Map { name: MetadataKey::RULE, of: &MetadataValue::SHAPE };

    fn read(
        reader: &mut Reader<'_>,
        path: &Path<'_>,
    ) -> Result<Self, ReadError> {
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
        let entry = (any::<MetadataKey>(), any::<MetadataValue>());
        collection::vec(entry, 0..4).prop_map(Self::from_iter).boxed()
    }
}
