//! An object in one version that is written as alternatives in the other, one
//! for each value of a property.

use super::{DifferenceCandidate, NodePair, Side, Walker};
use crate::compare::comparison_kind::ComparisonKind;
use crate::report::rule;
use crate::schema::assertion::Origin;
use crate::schema::keyword::Keyword;
use crate::schema::node::{Node, NodeId, SchemaGraph};
use crate::schema::path::Segment;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Values by how they are written.
type ListedValues = BTreeMap<String, Value>;

/// A property of an object and of each alternative that lists its values.
struct DiscriminatingProperty {
    name: String,
    /// What the object says of it.
    whole: NodeId,
    all: ListedValues,
    /// The alternatives, each with what it says of the property. No value is in
    /// two of them.
    parts: Vec<(NodeId, NodeId, ListedValues)>,
}

impl Walker<'_> {
    /// The pairs of an object with each of the alternatives that it has become
    /// or was, where a property says which one a message is. The property
    /// itself is compared here, as all alternatives together have it.
    pub(super) fn matched_by_property(
        &mut self,
        pair: &NodePair,
        ours: &[NodeId],
        theirs: &[NodeId],
    ) -> Option<Vec<(NodeId, NodeId)>> {
        if self.kind != ComparisonKind::Versions {
            return None;
        }
        let (whole, property) = match (ours, theirs) {
            ([whole], branches) if *whole == pair.ours => {
                let by = discriminating_property(
                    (self.ours, *whole),
                    (self.theirs, branches),
                );
                (Side::Ours, by?)
            }
            (branches, [whole]) if *whole == pair.theirs => {
                let by = discriminating_property(
                    (self.theirs, *whole),
                    (self.ours, branches),
                );
                (Side::Theirs, by?)
            }
            _ => return None,
        };
        let DiscriminatingProperty { name, all, parts, .. } = &property;
        let is_part = |listed: &ListedValues| {
            listed.keys().any(|it| all.contains_key(it))
        };
        let parts = parts.iter().filter(|(.., listed)| is_part(listed));
        let parts: Vec<_> = parts.collect();
        let pairs: Vec<(NodeId, NodeId)> = parts
            .iter()
            .map(|(branch, ..)| match whole {
                Side::Ours => (pair.ours, *branch),
                Side::Theirs => (*branch, pair.theirs),
            })
            .collect();
        for pair in &pairs {
            self.discriminated_by.insert(*pair, name.clone());
        }
        let mut union = ListedValues::new();
        for (.., listed) in &parts {
            union.extend((*listed).clone());
        }
        let (_, of_branch, _) = *parts.first()?;
        let (ours, theirs) = match whole {
            Side::Ours => ((property.whole, all), (*of_branch, &union)),
            Side::Theirs => ((*of_branch, &union), (property.whole, all)),
        };
        self.push_listed_values(pair, name, ours, theirs);
        Some(pairs)
    }

    /// Names the values of a property that only one side lists.
    fn push_listed_values(
        &mut self,
        pair: &NodePair,
        name: &str,
        (ours, listed_by_ours): (NodeId, &ListedValues),
        (theirs, listed_by_theirs): (NodeId, &ListedValues),
    ) {
        let only = |these: &ListedValues, those: &ListedValues| -> Vec<Value> {
            let only = these.iter().filter(|(it, _)| !those.contains_key(*it));
            only.map(|(_, value)| value.clone()).collect()
        };
        let fact = |listed: &ListedValues| json!({ "enum": listed.values().collect::<Vec<_>>() });
        for (refuser, values) in [
            (Side::Ours, only(listed_by_theirs, listed_by_ours)),
            (Side::Theirs, only(listed_by_ours, listed_by_theirs)),
        ] {
            if values.is_empty() {
                continue;
            }
            let place = match &self.node(pair, Side::Theirs).alternatives {
                Some(choice) => choice.origin.clone(),
                None => {
                    let of_property = self.theirs.node(theirs);
                    Origin::keyword(of_property.primary_location.clone())
                }
            };
            let mut candidate = DifferenceCandidate {
                values,
                ours: fact(listed_by_ours),
                theirs: fact(listed_by_theirs),
                nodes: (ours, theirs),
                ..self.candidate(pair, refuser, &rule::ENUM, place)
            };
            candidate.path.push(Segment::Property(name.to_owned()));
            self.push(candidate);
        }
    }

    /// Whether a property says which alternative an object is, so that it has
    /// been compared.
    pub(super) fn is_discriminating(
        &self,
        pair: &NodePair,
        name: &str,
    ) -> bool {
        let by = self.discriminated_by.get(&(pair.ours, pair.theirs));
        by.is_some_and(|known| known == name)
    }
}

/// The property whose values say which of the branches an object is.
fn discriminating_property(
    (side, whole): (&SchemaGraph, NodeId),
    (other, branches): (&SchemaGraph, &[NodeId]),
) -> Option<DiscriminatingProperty> {
    side.node(whole).properties.iter().find_map(|(name, id)| {
        let all = listed(side.node(*id))?;
        let part = |branch: &NodeId| {
            let id = *other.node(*branch).properties.get(name)?;
            Some((*branch, id, listed(other.node(id))?))
        };
        let parts: Vec<_> = branches.iter().map(part).collect::<Option<_>>()?;
        let mut union = ListedValues::new();
        let mut count = 0;
        for (.., listed) in &parts {
            count += listed.len();
            union.extend(listed.clone());
        }
        let is_shared = union.keys().any(|it| all.contains_key(it));
        (count == union.len() && is_shared).then(|| DiscriminatingProperty {
            name: name.clone(),
            whole: *id,
            all,
            parts,
        })
    })
}

/// The values of a node that lists them and says nothing else of them.
fn listed(node: &Node) -> Option<ListedValues> {
    let is_plain = node.alternatives.is_none()
        && node.applicators.is_empty()
        && node.assertions.iter().all(|assertion| {
            matches!(assertion.keyword, Keyword::Enum | Keyword::Type)
        });
    let mut lists = node.assertions_of(Keyword::Enum);
    let values = lists.next()?.value.as_array()?;
    let listed = |value: &Value| (value.to_string(), value.clone());
    (is_plain && lists.next().is_none())
        .then(|| values.iter().map(listed).collect())
}
