//! One phrase in its description: whether the words around it leave it the
//! limit that its own words state.

use super::context::DescriptionStructure;
use super::field::Field;
use super::grammar::{After, Before, QualifiedMeaning, Row};
use super::meaning::{Phrase, PhraseMeaning, number};
use super::pattern_set::PatternSet;
use crate::schema::unread_reason::UnreadReason;
use std::ops::Range;

/// How far before a phrase its introduction is looked for, in bytes.
const INTRODUCTION_LENGTH: usize = 24;

/// How much of a description is looked through for the unit of its field.
const UNIT_SEARCH: usize = 2_000;

/// Words behind a number that are no unit of it.
const NO_UNIT: [&str; 20] = [
    "and",
    "as",
    "at",
    "but",
    "by",
    "for",
    "if",
    "in",
    "inclusive",
    "inclusively",
    "is",
    "on",
    "or",
    "per",
    "to",
    "when",
    "with",
    "while",
    "unless",
    "each",
];

const CHARACTERS: [&str; 4] = ["character", "characters", "char", "chars"];

/// Units of time, in the singular: how long something takes limits no text.
const TIME: [&str; 8] =
    ["millisecond", "second", "minute", "hour", "day", "week", "month", "year"];

/// What looks at the words before a phrase.
#[derive(Debug)]
pub(super) struct Surroundings {
    pub(super) introduction: PatternSet,
    pub(super) bound: PatternSet,
}

/// Words that a row claims.
#[derive(Debug)]
pub(super) struct PhraseMatch {
    pub(super) row: &'static Row,
    pub(super) span: Range<usize>,
    pub(super) numbers: Vec<Range<usize>>,
}

impl PhraseMatch {
    /// What the words come to in their description.
    pub(super) fn read(
        &self,
        text: &str,
        field: &Field<'_>,
        context: &DescriptionStructure<'_>,
        surroundings: &Surroundings,
    ) -> PhraseMeaning {
        let numbers = self
            .numbers
            .iter()
            .map(|span| text.get(span.clone()).and_then(number));
        let phrase = Phrase {
            meaning: self.row.meaning,
            words: text.get(self.span.clone()).unwrap_or_default(),
            numbers: numbers.collect(),
        };
        let stated = phrase.of(field);
        if stated == PhraseMeaning::Nothing {
            return stated;
        }
        let name = field.name.as_deref();
        match context.verdict(&self.span, self.row.kind, name) {
            Some(QualifiedMeaning::NoLimit) => {
                return PhraseMeaning::Read(Vec::new());
            }
            Some(QualifiedMeaning::Unread(reason)) => {
                return PhraseMeaning::Unread(reason);
            }
            None if context.is_tangled(&self.span) => {
                return PhraseMeaning::Unread(UnreadReason::UnclearWords);
            }
            None => {}
        }
        if !self.is_introduced(text, surroundings) {
            return PhraseMeaning::Unread(UnreadReason::UnclearWords);
        }
        self.check_unit(text, field).unwrap_or(stated)
    }

    /// Whether what stands before the phrase lets it mean what it says.
    fn is_introduced(&self, text: &str, surroundings: &Surroundings) -> bool {
        let mut start = self.span.start.saturating_sub(INTRODUCTION_LENGTH);
        while !text.is_char_boundary(start) {
            start += 1;
        }
        let before = text.get(start..self.span.start).unwrap_or_default();
        let words = text.get(self.span.clone()).unwrap_or_default();
        match self.row.before {
            Before::Anything => true,
            Before::Introduction => {
                !words.starts_with(|c: char| c.is_ascii_digit())
                    || surroundings.introduction.is_match(before)
            }
            Before::NoBound => !surroundings.bound.is_match(before),
        }
    }

    /// What a unit behind the number makes of the phrase; `None` where it
    /// changes nothing.
    fn check_unit(
        &self,
        text: &str,
        field: &Field<'_>,
    ) -> Option<PhraseMeaning> {
        if self.row.after == After::Anything {
            return None;
        }
        let rest = text.get(self.span.end..).unwrap_or_default();
        let ends_in_number =
            self.numbers.last().is_some_and(|span| span.end == self.span.end);
        if ends_in_number && goes_on(rest) {
            return Some(PhraseMeaning::Unread(UnreadReason::UnreadableNumber));
        }
        let unit = unit(rest)?;
        let characters = CHARACTERS.contains(&unit.as_str());
        if self.row.after == After::Characters && characters {
            return None;
        }
        let is_time = TIME.contains(&unit.trim_end_matches('s'));
        if field.is_number() && self.is_unit_of(&unit, text, field) {
            None
        } else if is_time && !field.is_number() {
            Some(PhraseMeaning::Read(Vec::new()))
        } else if unit.starts_with("digit") {
            Some(PhraseMeaning::Unread(UnreadReason::Digits))
        } else {
            Some(PhraseMeaning::Unread(UnreadReason::OtherUnit))
        }
    }

    /// Whether the field's name or the rest of its description names the unit.
    fn is_unit_of(&self, unit: &str, text: &str, field: &Field<'_>) -> bool {
        let stem = match unit {
            "%" => "percent",
            unit => unit.trim_end_matches('s'),
        };
        let names = |text: &str| text.to_ascii_lowercase().contains(stem);
        let before = text.get(..self.span.start).unwrap_or_default();
        let behind = text.get(self.span.end..).unwrap_or_default();
        let after = behind.get(unit.len() + 1..).unwrap_or_default();
        field.name.as_deref().is_some_and(names)
            || [before, after].into_iter().any(|part| names(head(part)))
    }
}

/// The first bytes of a text, as far as a unit is looked for.
fn head(text: &str) -> &str {
    let mut end = text.len().min(UNIT_SEARCH);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

/// Whether a number goes on behind what was read of it: `1/3`, `10,50`, `2x`.
fn goes_on(rest: &str) -> bool {
    let mut next = rest.chars();
    match (next.next(), next.next()) {
        (Some(c), _) if c.is_ascii_alphanumeric() || c == '_' => true,
        (Some(',' | '.' | '/' | ':' | '-'), Some(c)) => c.is_ascii_digit(),
        _ => false,
    }
}

/// The unit behind a number, in small letters.
fn unit(rest: &str) -> Option<String> {
    let word = rest.trim_start_matches([' ', '-']);
    let is_close = rest.len() - word.len() <= 1;
    let first = word.chars().next().filter(|_| is_close)?;
    if first == '%' || matches!(first, '€' | '$' | '£' | '¥' | '°') {
        return Some(first.into());
    }
    let letters: String = word
        .chars()
        .take_while(|c| c.is_alphabetic())
        .flat_map(char::to_lowercase)
        .collect();
    (!letters.is_empty() && !NO_UNIT.contains(&letters.as_str()))
        .then_some(letters)
}
