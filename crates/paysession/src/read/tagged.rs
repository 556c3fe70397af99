//! Reading one of several objects, told apart by the value of one member.
//!
//! The member may stand anywhere. Where it does not stand first, the object
//! that needs none is tried; only if that fails, a look ahead finds the member.

use std::{borrow::Cow, convert::Infallible, marker::PhantomData};

use super::{
    Path, ReadError, Reader,
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
    type Superset: Object;

    /// The name of the member that tells the objects apart; the first in the
    /// table of each.
    const TAG: &'static str;

    /// Its values, in the order of the variants.
    const VALUES: &'static ChoiceRule;

    /// Each value, and the object that goes with it.
    const VARIANTS: &'static [(&'static str, &'static ObjectShape)];

    /// Reads the variant at this index; `None` is a tag that does not say what
    /// the text is.
    ///
    /// # Errors
    ///
    /// Those of the object.
    fn read_variant(
        index: Option<usize>,
        reader: &mut Reader<'_>,
        path: &Path<'_>,
    ) -> Result<Self, ReadError>;
}

/// One of the objects.
pub(crate) trait Variant: Object {
    /// The value of the member that tells it apart.
    const VALUE: &'static str;
}

/// What the text says of the tag.
enum FoundTag<'t> {
    /// It is not there.
    LeftOut,
    /// It is a string.
    Text(Cow<'t, str>),
    /// It is `null`.
    Null,
}

/// Reads the object that the text is.
///
/// A look ahead costs as much as half the reading of a body whose tag stands
/// last; most bodies are of the variant that needs no tag.
pub(crate) fn read_union<T: Tagged>(
    reader: &mut Reader<'_>,
    path: &Path<'_>,
) -> Result<T, ReadError> {
    let start = reader.checkpoint();
    let variant = match first_member(reader.parser.fork()) {
        Some((name, value)) if name == T::TAG => {
            tag(value).and_then(|tag| variant_of::<T>(&tag, reader))
        }
        Some(_) => {
            let guess = default_variant::<T>();
            if guess.is_some() {
                let read = T::read_variant(guess, reader, path);
                if read.is_ok() || variant::<T>(&start.parser, reader) == guess
                {
                    return read;
                }
            }
            variant::<T>(&start.parser, reader)
        }
        None => variant::<T>(&start.parser, reader),
    };
    reader.rewind(start);
    T::read_variant(variant, reader, path)
}

/// The name of the first member, and the parser at its value, where the text is
/// an object that has one.
fn first_member(mut parser: Parser<'_>) -> Option<(Cow<'_, str>, Parser<'_>)> {
    let mut members = members_of(&mut parser)?;
    let has_one = members.next(&mut parser).ok()?;
    let name = if has_one { parser.name().ok()? } else { return None };
    Some((name, parser))
}

/// Which variant the text is, where its tag says so, or where there is none
/// and one of the variants needs none.
fn variant<T: Tagged>(
    start: &Parser<'_>,
    reader: &Reader<'_>,
) -> Option<usize> {
    variant_of::<T>(&look_ahead(start.fork(), T::TAG)?, reader)
}

/// Which variant has this tag.
fn variant_of<T: Tagged>(
    tag: &FoundTag<'_>,
    reader: &Reader<'_>,
) -> Option<usize> {
    let is_tolerant = reader.collector.options().is_tolerant();
    match tag {
        FoundTag::LeftOut => default_variant::<T>(),
        FoundTag::Null if is_tolerant => default_variant::<T>(),
        FoundTag::Text(tag) if is_tolerant && tag.is_empty() => {
            default_variant::<T>()
        }
        FoundTag::Text(tag) => {
            T::VALUES.values.iter().position(|value| *value == tag)
        }
        FoundTag::Null => None,
    }
}

/// The variant whose tag may be left out.
fn default_variant<T: Tagged>() -> Option<usize> {
    T::VARIANTS.iter().position(|(_, object)| {
        object.fields.first().is_some_and(|tag| !tag.required)
    })
}

/// The first member with this name, where the text is an object.
fn look_ahead<'t>(mut parser: Parser<'t>, name: &str) -> Option<FoundTag<'t>> {
    let mut members = members_of(&mut parser)?;
    while members.next(&mut parser).ok()? {
        if parser.name().ok()? == name {
            return tag(parser);
        }
        parser.skip().ok()?;
    }
    Some(FoundTag::LeftOut)
}

/// The tag that begins here.
fn tag(mut parser: Parser<'_>) -> Option<FoundTag<'_>> {
    match parser.peek() {
        Some(b'"') => parser.into_string().map(FoundTag::Text),
        Some(b'n') => Some(FoundTag::Null),
        _ => None,
    }
}

fn members_of(parser: &mut Parser<'_>) -> Option<Members> {
    if !parser.begins_with(b'{') {
        return None;
    }
    Members::of(parser).ok()
}

/// Reads an object whose tag is missing or says nothing, which is reported
/// with all else that is wrong.
#[cold]
pub(crate) fn read_undecided<T: Tagged>(
    reader: &mut Reader<'_>,
    path: &Path<'_>,
) -> ReadError {
    match object::read::<AllFields<T>>(reader, path) {
        Err(refused) => refused,
    }
}

/// The members of the object that has all of them, but for the tag, which no value keeps.
struct AllFields<T>(Infallible, PhantomData<T>);

impl<T: Tagged> Object for AllFields<T> {
    type Partial = <T::Superset as Object>::Partial;
    type Fields = <T::Superset as Object>::Fields;

    const OBJECT: ObjectShape = T::Superset::OBJECT;

    fn field(name: &str) -> Option<(usize, &'static str)> {
        T::Superset::field(name)
    }

    fn expected_field(
        text: &str,
        expected: usize,
    ) -> Option<(&'static str, &str)> {
        T::Superset::expected_field(text, expected)
    }

    fn field_at(text: &str) -> Option<(usize, &'static str, &str)> {
        T::Superset::field_at(text)
    }

    fn read_field(
        partial: &mut Self::Partial,
        index: usize,
        reader: &mut Reader<'_>,
        path: &Path<'_>,
    ) -> Result<(), ReadError> {
        if Self::OBJECT.fields.get(index).is_some_and(|f| f.name == T::TAG) {
            return read(reader, &path.field(T::TAG), T::VALUES);
        }
        T::Superset::read_field(partial, index, reader, path)
    }

    fn unknown_fields(
        partial: &mut Self::Partial,
    ) -> Option<&mut UnknownFields> {
        T::Superset::unknown_fields(partial)
    }

    fn build(_: Self::Partial) -> Result<Self, &'static str> {
        Err(T::TAG)
    }
}

/// Reads the tag where it may be left out, and so may be `null` or an empty
/// string where a reading tolerates that.
pub(crate) fn read_optional(
    reader: &mut Reader<'_>,
    path: &Path<'_>,
    values: &'static ChoiceRule,
) -> Result<Option<()>, ReadError> {
    let is_empty = reader.collector.options().is_tolerant()
        && (reader.parser.peek() == Some(b'n')
            || reader.parser.rest().starts_with("\"\""));
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
) -> Result<(), ReadError> {
    if !reader.parser.begins_with(b'"') {
        return Err(reader.report_wrong_type(path, JsonType::String));
    }
    let text = reader.parser.string()?;
    if values.values.contains(&text) {
        return Ok(());
    }
    let kind = ViolationKind::choice(values, text);
    Err(reader.report(path, kind).into())
}
