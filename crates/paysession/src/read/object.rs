//! Reading an object: members in any order, each once, none of the required
//! ones missing.

use std::borrow::Cow;

use super::{
    Collector, Path, ReadError, Reader, Reported, field_set::FieldSet,
    names::SeenNames, raw, skip, skip::remember_violation,
};
use crate::{
    introspect::shape::ObjectShape,
    json::{InvalidJson, Members, Parser},
    value::unknown_fields::UnknownFields,
    violation::{JsonType, ViolationKind},
};

/// What `#[derive(Object)]` writes for a struct.
pub(crate) trait Object: Sized {
    /// The struct with every member optional, to be filled in any order.
    type Partial: Default;

    /// A set of its fields, with a bit for each name.
    type Fields: FieldSet;

    /// The table of fields.
    const OBJECT: ObjectShape;

    /// Fields of which is remembered that they are missing, as a set of bits.
    const TRACKS_ABSENCE: u64 = 0;

    /// The field with this name: its index, and its name from the table. Other
    /// names of fields have the indices that follow those of the fields.
    fn field(name: &str) -> Option<(usize, &'static str)>;

    /// The name of the field at the index that is `expected`, where the text
    /// begins with it, in quotes and with a colon; and the text after them.
    ///
    /// The first field is not expected behind a comma, and not found here.
    fn expected_field(
        text: &str,
        expected: usize,
    ) -> Option<(&'static str, &str)>;

    /// The field whose name, in quotes and with a colon, the text begins with;
    /// and the text after them.
    fn field_at(text: &str) -> Option<(usize, &'static str, &str)>;

    /// Reads the value of the field at `index`.
    ///
    /// # Errors
    ///
    /// Those of the field's type.
    fn read_field(
        partial: &mut Self::Partial,
        index: usize,
        reader: &mut Reader<'_>,
        path: &Path<'_>,
    ) -> Result<(), ReadError>;

    /// Where members are kept that are not in the table, if they are.
    fn unknown_fields(
        partial: &mut Self::Partial,
    ) -> Option<&mut UnknownFields>;

    /// The struct, where no required member is missing.
    ///
    /// # Errors
    ///
    /// The name of a required member that was not read.
    fn build(partial: Self::Partial) -> Result<Self, &'static str>;
}

/// Reads an object.
#[inline]
pub(crate) fn read<T: Object>(
    reader: &mut Reader<'_>,
    path: &Path<'_>,
) -> Result<T, ReadError> {
    if !reader.parser.begins_with(b'{') {
        return Err(reader.report_wrong_type(path, JsonType::Object));
    }
    let mut members = Members::of(&mut reader.parser)?;
    let mut partial = T::Partial::default();
    let mut seen = T::Fields::NONE;
    let mut empty = T::Fields::NONE;
    let mut refused = None;
    let mut unknown = SeenNames::default();
    let mut expected = 0;
    while let Some(name) =
        next_name::<T>(&mut members, &mut reader.parser, expected)?
    {
        let read = match name {
            MemberName::Field(index, _) if !seen.has(index) => {
                seen = seen.with(index);
                expected = index + 1;
                if const { T::OBJECT.has_aliases() }
                    && is_left_empty::<T>(reader, index)
                {
                    empty = empty.with(index);
                }
                T::read_field(&mut partial, index, reader, path)
            }
            MemberName::Field(_, name) => {
                skip::duplicate(reader, &path.field(name))
            }
            MemberName::Unknown(name) => read_unknown_field::<T>(
                &mut partial,
                &mut unknown,
                reader,
                path,
                name,
            ),
        };
        remember_violation(read, &mut refused)?;
    }
    if const { T::OBJECT.has_aliases() } {
        seen = seen_under_any_name(&T::OBJECT, seen.without(empty));
    }
    let required = if reader.collector.options().is_tolerant() {
        const { T::OBJECT.required(true) }
    } else {
        const { T::OBJECT.required(false) }
    };
    let lacking = T::Fields::of(required).without(seen);
    if lacking != T::Fields::NONE {
        missing(reader, path, &T::OBJECT, lacking, &mut refused);
    }
    if let Some(reported) = refused {
        return Err(reported.into());
    }
    let lacking = seen.lacks(T::TRACKS_ABSENCE);
    if lacking != 0
        && let Some(unknown) = T::unknown_fields(&mut partial)
    {
        unknown.mark_missing(lacking);
    }
    T::build(partial).map_err(|name| {
        reader.report(&path.field(name), ViolationKind::Required).into()
    })
}

/// A set of names, of which those that follow the fields' are their other names,
/// with every field that was seen under any name.
fn seen_under_any_name<F: FieldSet>(object: &ObjectShape, seen: F) -> F {
    let fields = object.fields.iter().enumerate();
    fields
        .filter(|(_, field)| field.alias.is_some())
        .zip(object.fields.len()..)
        .filter(|(_, alias)| seen.has(*alias))
        .fold(seen, |all, ((field, _), _)| all.with(field))
}

/// Whether a field that has two names is `null` under this one and a reading
/// tolerates that: the value may stand under the other.
fn is_left_empty<T: Object>(reader: &mut Reader<'_>, index: usize) -> bool {
    T::OBJECT.has_two_names(index)
        && reader.collector.options().is_tolerant()
        && reader.parser.peek() == Some(b'n')
}

/// The name of a member.
enum MemberName<'t> {
    /// A field of the table: its index and its name.
    Field(usize, &'static str),
    /// Another.
    Unknown(Cow<'t, str>),
}

/// Consumes the name of the next member and its colon, if there is another.
///
/// Most bodies have the members in the order of the table, and their names
/// without escapes and with the colon right after them. Then nothing is
/// measured or copied, only compared.
#[inline]
fn next_name<'t, T: Object>(
    members: &mut Members,
    parser: &mut Parser<'t>,
    expected: usize,
) -> Result<Option<MemberName<'t>>, InvalidJson> {
    // Once a field was read, the next is behind a comma.
    if let Some(text) = parser.after_comma()
        && let Some((name, after)) = T::expected_field(text, expected)
    {
        parser.continue_at(after);
        return Ok(Some(MemberName::Field(expected, name)));
    }
    if !members.next(parser)? {
        return Ok(None);
    }
    if let Some((index, name, after)) = T::field_at(parser.rest()) {
        parser.continue_at(after);
        return Ok(Some(MemberName::Field(index, name)));
    }
    name_by_text::<T>(parser).map(Some)
}

#[inline(never)]
fn name_by_text<'t, T: Object>(
    parser: &mut Parser<'t>,
) -> Result<MemberName<'t>, InvalidJson> {
    let name = parser.name()?;
    Ok(match T::field(&name) {
        Some((index, name)) => MemberName::Field(index, name),
        None => MemberName::Unknown(name),
    })
}

/// A member that is not in the table.
#[cold]
#[inline(never)]
fn read_unknown_field<'t, T: Object>(
    partial: &mut T::Partial,
    seen: &mut SeenNames<'t>,
    reader: &mut Reader<'t>,
    path: &Path<'_>,
    name: Cow<'t, str>,
) -> Result<(), ReadError> {
    let path = path.member(&name);
    if seen.contains(&name) {
        return skip::duplicate(reader, &path);
    }
    let read = if denies_unknown_fields::<T>(&reader.collector) {
        let reported = deny(&mut reader.collector, &path, &name, &T::OBJECT);
        skip::value(reader, &path).and(Err(reported.into()))
    } else if let Some(fields) = T::unknown_fields(partial) {
        raw::read(reader, &path).map(|value| fields.push((*name).into(), value))
    } else {
        skip::value(reader, &path)
    };
    seen.insert(name);
    read
}

fn denies_unknown_fields<T: Object>(collector: &Collector) -> bool {
    !T::OBJECT.is_partial && collector.options().denies_unknown_fields()
}

/// Reports an unknown member, with the name that was probably meant.
fn deny(
    collector: &mut Collector,
    path: &Path<'_>,
    name: &str,
    object: &ObjectShape,
) -> Reported {
    // Nobody sees the suggestion of a violation that is not kept.
    let kind = if collector.has_room() {
        object.unknown(name)
    } else {
        ViolationKind::Unknown { nearest: None }
    };
    collector.report(path, kind)
}

/// Reports the members that an object kept and should not have.
pub(crate) fn check_unknown_fields<T: Object>(
    unknown: &UnknownFields,
    path: &Path<'_>,
    collector: &mut Collector,
) {
    if !denies_unknown_fields::<T>(collector) {
        return;
    }
    // A field that was no value of its type is missing, and is reported so.
    let names = unknown.iter().map(|(name, _)| name);
    for name in names.filter(|name| T::field(name).is_none()) {
        deny(collector, &path.member(name), name, &T::OBJECT);
    }
}

/// Reports every member of a set of bits, in the order of the table.
#[cold]
#[inline(never)]
fn missing<F: FieldSet>(
    reader: &mut Reader<'_>,
    path: &Path<'_>,
    object: &ObjectShape,
    missing: F,
    refused: &mut Option<Reported>,
) {
    for (index, field) in object.fields.iter().enumerate() {
        if missing.has(index) {
            let path = path.field(field.name);
            *refused = Some(reader.report(&path, ViolationKind::Required));
        }
    }
}
