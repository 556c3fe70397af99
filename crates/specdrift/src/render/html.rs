//! One page, with nothing to fetch: the open findings, and a table of every
//! field — document, prose, ours, verdict — to filter, and to read on a phone.

mod field;
mod finding;
mod keyword_value;

use super::foreign::escaped;
use super::{Context, counted};
use crate::config::Documents;
use crate::document::sha256;
use crate::report::finding::Finding;
use crate::report::rule;
use crate::report::{FieldComparison, Report};
use std::collections::BTreeMap;
use std::fmt::{self, Write};

const STYLE: &str = include_str!("html/page.css");
const SCRIPT: &str = include_str!("html/page.js");

/// The report as a page of HTML, with the lines of the documents.
pub(super) fn html(report: &Report, context: &Context<'_>) -> String {
    let documents = context.documents;
    let mut body = String::new();
    let mut out = String::new();
    // Writing to a text cannot fail.
    let _ = content(&mut body, report, documents);
    let _ = page(&mut out, &body);
    out
}

/// The head, the content and the script. Only a style and a script that know
/// the digest of the content take part, so that nothing within it can.
fn page(out: &mut String, body: &str) -> fmt::Result {
    let nonce = sha256(body.as_bytes());
    write!(
        out,
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
         style-src 'nonce-{nonce}'; script-src 'nonce-{nonce}'; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>Drift</title>\n<style nonce=\"{nonce}\">\n{STYLE}</style>\n</head>\n<body>\n\
         {body}<script nonce=\"{nonce}\">\n{SCRIPT}</script>\n</body>\n</html>\n"
    )
}

fn content(
    out: &mut String,
    report: &Report,
    documents: &Documents,
) -> fmt::Result {
    let (waived, open): (Vec<&Finding>, Vec<&Finding>) =
        report.findings.iter().partition(|finding| finding.is_waived());
    header(out, report, open.len())?;
    writeln!(out, "<main>")?;
    if !open.is_empty() {
        writeln!(out, "<section>\n<h2>Open findings</h2>")?;
        for finding in open {
            finding::card(out, finding, documents)?;
        }
        writeln!(out, "</section>")?;
    }
    table(out, report, documents)?;
    if !waived.is_empty() {
        writeln!(
            out,
            "<section>\n<h2>Waived</h2>\n<details>\n<summary>{} known and accepted, with the reason</summary>",
            counted(waived.len(), "difference")
        )?;
        for finding in waived {
            finding::card(out, finding, documents)?;
        }
        writeln!(out, "</details>\n</section>")?;
    }
    writeln!(out, "</main>")
}

fn header(out: &mut String, report: &Report, open: usize) -> fmt::Result {
    let summary = &report.summary;
    let (class, verdict) = if summary.undecided > 0 || summary.comparisons == 0
    {
        ("differs", "could not judge everything".to_owned())
    } else if open > 0 {
        ("differs", counted(open, "open finding"))
    } else {
        ("agrees", "no open findings".to_owned())
    };
    writeln!(
        out,
        "<header>\n<h1>Drift</h1>\n<p class=\"state {class}\">{verdict}</p>\n<dl class=\"counts\">"
    )?;
    for (number, thing) in [
        (summary.operations, "messages"),
        (summary.comparisons, "comparisons"),
        (summary.prose, "prose limits"),
        (summary.examples, "examples"),
        (open, "open"),
        (summary.waived, "waived"),
        (summary.undecided, "undecided"),
    ] {
        writeln!(out, "<div><dd>{number}</dd><dt>{thing}</dt></div>")?;
    }
    writeln!(out, "</dl>\n</header>")
}

fn table(
    out: &mut String,
    report: &Report,
    documents: &Documents,
) -> fmt::Result {
    let fields = fields(report);
    let known: BTreeMap<&str, bool> = report
        .findings
        .iter()
        .map(|finding| (finding.fingerprint.as_str(), finding.is_waived()))
        .collect();
    let of = |verdict| {
        let is = |field: &&_| field::verdict(field, &known) == verdict;
        fields.iter().filter(is).count()
    };
    writeln!(
        out,
        "<section>\n<h2>Fields</h2>\n<form class=\"filter\" role=\"search\" hidden>\n\
         <input id=\"q\" type=\"search\" placeholder=\"Filter: a name, a limit, a file\" aria-label=\"filter\" autocomplete=\"off\" spellcheck=\"false\">\n\
         <div class=\"verdicts\">"
    )?;
    for verdict in field::VERDICTS {
        writeln!(
            out,
            "<button type=\"button\" class=\"{verdict}\" value=\"{verdict}\" aria-pressed=\"false\">{verdict} <b>{}</b></button>",
            of(verdict)
        )?;
    }
    writeln!(
        out,
        "</div>\n<output id=\"n\"></output>\n</form>\n<table>\n\
         <colgroup><col class=\"name\"><col><col class=\"wide\"><col><col class=\"verdict\"></colgroup>\n\
         <thead><tr><th>field</th><th>document</th><th>prose</th><th>ours</th><th>verdict</th></tr></thead>"
    )?;
    let same = |a: &FieldComparison, b: &FieldComparison| {
        a.operation == b.operation && a.document == b.document
    };
    for group in fields.chunk_by(same) {
        field::group(out, group, &known, documents)?;
    }
    writeln!(
        out,
        "</table>\n<p id=\"none\" hidden>No field is like that.</p>\n</section>"
    )
}

/// Every field: those that both sides have, and after them those of one side.
fn fields(report: &Report) -> Vec<FieldComparison> {
    let mut fields = report.fields.clone();
    let lone = [&rule::MEMBER_OF_DOCUMENT, &rule::MEMBER_OF_OURS];
    let differences = report
        .findings
        .iter()
        .filter(|finding| lone.contains(&finding.rule))
        .filter_map(|finding| {
            Some((finding, finding.difference()?, finding.subject.as_ref()?))
        });
    for (finding, difference, subject) in differences {
        let location = &finding.location;
        let beside = |field: &FieldComparison| {
            field.operation == subject.id && field.document == location.document
        };
        let last = fields.iter().rposition(beside);
        let row = FieldComparison {
            operation: subject.id.clone(),
            document: location.document.clone(),
            field: difference.field.clone(),
            pointer: location.pointer.clone(),
            line: location.line,
            theirs: difference.theirs.clone(),
            phrases: Vec::new(),
            ours: difference.ours.clone(),
            source: finding.source.clone(),
            findings: vec![finding.fingerprint.clone()],
        };
        let known =
            |field: &FieldComparison| beside(field) && field.field == row.field;
        if !fields.iter().any(known) {
            fields.insert(last.map_or(fields.len(), |last| last + 1), row);
        }
    }
    fields
}

/// A `dt` and its `dd`; the latter is HTML.
fn item(out: &mut String, name: &str, html: &str) -> fmt::Result {
    writeln!(out, "<dt>{name}</dt><dd>{html}</dd>")
}

/// A piece of code.
fn code(text: &str) -> String {
    format!("<code>{}</code>", escaped(text))
}
