//! The words for a difference, and how much it matters to whom.

use crate::compare::comparison_kind::ComparisonKind;
use crate::compare::walk::{DifferenceCandidate, Side};
use crate::document::openapi::Direction;
use crate::report::impact::Impact;
use crate::report::level::Level;
use crate::report::relation::Relation;
use crate::report::rule::{self, Rule};
use crate::schema::describe::{brief, describe};
use crate::schema::node::SchemaGraph;
use crate::schema::path::Segment;
use serde_json::Value;
use std::collections::HashSet;

/// Who breaks when a document changes. A reader passes over members that it does
/// not know, and misses those that it knew.
pub(super) fn impact(
    direction: Direction,
    relation: Relation,
    rule: &Rule,
) -> Impact {
    match (direction, relation) {
        (Direction::Request, Relation::Stricter) => {
            Impact::CompatibleMoreAccepted
        }
        (Direction::Request, Relation::Looser | Relation::Other) => {
            Impact::Sender
        }
        (Direction::Response, _) if rule == &rule::MEMBER_OF_OURS => {
            Impact::ReaderOfMember
        }
        (Direction::Response, _) if rule == &rule::MEMBER_OF_DOCUMENT => {
            Impact::OnlyStrictReaders
        }
        (Direction::Response, Relation::Stricter)
            if rule == &rule::ADDITIONAL_PROPERTIES =>
        {
            Impact::OnlyStrictReaders
        }
        (Direction::Response, Relation::Looser) => {
            Impact::CompatibleLessWritten
        }
        (Direction::Response, Relation::Stricter | Relation::Other) => {
            Impact::Reader
        }
    }
}

/// How much a difference matters. We read what the provider writes: reading
/// more than it writes breaks nothing. Between two versions, what breaks is a
/// message that was accepted, or one that is new to its reader.
pub(super) fn level(
    direction: Direction,
    relation: Relation,
    rule: &Rule,
    kind: ComparisonKind,
) -> Level {
    let harmless = match (kind, direction) {
        (ComparisonKind::Implementation, Direction::Request) => None,
        (ComparisonKind::Versions, Direction::Request) => {
            Some(Relation::Stricter)
        }
        (
            ComparisonKind::Implementation | ComparisonKind::Versions,
            Direction::Response,
        ) => Some(Relation::Looser),
    };
    let versions = kind == ComparisonKind::Versions;
    // Readers pass over members that they do not know, and miss those that are
    // gone, required or not.
    let more_members = rule == &rule::MEMBER_OF_DOCUMENT
        || (rule == &rule::ADDITIONAL_PROPERTIES
            && (direction, relation)
                == (Direction::Response, Relation::Stricter));
    let new_member = versions && more_members;
    let lost_member = versions && rule == &rule::MEMBER_OF_OURS;
    let breaks_nobody =
        new_member || (Some(relation) == harmless && !lost_member);
    if rule.level == Level::Error && breaks_nobody {
        Level::Warning
    } else {
        rule.level
    }
}

pub(super) fn sentence(
    candidate: &DifferenceCandidate,
    field: &str,
    kind: ComparisonKind,
) -> String {
    let place = if field.is_empty() { "the message" } else { field };
    let rule = candidate.rule;
    let (ours, theirs) = (&candidate.ours, &candidate.theirs);
    let say = |types: &str, versions: &str| match kind {
        ComparisonKind::Implementation => types.to_owned(),
        ComparisonKind::Versions => versions.to_owned(),
    };
    if rule == &rule::MEMBER_OF_DOCUMENT {
        let what = say(
            "is a member of the document, not of our type",
            "is a new member",
        );
        return format!("{place} {what}");
    }
    if rule == &rule::MEMBER_OF_OURS {
        let what = say(
            "is a member of our type, not of the document",
            "is no longer a member",
        );
        return format!("{place} {what}");
    }
    if rule == &rule::REQUIRED {
        let at = format!("{field}/{}", required_name(ours, theirs));
        let what = match candidate.refuser {
            Side::Theirs => {
                say("is required by the document, not by us", "is now required")
            }
            Side::Ours => say(
                "is required by us, not by the document",
                "is no longer required",
            ),
        };
        return format!("{at} {what}");
    }
    if candidate.overlap {
        let what = match candidate.refuser {
            Side::Ours => "no longer refuses",
            Side::Theirs => "now refuses",
        };
        return format!("{place}: oneOf {what} what keeps two alternatives");
    }
    if rule == &rule::ALTERNATIVE {
        let what = match candidate.refuser {
            Side::Ours => say(
                "has an alternative that only the document knows",
                "has a new alternative",
            ),
            Side::Theirs => say(
                "has an alternative that only we know",
                "has lost an alternative",
            ),
        };
        let name = candidate.alternative.as_ref();
        let name = name.map(|name| format!(": {name}")).unwrap_or_default();
        return format!("{place} {what}{name}");
    }
    if rule == &rule::REDUNDANT_LIMIT {
        return match (listed(ours), listed(theirs)) {
            (Some(was), Some(is)) => {
                let lists = lists(place, was, is, kind);
                format!("{lists}, which another limit refuses")
            }
            _ => format!(
                "{place}: before {}, now {}, and another limit decides",
                describe(ours),
                describe(theirs)
            ),
        };
    }
    if rule == &rule::ENUM
        && let (Some(a), Some(b)) = (listed(ours), listed(theirs))
    {
        return lists(place, a, b, kind);
    }
    let (before, after) = match kind {
        ComparisonKind::Implementation => (
            format!("document {}", describe(theirs)),
            format!("ours {}", describe(ours)),
        ),
        ComparisonKind::Versions => (
            format!("before {}", describe(ours)),
            format!("now {}", describe(theirs)),
        ),
    };
    format!("{place}: {} differs: {before}, {after}", rule.title)
}

pub(super) fn required_name<'v>(ours: &'v Value, theirs: &'v Value) -> &'v str {
    [ours, theirs]
        .into_iter()
        .find_map(|said| said.get("required")?.get(0)?.as_str())
        .unwrap_or_default()
}

fn lists(
    place: &str,
    ours: &[Value],
    theirs: &[Value],
    kind: ComparisonKind,
) -> String {
    let only = |a: &[Value], b: &[Value]| {
        let b: HashSet<&Value> = b.iter().collect();
        let less: Vec<String> = a
            .iter()
            .filter(|v| !b.contains(v))
            .map(ToString::to_string)
            .collect();
        brief(&less)
    };
    let (mine, other) = match kind {
        ComparisonKind::Implementation => {
            ("only we list", "only the document lists")
        }
        ComparisonKind::Versions => ("no longer lists", "now also lists"),
    };
    let parts: Vec<String> =
        [(mine, only(ours, theirs)), (other, only(theirs, ours))]
            .into_iter()
            .filter(|(_, values)| !values.is_empty())
            .map(|(words, values)| format!("{words} {values}"))
            .collect();
    format!("{place}: {}", parts.join(", "))
}

fn listed(said: &Value) -> Option<&Vec<Value>> {
    said.get("enum").and_then(Value::as_array)
}

/// Whether a member that is gone from one branch is in another one, whose
/// object is open: who sends it is still understood.
pub(super) fn is_declared_in_another_branch(
    candidate: &DifferenceCandidate,
    theirs: &SchemaGraph,
) -> bool {
    let member = match candidate.path.last() {
        Some(Segment::Property(member)) => member,
        Some(
            Segment::Item | Segment::AdditionalProperty | Segment::PropertyName,
        )
        | None => return false,
    };
    let Some(branch) = candidate.branches.last() else { return false };
    let (_, choice) = branch.choice;
    let choice = theirs.node(choice).alternatives.iter();
    let others = choice.flat_map(|it| &it.branches);
    candidate.rule == &rule::MEMBER_OF_OURS
        && branch.depth + 1 == candidate.path.len()
        && others
            .filter(|other| **other != branch.theirs)
            .any(|other| theirs.node(*other).properties.contains_key(member))
}
