//! ReadOptions one of several objects, told apart by the value of one member.
//!
//! The member may stand anywhere, and nothing is read twice: one of the
//! objects, the widest, has every member of the others, so that what is read
//! is kept in its draft, and the object that it turns out to be is made of a
//! part of it.
//! What is wrong with a member that not every object has is found aside, and
//! settled when the value is known.

use serde::de::{DeserializeSeed, Deserializer, MapAccess};
use serde_json::value::RawValue;

use super::{
    accept::{Accept, Accepting},
    object::{self, Has, Object},
};
use crate::{
    introspect::shape::ObjectShape,
    report::Spot,
    rule::ChoiceRule,
    violation::{Kind, ViolationKind},
};

/// What `#[derive(Message)]` writes for an enum.
pub(crate) trait Union: Sized {
    /// The object that has every member of the others.
    type Widest: Object;

    /// The name of the member that tells them apart.
    const TAG: &'static str;

    /// Its values, in the order of the variants.
    const VALUES: &'static ChoiceRule;

    /// Each value, and the object that goes with it.
    const VARIANTS: &'static [(&'static str, &'static ObjectShape)];

    /// Which fields of the widest each variant has, as sets of bits.
    const SETS: &'static [u64];

    /// The variant at this index, where every required member was read.
    fn finish(
        variant: usize,
        draft: <Self::Widest as Object>::Draft,
    ) -> Option<Self>;
}

/// One object of a union, which is a part of `Widest`.
pub(crate) trait Variant<Widest: Object>: Object {
    /// The value of the member that tells it apart.
    const VALUE: &'static str;

    /// The object, where every required member was read.
    fn narrow(draft: Widest::Draft) -> Option<Self>;
}

/// Reads one of the objects at `spot`.
pub(crate) fn read<'de, T: Union, D: Deserializer<'de>>(
    input: D,
    spot: Spot<'_>,
    into: &mut Option<T>,
) -> Result<(), D::Error> {
    let mut one = None;
    object::read::<OneOf<T>, D>(input, spot, &mut one)?;
    if let Some(OneOf(one)) = one {
        *into = Some(one);
    }
    Ok(())
}

/// A union as the object that its widest variant is.
struct OneOf<T>(T);

/// The draft of the widest, and which variant it will be.
#[derive(Default)]
struct Draft<Widest> {
    variant: Option<usize>,
    widest: Widest,
}

impl<T: Union> OneOf<T> {
    const TAG: usize = {
        let mut index = 0;
        let mut rest = T::Widest::OBJECT.fields;
        while let [field, others @ ..] = rest {
            if same(field.name, T::TAG) {
                break;
            }
            index += 1;
            rest = others;
        }
        index
    };

    /// The fields that every variant has.
    const SHARED: u64 = {
        let mut shared = u64::MAX;
        let mut rest = T::SETS;
        while let [set, others @ ..] = rest {
            shared &= *set;
            rest = others;
        }
        assert!(
            T::Widest::OBJECT.required() & !shared == 0,
            "a member that not every variant has is optional"
        );
        shared
    };
}

impl<T: Union> Object for OneOf<T> {
    type Draft = Draft<<T::Widest as Object>::Draft>;

    const OBJECT: ObjectShape = T::Widest::OBJECT;

    #[inline]
    fn index(name: &str) -> Option<usize> {
        T::Widest::index(name)
    }

    #[inline]
    fn member<'de, A: MapAccess<'de>>(
        draft: &mut Self::Draft,
        index: usize,
        members: &mut A,
        spot: Spot<'_>,
    ) -> Result<(), A::Error> {
        if index == Self::TAG {
            let into = &mut draft.variant;
            return members.next_value_seed(Tag {
                spot,
                values: T::VALUES,
                into,
            });
        }
        T::Widest::member(&mut draft.widest, index, members, spot)
    }

    #[inline]
    fn has(draft: &Self::Draft, index: usize) -> Has {
        let bit = 1 << index;
        if Self::SHARED & bit != 0 {
            return Has::Yes;
        }
        match draft.variant.and_then(|variant| T::SETS.get(variant)) {
            Some(set) if set & bit != 0 => Has::Yes,
            Some(_) => Has::No,
            None => Has::Undecided,
        }
    }

    fn keep(draft: &mut Self::Draft, name: Box<str>, value: Box<RawValue>) {
        T::Widest::keep(&mut draft.widest, name, value);
    }

    fn finish(draft: Self::Draft) -> Option<Self> {
        T::finish(draft.variant?, draft.widest).map(Self)
    }
}

/// Which fields of the widest a variant has, as a set of bits.
pub(crate) const fn fields(widest: &ObjectShape, variant: &ObjectShape) -> u64 {
    let mut set = 0;
    let mut found = 0;
    let mut rest = widest.fields;
    let mut bit = 1_u64;
    while let [field, others @ ..] = rest {
        let mut these = variant.fields;
        while let [this, more @ ..] = these {
            if same(field.name, this.name) {
                assert!(
                    field.required == this.required,
                    "a member is required by all or by none"
                );
                set |= bit;
                found += 1;
            }
            these = more;
        }
        bit = bit.wrapping_shl(1);
        rest = others;
    }
    assert!(found == variant.fields.len(), "the widest has every member");
    set
}

const fn same(a: &str, b: &str) -> bool {
    let (mut a, mut b) = (a.as_bytes(), b.as_bytes());
    while let ([first, rest @ ..], [second, others @ ..]) = (a, b) {
        if *first != *second {
            return false;
        }
        a = rest;
        b = others;
    }
    a.is_empty() && b.is_empty()
}

/// Reads which of some values a text is.
pub(crate) struct Tag<'s> {
    pub(crate) spot: Spot<'s>,
    pub(crate) values: &'static ChoiceRule,
    pub(crate) into: &'s mut Option<usize>,
}

impl<'de> DeserializeSeed<'de> for Tag<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(
        self,
        input: D,
    ) -> Result<(), D::Error> {
        input.deserialize_any(Accepting(self))
    }
}

impl Accept<'_> for Tag<'_> {
    const EXPECTED: Kind = Kind::String;

    fn spot(&mut self) -> Spot<'_> {
        self.spot.lend()
    }

    fn text(self, text: &str) {
        let known = self.values.values.iter().position(|value| *value == text);
        *self.into = self
            .spot
            .judge(known.ok_or(ViolationKind::Choice { rule: self.values }));
    }
}
