//! What both sides say of the value itself: every limit, clause and format of
//! one side held against all that the other says.

use super::{Candidate, Pair, Walker, Who};
use crate::decide::solver::{Difference, Schema};
use crate::decide::witness::{Ask, values};
use crate::report::rule::{self, Rule};
use crate::schema::emit::{self, Openness};
use crate::schema::node::{Clause, Limit, Node, Origin, Side};
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use std::rc::Rc;

impl Walker<'_> {
    pub(super) fn limits(&mut self, pair: &Pair, refuser: Who) {
        let accepter = refuser.other();
        let accepts = self.node(pair, accepter);
        let mut schema = None;
        for limit in &self.node(pair, refuser).limits {
            let same = |other: &Limit| {
                other.keyword == limit.keyword && other.value == limit.value
            };
            if accepts.limits.iter().any(same) {
                continue;
            }
            if self.out.cut {
                return;
            }
            let schema = schema.get_or_insert_with(|| {
                let id = Self::id(pair, accepter);
                let own = emit::own(self.side(accepter), id, Openness::Closed);
                self.algebra.schema(own)
            });
            let alone = self.algebra.schema(limit.schema());
            let difference = self.algebra.subtract(schema, &alone);
            let Some((undecided, found)) = open(difference) else { continue };
            let rule = self.rule_of(pair, limit);
            let place = self.place(pair, refuser, rule, limit);
            let values =
                self.proofs(pair, accepter, limit, schema, &alone, found);
            let candidate = Candidate {
                values,
                undecided,
                refused: Some((Rc::clone(schema), alone)),
                ..self.candidate(pair, refuser, rule, place)
            };
            let candidate = self.with_facts(pair, candidate, limit);
            self.name(candidate);
        }
    }

    /// Values at the place, each judged there.
    fn proofs(
        &self,
        pair: &Pair,
        accepter: Who,
        limit: &Limit,
        accepts: &Schema,
        refuses: &Schema,
        found: Option<Value>,
    ) -> Vec<Value> {
        let beside = accepter.other();
        let one = [(self.side(accepter), Self::id(pair, accepter))];
        let both = [
            (self.side(accepter), Self::id(pair, accepter)),
            (self.side(beside), Self::id(pair, beside)),
        ];
        // A value that keeps all else that both sides say shows one thing only.
        let mut out: Vec<Value> = values(&both, Ask::Break(limit))
            .into_iter()
            .chain(values(&one, Ask::Break(limit)))
            .chain(found)
            .filter(|value| {
                accepts.accepts(value) == Some(true)
                    && refuses.accepts(value) == Some(false)
            })
            .collect();
        out.dedup();
        out
    }

    fn rule_of(&self, pair: &Pair, limit: &Limit) -> &'static Rule {
        let types = |who| self.node(pair, who).types();
        if limit.keyword == "type"
            && let (Some(ours), Some(theirs)) =
                (types(Who::Ours), types(Who::Theirs))
        {
            let less = |list: Vec<String>| -> BTreeSet<String> {
                list.into_iter().filter(|name| name != "null").collect()
            };
            if less(ours) == less(theirs) {
                return &rule::NULL;
            }
        }
        rule::of_keyword(&limit.keyword)
    }

    /// Where to look in the document: at the limit itself, at what the document
    /// says in its place, or at the schema that says nothing.
    fn place(
        &self,
        pair: &Pair,
        refuser: Who,
        rule: &Rule,
        limit: &Limit,
    ) -> Origin {
        if refuser == Who::Theirs {
            return limit.origin.clone();
        }
        self.node(pair, Who::Theirs)
            .limits
            .iter()
            .find(|other| {
                rule.keywords.contains(&other.keyword.as_str())
                    || other.keyword == limit.keyword
            })
            .map_or_else(
                || Origin::keyword(pair.look.clone()),
                |other| other.origin.clone(),
            )
    }

    /// A required member is a finding of its own, at the member; null is a fact
    /// about types.
    fn with_facts(
        &self,
        pair: &Pair,
        mut candidate: Candidate,
        limit: &Limit,
    ) -> Candidate {
        let (ours, theirs) =
            (self.node(pair, Who::Ours), self.node(pair, Who::Theirs));
        if candidate.rule == &rule::REQUIRED {
            let said = |node: &Node| {
                if node.limits.iter().any(|l| l.value == limit.value) {
                    limit.schema()
                } else {
                    Value::Null
                }
            };
            (candidate.ours, candidate.theirs) = (said(ours), said(theirs));
        }
        if candidate.rule == &rule::NULL {
            candidate.ours = facts(ours, &["type"]);
            candidate.theirs = facts(theirs, &["type"]);
        }
        candidate
    }

    pub(super) fn clauses(&mut self, pair: &Pair, refuser: Who) {
        let accepter = refuser.other();
        let side = self.side(refuser);
        let written = |side: &Side, clause: &Clause| emit::clause(side, clause);
        for clause in &self.node(pair, refuser).clauses {
            let alone = written(side, clause);
            let same = self
                .node(pair, accepter)
                .clauses
                .iter()
                .any(|other| written(self.side(accepter), other) == alone);
            if same {
                continue;
            }
            let said = (self.side(accepter), Self::id(pair, accepter));
            let schema = emit::whole(said.0, said.1, Openness::Written);
            let schema = self.algebra.schema(schema);
            let alone = self.algebra.schema(alone);
            let difference = self.algebra.subtract(&schema, &alone);
            let Some((undecided, found)) = open(difference) else { continue };
            let limit = Limit {
                keyword: clause.keyword.clone(),
                value: alone
                    .value
                    .get(&clause.keyword)
                    .cloned()
                    .unwrap_or_default(),
                origin: clause.origin.clone(),
            };
            let rule = rule::of_keyword(&clause.keyword);
            let place = self.place(pair, refuser, rule, &limit);
            let values =
                self.proofs(pair, accepter, &limit, &schema, &alone, found);
            let mut candidate = Candidate {
                values,
                undecided,
                ..self.candidate(pair, refuser, rule, place)
            };
            match refuser {
                Who::Ours => candidate.ours = (*alone.value).clone(),
                Who::Theirs => candidate.theirs = (*alone.value).clone(),
            }
            candidate.refused = Some((schema, alone));
            self.name(candidate);
        }
    }

    pub(super) fn formats(&mut self, pair: &Pair, ours: &Node, theirs: &Node) {
        let named = |node: &Node| -> BTreeSet<String> {
            node.formats.iter().map(|limit| limit.value.to_string()).collect()
        };
        if named(ours) == named(theirs) {
            return;
        }
        let place = theirs.formats.first().map_or_else(
            || Origin::keyword(pair.look.clone()),
            |limit| limit.origin.clone(),
        );
        let fact = |node: &Node| {
            node.formats.first().map_or(Value::Null, Limit::schema)
        };
        let candidate = Candidate {
            ours: fact(ours),
            theirs: fact(theirs),
            ..self.candidate(pair, Who::Ours, &rule::FORMAT, place)
        };
        self.name(candidate);
    }
}

/// What is left of a difference to report: why it is undecided, and a value.
fn open(difference: Difference) -> Option<(Option<String>, Option<Value>)> {
    match difference {
        Difference::Nothing => None,
        Difference::Something(value) => Some((None, value)),
        Difference::Undecided(reason) => Some((Some(reason), None)),
    }
}

/// The limits of a few keywords, as one schema; null where there are none. Of
/// two limits of one keyword, what both leave.
pub(super) fn facts(node: &Node, words: &[&str]) -> Value {
    let mut map = Map::new();
    for limit in
        node.limits.iter().filter(|l| words.contains(&l.keyword.as_str()))
    {
        let word = limit.keyword.as_str();
        let value = match map.get(word) {
            Some(before) => tighter(word, before, &limit.value),
            None => limit.value.clone(),
        };
        map.insert(word.into(), value);
    }
    if map.is_empty() { Value::Null } else { Value::Object(map) }
}

fn tighter(word: &str, a: &Value, b: &Value) -> Value {
    let less = a.as_f64() <= b.as_f64();
    if let (Value::Array(a), Value::Array(b)) = (a, b) {
        return a.iter().filter(|value| b.contains(value)).cloned().collect();
    }
    let first = match word {
        "maxLength" | "maxItems" | "maxProperties" | "maximum"
        | "exclusiveMaximum" => less,
        "minLength" | "minItems" | "minProperties" | "minimum"
        | "exclusiveMinimum" => !less,
        _ => return Value::Array(vec![a.clone(), b.clone()]),
    };
    if first { a.clone() } else { b.clone() }
}
