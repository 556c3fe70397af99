//! Reading a list.

use super::{Collector, Path, Read, ReadError, Reader};
use crate::{
    introspect::shape::Shape, json::Elements, rule::CountRule,
    violation::JsonType,
};

/// Reads a list.
///
/// Elements beyond the limit are judged like the others, but not kept: the
/// size of what a message holds is bounded by its rules.
#[inline]
pub(crate) fn read<T: Read>(
    reader: &mut Reader<'_>,
    path: &Path<'_>,
    rule: CountRule,
) -> Result<Vec<T>, ReadError> {
    if !reader.parser.begins_with(b'[') {
        return Err(reader.report_wrong_type(path, JsonType::Array));
    }
    let rule = reader.collector.options().bound(rule);
    let mut elements = Elements::of(&mut reader.parser)?;
    let mut list = Vec::with_capacity(capacity::<T>(reader, rule));
    let mut refused = None;
    let mut index = 0;
    while elements.next(&mut reader.parser)? {
        let read = T::read(reader, &path.element(index));
        index += 1;
        // An element goes straight to its place: each step between costs as
        // much as reading a member's name.
        match read {
            Ok(value) if rule.check(index).is_ok() => list.push(value),
            Ok(_) => {}
            Err(ReadError::Rule(reported)) => refused = Some(reported),
            Err(syntax @ ReadError::Syntax(_)) => return Err(syntax),
        }
    }
    if let Err(kind) = rule.check(index) {
        refused = Some(reader.report(path, kind));
    }
    match refused {
        Some(reported) => Err(reported.into()),
        None => Ok(list),
    }
}

/// For how many elements there is room from the start: for as many as there may
/// be, but in no more bytes than the rest of the text has. A long list is then
/// moved once less for each time that it doubles.
#[inline]
fn capacity<T>(reader: &Reader<'_>, rule: CountRule) -> usize {
    let fitting = reader.parser.rest().len() / size_of::<T>().max(1);
    rule.max.map_or(0, |max| {
        fitting.min(usize::try_from(max).unwrap_or(usize::MAX))
    })
}

/// Reports what a list breaks.
pub(crate) fn check<T: Read>(
    list: &[T],
    path: &Path<'_>,
    collector: &mut Collector,
    rule: CountRule,
) {
    for (index, value) in list.iter().enumerate() {
        value.check(&path.element(index), collector);
    }
    let rule = collector.options().bound(rule);
    collector.report_error(path, &rule.check(list.len()));
}

/// A list without a published limit.
impl<T: Read> Read for Vec<T> {
    const SHAPE: Shape = Shape::Array { count: CountRule::ANY, of: &T::SHAPE };

    fn read(
        reader: &mut Reader<'_>,
        path: &Path<'_>,
    ) -> Result<Self, ReadError> {
        read(reader, path, CountRule::ANY)
    }

    fn check(&self, path: &Path<'_>, collector: &mut Collector) {
        check(self, path, collector, CountRule::ANY);
    }
}
