//! What a tolerant reading goes without: a value that its field cannot hold
//! stands under its name among the unknown members, and that a required member
//! of a response is missing is remembered there.

use super::{self as read, Collector, Path, Read, ReadError, Reader, raw};
use crate::{
    read::option::{read_nullable, read_optional},
    value::unknown_fields::UnknownFields,
    violation::ViolationKind,
};

/// Reads a value of a response, or `null` where it is taken. A tolerant reading
/// keeps a value of another kind, `null` included where it is not taken.
pub(crate) fn read_option<T: Read>(
    reader: &mut Reader<'_>,
    path: &Path<'_>,
    is_nullable: bool,
    kept: (&'static str, &mut UnknownFields),
) -> Result<Option<T>, ReadError> {
    if reader.collector.options().is_tolerant() {
        if is_nullable && reader.parser.peek() == Some(b'n') {
            reader.parser.literal("null")?;
            return Ok(None);
        }
        read_or_keep(reader, path, kept)
    } else if is_nullable {
        read_nullable(reader, path)
    } else {
        T::read(reader, path).map(Some)
    }
}

/// Reads a number of a request, which may be left out. A tolerant reading keeps
/// a text of digits in its place.
pub(crate) fn read_number_or_digits<T: Read>(
    reader: &mut Reader<'_>,
    path: &Path<'_>,
    (name, unknown): (&'static str, &mut UnknownFields),
) -> Result<Option<T>, ReadError> {
    if reader.collector.options().is_tolerant()
        && reader.parser.peek() == Some(b'"')
    {
        let start = reader.checkpoint();
        let text = reader.parser.string()?;
        let is_kept =
            !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        reader.rewind(start);
        if is_kept {
            unknown.push(name.into(), raw::read(reader, path)?);
            return Ok(None);
        }
    }
    read_optional(reader, path)
}

fn read_or_keep<T: Read>(
    reader: &mut Reader<'_>,
    path: &Path<'_>,
    (name, unknown): (&'static str, &mut UnknownFields),
) -> Result<Option<T>, ReadError> {
    let start = reader.checkpoint();
    match T::read(reader, path) {
        Ok(value) => Ok(Some(value)),
        Err(ReadError::Rule(_)) => {
            reader.rewind(start);
            unknown.push(name.into(), raw::read(reader, path)?);
            Ok(None)
        }
        Err(syntax @ ReadError::Syntax(_)) => Err(syntax),
    }
}

/// What an object knows of one of its fields beside the value.
#[derive(Clone, Copy)]
pub(crate) struct FieldState<'o> {
    name: &'static str,
    /// The field's bit, where it is remembered that it is missing.
    bit: u64,
    unknown: &'o UnknownFields,
}

impl<'o> FieldState<'o> {
    pub(crate) const fn new(
        name: &'static str,
        bit: u64,
        unknown: &'o UnknownFields,
    ) -> Self {
        Self { name, bit, unknown }
    }

    /// Whether it was sent, and as it is published.
    pub(crate) fn is_sent(self) -> bool {
        !self.unknown.is_any_missing(self.bit)
            && !self.unknown.contains_key(self.name)
    }

    /// Reports what the value breaks, or, where there is none, what another
    /// reading would say of what was sent.
    pub(crate) fn check<T: Read>(
        self,
        value: Option<&T>,
        is_needed: bool,
        path: &Path<'_>,
        collector: &mut Collector,
    ) {
        let path = path.field(self.name);
        if let Some(value) = value {
            value.check(&path, collector);
            return;
        }
        if collector.options().is_tolerant() {
            return;
        }
        let kept = self.unknown.get(self.name);
        let read =
            kept.map(|json| read::from_text::<T>(json, collector.options()));
        if let Some(Err(violations)) = read {
            for violation in violations {
                collector.report_within(&path, violation);
            }
        } else if is_needed || self.unknown.is_any_missing(self.bit) {
            collector.report(&path, ViolationKind::Required);
        }
    }
}
