//! What judges no value, and has changed: discriminators.

use crate::budget::{Budget, Size, Work};
use crate::compare::comparison::Comparison;
use crate::compare::describe;
use crate::document::Document;
use crate::document::pointer::Pointer;
use crate::document::reference;
use crate::report::finding::Finding;
use crate::report::rule::{self, Rule};
use crate::schema::node::SchemaGraph;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A discriminator, as it is written and with what that means.
struct Discriminator {
    meaning: Value,
    written: Value,
}

type Discriminators = BTreeMap<Pointer, Discriminator>;

/// What a discriminator says: its mapping by the places that it leads to,
/// without the names that components have anyway.
fn meaning(root: &Value, written: &Value) -> Value {
    let mut out = written.clone();
    let mapping = out.get_mut("mapping").and_then(Value::as_object_mut);
    let Some(mapping) = mapping else { return out };
    mapping.retain(|name, target| {
        let at = target.as_str().and_then(|it| reference::of_mapping(root, it));
        let Some(at) = at else { return true };
        let is_its_name = at == Pointer::components("schemas").join(name);
        *target = at.as_str().into();
        !is_its_name
    });
    if mapping.is_empty()
        && let Value::Object(out) = &mut out
    {
        out.remove("mapping");
    }
    out
}

/// Discriminators that have changed. They judge no value, so no schema shows
/// it.
pub(super) fn discriminators(
    comparison: &Comparison<'_>,
    before: &Document,
    budget: &Budget,
) -> Vec<Finding> {
    let of = |side: &SchemaGraph, root: &Value| -> Discriminators {
        let places =
            side.schemas.iter().map(|(at, _)| at.join("discriminator"));
        let held = places.filter_map(|at| {
            let value = at.resolve(root)?;
            let size = Work::Nodes(Size::of(value).nodes);
            budget.spend(size).ok()?;
            let meaning = meaning(root, value);
            Some((at, Discriminator { meaning, written: value.clone() }))
        });
        held.collect()
    };
    let mut was = of(comparison.roots.ours, &before.value);
    let is = of(comparison.roots.theirs, &comparison.document.value);
    let mut places: HashMap<Value, BTreeSet<Pointer>> = HashMap::new();
    for (at, old) in &was {
        places.entry(old.meaning.clone()).or_default().insert(at.clone());
    }
    let mut moved =
        |at: &Pointer, new: &Discriminator, was: &mut Discriminators| {
            let Some(same) = places.get_mut(&new.meaning) else {
                return false;
            };
            let at = same.take(at).or_else(|| same.pop_first());
            at.and_then(|at| was.remove(&at)).is_some()
        };
    let new: Vec<(&Pointer, &Discriminator)> =
        is.iter().filter(|(at, value)| !moved(at, value, &mut was)).collect();
    let mut out = Vec::new();
    let what = "the discriminator";
    for (at, value) in new {
        let old = was.remove(at);
        let rule = &rule::DISCRIMINATOR_CHANGED;
        out.push(changed(
            comparison,
            rule,
            at.clone(),
            what,
            old.as_ref().map(|old| &old.written),
            Some(&value.written),
        ));
    }
    for (at, value) in was {
        let at = at.parent().unwrap_or_default();
        if at.resolve(&comparison.document.value).is_some() {
            let rule = &rule::DISCRIMINATOR_CHANGED;
            let old = Some(&value.written);
            out.push(changed(comparison, rule, at, what, old, None));
        }
    }
    out
}

fn changed(
    comparison: &Comparison<'_>,
    rule: &'static Rule,
    at: Pointer,
    what: &str,
    old: Option<&Value>,
    new: Option<&Value>,
) -> Finding {
    let how = match (old, new) {
        (None, _) => "is new",
        (_, None) => "is gone",
        (Some(_), Some(_)) => "has changed",
    };
    let both =
        (old.cloned().unwrap_or_default(), new.cloned().unwrap_or_default());
    describe::change(comparison, rule, at, format!("{what} {how}"), both)
}
