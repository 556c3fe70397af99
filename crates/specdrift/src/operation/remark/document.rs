//! What differs in a document outside its operations.

use super::unused_components::unused_components;
use super::{Remarks, is_same};
use crate::budget::Budget;
use crate::document::pointer::Pointer;
use crate::operation::change::{Change, remark};
use crate::operation::read::{EARLY_WEBHOOKS, has_early_webhooks};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// What differs in the document outside its operations: at most one remark for
/// each of its members, but for those that are compared elsewhere.
pub(crate) fn of_the_document(
    before: &Value,
    after: &Value,
    handled: &[&str],
    budget: &Budget,
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
        let mut remarks = Remarks::new(before, after, budget);
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
            let mut remarks = Remarks::new(before, after, budget);
            remarks.extensions(&Pointer::root().join(name), (old, new));
            out.append(&mut remarks.out);
        }
    }
    out.extend(unused_components(before, after));
    out.extend(security_schemes(before, after, budget));
    out
}

/// What security schemes say besides what a caller must show.
fn security_schemes(
    before: &Value,
    after: &Value,
    budget: &Budget,
) -> Vec<Change> {
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
    let mut remarks = Remarks::new(before, after, budget);
    remarks.members(&at, (&old, &new), &[]);
    remarks.out
}
