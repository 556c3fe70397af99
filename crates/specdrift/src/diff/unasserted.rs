//! What judges no value, and has changed: discriminators.

use crate::budget::{Budget, Size, Work};
use crate::compare::comparison::Comparison;
use crate::compare::describe;
use crate::document::Document;
use crate::document::pointer::Pointer;
use crate::report::finding::Finding;
use crate::report::rule::{self, Rule};
use crate::schema::node::SchemaGraph;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Discriminators that have changed. They judge no value, so no schema shows
/// it.
pub(super) fn discriminators(
    comparison: &Comparison<'_>,
    before: &Document,
    budget: &Budget,
) -> Vec<Finding> {
    let of = |side: &SchemaGraph, root: &Value| -> BTreeMap<Pointer, Value> {
        let places =
            side.schemas.iter().map(|(at, _)| at.join("discriminator"));
        let held = places.filter_map(|at| {
            let value = at.resolve(root)?;
            let size = Work::Nodes(Size::of(value).nodes);
            budget.spend(size).ok()?;
            Some((at, value.clone()))
        });
        held.collect()
    };
    let mut was = of(comparison.roots.ours, &before.value);
    let is = of(comparison.roots.theirs, &comparison.document.value);
    let mut places: HashMap<Value, BTreeSet<Pointer>> = HashMap::new();
    for (at, value) in &was {
        places.entry(value.clone()).or_default().insert(at.clone());
    }
    let mut moved =
        |at: &Pointer, value: &Value, was: &mut BTreeMap<Pointer, Value>| {
            let Some(same) = places.get_mut(value) else { return false };
            let at = same.take(at).or_else(|| same.pop_first());
            at.and_then(|at| was.remove(&at)).is_some()
        };
    let new: Vec<(&Pointer, &Value)> =
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
            old.as_ref(),
            Some(value),
        ));
    }
    for (at, value) in was {
        let at = at.parent().unwrap_or_default();
        if at.resolve(&comparison.document.value).is_some() {
            let rule = &rule::DISCRIMINATOR_CHANGED;
            out.push(changed(comparison, rule, at, what, Some(&value), None));
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
