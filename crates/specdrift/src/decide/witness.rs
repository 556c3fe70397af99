//! Makes small values that keep what a set of nodes says, and what a search
//! asks on top: to break one limit, or to hold a given value at a given place.
//! What it makes is a guess; whoever asks has it judged.

mod constraints;
mod number;

use crate::decide::language::Cache;
use crate::schema::node::{
    AdditionalProperties, Assertion, Node, NodeId, SchemaGraph,
};
use constraints::Constraints;
use serde_json::{Map, Value, json};

/// One step from a value to a part of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Segment {
    /// The member of this name.
    Property(String),
    /// An item of a list.
    Item,
    /// A member that is not named.
    AdditionalProperty,
    /// The name of a member that is not named.
    PropertyName,
}

/// A node together with its side.
pub(crate) type NodeRef<'s> = (&'s SchemaGraph, NodeId);

/// What the values must do besides keeping what the nodes say.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Goal<'a> {
    /// Nothing more.
    Satisfy,
    /// Violate an assertion.
    Violate(&'a Assertion),
    /// Have a member that nobody names.
    UndeclaredProperty,
    /// Hold a value at a place.
    Contain(&'a [Segment], &'a Value),
}

/// How many values one place offers.
const MAX_CANDIDATES: usize = 12;

/// How deep values go.
const MAX_DEPTH: usize = 24;

/// Small values that keep what all of `said` say and do what `goal` asks.
pub(crate) fn candidates(said: &[NodeRef<'_>], goal: Goal<'_>) -> Vec<Value> {
    candidates_within(said, goal, MAX_DEPTH)
}

fn candidates_within(
    said: &[NodeRef<'_>],
    goal: Goal<'_>,
    depth: usize,
) -> Vec<Value> {
    if let Goal::Contain([], value) = goal {
        return vec![value.clone()];
    }
    if depth == 0 {
        return Vec::new();
    }
    let choice = said.iter().enumerate().find_map(|(index, (side, id))| {
        let choice = side.node(*id).alternatives.as_ref()?;
        Some((index, *side, choice))
    });
    let Some((index, side, choice)) = choice else {
        return plain(said, goal, depth);
    };
    let mut out: Vec<Value> = choice
        .branches
        .iter()
        .flat_map(|branch| {
            let mut said = said.to_vec();
            if let Some(place) = said.get_mut(index) {
                *place = (side, *branch);
            }
            candidates_within(&said, goal, depth - 1).into_iter().take(4)
        })
        .collect();
    out.sort_by_key(|value| value.to_string().len());
    out.truncate(MAX_CANDIDATES * 2);
    out
}

fn plain(said: &[NodeRef<'_>], goal: Goal<'_>, depth: usize) -> Vec<Value> {
    let nodes: Vec<&Node> =
        said.iter().map(|(side, id)| side.node(*id)).collect();
    let except = match goal {
        Goal::Violate(assertion) => Some(assertion),
        Goal::Satisfy | Goal::UndeclaredProperty | Goal::Contain(..) => None,
    };
    let fresh = Cache::default();
    let cache = said.first().map_or(&fresh, |(side, _)| &*side.cache);
    let mut constraints = Constraints::new(&nodes, except);
    match goal {
        Goal::Violate(assertion) => constraints.break_limit(assertion),
        Goal::Contain([Segment::Item, ..], _) => constraints.only("array"),
        Goal::UndeclaredProperty | Goal::Contain(..) => {
            constraints.only("object")
        }
        Goal::Satisfy => {}
    }
    if let Some(values) = constraints.listed() {
        return values;
    }
    let mut out = Vec::new();
    for name in constraints.types(&nodes) {
        match name.as_str() {
            "object" => out.extend(object(said, &constraints, goal, depth)),
            "array" => out.extend(array(said, &constraints, goal, depth)),
            "string" => out.extend(constraints.texts(cache)),
            "integer" | "number" => out.extend(constraints.numbers(&name)),
            "boolean" => out.extend([json!(true), json!(false)]),
            _ => out.push(Value::Null),
        }
    }
    out.retain(|value| !constraints.excluded.contains(value));
    out.truncate(MAX_CANDIDATES);
    out
}

/// What all nodes say of the member `name`; `None` where one of them refuses it.
fn member<'s>(said: &[NodeRef<'s>], name: &str) -> Option<Vec<NodeRef<'s>>> {
    let mut out = Vec::new();
    for (side, id) in said {
        let node = side.node(*id);
        match (node.properties.get(name), &node.additional_properties) {
            (Some(child), _) | (None, AdditionalProperties::Schema(child)) => {
                out.push((*side, *child));
            }
            (None, AdditionalProperties::Forbidden(_)) => return None,
            (
                None,
                AdditionalProperties::Unspecified
                | AdditionalProperties::Allowed(_),
            ) => {
                if node.is_closed() {
                    return None;
                }
            }
        }
    }
    Some(out)
}

fn object(
    said: &[NodeRef<'_>],
    constraints: &Constraints,
    goal: Goal<'_>,
    depth: usize,
) -> Option<Value> {
    let mut map = Map::new();
    if let Goal::Contain([step, rest @ ..], value) = goal {
        let (name, held) = hold(said, step, rest, value, depth)?;
        map.insert(name, held);
    }
    if matches!(goal, Goal::UndeclaredProperty) {
        map.insert(undeclared_name(said), json!("a"));
    }
    for name in &constraints.required {
        if map.contains_key(name) || constraints.without.contains(name) {
            continue;
        }
        let below = member(said, name)?;
        let value = candidates_within(&below, Goal::Satisfy, depth - 1)
            .into_iter()
            .next()?;
        map.insert(name.clone(), value);
    }
    fill(said, constraints, &mut map, depth);
    Some(Value::Object(map))
}

/// Adds members until there are as many as are wanted.
fn fill(
    said: &[NodeRef<'_>],
    constraints: &Constraints,
    map: &mut Map<String, Value>,
    depth: usize,
) {
    let wanted =
        usize::try_from(constraints.least_members).unwrap_or(usize::MAX);
    let named = said
        .iter()
        .flat_map(|(side, id)| side.node(*id).properties.keys().cloned());
    let made_up = (1..=wanted.min(4096)).map(|number| format!("k{number}"));
    for name in named.chain(made_up) {
        if map.len() >= wanted {
            return;
        }
        if map.contains_key(&name) || constraints.without.contains(&name) {
            continue;
        }
        let value = member(said, &name).and_then(|below| {
            candidates_within(&below, Goal::Satisfy, depth - 1)
                .into_iter()
                .next()
        });
        if let Some(value) = value {
            map.insert(name, value);
        }
    }
}

/// A member that holds the value asked for, or leads to it.
fn hold(
    said: &[NodeRef<'_>],
    step: &Segment,
    rest: &[Segment],
    value: &Value,
    depth: usize,
) -> Option<(String, Value)> {
    let name = match step {
        Segment::Property(name) => name.clone(),
        Segment::AdditionalProperty => undeclared_name(said),
        Segment::PropertyName => {
            let name = value.as_str()?.to_owned();
            let below = member(said, &name).unwrap_or_default();
            let held = candidates_within(&below, Goal::Satisfy, depth - 1)
                .into_iter()
                .next()?;
            return Some((name, held));
        }
        Segment::Item => return None,
    };
    // Where one side refuses the member, the other side alone says what is in
    // it.
    let below = member(said, &name).unwrap_or_else(|| {
        said.iter().filter_map(|one| member(&[*one], &name)).flatten().collect()
    });
    let held = candidates_within(&below, Goal::Contain(rest, value), depth - 1)
        .into_iter()
        .next()?;
    Some((name, held))
}

/// A short name that no node gives to a member.
fn undeclared_name(said: &[NodeRef<'_>]) -> String {
    let known = |name: &str| {
        said.iter()
            .any(|(side, id)| side.node(*id).properties.contains_key(name))
    };
    let names: Vec<NodeRef<'_>> = said
        .iter()
        .filter_map(|(side, id)| Some((*side, side.node(*id).property_names?)))
        .collect();
    let offered = candidates_within(&names, Goal::Satisfy, MAX_DEPTH / 2)
        .into_iter()
        .filter_map(|value| value.as_str().map(ToOwned::to_owned))
        .filter(|name| !names.is_empty() && !name.is_empty());
    let made_up = ["a", "other", "unknown_member"].map(ToOwned::to_owned);
    offered
        .chain(made_up)
        .find(|name| !known(name))
        .unwrap_or_else(|| "zz_unknown".into())
}

fn array(
    said: &[NodeRef<'_>],
    constraints: &Constraints,
    goal: Goal<'_>,
    depth: usize,
) -> Option<Value> {
    let below: Vec<NodeRef<'_>> = said
        .iter()
        .filter_map(|(side, id)| Some((*side, side.node(*id).items?)))
        .collect();
    let least = usize::try_from(constraints.least_items.min(100_000)).ok()?;
    let mut items = Vec::new();
    if let Goal::Contain([Segment::Item, rest @ ..], value) = goal {
        items.push(
            candidates_within(&below, Goal::Contain(rest, value), depth - 1)
                .into_iter()
                .next()?,
        );
    }
    if items.len() < least {
        let offers = candidates_within(&below, Goal::Satisfy, depth - 1);
        let first = offers.first()?.clone();
        if constraints.distinct {
            let more = offers.into_iter().filter(|v| !items.contains(v));
            let more: Vec<Value> = more.take(least - items.len()).collect();
            items.extend(more);
        } else {
            items.resize(least, first);
        }
    }
    Some(Value::Array(items))
}
