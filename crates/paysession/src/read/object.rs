//! ReadOptions an object: members in any order, each once, none of the required
//! ones missing.

use std::{borrow::Cow, fmt, marker::PhantomData};

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::{
    accept::{Accept, Accepting},
    drain::{self, Drain},
    names::Names,
    raw::Keep,
};
use crate::{
    introspect::shape::{Field, ObjectShape},
    report::{Aside, Spot},
    violation::{Kind, ViolationKind},
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

    /// Whether the message has the field at `index`: not every message of a
    /// union has every field of the table.
    #[inline]
    fn has(_draft: &Self::Draft, _index: usize) -> Has {
        Has::Yes
    }

    /// Keeps a member that the table does not have.
    fn keep(draft: &mut Self::Draft, name: Box<str>, value: Box<RawValue>);

    /// The struct, where every required member was read.
    fn finish(draft: Self::Draft) -> Option<Self>;
}

/// Whether a message has a field, as far as it has been read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Has {
    Yes,
    /// It is a stranger here.
    No,
    /// What decides it has not been read, or was not understood.
    Undecided,
}

struct Reader<'s, T> {
    spot: Spot<'s>,
    into: &'s mut Option<T>,
}

/// What was found in the field at `index` before it was decided whether the
/// message has that field.
struct Undecided {
    index: usize,
    aside: Aside,
}

/// Reads an object at `spot`.
pub(crate) fn read<'de, T: Object, D: Deserializer<'de>>(
    input: D,
    spot: Spot<'_>,
    into: &mut Option<T>,
) -> Result<(), D::Error> {
    input.deserialize_any(Accepting(Reader { spot, into }))
}

impl<'de, T: Object> Accept<'de> for Reader<'_, T> {
    const EXPECTED: Kind = Kind::Object;

    fn spot(&mut self) -> Spot<'_> {
        self.spot.lend()
    }

    fn object<A: MapAccess<'de>>(
        mut self,
        mut members: A,
    ) -> Result<(), A::Error> {
        let mut draft = T::Draft::default();
        let mut undecided = Vec::new();
        let read = self.members(&mut draft, &mut undecided, &mut members);
        // The last first: each goes to the place where it was found.
        for member in undecided.into_iter().rev() {
            self.settle(&draft, member);
        }
        match read? {
            End::Members { seen } => {
                if const { T::OBJECT.required() } & !seen != 0 {
                    missing(&mut self.spot, &T::OBJECT, seen);
                }
                *self.into = T::finish(draft);
            }
            End::Number => {
                drain::members(self.spot(), members)?;
                self.wrong(Kind::Number);
            }
        }
        Ok(())
    }
}

/// How an object came out.
enum End {
    /// With these fields, as a set of bits.
    Members { seen: u64 },
    /// It is how a number is given, and no object.
    Number,
}

impl<T: Object> Reader<'_, T> {
    /// Reads every member.
    #[inline]
    fn members<'de, A: MapAccess<'de>>(
        &mut self,
        draft: &mut T::Draft,
        undecided: &mut Vec<Undecided>,
        members: &mut A,
    ) -> Result<End, A::Error> {
        let mut seen = 0_u64;
        let mut strangers = Names::default();
        while let Some(name) = members.next_key_seed(Named::<T>(PhantomData))? {
            match name {
                Name::Field(index, &Field { name, .. }) => {
                    let bit = 1 << index;
                    let again = seen & bit != 0;
                    seen |= bit;
                    if again {
                        let mut spot = self.spot.field(name);
                        spot.note(ViolationKind::Duplicate);
                        members.next_value_seed(Drain(spot))?;
                        continue;
                    }
                    match T::has(draft, index) {
                        Has::Yes => {
                            let spot = self.spot.field(name);
                            T::member(draft, index, members, spot)?;
                        }
                        Has::No => {
                            self.stranger(draft, name, true, members)?;
                        }
                        Has::Undecided => {
                            let mut aside = self.spot.aside();
                            let spot = self.spot.field_aside(name, &mut aside);
                            let read = T::member(draft, index, members, spot);
                            undecided.push(Undecided { index, aside });
                            read?;
                        }
                    }
                }
                Name::Stranger(name) if self.spot.is_number(&name) => {
                    members.next_value_seed(Drain(self.spot()))?;
                    return Ok(End::Number);
                }
                Name::Stranger(name) => {
                    let new = strangers.insert(name.clone());
                    self.stranger(draft, &name, new, members)?;
                }
            }
        }
        Ok(End::Members { seen })
    }

    /// Takes over what was found in a member, now that it is decided whether
    /// the message has it. Where nothing ever decided it, what was found counts.
    #[cold]
    #[inline(never)]
    fn settle(&mut self, draft: &T::Draft, member: Undecided) {
        let Undecided { index, aside } = member;
        let stranger = match (T::has(draft, index), T::OBJECT.fields.get(index))
        {
            (Has::No, Some(field)) => {
                let refuse = self.spot.reading().denies_unknown_fields();
                let unknown = refuse.then(|| unknown::<T>(draft, field.name));
                Some((field.name, unknown))
            }
            (Has::Yes | Has::No | Has::Undecided, _) => None,
        };
        self.spot.settle(aside, stranger);
    }

    /// A member that is not in the table, or not of this message.
    #[cold]
    #[inline(never)]
    fn stranger<'de, A: MapAccess<'de>>(
        &mut self,
        draft: &mut T::Draft,
        name: &str,
        new: bool,
        members: &mut A,
    ) -> Result<(), A::Error> {
        let refuse = self.spot.reading().denies_unknown_fields();
        let mut spot = self.spot.member(name);
        if !new {
            spot.note(ViolationKind::Duplicate);
        } else if refuse {
            spot.note(unknown::<T>(draft, name));
        } else if T::OBJECT.keeps_unknown_fields {
            let value = members.next_value_seed(Keep(spot))?;
            T::keep(draft, name.into(), value);
            return Ok(());
        }
        members.next_value_seed(Drain(spot))
    }
}

/// The problem with a member that is a stranger, and the nearest field that
/// the message is known to have.
fn unknown<T: Object>(draft: &T::Draft, name: &str) -> ViolationKind {
    let known = |index| T::has(draft, index) == Has::Yes;
    ViolationKind::Unknown { nearest: T::OBJECT.nearest(name, known) }
}

/// Notes every required member that was not seen, in the order of the table.
#[cold]
#[inline(never)]
fn missing(spot: &mut Spot<'_>, object: &ObjectShape, seen: u64) {
    for (index, field) in object.fields.iter().enumerate() {
        if field.required && seen & (1 << index) == 0 {
            spot.field(field.name).note(ViolationKind::Required);
        }
    }
}

/// A member's name: a field of `T`, or a stranger.
enum Name<'de> {
    Field(usize, &'static Field),
    Stranger(Cow<'de, str>),
}

struct Named<T>(PhantomData<T>);

impl<'de, T: Object> DeserializeSeed<'de> for Named<T> {
    type Value = Name<'de>;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(
        self,
        input: D,
    ) -> Result<Name<'de>, D::Error> {
        input.deserialize_identifier(self)
    }
}

impl<'de, T: Object> Visitor<'de> for Named<T> {
    type Value = Name<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a member's name")
    }

    #[inline]
    fn visit_borrowed_str<E: Error>(
        self,
        name: &'de str,
    ) -> Result<Name<'de>, E> {
        Ok(field::<T>(name).unwrap_or(Name::Stranger(Cow::Borrowed(name))))
    }

    #[inline]
    fn visit_str<E: Error>(self, name: &str) -> Result<Name<'de>, E> {
        Ok(field::<T>(name)
            .unwrap_or_else(|| Name::Stranger(Cow::Owned(name.to_owned()))))
    }
}

/// The field of this name.
#[inline]
fn field<T: Object>(name: &str) -> Option<Name<'static>> {
    let index = T::index(name)?;
    let field = T::OBJECT.fields.get(index)?;
    Some(Name::Field(index, field))
}
