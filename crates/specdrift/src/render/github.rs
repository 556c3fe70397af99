//! Annotations for GitHub Actions, which show at the line of the document.

use super::foreign::{command_data, command_property};
use super::{Context, headline, remarks_on_proof, shown_value};
use crate::report::Report;
use crate::report::finding::Finding;
use crate::report::level::Level;
use std::fmt::Write;

/// How much of a value an annotation shows.
const MAX_VALUE_CHARS: usize = 400;

/// One workflow command for each open finding.
pub(super) fn github(report: &Report, _: &Context<'_>) -> String {
    let mut out = String::new();
    for finding in report.findings.iter().filter(|finding| !finding.is_waived())
    {
        let command = match finding.level {
            Level::Note => "notice",
            Level::Warning => "warning",
            Level::Error => "error",
        };
        let mut lines =
            vec![format!("{} ({})", headline(finding), finding.fingerprint)];
        if let Some(value) = finding.counterexample() {
            let value = shown_value(value, MAX_VALUE_CHARS);
            lines.push(format!("counterexample: {value}"));
        }
        lines.extend(remarks_on_proof(finding));
        let lines: Vec<String> =
            lines.iter().map(|line| command_data(line)).collect();
        // Writing to a text cannot fail.
        let _ = writeln!(
            out,
            "::{command} file={},line={},col={},title={}::{}",
            command_property(&finding.location.file),
            finding.location.line.unwrap_or(1),
            finding.location.column.unwrap_or(1),
            command_property(&title(finding)),
            lines.join("%0A"),
        );
    }
    out
}

/// The rule, and the message that it is about.
fn title(finding: &Finding) -> String {
    let subject = finding.subject.as_ref().map(|s| s.id.as_str());
    format!("{} {}", finding.rule.id, subject.unwrap_or("waivers"))
}
