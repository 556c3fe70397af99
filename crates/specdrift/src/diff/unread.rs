//! Limits whose description says something now that is not read.

use crate::document::pointer::Pointer;
use crate::report::finding::{Finding, FindingKind};
use crate::schema::describe::describe;
use crate::schema::node::SchemaGraph;
use serde_json::Value;

/// Takes out of the differences each limit of a description that now has a
/// phrase which is not read: nobody knows whether the limit is gone. What the
/// limit was is said beside the phrase.
pub(super) fn move_limits_to_unread_phrases(
    before: &Value,
    ours: &SchemaGraph,
    differences: &mut Vec<Finding>,
    faults: &mut [Finding],
) {
    for fault in faults {
        if !matches!(fault.kind, FindingKind::UnreadPhrase { .. }) {
            continue;
        }
        let description = &fault.location.pointer;
        let Some(described) = description.parent() else { continue };
        let was_read = ours
            .read
            .iter()
            .any(|phrase| phrase.origin.pointer == *description);
        let schema = described.resolve(before);
        let Some(schema) = schema.filter(|_| was_read) else { continue };
        let mut limits = Vec::new();
        differences.retain(|finding| {
            let limit = lost_limit(finding, &described, schema);
            limits.extend(limit.map(describe));
            limit.is_none()
        });
        if !limits.is_empty() {
            fault.message.push_str("; before ");
            fault.message.push_str(&limits.join(", "));
        }
    }
}

/// The limit of a description, where a finding says that it is gone.
fn lost_limit<'f>(
    finding: &'f Finding,
    described: &Pointer,
    before: &Value,
) -> Option<&'f Value> {
    let FindingKind::Difference(difference) = &finding.kind else {
        return None;
    };
    let place = &finding.location.pointer;
    let is_there =
        place == described || place.parent().as_ref() == Some(described);
    let says_nothing = difference.theirs.is_null()
        || difference.theirs.as_object().is_some_and(serde_json::Map::is_empty);
    let limits = difference.ours.as_object()?;
    let in_words = limits.keys().all(|keyword| before.get(keyword).is_none());
    let is_lost = is_there && says_nothing && in_words && !limits.is_empty();
    is_lost.then_some(&difference.ours)
}
