//! Annotations for GitHub Actions, which show at the line of the document.

use super::{Context, brief, visible};
use crate::report::Report;
use crate::report::finding::Finding;
use crate::report::level::Level;
use std::fmt::Write;

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
        let proof = finding
            .counterexample()
            .map(|value| {
                format!(
                    "\ncounterexample: {}",
                    visible(&brief(&value.to_string(), 400))
                )
            })
            .unwrap_or_default();
        // Writing to a text cannot fail.
        let _ = writeln!(
            out,
            "::{command} file={},line={},col={},title={}::{}",
            property(&visible(&finding.location.file)),
            finding.location.line.unwrap_or(1),
            finding.location.column.unwrap_or(1),
            property(&title(finding)),
            message(&format!(
                "{} ({}){proof}",
                visible(&finding.message),
                finding.fingerprint
            )),
        );
    }
    out
}

/// The rule, and the message that it is about.
fn title(finding: &Finding) -> String {
    let subject = finding.subject.as_ref().map(|s| s.id.as_str());
    format!("{} {}", finding.rule.id, subject.unwrap_or("waivers"))
}

fn message(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}
