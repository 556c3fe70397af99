//! What both sides say of the value itself: every limit, applicator and format of
//! one side held against all that the other says.

use super::facts::{beside_the_others, facts};
use super::{DifferenceCandidate, NodePair, Side, Walker};
use crate::decide::compiled_schema::CompiledSchema;
use crate::decide::solver::SchemaDifference;
use crate::decide::witness::{Goal, NodeRef};
use crate::report::rule::{self, Rule};
use crate::schema::assertion::{Assertion, Origin};
use crate::schema::emit::{self, UndeclaredProperties};
use crate::schema::keyword::{JsonType, Keyword};
use crate::schema::node::Node;
use serde_json::Value;
use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

/// How many values are kept that prove a difference at its place.
const MAX_PROOFS: usize = 40;

impl Walker<'_> {
    pub(super) fn compare_assertions(
        &mut self,
        pair: &NodePair,
        refuser: Side,
    ) {
        let accepter = refuser.other();
        let accepts = self.node(pair, accepter);
        let mut schema = None;
        let mut said: HashMap<_, Vec<&Assertion>> = HashMap::new();
        for other in &accepts.assertions {
            said.entry(other.said()).or_default().push(other);
        }
        for assertion in &self.node(pair, refuser).assertions {
            let is_exactly_said = |other: &&Assertion| {
                self.exact(refuser, assertion) == self.exact(accepter, other)
            };
            let same = said.get(&assertion.said());
            if same.into_iter().flatten().any(is_exactly_said) {
                continue;
            }
            if self.out.cut {
                return;
            }
            if self.is_within(pair, refuser, assertion) {
                continue;
            }
            if self.differs_exactly(pair, refuser, assertion) {
                let rule = self.rule_of(pair, assertion);
                let place = self.origin_of(pair, refuser, rule, assertion);
                let candidate = self.candidate(pair, refuser, rule, place);
                self.push(DifferenceCandidate {
                    beyond_floats: true,
                    ..candidate
                });
                continue;
            }
            let schema = schema.get_or_insert_with(|| {
                let id = Self::id(pair, accepter);
                let own = emit::value_schema(
                    self.side(accepter),
                    id,
                    UndeclaredProperties::Forbidden,
                );
                self.solver.schema(own)
            });
            let alone = self.solver.schema(assertion.schema());
            let difference = self.solver.subtract(schema, &alone);
            let Some((undecided, found)) = remaining(difference) else {
                continue;
            };
            let rule = self.rule_of(pair, assertion);
            let place = self.origin_of(pair, refuser, rule, assertion);
            let values =
                self.proofs(pair, accepter, assertion, schema, &alone, found);
            let undecided = undecided.filter(|_| values.is_empty());
            let candidate = DifferenceCandidate {
                values,
                undecided,
                refused: Some((Rc::clone(schema), alone)),
                cause: Some(assertion.origin.clone())
                    .filter(|origin| origin.phrase.is_some()),
                ..self.candidate(pair, refuser, rule, place)
            };
            let candidate = self.with_facts(pair, candidate, assertion);
            self.push(candidate);
        }
    }

    /// Values at the place, each judged there.
    pub(super) fn proofs(
        &self,
        pair: &NodePair,
        accepter: Side,
        assertion: &Assertion,
        accepts: &CompiledSchema,
        refuses: &CompiledSchema,
        found: Option<Value>,
    ) -> Vec<Value> {
        let beside = accepter.other();
        let accepting =
            NodeRef::new(self.side(accepter), Self::id(pair, accepter));
        let one = [accepting];
        let both = [
            accepting,
            NodeRef::new(self.side(beside), Self::id(pair, beside)),
        ];
        // An object that lacks one member may have others that one side only
        // names.
        let open = (assertion.keyword == Keyword::Required).then(|| {
            both.map(|node| node.read(UndeclaredProperties::AsWritten))
        });
        let open = open.map(|nodes| {
            self.solver.candidates(&nodes, Goal::Violate(assertion))
        });
        // A value that keeps all else that both sides say shows one thing only.
        let mut out: Vec<Value> = self
            .solver
            .candidates(&both, Goal::Violate(assertion))
            .into_iter()
            .chain(open.into_iter().flatten())
            .chain(self.solver.candidates(&one, Goal::Violate(assertion)))
            .chain(self.without_dependents(accepting, assertion))
            .chain(found)
            .filter(|value| {
                accepts.accepts(value) == Some(true)
                    && refuses.accepts(value) == Some(false)
            })
            .take(MAX_PROOFS)
            .collect();
        out.dedup();
        out
    }

    fn rule_of(&self, pair: &NodePair, assertion: &Assertion) -> &'static Rule {
        let types = |who| self.node(pair, who).types();
        if assertion.keyword == Keyword::Type
            && let (Some(ours), Some(theirs)) =
                (types(Side::Ours), types(Side::Theirs))
        {
            let less = |list: Vec<JsonType>| -> BTreeSet<JsonType> {
                list.into_iter().filter(|of| *of != JsonType::Null).collect()
            };
            let (ours, theirs) = (less(ours), less(theirs));
            // A branch that is nothing but null allows null beside the others.
            let is_null_branch = !pair.branches.is_empty()
                && (ours.is_empty() != theirs.is_empty());
            if ours == theirs || is_null_branch {
                return &rule::NULL;
            }
        }
        if assertion.keyword == Keyword::Enum && self.lists_differ_in_null(pair)
        {
            return &rule::NULL;
        }
        rule::of_keyword(assertion.keyword)
    }

    /// Whether the lists of both sides, and their types, differ in null and in
    /// nothing else.
    pub(super) fn lists_differ_in_null(&self, pair: &NodePair) -> bool {
        let [ours, theirs] =
            [Side::Ours, Side::Theirs].map(|who| self.node(pair, who));
        let allows_null = |node: &Node| {
            node.types().map(|types| types.contains(&JsonType::Null))
        };
        let listed = |node: &Node| -> Option<BTreeSet<String>> {
            let mut lists = node.assertions_of(Keyword::Enum);
            let values = lists.next()?.value.as_array()?;
            let others = values.iter().filter(|value| !value.is_null());
            let others = others.map(Value::to_string).collect();
            lists.next().is_none().then_some(others)
        };
        allows_null(ours).zip(allows_null(theirs)).is_some_and(|(a, b)| a != b)
            && listed(ours).is_some()
            && listed(ours) == listed(theirs)
    }

    /// Where to look in the document: at the limit itself, at what the document
    /// says in its place, or at the schema that says nothing.
    pub(super) fn origin_of(
        &self,
        pair: &NodePair,
        refuser: Side,
        rule: &Rule,
        assertion: &Assertion,
    ) -> Origin {
        if refuser == Side::Theirs {
            return assertion.origin.clone();
        }
        self.node(pair, Side::Theirs)
            .assertions
            .iter()
            .find(|other| {
                rule.keywords.contains(&other.keyword)
                    || other.keyword == assertion.keyword
            })
            .map_or_else(
                || {
                    let before = &assertion.origin.pointer;
                    Origin::keyword(self.location_of_removed(pair, before))
                },
                |other| other.origin.clone(),
            )
    }

    /// A required member is a finding of its own, at the member; null is a fact
    /// about types.
    fn with_facts(
        &self,
        pair: &NodePair,
        mut candidate: DifferenceCandidate,
        assertion: &Assertion,
    ) -> DifferenceCandidate {
        let (ours, theirs) =
            (self.node(pair, Side::Ours), self.node(pair, Side::Theirs));
        if candidate.rule == &rule::REQUIRED {
            let said = |node: &Node| {
                if node.assertions.iter().any(|l| l.value == assertion.value) {
                    assertion.schema()
                } else {
                    Value::Null
                }
            };
            (candidate.ours, candidate.theirs) = (said(ours), said(theirs));
        }
        if candidate.rule == &rule::NULL {
            candidate.ours = facts(self.ours, ours, &[Keyword::Type]);
            candidate.theirs = facts(self.theirs, theirs, &[Keyword::Type]);
            if !pair.branches.is_empty() {
                let (ours, theirs) = (&candidate.ours, &candidate.theirs);
                let both = (
                    beside_the_others(ours, theirs),
                    beside_the_others(theirs, ours),
                );
                (candidate.ours, candidate.theirs) = both;
            }
        }
        candidate
    }

    pub(super) fn compare_formats(
        &mut self,
        pair: &NodePair,
        ours: &Node,
        theirs: &Node,
    ) {
        let named = |node: &Node| -> BTreeSet<String> {
            node.formats
                .iter()
                .map(|assertion| assertion.value.to_string())
                .collect()
        };
        if named(ours) == named(theirs) {
            return;
        }
        let before = ours.formats.first().map(|said| &said.origin.pointer);
        let place = match (theirs.formats.first(), before) {
            (Some(assertion), _) => assertion.origin.clone(),
            (None, Some(before)) => {
                Origin::keyword(self.location_of_removed(pair, before))
            }
            (None, None) => Origin::keyword(pair.document_location.clone()),
        };
        let fact = |node: &Node| {
            node.formats.first().map_or(Value::Null, Assertion::schema)
        };
        let candidate = DifferenceCandidate {
            ours: fact(ours),
            theirs: fact(theirs),
            ..self.candidate(pair, Side::Ours, &rule::FORMAT, place)
        };
        self.push(candidate);
    }
}

/// What is left of a difference to report: why it is undecided, and a value.
pub(super) fn remaining(
    difference: SchemaDifference,
) -> Option<(Option<String>, Option<Value>)> {
    match difference {
        SchemaDifference::Empty => None,
        SchemaDifference::NonEmpty(value) => Some((None, value)),
        SchemaDifference::Undecided(reason) => Some((Some(reason), None)),
    }
}
