//! Members and items that a pattern or a place takes out of
//! `additionalProperties` and `items`: where the keyword is gone, the others
//! judge them.

use super::{DifferenceCandidate, NodePair, Side, Walker};
use crate::decide::witness::{Goal, NodeRef};
use crate::report::rule;
use crate::schema::assertion::Origin;
use crate::schema::emit::{self, UndeclaredProperties};
use crate::schema::keyword::Keyword;
use crate::schema::node::{Applicator, SchemaGraph, Subschemas};
use serde_json::Value;

/// How many values are tried for one keyword.
const MAX_VALUES: usize = 20;

impl Walker<'_> {
    /// Names each keyword of the accepting side that takes a member or an item
    /// which the refusing side, without it, refuses.
    pub(super) fn compare_evaluated(&mut self, pair: &NodePair, refuser: Side) {
        for candidate in self.evaluated_candidates(pair, refuser) {
            self.push(candidate);
        }
    }

    fn evaluated_candidates(
        &self,
        pair: &NodePair,
        refuser: Side,
    ) -> Vec<DifferenceCandidate> {
        let mut out = Vec::new();
        let accepter = refuser.other();
        let graph = self.side(accepter);
        let written = UndeclaredProperties::AsWritten;
        let node = |who| {
            NodeRef::new(self.side(who), Self::id(pair, who)).read(written)
        };
        let schema = |who| {
            let NodeRef { graph, id, .. } = node(who);
            self.solver.schema(emit::node_schema(graph, id, written))
        };
        for applicator in &self.node(pair, accepter).applicators {
            let keyword = applicator.keyword;
            let alone = emit::applicator(graph, applicator);
            if alone == self.condition(pair, refuser, keyword) {
                continue;
            }
            let [with, without] = [accepter, refuser].map(schema);
            let values: Vec<Value> = self
                .holding_evaluated(node(accepter), graph, applicator)
                .into_iter()
                .take(MAX_VALUES)
                .filter(|value| {
                    with.accepts(value) == Some(true)
                        && without.accepts(value) == Some(false)
                })
                .collect();
            if values.is_empty() {
                continue;
            }
            let place = match accepter {
                Side::Theirs => applicator.origin.clone(),
                Side::Ours => Origin::keyword(pair.document_location.clone()),
            };
            let rule = rule::of_keyword(keyword);
            out.push(DifferenceCandidate {
                values,
                undeclared: written,
                ours: self.condition(pair, Side::Ours, keyword),
                theirs: self.condition(pair, Side::Theirs, keyword),
                ..self.candidate(pair, refuser, rule, place)
            });
        }
        out
    }

    /// Objects and lists with a member or an item that the keyword judges.
    fn holding_evaluated(
        &self,
        node: NodeRef<'_>,
        graph: &SchemaGraph,
        applicator: &Applicator,
    ) -> Vec<Value> {
        let values = |id| {
            let below = NodeRef::new(graph, id);
            self.solver.candidates(&[below], Goal::Satisfy)
        };
        let mut out = Vec::new();
        for part in &applicator.parts {
            match part {
                (Keyword::PatternProperties, Subschemas::Named(named)) => {
                    let objects =
                        self.solver.candidates(&[node], Goal::Satisfy);
                    let objects: Vec<_> =
                        objects.iter().filter_map(Value::as_object).collect();
                    for (pattern, id) in named {
                        let name = self.text_that_matches(pattern);
                        let Some(name) = name else { continue };
                        let value = values(*id).into_iter().next();
                        out.extend(objects.iter().filter_map(|object| {
                            let mut with = (*object).clone();
                            with.insert(name.clone(), value.clone()?);
                            Some(Value::Object(with))
                        }));
                    }
                }
                (Keyword::PrefixItems, Subschemas::List(places)) => {
                    let firsts: Option<Vec<Value>> = places
                        .iter()
                        .map(|id| values(*id).into_iter().next())
                        .collect();
                    let all = firsts.unwrap_or_default();
                    out.extend((1..=all.len()).filter_map(|count| {
                        Some(Value::from(all.get(..count)?.to_vec()))
                    }));
                }
                _ => {}
            }
        }
        out
    }
}
