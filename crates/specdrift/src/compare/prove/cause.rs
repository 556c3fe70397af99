//! Whether a message is refused for the difference that a finding names: what
//! differs from it only there, and as both sides have it, is accepted.

use super::RootSchemas;
use crate::budget::{Size, Work};
use crate::compare::walk::{BranchPair, DifferenceCandidate, Side};
use crate::decide::compiled_schema::CompiledSchema;
use crate::decide::solver::Solver;
use crate::decide::witness::{Goal, NodeRef};
use crate::report::rule;
use crate::schema::path::Segment;
use serde_json::Value;
use std::cell::OnceCell;

/// The difference that a message must be refused for.
pub(super) struct Cause<'a> {
    roots: &'a RootSchemas<'a>,
    solver: &'a Solver,
    candidate: &'a DifferenceCandidate,
    path: &'a [Segment],
    accepted_by_both: OnceCell<Vec<Value>>,
}

impl<'a> Cause<'a> {
    pub(super) fn new(
        roots: &'a RootSchemas<'a>,
        solver: &'a Solver,
        candidate: &'a DifferenceCandidate,
        path: &'a [Segment],
    ) -> Self {
        Self {
            roots,
            solver,
            candidate,
            path,
            accepted_by_both: OnceCell::new(),
        }
    }

    /// Whether `refuses` refuses a message for this difference.
    pub(super) fn is_cause_of_refusal(
        &self,
        message: &Value,
        refuses: &CompiledSchema,
    ) -> bool {
        self.variants_at_place(message)
            .iter()
            .any(|twin| refuses.accepts(twin) == Some(true))
            || (self.path.is_empty() && refuses.refuses_only_the_root(message))
            || matches!(self.path.last(), Some(Segment::PropertyName))
            // Where the refusing side accepts nothing at the place, whatever
            // stands there is refused for that.
            || self.accepted_by_both().is_empty()
    }

    /// Messages that differ from this one only at the place.
    fn variants_at_place(&self, message: &Value) -> Vec<Value> {
        let mut out = Vec::new();
        // Each is a copy of the message.
        let copies = 1 + self.accepted_by_both().len() as u64;
        let Size { nodes, bytes } = Size::of(message);
        let work =
            [Work::Nodes(nodes * copies), Work::HeldBytes(bytes * copies)];
        let budget = self.solver.budget();
        if work.into_iter().any(|work| budget.spend(work).is_err()) {
            return out;
        }
        if let Some(required) = self.with_required(message) {
            return required;
        }
        if let Some((last, above)) = self.path.split_last() {
            let mut twin = message.clone();
            remove(&mut twin, above, last, &self.candidate.values);
            out.push(twin);
        }
        for value in self.accepted_by_both() {
            let mut twin = message.clone();
            replace(&mut twin, self.path, value, &self.candidate.values);
            out.push(twin);
        }
        out
    }

    /// Values that both sides accept at the place, or else the refusing one.
    fn accepted_by_both(&self) -> &[Value] {
        self.accepted_by_both.get_or_init(|| {
            let both = self.both();
            let [ours, theirs] = both;
            let refuser = match self.candidate.refuser {
                Side::Ours => ours,
                Side::Theirs => theirs,
            };
            let mut values = self.solver.candidates(&both, Goal::Satisfy);
            values.extend(self.solver.candidates(&[refuser], Goal::Satisfy));
            values
        })
    }

    fn both(&self) -> [NodeRef<'a>; 2] {
        let (ours, theirs) = self.candidate.nodes;
        [
            NodeRef::new(self.roots.ours, ours),
            NodeRef::new(self.roots.theirs, theirs),
        ]
        .map(|node| node.read(self.candidate.undeclared))
    }

    /// Whether the refusing side has no place for the member that the message
    /// has: it refuses it for that, and maybe for more.
    pub(super) fn is_refused_member(&self) -> bool {
        let DifferenceCandidate { rule, refuser, branches, .. } =
            self.candidate;
        [&rule::MEMBER_OF_OURS, &rule::MEMBER_OF_DOCUMENT].contains(rule)
            && branches.iter().all(|it| {
                it.branch_of(*refuser) == it.whole(*refuser)
                    || self.no_branch_has_it(it)
            })
    }

    /// Whether the place is a member that every branch of the refusing side
    /// refuses.
    fn no_branch_has_it(&self, choice: &BranchPair) -> bool {
        let below = self.candidate.path.get(choice.depth..);
        let Some([Segment::Property(name)]) = below else { return false };
        let refuser = self.candidate.refuser;
        let graph = self.roots.graph(refuser);
        let whole = graph.node(choice.whole(refuser));
        let branches = whole.alternatives.iter().flat_map(|it| &it.branches);
        branches.map(|id| graph.node(*id)).all(|branch| {
            branch.is_closed() && !branch.properties.contains_key(name)
        })
    }

    /// The message with the member that is required; `None` where the
    /// difference is another.
    fn with_required(&self, message: &Value) -> Option<Vec<Value>> {
        if self.candidate.rule != &rule::REQUIRED {
            return None;
        }
        let said = match self.candidate.refuser {
            Side::Ours => &self.candidate.ours,
            Side::Theirs => &self.candidate.theirs,
        };
        let name = said.get("required")?.get(0)?.as_str()?;
        let child = |node: NodeRef<'a>| {
            let id = node.graph.node(node.id).properties.get(name)?;
            Some(NodeRef::new(node.graph, *id))
        };
        let below: Vec<NodeRef<'_>> =
            self.both().into_iter().filter_map(child).collect();
        let values = self.solver.candidates(&below, Goal::Satisfy);
        let with = |value: Value| {
            let mut twin = message.clone();
            each(&mut twin, self.path, &self.candidate.values, &mut |place| {
                if let Value::Object(map) = place {
                    map.entry(name).or_insert_with(|| value.clone());
                }
            });
            twin
        };
        Some(values.into_iter().map(with).collect())
    }
}

fn replace(root: &mut Value, path: &[Segment], new: &Value, held: &[Value]) {
    each(root, path, held, &mut |place| place.clone_from(new));
}

/// Takes away what the last step leads to; an item is the first of its list.
fn remove(root: &mut Value, above: &[Segment], last: &Segment, held: &[Value]) {
    each(root, above, &[], &mut |parent| match (parent, last) {
        (Value::Object(map), Segment::Property(name)) => {
            map.remove(name);
        }
        (Value::Object(map), Segment::AdditionalProperty) => {
            map.retain(|_, value| !held.contains(value));
        }
        (Value::Array(items), Segment::Item) if !items.is_empty() => {
            items.remove(0);
        }
        _ => {}
    });
}

/// Does something to what a path leads to in a made message: lists hold what
/// was asked for first, and members without a name hold one of the values.
fn each(
    root: &mut Value,
    path: &[Segment],
    held: &[Value],
    change: &mut dyn FnMut(&mut Value),
) {
    let Some((first, rest)) = path.split_first() else {
        change(root);
        return;
    };
    match (root, first) {
        (Value::Object(map), Segment::Property(name)) => {
            if let Some(below) = map.get_mut(name) {
                each(below, rest, held, change);
            }
        }
        (Value::Object(map), Segment::AdditionalProperty) => {
            for below in map.values_mut() {
                if !rest.is_empty() || held.is_empty() || held.contains(below) {
                    each(below, rest, held, change);
                }
            }
        }
        (Value::Array(items), Segment::Item) => {
            if let Some(below) = items.first_mut() {
                each(below, rest, held, change);
            }
        }
        _ => {}
    }
}
