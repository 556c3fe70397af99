//! Reading a number by its text.

use super::{Path, Reader, Refused, alone};
use crate::{
    json,
    rule::NumberRule,
    violation::{JsonType, Violation, ViolationKind},
};

/// Reads a number, in steps of its rule.
pub(crate) fn read(
    reader: &mut Reader<'_>,
    path: &Path<'_>,
    rule: &NumberRule,
) -> Result<i64, Refused> {
    let Some(b'-' | b'0'..=b'9') = reader.parser.peek() else {
        return Err(reader.wrong_type(path, JsonType::Number));
    };
    let text = reader.parser.number()?;
    rule.read(text).map_err(|kind| reader.report(path, kind).into())
}

/// The number that `text` (JSON's grammar) is, in steps, or the violation at
/// the root that keeps it from being one.
pub(crate) fn parse(text: &str, rule: &NumberRule) -> Result<i64, Violation> {
    alone(if json::is_number(text) {
        rule.read(text)
    } else {
        Err(ViolationKind::NumberText { rule: *rule })
    })
}
