//! Components that nothing refers to.

use super::is_same;
use crate::document::pointer::Pointer;
use crate::document::reference;
use crate::operation::change::{Change, remark};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// The components that differ and that nothing refers to.
pub(super) fn unused_components(
    before: &Value,
    after: &Value,
) -> Option<Change> {
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
