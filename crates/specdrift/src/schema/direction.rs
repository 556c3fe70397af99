//! What OpenAPI 3.0 says by direction: a member that is `readOnly` is required
//! in responses only, one that is `writeOnly` in requests only.

use super::keyword::Keyword;
use super::node::{NodeId, SchemaGraph};
use crate::document::Document;
use crate::document::openapi::Direction;
use crate::document::openapi_version::OpenApiVersion;
use crate::document::pointer::Pointer;
use serde_json::Value;
use std::collections::BTreeSet;

/// Forgets that members are required which a message of this direction does not
/// carry.
pub(crate) fn keep_requirements(
    graph: &mut SchemaGraph,
    document: &Document,
    direction: Direction,
) {
    if document.openapi_version() != OpenApiVersion::V30 {
        return;
    }
    let word = match direction {
        Direction::Request => Keyword::ReadOnly,
        Direction::Response => Keyword::WriteOnly,
    };
    let marked = |at: &Pointer| {
        let schema = at.resolve(&document.value);
        let mark = schema.and_then(|schema| schema.get(word.as_str()));
        mark == Some(&Value::Bool(true))
    };
    let not_carried: BTreeSet<NodeId> = graph
        .schemas
        .iter()
        .filter(|(at, _)| marked(at))
        .map(|(_, id)| *id)
        .collect();
    for node in &mut graph.nodes {
        let properties = &node.properties;
        let carried = |value: &Value| {
            let name = value.get(0).and_then(Value::as_str);
            let member = name.and_then(|name| properties.get(name));
            member.is_none_or(|member| !not_carried.contains(member))
        };
        node.assertions.retain(|assertion| {
            assertion.keyword != Keyword::Required || carried(&assertion.value)
        });
    }
}
