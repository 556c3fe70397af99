//! Phrases that the rest of their description leaves in doubt: a limit is kept
//! only where its whole sentence is understood.

use super::context::{DescriptionStructure, overlaps};
use super::grammar::PhraseKind;
use super::hints::HintMatches;
use super::meaning::{AppliesTo, PhraseMeaning, StatedLimit};
use super::phrase::PhraseMatch;
use crate::schema::keyword::Keyword;
use crate::schema::unread_reason::UnreadReason;
use std::collections::BTreeSet;
use std::ops::Range;

/// A phrase, and what it comes to.
#[derive(Debug)]
pub(super) struct InterpretedPhrase {
    pub(super) phrase: PhraseMatch,
    pub(super) meaning: PhraseMeaning,
}

impl InterpretedPhrase {
    /// What the phrase limits.
    fn limits(&self) -> &[StatedLimit] {
        match &self.meaning {
            PhraseMeaning::Read(stated) => stated,
            PhraseMeaning::Unread(_) | PhraseMeaning::Nothing => &[],
        }
    }

    fn is_unread(&self) -> bool {
        matches!(self.meaning, PhraseMeaning::Unread(_))
    }

    /// Whether the phrase is one bound of several, or none that can be read.
    fn is_choice(&self) -> bool {
        let reasons =
            [UnreadReason::Alternative, UnreadReason::UnreadableNumber];
        let is_one = |reason| self.meaning == PhraseMeaning::Unread(reason);
        has_number(self) && reasons.into_iter().any(is_one)
    }

    fn doubt(&mut self, reason: UnreadReason) {
        if !self.limits().is_empty() {
            self.meaning = PhraseMeaning::Unread(reason);
        }
    }
}

/// The least and the greatest of each measure.
const PAIRS: [(Keyword, Keyword); 4] = [
    (Keyword::MinLength, Keyword::MaxLength),
    (Keyword::MinItems, Keyword::MaxItems),
    (Keyword::MinProperties, Keyword::MaxProperties),
    (Keyword::Minimum, Keyword::Maximum),
];

/// Whether one phrase gives a least above the greatest: `from 100 to 50` is no
/// span. Two phrases may, which is a fault of the document.
fn is_empty(limits: &[StatedLimit]) -> bool {
    let of = |keyword| {
        let (_, _, value) = limits.iter().find(|(_, of, _)| *of == keyword)?;
        value.as_f64()
    };
    PAIRS.into_iter().any(|(least, greatest)| {
        of(least).zip(of(greatest)).is_some_and(|(a, b)| a > b)
    })
}

/// Doubts phrases that limit one thing in two ways, or to nothing.
pub(super) fn doubt_contradictions(readings: &mut [InterpretedPhrase]) {
    let mut known: Vec<StatedLimit> = Vec::new();
    let mut contradicted: Vec<(AppliesTo, Keyword)> = Vec::new();
    for (target, keyword, value) in
        readings.iter().flat_map(InterpretedPhrase::limits)
    {
        let other = known.iter().find(|(t, k, _)| (t, k) == (target, keyword));
        match other {
            Some((_, _, known)) if known != value => {
                contradicted.push((*target, *keyword));
            }
            Some(_) => {}
            None => known.push((*target, *keyword, value.clone())),
        }
    }
    for reading in readings {
        let is_in_doubt = |(target, keyword, _): &StatedLimit| {
            contradicted.contains(&(*target, *keyword))
        };
        let limits = reading.limits();
        if limits.iter().any(is_in_doubt) || is_empty(limits) {
            reading.doubt(UnreadReason::Contradicted);
        }
    }
}

/// Doubts bounds beside a number that no phrase claims, or beside a bound that is
/// one of several, in the same sentence or the same parentheses: `3 up to 255`.
pub(super) fn doubt_beside_numbers(
    readings: &mut [InterpretedPhrase],
    context: &DescriptionStructure<'_>,
    numbers: &[Range<usize>],
) {
    let claimed: Vec<Range<usize>> =
        readings.iter().filter_map(claimed).collect();
    let place = |span: &Range<usize>| {
        let sentence = context.sentence(span);
        (sentence.start, sentence.end)
    };
    let choices = readings.iter().filter(|one| one.is_choice());
    let free: BTreeSet<(usize, usize)> = numbers
        .iter()
        .filter(|number| !overlaps(&claimed, number))
        .chain(choices.map(|one| &one.phrase.span))
        .map(place)
        .collect();
    for reading in readings.iter_mut().filter(|one| has_number(one)) {
        if free.contains(&place(&reading.phrase.span)) {
            reading.doubt(UnreadReason::OtherNumber);
        }
    }
}

/// Doubts the bounds beside words of limits that no phrase claims, and gives the
/// sentences that are to be told of: those without a phrase that is told of.
pub(super) fn doubt_beside_hints(
    readings: &mut [InterpretedPhrase],
    context: &DescriptionStructure<'_>,
    hinted: HintMatches,
) -> Vec<Range<usize>> {
    let place = |span: &Range<usize>| {
        let part = context.part(span);
        (part.start, part.end)
    };
    let parts: BTreeSet<(usize, usize)> =
        hinted.words.iter().map(place).collect();
    for reading in readings.iter_mut().filter(|one| has_number(one)) {
        if parts.contains(&place(&reading.phrase.span)) {
            reading.doubt(UnreadReason::UnclearWords);
        }
    }
    let unread: Vec<Range<usize>> = readings
        .iter()
        .filter(|reading| reading.is_unread())
        .map(|reading| reading.phrase.span.clone())
        .collect();
    let mut sentences = hinted.sentences;
    sentences.retain(|sentence| !overlaps(&unread, sentence));
    sentences
}

/// The words of a phrase that comes to something.
pub(super) fn claimed(reading: &InterpretedPhrase) -> Option<Range<usize>> {
    let is_phrase = reading.meaning != PhraseMeaning::Nothing;
    is_phrase.then(|| reading.phrase.span.clone())
}

/// Whether a phrase is a bound, and no name of a standard.
fn has_number(reading: &InterpretedPhrase) -> bool {
    matches!(
        reading.phrase.row.kind,
        PhraseKind::Bound | PhraseKind::Exact | PhraseKind::Members
    )
}
