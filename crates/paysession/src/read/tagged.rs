//! Reading one of several objects, told apart by the value of one member.
//!
//! The member may stand anywhere: a look ahead finds it, and then the one
//! object is read.

use std::{borrow::Cow, convert::Infallible, marker::PhantomData};

use super::{
    Path, Reader, Refused,
    object::{self, Object},
};
use crate::{
    introspect::shape::ObjectShape,
    json::{Members, Parser},
    rule::ChoiceRule,
    value::unknown_fields::UnknownFields,
    violation::{JsonType, ViolationKind},
};

/// What `#[derive(Object)]` writes for an enum of objects.
pub(crate) trait Tagged: Sized {
    /// The object that has every member of the others, by which a text is
    /// judged whose tag does not say what it is.
    type Widest: Object;

    /// The name of the member that tells the objects apart; the first in the
    /// table of each.
    const TAG: &'static str;

    /// Its values, in the order of the variants.
    const VALUES: &'static ChoiceRule;

    /// Each value, and the object that goes with it.
    const VARIANTS: &'static [(&'static str, &'static ObjectShape)];
}

/// One of the objects.
pub(crate) trait Variant: Object {
    /// The value of the member that tells it apart.
    const VALUE: &'static str;
}

/// What the text says of the tag.
enum Tag<'t> {
    /// It is not there.
    LeftOut,
    /// It is a string.
    Text(Cow<'t, str>),
    /// It is `null`.
    Null,
}

/// Which variant the text is, where its tag says so, or where there is none
/// and one of the variants needs none.
pub(crate) fn variant<T: Tagged>(reader: &Reader<'_>) -> Option<usize> {
    let is_tolerant = reader.collector.options().is_tolerant();
    match look_ahead(reader.parser.fork(), T::TAG)? {
        Tag::LeftOut => default_variant::<T>(),
        Tag::Null if is_tolerant => default_variant::<T>(),
        Tag::Text(tag) if is_tolerant && tag.is_empty() => {
            default_variant::<T>()
        }
        Tag::Text(tag) => {
            T::VALUES.values.iter().position(|value| *value == tag)
        }
        Tag::Null => None,
    }
}

/// The variant whose tag may be left out.
fn default_variant<T: Tagged>() -> Option<usize> {
    T::VARIANTS.iter().position(|(_, object)| {
        object.fields.first().is_some_and(|tag| !tag.required)
    })
}

/// The first member with this name, where the text is an object.
fn look_ahead<'t>(mut parser: Parser<'t>, name: &str) -> Option<Tag<'t>> {
    if parser.peek() != Some(b'{') {
        return None;
    }
    let mut members = Members::of(&mut parser).ok()?;
    while members.next(&mut parser).ok()? {
        if parser.name().ok()? == name {
            return match parser.peek() {
                Some(b'"') => parser.into_string().map(Tag::Text),
                Some(b'n') => Some(Tag::Null),
                _ => None,
            };
        }
        parser.skip().ok()?;
    }
    Some(Tag::LeftOut)
}

/// Reads an object whose tag is missing or says nothing, which is reported
/// with all else that is wrong.
#[cold]
pub(crate) fn read_undecided<T: Tagged>(
    reader: &mut Reader<'_>,
    path: &Path<'_>,
) -> Refused {
    match object::read::<Undecided<T>>(reader, path) {
        Err(refused) => refused,
    }
}

/// The members of the widest object, but for the tag, which no value keeps.
struct Undecided<T>(Infallible, PhantomData<T>);

impl<T: Tagged> Object for Undecided<T> {
    type Partial = <T::Widest as Object>::Partial;

    const OBJECT: ObjectShape = T::Widest::OBJECT;

    fn field(name: &str) -> Option<(usize, &'static str)> {
        T::Widest::field(name)
    }

    fn field_at(text: &[u8], expected: usize) -> Option<(usize, &'static str)> {
        T::Widest::field_at(text, expected)
    }

    fn read_field(
        partial: &mut Self::Partial,
        index: usize,
        reader: &mut Reader<'_>,
        path: &Path<'_>,
    ) -> Result<(), Refused> {
        if Self::OBJECT.fields.get(index).is_some_and(|f| f.name == T::TAG) {
            return read(reader, &path.field(T::TAG), T::VALUES);
        }
        T::Widest::read_field(partial, index, reader, path)
    }

    fn unknown_fields(
        partial: &mut Self::Partial,
    ) -> Option<&mut UnknownFields> {
        T::Widest::unknown_fields(partial)
    }

    fn build(_: Self::Partial) -> Result<Self, &'static str> {
        Err(T::TAG)
    }
}

/// Reads the tag where it may be left out, and so may be `null` or an empty
/// string where that is tolerated.
pub(crate) fn read_optional(
    reader: &mut Reader<'_>,
    path: &Path<'_>,
    values: &'static ChoiceRule,
) -> Result<Option<()>, Refused> {
    let is_empty = reader.collector.options().is_tolerant()
        && (reader.parser.peek() == Some(b'n')
            || reader.parser.rest().starts_with(b"\"\""));
    if is_empty {
        reader.parser.skip()?;
        return Ok(None);
    }
    read(reader, path, values).map(Some)
}

/// Reads the tag as the member that it is.
pub(crate) fn read(
    reader: &mut Reader<'_>,
    path: &Path<'_>,
    values: &'static ChoiceRule,
) -> Result<(), Refused> {
    if reader.parser.peek() != Some(b'"') {
        return Err(reader.wrong_type(path, JsonType::String));
    }
    let text = reader.parser.string()?;
    if values.values.contains(&text) {
        return Ok(());
    }
    let kind = ViolationKind::choice(values, text);
    Err(reader.report(path, kind).into())
}
