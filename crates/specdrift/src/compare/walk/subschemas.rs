//! The parts of a value: members, items, names, and members that nobody names.

use super::{Candidate, Pair, Walker, Who};
use crate::decide::witness::{Ask, Step, values};
use crate::report::rule;
use crate::schema::emit::{self, Openness};
use crate::schema::node::{ANYTHING, Node, NodeId, Origin, Others};
use std::collections::BTreeSet;

impl Walker<'_> {
    pub(super) fn members(&mut self, pair: &Pair, ours: &Node, theirs: &Node) {
        if !(may_be(ours, "object") && may_be(theirs, "object")) {
            return;
        }
        let names: BTreeSet<&String> =
            ours.members.keys().chain(theirs.members.keys()).collect();
        for name in names {
            let step = Step::Member(name.clone());
            match (member(ours, name), member(theirs, name)) {
                (Some(ours), Some(theirs)) => {
                    self.below_at(pair, step, ours, theirs);
                }
                (Some(child), None) => {
                    self.only(pair, Who::Ours, step, child);
                }
                (None, Some(child)) => {
                    self.only(pair, Who::Theirs, step, child);
                }
                (None, None) => {}
            }
        }
        self.others(pair, ours, theirs);
    }

    /// A member that one side declares and the other refuses.
    fn only(&mut self, pair: &Pair, accepter: Who, step: Step, child: NodeId) {
        let (rule, place) = match accepter {
            Who::Ours => (&rule::MEMBER_OF_OURS, pair.look.clone()),
            Who::Theirs => {
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
        candidate.values = values(&[(side, child)], Ask::Nothing);
        let fact = emit::own(side, child, Openness::Closed);
        match accepter {
            Who::Ours => candidate.ours = fact,
            Who::Theirs => candidate.theirs = fact,
        }
        self.name(candidate);
    }

    fn others(&mut self, pair: &Pair, ours: &Node, theirs: &Node) {
        match (&ours.others, &theirs.others) {
            (Others::Each(ours), Others::Each(theirs)) => {
                self.below_at(pair, Step::Other, *ours, *theirs);
            }
            (Others::Each(child), _) if !theirs.is_closed() => {
                self.below_at(pair, Step::Other, *child, ANYTHING);
            }
            (_, Others::Each(child)) if !ours.is_closed() => {
                self.below_at(pair, Step::Other, ANYTHING, *child);
            }
            (Others::Each(_), _) => {
                self.strangers(pair, Who::Theirs, Openness::Closed);
            }
            (_, Others::Each(_)) => {
                self.strangers(pair, Who::Ours, Openness::Closed);
            }
            (Others::Refused(_), Others::Silent | Others::Open(_)) => {
                self.strangers(pair, Who::Ours, Openness::Written);
            }
            (Others::Silent | Others::Open(_), Others::Refused(_)) => {
                self.strangers(pair, Who::Theirs, Openness::Written);
            }
            (Others::Refused(_), Others::Refused(_))
            | (
                Others::Silent | Others::Open(_),
                Others::Silent | Others::Open(_),
            ) => self.free(pair, ours, theirs),
        }
    }

    /// An object that names nothing takes any member; one that names some is
    /// closed.
    fn free(&mut self, pair: &Pair, ours: &Node, theirs: &Node) {
        let says_object = |node: &Node| {
            node.types()
                .is_some_and(|types| types.iter().any(|t| t == "object"))
        };
        if !(says_object(ours) && says_object(theirs)) {
            return;
        }
        match (ours.is_closed(), theirs.is_closed()) {
            (true, false) => self.strangers(pair, Who::Ours, Openness::Closed),
            (false, true) => {
                self.strangers(pair, Who::Theirs, Openness::Closed);
            }
            (true, true) | (false, false) => {}
        }
    }

    fn strangers(&mut self, pair: &Pair, refuser: Who, openness: Openness) {
        let word = "additionalProperties";
        let theirs = self.node(pair, Who::Theirs);
        let place = match &theirs.others {
            Others::Open(origin) | Others::Refused(origin) => origin.clone(),
            Others::Each(id) => {
                Origin::keyword(self.theirs.node(*id).at.clone())
            }
            Others::Silent => Origin::keyword(pair.look.clone()),
        };
        let accepter = refuser.other();
        let said = (self.side(accepter), Self::id(pair, accepter));
        let fact = |node: &Node| serde_json::json!({ word: !node.is_closed() });
        let candidate = Candidate {
            values: values(&[said], Ask::Stranger),
            openness,
            ours: fact(self.node(pair, Who::Ours)),
            theirs: fact(theirs),
            ..self.candidate(pair, refuser, &rule::OTHERS, place)
        };
        self.name(candidate);
    }

    pub(super) fn below(&mut self, pair: &Pair, ours: &Node, theirs: &Node) {
        let places = [
            (Step::Item, "array", ours.items, theirs.items),
            (Step::Name, "object", ours.names, theirs.names),
        ];
        for (step, of, below, beside) in places {
            let holds = below.is_some() || beside.is_some();
            if holds && may_be(ours, of) && may_be(theirs, of) {
                self.below_at(
                    pair,
                    step,
                    below.unwrap_or(ANYTHING),
                    beside.unwrap_or(ANYTHING),
                );
            }
        }
    }
}

/// What a node says of a member: `None` where it refuses it.
fn member(node: &Node, name: &str) -> Option<NodeId> {
    match (node.members.get(name), &node.others) {
        (Some(child), _) | (None, Others::Each(child)) => Some(*child),
        (None, Others::Refused(_)) => None,
        (None, Others::Silent | Others::Open(_)) => {
            (!node.is_closed()).then_some(ANYTHING)
        }
    }
}

fn may_be(node: &Node, of: &str) -> bool {
    node.types().is_none_or(|types| types.iter().any(|name| name == of))
}
