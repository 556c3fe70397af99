//! For programs: the whole report as one JSON object.

use super::Context;
use crate::report::Report;

/// The report as one JSON object.
pub(super) fn json(report: &Report, _: &Context<'_>) -> String {
    let mut text = serde_json::to_string_pretty(report).unwrap_or_default();
    text.push('\n');
    text
}
