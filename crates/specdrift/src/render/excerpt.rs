//! The line of a document that a finding is about, and the part of it to mark:
//! the phrase that a limit was read from, or the keyword.

use crate::config::Documents;
use crate::document::Document;
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
        let number = finding.location.line?;
        let document = documents
            .get(&finding.location.document)
            .filter(|document| document.file == finding.location.file)?;
        let text = document.line(number)?.trim_end();
        let column = finding.location.column.unwrap_or(1).saturating_sub(1);
        let from = text
            .char_indices()
            .nth(column)
            .map_or(text.len(), |(offset, _)| offset);
        let here = |marked| Self { number, text, marked };
        phrase(text, from, finding)
            .map(here)
            .or_else(|| Self::below(finding, document, number, from))
            .or_else(|| keyword(text, from, finding).map(here))
            .or_else(|| Self::above(finding, document, number, from))
            .or_else(|| Some(here(rest(text, from))))
    }

    /// The line of a phrase in a text of several lines, as YAML has them: they
    /// stand deeper than the first, or like it where that begins with the text.
    fn below(
        finding: &Finding,
        document: &'a Document,
        number: usize,
        from: usize,
    ) -> Option<Self> {
        finding.phrase()?;
        let depth = |text: &str| text.len() - text.trim_start().len();
        let first = depth(document.line(number)?);
        let least = if first == from { first } else { first + 1 };
        (number + 1..)
            .map_while(|number| Some((number, document.line(number)?)))
            .take_while(|(_, text)| text.is_empty() || depth(text) >= least)
            .find_map(|(number, text)| {
                let marked = phrase(text, 0, finding)?;
                Some(Self { number, text, marked })
            })
    }

    /// The line of the keyword whose value begins on the next one, as in YAML.
    fn above(
        finding: &Finding,
        document: &'a Document,
        number: usize,
        from: usize,
    ) -> Option<Self> {
        let number = number.checked_sub(1)?;
        let name = finding.location.pointer.last()?;
        let value = document.line(number + 1)?.get(..from)?;
        let begins = value.chars().all(|c| c == ' ' || c == '-');
        let text = document.line(number)?.trim_end();
        let start = text.strip_suffix(':')?.rfind(&name)?;
        let last = start + name.len() + 1 == text.len();
        (begins && last).then(|| Self {
            number,
            text,
            marked: start..text.len() - 1,
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

/// The phrase, as it is or with what JSON escapes.
fn phrase(text: &str, from: usize, finding: &Finding) -> Option<Range<usize>> {
    let phrase = finding.phrase().filter(|text| !text.is_empty())?;
    let escaped = serde_json::to_string(phrase).ok()?;
    let escaped = escaped.trim_matches('"');
    [phrase, escaped].into_iter().find_map(|phrase| {
        let start = from + text.get(from..)?.find(phrase)?;
        Some(start..start + phrase.len())
    })
}

/// The name of the member whose value begins at `from`, with the value where
/// that is a number or a word of JSON.
fn keyword(text: &str, from: usize, finding: &Finding) -> Option<Range<usize>> {
    let name = finding.location.pointer.last()?;
    let before = text.get(..from)?;
    let start = before.rfind(&name)?;
    let between = before.get(start + name.len()..)?;
    let colon = |c: char| c == ':' || c == '"' || c == '\'' || c == ' ';
    if !between.contains(':') || !between.chars().all(colon) {
        return None;
    }
    let quoted = between.starts_with(['"', '\'']);
    let value = text.get(from..)?;
    let scalar = value
        .find(|c: char| !c.is_ascii_alphanumeric() && !"+-.".contains(c))
        .unwrap_or(value.len());
    let end = if scalar > 0 {
        from + scalar
    } else {
        start + name.len() + usize::from(quoted)
    };
    Some(start - usize::from(quoted)..end)
}

fn rest(text: &str, from: usize) -> Range<usize> {
    let rest = text.get(from..).unwrap_or_default().trim_end_matches(',');
    let end = rest.char_indices().nth(REST).map_or(rest.len(), |(at, _)| at);
    from..from + end
}
