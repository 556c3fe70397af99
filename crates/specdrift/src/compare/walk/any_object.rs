//! A place that took any object in one version, and describes its members in
//! the other: one difference, not one for each member.

use super::pattern_members::one_of_each_type;
use super::{DifferenceCandidate, NodePair, Side, Walker};
use crate::compare::comparison_kind::ComparisonKind;
use crate::decide::compiled_schema::CompiledSchema;
use crate::decide::witness::{Goal, NodeRef};
use crate::report::rule;
use crate::schema::assertion::Origin;
use crate::schema::emit::{self, UndeclaredProperties};
use crate::schema::keyword::{JsonType, Keyword};
use crate::schema::node::{AdditionalProperties, Node};
use serde_json::{Value, json};
use std::rc::Rc;

/// From how many members on they are told as one.
const MEMBERS: usize = 2;

impl Walker<'_> {
    /// Tells that any object has become one with members, or the reverse, with
    /// how many members are limited.
    pub(super) fn any_object_has_members(
        &mut self,
        pair: &NodePair,
        ours: &Node,
        theirs: &Node,
    ) -> bool {
        if self.kind == ComparisonKind::Implementation {
            return false;
        }
        let (refuser, model) = if takes_any_object(ours) {
            (Side::Theirs, theirs)
        } else if takes_any_object(theirs) {
            (Side::Ours, ours)
        } else {
            return false;
        };
        let side = self.side(refuser);
        let members = model.properties.values();
        let limited = members.filter(|id| !says_nothing(side.node(**id)));
        let limited = limited.count();
        if limited < MEMBERS {
            return false;
        }
        let schema = |who: Side| {
            let (side, id) = (self.side(who), Self::id(pair, who));
            let undeclared = UndeclaredProperties::AsWritten;
            self.solver.schema(emit::node_schema(side, id, undeclared))
        };
        let both = (schema(refuser.other()), schema(refuser));
        let values = self.with_a_wrong_member(pair, refuser, model, &both);
        if values.is_empty() {
            return false;
        }
        let place = Origin::keyword(pair.document_location.clone());
        let fact = |count: usize| json!({ "members limited": count });
        let (was, is) = match refuser {
            Side::Theirs => (0, limited),
            Side::Ours => (limited, 0),
        };
        let candidate = DifferenceCandidate {
            values,
            undeclared: UndeclaredProperties::AsWritten,
            ours: fact(was),
            theirs: fact(is),
            refused: Some(both),
            ..self.candidate(pair, refuser, &rule::CONDITION, place)
        };
        self.push(candidate);
        true
    }

    /// Objects that keep all that is said, but for one member.
    fn with_a_wrong_member(
        &self,
        pair: &NodePair,
        refuser: Side,
        model: &Node,
        (accepting, refusing): &(Rc<CompiledSchema>, Rc<CompiledSchema>),
    ) -> Vec<Value> {
        let node = NodeRef::new(self.side(refuser), Self::id(pair, refuser));
        let right = self.solver.candidates(&[node], Goal::Satisfy);
        let right = right.iter().find_map(Value::as_object).cloned();
        let Some(right) = right else { return Vec::new() };
        let each = model.properties.keys().filter_map(|name| {
            one_of_each_type().into_iter().find_map(|value| {
                let mut object = right.clone();
                object.insert(name.clone(), value);
                let object = Value::Object(object);
                let is_proof = accepting.accepts(&object) == Some(true)
                    && refusing.accepts(&object) == Some(false);
                is_proof.then_some(object)
            })
        });
        each.take(1).collect()
    }
}

/// Whether a node takes any object, whatever its members are.
fn takes_any_object(node: &Node) -> bool {
    let is_type = node.assertions.iter().all(|it| it.keyword == Keyword::Type);
    is_type && node.may_be(JsonType::Object) && says_nothing_of_members(node)
}

fn says_nothing(node: &Node) -> bool {
    node.assertions.is_empty()
        && node.items.is_none()
        && says_nothing_of_members(node)
}

fn says_nothing_of_members(node: &Node) -> bool {
    let is_open = matches!(
        node.additional_properties,
        AdditionalProperties::Unspecified | AdditionalProperties::Allowed(_)
    );
    is_open
        && node.properties.is_empty()
        && node.property_names.is_none()
        && node.alternatives.is_none()
        && node.applicators.is_empty()
        && !node.unresolved
}
