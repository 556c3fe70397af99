//! Makes objects.

use super::constraints::Constraints;
use super::node_ref::{NodeRef, property};
use super::{Goal, MAX_VALUE_DEPTH, MAX_VALUES_PER_LOCATION, ValueGenerator};
use crate::budget::Work;
use crate::schema::path::Segment;
use serde_json::{Map, Value, json};

/// How many properties are made up to reach a least number of them.
const MAX_INVENTED_PROPERTIES: usize = 4096;

impl ValueGenerator<'_> {
    pub(super) fn object(
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
            .within(
                &names,
                Goal::Satisfy,
                MAX_VALUE_DEPTH / 2,
                MAX_VALUES_PER_LOCATION,
            )
            .into_iter()
            .filter_map(|value| value.as_str().map(ToOwned::to_owned))
            .filter(|name| !names.is_empty() && !name.is_empty());
        let invented = ["a", "other", "unknown_member"].map(ToOwned::to_owned);
        offered
            .chain(invented)
            .find(|name| !known(name))
            .unwrap_or_else(|| "zz_unknown".into())
    }
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
