//! What a merchant noted on a checkout session, as a response says it.

use std::{fmt, slice, vec};

use paysession_derive::{Object, Readable};
use serde::{Serialize, Serializer};

use super::{Metadata, MetadataEntry};
use crate::{
    Text, UnknownFields, Violations,
    introspect::shape::Shape,
    options::ReadOptions,
    read::{
        Collector, Path, Read, ReadError, Reader, Reported, list,
        string::StringValue,
    },
    rule::CountRule,
    violation::ViolationKind,
};

/// What a merchant noted on a checkout session, as a response says it: the
/// entries of a [`Metadata`], for which no response states a length. Read with [`ReadOptions::tolerant`], they may be
/// more than 50.
///
/// `Debug` says how many entries there are and no more.
///
/// ```
/// use paysession::{Message, yuno::{CheckoutSession, Metadata}};
///
/// let session =
///     CheckoutSession::from_json(CheckoutSession::EXAMPLE.as_bytes())?;
/// let received = session.metadata.ok_or("metadata")?;
/// assert_eq!(received.get("ID").ok_or("an entry")?, "123456");
/// assert!(received.contains_key("ID") && !received.contains_key("id"));
/// let metadata = Metadata::try_from(&received)?;
/// assert_eq!(metadata.len(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Default, PartialEq, Eq, Hash, Readable)]
pub struct ReceivedMetadata(Vec<ReceivedMetadataEntry>);

/// One entry of the metadata, as a response says it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Object)]
#[object(
    response,
    source = "yuno/create-checkout-session#/paths/~1checkout~1sessions/post/requestBody/content/application~1json/schema/properties/metadata/items"
)]
#[non_exhaustive]
pub struct ReceivedMetadataEntry {
    /// What the entry is called.
    #[field(never_null)]
    pub key: Option<Text>,
    /// What it says.
    #[field(never_null)]
    pub value: Option<Text>,
    /// Members that are not published.
    #[field(unknown_fields)]
    pub unknown_fields: UnknownFields,
}

impl ReceivedMetadata {
    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The entries, in their order.
    pub fn iter(&self) -> slice::Iter<'_, ReceivedMetadataEntry> {
        self.0.iter()
    }

    /// Whether an entry has this key.
    pub fn contains_key(&self, key: &str) -> bool {
        self.with_key(key).is_some()
    }

    /// The value of the first entry with this key.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.with_key(key)?.value.as_ref().map(Text::as_str)
    }

    fn with_key(&self, key: &str) -> Option<&ReceivedMetadataEntry> {
        let has_key = |entry: &&ReceivedMetadataEntry| {
            entry.key.as_ref().is_some_and(|known| known == key)
        };
        self.iter().find(has_key)
    }
}

impl From<Metadata> for ReceivedMetadata {
    fn from(metadata: Metadata) -> Self {
        Self(metadata.into_iter().map(Into::into).collect())
    }
}

impl From<MetadataEntry> for ReceivedMetadataEntry {
    fn from(entry: MetadataEntry) -> Self {
        Self {
            key: Some(entry.key.as_str().into()),
            value: Some(entry.value.as_str().into()),
            unknown_fields: entry.unknown_fields,
        }
    }
}

impl TryFrom<&ReceivedMetadata> for Metadata {
    type Error = Violations;

    /// The metadata, where every entry keeps its rules and there are at most
    /// 50: what a request may send again.
    ///
    /// # Errors
    ///
    /// Every rule that is broken, at `/<index>/key` or `/<index>/value`, or at
    /// the root where there are too many entries.
    fn try_from(received: &ReceivedMetadata) -> Result<Self, Violations> {
        let mut collector = Collector::new(&ReadOptions::published());
        let entries: Vec<Result<_, Reported>> = received
            .iter()
            .enumerate()
            .map(|(index, entry)| {
                let path = Path::ROOT;
                entry.to_request(&path.element(index), &mut collector)
            })
            .collect();
        let count = Self::RULE.check(received.len());
        collector.report_error(&Path::ROOT, &count);
        collector.finish(entries.into_iter().collect()).map(Self::of_counted)
    }
}

impl ReceivedMetadataEntry {
    /// The entry, where its key and its value are there and keep their rules.
    fn to_request(
        &self,
        path: &Path<'_>,
        collector: &mut Collector,
    ) -> Result<MetadataEntry, Reported> {
        let Self { key, value, unknown_fields } = self;
        let key = required(key.as_ref(), &path.field("key"), collector);
        let value = required(value.as_ref(), &path.field("value"), collector);
        Ok(MetadataEntry {
            key: key?,
            value: value?,
            unknown_fields: unknown_fields.clone(),
        })
    }
}

/// The value of a member that is there and keeps its rule.
fn required<T: StringValue>(
    received: Option<&Text>,
    path: &Path<'_>,
    collector: &mut Collector,
) -> Result<T, Reported> {
    match received {
        Some(text) => T::parse(text.as_str(), &ReadOptions::published())
            .map_err(|kind| collector.report(path, kind)),
        None => Err(collector.report(path, ViolationKind::Required)),
    }
}

impl<'a> IntoIterator for &'a ReceivedMetadata {
    type Item = &'a ReceivedMetadataEntry;
    type IntoIter = slice::Iter<'a, ReceivedMetadataEntry>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl IntoIterator for ReceivedMetadata {
    type Item = ReceivedMetadataEntry;
    type IntoIter = vec::IntoIter<ReceivedMetadataEntry>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

/// How many entries there may be.
const fn count(options: &ReadOptions) -> CountRule {
    if options.is_tolerant() { CountRule::ANY } else { Metadata::RULE }
}

impl Read for ReceivedMetadata {
    const SHAPE: Shape = Shape::Array {
        count: Metadata::RULE,
        of: &ReceivedMetadataEntry::SHAPE,
    };

    fn read(
        reader: &mut Reader<'_>,
        path: &Path<'_>,
    ) -> Result<Self, ReadError> {
        let count = count(reader.collector.options());
        list::read(reader, path, count).map(Self)
    }

    fn check(&self, path: &Path<'_>, collector: &mut Collector) {
        let count = count(collector.options());
        list::check(&self.0, path, collector, count);
    }
}

impl Serialize for ReceivedMetadata {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(to)
    }
}

impl fmt::Debug for ReceivedMetadata {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ReceivedMetadata({} entries)", self.len())
    }
}

#[cfg(feature = "proptest1")]
impl proptest::arbitrary::Arbitrary for ReceivedMetadata {
    type Parameters = ();
    type Strategy = proptest::strategy::BoxedStrategy<Self>;

    fn arbitrary_with((): ()) -> Self::Strategy {
        use proptest::prelude::{Strategy, any};
        any::<Metadata>().prop_map(Self::from).boxed()
    }
}
