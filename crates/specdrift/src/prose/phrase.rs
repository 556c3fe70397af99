//! One phrase in its description: whether the words around it leave it the
//! limit that its own words state.

use super::context::DescriptionStructure;
use super::field::DescribedProperty;
use super::grammar::{
    GrammarRow, LeadingContext, QualifiedMeaning, TrailingContext,
};
use super::meaning::{Phrase, PhraseMeaning, number};
use super::surroundings::ContextPatterns;
use super::unit::{is_characters, is_time, names_unit, unit};
use crate::schema::unread_reason::UnreadReason;
use std::ops::Range;

/// How far before a phrase its introduction is looked for, in bytes.
const INTRODUCTION_LENGTH: usize = 24;

/// Words that a row claims.
#[derive(Debug)]
pub(super) struct PhraseMatch {
    pub(super) row: &'static GrammarRow,
    pub(super) span: Range<usize>,
    pub(super) numbers: Vec<Range<usize>>,
}

impl PhraseMatch {
    /// What the words state of a field by themselves.
    fn stated(
        &self,
        text: &str,
        field: &DescribedProperty<'_>,
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
        phrase.of(field)
    }

    /// Whether the words are a phrase of a field.
    pub(super) fn is_of(
        &self,
        text: &str,
        field: &DescribedProperty<'_>,
    ) -> bool {
        self.stated(text, field) != PhraseMeaning::Nothing
    }

    /// What the words come to in their description.
    pub(super) fn read(
        &self,
        text: &str,
        field: &DescribedProperty<'_>,
        context: &DescriptionStructure<'_>,
        surroundings: &ContextPatterns,
    ) -> PhraseMeaning {
        let stated = self.stated(text, field);
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
        if self.is_part_of_number(text) {
            return PhraseMeaning::Unread(UnreadReason::UnreadableNumber);
        }
        if !self.is_introduced(text, context, surroundings) {
            return PhraseMeaning::Unread(UnreadReason::UnclearWords);
        }
        self.check_unit(text, field).unwrap_or(stated)
    }

    /// Whether what stands before the phrase lets it mean what it says.
    fn is_introduced(
        &self,
        text: &str,
        context: &DescriptionStructure<'_>,
        surroundings: &ContextPatterns,
    ) -> bool {
        let mut start = self.span.start.saturating_sub(INTRODUCTION_LENGTH);
        while !text.is_char_boundary(start) {
            start += 1;
        }
        let before = text.get(start..self.span.start).unwrap_or_default();
        let words = text.get(self.span.clone()).unwrap_or_default();
        match self.row.before {
            LeadingContext::Anything => true,
            LeadingContext::Introduction => {
                !words.starts_with(|c: char| c.is_ascii_digit())
                    || surroundings.introduction.is_match(before)
            }
            LeadingContext::NoBound => !surroundings.bound.is_match(before),
            LeadingContext::Frame(frame) => {
                let sentence = context.sentence(&self.span);
                let before = text.get(sentence.start..self.span.start);
                let behind = text.get(self.span.end..sentence.end);
                surroundings.allow(
                    frame,
                    before.unwrap_or_default(),
                    behind.unwrap_or_default(),
                )
            }
        }
    }

    /// Whether the number at either end of the phrase goes on beyond it.
    fn is_part_of_number(&self, text: &str) -> bool {
        let first = self.numbers.first().map(|span| span.start);
        let last = self.numbers.last().map(|span| span.end);
        let before = text.get(..self.span.start).unwrap_or_default();
        let rest = text.get(self.span.end..).unwrap_or_default();
        (first == Some(self.span.start) && is_begun(before))
            || (last == Some(self.span.end) && goes_on(rest))
    }

    /// What a unit behind the number makes of the phrase; `None` where it
    /// changes nothing.
    fn check_unit(
        &self,
        text: &str,
        field: &DescribedProperty<'_>,
    ) -> Option<PhraseMeaning> {
        if self.row.after == TrailingContext::Anything {
            return None;
        }
        let rest = text.get(self.span.end..).unwrap_or_default();
        let unit = unit(rest)?;
        let characters = is_characters(&unit);
        if self.row.after == TrailingContext::Characters && characters {
            return None;
        }
        let is_time = is_time(&unit);
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
    fn is_unit_of(
        &self,
        unit: &str,
        text: &str,
        field: &DescribedProperty<'_>,
    ) -> bool {
        let stem = match unit {
            "%" => "percent",
            unit => unit.trim_end_matches('s'),
        };
        let names = |text: &str| names_unit(text, stem);
        let before = text.get(..self.span.start).unwrap_or_default();
        let behind = text.get(self.span.end..).unwrap_or_default();
        let after = behind.get(unit.len() + 1..).unwrap_or_default();
        field.name.as_deref().is_some_and(names)
            || [before, after].into_iter().any(names)
    }
}

/// Whether a number goes on behind what was read of it: `1/3`, `10,50`, `2x`,
/// `1 000`.
fn goes_on(rest: &str) -> bool {
    let mut next = rest.chars();
    match (next.next(), next.next()) {
        (Some(c), _) if c.is_ascii_alphanumeric() || c == '_' => true,
        (Some(',' | '.' | '/' | ':' | '-' | ' '), Some(c)) => {
            c.is_ascii_digit()
        }
        _ => false,
    }
}

/// Whether a number has begun before what was read of it.
fn is_begun(before: &str) -> bool {
    let mut last = before.chars().rev();
    match (last.next(), last.next()) {
        (Some(c), _) if c.is_ascii_alphanumeric() || c == '_' => true,
        (Some(',' | '.' | '/' | ' '), Some(c)) if c.is_ascii_digit() => true,
        (last, Some('.')) => last == Some('.'),
        _ => false,
    }
}
