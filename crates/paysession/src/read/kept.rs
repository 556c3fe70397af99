//! What a tolerant reading of a response goes without: a value that its field
//! cannot hold stands under its name among the unknown members, and that a
//! required member is missing is remembered there.

use super::{self as read, Collector, Path, Read, ReadError, Reader, raw};
use crate::{
    read::option::read_nullable, value::unknown_fields::UnknownFields,
    violation::ViolationKind,
};

/// A type of which one value stands for what was not sent, or not as it is
/// published: an empty text, a list without entries.
pub(crate) trait StandIn: Read + PartialEq {
    /// That value.
    fn stand_in() -> Self;
}

impl<T: Read + PartialEq> StandIn for Vec<T> {
    fn stand_in() -> Self {
        Self::new()
    }
}

/// Reads a value of a response, or `null` where it is taken. A tolerant reading
/// takes `null`, and keeps a value of another kind.
pub(crate) fn read_option<T: Read>(
    reader: &mut Reader<'_>,
    path: &Path<'_>,
    is_nullable: bool,
    kept: (&'static str, &mut UnknownFields),
) -> Result<Option<T>, ReadError> {
    if reader.collector.options().is_tolerant() {
        if reader.parser.peek() == Some(b'n') {
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

/// Reads a value of a response. A tolerant reading keeps one of another kind,
/// `null` included, and has the stand-in for it.
pub(crate) fn read_value<T: StandIn>(
    reader: &mut Reader<'_>,
    path: &Path<'_>,
    kept: (&'static str, &mut UnknownFields),
) -> Result<T, ReadError> {
    if reader.collector.options().is_tolerant() {
        let value = read_or_keep(reader, path, kept)?;
        Ok(value.unwrap_or_else(T::stand_in))
    } else {
        T::read(reader, path)
    }
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

    /// The value, where it does not stand for what was not sent.
    pub(crate) fn held<T: StandIn>(self, value: &T) -> Option<&T> {
        let is_set =
            || !self.unknown.contains_key(self.name) && *value != T::stand_in();
        (self.is_sent() || is_set()).then_some(value)
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
