//! What nobody asked for is read all the same: for its syntax, and for members
//! that an object has twice.

use super::{Path, ReadError, Reader, Reported, names::SeenNames};
use crate::{
    json::{Elements, Members},
    violation::{JsonType, ViolationKind},
};

impl Reader<'_> {
    /// Consumes a value of another type than the one that is expected, and
    /// reports it after what is wrong inside it.
    #[cold]
    #[inline(never)]
    pub(crate) fn report_wrong_type(
        &mut self,
        path: &Path<'_>,
        expected: JsonType,
    ) -> ReadError {
        let found = match self.parser.peek() {
            Some(b'"') => JsonType::String,
            Some(b'-' | b'0'..=b'9') => JsonType::Number,
            Some(b'{') => JsonType::Object,
            Some(b'[') => JsonType::Array,
            Some(b't' | b'f') => JsonType::Boolean,
            Some(b'n') => JsonType::Null,
            Some(_) | None => return self.parser.no_value().into(),
        };
        match value(self, path) {
            Err(ReadError::Syntax(invalid)) => invalid.into(),
            Ok(()) | Err(ReadError::Rule(_)) => self
                .report(path, ViolationKind::Type { expected, found })
                .into(),
        }
    }
}

/// Consumes the next value.
pub(crate) fn value(
    reader: &mut Reader<'_>,
    path: &Path<'_>,
) -> Result<(), ReadError> {
    match reader.parser.peek() {
        Some(b'{') => read_unique_members(reader, path, |_, reader, path| {
            value(reader, path)
        }),
        Some(b'[') => elements(reader, path),
        _ => Ok(reader.parser.skip()?),
    }
}

fn elements(reader: &mut Reader<'_>, path: &Path<'_>) -> Result<(), ReadError> {
    let mut elements = Elements::of(&mut reader.parser)?;
    let mut refused = None;
    let mut index = 0;
    while elements.next(&mut reader.parser)? {
        remember_violation(value(reader, &path.element(index)), &mut refused)?;
        index += 1;
    }
    refused.map_or(Ok(()), |reported: Reported| Err(reported.into()))
}

/// Reads the members of the object that begins here, each name once: a member
/// whose name was there before is reported, and skipped.
pub(super) fn read_unique_members<'t>(
    reader: &mut Reader<'t>,
    path: &Path<'_>,
    mut read: impl FnMut(&str, &mut Reader<'t>, &Path<'_>) -> Result<(), ReadError>,
) -> Result<(), ReadError> {
    let mut members = Members::of(&mut reader.parser)?;
    let mut seen = SeenNames::default();
    let mut refused = None;
    while members.next(&mut reader.parser)? {
        let name = reader.parser.name()?;
        let path = path.member(&name);
        let member = if seen.contains(&name) {
            duplicate(reader, &path)
        } else {
            read(&name, reader, &path)
        };
        remember_violation(member, &mut refused)?;
        seen.insert(name);
    }
    refused.map_or(Ok(()), |reported: Reported| Err(reported.into()))
}

/// Reports a member whose name was there before, and skips its value.
#[cold]
#[inline(never)]
pub(super) fn duplicate(
    reader: &mut Reader<'_>,
    path: &Path<'_>,
) -> Result<(), ReadError> {
    let reported = reader.report(path, ViolationKind::Duplicate);
    value(reader, path)?;
    Err(reported.into())
}

/// Goes on after a broken rule, and remembers it.
#[inline]
pub(super) fn remember_violation<T>(
    read: Result<T, ReadError>,
    refused: &mut Option<Reported>,
) -> Result<Option<T>, ReadError> {
    match read {
        Ok(value) => Ok(Some(value)),
        Err(ReadError::Rule(reported)) => {
            *refused = Some(reported);
            Ok(None)
        }
        Err(syntax @ ReadError::Syntax(_)) => Err(syntax),
    }
}
