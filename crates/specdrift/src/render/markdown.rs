//! Markdown, for the text of an issue or a comment on a pull request.

use super::{Context, counted, verdicts};
use crate::report::Report;
use crate::report::finding::Finding;
use std::fmt::Write;

/// The report as Markdown: open findings in full, waived ones as a count.
pub(super) fn markdown(report: &Report, _: &Context<'_>) -> String {
    let mut out = String::from("# Drift\n\n");
    let summary = &report.summary;
    let open =
        report.findings.iter().filter(|finding| !finding.is_waived()).count();
    // Writing to a text cannot fail.
    let _ = writeln!(
        out,
        "{}, {}, {}, {} waived, {} undecided.",
        counted(summary.operations, "operation"),
        counted(summary.comparisons, "comparison"),
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
    let subject = finding.subject.as_ref().map(|subject| {
        let direction = subject.direction.as_str();
        format!("- operation `{}` ({direction})\n", subject.id)
    });
    let _ = write!(
        out,
        "\n## {} {}: {}\n\n- fingerprint `{}`\n{}- `{}{line}` `{}`\n",
        finding.level,
        finding.rule.id,
        plain(&finding.message),
        finding.fingerprint,
        subject.unwrap_or_default(),
        finding.location.file,
        finding.location.pointer,
    );
    if let Some(source) = &finding.source {
        let _ = writeln!(out, "- `{}:{}`", source.file, source.line);
    }
    if let Some(phrase) = finding.phrase() {
        let _ = writeln!(out, "- phrase: {}", plain(phrase));
    }
    if let Some(verdict_words) =
        finding.proof().and_then(|proof| proof.verdicts)
    {
        let _ = writeln!(out, "- {}", verdicts(verdict_words));
    }
    let _ = writeln!(out, "- to do: {}", finding.rule.fix);
    if let Some(value) = finding.counterexample() {
        let text =
            super::brief(&value.to_string(), 2000).replace('`', "\\u0060");
        let _ = write!(out, "\n```json\n{text}\n```\n");
    }
}

/// Text that Markdown leaves as it is.
fn plain(text: &str) -> String {
    text.chars().fold(String::new(), |mut out, character| {
        if "\\`*_[]<>#|".contains(character) {
            out.push('\\');
        }
        out.push(if character == '\n' { ' ' } else { character });
        out
    })
}
