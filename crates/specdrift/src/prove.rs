//! Proves what a walk has named: a whole message that one side accepts and the
//! other refuses. What the algebra refutes at the root is dropped.

use crate::algebra::{Algebra, Difference};
use crate::emit::{self, Openness};
use crate::node::Side;
use crate::walk::{Candidate, Walked, Who};
use crate::witness::{Ask, Said, Step, values};
use serde_json::{Value, json};

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
}

/// Both sides as schemas, for judging whole messages.
pub(crate) struct Roots<'a> {
    pub(crate) ours: &'a Side,
    pub(crate) theirs: &'a Side,
    closed: (Value, Value),
    written: (Value, Value),
}

impl<'a> Roots<'a> {
    pub(crate) fn new(ours: &'a Side, theirs: &'a Side) -> Self {
        let emit = |openness| {
            (
                emit::whole(ours, ours.root, openness),
                emit::whole(theirs, theirs.root, openness),
            )
        };
        let (closed, written) =
            (emit(Openness::Closed), emit(Openness::Written));
        Self { ours, theirs, closed, written }
    }

    pub(crate) fn schema(&self, who: Who, openness: Openness) -> &Value {
        let pair = match openness {
            Openness::Closed => &self.closed,
            Openness::Written => &self.written,
        };
        match who {
            Who::Ours => &pair.0,
            Who::Theirs => &pair.1,
        }
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

/// Judges everything that a walk has named.
pub(crate) fn judge(
    walked: Walked,
    roots: &Roots<'_>,
    algebra: &dyn Algebra,
) -> Judged {
    let mut out = Judged::default();
    let mut proved = Vec::new();
    for candidate in walked.candidates {
        let message = message(&candidate, roots, algebra);
        proved.push((candidate, message));
    }
    for refuser in [Who::Ours, Who::Theirs] {
        let here = |(candidate, _): &&(Candidate, Option<Value>)| {
            candidate.refuser == refuser && !is_note(candidate)
        };
        let named = proved.iter().filter(here).count();
        let sure =
            proved.iter().filter(here).all(|(_, message)| message.is_some());
        if sure && (named > 0 || !walked.conditional) {
            continue;
        }
        match whole(refuser, roots, algebra) {
            Difference::Nothing => proved.retain(|(candidate, message)| {
                candidate.refuser != refuser
                    || message.is_some()
                    || is_note(candidate)
            }),
            Difference::Something(value) if named == 0 => {
                out.unnamed.push((refuser, value));
            }
            Difference::Undecided(reason) if named == 0 => {
                out.undecided.push((refuser, reason));
            }
            Difference::Something(_) | Difference::Undecided(_) => {}
        }
    }
    proved.retain(|(candidate, message)| {
        message.is_some()
            || !candidate.in_choice
            || is_note(candidate)
            || !refuted(candidate, roots, algebra)
    });
    out.proved = merged(proved);
    out
}

fn is_note(candidate: &Candidate) -> bool {
    candidate.rule == &crate::rule::FORMAT
}

fn whole(refuser: Who, roots: &Roots<'_>, algebra: &dyn Algebra) -> Difference {
    algebra.subtract(
        roots.schema(refuser.other(), Openness::Closed),
        roots.schema(refuser, Openness::Closed),
    )
}

/// Asks whether a difference inside a branch is one of the whole message.
fn refuted(
    candidate: &Candidate,
    roots: &Roots<'_>,
    algebra: &dyn Algebra,
) -> bool {
    let refuser = candidate.refuser;
    let Some((accepts, limit)) = &candidate.refused else { return false };
    let there = json!({ "allOf": [accepts, { "not": limit }] });
    let Some(nested) = nest(&candidate.path, there) else { return false };
    let accepts = roots.schema(refuser.other(), candidate.openness);
    let with_place = beside(accepts, nested);
    let all = roots.schema(refuser, candidate.openness);
    algebra.subtract(&with_place, all) == Difference::Nothing
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

/// A message that proves a difference: one that keeps all else that both sides
/// say, if there is one.
fn message(
    candidate: &Candidate,
    roots: &Roots<'_>,
    algebra: &dyn Algebra,
) -> Option<Value> {
    let refuser = candidate.refuser;
    let (one, both) = (
        vec![roots.said(refuser.other())],
        vec![roots.said(refuser.other()), roots.said(refuser)],
    );
    let accepts = roots.schema(refuser.other(), candidate.openness);
    let other = roots.schema(refuser, candidate.openness);
    [both, one].iter().find_map(|said| {
        candidate
            .values
            .iter()
            .flat_map(|value| values(said, Ask::Hold(&candidate.path, value)))
            .find(|message| {
                algebra.accepts(accepts, message) == Some(true)
                    && algebra.accepts(other, message) == Some(false)
            })
    })
}

/// Joins what is one difference: the same rule at the same place, seen from
/// both sides or in several branches.
fn merged(found: Vec<(Candidate, Option<Value>)>) -> Vec<Proved> {
    let mut out: Vec<Proved> = Vec::new();
    for (candidate, message) in found {
        let same = |other: &&mut Proved| {
            let other = &other.candidate;
            other.rule == candidate.rule
                && other.path == candidate.path
                && other.ours == candidate.ours
                && other.theirs == candidate.theirs
        };
        let Some(before) = out.iter_mut().find(same) else {
            out.push(Proved { candidate, message, both: false, reverse: None });
            continue;
        };
        if before.candidate.refuser == candidate.refuser {
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
