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

/// What `#[derive(Message)]` writes for an enum of objects.
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

/// Which variant the text is, where its tag says so.
pub(crate) fn variant<T: Tagged>(reader: &Reader<'_>) -> Option<usize> {
    let tag = look_ahead(reader.parser.fork(), T::TAG)?;
    T::VALUES.values.iter().position(|value| *value == tag)
}

/// The first member with this name, where it is a string.
fn look_ahead<'t>(mut parser: Parser<'t>, name: &str) -> Option<Cow<'t, str>> {
    if parser.peek() != Some(b'{') {
        return None;
    }
    let mut members = Members::of(&mut parser).ok()?;
    while members.next(&mut parser).ok()? {
        if parser.name().ok()? == name {
            let is_string = parser.peek() == Some(b'"');
            return is_string.then(|| parser.into_string())?;
        }
        parser.skip().ok()?;
    }
    None
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
