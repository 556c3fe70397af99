//! Differences inside the branches of a choice, which another branch may make
//! up for.

use super::{Evidence, ProvedDifference, Verifier};
use crate::compare::walk::{BranchPair, DifferenceCandidate, Side};
use crate::decide::solver::SchemaDifference;
use crate::decide::witness::NodeRef;
use crate::schema::path::Segment;
use serde_json::{Value, json};

impl Verifier<'_> {
    /// A difference between two branches that are the same alternative, which
    /// another branch makes up for.
    pub(super) fn in_branch(
        &self,
        mut found: ProvedDifference,
        branch: BranchPair,
    ) -> Option<ProvedDifference> {
        let candidate = &mut found.candidate;
        let refuser = candidate.refuser;
        let nodes =
            |who| NodeRef::new(self.roots.graph(who), branch.branch_of(who));
        let schema = |who| {
            self.roots.below(who, branch.branch_of(who), candidate.undeclared)
        };
        let path = candidate.path.get(branch.depth..).unwrap_or_default();
        let (accepts, other) = (schema(refuser.other()), schema(refuser));
        let both = vec![nodes(refuser.other()), nodes(refuser)];
        let nodes = [both, vec![nodes(refuser.other())]];
        let values = &candidate.values;
        let made = nodes.iter().flat_map(|nodes| {
            values.iter().flat_map(|value| self.holding(nodes, path, value))
        });
        let judges = (&*accepts, &*other);
        found.message = self.proof(made, path, candidate, judges).found();
        candidate.hidden = true;
        found.evidence = vec![Evidence::new(&accepts, &other)];
        let refuted = found.message.is_none()
            && self.solver.subtract(&accepts, &other)
                == SchemaDifference::Empty;
        (!refuted).then_some(found)
    }

    /// Asks whether a difference inside a branch is one of the whole choice. No
    /// choice lies above it, so that it is one of the whole message then.
    pub(super) fn in_choice(
        &self,
        mut found: ProvedDifference,
        choice: BranchPair,
    ) -> Option<ProvedDifference> {
        if self.accepted_elsewhere(&found.candidate) {
            return None;
        }
        let candidate = &mut found.candidate;
        let (refuser, undeclared) = (candidate.refuser, candidate.undeclared);
        let accepter = refuser.other();
        let all = self.roots.below(refuser, choice.whole(refuser), undeclared);
        let branch = choice.branch_of(accepter);
        let accepts = self.roots.below(accepter, branch, undeclared);
        let path = candidate.path.get(choice.depth..).unwrap_or_default();
        let nested = candidate.refused.as_ref().and_then(|(accepts, assertion)| {
            let there =
                json!({ "allOf": [*accepts.value, { "not": *assertion.value }] });
            at_path(path, there)
        });
        let difference = match nested {
            Some(nested) => {
                let question = with_conjunct(&accepts.value, nested);
                self.solver.subtract(&self.solver.schema(question), &all)
            }
            None => self.solver.subtract(&accepts, &all),
        };
        match difference {
            SchemaDifference::Empty => return None,
            SchemaDifference::NonEmpty(_) => {}
            SchemaDifference::Undecided(reason) => {
                candidate.undecided.get_or_insert(reason);
            }
        }
        Some(found)
    }

    /// Whether messages that show this one difference, and keep all else that
    /// both sides say, are accepted by both.
    fn accepted_elsewhere(&self, candidate: &DifferenceCandidate) -> bool {
        let both = [Side::Ours, Side::Theirs];
        let messages: Vec<Value> = self.messages(candidate, &both).collect();
        let accepts = |who, message| {
            self.roots.accepts(who, candidate.undeclared, message) == Some(true)
        };
        let by_both = |message| both.iter().all(|who| accepts(*who, message));
        !messages.is_empty() && messages.iter().all(by_both)
    }
}

/// A schema that says one thing more; its definitions stay where they are.
fn with_conjunct(schema: &Value, more: Value) -> Value {
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
fn at_path(path: &[Segment], schema: Value) -> Option<Value> {
    path.iter().rev().try_fold(schema, |schema, step| match step {
        Segment::Property(name) => Some(json!({
            "type": "object",
            "required": [name],
            "properties": { name: schema },
        })),
        Segment::Item => Some(json!({
            "type": "array",
            "minItems": 1,
            "items": schema,
        })),
        Segment::AdditionalProperty | Segment::PropertyName => None,
    })
}
