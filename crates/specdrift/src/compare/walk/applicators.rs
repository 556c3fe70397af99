//! Compares keywords that hold schemas which judge the same value.

use super::assertions::remaining;
use super::{DifferenceCandidate, NodePair, Side, Walker};
use crate::compare::comparison_kind::ComparisonKind;
use crate::decide::witness::NodeRef;
use crate::report::rule;
use crate::schema::assertion::Assertion;
use crate::schema::emit::{self, UndeclaredProperties};
use crate::schema::keyword::Keyword;
use crate::schema::node::{Applicator, SchemaGraph};
use serde_json::Value;

impl Walker<'_> {
    pub(super) fn compare_applicators(
        &mut self,
        pair: &NodePair,
        refuser: Side,
    ) {
        let accepter = refuser.other();
        let side = self.side(refuser);
        let written = |side: &SchemaGraph, applicator: &Applicator| {
            emit::applicator(side, applicator)
        };
        for applicator in &self.node(pair, refuser).applicators {
            let alone = written(side, applicator);
            let same = self
                .node(pair, accepter)
                .applicators
                .iter()
                .any(|other| written(self.side(accepter), other) == alone);
            if same {
                continue;
            }
            let said =
                NodeRef::new(self.side(accepter), Self::id(pair, accepter));
            let schema = emit::node_schema(
                said.graph,
                said.id,
                UndeclaredProperties::AsWritten,
            );
            let schema = self.solver.schema(schema);
            let alone = self.solver.schema(alone);
            let difference = self.solver.subtract(&schema, &alone);
            let Some((undecided, found)) = remaining(difference) else {
                continue;
            };
            let assertion = Assertion {
                keyword: applicator.keyword,
                value: alone
                    .value
                    .get(applicator.keyword.as_str())
                    .cloned()
                    .unwrap_or_default(),
                origin: applicator.origin.clone(),
            };
            let rule = rule::of_keyword(applicator.keyword);
            let place = self.origin_of(pair, refuser, rule, &assertion);
            let mut values =
                self.proofs(pair, accepter, &assertion, &schema, &alone, found);
            let made = self.refused_by_condition(refuser, applicator);
            values.extend(made.into_iter().filter(|value| {
                schema.accepts(value) == Some(true)
                    && alone.accepts(value) == Some(false)
            }));
            let undecided = undecided.filter(|_| values.is_empty());
            let mut candidate = DifferenceCandidate {
                values,
                undecided,
                ..self.candidate(pair, refuser, rule, place)
            };
            if self.kind == ComparisonKind::Versions {
                let keyword = applicator.keyword;
                candidate.ours = self.condition(pair, Side::Ours, keyword);
                candidate.theirs = self.condition(pair, Side::Theirs, keyword);
            }
            match refuser {
                Side::Ours => candidate.ours = (*alone.value).clone(),
                Side::Theirs => candidate.theirs = (*alone.value).clone(),
            }
            candidate.refused = Some((schema, alone));
            self.push(candidate);
        }
    }

    /// What a side says with a keyword that holds schemas; null where it says
    /// nothing, or says it more than once.
    pub(super) fn condition(
        &self,
        pair: &NodePair,
        who: Side,
        keyword: Keyword,
    ) -> Value {
        let all = self.node(pair, who).applicators.iter();
        let mut all = all.filter(|applicator| applicator.keyword == keyword);
        match (all.next(), all.next()) {
            (Some(one), None) => emit::applicator(self.side(who), one),
            (None | Some(_), _) => Value::Null,
        }
    }
}
