//! The parts of a value: members, items, names, and members that nobody names.

use super::{DifferenceCandidate, NodePair, Side, Walker};
use crate::compare::comparison_kind::ComparisonKind;
use crate::decide::witness::{Goal, NodeRef};
use crate::report::rule;
use crate::schema::assertion::Origin;
use crate::schema::emit::{self, UndeclaredProperties};
use crate::schema::keyword::{JsonType, Keyword};
use crate::schema::node::{AdditionalProperties, Node, NodeId, UNCONSTRAINED};
use crate::schema::path::Segment;
use serde_json::{Value, json};
use std::collections::BTreeSet;

impl Walker<'_> {
    pub(super) fn compare_properties(
        &mut self,
        pair: &NodePair,
        ours: &Node,
        theirs: &Node,
    ) {
        if !(ours.may_be(JsonType::Object) && theirs.may_be(JsonType::Object)) {
            return;
        }
        if self.any_object_has_members(pair, ours, theirs) {
            return;
        }
        let names: BTreeSet<&String> =
            ours.properties.keys().chain(theirs.properties.keys()).collect();
        for name in names {
            if self.is_discriminating(pair, name) {
                continue;
            }
            let step = Segment::Property(name.clone());
            match (member(ours, name), member(theirs, name)) {
                (Some(ours), Some(theirs)) => {
                    self.enqueue(pair, step, ours, theirs);
                }
                (Some(child), None) => {
                    self.push_one_sided_property(pair, Side::Ours, step, child);
                }
                (None, Some(child)) => {
                    self.push_one_sided_property(
                        pair,
                        Side::Theirs,
                        step,
                        child,
                    );
                }
                (None, None) => {}
            }
        }
        self.compare_additional_properties(pair, ours, theirs);
    }

    /// A member that one side declares and the other refuses.
    fn push_one_sided_property(
        &mut self,
        pair: &NodePair,
        accepter: Side,
        step: Segment,
        child: NodeId,
    ) {
        let (rule, place) = match accepter {
            Side::Ours => {
                let before = &self.ours.node(child).at;
                let at = self.location_of_removed(pair, before);
                (&rule::MEMBER_OF_OURS, at)
            }
            Side::Theirs => {
                (&rule::MEMBER_OF_DOCUMENT, self.theirs.node(child).at.clone())
            }
        };
        let side = self.side(accepter);
        let mut candidate = self.candidate(
            pair,
            accepter.other(),
            rule,
            Origin::keyword(place),
        );
        candidate.path.push(step);
        candidate.values =
            self.solver.candidates(&[NodeRef::new(side, child)], Goal::Satisfy);
        let fact =
            emit::value_schema(side, child, UndeclaredProperties::Forbidden);
        match accepter {
            Side::Ours => candidate.ours = fact,
            Side::Theirs => candidate.theirs = fact,
        }
        self.push(candidate);
    }

    fn compare_additional_properties(
        &mut self,
        pair: &NodePair,
        ours: &Node,
        theirs: &Node,
    ) {
        // Between two versions, what is not forbidden may be there.
        let versions = self.kind == ComparisonKind::Versions;
        let is_open = |node: &Node| {
            let is_forbidden = matches!(
                node.additional_properties,
                AdditionalProperties::Forbidden(_)
            );
            !node.is_closed() || (versions && !is_forbidden)
        };
        match (&ours.additional_properties, &theirs.additional_properties) {
            (
                AdditionalProperties::Schema(ours),
                AdditionalProperties::Schema(theirs),
            ) => {
                self.enqueue(pair, Segment::AdditionalProperty, *ours, *theirs);
            }
            (AdditionalProperties::Schema(child), _) if is_open(theirs) => {
                self.enqueue(
                    pair,
                    Segment::AdditionalProperty,
                    *child,
                    UNCONSTRAINED,
                );
            }
            (_, AdditionalProperties::Schema(child)) if is_open(ours) => {
                self.enqueue(
                    pair,
                    Segment::AdditionalProperty,
                    UNCONSTRAINED,
                    *child,
                );
            }
            (AdditionalProperties::Schema(_), _) => {
                self.push_undeclared_property(
                    pair,
                    Side::Theirs,
                    UndeclaredProperties::Forbidden,
                );
            }
            (_, AdditionalProperties::Schema(_)) => {
                self.push_undeclared_property(
                    pair,
                    Side::Ours,
                    UndeclaredProperties::Forbidden,
                );
            }
            (
                AdditionalProperties::Forbidden(_),
                AdditionalProperties::Unspecified
                | AdditionalProperties::Allowed(_),
            ) => {
                self.push_undeclared_property(
                    pair,
                    Side::Ours,
                    UndeclaredProperties::AsWritten,
                );
            }
            (
                AdditionalProperties::Unspecified
                | AdditionalProperties::Allowed(_),
                AdditionalProperties::Forbidden(_),
            ) => {
                self.push_undeclared_property(
                    pair,
                    Side::Theirs,
                    UndeclaredProperties::AsWritten,
                );
            }
            (
                AdditionalProperties::Forbidden(_),
                AdditionalProperties::Forbidden(_),
            )
            | (
                AdditionalProperties::Unspecified
                | AdditionalProperties::Allowed(_),
                AdditionalProperties::Unspecified
                | AdditionalProperties::Allowed(_),
            ) => self.compare_undeclared(pair, ours, theirs),
        }
    }

    /// An object that names nothing takes any member; one that names some is
    /// closed.
    fn compare_undeclared(
        &mut self,
        pair: &NodePair,
        ours: &Node,
        theirs: &Node,
    ) {
        let says_object = |node: &Node| {
            node.types().is_some_and(|types| types.contains(&JsonType::Object))
        };
        if !(says_object(ours) && says_object(theirs)) {
            return;
        }
        // What an applicator may declare opens an object for the solver; it
        // is no difference in what members may be there.
        let opened = |node: &Node| node.is_declared() && !node.is_closed();
        if opened(ours) || opened(theirs) {
            return;
        }
        match (ours.is_closed(), theirs.is_closed()) {
            (true, false) => self.push_undeclared_property(
                pair,
                Side::Ours,
                UndeclaredProperties::Forbidden,
            ),
            (false, true) => {
                self.push_undeclared_property(
                    pair,
                    Side::Theirs,
                    UndeclaredProperties::Forbidden,
                );
            }
            (true, true) | (false, false) => {}
        }
    }

    fn push_undeclared_property(
        &mut self,
        pair: &NodePair,
        refuser: Side,
        undeclared: UndeclaredProperties,
    ) {
        let word = Keyword::AdditionalProperties.as_str();
        let theirs = self.node(pair, Side::Theirs);
        let place = match &theirs.additional_properties {
            AdditionalProperties::Allowed(origin)
            | AdditionalProperties::Forbidden(origin) => origin.clone(),
            AdditionalProperties::Schema(id) => {
                Origin::keyword(self.theirs.node(*id).at.clone())
            }
            AdditionalProperties::Unspecified => {
                Origin::keyword(pair.document_location.clone())
            }
        };
        let accepter = refuser.other();
        let said = NodeRef::new(self.side(accepter), Self::id(pair, accepter));
        let as_written = self.kind == ComparisonKind::Versions
            && undeclared == UndeclaredProperties::AsWritten;
        let fact = |node: &Node| {
            let is_unsaid = matches!(
                node.additional_properties,
                AdditionalProperties::Unspecified
            );
            if as_written && is_unsaid {
                return Value::Null;
            }
            let is_closed = if as_written {
                matches!(
                    node.additional_properties,
                    AdditionalProperties::Forbidden(_)
                )
            } else {
                node.is_closed()
            };
            json!({ word: !is_closed })
        };
        let candidate = DifferenceCandidate {
            values: self.solver.candidates(&[said], Goal::UndeclaredProperty),
            undeclared,
            ours: fact(self.node(pair, Side::Ours)),
            theirs: fact(theirs),
            ..self.candidate(pair, refuser, &rule::ADDITIONAL_PROPERTIES, place)
        };
        self.push(candidate);
    }

    pub(super) fn compare_items_and_names(
        &mut self,
        pair: &NodePair,
        ours: &Node,
        theirs: &Node,
    ) {
        let places = [
            (Segment::Item, JsonType::Array, ours.items, theirs.items),
            (
                Segment::PropertyName,
                JsonType::Object,
                ours.property_names,
                theirs.property_names,
            ),
        ];
        for (step, of, below, beside) in places {
            let holds = below.is_some() || beside.is_some();
            if holds && ours.may_be(of) && theirs.may_be(of) {
                self.enqueue(
                    pair,
                    step,
                    below.unwrap_or(UNCONSTRAINED),
                    beside.unwrap_or(UNCONSTRAINED),
                );
            }
        }
    }
}

/// What a node says of a member: `None` where it refuses it.
fn member(node: &Node, name: &str) -> Option<NodeId> {
    match (node.properties.get(name), &node.additional_properties) {
        (Some(child), _) | (None, AdditionalProperties::Schema(child)) => {
            Some(*child)
        }
        (None, AdditionalProperties::Forbidden(_)) => None,
        (
            None,
            AdditionalProperties::Unspecified
            | AdditionalProperties::Allowed(_),
        ) => (!node.is_closed()).then_some(UNCONSTRAINED),
    }
}
