//! What schemas say besides what they accept: descriptions, defaults, titles,
//! extensions, by the place in a message that they are about.

mod alternative;
mod difference;
mod recorded;
mod subschemas;

pub(crate) use alternative::names as alternative_names;
pub(crate) use recorded::RecordedAnnotation;

use super::change::{Change, ChangeDirection, remark};
use super::remark::{holds_instance, meaning};
use crate::budget::{Budget, BudgetExhausted, Work};
use crate::document::equality::with_canonical_numbers;
use crate::document::openapi::Direction;
use crate::document::openapi_version::OpenApiVersion;
use crate::document::pointer::Pointer;
use crate::report::impact::Impact;
use crate::report::rule;
use crate::schema::keyword::{Keyword, KeywordRole};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// How deep a message is read.
const MAX_SCHEMA_DEPTH: usize = 64;

/// How many schemas of one message are read.
const MAX_SCHEMAS: usize = 50_000;

/// Values, by what they mean, with where each stands.
type Meanings = BTreeMap<String, (Value, Pointer)>;

/// The annotations of one place in a message, as one way through the
/// alternatives gives them.
#[derive(Debug, Default)]
struct LocationAnnotations {
    /// Where the place is described first.
    pointer: Pointer,
    /// By keyword, each value once.
    annotations: BTreeMap<String, Meanings>,
}

/// What one place in a message is said to be, by the alternatives that lead to
/// it.
type AnnotationsByAlternative = BTreeMap<String, LocationAnnotations>;

/// The annotations of a message, by the place.
#[derive(Debug, Default)]
pub(crate) struct Annotations {
    fields: BTreeMap<Pointer, AnnotationsByAlternative>,
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

/// A schema on the way, and the place in a message that it is about.
#[derive(Debug, Clone)]
struct Visit {
    at: Pointer,
    field: Pointer,
    /// The alternatives that lead to it.
    alternatives: String,
}

impl Annotations {
    /// Reads the annotations of a schema, and of all that it leads to. Where
    /// that cannot be afforded, the budget says so.
    pub(crate) fn read(
        root: &Value,
        schema: &Pointer,
        budget: &Budget,
    ) -> Self {
        let version = root.get("openapi").and_then(Value::as_str);
        let version = version.and_then(OpenApiVersion::parse);
        let out = Self::default();
        let mut reader = AnnotationReader { root, version, budget, out };
        let mut above = Vec::new();
        let visit = Visit {
            at: schema.clone(),
            field: Pointer::root(),
            alternatives: String::new(),
        };
        // Whoever gives the share sees that it was not enough.
        let _ = reader.schema(&visit, &mut above);
        reader.out
    }

    /// Whether a place, or one that holds it, is a member that a message of
    /// this direction does not carry. `None` where there is no such place.
    pub(crate) fn is_of_other_direction(
        &self,
        field: &Pointer,
        direction: Direction,
    ) -> Option<bool> {
        self.fields.get(field)?;
        let word = match direction {
            Direction::Request => Keyword::ReadOnly,
            Direction::Response => Keyword::WriteOnly,
        };
        let is_marked = |places: &AnnotationsByAlternative| {
            places
                .values()
                .any(|place| place.annotations.contains_key(word.as_str()))
        };
        let mut at = Some(field.clone());
        while let Some(field) = at {
            if self.fields.get(&field).is_some_and(is_marked) {
                return Some(true);
            }
            at = field.parent();
        }
        Some(false)
    }

    /// What differs at the places that both versions have.
    pub(crate) fn changes(&self, after: &Self) -> Vec<AnnotationChange> {
        let mut out = Vec::new();
        for (field, old) in &self.fields {
            if let Some(new) = after.fields.get(field) {
                out.extend(difference::of_field(field, old, new));
            }
        }
        out
    }
}

struct AnnotationReader<'a> {
    root: &'a Value,
    version: Option<OpenApiVersion>,
    budget: &'a Budget,
    out: Annotations,
}

impl AnnotationReader<'_> {
    /// `above` are the schemas that are being read: a cycle is read once.
    fn schema(
        &mut self,
        visit: &Visit,
        above: &mut Vec<Pointer>,
    ) -> Result<(), BudgetExhausted> {
        let Visit { at, field, alternatives } = visit;
        let map = at.resolve(self.root).and_then(Value::as_object);
        let Some(map) = map.filter(|_| !above.contains(at)) else {
            return Ok(());
        };
        self.out.schemas += 1;
        if above.len() > MAX_SCHEMA_DEPTH || self.out.schemas > MAX_SCHEMAS {
            return self.budget.exhaust();
        }
        let places = at.as_str().len() + field.as_str().len();
        self.budget.spend(Work::HeldBytes((places * map.len()) as u64))?;
        self.budget.spend(Work::Nodes(4 + map.len() as u64))?;
        above.push(at.clone());
        let said: Vec<_> = map
            .iter()
            .flat_map(|(keyword, value)| {
                self.annotations(map, keyword, value, at)
            })
            .collect();
        let places = self.out.fields.entry(field.clone()).or_default();
        let place = places.entry(alternatives.clone());
        let place = place.or_insert_with(|| LocationAnnotations {
            pointer: at.clone(),
            annotations: BTreeMap::new(),
        });
        for (keyword, value, at) in said {
            let meaning = meaning_of(keyword, value);
            self.budget.spend(Work::HeldBytes(2 * meaning.len() as u64))?;
            let known =
                place.annotations.entry(keyword.to_owned()).or_default();
            known.entry(meaning).or_insert_with(|| (value.clone(), at));
        }
        for next in self.subschemas(map, visit)? {
            self.schema(&next, above)?;
        }
        above.pop();
        Ok(())
    }

    /// The annotations that one member of a schema holds. `examples` of a schema
    /// are what `example` was before OpenAPI 3.1, where `nullable` only looks as
    /// if it said something, as it does before where no `type` stands beside it.
    /// An empty text says nothing.
    fn annotations<'v>(
        &self,
        schema: &Map<String, Value>,
        keyword: &'v str,
        value: &'v Value,
        at: &Pointer,
    ) -> Vec<(&'v str, &'v Value, Pointer)> {
        let place = at.join(keyword);
        match (Keyword::parse(keyword), value) {
            (Some(Keyword::Nullable), Value::Bool(true))
                if self.version == Some(OpenApiVersion::V31)
                    || !schema.contains_key(Keyword::Type.as_str()) =>
            {
                vec![(keyword, value, place)]
            }
            _ if !is_annotation(keyword) || is_default(keyword, value) => {
                Vec::new()
            }
            (_, Value::String(text))
                if text.is_empty() && !holds_instance(keyword) =>
            {
                Vec::new()
            }
            (Some(Keyword::Examples), Value::Array(all)) => {
                let example = Keyword::Example.as_str();
                let each = all.iter().enumerate();
                each.map(|(index, one)| (example, one, place.item(index)))
                    .collect()
            }
            _ => vec![(keyword, value, place)],
        }
    }
}

/// What an annotation says, as a text: one for all that say the same.
fn meaning_of(keyword: &str, value: &Value) -> String {
    if holds_instance(keyword) {
        with_canonical_numbers(value).to_string()
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
        Some(keyword) => keyword.role() == KeywordRole::Annotation,
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
                (&rule::DEPRECATED, Impact::CompatibleDeprecated)
            }
            (Some(Keyword::ReadOnly), Direction::Request)
            | (Some(Keyword::WriteOnly), Direction::Response)
                if was != is =>
            {
                let effect = if is {
                    ChangeDirection::Removed
                } else {
                    ChangeDirection::Added
                };
                (&rule::READ_OR_WRITE_ONLY, effect.impact(direction))
            }
            _ => return told,
        };
        Change { rule, impact: Some(impact), ..told }
    }
}
