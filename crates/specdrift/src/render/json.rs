//! For programs: the whole report as one JSON object.

use super::Context;
use super::foreign::json_text;
use crate::report::Report;

/// The report as one JSON object.
pub(super) fn json(report: &Report, _: &Context<'_>) -> String {
    let text = serde_json::to_string_pretty(report);
    let mut text = json_text(&text.expect("a report is JSON"));
    text.push('\n');
    text
}
