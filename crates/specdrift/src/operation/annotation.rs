//! What schemas say besides what they accept: descriptions, defaults, titles,
//! extensions, by the place in a message that they are about.

mod recorded;
mod subschemas;

pub(crate) use recorded::RecordedAnnotation;

use super::change::{Change, Effect, remark};
use super::remark::{holds_value, meaning};
use crate::budget::{Budget, BudgetExhausted, Work};
use crate::document::equality::with_plain_numbers;
use crate::document::openapi::Direction;
use crate::document::pointer::Pointer;
use crate::report::impact::Impact;
use crate::report::rule;
use crate::schema::keyword::{Keyword, Role};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use subschemas::subschemas;

/// How deep a message is read.
const MAX_DEPTH: usize = 64;

/// How many schemas of one message are read.
const MAX_SCHEMAS: usize = 50_000;

/// Values, by what they mean, with where each stands.
type Meanings = BTreeMap<String, (Value, Pointer)>;

/// The annotations of one place in a message.
#[derive(Debug, Default)]
struct Place {
    /// Where the place is described first.
    pointer: Pointer,
    /// Each value once, by what it means, with where it stands.
    annotations: BTreeMap<String, Meanings>,
}

/// The annotations of a message, by the place.
#[derive(Debug, Default)]
pub(crate) struct Annotations {
    places: BTreeMap<Pointer, Place>,
    schemas: usize,
}

/// An annotation that is not the same.
#[derive(Debug)]
pub(crate) struct AnnotationChange {
    /// The place in a message.
    pub(crate) field: Pointer,
    pub(crate) keyword: String,
    /// Where it stood, and its value.
    pub(crate) before: Option<(Value, Pointer)>,
    /// Where it stands, and its value.
    pub(crate) after: Option<(Value, Pointer)>,
    /// What holds it now.
    pub(crate) holder: Pointer,
}

impl Annotations {
    /// Reads the annotations of a schema, and of all that it leads to. Where
    /// that cannot be afforded, the budget says so.
    pub(crate) fn read(
        root: &Value,
        schema: &Pointer,
        budget: &Budget,
    ) -> Self {
        let mut out = Self::default();
        let mut above = Vec::new();
        let reading = (root, budget);
        // Whoever gives the share sees that it was not enough.
        let _ = out.schema(reading, schema, &Pointer::root(), &mut above);
        out
    }

    /// `above` are the schemas that are being read: a cycle is read once.
    fn schema(
        &mut self,
        (root, budget): (&Value, &Budget),
        at: &Pointer,
        field: &Pointer,
        above: &mut Vec<Pointer>,
    ) -> Result<(), BudgetExhausted> {
        let map = at.resolve(root).and_then(Value::as_object);
        let Some(map) = map.filter(|_| !above.contains(at)) else {
            return Ok(());
        };
        self.schemas += 1;
        if above.len() > MAX_DEPTH || self.schemas > MAX_SCHEMAS {
            return budget.refuse();
        }
        let places = at.as_str().len() + field.as_str().len();
        budget.spend(Work::HeldBytes((places * map.len()) as u64))?;
        budget.spend(Work::Nodes(4 + map.len() as u64))?;
        above.push(at.clone());
        let place = self.places.entry(field.clone()).or_insert_with(|| Place {
            pointer: at.clone(),
            annotations: BTreeMap::new(),
        });
        for (keyword, value) in map {
            if is_annotation(keyword) && !is_default(keyword, value) {
                let known =
                    place.annotations.entry(keyword.clone()).or_default();
                let meaning = meaning_of(keyword, value);
                budget.spend(Work::HeldBytes(2 * meaning.len() as u64))?;
                known
                    .entry(meaning)
                    .or_insert_with(|| (value.clone(), at.join(keyword)));
            }
        }
        for (at, field) in subschemas(map, at, field) {
            self.schema((root, budget), &at, &field, above)?;
        }
        above.pop();
        Ok(())
    }

    /// Whether a place, or one that holds it, is a member that a message of
    /// this direction does not carry. `None` where there is no such place.
    pub(crate) fn is_of_other_direction(
        &self,
        field: &Pointer,
        direction: Direction,
    ) -> Option<bool> {
        self.places.get(field)?;
        let word = match direction {
            Direction::Request => Keyword::ReadOnly,
            Direction::Response => Keyword::WriteOnly,
        };
        let is_marked =
            |place: &Place| place.annotations.contains_key(word.as_str());
        let mut at = Some(field.clone());
        while let Some(field) = at {
            if self.places.get(&field).is_some_and(is_marked) {
                return Some(true);
            }
            at = field.parent();
        }
        Some(false)
    }

    /// What differs at the places that both versions have.
    pub(crate) fn changes(&self, after: &Self) -> Vec<AnnotationChange> {
        let mut out = Vec::new();
        for (field, old) in &self.places {
            if let Some(new) = after.places.get(field) {
                changes_at(field, old, new, &mut out);
            }
        }
        out
    }
}

fn changes_at(
    field: &Pointer,
    old: &Place,
    new: &Place,
    out: &mut Vec<AnnotationChange>,
) {
    let keywords: BTreeSet<&String> =
        old.annotations.keys().chain(new.annotations.keys()).collect();
    let none = BTreeMap::new();
    for keyword in keywords {
        let was = old.annotations.get(keyword).unwrap_or(&none);
        let is = new.annotations.get(keyword).unwrap_or(&none);
        let only = |these: &Meanings, those: &Meanings| {
            let new =
                these.iter().filter(|(what, _)| !those.contains_key(*what));
            let mut new: Vec<_> = new.map(|(_, it)| it.clone()).collect();
            new.sort_by(|(_, one), (_, other)| one.cmp(other));
            new
        };
        let mut gone = only(was, is).into_iter();
        let mut added = only(is, was).into_iter();
        loop {
            let (before, after) = (gone.next(), added.next());
            if before.is_none() && after.is_none() {
                break;
            }
            out.push(AnnotationChange {
                field: field.clone(),
                keyword: keyword.clone(),
                before,
                after,
                holder: new.pointer.clone(),
            });
        }
    }
}

/// What an annotation says, as a text: one for all that say the same.
fn meaning_of(keyword: &str, value: &Value) -> String {
    if holds_value(keyword) {
        with_plain_numbers(value).to_string()
    } else {
        meaning(value)
    }
}

/// Whether nothing else compares what a keyword says.
fn is_annotation(word: &str) -> bool {
    match Keyword::parse(word) {
        None => !matches!(
            word,
            "$dynamicRef" | "$dynamicAnchor" | "$recursiveRef" | "$vocabulary"
        ),
        Some(
            Keyword::Nullable
            | Keyword::Discriminator
            | Keyword::Id
            | Keyword::Schema
            | Keyword::Defs
            | Keyword::Definitions
            | Keyword::Anchor,
        ) => false,
        Some(keyword) => keyword.role() == Role::Annotation,
    }
}

/// Whether an annotation says what holds without it.
fn is_default(word: &str, value: &Value) -> bool {
    let is_flag = matches!(
        Keyword::parse(word),
        Some(Keyword::ReadOnly | Keyword::WriteOnly | Keyword::Deprecated)
    );
    is_flag && *value == Value::Bool(false)
}

impl AnnotationChange {
    /// What it means to whoever writes or reads the message.
    pub(crate) fn change(&self, direction: Direction) -> Change {
        let at = match &self.after {
            Some((_, at)) => at.clone(),
            None => self.holder.join(&self.keyword),
        };
        let before = self.before.as_ref().map(|(value, _)| value);
        let after = self.after.as_ref().map(|(value, _)| value);
        let place = match self.field.as_str() {
            "" => "the message",
            field => field,
        };
        let name = format!("{place}: {}", self.keyword);
        let told = remark(at, &name, before, after);
        let was = before == Some(&Value::Bool(true));
        let is = after == Some(&Value::Bool(true));
        let (rule, impact) = match (Keyword::parse(&self.keyword), direction) {
            (Some(Keyword::Default), Direction::Request) => {
                (&rule::DEFAULT, Impact::SenderThatOmitsIt)
            }
            (Some(Keyword::Deprecated), _) if is && !was => {
                (&rule::DEPRECATED, Impact::NobodyDeprecated)
            }
            (Some(Keyword::ReadOnly), Direction::Request)
            | (Some(Keyword::WriteOnly), Direction::Response)
                if was != is =>
            {
                let effect = if is { Effect::Removed } else { Effect::Added };
                (&rule::READ_OR_WRITE_ONLY, effect.impact(direction))
            }
            _ => return told,
        };
        Change { rule, impact: Some(impact), ..told }
    }
}
