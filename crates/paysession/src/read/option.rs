//! Reading what is no rule of its own: a value that may be `null`, one that is
//! boxed, and `true` or `false`.

use super::{self as read, Collector, Path, Read, ReadError, Reader};
use crate::{
    introspect::shape::Shape,
    violation::{JsonType, ViolationKind},
};

/// An empty text, as JSON writes it.
const EMPTY: &str = "\"\"";

/// Reads a value, or `null`.
#[inline]
pub(crate) fn read_nullable<T: Read>(
    reader: &mut Reader<'_>,
    path: &Path<'_>,
) -> Result<Option<T>, ReadError> {
    if reader.parser.peek() == Some(b'n') {
        reader.parser.literal("null")?;
        return Ok(None);
    }
    T::read(reader, path).map(Some)
}

/// Reads a value that may be left out, and so may be `null` or an empty string
/// where a reading tolerates that.
#[inline]
pub(crate) fn read_optional<T: Read>(
    reader: &mut Reader<'_>,
    path: &Path<'_>,
) -> Result<Option<T>, ReadError> {
    if reader.collector.options().is_tolerant() {
        return read_tolerantly(reader, path);
    }
    match const { T::SHAPE.json_type() } {
        Some(expected) if reader.parser.peek() == Some(b'n') => {
            Err(report_null(reader, path, expected))
        }
        Some(_) | None => T::read(reader, path).map(Some),
    }
}

/// Reports that a member that may be left out is `null`.
#[cold]
fn report_null(
    reader: &mut Reader<'_>,
    path: &Path<'_>,
    expected: JsonType,
) -> ReadError {
    match reader.parser.literal("null") {
        Err(invalid) => invalid.into(),
        Ok(()) => {
            reader.report(path, ViolationKind::OptionalNull { expected }).into()
        }
    }
}

#[inline(never)]
fn read_tolerantly<T: Read>(
    reader: &mut Reader<'_>,
    path: &Path<'_>,
) -> Result<Option<T>, ReadError> {
    let is_empty = reader.parser.peek() == Some(b'"')
        && reader.parser.rest().starts_with(EMPTY)
        && read::from_text::<T>(EMPTY, reader.collector.options()).is_err();
    if is_empty {
        reader.parser.skip()?;
        return Ok(None);
    }
    read_nullable(reader, path)
}

/// A large value that is rarely there, so that a message without it has no
/// room for it, and is quick to move.
impl<T: Read> Read for Box<T> {
    const SHAPE: Shape = T::SHAPE;

    fn read(
        reader: &mut Reader<'_>,
        path: &Path<'_>,
    ) -> Result<Self, ReadError> {
        T::read(reader, path).map(Self::new)
    }

    fn check(&self, path: &Path<'_>, collector: &mut Collector) {
        T::check(self, path, collector);
    }
}

impl Read for bool {
    const SHAPE: Shape = Shape::Boolean;

    fn read(
        reader: &mut Reader<'_>,
        path: &Path<'_>,
    ) -> Result<Self, ReadError> {
        match reader.parser.peek() {
            Some(b't') => Ok(reader.parser.literal("true").map(|()| true)?),
            Some(b'f') => Ok(reader.parser.literal("false").map(|()| false)?),
            _ => Err(reader.report_wrong_type(path, JsonType::Boolean)),
        }
    }

    fn check(&self, _: &Path<'_>, _: &mut Collector) {}
}
