//! Where the words of a description stand: in which sentence, which
//! parentheses, which clause, and beside which qualifiers.

use super::grammar::{
    PhraseKind, QualifiedMeaning, Qualifier, QualifierEffect, Scope, qualifiers,
};
use super::pattern_set::PatternSet;
use super::punctuation::{ends_clause, ends_sentence, groups};
use std::ops::Range;

/// How many qualifiers a sentence may have before it is too hard to read.
const MAX_QUALIFIERS: usize = 40;

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
    /// What ends a sentence, or the part of one behind a semicolon, inside
    /// parentheses and out.
    part_ends: Vec<usize>,
    /// What ends a clause.
    marks: Vec<usize>,
    /// For each byte, the inside of the innermost parentheses around it.
    groups: Vec<Option<(usize, usize)>>,
    qualifiers: Vec<QualifierMatch>,
    /// The first of them that reach every phrase.
    of_description: Vec<QualifierMatch>,
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
        let qualifiers: Vec<QualifierMatch> = found.collect();
        let everywhere = |found: &&QualifierMatch| {
            let mut effects = found.qualifier.effects.iter();
            effects.any(|one| one.scope == Scope::Description)
        };
        let first = qualifiers.iter().filter(everywhere).take(MAX_QUALIFIERS);
        let of_description = first.cloned().collect();
        let mut context = Self {
            text,
            sentences: Vec::new(),
            stops: Vec::new(),
            part_ends: Vec::new(),
            marks: Vec::new(),
            groups: groups(text),
            qualifiers,
            of_description,
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
        if ends || byte == b';' {
            self.part_ends.push(at);
            if is_outside {
                self.stops.push(at);
            }
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
        kind: PhraseKind,
        own_name: Option<&str>,
    ) -> Option<QualifiedMeaning> {
        let sentence = self.sentence(phrase);
        let behind = sentence.end + 1..sentence.end + 1;
        let reach = PhraseContext {
            text: self.text,
            phrase,
            sentence,
            clause_behind: between(&self.marks, &behind, 0..self.text.len()),
            clause: between(&self.marks, phrase, 0..self.text.len()),
            around: self.around(phrase),
        };
        let verdicts = self
            .nearby(&reach.around)
            .chain(&self.of_description)
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
        self.qualifiers_in(&self.around(phrase)).len() > MAX_QUALIFIERS
    }

    /// The whole sentence around a phrase, whatever parentheses it stands in.
    fn around(&self, phrase: &Range<usize>) -> Range<usize> {
        let ends = |sentence: &Range<usize>| sentence.end <= phrase.start;
        let index = self.sentences.partition_point(ends);
        self.sentences.get(index).cloned().unwrap_or_else(|| phrase.clone())
    }

    /// The part of a sentence around words that semicolons set apart.
    pub(super) fn part(&self, words: &Range<usize>) -> Range<usize> {
        between(&self.part_ends, words, 0..self.text.len())
    }

    /// The sentence around a phrase, or the inside of its parentheses.
    pub(super) fn sentence(&self, phrase: &Range<usize>) -> Range<usize> {
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

    /// Whether a qualifier is nothing but the name of the field itself.
    fn names(&self, found: &QualifierMatch, own_name: Option<&str>) -> bool {
        let words = self.text.get(found.span.clone()).unwrap_or_default();
        own_name == Some(words.trim_matches(['`', '"', ' ', '(']))
    }
}

/// A phrase and the parts of the text that belong to it.
struct PhraseContext<'c> {
    text: &'c str,
    phrase: &'c Range<usize>,
    sentence: Range<usize>,
    clause: Range<usize>,
    around: Range<usize>,
    /// The clause behind the parentheses around it.
    clause_behind: Range<usize>,
}

impl PhraseContext<'_> {
    /// What the first effect that reaches the phrase makes of it.
    fn verdict(
        &self,
        found: &QualifierMatch,
        kind: PhraseKind,
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
            Scope::Around => {
                (before && words.end >= self.around.start)
                    || (after && words.start < self.around.end)
            }
            Scope::BehindParentheses => {
                after
                    && words.start > self.sentence.end
                    && words.start < self.clause_behind.end
            }
            Scope::Ahead => before && words.end >= self.around.start,
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
