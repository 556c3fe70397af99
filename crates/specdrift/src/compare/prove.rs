//! Proves what a walk has named: a whole message that one side accepts and the
//! other refuses. What the solver refutes at the root is dropped.

mod cause;
mod merge;

use crate::compare::comparison::ComparisonKind;
use crate::compare::walk::{
    BranchPair, Candidate, MAX_CANDIDATES, Side, WalkResult,
};
use crate::decide::solver::{CompiledSchema, Solver, Subtraction};
use crate::decide::witness::{Goal, NodeRef};
use crate::report::rule;
use crate::schema::emit::{self, UndeclaredProperties};
use crate::schema::node::SchemaGraph;
use crate::schema::path::Segment;
use cause::Cause;
use serde_json::{Value, json};
use std::cell::OnceCell;
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

    fn root(&self, who: Side) -> NodeRef<'a> {
        match who {
            Side::Ours => NodeRef::root(self.ours),
            Side::Theirs => NodeRef::root(self.theirs),
        }
    }
}

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
    let verifier = Verifier { roots, solver };
    let named = |who: Side, list: &[Candidate]| {
        list.iter().any(|candidate| {
            candidate.refuser == who && !candidate.rule.refuses_nothing()
        })
    };
    let before =
        [Side::Ours, Side::Theirs].map(|who| named(who, &walked.candidates));
    let proved: Vec<ProvedDifference> = walked
        .candidates
        .into_iter()
        .filter_map(|candidate| {
            let as_written = as_written(&candidate, kind);
            verifier
                .candidate(candidate)
                .or_else(|| verifier.candidate(as_written?))
        })
        .collect();
    let left: Vec<Candidate> =
        proved.iter().map(|p| p.candidate.clone()).collect();
    if walked.cut {
        let reason =
            format!("more than {MAX_CANDIDATES} differences are named");
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
    out.proved = merge::same(proved);
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
    let of_others = [&rule::OTHERS, &rule::CLAUSE].contains(&candidate.rule);
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
}

impl Verifier<'_> {
    /// A candidate with its proof; `None` where it is refuted.
    fn candidate(&self, candidate: Candidate) -> Option<ProvedDifference> {
        let message = self.message(&candidate);
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
        match found.candidate.branch {
            None => {
                let refuser = found.candidate.refuser;
                let undeclared = found.candidate.undeclared;
                let refuted = self.subtract_roots(refuser, undeclared)
                    == Subtraction::Empty;
                (!refuted).then_some(found)
            }
            Some(branch) if branch.paired => self.in_branch(found, branch),
            Some(_) => self.in_whole_message(found),
        }
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
        let nodes = |who: Side| match who {
            Side::Ours => NodeRef::new(self.roots.ours, branch.ours),
            Side::Theirs => NodeRef::new(self.roots.theirs, branch.theirs),
        };
        let schema = |who: Side| {
            let node = nodes(who);
            let (graph, id) = (node.graph, node.id);
            self.solver.schema(emit::node_schema(
                graph,
                id,
                candidate.undeclared,
            ))
        };
        let path = candidate.path.get(branch.depth..).unwrap_or_default();
        let (accepts, other) = (schema(refuser.other()), schema(refuser));
        let both = vec![nodes(refuser.other()), nodes(refuser)];
        let nodes = [both, vec![nodes(refuser.other())]];
        found.message = self.proof(&nodes, path, candidate, (&accepts, &other));
        candidate.hidden = true;
        found.evidence = vec![Evidence(Rc::clone(&accepts), Rc::clone(&other))];
        let refuted = found.message.is_none()
            && self.solver.subtract(&accepts, &other) == Subtraction::Empty;
        (!refuted).then_some(found)
    }

    /// Asks whether a difference inside a branch is one of the whole message.
    fn in_whole_message(
        &self,
        mut found: ProvedDifference,
    ) -> Option<ProvedDifference> {
        if self.accepted_elsewhere(&found.candidate) {
            return None;
        }
        let candidate = &mut found.candidate;
        let refuser = candidate.refuser;
        let all = self.roots.schema(refuser, candidate.undeclared);
        let nested = candidate.refused.as_ref().and_then(|(accepts, assertion)| {
            let there =
                json!({ "allOf": [*accepts.value, { "not": *assertion.value }] });
            at_path(&candidate.path, there)
        });
        let accepts = self.roots.schema(refuser.other(), candidate.undeclared);
        let difference = match nested {
            Some(nested) => {
                let question = with_conjunct(&accepts.value, nested);
                self.solver.subtract(&self.solver.schema(question), all)
            }
            None => self.solver.subtract(accepts, all),
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
        let both = [self.roots.root(Side::Ours), self.roots.root(Side::Theirs)];
        let messages: Vec<Value> = candidate
            .values
            .iter()
            .flat_map(|value| {
                self.solver
                    .candidates(&both, Goal::Contain(&candidate.path, value))
            })
            .collect();
        let accepts = |who, message| {
            self.roots.accepts(who, candidate.undeclared, message) == Some(true)
        };
        let by_both = |message| {
            accepts(Side::Ours, message) && accepts(Side::Theirs, message)
        };
        !messages.is_empty() && messages.iter().all(by_both)
    }

    fn subtract_roots(
        &self,
        refuser: Side,
        undeclared: UndeclaredProperties,
    ) -> Subtraction {
        self.solver.subtract(
            self.roots.schema(refuser.other(), undeclared),
            self.roots.schema(refuser, undeclared),
        )
    }

    /// A message that proves a difference: one that keeps all else that both
    /// sides say, if there is one.
    fn message(&self, candidate: &Candidate) -> Option<Value> {
        let refuser = candidate.refuser;
        let accepter = self.roots.root(refuser.other());
        let nodes = [vec![accepter, self.roots.root(refuser)], vec![accepter]];
        let accepts = self.roots.schema(refuser.other(), candidate.undeclared);
        let exclusive;
        let not_accepted = if candidate.overlap {
            exclusive = self.roots.exclusive(refuser);
            &exclusive
        } else {
            self.roots.schema(refuser, candidate.undeclared)
        };
        let path = &candidate.path;
        self.proof(&nodes, path, candidate, (accepts, not_accepted))
    }

    /// A message that one schema accepts, and the other refuses for what the
    /// candidate names: what differs from it only there is accepted.
    fn proof(
        &self,
        nodes: &[Vec<NodeRef<'_>>],
        path: &[Segment],
        candidate: &Candidate,
        (accepts, refuses): (&CompiledSchema, &CompiledSchema),
    ) -> Option<Value> {
        let cause = Cause::new(self.roots, self.solver, candidate, path);
        nodes.iter().find_map(|nodes| {
            candidate
                .values
                .iter()
                .flat_map(|value| {
                    self.solver.candidates(nodes, Goal::Contain(path, value))
                })
                .find(|message| {
                    accepts.accepts(message) == Some(true)
                        && refuses.accepts(message) == Some(false)
                        && cause.is_why(message, refuses)
                })
        })
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
