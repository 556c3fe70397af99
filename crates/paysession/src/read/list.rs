//! Reading a list.

use super::{Collector, Path, Read, Reader, Refused, skip::note};
use crate::{
    introspect::shape::Shape, json::Elements, rule::CountRule,
    violation::JsonType,
};

/// Reads a list.
///
/// Elements beyond the limit are judged like the others, but not kept: the
/// size of what a message holds is bounded by its rules.
pub(crate) fn read<T: Read>(
    reader: &mut Reader<'_>,
    path: &Path<'_>,
    rule: CountRule,
) -> Result<Vec<T>, Refused> {
    if reader.parser.peek() != Some(b'[') {
        return Err(reader.wrong_type(path, JsonType::Array));
    }
    let rule = reader.collector.options().bound(rule);
    let mut elements = Elements::of(&mut reader.parser)?;
    let mut list = Vec::new();
    let mut refused = None;
    let mut index = 0;
    while elements.next(&mut reader.parser)? {
        let read = T::read(reader, &path.element(index));
        index += 1;
        if let Some(value) = note(read, &mut refused)?
            && rule.check(index).is_ok()
        {
            list.push(value);
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
    const SHAPE: Shape = Shape::List { count: CountRule::ANY, of: &T::SHAPE };

    fn read(reader: &mut Reader<'_>, path: &Path<'_>) -> Result<Self, Refused> {
        read(reader, path, CountRule::ANY)
    }

    fn check(&self, path: &Path<'_>, collector: &mut Collector) {
        check(self, path, collector, CountRule::ANY);
    }
}
