//! What schema objects say of the parts of a value, put together.

use super::{Builder, NodeSource, SchemaObject};
use crate::budget::Work;
use crate::decide::language::Pattern;
use crate::document::pointer::Pointer;
use crate::schema::assertion::{Assertion, Origin};
use crate::schema::description::DescriptionLimits;
use crate::schema::keyword::Keyword;
use crate::schema::node::{AdditionalProperties, Node, NodeId};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

impl<'v> Builder<'v> {
    /// The members, each with all that any of the objects says of it: an object
    /// that does not name a member judges it by `additionalProperties`.
    pub(super) fn properties(
        &mut self,
        objects: &[SchemaObject<'v>],
        node: &mut Node,
        extra: &DescriptionLimits,
    ) {
        let names: BTreeSet<&String> = objects
            .iter()
            .filter_map(|object| object.map.get("properties")?.as_object())
            .flat_map(Map::keys)
            .collect();
        let patterns: Vec<Vec<MemberPattern>> =
            objects.iter().map(|object| self.member_patterns(object)).collect();
        for name in names {
            let sources = objects
                .iter()
                .zip(&patterns)
                .flat_map(|(object, patterns)| {
                    member_sources(object, patterns, name)
                })
                .map(NodeSource::At)
                .collect();
            let child = self.child(sources);
            node.properties.insert(name.clone(), child);
        }
        node.additional_properties = self.additional_properties(objects, extra);
    }

    /// The patterns of an object's members. One that cannot be read matches
    /// nothing here; the keyword itself is judged as a whole.
    fn member_patterns(&self, object: &SchemaObject<'_>) -> Vec<MemberPattern> {
        let word = Keyword::PatternProperties.as_str();
        let patterns = object.map.get(word).and_then(Value::as_object);
        let patterns = patterns.into_iter().flat_map(Map::keys);
        let read = patterns.filter_map(|pattern| {
            let states = Work::AutomatonStates(pattern.len() as u64);
            self.budget.spend(states).ok()?;
            let names = Pattern::new(pattern).ok()?;
            Some(MemberPattern {
                names,
                at: object.at.join(word).join(pattern),
            })
        });
        read.collect()
    }

    fn additional_properties(
        &mut self,
        objects: &[SchemaObject<'v>],
        extra: &DescriptionLimits,
    ) -> AdditionalProperties {
        let mut sources = Vec::new();
        let mut open = None;
        for object in objects {
            let at = object.at.join("additionalProperties");
            match object.map.get("additionalProperties") {
                Some(Value::Bool(false)) => {
                    return AdditionalProperties::Forbidden(Origin::keyword(
                        at,
                    ));
                }
                Some(Value::Object(map)) if !map.is_empty() => {
                    sources.push(NodeSource::At(at));
                }
                Some(_) => open = Some(Origin::keyword(at)),
                None => {}
            }
        }
        sources.extend(read_source(&extra.property_values));
        if sources.is_empty() {
            return open.map_or(
                AdditionalProperties::Unspecified,
                AdditionalProperties::Allowed,
            );
        }
        AdditionalProperties::Schema(self.child(sources))
    }

    pub(super) fn below(
        &mut self,
        objects: &[SchemaObject<'v>],
        keyword: Keyword,
        read: &[Assertion],
    ) -> Option<NodeId> {
        let mut sources: Vec<NodeSource> = objects
            .iter()
            .filter(|object| {
                object
                    .map
                    .get(keyword.as_str())
                    .is_some_and(|v| v.is_object() || v.is_boolean())
            })
            .map(|object| NodeSource::At(object.at.join(keyword.as_str())))
            .collect();
        sources.extend(read_source(read));
        (!sources.is_empty()).then(|| self.child(sources))
    }
}

fn read_source(assertions: &[Assertion]) -> Option<NodeSource> {
    let first = assertions.first()?;
    let phrase =
        first.origin.phrase.as_ref().map_or(0, |phrase| phrase.span.start);
    let key = format!("{} {phrase}", first.origin.pointer);
    Some(NodeSource::Described(key, assertions.to_vec()))
}

/// A pattern of names, and where the schema of such members stands.
struct MemberPattern {
    names: Pattern,
    at: Pointer,
}

/// Where an object says what a member holds: under its name and under every
/// pattern that the name matches, or else under `additionalProperties`.
fn member_sources(
    object: &SchemaObject<'_>,
    patterns: &[MemberPattern],
    name: &str,
) -> Vec<Pointer> {
    let properties = object.map.get("properties").and_then(Value::as_object);
    let named = properties.filter(|map| map.contains_key(name));
    let named = named.map(|_| object.at.join("properties").join(name));
    let matching = patterns.iter().filter(|it| it.names.matches(name));
    let mut sources: Vec<Pointer> = named
        .into_iter()
        .chain(matching.map(|pattern| pattern.at.clone()))
        .collect();
    let others = object.map.get("additionalProperties");
    if sources.is_empty()
        && matches!(others, Some(Value::Bool(false) | Value::Object(_)))
    {
        sources.push(object.at.join("additionalProperties"));
    }
    sources
}
