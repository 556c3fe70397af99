//! Reads the limits that a description states in words, each with the span of
//! its phrase and the row of the grammar that read it. A phrase that looks like
//! a limit and is none that can be kept is told with the reason: silence would
//! hide it.

use super::context::{DescriptionStructure, overlaps};
use super::doubt::{self, InterpretedPhrase, claimed};
use super::field::DescribedProperty;
use super::grammar::{
    self, GrammarRow, LONE_NUMBER, Meaning, NAMING_NUMBER, PhraseKind,
    expression,
};
use super::hints::Hints;
use super::meaning::{AppliesTo, PhraseMeaning, StatedLimit};
use super::pattern_set::PatternSet;
use super::phrase::PhraseMatch;
use super::plain_text::PlainText;
use super::surroundings::ContextPatterns;
use crate::document::pointer::Pointer;
use crate::schema::assertion::{Assertion, Origin, PhraseOrigin};
use crate::schema::description::{
    DescriptionLimits, DescriptionReader, ReadPhrase, UnreadPhrase,
};
use crate::schema::keyword::JsonType;
use crate::schema::unread_reason::UnreadReason;
use serde_json::{Map, Value};
use std::ops::Range;
use std::sync::LazyLock;

/// How long a description that is read may be, in bytes.
const MAX_DESCRIPTION: usize = 1 << 16;

/// The grammar, ready to read.
#[derive(Debug)]
pub(crate) struct Grammar {
    /// Rows for objects, and those for everything else, which has no members.
    object_rows: RowSet,
    value_rows: RowSet,
    qualifiers: PatternSet,
    hints: Hints,
    lone_number: PatternSet,
    naming_number: PatternSet,
    surroundings: ContextPatterns,
}

/// Rows, and their phrases.
#[derive(Debug)]
struct RowSet {
    rows: Vec<&'static GrammarRow>,
    patterns: PatternSet,
}

impl RowSet {
    fn new(rows: Vec<&'static GrammarRow>) -> Self {
        let words = rows.iter().map(|row| expression(row.entry.words));
        let patterns = PatternSet::new(&words.collect::<Vec<_>>());
        Self { rows, patterns }
    }

    fn candidates(&self, text: &str) -> Vec<PhraseMatch> {
        let found = self.patterns.find(text).into_iter();
        let candidates = found.filter_map(|found| {
            let row = self.rows.get(found.pattern).copied()?;
            Some(PhraseMatch { row, span: found.span, numbers: found.groups })
        });
        candidates.collect()
    }
}

impl Grammar {
    /// The one that there is: it is a constant, and its expressions are dear to
    /// build.
    pub(crate) fn get() -> &'static Self {
        static GRAMMAR: LazyLock<Grammar> = LazyLock::new(Grammar::new);
        &GRAMMAR
    }

    fn new() -> Self {
        let one = |words: &str| PatternSet::new(&[expression(words)]);
        let of_values = |row: &&GrammarRow| row.kind != PhraseKind::Members;
        let qualifiers: Vec<String> = grammar::qualifiers()
            .map(|qualifier| expression(qualifier.entry.words))
            .collect();
        Self {
            object_rows: RowSet::new(grammar::rows().collect()),
            value_rows: RowSet::new(
                grammar::rows().filter(of_values).collect(),
            ),
            qualifiers: PatternSet::new(&qualifiers),
            hints: Hints::new(),
            lone_number: one(LONE_NUMBER),
            naming_number: one(NAMING_NUMBER),
            surroundings: ContextPatterns::new(),
        }
    }

    fn rows(&self, field: &DescribedProperty<'_>) -> &RowSet {
        if field.is(JsonType::Object) {
            &self.object_rows
        } else {
            &self.value_rows
        }
    }

    /// The phrases of a text, each with what it comes to.
    fn readings(
        &self,
        text: &str,
        field: &DescribedProperty<'_>,
        candidates: Vec<PhraseMatch>,
        context: &DescriptionStructure<'_>,
    ) -> Vec<InterpretedPhrase> {
        let read = |phrase: PhraseMatch| {
            let meaning = phrase.read(text, field, context, &self.surroundings);
            InterpretedPhrase { phrase, meaning }
        };
        candidates.into_iter().map(read).collect()
    }

    /// The numbers that stand alone and name nothing.
    fn numbers(&self, text: &str) -> Vec<Range<usize>> {
        let spans = |patterns: &PatternSet| -> Vec<Range<usize>> {
            patterns.find(text).into_iter().map(|one| one.span).collect()
        };
        let naming = spans(&self.naming_number);
        let mut numbers = spans(&self.lone_number);
        numbers.retain(|number| !overlaps(&naming, number));
        numbers
    }
}

/// The words that no hint may look at. A length of time says nothing of a
/// number, which may well be limited beside it.
fn known_words(
    readings: &[InterpretedPhrase],
    field: &DescribedProperty<'_>,
) -> Vec<Range<usize>> {
    let is_known = |reading: &&InterpretedPhrase| {
        !field.is_number() || reading.phrase.row.meaning != Meaning::Duration
    };
    readings.iter().filter(is_known).filter_map(claimed).collect()
}

impl DescriptionReader for Grammar {
    fn read(
        &self,
        map: &Map<String, Value>,
        at: &Pointer,
        types: &[JsonType],
        into: &mut DescriptionLimits,
    ) {
        let Some(text) = map.get("description").and_then(Value::as_str) else {
            return;
        };
        let field = DescribedProperty::new(map, at.last(), types);
        let at = at.join("description");
        if text.len() > MAX_DESCRIPTION {
            into.unread.push(UnreadPhrase {
                pointer: at,
                span: 0..0,
                text: format!("a description of {} bytes", text.len()),
                reason: UnreadReason::TooLong,
            });
            return;
        }
        let plain = PlainText::of(text);
        let words = plain.as_str();
        let mut candidates = self.rows(&field).candidates(words);
        candidates.retain(|phrase| phrase.is_of(words, &field));
        let spans: Vec<Range<usize>> =
            candidates.iter().map(|one| one.span.clone()).collect();
        let context = DescriptionStructure::of(words, &self.qualifiers, &spans);
        let mut keeper =
            LimitCollector { description: text, plain: &plain, at, into };
        let mut readings = self.readings(words, &field, candidates, &context);
        let known = known_words(&readings, &field);
        let hinted = self.hints.find(words, &field, &context, &known);
        let numbers = self.numbers(words);
        doubt::doubt_beside_numbers(&mut readings, &context, &numbers);
        doubt::doubt_contradictions(&mut readings);
        let untold = doubt::doubt_beside_hints(&mut readings, &context, hinted);
        for InterpretedPhrase { phrase, meaning } in readings {
            keeper.keep(phrase.row.entry.id, &phrase.span, meaning);
        }
        for span in untold {
            keeper.keep_unread(&span, UnreadReason::UnknownWords);
        }
    }
}

/// Keeps what the phrases of one description come to.
struct LimitCollector<'k> {
    description: &'k str,
    plain: &'k PlainText,
    at: Pointer,
    into: &'k mut DescriptionLimits,
}

impl LimitCollector<'_> {
    fn keep(
        &mut self,
        row: &'static str,
        span: &Range<usize>,
        outcome: PhraseMeaning,
    ) {
        match outcome {
            PhraseMeaning::Read(stated) => self.keep_read(row, span, stated),
            PhraseMeaning::Unread(reason) => self.keep_unread(span, reason),
            PhraseMeaning::Nothing => {}
        }
    }

    fn keep_read(
        &mut self,
        grammar_row: &'static str,
        span: &Range<usize>,
        stated: Vec<StatedLimit>,
    ) {
        let span = self.plain.origin(span);
        let phrase = PhraseOrigin { span: span.clone(), grammar_row };
        let origin = Origin { pointer: self.at.clone(), phrase: Some(phrase) };
        let mut assertions = Vec::new();
        for (target, keyword, value) in stated {
            let assertion =
                Assertion { keyword, value, origin: origin.clone() };
            assertions.push(assertion.clone());
            match target {
                AppliesTo::Own => self.into.own.push(assertion),
                AppliesTo::Names => self.into.property_names.push(assertion),
                AppliesTo::Values => self.into.property_values.push(assertion),
            }
        }
        let text = self.description.get(span).unwrap_or_default().into();
        self.into.read.push(ReadPhrase { origin, text, assertions });
    }

    fn keep_unread(&mut self, span: &Range<usize>, reason: UnreadReason) {
        let span = self.plain.origin(span);
        let text = self.description.get(span.clone()).unwrap_or_default();
        self.into.unread.push(UnreadPhrase {
            pointer: self.at.clone(),
            text: text.trim().into(),
            span,
            reason,
        });
    }
}

#[cfg(test)]
mod tests;
