//! Makes small values that keep what a set of nodes says, and what a search
//! asks on top: to break one limit, or to hold a given value at a given place.
//! What it makes is a guess; whoever asks has it judged.

mod constraints;
mod number;

use crate::decide::language::Memo;
use crate::schema::node::{Limit, Node, NodeId, Others, Side};
use constraints::Leaf;
use serde_json::{Map, Value, json};

/// One step from a value to a part of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Step {
    /// The member of this name.
    Member(String),
    /// An item of a list.
    Item,
    /// A member that is not named.
    Other,
    /// The name of a member that is not named.
    Name,
}

/// A node together with its side.
pub(crate) type Said<'s> = (&'s Side, NodeId);

/// What the values must do besides keeping what the nodes say.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Ask<'a> {
    /// Nothing more.
    Nothing,
    /// Break a limit.
    Break(&'a Limit),
    /// Have a member that nobody names.
    Stranger,
    /// Hold a value at a place.
    Hold(&'a [Step], &'a Value),
}

/// How many values one place offers.
const OFFERS: usize = 12;

/// How deep values go.
const DEPTH: usize = 24;

/// Small values that keep what all of `said` say and do what `ask` asks.
pub(crate) fn values(said: &[Said<'_>], ask: Ask<'_>) -> Vec<Value> {
    made(said, ask, DEPTH)
}

fn made(said: &[Said<'_>], ask: Ask<'_>, depth: usize) -> Vec<Value> {
    if let Ask::Hold([], value) = ask {
        return vec![value.clone()];
    }
    if depth == 0 {
        return Vec::new();
    }
    let choice = said.iter().enumerate().find_map(|(index, (side, id))| {
        let choice = side.node(*id).choice.as_ref()?;
        Some((index, *side, choice))
    });
    let Some((index, side, choice)) = choice else {
        return plain(said, ask, depth);
    };
    let mut out: Vec<Value> = choice
        .branches
        .iter()
        .flat_map(|branch| {
            let mut said = said.to_vec();
            if let Some(place) = said.get_mut(index) {
                *place = (side, *branch);
            }
            made(&said, ask, depth - 1).into_iter().take(4)
        })
        .collect();
    out.sort_by_key(|value| value.to_string().len());
    out.truncate(OFFERS * 2);
    out
}

fn plain(said: &[Said<'_>], ask: Ask<'_>, depth: usize) -> Vec<Value> {
    let nodes: Vec<&Node> =
        said.iter().map(|(side, id)| side.node(*id)).collect();
    let except = match ask {
        Ask::Break(limit) => Some(limit),
        Ask::Nothing | Ask::Stranger | Ask::Hold(..) => None,
    };
    let fresh = Memo::default();
    let memo = said.first().map_or(&fresh, |(side, _)| &*side.memo);
    let mut leaf = Leaf::new(&nodes, except);
    match ask {
        Ask::Break(limit) => leaf.break_limit(limit),
        Ask::Hold([Step::Item, ..], _) => leaf.only("array"),
        Ask::Stranger | Ask::Hold(..) => leaf.only("object"),
        Ask::Nothing => {}
    }
    if let Some(values) = leaf.listed() {
        return values;
    }
    let mut out = Vec::new();
    for name in leaf.types(&nodes) {
        match name.as_str() {
            "object" => out.extend(object(said, &leaf, ask, depth)),
            "array" => out.extend(array(said, &leaf, ask, depth)),
            "string" => out.extend(leaf.texts(memo)),
            "integer" | "number" => out.extend(leaf.numbers(&name)),
            "boolean" => out.extend([json!(true), json!(false)]),
            _ => out.push(Value::Null),
        }
    }
    out.retain(|value| !leaf.excluded.contains(value));
    out.truncate(OFFERS);
    out
}

/// What all nodes say of the member `name`; `None` where one of them refuses it.
fn member<'s>(said: &[Said<'s>], name: &str) -> Option<Vec<Said<'s>>> {
    let mut out = Vec::new();
    for (side, id) in said {
        let node = side.node(*id);
        match (node.members.get(name), &node.others) {
            (Some(child), _) | (None, Others::Each(child)) => {
                out.push((*side, *child));
            }
            (None, Others::Refused(_)) => return None,
            (None, Others::Silent | Others::Open(_)) => {
                if node.is_closed() {
                    return None;
                }
            }
        }
    }
    Some(out)
}

fn object(
    said: &[Said<'_>],
    leaf: &Leaf,
    ask: Ask<'_>,
    depth: usize,
) -> Option<Value> {
    let mut map = Map::new();
    if let Ask::Hold([step, rest @ ..], value) = ask {
        let (name, held) = hold(said, step, rest, value, depth)?;
        map.insert(name, held);
    }
    if matches!(ask, Ask::Stranger) {
        map.insert(stranger(said), json!("a"));
    }
    for name in &leaf.required {
        if map.contains_key(name) || leaf.without.contains(name) {
            continue;
        }
        let below = member(said, name)?;
        let value = made(&below, Ask::Nothing, depth - 1).into_iter().next()?;
        map.insert(name.clone(), value);
    }
    fill(said, leaf, &mut map, depth);
    Some(Value::Object(map))
}

/// Adds members until there are as many as are wanted.
fn fill(
    said: &[Said<'_>],
    leaf: &Leaf,
    map: &mut Map<String, Value>,
    depth: usize,
) {
    let wanted = usize::try_from(leaf.least_members).unwrap_or(usize::MAX);
    let named = said
        .iter()
        .flat_map(|(side, id)| side.node(*id).members.keys().cloned());
    let made_up = (1..=wanted.min(4096)).map(|number| format!("k{number}"));
    for name in named.chain(made_up) {
        if map.len() >= wanted {
            return;
        }
        if map.contains_key(&name) || leaf.without.contains(&name) {
            continue;
        }
        let value = member(said, &name).and_then(|below| {
            made(&below, Ask::Nothing, depth - 1).into_iter().next()
        });
        if let Some(value) = value {
            map.insert(name, value);
        }
    }
}

/// A member that holds the value asked for, or leads to it.
fn hold(
    said: &[Said<'_>],
    step: &Step,
    rest: &[Step],
    value: &Value,
    depth: usize,
) -> Option<(String, Value)> {
    let name = match step {
        Step::Member(name) => name.clone(),
        Step::Other => stranger(said),
        Step::Name => {
            let name = value.as_str()?.to_owned();
            let below = member(said, &name).unwrap_or_default();
            let held =
                made(&below, Ask::Nothing, depth - 1).into_iter().next()?;
            return Some((name, held));
        }
        Step::Item => return None,
    };
    // Where one side refuses the member, the other side alone says what is in
    // it.
    let below = member(said, &name).unwrap_or_else(|| {
        said.iter().filter_map(|one| member(&[*one], &name)).flatten().collect()
    });
    let held =
        made(&below, Ask::Hold(rest, value), depth - 1).into_iter().next()?;
    Some((name, held))
}

/// A short name that no node gives to a member.
fn stranger(said: &[Said<'_>]) -> String {
    let known = |name: &str| {
        said.iter().any(|(side, id)| side.node(*id).members.contains_key(name))
    };
    let names: Vec<Said<'_>> = said
        .iter()
        .filter_map(|(side, id)| Some((*side, side.node(*id).names?)))
        .collect();
    let offered = made(&names, Ask::Nothing, DEPTH / 2)
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
    said: &[Said<'_>],
    leaf: &Leaf,
    ask: Ask<'_>,
    depth: usize,
) -> Option<Value> {
    let below: Vec<Said<'_>> = said
        .iter()
        .filter_map(|(side, id)| Some((*side, side.node(*id).items?)))
        .collect();
    let least = usize::try_from(leaf.least_items.min(100_000)).ok()?;
    let mut items = Vec::new();
    if let Ask::Hold([Step::Item, rest @ ..], value) = ask {
        items.push(
            made(&below, Ask::Hold(rest, value), depth - 1)
                .into_iter()
                .next()?,
        );
    }
    if items.len() < least {
        let offers = made(&below, Ask::Nothing, depth - 1);
        let first = offers.first()?.clone();
        if leaf.distinct {
            let more = offers.into_iter().filter(|v| !items.contains(v));
            let more: Vec<Value> = more.take(least - items.len()).collect();
            items.extend(more);
        } else {
            items.resize(least, first);
        }
    }
    Some(Value::Array(items))
}
