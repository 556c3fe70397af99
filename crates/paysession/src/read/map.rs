//! Reading an object whose members have any names and look alike.

use std::borrow::Cow;

use super::{
    Collector, Path, Read, ReadError, Reader, skip, string::StringValue,
};
use crate::{json::Members, value::entry_map::EntryMap, violation::JsonType};

/// Reads a map.
///
/// A name that breaks its rule is reported at the member: a JSON Pointer has
/// no place for a name.
///
/// Names that come twice show when all are there. Only then, or where
/// something else is wrong, the members are read again with a set of their
/// names at hand, and all is reported in the order of the text.
pub(crate) fn read<N: StringValue + AsRef<str>, T: Read>(
    reader: &mut Reader<'_>,
    path: &Path<'_>,
) -> Result<EntryMap<N, T>, ReadError> {
    if !reader.parser.begins_with(b'{') {
        return Err(reader.report_wrong_type(path, JsonType::Object));
    }
    let start = reader.checkpoint();
    if let Ok(entries) = read_valid(reader, path)
        && let Some(map) = EntryMap::of_distinct(entries)
    {
        return Ok(map);
    }
    reader.rewind(start);
    read_all_violations(reader, path)
}

/// Reads the members up to the first flaw, which may be that the text is not
/// JSON.
fn read_valid<N: StringValue, T: Read>(
    reader: &mut Reader<'_>,
    path: &Path<'_>,
) -> Result<Vec<(N, T)>, ReadError> {
    let mut members = Members::of(&mut reader.parser)?;
    let mut entries = Vec::with_capacity(capacity::<(N, T)>(reader));
    while members.next(&mut reader.parser)? {
        let text = reader.parser.name()?;
        let path = path.member(&text);
        let name = N::parse(&text, reader.collector.options())
            .map_err(|kind| reader.report(&path, kind))?;
        entries.push((name, T::read(reader, &path)?));
    }
    Ok(entries)
}

/// For how many entries there is room from the start: for some dozens, but in no
/// more bytes than the rest of the text has.
fn capacity<E>(reader: &Reader<'_>) -> usize {
    const MOST: usize = 64;
    MOST.min(reader.parser.rest().len() / size_of::<E>())
}

/// Reads the members, and reports all that is wrong with them.
#[cold]
fn read_all_violations<N: StringValue + AsRef<str>, T: Read>(
    reader: &mut Reader<'_>,
    path: &Path<'_>,
) -> Result<EntryMap<N, T>, ReadError> {
    let mut entries = Vec::new();
    skip::read_unique_members(reader, path, |text, reader, path| {
        let name = N::parse(text, reader.collector.options())
            .map_err(|kind| reader.report(path, kind));
        let value = T::read(reader, path)?;
        entries.push((name?, value));
        Ok(())
    })?;
    Ok(entries.into_iter().collect())
}

/// Reports what a map breaks.
pub(crate) fn check<N: StringValue, T: Read>(
    map: &EntryMap<N, T>,
    path: &Path<'_>,
    collector: &mut Collector,
) {
    for (name, value) in map.iter() {
        let text: Cow<'_, str> = name.text();
        let path = path.member(&text);
        let read = N::parse(&text, collector.options());
        collector.report_error(&path, &read);
        value.check(&path, collector);
    }
}
