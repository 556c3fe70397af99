//! What else differs between two versions of an object: words, examples,
//! extensions.

use super::change::{Change, remark};
use super::compare::ObjectPair;
use super::read::{EARLY_WEBHOOKS, has_early_webhooks};
use crate::document::equality::{equal, with_plain_numbers};
use crate::document::pointer::Pointer;
use crate::document::reference;
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// Members whose value is one thing, whatever it holds.
const OPAQUE_MEMBERS: [&str; 6] =
    ["example", "value", "default", "security", "servers", "encoding"];

/// Every member of an object that differs and is not compared elsewhere.
pub(crate) fn remarks(
    before: &Value,
    after: &Value,
    pair: &ObjectPair,
) -> Vec<Change> {
    let mut remarks = Remarks::new(before, after);
    let old = pair.before.resolve(before).and_then(Value::as_object);
    let new = pair.after.resolve(after).and_then(Value::as_object);
    match (old, new) {
        (Some(old), Some(new)) if pair.only_extensions => {
            remarks.extensions(&pair.after, (old, new));
        }
        (Some(old), Some(new)) => {
            remarks.members(&pair.after, (old, new), &pair.handled);
        }
        (None, _) | (_, None) => {}
    }
    remarks.out
}

/// Members whose values may be references.
const HOLDERS: [&str; 2] = ["examples", "links"];

/// The documents, and what has been found to differ.
struct Remarks<'a> {
    before: &'a Value,
    after: &'a Value,
    /// Where references have led: each place is compared once.
    followed: BTreeSet<Pointer>,
    out: Vec<Change>,
}

impl<'a> Remarks<'a> {
    fn new(before: &'a Value, after: &'a Value) -> Self {
        let (followed, out) = (BTreeSet::new(), Vec::new());
        Self { before, after, followed, out }
    }

    fn members(
        &mut self,
        at: &Pointer,
        (old, new): (&'a Map<String, Value>, &'a Map<String, Value>),
        handled: &[&str],
    ) {
        self.members_if(at, (old, new), |name| !handled.contains(&name));
    }

    fn members_if(
        &mut self,
        at: &Pointer,
        (old, new): (&'a Map<String, Value>, &'a Map<String, Value>),
        is_compared: impl Fn(&str) -> bool,
    ) {
        let may_refer =
            at.last().is_some_and(|name| HOLDERS.contains(&name.as_str()));
        let names = old.keys().chain(new.keys());
        let names: BTreeSet<&String> =
            names.filter(|name| is_compared(name)).collect();
        for name in names {
            let at = at.join(name);
            match (old.get(name), new.get(name)) {
                (Some(was), Some(is)) if may_refer => {
                    self.behind_references(&at, name, (was, is));
                }
                (was, is) => self.member(&at, name, (was, is)),
            }
        }
    }

    /// The extensions of an object whose other members are compared elsewhere.
    fn extensions(
        &mut self,
        at: &Pointer,
        (old, new): (&'a Map<String, Value>, &'a Map<String, Value>),
    ) {
        self.members_if(at, (old, new), |name| name.starts_with("x-"));
    }

    fn member(
        &mut self,
        at: &Pointer,
        name: &str,
        values: (Option<&'a Value>, Option<&'a Value>),
    ) {
        match values {
            (Some(Value::Object(a)), Some(Value::Object(b)))
                if !OPAQUE_MEMBERS.contains(&name) =>
            {
                self.members(at, (a, b), &[]);
            }
            (Some(a), Some(b)) if is_same_member(name, a, b) => {}
            (Some(Value::String(text)), None)
            | (None, Some(Value::String(text)))
                if text.is_empty() && !holds_instance(name) => {}
            (a, b) => self.out.push(remark(at.clone(), name, a, b)),
        }
    }

    fn behind_references(
        &mut self,
        at: &Pointer,
        name: &str,
        (was, is): (&'a Value, &'a Value),
    ) {
        let old =
            follow_reference(self.before, was).map_or(was, |(value, _)| value);
        let (new, place) =
            follow_reference(self.after, is).unwrap_or((is, at.clone()));
        if place == *at || self.followed.insert(place.clone()) {
            self.member(&place, name, (Some(old), Some(new)));
        }
    }
}

/// What a reference leads to, and where that is.
fn follow_reference<'v>(
    root: &'v Value,
    held: &Value,
) -> Option<(&'v Value, Pointer)> {
    let target = reference::local(held.get("$ref")?.as_str()?)?;
    reference::follow(root, target).ok()?
}

/// Whether a member holds a value as it is: one in which spaces and the order
/// of lists count.
pub(crate) fn holds_instance(name: &str) -> bool {
    ["default", "example", "examples", "value", "const"].contains(&name)
        || name.starts_with("x-")
}

/// Whether a member means the same in both.
fn is_same_member(name: &str, a: &Value, b: &Value) -> bool {
    if holds_instance(name) { equal(a, b) } else { is_same(a, b) }
}

/// Whether two values are the same but for the order of lists and the spaces
/// of texts.
pub(crate) fn is_same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::String(a), Value::String(b)) => {
            a.split_whitespace().eq(b.split_whitespace())
        }
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && (a == b || meanings(a) == meanings(b))
        }
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len()
                && a.iter().all(|(name, value)| {
                    b.get(name).is_some_and(|other| is_same(value, other))
                })
        }
        (a, b) => equal(a, b),
    }
}

/// What a value means, as a text: one for values that are the same but for the
/// order of lists and the spaces of texts.
pub(crate) fn meaning(value: &Value) -> String {
    match value {
        Value::String(text) => {
            let words: Vec<&str> = text.split_whitespace().collect();
            Value::from(words.join(" ")).to_string()
        }
        Value::Array(items) => format!("[{}]", meanings(items).join(",")),
        Value::Object(members) => {
            let member = |(name, value): (&String, &Value)| {
                format!("{}:{}", Value::from(name.as_str()), meaning(value))
            };
            let members: Vec<String> = members.iter().map(member).collect();
            format!("{{{}}}", members.join(","))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {
            with_plain_numbers(value).to_string()
        }
    }
}

fn meanings(items: &[Value]) -> Vec<String> {
    let mut meanings: Vec<String> = items.iter().map(meaning).collect();
    meanings.sort();
    meanings
}

/// What differs in the document outside its operations: at most one remark for
/// each of its members, but for those that are compared elsewhere.
pub(crate) fn of_the_document(
    before: &Value,
    after: &Value,
    handled: &[&str],
) -> Vec<Change> {
    let mut out = Vec::new();
    let (Some(old), Some(new)) = (before.as_object(), after.as_object()) else {
        return out;
    };
    let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    for name in names {
        let is_compared = ["paths", "webhooks", "components"]
            .iter()
            .chain(handled)
            .any(|handled| handled == name)
            || (name == EARLY_WEBHOOKS
                && has_early_webhooks(before)
                && has_early_webhooks(after));
        if is_compared {
            continue;
        }
        let (a, b) = (old.get(name), new.get(name));
        let at = Pointer::root().join(name);
        let one = |value: Option<&Value>| -> Map<String, Value> {
            value
                .map(|value| (name.clone(), value.clone()))
                .into_iter()
                .collect()
        };
        let (old, new) = (one(a), one(b));
        let mut remarks = Remarks::new(before, after);
        remarks.members(&Pointer::root(), (&old, &new), &[]);
        match remarks.out.len() {
            0 => {}
            1 => out.append(&mut remarks.out),
            _ => out.push(remark(at, name, a, b)),
        }
    }
    for name in ["paths", "components"] {
        let held = [old, new].map(|of| of.get(name).and_then(Value::as_object));
        if let [Some(old), Some(new)] = held {
            let mut remarks = Remarks::new(before, after);
            remarks.extensions(&Pointer::root().join(name), (old, new));
            out.append(&mut remarks.out);
        }
    }
    out.extend(unused_components(before, after));
    out.extend(security_schemes(before, after));
    out
}

/// What security schemes say besides what a caller must show.
fn security_schemes(before: &Value, after: &Value) -> Vec<Change> {
    let at = Pointer::components("securitySchemes");
    let none = Map::new();
    let [old, new] = [before, after].map(|root| {
        at.resolve(root).and_then(Value::as_object).unwrap_or(&none)
    });
    // A scheme may have another name.
    let only = |these: &Map<String, Value>, those: &Map<String, Value>| {
        let stays = |(name, scheme): &(&String, &Value)| {
            those.contains_key(*name)
                || !those.values().any(|other| is_same(scheme, other))
        };
        let kept = these.iter().filter(stays);
        kept.map(|(name, it)| (name.clone(), it.clone())).collect()
    };
    let (old, new): (Map<_, _>, Map<_, _>) = (only(old, new), only(new, old));
    let mut remarks = Remarks::new(before, after);
    remarks.members(&at, (&old, &new), &[]);
    remarks.out
}

/// The components that differ and that nothing refers to.
fn unused_components(before: &Value, after: &Value) -> Option<Change> {
    let mut used = BTreeSet::new();
    references(before, &mut used);
    references(after, &mut used);
    let at = Pointer::root().join("components");
    let names = |root: &Value| -> BTreeSet<Pointer> {
        let sections = at.resolve(root).and_then(Value::as_object);
        let sections = sections.into_iter().flatten();
        let each = sections.filter(|(name, _)| *name != "securitySchemes");
        each.flat_map(|(section, held)| {
            let held = held.as_object().into_iter().flat_map(Map::keys);
            let at = at.join(section);
            held.map(move |name| at.join(name)).collect::<Vec<_>>()
        })
        .collect()
    };
    let (old, new) = (names(before), names(after));
    let has_name = |at: &Pointer| {
        [before, after]
            .into_iter()
            .filter_map(|root| at.resolve(root))
            .any(has_a_name_of_its_own)
    };
    let is_used = |at: &Pointer| {
        let below = at.join("");
        let mut from = used.range(below.clone()..);
        used.contains(at) || from.next().is_some_and(|it| at.contains(it))
    };
    let differing: Vec<Value> = old
        .union(&new)
        .filter(|at| !has_name(at))
        .filter(|at| !is_used(at))
        .filter(|at| match (at.resolve(before), at.resolve(after)) {
            (Some(a), Some(b)) => !is_same(a, b),
            (a, b) => a.is_some() != b.is_some(),
        })
        .map(|at| Value::from(at.as_str()))
        .collect();
    let held = |root: &Value| -> Value {
        let places = differing.iter().filter_map(|at| {
            let place = Pointer::parse(at.as_str()?)?;
            Some((place.to_string(), place.resolve(root)?.clone()))
        });
        Value::Object(places.collect())
    };
    (!differing.is_empty()).then(|| {
        let (a, b) = (held(before), held(after));
        remark(at, "unused components", Some(&a), Some(&b))
    })
}

/// Whether a schema can be referred to by another name than its place.
fn has_a_name_of_its_own(schema: &Value) -> bool {
    ["$id", "$anchor", "$dynamicAnchor"]
        .iter()
        .any(|keyword| schema.get(keyword).is_some())
}

/// Every place of the document that a reference leads to.
fn references(value: &Value, into: &mut BTreeSet<Pointer>) {
    match value {
        Value::Object(map) => {
            let target = map.get("$ref").and_then(Value::as_str);
            into.extend(target.and_then(reference::local));
            let discriminator = map.get("mapping").and_then(Value::as_object);
            let mapped = discriminator.into_iter().flat_map(Map::values);
            let mapped = mapped.filter_map(Value::as_str);
            into.extend(mapped.filter_map(reference::local));
            map.values().for_each(|held| references(held, into));
        }
        Value::Array(items) => {
            for held in items {
                references(held, into);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
