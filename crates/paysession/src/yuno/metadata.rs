//! What a merchant notes on a checkout session.

use std::{fmt, mem, slice, vec};

use compact_str::CompactString;
use paysession_derive::{Object, Readable, StringNewtype};
use serde::{Serialize, Serializer};

use crate::{
    UnknownFields,
    introspect::shape::Shape,
    options::ReadOptions,
    read::{
        Collector, Path, Read, ReadError, Reader, list, string::StringValue,
    },
    rule::{CountRule, StringRule},
    violation::{Pointer, Violation, Violations},
};

/// What a merchant notes on a checkout session: at most 50 entries, in the
/// order given.
///
/// The limit is that of the page of the checkout session object; the document
/// of the request says 120. Nothing says that keys must differ.
///
/// `Debug` says how many entries there are and no more.
///
/// ```
/// use paysession::yuno::{Metadata, MetadataEntry};
///
/// let entry = MetadataEntry::new("age".parse()?, "28".parse()?);
/// let metadata = Metadata::try_from(vec![entry.clone()])?;
/// assert_eq!(
///     serde_json::to_string(&metadata)?,
///     r#"[{"key":"age","value":"28"}]"#
/// );
///
/// let refused = Metadata::try_from(vec![entry; 51]);
/// assert_eq!(
///     refused.unwrap_err().to_string(),
///     "must have at most 50 entries, found 51"
/// );
///
/// let refused = Metadata::from_pairs([("age", "28"), ("name", &"x".repeat(513))]);
/// assert_eq!(
///     refused.unwrap_err().to_string(),
///     "/1/value: must be at most 512 characters, found 513"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Default, PartialEq, Eq, Hash, Readable)]
pub struct Metadata(Vec<MetadataEntry>);

/// One entry of the metadata: a key and a value, both texts.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Object)]
#[object(
    source = "yuno/create-checkout-session#/paths/~1checkout~1sessions/post/requestBody/content/application~1json/schema/properties/metadata/items"
)]
#[non_exhaustive]
pub struct MetadataEntry {
    /// What the entry is called.
    pub key: MetadataKey,
    /// What it says.
    pub value: MetadataValue,
    /// Members that are not published.
    #[field(unknown_fields)]
    pub unknown_fields: UnknownFields,
}

/// The key of an entry of the metadata: at most 48 characters.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, StringNewtype)]
#[string(rule = StringRule::chars(0, 48))]
pub struct MetadataKey(CompactString);

/// The value of an entry of the metadata: at most 512 characters.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, StringNewtype)]
#[string(rule = StringRule::chars(0, 512))]
pub struct MetadataValue(CompactString);

impl Metadata {
    /// How many entries there may be.
    pub const RULE: CountRule = CountRule::up_to(50);

    /// The metadata that these keys and values are, in their order.
    ///
    /// # Errors
    ///
    /// Every key and every value that breaks its rule, at `/<index>/key` or
    /// `/<index>/value`; and the first entry that is too many, at `/<index>`.
    pub fn from_pairs<K: AsRef<str>, V: AsRef<str>>(
        pairs: impl IntoIterator<Item = (K, V)>,
    ) -> Result<Self, Violations> {
        let mut collector = Collector::new(&ReadOptions::default());
        let mut entries = Vec::new();
        for (index, (key, value)) in pairs.into_iter().enumerate() {
            let path = Path::ROOT;
            let path = path.element(index);
            if let Err(kind) = Self::RULE.check(index + 1) {
                collector.report(&path, kind);
                break;
            }
            let key = MetadataKey::parse(key.as_ref(), collector.options())
                .map_err(|kind| collector.report(&path.field("key"), kind));
            let value =
                MetadataValue::parse(value.as_ref(), collector.options())
                    .map_err(|kind| {
                        collector.report(&path.field("value"), kind)
                    });
            // What was reported is not there to be put in.
            if let (Ok(key), Ok(value)) = (key, value) {
                entries.push(MetadataEntry::new(key, value));
            }
        }
        collector.finish(Ok(Self(entries)))
    }

    /// Entries of which it was checked that there are not too many.
    pub(super) fn of_counted(entries: Vec<MetadataEntry>) -> Self {
        Self(entries)
    }

    /// How many entries there are: 0 to 50.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The entries, in the order given.
    pub fn iter(&self) -> slice::Iter<'_, MetadataEntry> {
        self.0.iter()
    }

    /// Whether there is an entry with this key.
    pub fn contains_key(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// The value of the first entry with this key.
    pub fn get(&self, key: &str) -> Option<&MetadataValue> {
        self.iter()
            .find(|entry| entry.key.as_str() == key)
            .map(|entry| &entry.value)
    }

    /// Puts an entry at the end.
    ///
    /// # Errors
    ///
    /// Where there are 50 entries already: the entry that is too many, at
    /// `/50`.
    pub fn push(&mut self, entry: MetadataEntry) -> Result<(), Violation> {
        let index = self.len();
        Self::RULE.check(index + 1).map_err(|problem| {
            Violation::of_kind(Pointer::new(&format!("/{index}")), problem)
        })?;
        self.0.push(entry);
        Ok(())
    }

    /// Puts a value under a key: in the first entry with this key, and gives
    /// the value that was there before, or else in an entry at the end.
    ///
    /// # Errors
    ///
    /// Where no entry has the key and there are 50 already: the entry that is
    /// too many, at `/50`.
    pub fn insert(
        &mut self,
        key: MetadataKey,
        value: MetadataValue,
    ) -> Result<Option<MetadataValue>, Violation> {
        let mut entries = self.0.iter_mut();
        if let Some(entry) = entries.find(|entry| entry.key == key) {
            return Ok(Some(mem::replace(&mut entry.value, value)));
        }
        self.push(MetadataEntry::new(key, value))?;
        Ok(None)
    }

    /// Takes out the first entry with this key.
    pub fn remove(&mut self, key: &str) -> Option<MetadataEntry> {
        let index = self.iter().position(|entry| entry.key == *key)?;
        Some(self.0.remove(index))
    }

    /// Puts entries at the end: all of them, or none.
    ///
    /// # Errors
    ///
    /// Where there would be more than 50 entries.
    pub fn try_extend(
        &mut self,
        entries: impl IntoIterator<Item = MetadataEntry>,
    ) -> Result<(), Violation> {
        let mut all = self.clone();
        for entry in entries {
            all.push(entry)?;
        }
        *self = all;
        Ok(())
    }
}

impl TryFrom<Vec<MetadataEntry>> for Metadata {
    type Error = Violation;

    /// The same entries, where there are at most 50.
    fn try_from(entries: Vec<MetadataEntry>) -> Result<Self, Violation> {
        match Self::RULE.check(entries.len()) {
            Ok(()) => Ok(Self(entries)),
            Err(problem) => {
                Err(Violation::of_kind(Pointer::default(), problem))
            }
        }
    }
}

impl From<Metadata> for Vec<MetadataEntry> {
    fn from(metadata: Metadata) -> Self {
        metadata.0
    }
}

impl<'a> IntoIterator for &'a Metadata {
    type Item = &'a MetadataEntry;
    type IntoIter = slice::Iter<'a, MetadataEntry>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl IntoIterator for Metadata {
    type Item = MetadataEntry;
    type IntoIter = vec::IntoIter<MetadataEntry>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl Read for Metadata {
    const SHAPE: Shape =
        Shape::Array { count: Self::RULE, of: &MetadataEntry::SHAPE };

    fn read(
        reader: &mut Reader<'_>,
        path: &Path<'_>,
    ) -> Result<Self, ReadError> {
        list::read(reader, path, Self::RULE).map(Self)
    }

    fn check(&self, path: &Path<'_>, collector: &mut Collector) {
        list::check(&self.0, path, collector, Self::RULE);
    }
}

impl Serialize for Metadata {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(to)
    }
}

impl fmt::Debug for Metadata {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Metadata({} entries)", self.len())
    }
}

#[cfg(feature = "proptest1")]
impl proptest::arbitrary::Arbitrary for Metadata {
    type Parameters = ();
    type Strategy = proptest::strategy::BoxedStrategy<Self>;

    /// Mostly a few entries; now and then as many as there may be.
    fn arbitrary_with((): ()) -> Self::Strategy {
        use proptest::{
            collection,
            prelude::{Strategy, any},
        };
        proptest::prop_oneof![
            8 => collection::vec(any::<MetadataEntry>(), 0..4),
            1 => any::<MetadataEntry>().prop_map(|entry| vec![entry; 50]),
        ]
        .prop_map(Self)
        .boxed()
    }
}
