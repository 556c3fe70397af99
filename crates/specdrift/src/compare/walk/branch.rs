//! Which branch of one choice is which of another: equal branches first, then
//! the nearest.

use crate::document::pointer::Pointer;
use crate::schema::emit::{self, UndeclaredProperties};
use crate::schema::keyword::Keyword;
use crate::schema::node::{Node, NodeId, SchemaGraph};
use serde_json::Value;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// What tells a branch apart from the others.
pub(super) struct Branch {
    id: NodeId,
    /// The members that hold one constant.
    tags: BTreeSet<(String, String)>,
    required: BTreeSet<String>,
    title: Option<String>,
    location: Pointer,
    members: BTreeSet<String>,
    formats: BTreeSet<String>,
    /// What the branch says, piece by piece.
    said: BTreeSet<String>,
}

impl Branch {
    pub(super) fn new(side: &SchemaGraph, id: NodeId) -> Self {
        let node = side.node(id);
        let tag = |(name, id): (&String, &NodeId)| {
            let constant = |value: &Value| {
                (value.as_array()?.len() == 1).then(|| value.to_string())
            };
            let mut lists = side.node(*id).assertions_of(Keyword::Enum);
            let value = lists.find_map(|list| constant(&list.value))?;
            Some((name.clone(), value))
        };
        let whole = |id| {
            let reading = UndeclaredProperties::AsWritten;
            emit::node_schema(side, id, reading).to_string()
        };
        let value =
            emit::value_schema(side, id, UndeclaredProperties::Forbidden);
        let mut said: BTreeSet<String> = value
            .as_object()
            .into_iter()
            .flatten()
            .map(|(word, value)| format!("{word} {value}"))
            .collect();
        for (name, member) in &node.properties {
            said.insert(format!("member {name}"));
            said.insert(format!("member {name} {}", whole(*member)));
        }
        said.extend(node.items.map(|items| format!("items {}", whole(items))));
        Self {
            id,
            tags: node.properties.iter().filter_map(tag).collect(),
            required: required(node),
            title: node.title.clone(),
            location: node.primary_location.clone(),
            members: node.properties.keys().cloned().collect(),
            formats: node
                .formats
                .iter()
                .map(|it| it.value.to_string())
                .collect(),
            said,
        }
    }

    /// Whether a member holds one constant here and another there, or each has a
    /// format of its own, so that no value is meant to be both.
    pub(super) fn excludes(&self, other: &Self) -> bool {
        let differs = |(name, value): &(String, String)| {
            other.tags.iter().any(|(also, is)| name == also && value != is)
                && [self, other].iter().all(|it| it.required.contains(name))
        };
        let formats_differ = !self.formats.is_empty()
            && !other.formats.is_empty()
            && self.formats.is_disjoint(&other.formats);
        formats_differ || self.tags.iter().any(differs)
    }

    /// How near another branch is; `None` where it is another alternative.
    fn nearness(&self, other: &Self) -> Option<Similarity> {
        let tagged = !self.tags.is_disjoint(&other.tags);
        let untagged = self.tags.is_empty() || other.tags.is_empty();
        let titled = self.title.is_some() && self.title == other.title;
        let at_home = self.location == other.location;
        let no_members = self.members.is_empty() && other.members.is_empty();
        let shared = no_members || !self.members.is_disjoint(&other.members);
        let kinship = if self.said == other.said {
            MatchReason::Equal
        } else if tagged {
            MatchReason::Tagged
        } else if titled && untagged {
            MatchReason::Titled
        } else if shared && (untagged || at_home) {
            MatchReason::Alike
        } else {
            return None;
        };
        let common = self.said.intersection(&other.said).count();
        let all = self.said.union(&other.said).count();
        let common = common.saturating_mul(1000) / all.max(1);
        Some(Similarity { kinship, common, at_home })
    }
}

/// The members that a node requires.
fn required(node: &Node) -> BTreeSet<String> {
    node.assertions_of(Keyword::Required)
        .filter_map(|assertion| assertion.value.as_array())
        .flatten()
        .filter_map(Value::as_str)
        .map(ToOwned::to_owned)
        .collect()
}

/// Why two branches are the same alternative, the best reason last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum MatchReason {
    /// They share members, or have none.
    Alike,
    /// Both have the same title, and no constant tells them apart.
    Titled,
    /// A member holds the same constant.
    Tagged,
    /// Both say the same.
    Equal,
}

/// How near two branches are, by what counts most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Similarity {
    kinship: MatchReason,
    /// How much of what both say is common, in thousandths.
    common: usize,
    /// Both stand at the same place.
    at_home: bool,
}

/// The branches that are the same alternative, nearest pairs first.
pub(super) fn pairs(
    ours: &[Branch],
    theirs: &[Branch],
) -> Vec<(NodeId, NodeId)> {
    let mut near: Vec<(Similarity, usize, usize)> = Vec::new();
    for (a, one) in ours.iter().enumerate() {
        for (b, other) in theirs.iter().enumerate() {
            near.extend(one.nearness(other).map(|near| (near, a, b)));
        }
    }
    near.sort_by_key(|(near, a, b)| (Reverse(*near), a.abs_diff(*b), *a));
    let (mut used, mut taken) = (BTreeSet::new(), BTreeSet::new());
    let mut out = Vec::new();
    for (_, a, b) in near {
        if used.contains(&a) || taken.contains(&b) {
            continue;
        }
        if let (Some(one), Some(other)) = (ours.get(a), theirs.get(b)) {
            used.insert(a);
            taken.insert(b);
            out.push((a, one.id, other.id));
        }
    }
    // As the branches stand in the document.
    out.sort_by_key(|(a, ..)| *a);
    out.into_iter().map(|(_, one, other)| (one, other)).collect()
}
