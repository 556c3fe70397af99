//! Messages that show a difference.

use super::Verifier;
use super::cause::Cause;
use crate::compare::walk::{DifferenceCandidate, Side};
use crate::decide::compiled_schema::CompiledSchema;
use crate::decide::witness::{Goal, NodeRef};
use crate::schema::emit::UndeclaredProperties;
use crate::schema::node::NodeId;
use crate::schema::path::Segment;
use serde_json::Value;
use std::rc::Rc;

/// How many values of a branch stand for one difference in it.
const OF_A_BRANCH: usize = 2;

impl Verifier<'_> {
    /// Messages that have one of the candidate's values at its place, and keep
    /// all else that some sides say: in the branches that it lies in.
    pub(super) fn messages(
        &self,
        candidate: &DifferenceCandidate,
        sides: &[Side],
    ) -> impl Iterator<Item = Value> {
        candidate
            .values
            .iter()
            .flat_map(|value| self.messages_with(value, candidate, sides))
    }

    fn messages_with(
        &self,
        value: &Value,
        candidate: &DifferenceCandidate,
        sides: &[Side],
    ) -> Vec<Value> {
        let nodes = |of: &dyn Fn(Side) -> NodeId| -> Vec<NodeRef<'_>> {
            let node = |who: &Side| {
                NodeRef::new(self.roots.graph(*who), of(*who))
                    .read(candidate.undeclared)
            };
            sides.iter().map(node).collect()
        };
        let mut values = vec![value.clone()];
        let mut path = candidate.path.as_slice();
        for branch in candidate.branches.iter().rev() {
            let (above, below) = path.split_at(branch.depth.min(path.len()));
            let nodes = nodes(&|who| branch.branch_of(who));
            let holding = |value| {
                let made = self.holding(&nodes, below, value);
                made.into_iter().take(OF_A_BRANCH)
            };
            values = values.iter().flat_map(holding).collect();
            path = above;
        }
        let roots = nodes(&|who| self.roots.graph(who).root);
        let holding = |value| self.holding(&roots, path, value);
        values.iter().flat_map(holding).collect()
    }

    /// Values that hold another at a place.
    pub(super) fn holding(
        &self,
        nodes: &[NodeRef<'_>],
        path: &[Segment],
        value: &Value,
    ) -> Vec<Value> {
        self.solver.candidates(nodes, Goal::Contain(path, value))
    }

    /// A small message that one side accepts and the other refuses, whatever
    /// for: where one difference makes the other side refuse all, the first
    /// one tried is such.
    pub(super) fn any_message(
        &self,
        refuser: Side,
        undeclared: UndeclaredProperties,
    ) -> Option<Value> {
        let accepter = refuser.other();
        let side = self.roots.graph(accepter);
        let root = NodeRef::new(side, side.root).read(undeclared);
        let made = self.solver.candidates(&[root], Goal::Satisfy);
        let judged =
            |who, message: &Value| self.roots.accepts(who, undeclared, message);
        made.into_iter().find(|message| {
            judged(accepter, message) == Some(true)
                && judged(refuser, message) == Some(false)
        })
    }

    /// A message that proves a difference: one that keeps all else that both
    /// sides say, if there is one.
    pub(super) fn message(
        &self,
        candidate: &DifferenceCandidate,
    ) -> SearchOutcome {
        let refuser = candidate.refuser;
        let accepter = refuser.other();
        let schema = |who| {
            if candidate.overlap {
                self.roots.exclusive(who)
            } else {
                Rc::clone(self.roots.schema(who, candidate.undeclared))
            }
        };
        let judges = [accepter, refuser].map(schema);
        let made = [vec![accepter, refuser], vec![accepter]];
        let made =
            made.iter().flat_map(|sides| self.messages(candidate, sides));
        let path = &candidate.path;
        let [of_accepter, of_refuser] = &judges;
        self.proof(made, path, candidate, (of_accepter, of_refuser))
    }

    /// Whether the refusing side accepts nothing at the place of a difference
    /// in a message: whatever stands there is refused for that.
    fn refuses_all(&self, candidate: &DifferenceCandidate) -> bool {
        let nodes = self.unsatisfiable(candidate.refuser, candidate.undeclared);
        !candidate.path.is_empty() && nodes.accepts_nothing_at(&candidate.path)
    }

    /// A message that one schema accepts, and the other refuses for what the
    /// candidate names: what differs from it only there is accepted.
    pub(super) fn proof(
        &self,
        made: impl Iterator<Item = Value>,
        path: &[Segment],
        candidate: &DifferenceCandidate,
        (accepts, refuses): (&CompiledSchema, &CompiledSchema),
    ) -> SearchOutcome {
        let cause = Cause::new(self.roots, self.solver, candidate, path);
        let told_apart = |message: &Value| {
            accepts.accepts(message) == Some(true)
                && refuses.accepts(message) == Some(false)
        };
        let mut other = None;
        for message in made.filter(told_apart) {
            if cause.is_cause_of_refusal(&message, refuses)
                || self.refuses_all(candidate)
            {
                return SearchOutcome::Found(message);
            }
            other.get_or_insert(message);
        }
        match other {
            Some(message) if cause.is_refused_member() => {
                SearchOutcome::Found(message)
            }
            Some(_) => SearchOutcome::DiffersElsewhere,
            None => SearchOutcome::NotFound,
        }
    }
}

/// What the messages made for a difference show.
pub(super) enum SearchOutcome {
    /// The difference: this message is refused for it.
    Found(Value),
    /// That the sides differ, and not that it is for this.
    DiffersElsewhere,
    /// Nothing: both sides judge all of them the same.
    NotFound,
}

impl SearchOutcome {
    pub(super) fn found(self) -> Option<Value> {
        match self {
            Self::Found(message) => Some(message),
            Self::DiffersElsewhere | Self::NotFound => None,
        }
    }
}
