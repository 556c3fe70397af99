//! Joins findings that are one.

use super::ProvedDifference;
use crate::compare::walk::{DifferenceCandidate, Side};
use crate::report::rule;
use crate::schema::assertion::Origin;
use crate::schema::keyword::Keyword;
use crate::schema::node::SchemaGraph;
use serde_json::Value;

/// Joins what is one difference: the same rule at the same place, seen from
/// both sides or in several branches.
pub(super) fn same(found: Vec<ProvedDifference>) -> Vec<ProvedDifference> {
    let mut out: Vec<ProvedDifference> = Vec::new();
    for difference in found {
        let same = |other: &&mut ProvedDifference| {
            let (other, candidate) = (&other.candidate, &difference.candidate);
            other.rule == candidate.rule
                && other.path == candidate.path
                && other.ours == candidate.ours
                && other.theirs == candidate.theirs
        };
        let Some(before) = out.iter_mut().find(same) else {
            out.push(difference);
            continue;
        };
        // What no message can show says nothing beside what one shows.
        if !difference.can_be_shown() {
            continue;
        }
        if !before.can_be_shown() {
            *before = difference;
            continue;
        }
        let ProvedDifference { candidate, message, evidence, .. } = difference;
        before.evidence.extend(evidence);
        if before.candidate.refuser == candidate.refuser {
            before.candidate.hidden &= candidate.hidden;
            before.message = before.message.take().or(message);
        } else {
            before.both = true;
            before.reverse = before.reverse.take().or(message);
        }
        if before.candidate.phrase.is_none()
            && candidate.refuser == Side::Theirs
            && before.candidate.refuser == Side::Ours
        {
            before.candidate.pointer = candidate.pointer;
            before.candidate.phrase = candidate.phrase;
        }
    }
    out
}

/// Joins the lists of branches of one side, where the other side has no choice:
/// what is refused is what none of them lists.
pub(super) fn lists_of_branches(
    found: Vec<ProvedDifference>,
    theirs: &SchemaGraph,
) -> Vec<ProvedDifference> {
    let mut out: Vec<ProvedDifference> = Vec::new();
    for difference in found {
        let place = out.iter_mut().find(|other| {
            are_lists_of_one_choice(&other.candidate, &difference.candidate)
                && other.message.is_some() == difference.message.is_some()
                && !other.both
                && !difference.both
        });
        let Some(before) = place else {
            out.push(difference);
            continue;
        };
        before.evidence.extend(difference.evidence);
        let joined = &mut before.candidate;
        let (into, from) = match joined.refuser {
            Side::Ours => (&mut joined.ours, &difference.candidate.ours),
            Side::Theirs => (&mut joined.theirs, &difference.candidate.theirs),
        };
        add_listed(into, from);
        let choice = joined.branches.last().map(|branch| branch.choice.1);
        let choice =
            choice.and_then(|id| theirs.node(id).alternatives.as_ref());
        if let Some(choice) = choice {
            joined.pointer = choice.origin.pointer.clone();
            joined.phrase = None;
        }
    }
    out
}

fn are_lists_of_one_choice(
    one: &DifferenceCandidate,
    other: &DifferenceCandidate,
) -> bool {
    let unpaired = |candidate: &DifferenceCandidate| {
        let innermost = candidate.branches.last();
        innermost.filter(|it| !it.paired).map(|it| (it.choice, it.depth))
    };
    let accepted = |candidate: &DifferenceCandidate| match candidate.refuser {
        Side::Ours => candidate.theirs.clone(),
        Side::Theirs => candidate.ours.clone(),
    };
    one.rule == &rule::ENUM
        && other.rule == one.rule
        && one.refuser == other.refuser
        && one.path == other.path
        && unpaired(one).is_some()
        && unpaired(one) == unpaired(other)
        && accepted(one) == accepted(other)
}

/// Adds the values of a list to another.
fn add_listed(into: &mut Value, from: &Value) {
    let list = Keyword::Enum.as_str();
    let more = from.get(list).and_then(Value::as_array);
    if let Some(Value::Array(values)) = into.get_mut(list) {
        values.extend(more.into_iter().flatten().cloned());
        values.sort_by_key(ToString::to_string);
        values.dedup();
    }
}

/// Joins the limits of one side that go, or come, with one phrase: a UUID and
/// its 36 characters are one cause.
pub(super) fn one_cause(found: Vec<ProvedDifference>) -> Vec<ProvedDifference> {
    let mut out: Vec<ProvedDifference> = Vec::new();
    for difference in found {
        let place = out.iter_mut().find(|other| {
            has_one_cause(&other.candidate, &difference.candidate)
                && !other.both
                && !difference.both
        });
        let Some(before) = place else {
            out.push(difference);
            continue;
        };
        before.evidence.extend(difference.evidence);
        let joined = &mut before.candidate;
        join(&mut joined.ours, &difference.candidate.ours);
        join(&mut joined.theirs, &difference.candidate.theirs);
        if difference.candidate.rule == &rule::PATTERN {
            // A pattern says most: its words and its proof stand for all.
            joined.rule = difference.candidate.rule;
            joined.pointer = difference.candidate.pointer;
            joined.phrase = difference.candidate.phrase;
            before.message = difference.message.or(before.message.take());
        } else if before.message.is_none() {
            before.message = difference.message;
        }
    }
    out
}

fn has_one_cause(
    one: &DifferenceCandidate,
    other: &DifferenceCandidate,
) -> bool {
    let (Some(cause), Some(other_cause)) = (&one.cause, &other.cause) else {
        return false;
    };
    // A pattern says how long its texts are.
    let lengths = |c: &DifferenceCandidate| {
        c.rule == &rule::MAX_LENGTH || c.rule == &rule::MIN_LENGTH
    };
    let patterned = (one.rule == &rule::PATTERN && lengths(other))
        || (other.rule == &rule::PATTERN && lengths(one));
    one.path == other.path
        && one.refuser == other.refuser
        && one.hidden == other.hidden
        && cause.pointer == other_cause.pointer
        && is_one_sided(one)
        && is_one_sided(other)
        && (patterned || same_phrase(cause, other_cause))
}

/// Whether only the refusing side says anything.
fn is_one_sided(candidate: &DifferenceCandidate) -> bool {
    match candidate.refuser {
        Side::Ours => candidate.theirs.is_null(),
        Side::Theirs => candidate.ours.is_null(),
    }
}

fn same_phrase(one: &Origin, other: &Origin) -> bool {
    let span = |origin: &Origin| {
        origin.phrase.as_ref().map(|phrase| phrase.span.clone())
    };
    span(one) == span(other)
}

fn join(into: &mut Value, from: &Value) {
    if let (Value::Object(into), Value::Object(from)) = (into, from) {
        into.extend(from.clone());
    }
}
