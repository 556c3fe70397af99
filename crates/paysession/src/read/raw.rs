//! Reading values as their own text, to be kept as they were sent.

use super::{Path, ReadError, Reader, skip};
use crate::{
    value::{raw_json::RawJson, unknown_fields::UnknownFields},
    violation::JsonType,
};

/// Reads any value in which no object has a member twice.
pub(crate) fn read(
    reader: &mut Reader<'_>,
    path: &Path<'_>,
) -> Result<RawJson, ReadError> {
    reader.parser.peek();
    let before = reader.parser.rest();
    skip::value(reader, path)?;
    Ok(RawJson::of_valid(reader.parser.consumed_since(before)))
}

/// Reads the members of any object, each of them once.
pub(crate) fn read_members(
    reader: &mut Reader<'_>,
    path: &Path<'_>,
) -> Result<UnknownFields, ReadError> {
    if !reader.parser.begins_with(b'{') {
        return Err(reader.report_wrong_type(path, JsonType::Object));
    }
    let mut fields = UnknownFields::default();
    skip::read_unique_members(reader, path, |name, reader, path| {
        fields.push(name.into(), read(reader, path)?);
        Ok(())
    })?;
    Ok(fields)
}
