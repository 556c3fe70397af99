//! Reading a number by its text.

use super::{Path, ReadError, Reader};
use crate::{rule::NumberRule, violation::JsonType};

/// Reads a number, in steps of its rule.
pub(crate) fn read(
    reader: &mut Reader<'_>,
    path: &Path<'_>,
    rule: &NumberRule,
) -> Result<i64, ReadError> {
    let Some(b'-' | b'0'..=b'9') = reader.parser.peek() else {
        return Err(reader.report_wrong_type(path, JsonType::Number));
    };
    let before = reader.parser.rest();
    let steps = reader.parser.short_integer();
    if let Some(steps) = steps.and_then(|integer| rule.steps_of(integer)) {
        return rule
            .bound(steps)
            .map_err(|kind| reader.report(path, kind).into());
    }
    reader.parser.continue_at(before);
    let text = reader.parser.number()?;
    rule.read(text).map_err(|kind| reader.report(path, kind).into())
}
