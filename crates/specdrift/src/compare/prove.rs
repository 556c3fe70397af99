//! Proves what a walk has named: a whole message that one side accepts and the
//! other refuses. What the algebra refutes at the root is dropped.

use crate::compare::walk::{Branch, Candidate, MOST, Walked, Who};
use crate::decide::solver::{Algebra, Difference, Schema};
use crate::decide::witness::{Ask, Said, Step, values};
use crate::schema::emit::{self, Openness};
use crate::schema::node::Side;
use serde_json::{Value, json};
use std::cell::OnceCell;
use std::rc::Rc;

/// A difference, with the messages that prove it.
#[derive(Debug, Clone)]
pub(crate) struct Proved {
    pub(crate) candidate: Candidate,
    /// A message that one side accepts and the other refuses.
    pub(crate) message: Option<Value>,
    /// Whether each side refuses what the other accepts; then the second
    /// message is the other way round.
    pub(crate) both: bool,
    pub(crate) reverse: Option<Value>,
    /// The schemas that judge a message which proves it.
    pub(crate) judges: Vec<Judges>,
}

/// The two schemas that a message must tell apart.
#[derive(Debug, Clone)]
pub(crate) struct Judges(Rc<Schema>, Rc<Schema>);

impl Judges {
    /// What both say of a message; `None` where they tell it apart.
    pub(crate) fn agree(&self, message: &Value) -> Option<bool> {
        let (one, other) = (self.0.accepts(message), self.1.accepts(message));
        (one == other).then_some(one).flatten()
    }
}

/// Both sides as schemas, for judging whole messages.
pub(crate) struct Roots<'a> {
    pub(crate) ours: &'a Side,
    pub(crate) theirs: &'a Side,
    algebra: &'a dyn Algebra,
    /// Ours and theirs, closed; ours and theirs, as written.
    schemas: [OnceCell<Rc<Schema>>; 4],
}

impl<'a> Roots<'a> {
    pub(crate) fn new(
        ours: &'a Side,
        theirs: &'a Side,
        algebra: &'a dyn Algebra,
    ) -> Self {
        Self { ours, theirs, algebra, schemas: Default::default() }
    }

    pub(crate) fn schema(&self, who: Who, openness: Openness) -> &Rc<Schema> {
        let [ours, theirs, ours_written, theirs_written] = &self.schemas;
        let (place, side) = match (who, openness) {
            (Who::Ours, Openness::Closed) => (ours, self.ours),
            (Who::Theirs, Openness::Closed) => (theirs, self.theirs),
            (Who::Ours, Openness::Written) => (ours_written, self.ours),
            (Who::Theirs, Openness::Written) => (theirs_written, self.theirs),
        };
        place.get_or_init(|| {
            self.algebra.schema(emit::whole(side, side.root, openness))
        })
    }

    /// Both sides, as judges of whole messages.
    pub(crate) fn judges(&self, openness: Openness) -> Judges {
        let schema = |who| Rc::clone(self.schema(who, openness));
        Judges(schema(Who::Ours), schema(Who::Theirs))
    }

    /// Whether a side accepts a whole message; `None` where it is no schema.
    pub(crate) fn accepts(
        &self,
        who: Who,
        openness: Openness,
        message: &Value,
    ) -> Option<bool> {
        self.schema(who, openness).accepts(message)
    }

    fn said(&self, who: Who) -> Said<'a> {
        match who {
            Who::Ours => (self.ours, self.ours.root),
            Who::Theirs => (self.theirs, self.theirs.root),
        }
    }
}

/// What is left of a walk once everything has been judged.
#[derive(Debug, Default)]
pub(crate) struct Judged {
    pub(crate) proved: Vec<Proved>,
    /// Differences that the algebra has and the walk has not: the side that
    /// refuses, and a value.
    pub(crate) unnamed: Vec<(Who, Option<Value>)>,
    /// Why a side could not be compared as a whole.
    pub(crate) undecided: Vec<(Who, String)>,
}

/// Judges everything that a walk has named. A walk asks about every limit, so
/// where it names nothing there is nothing; only where all that it named is
/// refuted is the whole message asked about.
pub(crate) fn judge(
    walked: Walked,
    roots: &Roots<'_>,
    algebra: &dyn Algebra,
) -> Judged {
    let mut out = Judged::default();
    let judge = Judge { roots, algebra };
    let named = |who: Who, list: &[Candidate]| {
        list.iter()
            .any(|candidate| candidate.refuser == who && !is_note(candidate))
    };
    let before =
        [Who::Ours, Who::Theirs].map(|who| named(who, &walked.candidates));
    let proved: Vec<Proved> = walked
        .candidates
        .into_iter()
        .filter_map(|candidate| judge.candidate(candidate))
        .collect();
    let left: Vec<Candidate> =
        proved.iter().map(|p| p.candidate.clone()).collect();
    if walked.cut {
        let reason = format!("more than {MOST} differences are named");
        out.undecided.push((Who::Theirs, reason));
    }
    for (who, before) in [Who::Ours, Who::Theirs].into_iter().zip(before) {
        if !before || named(who, &left) {
            continue;
        }
        match judge.whole(who) {
            Difference::Nothing => {}
            Difference::Something(value) => out.unnamed.push((who, value)),
            Difference::Undecided(reason) => out.undecided.push((who, reason)),
        }
    }
    out.proved = merged(proved);
    out
}

fn is_note(candidate: &Candidate) -> bool {
    candidate.rule == &crate::report::rule::FORMAT
}

struct Judge<'a> {
    roots: &'a Roots<'a>,
    algebra: &'a dyn Algebra,
}

impl Judge<'_> {
    /// A candidate with its proof; `None` where it is refuted.
    fn candidate(&self, candidate: Candidate) -> Option<Proved> {
        let message = self.message(&candidate);
        let judges = vec![self.roots.judges(candidate.openness)];
        let found =
            Proved { candidate, message, both: false, reverse: None, judges };
        if found.message.is_some() || is_note(&found.candidate) {
            return Some(found);
        }
        match found.candidate.branch {
            None => {
                let refuser = found.candidate.refuser;
                let refuted = self.whole(refuser) == Difference::Nothing;
                (!refuted).then_some(found)
            }
            Some(branch) if branch.paired => self.in_branch(found, branch),
            Some(_) => self.targeted(found),
        }
    }

    /// A difference between two branches that are the same alternative, which
    /// another branch makes up for.
    fn in_branch(&self, mut found: Proved, branch: Branch) -> Option<Proved> {
        let candidate = &mut found.candidate;
        let refuser = candidate.refuser;
        let said = |who: Who| match who {
            Who::Ours => (self.roots.ours, branch.ours),
            Who::Theirs => (self.roots.theirs, branch.theirs),
        };
        let schema = |who: Who| {
            let (side, id) = said(who);
            self.algebra.schema(emit::whole(side, id, candidate.openness))
        };
        let path = candidate.path.get(branch.depth..).unwrap_or_default();
        let (accepts, other) = (schema(refuser.other()), schema(refuser));
        let both = vec![said(refuser.other()), said(refuser)];
        let said = [both, vec![said(refuser.other())]];
        found.message =
            Self::proof(&said, path, &candidate.values, (&accepts, &other));
        candidate.hidden = true;
        found.judges = vec![Judges(Rc::clone(&accepts), Rc::clone(&other))];
        let refuted = found.message.is_none()
            && self.algebra.subtract(&accepts, &other) == Difference::Nothing;
        (!refuted).then_some(found)
    }

    /// Asks whether a difference inside a branch is one of the whole message.
    fn targeted(&self, mut found: Proved) -> Option<Proved> {
        if self.made_up_for(&found.candidate) {
            return None;
        }
        let candidate = &mut found.candidate;
        let refuser = candidate.refuser;
        let all = self.roots.schema(refuser, candidate.openness);
        let nested = candidate.refused.as_ref().and_then(|(accepts, limit)| {
            let there =
                json!({ "allOf": [*accepts.value, { "not": *limit.value }] });
            nest(&candidate.path, there)
        });
        let accepts = self.roots.schema(refuser.other(), candidate.openness);
        let difference = match nested {
            Some(nested) => {
                let question = beside(&accepts.value, nested);
                self.algebra.subtract(&self.algebra.schema(question), all)
            }
            None => self.algebra.subtract(accepts, all),
        };
        match difference {
            Difference::Nothing => return None,
            Difference::Something(_) => {}
            Difference::Undecided(reason) => {
                candidate.undecided.get_or_insert(reason);
            }
        }
        Some(found)
    }

    /// Whether messages that show this one difference, and keep all else that
    /// both sides say, are accepted by both.
    fn made_up_for(&self, candidate: &Candidate) -> bool {
        let both = [self.roots.said(Who::Ours), self.roots.said(Who::Theirs)];
        let messages: Vec<Value> = candidate
            .values
            .iter()
            .flat_map(|value| values(&both, Ask::Hold(&candidate.path, value)))
            .collect();
        let accepts = |who, message| {
            self.roots.accepts(who, candidate.openness, message) == Some(true)
        };
        let by_both = |message| {
            accepts(Who::Ours, message) && accepts(Who::Theirs, message)
        };
        !messages.is_empty() && messages.iter().all(by_both)
    }

    fn whole(&self, refuser: Who) -> Difference {
        self.algebra.subtract(
            self.roots.schema(refuser.other(), Openness::Closed),
            self.roots.schema(refuser, Openness::Closed),
        )
    }

    /// A message that proves a difference: one that keeps all else that both
    /// sides say, if there is one.
    fn message(&self, candidate: &Candidate) -> Option<Value> {
        let refuser = candidate.refuser;
        let accepter = self.roots.said(refuser.other());
        let said = [vec![accepter, self.roots.said(refuser)], vec![accepter]];
        let accepts = self.roots.schema(refuser.other(), candidate.openness);
        let other = self.roots.schema(refuser, candidate.openness);
        Self::proof(&said, &candidate.path, &candidate.values, (accepts, other))
    }

    fn proof(
        said: &[Vec<Said<'_>>],
        path: &[Step],
        at_place: &[Value],
        (accepts, refuses): (&Schema, &Schema),
    ) -> Option<Value> {
        said.iter().find_map(|said| {
            at_place
                .iter()
                .flat_map(|value| values(said, Ask::Hold(path, value)))
                .find(|message| {
                    accepts.accepts(message) == Some(true)
                        && refuses.accepts(message) == Some(false)
                })
        })
    }
}

/// A schema that says one thing more; its definitions stay where they are.
fn beside(schema: &Value, more: Value) -> Value {
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
fn nest(path: &[Step], schema: Value) -> Option<Value> {
    path.iter().rev().try_fold(schema, |schema, step| match step {
        Step::Member(name) => Some(json!({
            "type": "object",
            "required": [name],
            "properties": { name: schema },
        })),
        Step::Item => Some(json!({
            "type": "array",
            "minItems": 1,
            "items": schema,
        })),
        Step::Other | Step::Name => None,
    })
}

/// Joins what is one difference: the same rule at the same place, seen from
/// both sides or in several branches.
fn merged(found: Vec<Proved>) -> Vec<Proved> {
    let mut out: Vec<Proved> = Vec::new();
    for Proved { candidate, message, judges, .. } in found {
        let same = |other: &&mut Proved| {
            let other = &other.candidate;
            other.rule == candidate.rule
                && other.path == candidate.path
                && other.ours == candidate.ours
                && other.theirs == candidate.theirs
        };
        let Some(before) = out.iter_mut().find(same) else {
            out.push(Proved {
                candidate,
                message,
                both: false,
                reverse: None,
                judges,
            });
            continue;
        };
        before.judges.extend(judges);
        if before.candidate.refuser == candidate.refuser {
            before.candidate.hidden &= candidate.hidden;
            before.message = before.message.take().or(message);
        } else {
            before.both = true;
            before.reverse = before.reverse.take().or(message);
        }
        if before.candidate.phrase.is_none()
            && candidate.refuser == Who::Theirs
            && before.candidate.refuser == Who::Ours
        {
            before.candidate.pointer = candidate.pointer;
            before.candidate.phrase = candidate.phrase;
        }
    }
    out
}
