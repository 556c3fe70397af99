//! Alternatives: which branch of one side stands for which of the other.

use super::branch::{Branch, pairs};
use super::{BranchPair, Candidate, NodePair, Side, Walker};
use crate::compare::comparison_kind::ComparisonKind;
use crate::decide::witness::{Goal, NodeRef};
use crate::document::pointer::Pointer;
use crate::report::rule;
use crate::schema::assertion::Origin;
use crate::schema::emit::{self, UndeclaredProperties};
use crate::schema::node::{Node, NodeId, SchemaGraph, UNCONSTRAINED};

impl Walker<'_> {
    /// Puts the branches of two choices in pairs; where one side has no choice,
    /// all of it stands against every branch.
    pub(super) fn alternatives(
        &mut self,
        pair: &NodePair,
        ours: &Node,
        theirs: &Node,
    ) {
        let branches = |node: &Node, id| {
            node.alternatives
                .as_ref()
                .map_or_else(|| vec![id], |c| c.branches.clone())
        };
        let ours_all = branches(ours, pair.ours);
        let theirs_all = branches(theirs, pair.theirs);
        let one_sided =
            ours.alternatives.is_none() || theirs.alternatives.is_none();
        let matched = if one_sided {
            let all = |a: &NodeId| {
                theirs_all.iter().map(move |b| (*a, *b)).collect::<Vec<_>>()
            };
            ours_all.iter().flat_map(all).collect()
        } else {
            self.matched(&ours_all, &theirs_all)
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
                self.alternative(pair, who, *id, theirs);
            }
        }
        if self.kind == ComparisonKind::Versions {
            self.overlaps(pair, ours, theirs);
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

    fn alternative(
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
        let fact =
            emit::value_schema(side, id, UndeclaredProperties::Forbidden);
        let mut candidate = Candidate {
            values: self
                .solver
                .candidates(&[NodeRef::new(side, id)], Goal::Satisfy),
            alternative: name_of(side.node(id)),
            ..self.candidate(pair, accepter.other(), &rule::ALTERNATIVE, place)
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
        match accepter {
            Side::Ours => candidate.ours = fact,
            Side::Theirs => candidate.theirs = fact,
        }
        self.push(candidate);
    }
}

/// What a branch is called: its title, or the name of its component.
fn name_of(branch: &Node) -> Option<String> {
    let components = Pointer::components("schemas");
    let place = &branch.primary_location;
    let component = place.last().filter(|_| place.parent() == Some(components));
    branch.title.clone().or(component)
}
