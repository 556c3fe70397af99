//! Discriminators that lead nowhere.

use super::Lint;
use crate::document::pointer::Pointer;
use crate::document::reference;
use crate::report::rule;
use crate::schema::keyword::Keyword;
use crate::schema::node::{NodeId, SchemaGraph};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// A discriminator must name a property that every branch declares and
/// requires, and map values to the branches that take them.
pub(super) fn discriminator_faults(
    root: &Value,
    graph: &SchemaGraph,
    id: NodeId,
    schema: &Map<String, Value>,
    at: &Pointer,
) -> Vec<Lint> {
    let Some(discriminator) = schema.get("discriminator") else {
        return Vec::new();
    };
    let place = at.join("discriminator");
    let name = discriminator.get("propertyName").and_then(Value::as_str);
    let Some(name) = name else {
        return vec![fault(place, "expected a propertyName")];
    };
    let Some(alternatives) = &graph.node(id).alternatives else {
        return Vec::new();
    };
    if alternatives.origin.pointer.parent().as_ref() != Some(at) {
        return Vec::new();
    }
    let branches = &alternatives.branches;
    let mut out = undeclared(graph, branches, name, &place);
    let mapping = discriminator.get("mapping").and_then(Value::as_object);
    if let Some(mapping) = mapping {
        let place = place.join("mapping");
        out.extend(mapping_faults(
            root, graph, branches, name, mapping, &place,
        ));
    }
    out
}

fn fault(pointer: Pointer, message: impl Into<String>) -> Lint {
    Lint::new(&rule::INVALID_DISCRIMINATOR, pointer, message.into(), None)
}

/// The branches that do not declare and require the property.
fn undeclared(
    graph: &SchemaGraph,
    branches: &[NodeId],
    name: &str,
    discriminator: &Pointer,
) -> Vec<Lint> {
    let declares = |id: &NodeId| {
        let node = graph.node(*id);
        let required = node
            .assertions_of(Keyword::Required)
            .any(|assertion| assertion.value.get(0).is_some_and(|n| n == name));
        required && node.properties.contains_key(name)
    };
    let without = branches.iter().enumerate().filter(|(_, id)| !declares(id));
    without
        .map(|(index, _)| {
            let message =
                format!("branch {index} does not declare and require {name}");
            fault(discriminator.join("propertyName"), message)
        })
        .collect()
}

/// The values that map to no branch, or to one that refuses them, and the
/// branches that no value maps to.
fn mapping_faults(
    root: &Value,
    graph: &SchemaGraph,
    branches: &[NodeId],
    name: &str,
    mapping: &Map<String, Value>,
    place: &Pointer,
) -> Vec<Lint> {
    let mut out = Vec::new();
    let mut mapped = BTreeSet::new();
    let holds = |id: &&NodeId| branches.contains(id);
    let schemas: BTreeMap<&Pointer, NodeId> = graph
        .schemas
        .iter()
        .filter(|(_, of)| holds(&of))
        .map(|(at, of)| (at, *of))
        .collect();
    for (value, target) in mapping {
        let there = place.join(value);
        let target = target
            .as_str()
            .and_then(|target| reference::of_mapping(root, target));
        let branch = target.and_then(|target| schemas.get(&target));
        let Some(branch) = branch else {
            out.push(fault(there, format!("{value} maps to no branch")));
            continue;
        };
        mapped.insert(*branch);
        if refuses(graph, *branch, name, value) {
            let message = format!("{value} maps to a branch that refuses it");
            out.push(fault(there, message));
        }
    }
    if branches.iter().any(|branch| !mapped.contains(branch)) {
        let message = "no value maps to one of the branches";
        out.push(fault(place.clone(), message));
    }
    out
}

/// Whether a branch lists values for the property, and not this one.
fn refuses(
    graph: &SchemaGraph,
    branch: NodeId,
    name: &str,
    value: &str,
) -> bool {
    graph.node(branch).properties.get(name).is_some_and(|id| {
        graph.node(*id).assertions_of(Keyword::Enum).any(|assertion| {
            let listed = assertion.value.as_array();
            listed.is_some_and(|listed| !listed.iter().any(|v| v == value))
        })
    })
}
