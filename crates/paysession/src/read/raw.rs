//! Reading values as their own text, to be kept as they were sent.

use super::{Path, Reader, Refused, names::SeenNames, skip, skip::note};
use crate::{
    json::Members,
    value::{raw_json::RawJson, unknown_fields::UnknownFields},
    violation::{JsonType, ViolationKind},
};

/// Reads any value in which no object has a member twice.
pub(crate) fn read(
    reader: &mut Reader<'_>,
    path: &Path<'_>,
) -> Result<RawJson, Refused> {
    reader.parser.peek();
    let start = reader.parser.position();
    skip::value(reader, path)?;
    Ok(RawJson::of_valid(reader.parser.text_from(start)))
}

/// Reads the members of any object, each of them once.
pub(crate) fn read_members(
    reader: &mut Reader<'_>,
    path: &Path<'_>,
) -> Result<UnknownFields, Refused> {
    if reader.parser.peek() != Some(b'{') {
        return Err(reader.wrong_type(path, JsonType::Object));
    }
    let mut members = Members::of(&mut reader.parser)?;
    let mut fields = UnknownFields::default();
    let mut seen = SeenNames::default();
    let mut refused = None;
    while members.next(&mut reader.parser)? {
        let name = reader.parser.name()?;
        let path = path.member(&name);
        if seen.contains(&name) {
            refused = Some(reader.report(&path, ViolationKind::Duplicate));
            note(skip::value(reader, &path), &mut refused)?;
            continue;
        }
        if let Some(value) = note(read(reader, &path), &mut refused)? {
            fields.push((*name).into(), value);
        }
        seen.insert(name);
    }
    match refused {
        Some(reported) => Err(reported.into()),
        None => Ok(fields),
    }
}
