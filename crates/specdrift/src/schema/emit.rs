//! Writes a node back as a self-contained schema of 2020-12, for the algebra
//! and for validators.

use crate::schema::node::{Clause, Node, NodeId, Others, Part, Side};
use serde_json::{Map, Value, json};
use std::collections::{BTreeSet, VecDeque};

/// What an object that names its members means for the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Openness {
    /// They are refused, whatever the schema leaves unsaid.
    Closed,
    /// What the schema says.
    Written,
}

/// How deep schemas are written in place before `$defs` takes over.
const IN_PLACE: usize = 24;

/// The whole of a node.
pub(crate) fn whole(side: &Side, id: NodeId, openness: Openness) -> Value {
    let mut emitter = Emitter::new(side, openness);
    let mut schema = emitter.body(id, openness, 0);
    emitter.finish(&mut schema);
    schema
}

/// What a node says of the value itself, leaving out what it says of members
/// and items.
pub(crate) fn own(side: &Side, id: NodeId, openness: Openness) -> Value {
    let mut emitter = Emitter::new(side, openness);
    let node = side.node(id);
    let mut map = Map::new();
    emitter.own(node, openness, 0, &mut map);
    let mut schema = Value::Object(map);
    emitter.finish(&mut schema);
    schema
}

/// One clause of a node.
pub(crate) fn clause(side: &Side, clause: &Clause) -> Value {
    let mut emitter = Emitter::new(side, Openness::Written);
    let mut map = Map::new();
    emitter.clause(clause, Openness::Written, 0, &mut map);
    let mut schema = Value::Object(map);
    emitter.finish(&mut schema);
    schema
}

struct Emitter<'s> {
    side: &'s Side,
    openness: Openness,
    wanted: VecDeque<(NodeId, Openness)>,
    named: BTreeSet<(NodeId, Openness)>,
}

impl<'s> Emitter<'s> {
    fn new(side: &'s Side, openness: Openness) -> Self {
        Self { side, openness, wanted: VecDeque::new(), named: BTreeSet::new() }
    }

    /// Adds every definition that was referred to.
    fn finish(&mut self, schema: &mut Value) {
        let mut definitions = Map::new();
        while let Some((id, openness)) = self.wanted.pop_front() {
            let body = self.body(id, openness, 0);
            definitions.insert(self.name(id, openness), body);
        }
        if let (Value::Object(map), false) = (schema, definitions.is_empty()) {
            map.insert("$defs".into(), Value::Object(definitions));
        }
    }

    fn name(&self, id: NodeId, openness: Openness) -> String {
        if openness == self.openness {
            format!("n{}", id.0)
        } else {
            format!("w{}", id.0)
        }
    }

    fn schema(
        &mut self,
        id: NodeId,
        openness: Openness,
        depth: usize,
    ) -> Value {
        let node = self.side.node(id);
        let simple = node.members.is_empty()
            && node.items.is_none()
            && node.choice.is_none()
            && node.clauses.is_empty()
            && !matches!(node.others, Others::Each(_))
            && node.names.is_none();
        let apart = self.side.shared.contains(&id) && !simple;
        if !apart && depth < IN_PLACE {
            return self.body(id, openness, depth);
        }
        if self.named.insert((id, openness)) {
            self.wanted.push_back((id, openness));
        }
        json!({ "$ref": format!("#/$defs/{}", self.name(id, openness)) })
    }

    fn body(&mut self, id: NodeId, openness: Openness, depth: usize) -> Value {
        let side = self.side;
        let node = side.node(id);
        let mut map = Map::new();
        if let Some(choice) = &node.choice {
            let branches = choice
                .branches
                .iter()
                .map(|id| self.schema(*id, openness, depth + 1))
                .collect();
            map.insert("anyOf".into(), Value::Array(branches));
            return Value::Object(map);
        }
        self.own(node, openness, depth, &mut map);
        if !node.members.is_empty() {
            let members = node
                .members
                .iter()
                .map(|(name, id)| {
                    (name.clone(), self.schema(*id, openness, depth + 1))
                })
                .collect();
            map.insert("properties".into(), Value::Object(members));
        }
        match node.others {
            Others::Each(id) => {
                let each = self.schema(id, openness, depth + 1);
                map.insert("additionalProperties".into(), each);
            }
            Others::Refused(_) => {
                map.insert("additionalProperties".into(), json!(false));
            }
            Others::Silent | Others::Open(_) => {
                if openness == Openness::Closed && node.is_closed() {
                    map.insert("additionalProperties".into(), json!(false));
                }
            }
        }
        for (word, below) in
            [("propertyNames", node.names), ("items", node.items)]
        {
            if let Some(id) = below {
                let schema = self.schema(id, openness, depth + 1);
                map.insert(word.into(), schema);
            }
        }
        Value::Object(map)
    }

    fn own(
        &mut self,
        node: &Node,
        openness: Openness,
        depth: usize,
        map: &mut Map<String, Value>,
    ) {
        for limit in &node.limits {
            put(map, limit.keyword.clone(), limit.value.clone());
        }
        for clause in &node.clauses {
            let mut inner = Map::new();
            self.clause(clause, openness, depth, &mut inner);
            for (word, value) in inner {
                put(map, word, value);
            }
        }
    }

    fn clause(
        &mut self,
        clause: &Clause,
        openness: Openness,
        depth: usize,
        map: &mut Map<String, Value>,
    ) {
        for (word, part) in &clause.parts {
            // A schema of the same place must not close what it stands in.
            let openness = match word.as_str() {
                "contains" | "prefixItems" | "patternProperties" => openness,
                _ => Openness::Written,
            };
            let value = match part {
                Part::One(id) => self.schema(*id, openness, depth + 1),
                Part::List(ids) => ids
                    .iter()
                    .map(|id| self.schema(*id, openness, depth + 1))
                    .collect(),
                Part::Named(ids) => Value::Object(
                    ids.iter()
                        .map(|(name, id)| {
                            let schema = self.schema(*id, openness, depth + 1);
                            (name.clone(), schema)
                        })
                        .collect(),
                ),
            };
            map.insert(word.clone(), value);
        }
        map.extend(clause.plain.clone());
    }
}

/// Adds a keyword; one that is there already goes into `allOf`, except that
/// lists of required members join.
fn put(map: &mut Map<String, Value>, word: String, value: Value) {
    match map.get_mut(&word) {
        None => {
            map.insert(word, value);
        }
        Some(before) if *before == value => {}
        Some(Value::Array(before)) if word == "required" => {
            before.extend(value.as_array().cloned().unwrap_or_default());
        }
        Some(_) => {
            let more = Value::Object(Map::from_iter([(word, value)]));
            let all = map.entry("allOf").or_insert_with(|| json!([]));
            if let Value::Array(all) = all {
                all.push(more);
            }
        }
    }
}
