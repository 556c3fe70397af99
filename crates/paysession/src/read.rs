//! The single-pass reader: one value after the other, reporting every
//! violation and going on.
//!
//! It reads the text of a body. What a service's own framework gives through
//! `Deserialize` becomes such a text first ([`deserialize`](self::deserialize)).

mod collector;
pub(crate) mod deserialize;
pub(crate) mod field_set;
pub(crate) mod kept;
pub(crate) mod list;
pub(crate) mod map;
mod names;
pub(crate) mod number;
pub(crate) mod object;
pub(crate) mod option;
pub(crate) mod path;
pub(crate) mod raw;
mod reader;
mod skip;
pub(crate) mod string;
pub(crate) mod tagged;
mod transcode;

use crate::{
    introspect::shape::Shape,
    json::{InvalidJson, SyntaxError},
    options::ReadOptions,
    violation::{Violation, ViolationKind, Violations},
};

pub(crate) use self::{
    collector::{Collector, ReadError, Reported},
    path::Path,
    reader::Reader,
};

/// A type that reads itself from one value, whatever the value is.
pub(crate) trait Read: Sized {
    /// What the type's values look like.
    const SHAPE: Shape;

    /// Reads the value at which the reader is.
    ///
    /// # Errors
    ///
    /// Where the value breaks a rule, which is reported, and the value is
    /// consumed; or where the text is not JSON.
    fn read(
        reader: &mut Reader<'_>,
        path: &Path<'_>,
    ) -> Result<Self, ReadError>;

    /// Reports every rule that the value breaks.
    fn check(&self, path: &Path<'_>, collector: &mut Collector);
}

/// Reads a whole body.
pub(crate) fn from_json<T: Read>(
    body: &[u8],
    options: &ReadOptions,
) -> Result<T, Violations> {
    match simdutf8::basic::from_utf8(body) {
        Ok(text) => from_text(text, options),
        Err(_) => not_utf8(body, options),
    }
}

/// Reads a whole text.
///
/// What was read is large, and passed on once: to look at it first costs less
/// than to move it from result to result.
#[inline]
pub(crate) fn from_text<T: Read>(
    text: &str,
    options: &ReadOptions,
) -> Result<T, Violations> {
    let mut reader = Reader::new(text, options);
    let read = T::read(&mut reader, &Path::ROOT);
    if let Err(invalid) = is_whole(&read, &mut reader) {
        let error = reader.parser.error(invalid);
        return Err(not_json(reader, error));
    }
    match read {
        Ok(value) if reader.collector.is_empty() => Ok(value),
        Ok(value) => reader.collector.finish(Ok(value)),
        Err(ReadError::Rule(reported)) => {
            Err(reader.collector.violations(reported))
        }
        Err(ReadError::Syntax(invalid)) => {
            let error = reader.parser.error(invalid);
            Err(not_json(reader, error))
        }
    }
}

/// Whether what was read is JSON, and nothing follows it.
#[inline]
fn is_whole<T>(
    read: &Result<T, ReadError>,
    reader: &mut Reader<'_>,
) -> Result<(), InvalidJson> {
    match read {
        Err(ReadError::Syntax(invalid)) => Err(*invalid),
        Ok(_) | Err(ReadError::Rule(_)) => reader.parser.end(),
    }
}

/// What stands before the first byte that is not UTF-8 is read all the same,
/// so that the report has what is wrong with it.
#[cold]
fn not_utf8<T: Read>(
    body: &[u8],
    options: &ReadOptions,
) -> Result<T, Violations> {
    let valid = body.utf8_chunks().next().map_or("", |chunk| chunk.valid());
    let mut reader = Reader::new(valid, options);
    let read = T::read(&mut reader, &Path::ROOT);
    let is_whole = is_whole(&read, &mut reader);
    let error = reader.parser.error_before_invalid_utf8(is_whole);
    Err(not_json(reader, error))
}

/// Reports where the text stops being JSON.
#[cold]
fn not_json(mut reader: Reader<'_>, error: SyntaxError<'_>) -> Violations {
    let SyntaxError { before, kind } = error;
    let line = before.bytes().filter(|byte| *byte == b'\n').count();
    let before_in_line =
        before.rsplit_once('\n').map_or(before, |(_, line)| line);
    let column = before_in_line.chars().count();
    let reported = reader.report(
        &Path::ROOT,
        ViolationKind::Syntax {
            error: kind,
            line: u32::try_from(line + 1).unwrap_or(u32::MAX),
            column: u32::try_from(column + 1).unwrap_or(u32::MAX),
            offset: u64::try_from(before.len()).unwrap_or(u64::MAX),
        },
    );
    reader.collector.violations(reported)
}

/// Every rule that a value breaks.
pub(crate) fn check<T: Read>(
    value: &T,
    options: &ReadOptions,
) -> Result<(), Violations> {
    let mut collector = Collector::new(options);
    value.check(&Path::ROOT, &mut collector);
    collector.finish(Ok(()))
}

/// What a rule says of a value that stands alone, as a violation at the root.
pub(crate) fn at_root<T>(
    read: Result<T, ViolationKind>,
) -> Result<T, Violation> {
    read.map_err(Violation::from)
}
