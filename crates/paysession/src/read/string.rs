//! Reading a string.

use std::borrow::Cow;

use super::{Collector, Path, ReadError, Reader};
use crate::{
    options::ReadOptions,
    violation::{JsonType, ViolationKind},
};

/// A type whose values are written as strings.
pub(crate) trait StringValue: Sized {
    /// The value that `text` is.
    ///
    /// # Errors
    ///
    /// The first rule that the text breaks.
    fn parse(text: &str, options: &ReadOptions) -> Result<Self, ViolationKind>;

    /// The value as it is written.
    fn text(&self) -> Cow<'_, str>;
}

/// Reads a string.
#[inline]
pub(crate) fn read<T: StringValue>(
    reader: &mut Reader<'_>,
    path: &Path<'_>,
) -> Result<T, ReadError> {
    if !reader.parser.begins_with(b'"') {
        return Err(reader.report_wrong_type(path, JsonType::String));
    }
    let text = reader.parser.string()?;
    T::parse(text, reader.collector.options())
        .map_err(|kind| reader.collector.report(path, kind).into())
}

/// Reports what a value breaks when it is written and read again.
pub(crate) fn check<T: StringValue>(
    value: &T,
    path: &Path<'_>,
    collector: &mut Collector,
) {
    let read = T::parse(&value.text(), collector.options());
    collector.report_error(path, &read);
}
