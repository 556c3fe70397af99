//! Markdown, for the text of an issue or a comment on a pull request.

use super::foreign::code_span;
use super::{Context, counted, headline, remarks_on_proof, scope, shown_value};
use crate::report::Report;
use crate::report::finding::Finding;
use std::fmt::Write;

/// How much of a value is shown.
const MAX_VALUE_CHARS: usize = 2000;

/// The report as Markdown: open findings in full, waived ones as a count.
pub(super) fn markdown(report: &Report, _: &Context<'_>) -> String {
    let mut out = String::from("# Drift\n\n");
    let summary = &report.summary;
    let open =
        report.findings.iter().filter(|finding| !finding.is_waived()).count();
    // Writing to a text cannot fail.
    let _ = writeln!(
        out,
        "{}, {}, {} waived, {} undecided.",
        scope(summary),
        counted(open, "open finding"),
        summary.waived,
        summary.undecided
    );
    for finding in report.findings.iter().filter(|finding| !finding.is_waived())
    {
        one(&mut out, finding);
    }
    out
}

fn one(out: &mut String, finding: &Finding) {
    let line = finding
        .location
        .line
        .map(|line| format!(":{line}"))
        .unwrap_or_default();
    // Writing to a text cannot fail.
    let _ = write!(
        out,
        "\n## {} {}: {}\n\n{}\n\n- fingerprint {}\n",
        finding.level,
        finding.rule.id,
        finding.rule.title,
        code_span(&headline(finding)),
        code_span(&finding.fingerprint),
    );
    if let Some(subject) = &finding.subject {
        let (id, direction) = (code_span(&subject.id), subject.direction);
        let _ = writeln!(out, "- message {id} ({})", direction.as_str());
    }
    let _ = writeln!(
        out,
        "- {} {}",
        code_span(&format!("{}{line}", finding.location.file)),
        code_span(finding.location.pointer.as_str()),
    );
    if let Some(source) = &finding.source {
        let place = format!("{}:{}", source.file, source.line);
        let _ = writeln!(out, "- {}", code_span(&place));
    }
    if let Some(phrase) = finding.phrase() {
        let _ = writeln!(out, "- phrase {}", code_span(phrase));
    }
    for remark in remarks_on_proof(finding) {
        let _ = writeln!(out, "- {remark}");
    }
    if finding.impact().is_none() {
        let _ = writeln!(out, "- to do: {}", finding.rule.fix);
    }
    if let Some(value) = finding.counterexample() {
        let text = shown_value(value, MAX_VALUE_CHARS).replace('`', "\\u0060");
        let _ = write!(out, "\n```json\n{text}\n```\n");
    }
}
