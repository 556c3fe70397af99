//! For a person at a terminal: what, where, the value that proves it, what to do.

use super::excerpt::Excerpt;
use super::foreign::visible;
use super::{
    Context, counted, location_text, proves, remarks_on_proof, scope,
    shown_value,
};
use crate::report::Report;
use crate::report::finding::Finding;
use crate::report::level::Level;
use annotate_snippets::{
    AnnotationKind, Group, Level as Shown, Origin, Renderer, Snippet,
};
use std::fmt::Write;
use std::time::Duration;

/// How much of a value a terminal shows.
const WIDTH: usize = 240;

/// How long a line may be that is shown from its beginning, in bytes.
const LONG_LINE: usize = 10_000;

/// How much of a line of a document a terminal shows.
const LINE: usize = 120;

/// The report for a person.
pub(super) fn human(report: &Report, context: &Context<'_>) -> String {
    let renderer = Renderer::plain().term_width(LINE);
    let mut out = String::new();
    for finding in report.findings.iter().filter(|finding| !finding.is_waived())
    {
        let excerpt = Excerpt::of(finding, context.documents);
        out.push_str(&renderer.render(&[one(
            finding,
            excerpt.as_ref(),
            context.explain,
        )]));
        out.push_str("\n\n");
    }
    summary(&mut out, report, context.elapsed);
    out
}

fn one<'a>(
    finding: &'a Finding,
    excerpt: Option<&'a Excerpt<'_>>,
    explain: Option<&str>,
) -> Group<'a> {
    let level = match finding.level {
        Level::Error => Shown::ERROR,
        Level::Warning => Shown::WARNING,
        Level::Note => Shown::NOTE,
    };
    let title =
        format!("{}  ({})", visible(&finding.message), finding.fingerprint);
    let group =
        Group::with_title(level.primary_title(title).id(finding.rule.id));
    let group = match excerpt {
        // A document may be one line.
        Some(excerpt) if excerpt.text.len() > LONG_LINE => {
            let (text, marked) = excerpt.shown(Some(LINE));
            let place = visible(&location_text(finding));
            group.element(Origin::path(place)).element(
                Snippet::source(text)
                    .line_start(excerpt.number)
                    .annotation(AnnotationKind::Primary.span(marked)),
            )
        }
        Some(excerpt) => {
            let (text, marked) = excerpt.shown(None);
            group.element(
                Snippet::source(text)
                    .line_start(excerpt.number)
                    .path(visible(&finding.location.file))
                    .annotation(AnnotationKind::Primary.span(marked)),
            )
        }
        None => group.element(Origin::path(visible(&location_text(finding)))),
    };
    let source = finding
        .source
        .as_ref()
        .map(|line| Origin::path(line.file.as_str()).line(line.line));
    let group = group.elements(source);
    let note = |text: &String| Shown::NOTE.no_name().message(visible(text));
    group.elements(remarks(finding, explain).iter().map(note))
}

/// What is said below the line of the document.
fn remarks(finding: &Finding, explain: Option<&str>) -> Vec<String> {
    let mut out = Vec::new();
    if let Some(subject) = &finding.subject {
        out.push(format!(
            "{} ({}) {}",
            subject.id,
            subject.direction.as_str(),
            finding.location.pointer
        ));
    }
    if let Some(value) = finding.counterexample() {
        let value = shown_value(value, WIDTH);
        out.push(format!("{}: {value}", proves(finding)));
    }
    out.extend(remarks_on_proof(finding));
    if let Some(value) =
        finding.proof().and_then(|proof| proof.reverse.as_ref())
    {
        let value = shown_value(value, WIDTH);
        out.push(format!(
            "second counterexample, in the other direction: {value}"
        ));
    }
    if let Some(impact) = finding.impact() {
        out.push(format!("impact: {}", impact.as_str()));
    } else {
        let rule = finding.rule;
        out.push(format!("help: {}", rule.fix));
        out.extend(
            explain.map(|command| format!("more: {command} {}", rule.id)),
        );
    }
    out
}

fn summary(out: &mut String, report: &Report, elapsed: Option<Duration>) {
    let count = |level| {
        report
            .findings
            .iter()
            .filter(|f| f.level == level && !f.is_waived())
            .count()
    };
    let summary = &report.summary;
    // Writing to a text cannot fail.
    let _ = writeln!(
        out,
        "{}: {}, {}, {}, {} waived, {} undecided{}",
        scope(summary),
        counted(count(Level::Error), "error"),
        counted(count(Level::Warning), "warning"),
        counted(count(Level::Note), "note"),
        summary.waived,
        summary.undecided,
        elapsed.map_or(String::new(), |time| format!(
            "  ({} ms)",
            time.as_millis()
        )),
    );
}
