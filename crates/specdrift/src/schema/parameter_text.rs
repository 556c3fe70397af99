//! What a parameter takes: texts. `5` is sent the same way for a number, a text
//! or one of a list, and null cannot be sent at all, so both versions of a
//! parameter are read by the texts they take before they are compared.

use super::assertion::{Assertion, Origin};
use super::keyword::{JsonType, Keyword};
use super::node::{AdditionalProperties, Node, NodeId, SchemaGraph};
use crate::document::pointer::Pointer;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// What a place takes, as far as it says how a text is understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum ScalarType {
    Text,
    Number,
    Boolean,
    /// Nothing is said.
    Any,
    /// An array or an object.
    Parts,
}

/// What each place of a parameter's value takes.
type ScalarTypes = BTreeMap<Pointer, BTreeSet<ScalarType>>;

/// Reads both versions of a parameter by the texts that they take. Where both
/// understand a text in one way, they stay as they are.
pub(crate) fn read_as_texts(before: &mut SchemaGraph, after: &mut SchemaGraph) {
    let mut kinds = ScalarTypes::new();
    for graph in [&mut *before, &mut *after] {
        remove_null_types(graph);
        for (id, place) in places(graph) {
            let here = kinds.entry(place).or_default();
            here.extend(node_kinds(graph.node(id)));
        }
    }
    for graph in [before, after] {
        for (id, place) in places(graph) {
            let Some(kinds) = kinds.get(&place) else { continue };
            if kinds.iter().filter(|kind| **kind != ScalarType::Parts).count()
                > 1
            {
                accept_text_forms(graph, id, kinds);
            }
        }
    }
}

/// Null has no text: what takes something else takes nothing but that.
fn remove_null_types(graph: &mut SchemaGraph) {
    let is_null = |node: &Node| {
        node.types().is_some_and(|types| types == [JsonType::Null])
    };
    let null: BTreeSet<NodeId> = (0..graph.nodes.len())
        .map(NodeId)
        .filter(|id| is_null(graph.node(*id)))
        .collect();
    let mut only = Vec::new();
    for (place, node) in graph.nodes.iter_mut().enumerate() {
        for assertion in &mut node.assertions {
            let null = [Value::Null, json!("null")]
                .into_iter()
                .zip([Keyword::Enum, Keyword::Type])
                .find(|(_, keyword)| *keyword == assertion.keyword);
            let Some((null, _)) = null else { continue };
            let Value::Array(values) = &mut assertion.value else { continue };
            if values.len() > 1 && values.contains(&null) {
                if assertion.keyword == Keyword::Type {
                    note(&mut graph.written, &assertion.origin, values);
                }
                values.retain(|value| *value != null);
            }
        }
        let Some(choice) = &mut node.alternatives else { continue };
        let count = choice.branches.len();
        if !choice.branches.iter().all(|branch| null.contains(branch)) {
            choice.branches.retain(|branch| !null.contains(branch));
        }
        if let [branch] = *choice.branches
            && count > 1
        {
            only.push((place, branch));
        }
    }
    // What is left of a choice is no choice.
    for (place, branch) in only {
        let branch = graph.node(branch).clone();
        if let Some(node) = graph.nodes.get_mut(place) {
            *node = Node { at: node.at.clone(), ..branch };
        }
    }
}

/// Keeps the types as the document writes them.
fn note(
    written: &mut BTreeMap<Pointer, Value>,
    origin: &Origin,
    types: &[Value],
) {
    let types = Value::Array(types.to_vec());
    written.entry(origin.pointer.clone()).or_insert(types);
}

/// Every node, with its place in the value.
fn places(graph: &SchemaGraph) -> BTreeMap<NodeId, Pointer> {
    let mut out = BTreeMap::new();
    let mut open = vec![(graph.root, Pointer::root())];
    while let Some((id, place)) = open.pop() {
        if out.contains_key(&id) {
            continue;
        }
        let node = graph.node(id);
        let choice = node.alternatives.iter().flat_map(|it| &it.branches);
        open.extend(choice.map(|branch| (*branch, place.clone())));
        let members = place.join("properties");
        let named = node.properties.iter();
        open.extend(named.map(|(name, id)| (*id, members.join(name))));
        open.extend(node.items.map(|id| (id, place.join("items"))));
        if let AdditionalProperties::Schema(id) = node.additional_properties {
            open.push((id, place.join("additionalProperties")));
        }
        out.insert(id, place);
    }
    out
}

fn node_kinds(node: &Node) -> BTreeSet<ScalarType> {
    let of_type = |of: JsonType| match of {
        JsonType::String => Some(ScalarType::Text),
        JsonType::Integer | JsonType::Number => Some(ScalarType::Number),
        JsonType::Boolean => Some(ScalarType::Boolean),
        JsonType::Array | JsonType::Object => Some(ScalarType::Parts),
        JsonType::Null => None,
    };
    let has_parts = node.is_declared() || node.items.is_some();
    match node.types_of_values() {
        Some(types) => types.into_iter().filter_map(of_type).collect(),
        None if node.alternatives.is_some() => BTreeSet::new(),
        None if has_parts => BTreeSet::from([ScalarType::Parts]),
        None => BTreeSet::from([ScalarType::Any]),
    }
}

/// The types of the values that any text may be understood as.
const ANY_TEXT: [JsonType; 3] =
    [JsonType::Boolean, JsonType::Number, JsonType::String];

fn list(types: impl IntoIterator<Item = JsonType>) -> Value {
    let words: BTreeSet<&str> =
        types.into_iter().map(JsonType::as_str).collect();
    words.into_iter().map(Value::from).collect()
}

/// Lets a node say which texts it takes, by all values that they may be
/// understood as.
fn accept_text_forms(
    graph: &mut SchemaGraph,
    id: NodeId,
    kinds: &BTreeSet<ScalarType>,
) {
    let Some(node) = graph.nodes.get_mut(id.0) else { return };
    let said = node_kinds(node);
    let is_listed = node.assertions_of(Keyword::Enum).next().is_some();
    let is_free = !is_limited_text(node);
    if said.contains(&ScalarType::Any) {
        if !kinds.contains(&ScalarType::Parts) {
            let taken = if is_free { &ANY_TEXT[..] } else { &ANY_TEXT[2..] };
            let origin = Origin::keyword(node.at.clone());
            // The document does not say so.
            graph.written.insert(origin.pointer.clone(), Value::Null);
            node.assertions.push(Assertion {
                keyword: Keyword::Type,
                value: list(taken.iter().copied()),
                origin,
            });
        }
        return;
    }
    let listed: Vec<JsonType> = node
        .assertions_of(Keyword::Enum)
        .filter_map(|assertion| assertion.value.as_array())
        .flatten()
        .map(|value| JsonType::of(&understood(value)))
        .collect();
    for Assertion { keyword, value, origin } in &mut node.assertions {
        let Value::Array(values) = value else { continue };
        if *keyword == Keyword::Enum {
            let mut taken: Vec<Value> = values.iter().map(understood).collect();
            taken.sort_by_key(ToString::to_string);
            taken.dedup();
            *values = taken;
            continue;
        }
        if *keyword != Keyword::Type {
            continue;
        }
        let taken = if is_listed {
            list(listed.iter().copied())
        } else if is_free && values.contains(&json!("string")) {
            let said = Value::Array(values.clone());
            let said =
                JsonType::named(&said).filter(|of| *of != JsonType::Integer);
            list(said.chain(ANY_TEXT))
        } else {
            continue;
        };
        note(&mut graph.written, origin, values);
        *value = taken;
    }
}

/// The value that a text is understood as by whoever takes numbers.
fn understood(value: &Value) -> Value {
    let Value::String(text) = value else { return value.clone() };
    let found = serde_json::from_str(text).ok();
    let found = found.filter(|found: &Value| {
        let written = found.to_string();
        (found.is_number() || found.is_boolean()) && written == *text
    });
    found.unwrap_or_else(|| value.clone())
}

/// Whether a node refuses a text that a number or a truth value has.
fn is_limited_text(node: &Node) -> bool {
    let limits = |assertion: &Assertion| {
        [Keyword::MaxLength, Keyword::Pattern].contains(&assertion.keyword)
            || (assertion.keyword == Keyword::MinLength
                && assertion.value.as_u64() != Some(1))
    };
    !node.applicators.is_empty()
        || !node.formats.is_empty()
        || node.assertions.iter().any(limits)
}
