//! Proves what a walk has named: a whole message that one side accepts and the
//! other refuses. What the solver refutes at the root is dropped.

mod cause;
mod merge;

use crate::compare::comparison_kind::ComparisonKind;
use crate::compare::walk::{
    BranchPair, Candidate, CandidateKey, MAX_DIFFERENCES, Side, WalkResult,
};
use crate::decide::solver::{CompiledSchema, Solver, Subtraction};
use crate::decide::witness::{Goal, NodeRef};
use crate::report::rule;
use crate::schema::emit::{self, UndeclaredProperties};
use crate::schema::node::{NodeId, SchemaGraph};
use crate::schema::path::Segment;
use cause::Cause;
use serde_json::{Value, json};
use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, HashSet};
use std::rc::Rc;

/// A difference, with the messages that prove it.
#[derive(Debug, Clone)]
pub(crate) struct ProvedDifference {
    pub(crate) candidate: Candidate,
    /// A message that one side accepts and the other refuses.
    pub(crate) message: Option<Value>,
    /// Whether each side refuses what the other accepts; then the second
    /// message is the other way round.
    pub(crate) both: bool,
    pub(crate) reverse: Option<Value>,
    /// The schemas that judge a message which proves it.
    pub(crate) evidence: Vec<Evidence>,
}

/// The two schemas that a message must tell apart.
#[derive(Debug, Clone)]
pub(crate) struct Evidence(Rc<CompiledSchema>, Rc<CompiledSchema>);

impl Evidence {
    /// What both say of a message; `None` where they tell it apart.
    pub(crate) fn agree(&self, message: &Value) -> Option<bool> {
        let (one, other) = (self.0.accepts(message), self.1.accepts(message));
        (one == other).then_some(one).flatten()
    }
}

/// Both sides as schemas, for judging whole messages.
pub(crate) struct RootSchemas<'a> {
    pub(crate) ours: &'a SchemaGraph,
    pub(crate) theirs: &'a SchemaGraph,
    solver: &'a Solver,
    /// Ours and theirs, closed; ours and theirs, as written.
    schemas: [OnceCell<Rc<CompiledSchema>>; 4],
}

impl<'a> RootSchemas<'a> {
    pub(crate) fn new(
        ours: &'a SchemaGraph,
        theirs: &'a SchemaGraph,
        solver: &'a Solver,
    ) -> Self {
        Self { ours, theirs, solver, schemas: Default::default() }
    }

    pub(crate) fn schema(
        &self,
        who: Side,
        undeclared: UndeclaredProperties,
    ) -> &Rc<CompiledSchema> {
        let [ours, theirs, ours_written, theirs_written] = &self.schemas;
        let (place, side) = match (who, undeclared) {
            (Side::Ours, UndeclaredProperties::Forbidden) => (ours, self.ours),
            (Side::Theirs, UndeclaredProperties::Forbidden) => {
                (theirs, self.theirs)
            }
            (Side::Ours, UndeclaredProperties::AsWritten) => {
                (ours_written, self.ours)
            }
            (Side::Theirs, UndeclaredProperties::AsWritten) => {
                (theirs_written, self.theirs)
            }
        };
        place.get_or_init(|| {
            self.solver.schema(emit::node_schema(side, side.root, undeclared))
        })
    }

    /// A side whose schema breaks the rules of JSON Schema.
    pub(crate) fn invalid_side(&self) -> Option<Side> {
        let closed = UndeclaredProperties::Forbidden;
        [Side::Ours, Side::Theirs]
            .into_iter()
            .find(|side| self.accepts(*side, closed, &Value::Null).is_none())
    }

    /// Both sides, as judges of whole messages.
    pub(crate) fn evidence(
        &self,
        undeclared: UndeclaredProperties,
    ) -> Evidence {
        let schema = |who| Rc::clone(self.schema(who, undeclared));
        Evidence(schema(Side::Ours), schema(Side::Theirs))
    }

    /// Whether a side accepts a whole message; `None` where it is no schema.
    pub(crate) fn accepts(
        &self,
        who: Side,
        undeclared: UndeclaredProperties,
        message: &Value,
    ) -> Option<bool> {
        self.schema(who, undeclared).accepts(message)
    }

    /// A side as written, whose `oneOf` accept what keeps one branch and no
    /// other.
    fn exclusive(&self, who: Side) -> Rc<CompiledSchema> {
        let side = self.graph(who);
        self.solver.schema(emit::exclusive_schema(side, side.root))
    }

    fn graph(&self, who: Side) -> &'a SchemaGraph {
        match who {
            Side::Ours => self.ours,
            Side::Theirs => self.theirs,
        }
    }

    /// A node of a side.
    fn below(
        &self,
        who: Side,
        id: NodeId,
        undeclared: UndeclaredProperties,
    ) -> Rc<CompiledSchema> {
        self.solver.schema(emit::node_schema(self.graph(who), id, undeclared))
    }
}

/// How many values of a branch stand for one difference in it.
const OF_A_BRANCH: usize = 2;

/// What is left of a walk once everything has been judged.
#[derive(Debug, Default)]
pub(crate) struct Verified {
    pub(crate) proved: Vec<ProvedDifference>,
    /// Differences that the solver has and the walk has not: the side that
    /// refuses, and a value.
    pub(crate) unnamed: Vec<(Side, Option<Value>)>,
    /// Why a side could not be compared as a whole.
    pub(crate) undecided: Vec<(Side, String)>,
}

/// Verifies everything that a walk has named. A walk asks about every limit, so
/// where it names nothing there is nothing; only where all that it named is
/// refuted is the whole message asked about.
pub(crate) fn verify(
    walked: WalkResult,
    roots: &RootSchemas<'_>,
    kind: ComparisonKind,
    solver: &Solver,
) -> Verified {
    let mut out = Verified::default();
    let subtracted = RefCell::default();
    let verifier = Verifier { roots, solver, kind, subtracted };
    let named = |who: Side, list: &[Candidate]| {
        list.iter().any(|candidate| {
            candidate.refuser == who && !candidate.rule.refuses_nothing()
        })
    };
    let before =
        [Side::Ours, Side::Theirs].map(|who| named(who, &walked.candidates));
    let proved = verifier.all(walked.candidates);
    let left: Vec<Candidate> =
        proved.iter().map(|p| p.candidate.clone()).collect();
    if walked.cut {
        let reason =
            format!("more than {MAX_DIFFERENCES} differences are named");
        out.undecided.push((Side::Theirs, reason));
    }
    for (who, before) in [Side::Ours, Side::Theirs].into_iter().zip(before) {
        if !before || named(who, &left) {
            continue;
        }
        match verifier.subtract_roots(who, UndeclaredProperties::Forbidden) {
            Subtraction::Empty => {}
            Subtraction::NonEmpty(value) => out.unnamed.push((who, value)),
            Subtraction::Undecided(reason) => out.undecided.push((who, reason)),
        }
    }
    let proved = merge::same(proved);
    out.proved = merge::lists_of_branches(proved, roots.theirs);
    if kind == ComparisonKind::Versions {
        out.proved = merge::one_cause(out.proved);
    }
    out
}

/// A difference in what is said of members that nobody names, asked about where
/// there may be such members. Two versions differ there, too.
fn as_written(
    candidate: &Candidate,
    kind: ComparisonKind,
) -> Option<Candidate> {
    let of_names = candidate.path.last() == Some(&Segment::PropertyName);
    let of_others = [&rule::ADDITIONAL_PROPERTIES, &rule::CONDITION]
        .contains(&candidate.rule)
        || candidate.path.contains(&Segment::AdditionalProperty);
    let asked = kind == ComparisonKind::Versions
        && candidate.undeclared == UndeclaredProperties::Forbidden
        && (of_names || of_others);
    asked.then(|| Candidate {
        undeclared: UndeclaredProperties::AsWritten,
        ..candidate.clone()
    })
}

struct Verifier<'a> {
    roots: &'a RootSchemas<'a>,
    solver: &'a Solver,
    kind: ComparisonKind,
    /// What whole messages come to: many differences ask about the same two.
    subtracted: RefCell<BTreeMap<(Side, UndeclaredProperties), Subtraction>>,
}

impl Verifier<'_> {
    /// The candidates that are not refuted. Many branches may differ in the same
    /// way; one proof is enough.
    fn all(&self, candidates: Vec<Candidate>) -> Vec<ProvedDifference> {
        let mut shown: HashSet<CandidateKey> = HashSet::new();
        let mut out = Vec::new();
        for candidate in candidates {
            let key = candidate.key();
            if shown.contains(&key) {
                continue;
            }
            let as_written = as_written(&candidate, self.kind);
            let found = self.candidate(candidate);
            let is_shown =
                found.as_ref().is_some_and(|found| found.message.is_some());
            let written = as_written
                .filter(|_| !is_shown)
                .and_then(|it| self.candidate(it));
            let found = match (found, written) {
                (Some(_), Some(written)) if written.message.is_some() => {
                    Some(written)
                }
                (found, written) => found.or(written),
            };
            let Some(found) = found else { continue };
            if found.message.is_some() && !found.candidate.hidden {
                shown.insert(key);
            }
            out.push(found);
        }
        out
    }

    /// A candidate with its proof; `None` where it is refuted.
    fn candidate(&self, candidate: Candidate) -> Option<ProvedDifference> {
        let mut candidate = candidate;
        let message = match self.message(&candidate) {
            Counterexample::Here(message) => Some(message),
            Counterexample::Elsewhere
                if self.may_be_shown_as_written(&candidate) =>
            {
                let undeclared = UndeclaredProperties::AsWritten;
                let written = Candidate { undeclared, ..candidate.clone() };
                let message = self.message(&written).here();
                if message.is_some() {
                    candidate = written;
                }
                message
            }
            Counterexample::Elsewhere | Counterexample::Nowhere => None,
        };
        let evidence = vec![self.roots.evidence(candidate.undeclared)];
        let found = ProvedDifference {
            candidate,
            message,
            both: false,
            reverse: None,
            evidence,
        };
        if found.message.is_some()
            || found.candidate.beyond_floats
            || found.candidate.rule.refuses_nothing()
        {
            return Some(found);
        }
        if found.candidate.overlap {
            return None;
        }
        let innermost = found.candidate.branches.last().copied();
        let outermost = found.candidate.branches.first().copied();
        match innermost.zip(outermost) {
            None => {
                let refuser = found.candidate.refuser;
                let undeclared = found.candidate.undeclared;
                let refuted = self.subtract_roots(refuser, undeclared)
                    == Subtraction::Empty;
                (!refuted).then_some(found)
            }
            Some((branch, _)) if branch.paired => self.in_branch(found, branch),
            Some((_, choice)) => self.in_choice(found, choice),
        }
    }

    /// Whether messages with members that one side only names may show a
    /// difference: a type that does not name all that the document requires
    /// accepts no whole message of its own naming.
    fn may_be_shown_as_written(&self, candidate: &Candidate) -> bool {
        let of_members = [&rule::MEMBER_OF_OURS, &rule::MEMBER_OF_DOCUMENT];
        self.kind == ComparisonKind::Implementation
            && candidate.undeclared == UndeclaredProperties::Forbidden
            && !candidate.rule.refuses_nothing()
            && !candidate.beyond_floats
            && !of_members.contains(&candidate.rule)
            && candidate.rule != &rule::ADDITIONAL_PROPERTIES
    }

    /// A difference between two branches that are the same alternative, which
    /// another branch makes up for.
    fn in_branch(
        &self,
        mut found: ProvedDifference,
        branch: BranchPair,
    ) -> Option<ProvedDifference> {
        let candidate = &mut found.candidate;
        let refuser = candidate.refuser;
        let nodes =
            |who| NodeRef::new(self.roots.graph(who), branch.branch_of(who));
        let schema = |who| {
            self.roots.below(who, branch.branch_of(who), candidate.undeclared)
        };
        let path = candidate.path.get(branch.depth..).unwrap_or_default();
        let (accepts, other) = (schema(refuser.other()), schema(refuser));
        let both = vec![nodes(refuser.other()), nodes(refuser)];
        let nodes = [both, vec![nodes(refuser.other())]];
        let values = &candidate.values;
        let made = nodes.iter().flat_map(|nodes| {
            values.iter().flat_map(|value| self.holding(nodes, path, value))
        });
        let judges = (&*accepts, &*other);
        found.message = self.proof(made, path, candidate, judges).here();
        candidate.hidden = true;
        found.evidence = vec![Evidence(Rc::clone(&accepts), Rc::clone(&other))];
        let refuted = found.message.is_none()
            && self.solver.subtract(&accepts, &other) == Subtraction::Empty;
        (!refuted).then_some(found)
    }

    /// Asks whether a difference inside a branch is one of the whole choice. No
    /// choice lies above it, so that it is one of the whole message then.
    fn in_choice(
        &self,
        mut found: ProvedDifference,
        choice: BranchPair,
    ) -> Option<ProvedDifference> {
        if self.accepted_elsewhere(&found.candidate) {
            return None;
        }
        let candidate = &mut found.candidate;
        let (refuser, undeclared) = (candidate.refuser, candidate.undeclared);
        let accepter = refuser.other();
        let all = self.roots.below(refuser, choice.whole(refuser), undeclared);
        let branch = choice.branch_of(accepter);
        let accepts = self.roots.below(accepter, branch, undeclared);
        let path = candidate.path.get(choice.depth..).unwrap_or_default();
        let nested = candidate.refused.as_ref().and_then(|(accepts, assertion)| {
            let there =
                json!({ "allOf": [*accepts.value, { "not": *assertion.value }] });
            at_path(path, there)
        });
        let difference = match nested {
            Some(nested) => {
                let question = with_conjunct(&accepts.value, nested);
                self.solver.subtract(&self.solver.schema(question), &all)
            }
            None => self.solver.subtract(&accepts, &all),
        };
        match difference {
            Subtraction::Empty => return None,
            Subtraction::NonEmpty(_) => {}
            Subtraction::Undecided(reason) => {
                candidate.undecided.get_or_insert(reason);
            }
        }
        Some(found)
    }

    /// Whether messages that show this one difference, and keep all else that
    /// both sides say, are accepted by both.
    fn accepted_elsewhere(&self, candidate: &Candidate) -> bool {
        let both = [Side::Ours, Side::Theirs];
        let messages: Vec<Value> = self.messages(candidate, &both).collect();
        let accepts = |who, message| {
            self.roots.accepts(who, candidate.undeclared, message) == Some(true)
        };
        let by_both = |message| both.iter().all(|who| accepts(*who, message));
        !messages.is_empty() && messages.iter().all(by_both)
    }

    /// Messages that have one of the candidate's values at its place, and keep
    /// all else that some sides say: in the branches that it lies in.
    fn messages(
        &self,
        candidate: &Candidate,
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
        candidate: &Candidate,
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
    fn holding(
        &self,
        nodes: &[NodeRef<'_>],
        path: &[Segment],
        value: &Value,
    ) -> Vec<Value> {
        self.solver.candidates(nodes, Goal::Contain(path, value))
    }

    fn subtract_roots(
        &self,
        refuser: Side,
        undeclared: UndeclaredProperties,
    ) -> Subtraction {
        let mut known = self.subtracted.borrow_mut();
        let subtract = || match self.any_message(refuser, undeclared) {
            Some(message) => Subtraction::NonEmpty(Some(message)),
            None => self.solver.subtract(
                self.roots.schema(refuser.other(), undeclared),
                self.roots.schema(refuser, undeclared),
            ),
        };
        known.entry((refuser, undeclared)).or_insert_with(subtract).clone()
    }

    /// A small message that one side accepts and the other refuses, whatever
    /// for: where one difference makes the other side refuse all, the first
    /// one tried is such.
    fn any_message(
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
    fn message(&self, candidate: &Candidate) -> Counterexample {
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

    /// A message that one schema accepts, and the other refuses for what the
    /// candidate names: what differs from it only there is accepted.
    fn proof(
        &self,
        made: impl Iterator<Item = Value>,
        path: &[Segment],
        candidate: &Candidate,
        (accepts, refuses): (&CompiledSchema, &CompiledSchema),
    ) -> Counterexample {
        let cause = Cause::new(self.roots, self.solver, candidate, path);
        let told_apart = |message: &Value| {
            accepts.accepts(message) == Some(true)
                && refuses.accepts(message) == Some(false)
        };
        let mut other = None;
        for message in made.filter(told_apart) {
            if cause.is_cause_of_refusal(&message, refuses) {
                return Counterexample::Here(message);
            }
            other.get_or_insert(message);
        }
        match other {
            Some(message) if cause.is_refused_member() => {
                Counterexample::Here(message)
            }
            Some(_) => Counterexample::Elsewhere,
            None => Counterexample::Nowhere,
        }
    }
}

/// What the messages made for a difference show.
enum Counterexample {
    /// The difference: this message is refused for it.
    Here(Value),
    /// That the sides differ, and not that it is for this.
    Elsewhere,
    /// Nothing: both sides judge all of them the same.
    Nowhere,
}

impl Counterexample {
    fn here(self) -> Option<Value> {
        match self {
            Self::Here(message) => Some(message),
            Self::Elsewhere | Self::Nowhere => None,
        }
    }
}

/// A schema that says one thing more; its definitions stay where they are.
fn with_conjunct(schema: &Value, more: Value) -> Value {
    let mut out = schema.clone();
    if let Value::Object(map) = &mut out {
        let all = map.entry("allOf").or_insert_with(|| json!([]));
        if let Value::Array(all) = all {
            all.push(more);
        }
    }
    out
}

/// A schema of a whole message that says something of one place.
fn at_path(path: &[Segment], schema: Value) -> Option<Value> {
    path.iter().rev().try_fold(schema, |schema, step| match step {
        Segment::Property(name) => Some(json!({
            "type": "object",
            "required": [name],
            "properties": { name: schema },
        })),
        Segment::Item => Some(json!({
            "type": "array",
            "minItems": 1,
            "items": schema,
        })),
        Segment::AdditionalProperty | Segment::PropertyName => None,
    })
}
