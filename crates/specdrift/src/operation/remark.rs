//! What else differs between two versions of an object: words, examples,
//! extensions.

mod document;
mod equality;
mod unused_components;

pub(crate) use document::of_the_document;
pub(crate) use equality::{holds_instance, is_same, meaning};

use super::change::{Change, remark};
use super::compare::ObjectPair;
use crate::budget::{Budget, Size, Work};
use crate::document::pointer::Pointer;
use crate::document::reference;
use equality::is_same_member;
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
    budget: &Budget,
) -> Vec<Change> {
    let mut remarks = Remarks::new(before, after, budget);
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
    budget: &'a Budget,
    /// Where references have led: each place is compared once.
    followed: BTreeSet<Pointer>,
    out: Vec<Change>,
}

impl<'a> Remarks<'a> {
    fn new(before: &'a Value, after: &'a Value, budget: &'a Budget) -> Self {
        let (followed, out) = (BTreeSet::new(), Vec::new());
        Self { before, after, budget, followed, out }
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
        let is_new = place == *at || self.followed.insert(place.clone());
        if is_new && self.can_afford(&[old, new]) {
            self.member(&place, name, (Some(old), Some(new)));
        }
    }

    /// Whether values may be gone through: many objects may refer to one.
    fn can_afford(&self, values: &[&Value]) -> bool {
        values.iter().all(|value| {
            self.budget.size_of(value).is_ok_and(|Size { nodes, bytes }| {
                let work = [Work::Nodes(nodes / 4), Work::HeldBytes(bytes)];
                work.iter().all(|work| self.budget.spend(*work).is_ok())
            })
        })
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
