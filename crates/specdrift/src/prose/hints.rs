//! The sentences of a description that look like a limit and that no phrase
//! takes up.

use super::context::{DescriptionStructure, overlaps};
use super::field::DescribedProperty;
use super::grammar::{HINTS, HintedField, expression};
use super::pattern_set::PatternSet;
use crate::schema::keyword::JsonType;
use std::ops::Range;

/// The hints of the grammar, ready to look for.
#[derive(Debug)]
pub(super) struct Hints {
    hints: Vec<HintPatterns>,
}

/// What hints find in a description.
#[derive(Debug)]
pub(super) struct HintMatches {
    /// The sentences that hold one, in order.
    pub(super) sentences: Vec<Range<usize>>,
    /// The words in them.
    pub(super) words: Vec<Range<usize>>,
}

#[derive(Debug)]
struct HintPatterns {
    field: HintedField,
    words: PatternSet,
    amount: Option<PatternSet>,
}

impl Hints {
    pub(super) fn new() -> Self {
        let one = |words: &str| PatternSet::new(&[expression(words)]);
        let hints = HINTS.iter().map(|hint| HintPatterns {
            field: hint.field,
            words: one(hint.entry.words),
            amount: hint.amount.map(one),
        });
        Self { hints: hints.collect() }
    }

    /// What the hints find. Words that are known are none.
    pub(super) fn find(
        &self,
        text: &str,
        field: &DescribedProperty<'_>,
        context: &DescriptionStructure<'_>,
        known: &[Range<usize>],
    ) -> HintMatches {
        let free = |patterns: &PatternSet| -> Vec<Range<usize>> {
            let found = patterns.find(text).into_iter();
            found.map(|m| m.span).filter(|s| !overlaps(known, s)).collect()
        };
        let of_field = |hint: &&HintPatterns| hint.field.includes(field);
        let hints: Vec<_> = self
            .hints
            .iter()
            .filter(of_field)
            .map(|hint| (free(&hint.words), hint.amount.as_ref().map(free)))
            .filter(|(words, _)| !words.is_empty())
            .collect();
        let is_hinted = |sentence: &&Range<usize>| {
            hints.iter().any(|(words, amounts)| {
                overlaps(words, sentence)
                    && amounts
                        .as_ref()
                        .is_none_or(|amounts| overlaps(amounts, sentence))
            })
        };
        let sentences: Vec<Range<usize>> =
            context.sentences().iter().filter(is_hinted).cloned().collect();
        let mut words: Vec<Range<usize>> =
            hints.into_iter().flat_map(|(words, _)| words).collect();
        words.retain(|word| overlaps(&sentences, word));
        HintMatches { sentences, words }
    }
}

impl HintedField {
    fn includes(self, field: &DescribedProperty<'_>) -> bool {
        match self {
            Self::Any => true,
            Self::Number => field.is_number(),
            Self::NumberOrList => {
                field.is_number() || field.is(JsonType::Array)
            }
        }
    }
}
