//! Reading an object: members in any order, each once, none of the required
//! ones missing.

use std::{collections::HashSet, fmt, marker::PhantomData};

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::{
    accept::{self, Accept, Accepting},
    drain::{self, Drain},
    raw::Keep,
};
use crate::{
    report::Spot,
    shape::ObjectShape,
    violation::{Kind, Problem},
};

/// What `#[derive(Message)]` writes for a struct.
pub(crate) trait Object: Sized {
    /// The struct with every member optional, to be filled in any order.
    type Draft: Default;

    /// The table of fields.
    const OBJECT: ObjectShape;

    /// Which field has this name.
    fn index(name: &str) -> Option<usize>;

    /// Reads the value of the field at `index` into the draft.
    ///
    /// # Errors
    ///
    /// Only where the input itself is broken.
    fn member<'de, A: MapAccess<'de>>(
        draft: &mut Self::Draft,
        index: usize,
        members: &mut A,
        spot: Spot<'_>,
    ) -> Result<(), A::Error>;

    /// Keeps a member that the table does not have.
    fn keep(draft: &mut Self::Draft, name: Box<str>, value: Box<RawValue>);

    /// The struct, where every required member was read.
    fn finish(draft: Self::Draft) -> Option<Self>;
}

struct Reader<'s, T> {
    spot: Spot<'s>,
    what: PhantomData<T>,
}

/// Reads an object at `spot`.
pub(crate) fn read<'de, T: Object, D: Deserializer<'de>>(
    input: D,
    spot: Spot<'_>,
) -> Result<Option<T>, D::Error> {
    input.deserialize_any(Accepting(Reader { spot, what: PhantomData }))
}

impl<'de, T: Object> Accept<'de> for Reader<'_, T> {
    type Value = T;
    const WANTED: Kind = Kind::Object;

    fn spot(&mut self) -> Spot<'_> {
        self.spot.lend()
    }

    fn object<A: MapAccess<'de>>(
        mut self,
        mut members: A,
    ) -> Result<Option<T>, A::Error> {
        let mut draft = T::Draft::default();
        let mut seen = 0_u64;
        let mut strangers = HashSet::new();
        while let Some(name) = members.next_key_seed(Named::<T>(PhantomData))? {
            match name {
                Name::Field(index, name) => {
                    let bit = 1 << index;
                    let mut spot = self.spot.member(name);
                    if seen & bit == 0 {
                        T::member(&mut draft, index, &mut members, spot)?;
                    } else {
                        spot.note(Problem::Duplicate);
                        members.next_value_seed(Drain(spot))?;
                    }
                    seen |= bit;
                }
                Name::Stranger(name) if accept::is_number(&name) => {
                    members.next_value_seed(Drain(self.spot()))?;
                    drain::members(self.spot(), members)?;
                    return Ok(self.wrong(Kind::Number));
                }
                Name::Stranger(name) => {
                    self.stranger(&mut draft, &name, &strangers, &mut members)?;
                    strangers.insert(name);
                }
            }
        }
        if const { T::OBJECT.required() } & !seen != 0 {
            missing(&mut self.spot, &T::OBJECT, seen);
        }
        Ok(T::finish(draft))
    }
}

impl<T: Object> Reader<'_, T> {
    /// A member that is not in the table.
    #[cold]
    #[inline(never)]
    fn stranger<'de, A: MapAccess<'de>>(
        &mut self,
        draft: &mut T::Draft,
        name: &str,
        before: &HashSet<Box<str>>,
        members: &mut A,
    ) -> Result<(), A::Error> {
        let refuse = self.spot.reading().refuses_unknown();
        let mut spot = self.spot.member(name);
        if before.contains(name) {
            spot.note(Problem::Duplicate);
        } else if refuse {
            let nearest = T::OBJECT.nearest(name);
            spot.note(Problem::Unknown { nearest });
        } else if T::OBJECT.keeps_others {
            let value = members.next_value_seed(Keep(spot))?;
            T::keep(draft, name.into(), value);
            return Ok(());
        }
        members.next_value_seed(Drain(spot))
    }
}

/// Notes every required member that was not seen, in the order of the table.
#[cold]
#[inline(never)]
fn missing(spot: &mut Spot<'_>, object: &ObjectShape, seen: u64) {
    for (index, field) in object.fields.iter().enumerate() {
        if field.required && seen & (1 << index) == 0 {
            spot.member(field.name).note(Problem::Required);
        }
    }
}

/// A member's name: a field of `T`, or a stranger.
enum Name {
    Field(usize, &'static str),
    Stranger(Box<str>),
}

struct Named<T>(PhantomData<T>);

impl<'de, T: Object> DeserializeSeed<'de> for Named<T> {
    type Value = Name;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(
        self,
        input: D,
    ) -> Result<Name, D::Error> {
        input.deserialize_identifier(self)
    }
}

impl<T: Object> Visitor<'_> for Named<T> {
    type Value = Name;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a member's name")
    }

    #[inline]
    fn visit_str<E: Error>(self, name: &str) -> Result<Name, E> {
        Ok(T::index(name)
            .and_then(|index| Some((index, T::OBJECT.fields.get(index)?)))
            .map_or_else(
                || Name::Stranger(name.into()),
                |(index, field)| Name::Field(index, field.name),
            ))
    }
}
