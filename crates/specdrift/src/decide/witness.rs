//! Makes small values that keep what a set of nodes says, and that reach a goal
//! on top: to violate one assertion, or to contain a given value at a given
//! place. What it makes is a guess; whoever asks has it judged.

mod constraints;
mod number;

use crate::budget::{Budget, Size, Work};
use crate::decide::language::Cache;
use crate::schema::assertion::Assertion;
use crate::schema::emit::UndeclaredProperties;
use crate::schema::keyword::JsonType;
use crate::schema::node::{AdditionalProperties, Node, NodeId, SchemaGraph};
use crate::schema::path::Segment;
use constraints::Constraints;
use serde_json::{Map, Value, json};

/// A node together with its graph.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NodeRef<'g> {
    pub(crate) graph: &'g SchemaGraph,
    pub(crate) id: NodeId,
    /// What it says of members that it does not name.
    undeclared: UndeclaredProperties,
}

impl<'g> NodeRef<'g> {
    /// A node that refuses members which it does not name.
    pub(crate) fn new(graph: &'g SchemaGraph, id: NodeId) -> Self {
        Self { graph, id, undeclared: UndeclaredProperties::Forbidden }
    }

    /// The node under another reading of its objects.
    pub(crate) fn read(self, undeclared: UndeclaredProperties) -> Self {
        Self { undeclared, ..self }
    }

    pub(crate) fn root(graph: &'g SchemaGraph) -> Self {
        Self::new(graph, graph.root)
    }

    fn node(self) -> &'g Node {
        self.graph.node(self.id)
    }

    /// Another node of the same graph.
    fn other(self, id: NodeId) -> Self {
        Self { id, ..self }
    }
}

/// What the values must do besides keeping what the nodes say.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Goal<'a> {
    /// Nothing more.
    Satisfy,
    /// Violate an assertion.
    Violate(&'a Assertion),
    /// Have a property that no node declares.
    UndeclaredProperty,
    /// Contain a value at a place.
    Contain(&'a [Segment], &'a Value),
}

/// How many values one place offers.
const MAX_CANDIDATES: usize = 12;

/// How many values one branch of a choice offers.
const MAX_OF_BRANCH: usize = 4;

/// How many values of a list are offered.
const MAX_LISTED: usize = 1_000;

/// How deep values go.
const MAX_DEPTH: usize = 24;

/// How many properties are made up to reach a least number of them.
const MAX_INVENTED_PROPERTIES: usize = 4096;

/// How many items are made to reach a least number of them.
const MAX_ITEMS: u64 = 100_000;

/// Makes values; strings that were found before come from the cache.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ValueGenerator<'c> {
    cache: &'c Cache,
    budget: &'c Budget,
}

impl<'c> ValueGenerator<'c> {
    pub(crate) fn new(cache: &'c Cache, budget: &'c Budget) -> Self {
        Self { cache, budget }
    }

    /// Small values that keep what all of `nodes` say and reach the goal.
    pub(crate) fn candidates(
        self,
        nodes: &[NodeRef<'_>],
        goal: Goal<'_>,
    ) -> Vec<Value> {
        self.within(nodes, goal, MAX_DEPTH, MAX_CANDIDATES)
    }

    /// At least as many values as are wanted, where there are so many.
    fn within(
        self,
        nodes: &[NodeRef<'_>],
        goal: Goal<'_>,
        depth: usize,
        wanted: usize,
    ) -> Vec<Value> {
        if let Goal::Contain([], value) = goal {
            return vec![value.clone()];
        }
        if depth == 0 || self.budget.spend(Work::Nodes(size(nodes))).is_err() {
            return Vec::new();
        }
        let choosing = nodes.iter().enumerate().find_map(|(index, node)| {
            Some((index, *node, node.node().alternatives.as_ref()?))
        });
        let Some((index, node, alternatives)) = choosing else {
            return self.plain(nodes, goal, depth, wanted);
        };
        let mut out: Vec<Value> = alternatives
            .branches
            .iter()
            .flat_map(|branch| {
                let mut nodes = nodes.to_vec();
                if let Some(place) = nodes.get_mut(index) {
                    *place = node.other(*branch);
                }
                let of_branch =
                    self.within(&nodes, goal, depth - 1, MAX_OF_BRANCH);
                of_branch.into_iter().take(MAX_OF_BRANCH)
            })
            .collect();
        out.sort_by_key(|value| value.to_string().len());
        out.truncate(MAX_CANDIDATES * 2);
        out
    }

    /// The first value that keeps what all of `nodes` say.
    fn first(
        self,
        nodes: &[NodeRef<'_>],
        goal: Goal<'_>,
        depth: usize,
    ) -> Option<Value> {
        self.within(nodes, goal, depth, 1).into_iter().next()
    }

    fn plain(
        self,
        nodes: &[NodeRef<'_>],
        goal: Goal<'_>,
        depth: usize,
        wanted: usize,
    ) -> Vec<Value> {
        let all: Vec<&Node> = nodes.iter().map(|node| node.node()).collect();
        let except = match goal {
            Goal::Violate(assertion) => Some(assertion),
            Goal::Satisfy | Goal::UndeclaredProperty | Goal::Contain(..) => {
                None
            }
        };
        let mut constraints = Constraints::new(&all, except);
        match goal {
            Goal::Violate(assertion) => constraints.violate(assertion),
            Goal::Contain([Segment::Item, ..], _) => {
                constraints.only(JsonType::Array);
            }
            Goal::UndeclaredProperty | Goal::Contain(..) => {
                constraints.only(JsonType::Object);
            }
            Goal::Satisfy => {}
        }
        let listed = Work::Nodes(constraints.count_listed() / 8);
        if self.budget.spend(listed).is_err() {
            return Vec::new();
        }
        if let Some(values) = constraints.listed() {
            let values = values.into_iter().take(MAX_LISTED).cloned();
            return values.collect();
        }
        let mut out = Vec::new();
        for of in constraints.types(&all) {
            match of {
                JsonType::Object => {
                    out.extend(self.object(nodes, &constraints, goal, depth));
                }
                JsonType::Array => {
                    out.extend(self.array(nodes, &constraints, goal, depth));
                }
                JsonType::String => {
                    out.extend(constraints.strings(self.cache, self.budget));
                }
                JsonType::Integer | JsonType::Number => {
                    out.extend(constraints.numbers(of));
                }
                JsonType::Boolean => out.extend([json!(true), json!(false)]),
                JsonType::Null => out.push(Value::Null),
            }
            out.retain(|value| !constraints.excluded.contains(value));
            if out.len() >= wanted {
                break;
            }
        }
        out.truncate(MAX_CANDIDATES);
        out
    }

    fn object(
        self,
        nodes: &[NodeRef<'_>],
        constraints: &Constraints<'_>,
        goal: Goal<'_>,
        depth: usize,
    ) -> Option<Value> {
        let mut map = Map::new();
        if let Goal::Contain([segment, rest @ ..], value) = goal {
            let (name, held) =
                self.containing(nodes, segment, rest, value, depth)?;
            map.insert(name, held);
        }
        if matches!(goal, Goal::UndeclaredProperty) {
            map.insert(self.undeclared_name(nodes), json!("a"));
        }
        for name in &constraints.required {
            if map.contains_key(name) || constraints.without.contains(name) {
                continue;
            }
            let below = property(nodes, name)?;
            let value = self.first(&below, Goal::Satisfy, depth - 1)?;
            self.budget.spend(of_member(name, &value)).ok()?;
            map.insert(name.clone(), value);
        }
        self.fill(nodes, constraints, &mut map, depth);
        Some(Value::Object(map))
    }

    /// Adds properties until there are as many as are required.
    fn fill(
        self,
        nodes: &[NodeRef<'_>],
        constraints: &Constraints<'_>,
        map: &mut Map<String, Value>,
        depth: usize,
    ) {
        let least =
            usize::try_from(constraints.min_properties).unwrap_or(usize::MAX);
        let declared = nodes
            .iter()
            .flat_map(|node| node.node().properties.keys().cloned());
        let invented = (1..=least.min(MAX_INVENTED_PROPERTIES))
            .map(|number| format!("k{number}"));
        for name in declared.chain(invented) {
            if map.len() >= least {
                return;
            }
            if map.contains_key(&name) || constraints.without.contains(&name) {
                continue;
            }
            let value = property(nodes, &name)
                .and_then(|below| self.first(&below, Goal::Satisfy, depth - 1));
            if let Some(value) = value {
                if self.budget.spend(of_member(&name, &value)).is_err() {
                    return;
                }
                map.insert(name, value);
            }
        }
    }

    /// A property that is the value asked for, or leads to it.
    fn containing(
        self,
        nodes: &[NodeRef<'_>],
        segment: &Segment,
        rest: &[Segment],
        value: &Value,
        depth: usize,
    ) -> Option<(String, Value)> {
        let name = match segment {
            Segment::Property(name) => name.clone(),
            Segment::AdditionalProperty => self.undeclared_name(nodes),
            Segment::PropertyName => {
                let name = value.as_str()?.to_owned();
                let below = property(nodes, &name).unwrap_or_default();
                let held = self.first(&below, Goal::Satisfy, depth - 1)?;
                return Some((name, held));
            }
            Segment::Item => return None,
        };
        // Where one side refuses the property, the other side alone says what
        // is in it.
        let below = property(nodes, &name).unwrap_or_else(|| {
            let each =
                nodes.iter().filter_map(|node| property(&[*node], &name));
            each.flatten().collect()
        });
        let held = self.first(&below, Goal::Contain(rest, value), depth - 1)?;
        Some((name, held))
    }

    /// A short name that no node declares.
    fn undeclared_name(self, nodes: &[NodeRef<'_>]) -> String {
        let known = |name: &str| {
            nodes.iter().any(|node| node.node().properties.contains_key(name))
        };
        let names: Vec<NodeRef<'_>> = nodes
            .iter()
            .filter_map(|node| Some(node.other(node.node().property_names?)))
            .collect();
        let offered = self
            .within(&names, Goal::Satisfy, MAX_DEPTH / 2, MAX_CANDIDATES)
            .into_iter()
            .filter_map(|value| value.as_str().map(ToOwned::to_owned))
            .filter(|name| !names.is_empty() && !name.is_empty());
        let invented = ["a", "other", "unknown_member"].map(ToOwned::to_owned);
        offered
            .chain(invented)
            .find(|name| !known(name))
            .unwrap_or_else(|| "zz_unknown".into())
    }

    fn array(
        self,
        nodes: &[NodeRef<'_>],
        constraints: &Constraints<'_>,
        goal: Goal<'_>,
        depth: usize,
    ) -> Option<Value> {
        let below: Vec<NodeRef<'_>> = nodes
            .iter()
            .filter_map(|node| Some(node.other(node.node().items?)))
            .collect();
        let least =
            usize::try_from(constraints.min_items.min(MAX_ITEMS)).ok()?;
        let mut items = Vec::new();
        if let Goal::Contain([Segment::Item, rest @ ..], value) = goal {
            let goal = Goal::Contain(rest, value);
            items.push(self.first(&below, goal, depth - 1)?);
        }
        if items.len() < least {
            let offers =
                self.within(&below, Goal::Satisfy, depth - 1, MAX_CANDIDATES);
            let first = offers.first()?.clone();
            if constraints.unique_items {
                let more = offers.into_iter().filter(|v| !items.contains(v));
                let more: Vec<Value> = more.take(least - items.len()).collect();
                items.extend(more);
            } else {
                let Size { nodes, bytes } = Size::of(&first);
                let count = u64::try_from(least).unwrap_or(u64::MAX);
                for work in [
                    Work::Nodes(nodes.saturating_mul(count)),
                    Work::HeldBytes(bytes.saturating_mul(count)),
                ] {
                    self.budget.spend(work).ok()?;
                }
                items.resize(least, first);
            }
        }
        Some(Value::Array(items))
    }
}

/// What it takes to make any value, in nodes.
const NODES_PER_VALUE: u64 = 8;

/// How much nodes say of one value.
fn size(nodes: &[NodeRef<'_>]) -> u64 {
    let sizes = nodes.iter().map(|node| {
        let Node { assertions, properties, .. } = node.node();
        1 + assertions.len() as u64 + properties.len() as u64 / 8
    });
    sizes.fold(NODES_PER_VALUE, u64::saturating_add)
}

/// What a member takes. What it holds has been counted where it was made, and
/// is held once more for each value that holds it.
fn of_member(name: &str, value: &Value) -> Work {
    let below = match value {
        Value::Object(members) => members.len(),
        Value::Array(items) => items.len(),
        Value::String(text) => text.len() / 64,
        Value::Null | Value::Bool(_) | Value::Number(_) => 0,
    };
    Work::HeldBytes((name.len() + 128 + 64 * below) as u64)
}

/// What all nodes say of the property `name`; `None` where one of them refuses
/// it.
fn property<'g>(nodes: &[NodeRef<'g>], name: &str) -> Option<Vec<NodeRef<'g>>> {
    let mut out = Vec::new();
    for node in nodes {
        let said = node.node();
        match (said.properties.get(name), &said.additional_properties) {
            (Some(child), _) | (None, AdditionalProperties::Schema(child)) => {
                out.push(node.other(*child));
            }
            (None, AdditionalProperties::Forbidden(_)) => return None,
            (
                None,
                AdditionalProperties::Unspecified
                | AdditionalProperties::Allowed(_),
            ) => {
                let closed = node.undeclared == UndeclaredProperties::Forbidden;
                if closed && said.is_closed() {
                    return None;
                }
            }
        }
    }
    Some(out)
}
