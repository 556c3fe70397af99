//! Alternatives: which branch of one side stands for which of the other.

use super::{BranchPair, Candidate, NodePair, Side, Walker};
use crate::decide::witness::{Goal, NodeRef};
use crate::document::pointer::Pointer;
use crate::report::rule;
use crate::schema::assertion::Origin;
use crate::schema::emit::{self, UndeclaredProperties};
use crate::schema::keyword::Keyword;
use crate::schema::node::{Node, NodeId, SchemaGraph, UNCONSTRAINED};
use std::collections::BTreeSet;

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
        for (ours, theirs) in matched {
            let document_location =
                self.branch_at(theirs, &pair.document_location);
            let path = pair.path.clone();
            let depth = path.len();
            let paired = !one_sided;
            let branch = Some(BranchPair { ours, theirs, depth, paired });
            let pair =
                NodePair { ours, theirs, document_location, path, branch };
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
        let tag = |side: &SchemaGraph, id: &NodeId| tags(side, side.node(*id));
        let mut left: Vec<NodeId> = theirs.to_vec();
        let mut out = Vec::new();
        let mut rest = Vec::new();
        for a in ours {
            let (here, title) = (tag(self.ours, a), &self.ours.node(*a).title);
            let place = left.iter().position(|b| {
                let there = tag(self.theirs, b);
                let agree = here.iter().any(|t| there.contains(t));
                let titled =
                    title.is_some() && *title == self.theirs.node(*b).title;
                agree || (here.is_empty() && there.is_empty() && titled)
            });
            match place {
                Some(index) => out.push((*a, left.remove(index))),
                None => rest.push(*a),
            }
        }
        // A branch that stands where it stood is the same branch.
        let homes = std::mem::take(&mut rest);
        for a in homes {
            let primary_location = &self.ours.node(a).primary_location;
            match left.iter().position(|b| {
                self.theirs.node(*b).primary_location == *primary_location
            }) {
                Some(index) => out.push((a, left.remove(index))),
                None => rest.push(a),
            }
        }
        // What has no name to go by goes by its place.
        let untagged = rest.iter().all(|a| tag(self.ours, a).is_empty())
            || left.iter().all(|b| tag(self.theirs, b).is_empty());
        if untagged {
            out.extend(rest.into_iter().zip(left));
        }
        out
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
            branch: Some(BranchPair {
                ours: pair.ours,
                theirs: pair.theirs,
                depth: pair.path.len(),
                paired: false,
            }),
            ..self.candidate(pair, accepter.other(), &rule::ALTERNATIVE, place)
        };
        match accepter {
            Side::Ours => candidate.ours = fact,
            Side::Theirs => candidate.theirs = fact,
        }
        self.push(candidate);
    }
}

/// The members of a branch that hold one constant: what tells it apart.
fn tags(side: &SchemaGraph, node: &Node) -> BTreeSet<(String, String)> {
    node.properties
        .iter()
        .filter_map(|(name, id)| {
            let value = side.node(*id).assertions_of(Keyword::Enum).find_map(
                |assertion| {
                    let values = assertion.value.as_array()?;
                    (values.len() == 1).then(|| assertion.value.to_string())
                },
            )?;
            Some((name.clone(), value))
        })
        .collect()
}
