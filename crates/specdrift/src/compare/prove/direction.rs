//! Two versions of a message: what of a difference matters in its direction.

use super::ProvedDifference;
use crate::compare::walk::{DifferenceCandidate, Side};
use crate::document::openapi::Direction;
use crate::report::rule;
use crate::schema::path::Segment;
use serde_json::Value;

/// Says of a new member that is required, and of one that is gone and was, only
/// what matters, and shows first what breaks somebody.
pub(crate) fn drop_redundant_required(
    found: &mut Vec<ProvedDifference>,
    direction: Direction,
) {
    let told: Vec<usize> = found
        .iter()
        .filter_map(|it| {
            let also = member_of(&it.candidate, found)?;
            let required = found.iter().position(|one| std::ptr::eq(one, it));
            // Whoever sends the message must send the member from now on.
            let breaks = it.candidate.refuser == Side::Theirs
                && direction == Direction::Request;
            if breaks { Some(also) } else { required }
        })
        .collect();
    let mut place = 0..;
    found.retain(|_| place.next().is_some_and(|at| !told.contains(&at)));
    for difference in found {
        show_the_break_first(difference, direction);
    }
}

/// The finding that says of a member that it is new, or gone, where this one
/// says that it is, or was, required.
fn member_of(
    required: &DifferenceCandidate,
    found: &[ProvedDifference],
) -> Option<usize> {
    if required.rule != &rule::REQUIRED {
        return None;
    }
    let (rule, said) = match required.refuser {
        Side::Theirs => (&rule::MEMBER_OF_DOCUMENT, &required.theirs),
        Side::Ours => (&rule::MEMBER_OF_OURS, &required.ours),
    };
    let name = said.get("required")?.get(0).and_then(Value::as_str)?;
    let step = Segment::Property(name.to_owned());
    found.iter().position(|ProvedDifference { candidate: it, .. }| {
        it.rule == rule
            && it.branches == required.branches
            && it.path.split_last() == Some((&step, &required.path[..]))
    })
}

/// Of two messages, the first is one that was accepted and no longer is, or one
/// that its reader did not get before.
fn show_the_break_first(
    difference: &mut ProvedDifference,
    direction: Direction,
) {
    let breaking = match direction {
        Direction::Request => Side::Theirs,
        Direction::Response => Side::Ours,
    };
    if difference.both
        && difference.reverse.is_some()
        && difference.candidate.refuser != breaking
    {
        difference.candidate.refuser = breaking;
        std::mem::swap(&mut difference.message, &mut difference.reverse);
    }
}
