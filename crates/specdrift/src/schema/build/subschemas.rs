//! What schema objects say of the parts of a value, put together.

use super::{Builder, NodeSource, SchemaObject};
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
        for name in names {
            let sources = objects
                .iter()
                .filter_map(|object| member_source(object, name))
                .map(NodeSource::At)
                .collect();
            let child = self.child(sources);
            node.properties.insert(name.clone(), child);
        }
        node.additional_properties = self.additional_properties(objects, extra);
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

fn member_source(object: &SchemaObject<'_>, name: &str) -> Option<Pointer> {
    let properties = object.map.get("properties").and_then(Value::as_object);
    if properties.is_some_and(|map| map.contains_key(name)) {
        return Some(object.at.join("properties").join(name));
    }
    match object.map.get("additionalProperties") {
        Some(Value::Bool(false) | Value::Object(_)) => {
            Some(object.at.join("additionalProperties"))
        }
        Some(_) | None => None,
    }
}
