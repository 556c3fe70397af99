//! Values that `contains` and `dependentRequired` refuse.

use super::{Side, Walker};
use crate::decide::witness::{Goal, NodeRef};
use crate::schema::assertion::Assertion;
use crate::schema::keyword::Keyword;
use crate::schema::node::{Applicator, SchemaGraph, Subschemas};
use crate::schema::path::Segment;
use serde_json::Value;

/// How many items are written to have too many, or just enough.
const MAX_ITEMS: u64 = 1_000;

impl Walker<'_> {
    /// Values that an applicator of the refusing side may refuse, and the other
    /// side accept. What is made is a guess.
    pub(super) fn refused_by_condition(
        &self,
        refuser: Side,
        applicator: &Applicator,
    ) -> Vec<Value> {
        if applicator.keyword == Keyword::Contains {
            self.lists(refuser, applicator)
        } else {
            self.pattern_members(self.side(refuser), applicator)
        }
    }

    /// Lists that hold one item too few, or one too many, of those that count.
    fn lists(&self, refuser: Side, applicator: &Applicator) -> Vec<Value> {
        let side = self.side(refuser);
        let Some(item) = self.contained(side, applicator) else {
            return Vec::new();
        };
        let limit = |keyword: Keyword| applicator.plain.get(keyword.as_str());
        let least = limit(Keyword::MinContains)
            .map_or(Some(1), Value::as_u64)
            .and_then(|least| least.checked_sub(1));
        let most = limit(Keyword::MaxContains).and_then(Value::as_u64);
        let most = most.and_then(|most| most.checked_add(1));
        let counts = [least, most].into_iter().flatten();
        let counts = counts.filter(|count| *count <= MAX_ITEMS);
        counts.map(|count| (0..count).map(|_| item.clone()).collect()).collect()
    }

    fn contained(
        &self,
        side: &SchemaGraph,
        applicator: &Applicator,
    ) -> Option<Value> {
        let id =
            applicator.parts.iter().find_map(|(keyword, part)| {
                match (keyword, part) {
                    (Keyword::Contains, Subschemas::One(id)) => Some(*id),
                    _ => None,
                }
            })?;
        let nodes = [NodeRef::new(side, id)];
        self.solver.candidates(&nodes, Goal::Satisfy).into_iter().next()
    }

    /// Objects that have a member and lack one that must stand beside it.
    pub(super) fn without_dependents(
        &self,
        node: NodeRef<'_>,
        assertion: &Assertion,
    ) -> Vec<Value> {
        let dependents = (assertion.keyword == Keyword::DependentRequired)
            .then(|| assertion.value.as_object());
        let mut out = Vec::new();
        for (name, list) in dependents.flatten().into_iter().flatten() {
            let names = list.as_array().into_iter().flatten();
            for missing in names.filter_map(Value::as_str) {
                out.extend(self.without(node, name, missing));
            }
        }
        out
    }

    fn without(
        &self,
        node: NodeRef<'_>,
        name: &str,
        missing: &str,
    ) -> Option<Value> {
        let id = node.graph.node(node.id).properties.get(name)?;
        let member = [NodeRef::new(node.graph, *id)];
        let values = self.solver.candidates(&member, Goal::Satisfy);
        let value = values.into_iter().next()?;
        let path = [Segment::Property(name.to_owned())];
        let goal = Goal::Contain(&path, &value);
        let made = self.solver.candidates(&[node], goal).into_iter().next()?;
        let Value::Object(mut members) = made else { return None };
        members.remove(missing);
        Some(Value::Object(members))
    }
}
