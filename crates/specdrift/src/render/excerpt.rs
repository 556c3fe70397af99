//! The line of a document that a finding is about, and the part of it to mark:
//! the phrase that a limit was read from, or the keyword. Where they stand is
//! known since the document was read.

use crate::config::Documents;
use crate::document::Document;
use crate::document::span::TextSpan;
use crate::report::finding::Finding;
use std::ops::Range;

/// How much of a line is marked where neither a phrase nor a keyword is found.
const REST: usize = 60;

/// A line of a document with a part marked.
pub(super) struct Excerpt<'a> {
    /// The line, from 1.
    pub(super) number: usize,
    /// Its text.
    pub(super) text: &'a str,
    /// The bytes that are marked.
    pub(super) marked: Range<usize>,
}

impl<'a> Excerpt<'a> {
    /// The line of a finding, where its file is one of the documents.
    pub(super) fn of(
        finding: &Finding,
        documents: &'a Documents,
    ) -> Option<Self> {
        let location = &finding.location;
        let number = location.line?;
        let document = documents
            .get(&location.document)
            .filter(|document| document.file == location.file)?;
        let line = |number, mark: &dyn Fn(&str) -> Range<usize>| {
            let text = document.line(number)?.trim_end();
            Some(Self { number, text, marked: mark(text) })
        };
        let Some(column) = location.column else {
            return line(number, &|text| rest(text, 0));
        };
        let span = document.span(&location.pointer)?;
        Self::phrase(finding, document, span.value)
            .or_else(|| {
                let name = span.name?;
                line(name.start.line, &|text| keyword(text, name, span.value))
            })
            .or_else(|| line(number, &|text| rest(text, offset(text, column))))
    }

    /// The line within the node on which its phrase stands, as it is or with
    /// what JSON escapes.
    fn phrase(
        finding: &Finding,
        document: &'a Document,
        value: TextSpan,
    ) -> Option<Self> {
        let phrase = finding.phrase().filter(|text| !text.is_empty())?;
        let escaped = serde_json::to_string(phrase).ok()?;
        let written = [phrase, escaped.trim_matches('"')];
        (value.start.line..=value.end.line).find_map(|number| {
            let text = document.line(number)?.trim_end();
            let from = if number == value.start.line {
                offset(text, value.start.column)
            } else {
                0
            };
            written.into_iter().find_map(|phrase| {
                let start = from + text.get(from..)?.find(phrase)?;
                let marked = start..start + phrase.len();
                Some(Self { number, text, marked })
            })
        })
    }

    /// What stands before the marked part, the part, and what follows; each no
    /// longer than `width` characters.
    pub(super) fn cut(&self, width: usize) -> [String; 3] {
        let Range { start, end } = self.marked;
        let part = |range| self.text.get(range).unwrap_or_default();
        let before = part(0..start).trim_start();
        let (marked, after) = (part(start..end), part(end..self.text.len()));
        let skipped = before.chars().count().saturating_sub(width);
        let tail: String = before.chars().skip(skipped).collect();
        let before = if skipped > 0 { format!("…{tail}") } else { tail };
        [before, head(marked, width), head(after, width)]
    }
}

fn head(text: &str, width: usize) -> String {
    let mut characters = text.chars();
    let head: String = characters.by_ref().take(width).collect();
    if characters.next().is_some() { format!("{head}…") } else { head }
}

/// The name of a member, with the value where that is a number or a word on the
/// same line.
fn keyword(text: &str, name: TextSpan, value: TextSpan) -> Range<usize> {
    let start = offset(text, name.start.column);
    let end = offset(text, name.end.column);
    if value.start.line != name.start.line {
        return start..end;
    }
    let from = offset(text, value.start.column);
    let rest = text.get(from..).unwrap_or_default();
    let word = |c: char| c.is_ascii_alphanumeric() || "+-.".contains(c);
    let length = rest.find(|c| !word(c)).unwrap_or(rest.len());
    if length > 0 { start..from + length } else { start..end }
}

/// The byte at which a column of a line begins.
fn offset(text: &str, column: usize) -> usize {
    let place = column.saturating_sub(1);
    text.char_indices().nth(place).map_or(text.len(), |(offset, _)| offset)
}

fn rest(text: &str, from: usize) -> Range<usize> {
    let rest = text.get(from..).unwrap_or_default().trim_end_matches(',');
    let end = rest.char_indices().nth(REST).map_or(rest.len(), |(at, _)| at);
    from..from + end
}
