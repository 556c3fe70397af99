//! Proves what a walk has named: a whole message that one side accepts and the
//! other refuses. What the solver refutes at the root is dropped.

mod branch;
mod cause;
mod direction;
mod merge;
mod message;
mod root_schemas;

pub(crate) use direction::drop_redundant_required;
pub(crate) use root_schemas::{Evidence, RootSchemas};

use crate::compare::comparison_kind::ComparisonKind;
use crate::compare::walk::{
    CandidateKey, DifferenceCandidate, MAX_DIFFERENCES, Side, WalkResult,
};
use crate::decide::solver::{SchemaDifference, Solver};
use crate::decide::unsatisfiable::Unsatisfiable;
use crate::decide::witness::{Goal, NodeRef};
use crate::report::rule;
use crate::schema::emit::UndeclaredProperties;
use crate::schema::path::Segment;
use message::SearchOutcome;
use serde_json::Value;
use std::cell::RefCell;
use std::collections::{BTreeMap, HashSet};

/// A difference, with the messages that prove it.
#[derive(Debug, Clone)]
pub(crate) struct ProvedDifference {
    pub(crate) candidate: DifferenceCandidate,
    /// A message that one side accepts and the other refuses.
    pub(crate) message: Option<Value>,
    /// Whether each side refuses what the other accepts; then the second
    /// message is the other way round.
    pub(crate) both: bool,
    pub(crate) reverse: Option<Value>,
    /// The schemas that judge a message which proves it; none where no message
    /// can.
    pub(crate) evidence: Vec<Evidence>,
}

impl ProvedDifference {
    /// Whether there may be a message that proves it.
    fn can_be_shown(&self) -> bool {
        !self.evidence.is_empty()
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
    let unsatisfiable = [roots.ours, roots.theirs].map(|side| {
        [UndeclaredProperties::Forbidden, UndeclaredProperties::AsWritten]
            .map(|undeclared| Unsatisfiable::new(side, undeclared, solver))
    });
    let subtracted = RefCell::default();
    let verifier = Verifier { roots, solver, kind, subtracted, unsatisfiable };
    let named = |who: Side, list: &[DifferenceCandidate]| {
        list.iter().any(|candidate| {
            candidate.refuser == who && !candidate.rule.refuses_nothing()
        })
    };
    let before =
        [Side::Ours, Side::Theirs].map(|who| named(who, &walked.candidates));
    let proved = verifier.all(walked.candidates);
    let left: Vec<DifferenceCandidate> =
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
            SchemaDifference::Empty => {}
            SchemaDifference::NonEmpty(value) => out.unnamed.push((who, value)),
            SchemaDifference::Undecided(reason) => {
                out.undecided.push((who, reason));
            }
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
    candidate: &DifferenceCandidate,
    kind: ComparisonKind,
) -> Option<DifferenceCandidate> {
    let of_names = candidate.path.last() == Some(&Segment::PropertyName);
    let of_others = [&rule::ADDITIONAL_PROPERTIES, &rule::CONDITION]
        .contains(&candidate.rule)
        || candidate.path.contains(&Segment::AdditionalProperty);
    let asked = kind == ComparisonKind::Versions
        && candidate.undeclared == UndeclaredProperties::Forbidden
        && (of_names || of_others);
    asked.then(|| DifferenceCandidate {
        undeclared: UndeclaredProperties::AsWritten,
        ..candidate.clone()
    })
}

struct Verifier<'a> {
    roots: &'a RootSchemas<'a>,
    solver: &'a Solver,
    kind: ComparisonKind,
    /// What whole messages come to: many differences ask about the same two.
    subtracted:
        RefCell<BTreeMap<(Side, UndeclaredProperties), SchemaDifference>>,
    /// What accepts nothing in ours and in theirs, closed and as written.
    unsatisfiable: [[Unsatisfiable<'a>; 2]; 2],
}

impl Verifier<'_> {
    /// The candidates that are not refuted. Many branches may differ in the same
    /// way; one proof is enough.
    fn all(
        &self,
        candidates: Vec<DifferenceCandidate>,
    ) -> Vec<ProvedDifference> {
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
    fn candidate(
        &self,
        candidate: DifferenceCandidate,
    ) -> Option<ProvedDifference> {
        let mut candidate = candidate;
        let found = self.message(&candidate);
        let is_elsewhere = matches!(found, SearchOutcome::DiffersElsewhere);
        let mut message = found.found();
        let may_be_elsewhere =
            is_elsewhere && self.kind == ComparisonKind::Implementation;
        if message.is_none()
            && Self::may_be_shown_as_written(&candidate)
            && (may_be_elsewhere || self.is_out_of_reach(&candidate))
        {
            let written = self.written(&candidate);
            message = self.message(&written).found();
            if message.is_some() || !is_elsewhere {
                candidate = written;
            }
        }
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
            // No message can show it, and so none can refute it.
            None if self.is_out_of_reach(&found.candidate) => {
                Some(ProvedDifference { evidence: Vec::new(), ..found })
            }
            None => {
                let refuser = found.candidate.refuser;
                let undeclared = found.candidate.undeclared;
                let refuted = self.subtract_roots(refuser, undeclared)
                    == SchemaDifference::Empty;
                (!refuted).then_some(found)
            }
            Some((branch, _)) if branch.paired => self.in_branch(found, branch),
            Some((_, choice)) => self.in_choice(found, choice),
        }
    }

    /// A candidate under what both sides write. Where the accepting side accepts
    /// nothing while it is closed, its values are those that it accepts then.
    fn written(&self, candidate: &DifferenceCandidate) -> DifferenceCandidate {
        let undeclared = UndeclaredProperties::AsWritten;
        let mut written =
            DifferenceCandidate { undeclared, ..candidate.clone() };
        if written.values.is_empty() {
            let accepter = candidate.refuser.other();
            let id = match accepter {
                Side::Ours => candidate.nodes.0,
                Side::Theirs => candidate.nodes.1,
            };
            let node = NodeRef::new(self.roots.graph(accepter), id);
            let nodes = [node.read(undeclared)];
            written.values = self.solver.candidates(&nodes, Goal::Satisfy);
        }
        written
    }

    /// Whether messages with members that one side only names may show a
    /// difference: a type that does not name all that the document requires
    /// accepts no whole message of its own naming.
    fn may_be_shown_as_written(candidate: &DifferenceCandidate) -> bool {
        let of_members = [&rule::MEMBER_OF_OURS, &rule::MEMBER_OF_DOCUMENT];
        candidate.undeclared == UndeclaredProperties::Forbidden
            && !candidate.rule.refuses_nothing()
            && !candidate.beyond_floats
            && !of_members.contains(&candidate.rule)
            && candidate.rule != &rule::ADDITIONAL_PROPERTIES
    }

    /// Whether no message that the accepting side accepts has anything at the
    /// place.
    fn is_out_of_reach(&self, candidate: &DifferenceCandidate) -> bool {
        let accepter = candidate.refuser.other();
        self.unsatisfiable(accepter, candidate.undeclared)
            .blocks(&candidate.path)
    }

    fn unsatisfiable(
        &self,
        who: Side,
        undeclared: UndeclaredProperties,
    ) -> &Unsatisfiable<'_> {
        let [ours, theirs] = &self.unsatisfiable;
        let [closed, written] = match who {
            Side::Ours => ours,
            Side::Theirs => theirs,
        };
        match undeclared {
            UndeclaredProperties::Forbidden => closed,
            UndeclaredProperties::AsWritten => written,
        }
    }

    fn subtract_roots(
        &self,
        refuser: Side,
        undeclared: UndeclaredProperties,
    ) -> SchemaDifference {
        let mut known = self.subtracted.borrow_mut();
        let accepter = refuser.other();
        let subtract = || match self.any_message(refuser, undeclared) {
            Some(message) => SchemaDifference::NonEmpty(Some(message)),
            None if self.unsatisfiable(accepter, undeclared).root() => {
                SchemaDifference::Empty
            }
            None => self.solver.subtract(
                self.roots.schema(accepter, undeclared),
                self.roots.schema(refuser, undeclared),
            ),
        };
        known.entry((refuser, undeclared)).or_insert_with(subtract).clone()
    }
}
