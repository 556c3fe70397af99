//! The line of a document that a finding is about, and the part of it to mark:
//! the phrase that a limit was read from, or the keyword. Where they stand is
//! known since the document was read.

use crate::character::with_escapes;
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
        let span = document.span(&location.pointer);
        Self::phrase(finding, document, span.value)
            .or_else(|| {
                let name = span.name?;
                line(name.start.line, &|text| {
                    keyword(document, text, name, span.value)
                })
            })
            .or_else(|| {
                let from = document.offset(number, column);
                line(number, &|text| rest(text, from))
            })
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
                document.offset(number, value.start.column)
            } else {
                0
            };
            let to = if number == value.end.line {
                document.offset(number, value.end.column)
            } else {
                text.len()
            };
            let within = text.get(from..to.min(text.len()))?;
            written.into_iter().find_map(|phrase| {
                let start = from + within.find(phrase)?;
                let marked = start..start + phrase.len();
                Some(Self { number, text, marked })
            })
        })
    }

    /// The part of the line around the marked part, at most `width` characters
    /// on each side of its beginning, and what is marked in it.
    fn around(&self, width: usize) -> (&'a str, Range<usize>) {
        let Range { start, end } = self.marked;
        let (before, after) =
            self.text.split_at_checked(start).unwrap_or(("", self.text));
        let mut last = before.char_indices().rev().take(width);
        let from = last.nth(width.saturating_sub(1)).map_or(0, |(at, _)| at);
        let more = after.char_indices().nth(width);
        let to = more.map_or(self.text.len(), |(more, _)| before.len() + more);
        let text = self.text.get(from..to).unwrap_or_default();
        (text, start.saturating_sub(from)..end.min(to).saturating_sub(from))
    }

    /// The line, or the part of it around the marked part where a width is
    /// given, for a terminal, and what is marked in it: each character that
    /// must not be shown is replaced by one, so that the columns stay.
    pub(super) fn shown(&self, width: Option<usize>) -> (String, Range<usize>) {
        let (text, Range { start, end }) = match width {
            Some(width) => self.around(width),
            None => (self.text, self.marked.clone()),
        };
        let part = |range| plain(text.get(range).unwrap_or_default());
        let (before, marked) = (part(0..start), part(start..end));
        let range = before.len()..before.len() + marked.len();
        (before + &marked + &part(end..text.len()), range)
    }

    /// What stands before the marked part, the part, and what follows; each no
    /// longer than `width` characters.
    pub(super) fn cut(&self, width: usize) -> [String; 3] {
        let Range { start, end } = self.marked;
        let part = |range| self.text.get(range).unwrap_or_default();
        let before = part(0..start).trim_start();
        let (marked, after) = (part(start..end), part(end..self.text.len()));
        let mut last = before.char_indices().rev().take(width);
        let from = last.nth(width.saturating_sub(1)).map_or(0, |(at, _)| at);
        let tail = before.get(from..).unwrap_or_default();
        let skipped = from > 0;
        let before =
            if skipped { format!("…{tail}") } else { tail.to_owned() };
        [before, head(marked, width), head(after, width)]
    }
}

/// A text without the characters that must not be shown. A tab is shown as
/// spaces.
fn plain(text: &str) -> String {
    let shown = |(one, escaped)| {
        if one != '\t' && escaped { '\u{fffd}' } else { one }
    };
    with_escapes(text).map(shown).collect()
}

fn head(text: &str, width: usize) -> String {
    let mut characters = text.chars();
    let head: String = characters.by_ref().take(width).collect();
    if characters.next().is_some() { format!("{head}…") } else { head }
}

/// The name of a member, with the value where that is a number or a word on the
/// same line.
fn keyword(
    document: &Document,
    text: &str,
    name: TextSpan,
    value: TextSpan,
) -> Range<usize> {
    let line = name.start.line;
    let offset = |column| document.offset(line, column).min(text.len());
    let (start, end) = (offset(name.start.column), offset(name.end.column));
    if value.start.line != line {
        return start..end;
    }
    let from = offset(value.start.column);
    let rest = text.get(from..).unwrap_or_default();
    let word = |c: char| c.is_ascii_alphanumeric() || "+-.".contains(c);
    let length = rest.find(|c| !word(c)).unwrap_or(rest.len());
    if length > 0 { start..from + length } else { start..end }
}

fn rest(text: &str, from: usize) -> Range<usize> {
    let rest = text.get(from..).unwrap_or_default().trim_end_matches(',');
    let end = rest.char_indices().nth(REST).map_or(rest.len(), |(at, _)| at);
    from..from + end
}
