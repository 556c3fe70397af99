//! Writes a node back as a self-contained schema of 2020-12, for the solver
//! and for validators.

use crate::schema::assertion::Assertion;
use crate::schema::keyword::Keyword;
use crate::schema::node::{
    AdditionalProperties, Applicator, Node, NodeId, SchemaGraph, Subschemas,
};
use serde_json::{Map, Value, json};
use std::collections::{BTreeSet, VecDeque};

/// What an object that names its members means for the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum UndeclaredProperties {
    /// They are refused, whatever the schema leaves unsaid.
    Forbidden,
    /// What the schema says.
    AsWritten,
}

/// How deep schemas are written in place before `$defs` takes over.
const MAX_INLINE_DEPTH: usize = 24;

/// The whole of a node.
pub(crate) fn node_schema(
    side: &SchemaGraph,
    id: NodeId,
    undeclared: UndeclaredProperties,
) -> Value {
    let mut emitter = Emitter::new(side, undeclared);
    let mut schema = emitter.body(id, undeclared, 0);
    emitter.finish(&mut schema);
    schema
}

/// The whole of a node as written, where a value of `oneOf` keeps one branch
/// and no other.
pub(crate) fn exclusive_schema(side: &SchemaGraph, id: NodeId) -> Value {
    let mut emitter = Emitter::new(side, UndeclaredProperties::AsWritten);
    emitter.exclusive = true;
    let mut schema = emitter.body(id, UndeclaredProperties::AsWritten, 0);
    emitter.finish(&mut schema);
    schema
}

/// What a node says of the value itself, leaving out what it says of members
/// and items.
pub(crate) fn value_schema(
    side: &SchemaGraph,
    id: NodeId,
    undeclared: UndeclaredProperties,
) -> Value {
    let mut emitter = Emitter::new(side, undeclared);
    let node = side.node(id);
    let mut map = Map::new();
    emitter.value_keywords(node, undeclared, 0, &mut map);
    let mut schema = Value::Object(map);
    emitter.finish(&mut schema);
    schema
}

/// One applicator of a node.
pub(crate) fn applicator(side: &SchemaGraph, applicator: &Applicator) -> Value {
    let mut emitter = Emitter::new(side, UndeclaredProperties::AsWritten);
    let mut map = Map::new();
    emitter.applicator(
        applicator,
        UndeclaredProperties::AsWritten,
        0,
        &mut map,
    );
    let mut schema = Value::Object(map);
    emitter.finish(&mut schema);
    schema
}

/// How many values and words a node may list that is written more than once.
const MAX_INLINE_SIZE: usize = 64;

/// How many values an assertion lists.
fn listed(assertion: &Assertion) -> usize {
    1 + assertion.value.as_array().map_or(0, Vec::len)
}

struct Emitter<'s> {
    side: &'s SchemaGraph,
    undeclared: UndeclaredProperties,
    /// Whether `oneOf` is written as it is, not as `anyOf`.
    exclusive: bool,
    pending: VecDeque<(NodeId, UndeclaredProperties)>,
    named: BTreeSet<(NodeId, UndeclaredProperties)>,
}

impl<'s> Emitter<'s> {
    fn new(side: &'s SchemaGraph, undeclared: UndeclaredProperties) -> Self {
        Self {
            side,
            undeclared,
            exclusive: false,
            pending: VecDeque::new(),
            named: BTreeSet::new(),
        }
    }

    /// Adds every definition that was referred to.
    fn finish(&mut self, schema: &mut Value) {
        let mut definitions = Map::new();
        while let Some((id, undeclared)) = self.pending.pop_front() {
            let body = self.body(id, undeclared, 0);
            definitions.insert(self.name(id, undeclared), body);
        }
        if let (Value::Object(map), false) = (schema, definitions.is_empty()) {
            map.insert("$defs".into(), Value::Object(definitions));
        }
    }

    fn name(&self, id: NodeId, undeclared: UndeclaredProperties) -> String {
        if undeclared == self.undeclared {
            format!("n{}", id.0)
        } else {
            format!("w{}", id.0)
        }
    }

    fn schema(
        &mut self,
        id: NodeId,
        undeclared: UndeclaredProperties,
        depth: usize,
    ) -> Value {
        let node = self.side.node(id);
        let simple = node.properties.is_empty()
            && node.items.is_none()
            && node.alternatives.is_none()
            && node.applicators.is_empty()
            && !matches!(
                node.additional_properties,
                AdditionalProperties::Schema(_)
            )
            && node.property_names.is_none()
            && node.assertions.iter().map(listed).sum::<usize>()
                <= MAX_INLINE_SIZE;
        let apart = self.side.shared.contains(&id) && !simple;
        if !apart && depth < MAX_INLINE_DEPTH {
            return self.body(id, undeclared, depth);
        }
        if self.named.insert((id, undeclared)) {
            self.pending.push_back((id, undeclared));
        }
        json!({ "$ref": format!("#/$defs/{}", self.name(id, undeclared)) })
    }

    fn body(
        &mut self,
        id: NodeId,
        undeclared: UndeclaredProperties,
        depth: usize,
    ) -> Value {
        let side = self.side;
        let node = side.node(id);
        let mut map = Map::new();
        if let Some(choice) = &node.alternatives {
            let branches = choice
                .branches
                .iter()
                .map(|id| self.schema(*id, undeclared, depth + 1))
                .collect();
            let exclusive = self.exclusive && choice.is_exclusive();
            let word = if exclusive { "oneOf" } else { "anyOf" };
            map.insert(word.into(), Value::Array(branches));
            return Value::Object(map);
        }
        self.value_keywords(node, undeclared, depth, &mut map);
        if !node.properties.is_empty() {
            let members = node
                .properties
                .iter()
                .map(|(name, id)| {
                    (name.clone(), self.schema(*id, undeclared, depth + 1))
                })
                .collect();
            map.insert("properties".into(), Value::Object(members));
        }
        match node.additional_properties {
            AdditionalProperties::Schema(id) => {
                let each = self.schema(id, undeclared, depth + 1);
                map.insert("additionalProperties".into(), each);
            }
            AdditionalProperties::Forbidden(_) => {
                map.insert("additionalProperties".into(), json!(false));
            }
            AdditionalProperties::Unspecified
            | AdditionalProperties::Allowed(_) => {
                if undeclared == UndeclaredProperties::Forbidden
                    && node.is_closed()
                {
                    map.insert("additionalProperties".into(), json!(false));
                }
            }
        }
        for (word, below) in
            [("propertyNames", node.property_names), ("items", node.items)]
        {
            if let Some(id) = below {
                let schema = self.schema(id, undeclared, depth + 1);
                map.insert(word.into(), schema);
            }
        }
        Value::Object(map)
    }

    fn value_keywords(
        &mut self,
        node: &Node,
        undeclared: UndeclaredProperties,
        depth: usize,
        map: &mut Map<String, Value>,
    ) {
        for assertion in &node.assertions {
            put(map, assertion.keyword.as_str(), assertion.value.clone());
        }
        for applicator in &node.applicators {
            let mut inner = Map::new();
            self.applicator(applicator, undeclared, depth, &mut inner);
            for (word, value) in inner {
                put(map, &word, value);
            }
        }
    }

    fn applicator(
        &mut self,
        applicator: &Applicator,
        undeclared: UndeclaredProperties,
        depth: usize,
        map: &mut Map<String, Value>,
    ) {
        for (keyword, part) in &applicator.parts {
            // A schema of the same place must not close what it stands in.
            let undeclared = if matches!(
                keyword,
                Keyword::Contains
                    | Keyword::PrefixItems
                    | Keyword::PatternProperties
            ) {
                undeclared
            } else {
                UndeclaredProperties::AsWritten
            };
            let value = match part {
                Subschemas::One(id) => self.schema(*id, undeclared, depth + 1),
                Subschemas::List(ids) => ids
                    .iter()
                    .map(|id| self.schema(*id, undeclared, depth + 1))
                    .collect(),
                Subschemas::Named(ids) => Value::Object(
                    ids.iter()
                        .map(|(name, id)| {
                            let schema =
                                self.schema(*id, undeclared, depth + 1);
                            (name.clone(), schema)
                        })
                        .collect(),
                ),
            };
            map.insert(keyword.as_str().into(), value);
        }
        map.extend(applicator.plain.clone());
    }
}

/// Adds a keyword; one that is there already goes into `allOf`, except that
/// lists of required members join.
fn put(map: &mut Map<String, Value>, word: &str, value: Value) {
    match map.get_mut(word) {
        None => {
            map.insert(word.into(), value);
        }
        Some(before) if *before == value => {}
        Some(Value::Array(before)) if word == "required" => {
            before.extend(value.as_array().cloned().unwrap_or_default());
        }
        Some(_) => {
            let more =
                Value::Object(Map::from_iter([(word.to_owned(), value)]));
            let all = map.entry("allOf").or_insert_with(|| json!([]));
            if let Value::Array(all) = all {
                all.push(more);
            }
        }
    }
}
