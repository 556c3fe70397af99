//! Limits that another limit makes redundant: they differ, and decide nothing.

use super::facts::facts;
use super::{DifferenceCandidate, NodePair, Side, Walker};
use crate::decide::solver::SchemaDifference;
use crate::report::rule::{self, RULES, Rule};
use crate::schema::assertion::{Assertion, Origin};
use crate::schema::keyword::Keyword;
use crate::schema::node::Node;
use serde_json::{Map, Value};

impl Walker<'_> {
    /// Limits that others make redundant, and lists that a limit cuts: what changes
    /// in them changes nothing that is accepted, yet somebody
    /// changed it.
    pub(super) fn redundant_limits(&mut self, pair: &NodePair, before: usize) {
        let (ours, theirs) =
            (self.node(pair, Side::Ours), self.node(pair, Side::Theirs));
        let lists = |node: &Node| node.assertions_of(Keyword::Enum).count() > 0;
        let both_list = lists(ours) && lists(theirs);
        // A list in the place of other limits says the same in another way.
        if lists(ours) != lists(theirs) {
            return;
        }
        for rule in RULES.iter().filter(|rule| may_be_redundant(rule)) {
            let (was, is) = (
                facts(self.ours, ours, rule.keywords),
                facts(self.theirs, theirs, rule.keywords),
            );
            let told = |candidate: &DifferenceCandidate| {
                candidate.rule == rule
                    && candidate.path == pair.path
                    && candidate.nodes == (pair.ours, pair.theirs)
            };
            let found = self.out.candidates.get(before..).unwrap_or_default();
            let of_null =
                rule == &rule::ENUM && self.lists_differ_in_null(pair);
            let is_idle = was != is
                && !of_null
                && !found.iter().any(told)
                && (both_list || self.differ_alone(theirs, &was, &is));
            if !is_idle {
                continue;
            }
            let said = |node: &Node| {
                let of = |a: &&Assertion| rule.keywords.contains(&a.keyword);
                node.assertions.iter().find(of).map(|a| a.origin.clone())
            };
            let place = said(theirs).unwrap_or_else(|| {
                Origin::keyword(pair.document_location.clone())
            });
            let candidate = DifferenceCandidate {
                ours: was,
                theirs: is,
                ..self.candidate(
                    pair,
                    Side::Ours,
                    &rule::REDUNDANT_LIMIT,
                    place,
                )
            };
            self.push(candidate);
        }
    }

    /// Whether two limits differ by themselves, for values of the types of a
    /// node.
    fn differ_alone(&self, node: &Node, was: &Value, is: &Value) -> bool {
        let types = facts(self.theirs, node, &[Keyword::Type]);
        let schema = |limits: &Value| {
            let said =
                [&types, limits].into_iter().filter_map(Value::as_object);
            let said: Map<String, Value> =
                said.flatten().map(|(k, v)| (k.clone(), v.clone())).collect();
            self.solver.schema(Value::Object(said))
        };
        let (was, is) = (schema(was), schema(is));
        [self.solver.subtract(&was, &is), self.solver.subtract(&is, &was)]
            .iter()
            .any(|left| matches!(left, SchemaDifference::NonEmpty(_)))
    }
}

/// Whether a list of values can make what a rule compares redundant, or be cut by it.
fn may_be_redundant(rule: &Rule) -> bool {
    rule.keywords.iter().any(|keyword| {
        matches!(
            keyword,
            Keyword::Enum
                | Keyword::MinLength
                | Keyword::MaxLength
                | Keyword::Pattern
                | Keyword::Minimum
                | Keyword::Maximum
                | Keyword::MultipleOf
        )
    })
}
