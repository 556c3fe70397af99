//! Which message a record is, by the names of its members.

mod found;

use std::{borrow::Cow, collections::HashMap, fmt};

use paysession::introspect::{Field, ObjectShape, Shape};
use serde::{
    Deserializer,
    de::{IgnoredAny, MapAccess, SeqAccess, Visitor},
};

use self::found::FoundMembers;
use crate::message_types::MessageType;

/// A set of messages, of which there are fewer than 64, as bits.
type MessageSet = u64;

/// Tells messages apart by the names of their members.
///
/// A message is possible where it has every member that any message has. Of
/// several, it is the complete one that needs the most members, and any. The
/// only one is it where it is complete; or where no other one is, and the record
/// has most of what it needs or a member that no other message has.
#[derive(Clone, Debug)]
pub(crate) struct Recognizer {
    objects: MemberIndex,
    arrays: MemberIndex,
}

/// Names of members, by the messages that have them.
#[derive(Clone, Debug, Default)]
struct MemberIndex {
    declared: HashMap<&'static str, MessageSet>,
    /// The members that each message needs.
    required: Vec<(usize, Vec<&'static str>)>,
}

/// Which message a record is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Recognized {
    /// Its index.
    pub(crate) message: usize,
    /// Those that the record may be where it breaks a rule of this one: they
    /// need fewer members, and it has them.
    pub(crate) others: Vec<usize>,
}

/// Why a record is not recognized.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum NotRecognized {
    NotJson,
    /// The messages that it may be.
    Ambiguous(Vec<usize>),
}

impl Recognizer {
    pub(crate) fn new(types: &[MessageType]) -> Self {
        let (mut objects, mut arrays) =
            (MemberIndex::default(), MemberIndex::default());
        for (index, message) in types.iter().enumerate() {
            match message.shape {
                Shape::Array { of, .. } => arrays.add(index, of),
                Shape::String(_)
                | Shape::Choice(_)
                | Shape::Number(_)
                | Shape::AnyNumber
                | Shape::Boolean
                | Shape::Any
                | Shape::Map { .. }
                | Shape::Object(_)
                | Shape::Union { .. } => objects.add(index, &message.shape),
            }
        }
        Self { objects, arrays }
    }

    /// The message that a record is.
    pub(crate) fn recognize(
        &self,
        record: &[u8],
    ) -> Result<Recognized, NotRecognized> {
        let mut json = serde_json::Deserializer::from_slice(record);
        let found = (&mut json)
            .deserialize_any(MemberVisitor(self))
            .map_err(|_| NotRecognized::NotJson)?;
        json.end().map_err(|_| NotRecognized::NotJson)?;
        found.message()
    }
}

impl MemberIndex {
    fn add(&mut self, index: usize, shape: &Shape) {
        let objects = objects(shape);
        for field in objects.iter().flat_map(|object| object.fields) {
            for name in [Some(field.name), field.alias].into_iter().flatten() {
                *self.declared.entry(name).or_default() |= 1 << index;
            }
        }
        let needed = |field: &&Field| field.required && field.alias.is_none();
        let in_all = |name: &&str| {
            objects.iter().all(|object| {
                object.fields.iter().filter(needed).any(|f| f.name == *name)
            })
        };
        let first = objects.first().map_or(&[][..], |object| object.fields);
        let required =
            first.iter().filter(needed).map(|field| field.name).filter(in_all);
        self.required.push((index, required.collect()));
    }
}

fn objects(shape: &Shape) -> Vec<&'static ObjectShape> {
    match shape {
        Shape::Object(object) => vec![object],
        Shape::Union { variants, .. } => {
            variants.iter().map(|(_, object)| *object).collect()
        }
        Shape::String(_)
        | Shape::Choice(_)
        | Shape::Number(_)
        | Shape::AnyNumber
        | Shape::Boolean
        | Shape::Any
        | Shape::Array { .. }
        | Shape::Map { .. } => Vec::new(),
    }
}

/// Looks at the members of an object, or of the first entry of an array.
struct MemberVisitor<'r>(&'r Recognizer);

impl<'r> MemberVisitor<'r> {
    fn nothing(self) -> FoundMembers<'r> {
        FoundMembers::none(&self.0.objects)
    }
}

impl<'r, 'de> Visitor<'de> for MemberVisitor<'r> {
    type Value = FoundMembers<'r>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_map<A: MapAccess<'de>>(
        self,
        map: A,
    ) -> Result<Self::Value, A::Error> {
        members(&self.0.objects, map)
    }

    fn visit_seq<A: SeqAccess<'de>>(
        self,
        mut entries: A,
    ) -> Result<Self::Value, A::Error> {
        let arrays = &self.0.arrays;
        let first = entries.next_element_seed(EntryVisitor(arrays))?;
        while entries.next_element::<IgnoredAny>()?.is_some() {}
        Ok(first.unwrap_or_else(|| FoundMembers::none(arrays)))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
        Ok(self.nothing())
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
        Ok(self.nothing())
    }

    fn visit_u64<E>(self, _: u64) -> Result<Self::Value, E> {
        Ok(self.nothing())
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
        Ok(self.nothing())
    }

    fn visit_str<E>(self, _: &str) -> Result<Self::Value, E> {
        Ok(self.nothing())
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(self.nothing())
    }
}

/// Looks at the members of an entry.
struct EntryVisitor<'r>(&'r MemberIndex);

impl<'r, 'de> serde::de::DeserializeSeed<'de> for EntryVisitor<'r> {
    type Value = FoundMembers<'r>;

    fn deserialize<D: Deserializer<'de>>(
        self,
        entry: D,
    ) -> Result<Self::Value, D::Error> {
        entry.deserialize_map(self)
    }
}

impl<'r, 'de> Visitor<'de> for EntryVisitor<'r> {
    type Value = FoundMembers<'r>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(
        self,
        map: A,
    ) -> Result<Self::Value, A::Error> {
        members(self.0, map)
    }
}

fn members<'r, 'de, A: MapAccess<'de>>(
    names: &'r MemberIndex,
    mut map: A,
) -> Result<FoundMembers<'r>, A::Error> {
    let mut found = FoundMembers::none(names);
    while let Some(name) = map.next_key::<Cow<'de, str>>()? {
        found.add(&name);
        map.next_value::<IgnoredAny>()?;
    }
    Ok(found)
}
