//! Alternatives: which branch of one side stands for which of the other.

use super::branch::{Branch, pairs};
use super::facts::beside_the_others;
use super::pattern_members::one_of_each_type;
use super::{BranchPair, DifferenceCandidate, NodePair, Side, Walker};
use crate::compare::comparison_kind::ComparisonKind;
use crate::decide::witness::{Goal, NodeRef};
use crate::document::pointer::Pointer;
use crate::report::rule;
use crate::schema::assertion::{Assertion, Origin};
use crate::schema::emit::{self, UndeclaredProperties};
use crate::schema::keyword::{JsonType, Keyword};
use crate::schema::node::{Node, NodeId, SchemaGraph, UNCONSTRAINED};
use crate::schema::path::Segment;
use serde_json::{Value, json};
use std::collections::BTreeSet;

impl Walker<'_> {
    /// Puts the branches of two choices in pairs. Where one side has no choice,
    /// all of it is one alternative: of two versions, the one that the nearest
    /// branch was or has become. A type stands against every branch of the
    /// document, as it reads them all.
    pub(super) fn compare_alternatives(
        &mut self,
        pair: &NodePair,
        ours: &Node,
        theirs: &Node,
    ) {
        if self.one_says_nothing(pair, theirs) {
            return;
        }
        let branches = |node: &Node, id| {
            node.alternatives
                .as_ref()
                .map_or_else(|| vec![id], |c| c.branches.clone())
        };
        let ours_all = branches(ours, pair.ours);
        let theirs_all = branches(theirs, pair.theirs);
        let one_sided =
            ours.alternatives.is_none() || theirs.alternatives.is_none();
        let reads_all = self.kind == ComparisonKind::Implementation;
        let matched = if one_sided && reads_all {
            let all = |a: &NodeId| {
                theirs_all.iter().map(move |b| (*a, *b)).collect::<Vec<_>>()
            };
            ours_all.iter().flat_map(all).collect()
        } else {
            self.matched_by_property(pair, &ours_all, &theirs_all)
                .unwrap_or_else(|| self.matched(&ours_all, &theirs_all))
        };
        for (who, list) in
            [(Side::Ours, &ours_all), (Side::Theirs, &theirs_all)]
        {
            let used = |id: &NodeId| {
                matched.iter().any(|(a, b)| match who {
                    Side::Ours => a == id,
                    Side::Theirs => b == id,
                })
            };
            for id in list.iter().filter(|id| !used(id)) {
                self.push_alternative(pair, who, *id, theirs);
            }
        }
        if self.kind == ComparisonKind::Versions {
            self.compare_overlaps(pair, ours, theirs);
        }
        for (ours, theirs) in matched {
            let document_location =
                self.branch_at(theirs, &pair.document_location);
            let path = pair.path.clone();
            let mut branches = pair.branches.clone();
            branches.push(BranchPair {
                ours,
                theirs,
                choice: (pair.ours, pair.theirs),
                depth: path.len(),
                paired: !one_sided,
            });
            let pair =
                NodePair { ours, theirs, document_location, path, branches };
            self.queue.push_back(pair);
        }
    }

    /// Where one version says nothing of a place, what the other's alternatives
    /// have in common says enough: their types.
    fn one_says_nothing(&mut self, pair: &NodePair, theirs: &Node) -> bool {
        let (refuser, choice) = match (pair.ours, pair.theirs) {
            (UNCONSTRAINED, id) => (Side::Theirs, id),
            (id, UNCONSTRAINED) => (Side::Ours, id),
            _ => return false,
        };
        if self.kind == ComparisonKind::Implementation {
            return false;
        }
        let Some(types) = types_of(self.side(refuser), choice) else {
            return false;
        };
        let values: Vec<Value> = one_of_each_type()
            .into_iter()
            .filter(|value| {
                let of = JsonType::of(value);
                let whole = value.is_i64().then_some(JsonType::Integer);
                !whole.into_iter().chain([of]).any(|of| types.contains(&of))
            })
            .collect();
        if values.is_empty() {
            return false;
        }
        let place = theirs.alternatives.as_ref().map_or_else(
            || Origin::keyword(pair.document_location.clone()),
            |choice| choice.origin.clone(),
        );
        let mut candidate = DifferenceCandidate {
            values,
            ..self.candidate(pair, refuser, &rule::TYPE, place)
        };
        match refuser {
            Side::Ours => candidate.ours = type_fact(&types),
            Side::Theirs => candidate.theirs = type_fact(&types),
        }
        self.push(candidate);
        true
    }

    fn branch_at(&self, id: NodeId, document_location: &Pointer) -> Pointer {
        if id == UNCONSTRAINED {
            document_location.clone()
        } else {
            self.theirs.node(id).primary_location.clone()
        }
    }

    fn matched(
        &self,
        ours: &[NodeId],
        theirs: &[NodeId],
    ) -> Vec<(NodeId, NodeId)> {
        let branches = |side: &SchemaGraph, ids: &[NodeId]| {
            ids.iter().map(|id| Branch::new(side, *id)).collect::<Vec<_>>()
        };
        pairs(&branches(self.ours, ours), &branches(self.theirs, theirs))
    }

    /// Names an alternative that only one side has.
    fn push_alternative(
        &mut self,
        pair: &NodePair,
        accepter: Side,
        id: NodeId,
        theirs: &Node,
    ) {
        let place = match accepter {
            Side::Theirs => Origin::keyword(self.theirs.node(id).at.clone()),
            Side::Ours => theirs.alternatives.as_ref().map_or_else(
                || Origin::keyword(pair.document_location.clone()),
                |choice| choice.origin.clone(),
            ),
        };
        let side = self.side(accepter);
        let refuser = accepter.other();
        let others = types_of(self.side(refuser), Self::id(pair, refuser));
        let is_null = only_null(side.node(id));
        let (rule, fact, other) = match others {
            Some(others) if is_null => {
                let fact = type_fact(&others);
                (&rule::NULL, beside_the_others(&null_fact(), &fact), fact)
            }
            _ => {
                let closed = UndeclaredProperties::Forbidden;
                let fact = emit::value_schema(side, id, closed);
                (&rule::ALTERNATIVE, fact, Value::Null)
            }
        };
        let mut candidate = DifferenceCandidate {
            values: self.of_alternative(NodeRef::new(side, id)),
            alternative: name_of(side.node(id)),
            ..self.candidate(pair, refuser, rule, place)
        };
        let (ours, theirs) = match accepter {
            Side::Ours => (id, pair.theirs),
            Side::Theirs => (pair.ours, id),
        };
        candidate.branches.push(BranchPair {
            ours,
            theirs,
            choice: (pair.ours, pair.theirs),
            depth: pair.path.len(),
            paired: false,
        });
        (candidate.ours, candidate.theirs) = match accepter {
            Side::Ours => (fact, other),
            Side::Theirs => (other, fact),
        };
        self.push(candidate);
    }

    /// Values of an alternative: small ones, and one with each of its members,
    /// which another alternative may not have.
    fn of_alternative(&self, node: NodeRef<'_>) -> Vec<Value> {
        let nodes = [node];
        let mut values = self.solver.candidates(&nodes, Goal::Satisfy);
        let members = &node.graph.node(node.id).properties;
        for (name, id) in members.iter().take(MAX_MEMBERS) {
            let below = [NodeRef::new(node.graph, *id)];
            let path = [Segment::Property(name.clone())];
            let member = self.solver.candidates(&below, Goal::Satisfy);
            for value in member.into_iter().take(1) {
                let goal = Goal::Contain(&path, &value);
                let made = self.solver.candidates(&nodes, goal);
                values.extend(made.into_iter().take(1));
            }
        }
        values
    }
}

/// How many members of an alternative are tried one by one.
const MAX_MEMBERS: usize = 40;

/// Whether a branch accepts null and nothing else.
fn only_null(branch: &Node) -> bool {
    let listed = |list: &Assertion| {
        let values = list.value.as_array();
        values.is_some_and(|values| values.iter().all(Value::is_null))
    };
    branch.alternatives.is_none()
        && (branch.types().is_some_and(|types| types == [JsonType::Null])
            || branch.assertions_of(Keyword::Enum).any(listed))
}

/// The types that a node allows; `None` where it does not say.
fn types_of(side: &SchemaGraph, id: NodeId) -> Option<BTreeSet<JsonType>> {
    let node = side.node(id);
    let branches = match &node.alternatives {
        Some(choice) => &choice.branches[..],
        None => &[id],
    };
    let types = branches.iter().map(|id| side.node(*id).types_of_values());
    let types: Option<Vec<Vec<JsonType>>> = types.collect();
    Some(types?.into_iter().flatten().collect())
}

fn null_fact() -> Value {
    type_fact(&BTreeSet::from([JsonType::Null]))
}

fn type_fact(types: &BTreeSet<JsonType>) -> Value {
    let words: Vec<&str> = types.iter().map(|of| of.as_str()).collect();
    json!({ "type": words })
}

/// What a branch is called: its title, or the name of its component.
fn name_of(branch: &Node) -> Option<String> {
    let components = Pointer::components("schemas");
    let place = &branch.primary_location;
    let component = place.last().filter(|_| place.parent() == Some(components));
    branch.title.clone().or(component)
}
