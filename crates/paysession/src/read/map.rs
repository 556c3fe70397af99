//! Reading an object whose members have any names and look alike.

use std::{
    borrow::Cow,
    collections::{BTreeMap, btree_map::Entry},
};

use super::{
    Collector, Path, Read, Reader, Refused, names::SeenNames, skip, skip::note,
    string::StringValue,
};
use crate::{
    json::Members,
    violation::{JsonType, ViolationKind},
};

/// Reads a map.
///
/// A name that breaks its rule is reported at the member: a JSON Pointer has
/// no place for a name.
pub(crate) fn read<N: StringValue + Ord, T: Read>(
    reader: &mut Reader<'_>,
    path: &Path<'_>,
) -> Result<BTreeMap<N, T>, Refused> {
    if reader.parser.peek() != Some(b'{') {
        return Err(reader.wrong_type(path, JsonType::Object));
    }
    let mut members = Members::of(&mut reader.parser)?;
    let mut map = BTreeMap::new();
    // Names of members that are refused, and so not in the map.
    let mut others = SeenNames::default();
    let mut refused = None;
    while members.next(&mut reader.parser)? {
        let text = reader.parser.name()?;
        let path = path.member(&text);
        let name = N::parse(&text, reader.collector.options());
        // The place is found once, before the value is read.
        let place = match name.map(|name| map.entry(name)) {
            Ok(Entry::Vacant(place)) if !others.contains(&text) => Some(place),
            Err(kind) if !others.contains(&text) => {
                refused = Some(reader.report(&path, kind));
                None
            }
            Ok(_) | Err(_) => {
                refused = Some(reader.report(&path, ViolationKind::Duplicate));
                note(skip::value(reader, &path), &mut refused)?;
                continue;
            }
        };
        let value = note(T::read(reader, &path), &mut refused)?;
        if let (Some(place), Some(value)) = (place, value) {
            place.insert(value);
        } else {
            others.insert(text);
        }
    }
    match refused {
        Some(reported) => Err(reported.into()),
        None => Ok(map),
    }
}

/// Reports what a map breaks.
pub(crate) fn check<N: StringValue, T: Read>(
    map: &BTreeMap<N, T>,
    path: &Path<'_>,
    collector: &mut Collector,
) {
    for (name, value) in map {
        let text: Cow<'_, str> = name.text();
        let path = path.member(&text);
        let read = N::parse(&text, collector.options());
        collector.report_error(&path, &read);
        value.check(&path, collector);
    }
}
