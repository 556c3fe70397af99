//! For a person at a terminal: what, where, the value that proves it, what to do.

use super::brief;
use crate::config::Library;
use crate::finding::{Finding, Level, Report, Standing};
use crate::rule;
use std::fmt::Write;

/// How much of a value a terminal shows.
const WIDTH: usize = 240;

/// The report for a person; `elapsed` is the time the check took, in
/// milliseconds.
pub fn human(
    report: &Report,
    library: &Library,
    elapsed: Option<u128>,
) -> String {
    let mut out = String::new();
    for finding in report.findings.iter().filter(|finding| !finding.waived) {
        one(&mut out, finding, library);
    }
    summary(&mut out, report, elapsed);
    out
}

fn one(out: &mut String, finding: &Finding, library: &Library) {
    let Finding { rule, level, message, fingerprint, .. } = finding;
    line(out, format_args!("{level}[{rule}]: {message}  ({fingerprint})"));
    let at = match (finding.line, finding.column) {
        (Some(line), Some(column)) => {
            format!("{}:{line}:{column}", finding.file)
        }
        (Some(line), None) => format!("{}:{line}", finding.file),
        (None, _) => finding.file.clone(),
    };
    line(out, format_args!("  --> {at}"));
    quote(out, finding, library);
    if let Some(source) = &finding.source {
        line(out, format_args!("  ::: {}:{}", source.file, source.line));
    }
    if !finding.operation.is_empty() {
        line(
            out,
            format_args!(
                "  = {} ({}) {}",
                finding.operation,
                finding.direction.as_str(),
                finding.pointer
            ),
        );
    }
    proof(out, finding);
    if let Some(breaks) = finding.breaks {
        line(out, format_args!("  = breaks {breaks}"));
    } else if let Some(rule) = rule::by_id(rule) {
        line(out, format_args!("  = help: {}", rule.fix));
        line(
            out,
            format_args!("  = more: cargo xtask drift explain {}", rule.id),
        );
    }
    out.push('\n');
}

fn proof(out: &mut String, finding: &Finding) {
    let Some(value) = &finding.counterexample else { return };
    let who = match (finding.side, finding.breaks.is_some()) {
        (Standing::Stricter, false) => "the document accepts, we refuse",
        (Standing::Looser, false) => "we accept, the document refuses",
        (Standing::Stricter, true) => "accepted now, refused before",
        (Standing::Looser, true) => "accepted before, refused now",
        (Standing::Other, false | true) => "value",
    };
    line(out, format_args!("  = {who}: {}", brief(&value.to_string(), WIDTH)));
    if let (Some(verdicts), None) = (finding.verdicts, finding.breaks) {
        let mark = |accepted| if accepted { "accepts" } else { "refuses" };
        line(
            out,
            format_args!(
                "  = document {}, our schema {}, Rust {}",
                mark(verdicts.document),
                mark(verdicts.ours),
                mark(verdicts.reader)
            ),
        );
    }
    if let Some(value) = &finding.reverse {
        let value = brief(&value.to_string(), WIDTH);
        line(out, format_args!("  = the other way round: {value}"));
    }
}

fn quote(out: &mut String, finding: &Finding, library: &Library) {
    let Some(number) = finding.line else { return };
    let document = library.get(&finding.document);
    let Some(text) = document.and_then(|document| document.line(number)) else {
        return;
    };
    let gutter = number.to_string();
    let text = text.trim_end();
    line(out, format_args!("{gutter} | {}", text.trim_start()));
    let phrase = finding.phrase.as_deref().filter(|phrase| !phrase.is_empty());
    if let Some(start) =
        phrase.and_then(|phrase| text.trim_start().find(phrase))
    {
        let before: usize =
            text.trim_start().get(..start).unwrap_or_default().chars().count();
        let width = phrase.map_or(0, |phrase| phrase.chars().count());
        let pad = " ".repeat(gutter.len());
        line(
            out,
            format_args!("{pad} | {}{}", " ".repeat(before), "^".repeat(width)),
        );
    }
}

fn summary(out: &mut String, report: &Report, elapsed: Option<u128>) {
    let count = |level| {
        report.findings.iter().filter(|f| f.level == level && !f.waived).count()
    };
    let summary = &report.summary;
    line(
        out,
        format_args!(
            "{} operations, {} comparisons, {} prose limits, {} examples: \
             {} errors, {} warnings, {} notes, {} waived, {} undecided{}",
            summary.operations,
            summary.comparisons,
            summary.prose,
            summary.examples,
            count(Level::Error),
            count(Level::Warning),
            count(Level::Note),
            summary.waived,
            summary.undecided,
            elapsed.map_or(String::new(), |time| format!("  ({time} ms)")),
        ),
    );
}

fn line(out: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing to a text cannot fail.
    let _ = writeln!(out, "{text}");
}
