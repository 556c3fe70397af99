//! The rows of the table: what both sides say of one field.

use super::code;
use super::keyword_value::{self, KeywordValue};
use crate::config::Documents;
use crate::render::foreign::escaped;
use crate::report::FieldComparison;
use std::collections::{BTreeMap, HashSet};
use std::fmt::{self, Write};
use std::ops::Range;

/// What a row can come to.
pub(super) const VERDICTS: [&str; 3] = ["differs", "waived", "agrees"];

/// What a field comes to, by the fingerprints that are known to be waived.
pub(super) fn verdict(
    field: &FieldComparison,
    known: &BTreeMap<&str, bool>,
) -> &'static str {
    let waived = |name: &String| known.get(name.as_str()) == Some(&true);
    if field.findings.is_empty() {
        "agrees"
    } else if field.findings.iter().all(waived) {
        "waived"
    } else {
        "differs"
    }
}

/// The fields of one operation in one document.
pub(super) fn group(
    out: &mut String,
    fields: &[FieldComparison],
    known: &BTreeMap<&str, bool>,
    documents: &Documents,
) -> fmt::Result {
    let Some(first) = fields.first() else { return Ok(()) };
    let file = documents.get(&first.document);
    let file = file.map_or(first.document.as_str(), |d| d.file.as_str());
    writeln!(
        out,
        "<tbody>\n<tr class=\"group\"><th colspan=\"5\" scope=\"rowgroup\">{} <small>{}</small></th></tr>",
        escaped(&first.operation),
        escaped(file)
    )?;
    for field in fields {
        row(out, field, verdict(field, known), documents)?;
    }
    writeln!(out, "</tbody>")
}

fn row(
    out: &mut String,
    field: &FieldComparison,
    verdict: &str,
    documents: &Documents,
) -> fmt::Result {
    let name = match field.field.as_str() {
        "" => "(the message)",
        name => name,
    };
    let (theirs, ours) = (
        keyword_value::of_schema(&field.theirs),
        keyword_value::of_schema(&field.ours),
    );
    // Of a field that only we have, the document says nothing.
    let document =
        documents.get(&field.document).filter(|_| !field.theirs.is_null());
    let line = field
        .line
        .filter(|_| document.is_some())
        .map(|line| format!("line {line}"));
    let source = field
        .source
        .as_ref()
        .map(|line| code(&format!("{}:{}", line.file, line.line)));
    let description = document.and_then(|document| {
        field
            .pointer
            .join("description")
            .resolve(&document.value)?
            .as_str()
            .map(ToOwned::to_owned)
    });
    let names: Vec<String> = field
        .findings
        .iter()
        .map(|name| escaped(name))
        .map(|name| format!("<a href=\"#{name}\">{name}</a>"))
        .collect();
    writeln!(
        out,
        "<tr data-verdict=\"{verdict}\"><th scope=\"row\" data-label=\"field\">{}</th>\
         <td data-label=\"document\"><div>{}<small>{}</small></div></td>\
         <td data-label=\"prose\"><div>{}</div></td>\
         <td data-label=\"ours\"><div>{}<small>{}</small></div></td>\
         <td data-label=\"verdict\"><div><span class=\"pill {verdict}\">{verdict}</span>{}</div></td></tr>",
        escaped(name),
        list(&theirs, &ours),
        line.unwrap_or_default(),
        prose(description.as_deref().unwrap_or_default(), &field.phrases),
        list(&ours, &theirs),
        source.unwrap_or_default(),
        names.concat(),
    )
}

/// One side's keywords; those that the other does not say are marked.
fn list(said: &[KeywordValue], other: &[KeywordValue]) -> String {
    if said.is_empty() {
        return "<span class=\"nothing\">—</span>".into();
    }
    let other: HashSet<&KeywordValue> = other.iter().collect();
    let one = |said: &KeywordValue| {
        let class = if other.contains(said) { "same" } else { "only" };
        format!(
            "<li class=\"{class}\"><b>{}</b> {}</li>",
            escaped(&said.keyword),
            escaped(&said.text())
        )
    };
    format!("<ul>{}</ul>", said.iter().map(one).collect::<String>())
}

/// A description with the phrases that were read as limits underlined; those
/// that do not stand in it follow.
fn prose(description: &str, phrases: &[String]) -> String {
    let mut marked: Vec<Range<usize>> = Vec::new();
    let mut elsewhere = Vec::new();
    for phrase in phrases {
        let free = |range: &Range<usize>| {
            marked.iter().all(|m| range.end <= m.start || m.end <= range.start)
        };
        let found = description
            .match_indices(phrase.as_str())
            .map(|(start, text)| start..start + text.len());
        match found.into_iter().find(free) {
            Some(range) => marked.push(range),
            None => elsewhere.push(underlined(&escaped(phrase))),
        }
    }
    marked.sort_by_key(|range| range.start);
    let mut out = String::new();
    let mut from = 0;
    let part = |range: Range<usize>| {
        let text = description.get(range).unwrap_or_default();
        escaped(&text.replace(['\r', '\n'], " "))
    };
    for Range { start, end } in marked {
        out += &part(from..start);
        out += &underlined(&part(start..end));
        from = end;
    }
    out += &part(from..description.len());
    if elsewhere.is_empty() {
        return out;
    }
    format!("{out} <small>{}</small>", elsewhere.join("; "))
}

fn underlined(html: &str) -> String {
    format!("<u>{html}</u>")
}
