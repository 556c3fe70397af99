//! One cause is one finding: what a shared declaration changes wherever it is
//! used is told once, with the number of places.

use crate::document::pointer::Pointer;
use crate::report::finding::{Finding, FindingKind};
use crate::report::impact::Impact;
use crate::report::level::Level;
use crate::report::relation::Relation;
use serde_json::Value;
use std::collections::HashMap;

/// What makes two findings one: the rule and the place in the document, and
/// what has changed there, for whom and how much it matters.
#[derive(PartialEq, Eq, Hash)]
struct FindingKey {
    rule: &'static str,
    place: Pointer,
    before: Value,
    after: Value,
    who: Option<(Relation, Impact)>,
    level: Level,
}

fn cause(finding: &Finding) -> Option<FindingKey> {
    let mut place = &finding.location.pointer;
    let (before, after, who) = match &finding.kind {
        FindingKind::Difference(it) => {
            place = it.stood_at.as_ref().unwrap_or(place);
            let who = Some((it.relation, it.impact?));
            (it.ours.clone(), it.theirs.clone(), who)
        }
        FindingKind::Change { before, after }
        | FindingKind::Annotation { before, after, .. } => {
            (before.clone(), after.clone(), None)
        }
        FindingKind::UnreadPhrase { .. } => {
            (Value::Null, finding.message.as_str().into(), None)
        }
        FindingKind::Unjudged
        | FindingKind::ReaderAgainstSchema { .. }
        | FindingKind::Example { .. }
        | FindingKind::Lint { .. }
        | FindingKind::Lock
        | FindingKind::Policy { .. } => return None,
    };
    if before.is_null() && after.is_null() {
        return None;
    }
    Some(FindingKey {
        rule: finding.rule.id,
        place: place.clone(),
        before,
        after,
        who,
        level: finding.level,
    })
}

/// Keeps the first finding of each cause, which says in how many other places
/// it is one.
pub(super) fn merge_by_cause(findings: Vec<Finding>) -> Vec<Finding> {
    let mut first: HashMap<FindingKey, usize> = HashMap::new();
    let mut more: HashMap<usize, usize> = HashMap::new();
    let mut out: Vec<Finding> = Vec::new();
    for finding in findings {
        let known = cause(&finding)
            .map(|cause| *first.entry(cause).or_insert(out.len()));
        match known {
            Some(place) if place < out.len() => {
                *more.entry(place).or_default() += 1;
            }
            Some(_) | None => out.push(finding),
        }
    }
    for (place, count) in more {
        if let Some(finding) = out.get_mut(place) {
            let places = if count == 1 { "place" } else { "places" };
            let more = format!(" (and in {count} other {places})");
            finding.message.push_str(&more);
        }
    }
    out
}
