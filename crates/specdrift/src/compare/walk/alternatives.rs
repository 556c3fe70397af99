//! Alternatives: which branch of one side stands for which of the other.

use super::{Branch, Candidate, Pair, Walker, Who};
use crate::decide::witness::{Ask, values};
use crate::document::pointer::Pointer;
use crate::report::rule;
use crate::schema::emit::{self, Openness};
use crate::schema::node::{ANYTHING, Node, NodeId, Origin, Side};
use std::collections::BTreeSet;

impl Walker<'_> {
    /// Puts the branches of two choices in pairs; where one side has no choice,
    /// all of it stands against every branch.
    pub(super) fn choices(&mut self, pair: &Pair, ours: &Node, theirs: &Node) {
        let branches = |node: &Node, id| {
            node.choice
                .as_ref()
                .map_or_else(|| vec![id], |c| c.branches.clone())
        };
        let ours_all = branches(ours, pair.ours);
        let theirs_all = branches(theirs, pair.theirs);
        let one_sided = ours.choice.is_none() || theirs.choice.is_none();
        let matched = if one_sided {
            let all = |a: &NodeId| {
                theirs_all.iter().map(move |b| (*a, *b)).collect::<Vec<_>>()
            };
            ours_all.iter().flat_map(all).collect()
        } else {
            self.matched(&ours_all, &theirs_all)
        };
        for (who, list) in [(Who::Ours, &ours_all), (Who::Theirs, &theirs_all)]
        {
            let used = |id: &NodeId| {
                matched.iter().any(|(a, b)| match who {
                    Who::Ours => a == id,
                    Who::Theirs => b == id,
                })
            };
            for id in list.iter().filter(|id| !used(id)) {
                self.alternative(pair, who, *id, theirs);
            }
        }
        for (ours, theirs) in matched {
            let look = self.branch_at(theirs, &pair.look);
            let path = pair.path.clone();
            let depth = path.len();
            let paired = !one_sided;
            let branch = Some(Branch { ours, theirs, depth, paired });
            let pair = Pair { ours, theirs, look, path, branch };
            self.queue.push_back(pair);
        }
    }

    fn branch_at(&self, id: NodeId, look: &Pointer) -> Pointer {
        if id == ANYTHING {
            look.clone()
        } else {
            self.theirs.node(id).home.clone()
        }
    }

    fn matched(
        &self,
        ours: &[NodeId],
        theirs: &[NodeId],
    ) -> Vec<(NodeId, NodeId)> {
        let tag = |side: &Side, id: &NodeId| tags(side, side.node(*id));
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
            let home = &self.ours.node(a).home;
            match left.iter().position(|b| self.theirs.node(*b).home == *home) {
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
        pair: &Pair,
        accepter: Who,
        id: NodeId,
        theirs: &Node,
    ) {
        let place = match accepter {
            Who::Theirs => Origin::keyword(self.theirs.node(id).at.clone()),
            Who::Ours => theirs.choice.as_ref().map_or_else(
                || Origin::keyword(pair.look.clone()),
                |choice| choice.origin.clone(),
            ),
        };
        let side = self.side(accepter);
        let fact = emit::own(side, id, Openness::Closed);
        let mut candidate = Candidate {
            values: values(&[(side, id)], Ask::Nothing),
            branch: Some(Branch {
                ours: pair.ours,
                theirs: pair.theirs,
                depth: pair.path.len(),
                paired: false,
            }),
            ..self.candidate(pair, accepter.other(), &rule::ALTERNATIVE, place)
        };
        match accepter {
            Who::Ours => candidate.ours = fact,
            Who::Theirs => candidate.theirs = fact,
        }
        self.name(candidate);
    }
}

/// The members of a branch that hold one constant: what tells it apart.
fn tags(side: &Side, node: &Node) -> BTreeSet<(String, String)> {
    node.members
        .iter()
        .filter_map(|(name, id)| {
            let value = side.node(*id).limits_of("enum").find_map(|limit| {
                let values = limit.value.as_array()?;
                (values.len() == 1).then(|| limit.value.to_string())
            })?;
            Some((name.clone(), value))
        })
        .collect()
}
