//! For programs: the whole report as one JSON object.

use crate::report::finding::Report;

/// The report as one JSON object.
pub fn json(report: &Report) -> String {
    let mut text = serde_json::to_string_pretty(report).unwrap_or_default();
    text.push('\n');
    text
}
