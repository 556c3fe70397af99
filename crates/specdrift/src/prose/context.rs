//! Where the words of a description stand: in which sentence, which
//! parentheses, which clause, and beside which qualifiers.

use super::grammar::{
    Kind, QualifiedMeaning, Qualifier, QualifierEffect, Scope, qualifiers,
};
use super::pattern_set::PatternSet;
use std::ops::Range;

/// How many qualifiers a sentence may have before it is too hard to read.
const MAX_QUALIFIERS: usize = 40;

/// Words whose full stop ends no sentence.
const ABBREVIATIONS: [&str; 10] =
    ["e.g", "i.e", "max", "min", "approx", "cf", "vs", "incl", "excl", "no"];

/// A qualifier in a description.
#[derive(Debug, Clone)]
struct QualifierMatch {
    span: Range<usize>,
    qualifier: &'static Qualifier,
}

/// The structure of a description.
#[derive(Debug)]
pub(super) struct DescriptionStructure<'t> {
    text: &'t str,
    /// The sentences, one behind the other.
    sentences: Vec<Range<usize>>,
    /// What ends a sentence, or the part of one behind a semicolon.
    stops: Vec<usize>,
    /// What ends a clause.
    marks: Vec<usize>,
    /// For each byte, the inside of the innermost parentheses around it.
    groups: Vec<Option<(usize, usize)>>,
    qualifiers: Vec<QualifierMatch>,
}

impl<'t> DescriptionStructure<'t> {
    /// Reads the structure around phrases, which are in order. A qualifier that
    /// is a part of a phrase, as `or` of `equal or greater`, is none.
    pub(super) fn of(
        text: &'t str,
        patterns: &PatternSet,
        phrases: &[Range<usize>],
    ) -> Self {
        let entries: Vec<&'static Qualifier> = qualifiers().collect();
        let found = patterns.find(text).into_iter().filter_map(|found| {
            let qualifier = entries.get(found.pattern).copied()?;
            let is_alone = !overlaps(phrases, &found.span);
            is_alone.then_some(QualifierMatch { span: found.span, qualifier })
        });
        let mut context = Self {
            text,
            sentences: Vec::new(),
            stops: Vec::new(),
            marks: Vec::new(),
            groups: groups(text),
            qualifiers: found.collect(),
        };
        for (at, byte) in text.bytes().enumerate() {
            context.mark(at, byte);
        }
        context.end_sentence(text.len());
        context
    }

    /// Keeps what a byte ends.
    fn mark(&mut self, at: usize, byte: u8) {
        let is_outside = self.groups.get(at).is_none_or(Option::is_none);
        let ends = ends_sentence(self.text, at, byte);
        if ends && is_outside {
            self.end_sentence(at + 1);
        }
        if (ends || byte == b';') && is_outside {
            self.stops.push(at);
        }
        if ends || ends_clause(self.text, at, byte) {
            self.marks.push(at);
        }
    }

    fn end_sentence(&mut self, end: usize) {
        let start = self.sentences.last().map_or(0, |sentence| sentence.end);
        self.sentences.push(start..end);
    }

    /// The sentences, one behind the other.
    pub(super) fn sentences(&self) -> &[Range<usize>] {
        &self.sentences
    }

    /// What the qualifiers around a phrase make of it; `None` where nothing
    /// reaches it. `own_name` is the field's own, which is no other field.
    pub(super) fn verdict(
        &self,
        phrase: &Range<usize>,
        kind: Kind,
        own_name: Option<&str>,
    ) -> Option<QualifiedMeaning> {
        let sentence = self.sentence(phrase);
        let clause = between(&self.marks, phrase, 0..self.text.len());
        let reach = Reach { text: self.text, phrase, sentence, clause };
        let verdicts = self
            .nearby(&reach.sentence)
            .chain(self.of_description())
            .filter(|found| !self.names(found, own_name))
            .filter_map(|found| reach.verdict(found, kind));
        verdicts.fold(None, |known, verdict| match known {
            Some(QualifiedMeaning::NoLimit) => known,
            Some(QualifiedMeaning::Unread(_))
                if verdict != QualifiedMeaning::NoLimit =>
            {
                known
            }
            Some(QualifiedMeaning::Unread(_)) | None => Some(verdict),
        })
    }

    /// Whether more qualifiers stand around a phrase than can be told apart.
    pub(super) fn is_tangled(&self, phrase: &Range<usize>) -> bool {
        let sentence = self.sentence(phrase);
        self.qualifiers_in(&sentence).len() > MAX_QUALIFIERS
    }

    /// The sentence around a phrase, or the inside of its parentheses.
    fn sentence(&self, phrase: &Range<usize>) -> Range<usize> {
        match self.groups.get(phrase.start).copied().flatten() {
            Some((start, end)) => start..end,
            None => between(&self.stops, phrase, 0..self.text.len()),
        }
    }

    fn qualifiers_in(&self, range: &Range<usize>) -> &[QualifierMatch] {
        let first =
            self.qualifiers.partition_point(|q| q.span.end < range.start);
        let last =
            self.qualifiers.partition_point(|q| q.span.start < range.end);
        self.qualifiers.get(first..last).unwrap_or_default()
    }

    fn nearby(
        &self,
        range: &Range<usize>,
    ) -> impl Iterator<Item = &QualifierMatch> {
        self.qualifiers_in(range).iter().take(MAX_QUALIFIERS)
    }

    /// The first qualifiers that reach every phrase.
    fn of_description(&self) -> impl Iterator<Item = &QualifierMatch> {
        let everywhere = |found: &&QualifierMatch| {
            let effects = found.qualifier.effects.iter();
            effects.into_iter().any(|one| one.scope == Scope::Description)
        };
        self.qualifiers.iter().filter(everywhere).take(MAX_QUALIFIERS)
    }

    /// Whether a qualifier is nothing but the name of the field itself.
    fn names(&self, found: &QualifierMatch, own_name: Option<&str>) -> bool {
        let words = self.text.get(found.span.clone()).unwrap_or_default();
        own_name == Some(words.trim_matches(['`', '"', ' ', '(']))
    }
}

/// A phrase and the parts of the text that belong to it.
struct Reach<'c> {
    text: &'c str,
    phrase: &'c Range<usize>,
    sentence: Range<usize>,
    clause: Range<usize>,
}

impl Reach<'_> {
    /// What the first effect that reaches the phrase makes of it.
    fn verdict(
        &self,
        found: &QualifierMatch,
        kind: Kind,
    ) -> Option<QualifiedMeaning> {
        let reached = |effect: &&QualifierEffect| {
            effect.kinds.contains(&kind) && self.holds(found, effect.scope)
        };
        let effects = found.qualifier.effects.iter();
        effects.into_iter().find(reached).map(|effect| effect.verdict)
    }

    fn holds(&self, found: &QualifierMatch, scope: Scope) -> bool {
        let (words, phrase) = (&found.span, self.phrase);
        let before = words.end <= phrase.start;
        let after = words.start >= phrase.end;
        let only_space = |range: Range<usize>| {
            self.text.get(range).is_some_and(|gap| gap.trim().is_empty())
        };
        let preceding = before && words.end > self.clause.start;
        let following = after && words.start < self.clause.end;
        match scope {
            Scope::Next => after && only_space(phrase.end..words.start),
            Scope::Previous => before && only_space(words.end..phrase.start),
            Scope::Following => following,
            Scope::Preceding => preceding,
            Scope::Clause => preceding || following,
            Scope::SentenceStart => {
                before && only_space(self.sentence.start..words.start)
            }
            Scope::Sentence => {
                (before && words.end >= self.sentence.start)
                    || (after && words.start < self.sentence.end)
            }
            Scope::Description => before || after,
        }
    }
}

/// Whether a part of a text overlaps one of others, which are in order.
pub(super) fn overlaps(others: &[Range<usize>], span: &Range<usize>) -> bool {
    let next = others.partition_point(|other| other.end <= span.start);
    others.get(next).is_some_and(|other| other.start < span.end)
}

/// The part of the text around a phrase that lies between two marks.
fn between(
    marks: &[usize],
    phrase: &Range<usize>,
    all: Range<usize>,
) -> Range<usize> {
    let first = marks.partition_point(|mark| *mark < phrase.start);
    let next = marks.partition_point(|mark| *mark < phrase.end);
    let before = first.checked_sub(1).and_then(|index| marks.get(index));
    let start = before.map_or(all.start, |mark| mark + 1);
    start..marks.get(next).copied().unwrap_or(all.end)
}

/// The inside of the innermost parentheses around each byte. One that is not
/// closed, or not opened, is no parenthesis.
fn groups(text: &str) -> Vec<Option<(usize, usize)>> {
    let mut open = Vec::new();
    let mut pairs = vec![None; text.len()];
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'(' => open.push(at),
            b')' => {
                let pair = open.pop().map(|start| (start + 1, at));
                for end in pair.into_iter().flat_map(|(s, e)| [s - 1, e]) {
                    if let Some(place) = pairs.get_mut(end) {
                        *place = pair;
                    }
                }
            }
            _ => {}
        }
    }
    let mut around = Vec::new();
    let mut groups = Vec::with_capacity(text.len());
    for (at, pair) in pairs.into_iter().enumerate() {
        let closes = pair.is_some_and(|(_, end)| end == at);
        if closes {
            around.pop();
        }
        groups.push(around.last().copied());
        if let Some(pair) = pair.filter(|_| !closes) {
            around.push(pair);
        }
    }
    groups
}

/// Whether a byte ends a sentence. A stop inside a number or behind an
/// abbreviation ends nothing.
fn ends_sentence(text: &str, at: usize, byte: u8) -> bool {
    match byte {
        b'\n' => true,
        b'!' | b'?' => text.get(at + 1..).is_some_and(starts_with_space),
        b'.' => {
            let rest = text.get(at + 1..).unwrap_or_default();
            let next = rest.trim_start_matches(' ').chars().next();
            let goes_on = next
                .is_some_and(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
            starts_with_space(rest) && !goes_on && !abbreviates(text, at)
        }
        _ => false,
    }
}

fn starts_with_space(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with(char::is_whitespace)
}

/// Whether the stop at `at` belongs to an abbreviation.
fn abbreviates(text: &str, at: usize) -> bool {
    ABBREVIATIONS.iter().any(|word| {
        let start = at.checked_sub(word.len());
        let stands = start.and_then(|start| text.get(start..at));
        let before =
            start.and_then(|start| text.as_bytes().get(start.checked_sub(1)?));
        stands.is_some_and(|stands| stands.eq_ignore_ascii_case(word))
            && !before.is_some_and(u8::is_ascii_alphanumeric)
    })
}

/// Whether a byte ends a clause. A comma between digits and a hyphen do not.
fn ends_clause(text: &str, at: usize, byte: u8) -> bool {
    let bytes = text.as_bytes();
    let next = bytes.get(at + 1);
    match byte {
        b';' | b':' | b'(' | b')' => true,
        b',' => !next.is_some_and(u8::is_ascii_digit),
        b'-' => {
            let before = at.checked_sub(1).and_then(|at| bytes.get(at));
            let after = bytes.get(at + 2);
            before == Some(&b' ')
                && next == Some(&b' ')
                && !after.is_some_and(u8::is_ascii_digit)
        }
        _ => false,
    }
}
