//! A finding of one binding, with what a policy must know to cover it.

use crate::compare::prove::Evidence;
use crate::config::{AcceptedFinding, Binding, Policy};
use crate::document::pointer::Pointer;
use crate::report::finding::{Finding, FindingKind};
use crate::schema::node::{
    AdditionalProperties, NodeId, SchemaGraph, UNCONSTRAINED,
};
use serde_json::Value;
use std::collections::BTreeSet;

/// A finding of one binding. Several bindings may give the same finding, where
/// their schemas are one in the document.
#[derive(Debug)]
pub(crate) struct BoundFinding<'a> {
    pub(crate) binding: &'a Binding,
    pub(crate) finding: Finding,
    /// Every place at which the document declares the field, once for each
    /// alternative.
    pub(crate) declared_at: Vec<Pointer>,
    /// What a message must tell apart to prove the difference.
    pub(crate) evidence: Vec<Evidence>,
}

impl<'a> BoundFinding<'a> {
    pub(crate) fn new(
        binding: &'a Binding,
        finding: &Finding,
        document: &SchemaGraph,
        evidence: Vec<Evidence>,
    ) -> Self {
        let declared_at = declared_at(document, finding.field());
        Self { binding, finding: finding.clone(), declared_at, evidence }
    }

    /// The same finding in another binding.
    pub(crate) fn of(&self, binding: &'a Binding) -> Self {
        Self {
            binding,
            finding: self.finding.clone(),
            declared_at: self.declared_at.clone(),
            evidence: self.evidence.clone(),
        }
    }

    /// The field of the message that the binding names.
    pub(crate) fn field(&self) -> [&str; 4] {
        let binding = self.binding;
        [
            &binding.document,
            binding.at.as_str(),
            &binding.id,
            self.finding.field(),
        ]
    }

    /// Whether it is this finding that was accepted, whatever has become of it.
    pub(crate) fn is_same_finding(&self, accepted: &AcceptedFinding) -> bool {
        let finding = &self.finding;
        accepted.rule() == finding.rule.id
            && accepted.binding == self.binding.id
            && accepted.document == self.binding.document
            && accepted.at == self.binding.at
            && accepted.field == finding.field()
            && accepted.side == finding.relation()
    }

    /// Whether both sides say what they said when it was accepted, wherever
    /// the document says it: schemas move into components and back.
    pub(crate) fn is_unchanged_since(
        &self,
        accepted: &AcceptedFinding,
    ) -> bool {
        self.is_same_finding(accepted)
            && (self.says_the_same(accepted)
                || self.is_better_example(accepted)
                || self.is_fault_that_has_moved(accepted))
    }

    /// Whether it is a fault of the document by itself, in the same words and
    /// at a place that ends the same. The place names it, so that it has
    /// another name at another.
    fn is_fault_that_has_moved(&self, accepted: &AcceptedFinding) -> bool {
        let end = |place: &Pointer| {
            let holder = place.parent().unwrap_or_default();
            let is_member = holder.parent().and_then(|it| it.last());
            let is_member = is_member.as_deref() == Some("properties");
            (holder.last().filter(|_| is_member), place.last())
        };
        matches!(self.finding.kind, FindingKind::Lint { .. })
            && accepted.theirs == self.finding.message.as_str()
            && end(&accepted.pointer) == end(&self.finding.location.pointer)
    }

    fn says_the_same(&self, accepted: &AcceptedFinding) -> bool {
        if accepted.fingerprint != self.finding.fingerprint {
            return false;
        }
        let (theirs, ours) = said(&self.finding);
        accepted.theirs == theirs && accepted.ours == ours
    }

    /// Whether it is an example that is refused for less than when it was
    /// accepted.
    fn is_better_example(&self, accepted: &AcceptedFinding) -> bool {
        let Some((_, refusals)) = self.finding.refused_example() else {
            return false;
        };
        let was = accepted.theirs.as_array();
        accepted.pointer == self.finding.location.pointer
            && !refusals.is_empty()
            && refusals.iter().all(|refusal| {
                was.is_some_and(|was| was.iter().any(|it| it == refusal))
            })
    }

    /// Whether more alternatives of the document declare the field than when
    /// it was accepted, or fewer.
    pub(crate) fn is_declared_elsewhere_since(
        &self,
        accepted: &AcceptedFinding,
    ) -> bool {
        accepted.declared_at.len() != self.declared_at.len()
    }

    /// What is written into the lock file.
    pub(crate) fn accepted(&self, policy: &Policy) -> AcceptedFinding {
        let finding = &self.finding;
        let (theirs, ours) = said(finding);
        AcceptedFinding {
            policy: policy.name.clone(),
            binding: self.binding.id.clone(),
            document: self.binding.document.clone(),
            at: self.binding.at.clone(),
            field: finding.field().to_owned(),
            fingerprint: finding.fingerprint.clone(),
            side: finding.relation(),
            pointer: finding.location.pointer.clone(),
            declared_at: self.declared_at.clone(),
            theirs,
            ours,
            counterexample: match &finding.kind {
                // An example is in the document, and may change in places that
                // are no fault.
                FindingKind::Example { .. } => None,
                FindingKind::Difference(_)
                | FindingKind::Unjudged
                | FindingKind::UnreadPhrase { .. }
                | FindingKind::ReaderAgainstSchema { .. }
                | FindingKind::Lint { .. }
                | FindingKind::Change { .. }
                | FindingKind::Annotation { .. }
                | FindingKind::Lock
                | FindingKind::Policy { .. } => {
                    finding.counterexample().cloned()
                }
            },
            line: 0,
        }
    }
}

/// What the document says, and what we say. Where it is not about two schemas,
/// the fault stands for what the document says.
fn said(finding: &Finding) -> (Value, Value) {
    match &finding.kind {
        FindingKind::Difference(difference) => {
            (difference.theirs.clone(), difference.ours.clone())
        }
        FindingKind::Change { before, after }
        | FindingKind::Annotation { before, after, .. } => {
            (after.clone(), before.clone())
        }
        FindingKind::Example { refusals, .. } if !refusals.is_empty() => {
            (refusals.clone().into(), Value::Null)
        }
        FindingKind::Unjudged
        | FindingKind::UnreadPhrase { .. }
        | FindingKind::ReaderAgainstSchema { .. }
        | FindingKind::Example { .. }
        | FindingKind::Lint { .. }
        | FindingKind::Lock
        | FindingKind::Policy { .. } => {
            (finding.message.as_str().into(), Value::Null)
        }
    }
}

/// How many declarations of one field are recorded.
const MAX_DECLARATIONS: usize = 1_000;

/// Every place at which a side declares a field, once for each way through its
/// alternatives: several may lead to the same place.
fn declared_at(graph: &SchemaGraph, field: &str) -> Vec<Pointer> {
    let Some(field) = Pointer::parse(field).filter(|_| !field.is_empty())
    else {
        return Vec::new();
    };
    let mut here = vec![graph.root];
    for segment in field.segments() {
        here = here
            .into_iter()
            .flat_map(|id| with_alternatives(graph, id))
            .filter_map(|id| part(graph, id, &segment))
            .filter(|id| *id != UNCONSTRAINED)
            .take(MAX_DECLARATIONS)
            .collect();
    }
    let mut places: Vec<Pointer> =
        here.into_iter().map(|id| graph.node(id).at.clone()).collect();
    places.sort();
    places
}

/// A node, and all that it chooses between.
fn with_alternatives(graph: &SchemaGraph, of: NodeId) -> Vec<NodeId> {
    let mut open = vec![of];
    let mut seen = BTreeSet::new();
    while let Some(id) = open.pop() {
        if seen.insert(id)
            && let Some(choice) = &graph.node(id).alternatives
        {
            open.extend(&choice.branches);
        }
    }
    seen.into_iter().collect()
}

/// The node of one step from a value to a part of it.
fn part(graph: &SchemaGraph, id: NodeId, segment: &str) -> Option<NodeId> {
    let node = graph.node(id);
    if let Some(property) = node.properties.get(segment) {
        return Some(*property);
    }
    match segment {
        "*" => node.items,
        "{}" => match node.additional_properties {
            AdditionalProperties::Schema(id) => Some(id),
            AdditionalProperties::Unspecified
            | AdditionalProperties::Allowed(_)
            | AdditionalProperties::Forbidden(_) => None,
        },
        "{name}" => node.property_names,
        _ => None,
    }
}
