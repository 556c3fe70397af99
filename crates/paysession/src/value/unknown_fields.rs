//! Members of an object that are kept as they were sent.

use std::{fmt, mem, slice, vec};

use super::raw_json::RawJson;
use crate::{
    options::ReadOptions,
    read::{self, Read},
};

/// Members that a message does not have, kept as they were sent, and written
/// again after the message's own.
///
/// What is not kept of a message is the order of its members, a `null` in the
/// place of an optional one, and how a request's number was written. To forward
/// a body as it came, forward the bytes that you received.
///
/// Of a response that was read with [`ReadOptions::tolerant`], the member of a
/// field is here, too, where the field cannot hold what was sent; and it is
/// known here which of the required members were missing, which are not written.
///
/// Members can be looked at and taken out. None can be put in: a name that the
/// message has would then be written twice.
///
/// `Debug` says how many there are and no more.
///
/// ```
/// use paysession::{Message, yuno::ErrorBody};
///
/// let mut error = ErrorBody::from_json(
///     br#"{"code": "INVALID_REQUEST", "messages": [], "trace": 7}"#,
/// )?;
/// for (name, json) in &error.unknown_fields {
///     assert_eq!((name, json), ("trace", "7"));
/// }
/// let trace = error.unknown_fields.remove("trace");
/// assert_eq!(trace, Some("7".parse()?));
/// assert!(error.unknown_fields.is_empty());
/// # Ok::<(), paysession::Violations>(())
/// ```
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct UnknownFields(
    // Most objects have none, and are quick to move without room for them.
    Option<Box<KeptMembers>>,
);

/// What is kept of an object, which is something.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
struct KeptMembers {
    members: Vec<RawMember>,
    /// The required fields of the object that were missing, as a set of bits.
    missing: u64,
}

type RawMember = (Box<str>, RawJson);

impl UnknownFields {
    fn kept(&mut self) -> &mut KeptMembers {
        self.0.get_or_insert_default()
    }

    fn as_slice(&self) -> &[RawMember] {
        self.0.as_ref().map_or(&[], |kept| &kept.members)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.as_slice().is_empty()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.as_slice().len()
    }

    /// Whether there is a member called `name`.
    pub fn contains_key(&self, name: &str) -> bool {
        self.position(name).is_some()
    }

    /// The text, in JSON, of the value of the member called `name`.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.iter().find(|(known, _)| *known == name).map(|(_, text)| text)
    }

    /// Takes out the member called `name`; the others stay in their order.
    pub fn remove(&mut self, name: &str) -> Option<RawJson> {
        let position = self.position(name)?;
        let kept = self.0.as_mut()?;
        let (_, value) = kept.members.remove(position);
        if *kept.as_ref() == KeptMembers::default() {
            self.0 = None;
        }
        Some(value)
    }

    /// Names and the texts, in JSON, of their values, in the order in which
    /// they came.
    pub fn iter(&self) -> RawMembers<'_> {
        RawMembers(self.as_slice().iter())
    }

    fn position(&self, name: &str) -> Option<usize> {
        self.as_slice().iter().position(|(known, _)| **known == *name)
    }

    /// Remembers that required fields of the object are missing.
    pub(crate) fn mark_missing(&mut self, fields: u64) {
        self.kept().missing |= fields;
    }

    /// Whether one of these fields is missing.
    pub(crate) fn is_any_missing(&self, fields: u64) -> bool {
        self.0.as_ref().is_some_and(|kept| kept.missing & fields != 0)
    }

    /// Puts in a member, in the place of the one that has its name, or last.
    pub(super) fn insert(
        &mut self,
        name: &str,
        value: RawJson,
    ) -> Option<RawJson> {
        let members = &mut self.kept().members;
        match members.iter_mut().find(|(known, _)| **known == *name) {
            Some((_, place)) => Some(mem::replace(place, value)),
            None => {
                members.push((name.into(), value));
                None
            }
        }
    }

    pub(crate) fn push(&mut self, name: Box<str>, value: RawJson) {
        self.kept().members.push((name, value));
    }

    /// The member of this name, where it is of this type.
    pub(crate) fn read<T: Read>(&self, name: &str) -> Option<T> {
        read::from_text(self.get(name)?, &ReadOptions::default()).ok()
    }

    pub(crate) fn members(&self) -> impl Iterator<Item = (&str, &RawJson)> {
        self.as_slice().iter().map(|(name, value)| (&**name, value))
    }
}

impl fmt::Debug for UnknownFields {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "UnknownFields({} members)", self.len())
    }
}

impl<'a> IntoIterator for &'a UnknownFields {
    type Item = (&'a str, &'a str);
    type IntoIter = RawMembers<'a>;

    fn into_iter(self) -> RawMembers<'a> {
        self.iter()
    }
}

impl IntoIterator for UnknownFields {
    type Item = (String, RawJson);
    type IntoIter = IntoRawMembers;

    fn into_iter(self) -> IntoRawMembers {
        IntoRawMembers(self.0.unwrap_or_default().members.into_iter())
    }
}

/// Members as they were sent: names and the texts, in JSON, of their values.
#[derive(Clone)]
pub struct RawMembers<'a>(slice::Iter<'a, RawMember>);

impl<'a> Iterator for RawMembers<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next().map(|(name, value)| (&**name, value.as_json()))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl ExactSizeIterator for RawMembers<'_> {}

impl fmt::Debug for RawMembers<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RawMembers({} members)", self.len())
    }
}

/// An iterator over owned members, as they were sent: names and values.
pub struct IntoRawMembers(vec::IntoIter<RawMember>);

impl Iterator for IntoRawMembers {
    type Item = (String, RawJson);

    fn next(&mut self) -> Option<Self::Item> {
        let (name, value) = self.0.next()?;
        Some((name.into(), value))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl ExactSizeIterator for IntoRawMembers {}

impl fmt::Debug for IntoRawMembers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "IntoRawMembers({} members)", self.len())
    }
}

#[cfg(feature = "proptest1")]
mod generate {
    use proptest::{
        arbitrary::Arbitrary,
        collection,
        prelude::Strategy,
        sample,
        strategy::{BoxedStrategy, Just},
    };

    use super::UnknownFields;
    use crate::value::raw_json::VALUES;

    /// Mostly none; else up to three members with a name that no message has.
    impl Arbitrary for UnknownFields {
        type Parameters = ();
        type Strategy = BoxedStrategy<Self>;

        fn arbitrary_with((): ()) -> Self::Strategy {
            let value = sample::select(VALUES);
            let members = collection::btree_map("x-[a-z]{1,8}", value, 1..4)
                .prop_map(|members| {
                    let mut fields = UnknownFields::default();
                    for (name, text) in members {
                        if let Ok(value) = text.parse() {
                            fields.push(name.into(), value);
                        }
                    }
                    fields
                });
            proptest::prop_oneof![
                4 => Just(UnknownFields::default()),
                1 => members,
            ]
            .boxed()
        }
    }
}
