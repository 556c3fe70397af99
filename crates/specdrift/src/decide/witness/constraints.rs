//! What a set of nodes says of one value, gathered by type: the bounds that a
//! made value must keep, and those it is asked to break.

use super::number::{self, NumberConstraints};
use crate::decide::language::{self, Cache, ShortestString, StringConstraints};
use crate::schema::node::{Assertion, Node};
use serde_json::{Value, json};
use std::collections::BTreeSet;

const TYPES: [&str; 7] =
    ["string", "integer", "number", "boolean", "null", "array", "object"];

/// The bounds of one value.
#[derive(Debug, Default)]
pub(super) struct Constraints {
    types: Option<Vec<String>>,
    lists: Vec<Vec<Value>>,
    texts: StringConstraints,
    numbers: NumberConstraints,
    pub(super) excluded: Vec<Value>,
    pub(super) required: BTreeSet<String>,
    pub(super) without: BTreeSet<String>,
    pub(super) least_items: u64,
    pub(super) least_members: u64,
    pub(super) distinct: bool,
}

impl Constraints {
    /// What the nodes say, all but one assertion.
    pub(super) fn new(nodes: &[&Node], except: Option<&Assertion>) -> Self {
        let mut constraints = Self::default();
        let same = |assertion: &Assertion| {
            except.is_some_and(|except| {
                except.keyword == assertion.keyword
                    && except.value == assertion.value
            })
        };
        for assertion in nodes.iter().flat_map(|node| &node.assertions) {
            if !same(assertion) {
                constraints.keep(&assertion.keyword, &assertion.value);
            }
        }
        constraints
    }

    /// Leaves one type.
    pub(super) fn only(&mut self, name: &str) {
        self.types = Some(match self.types.take() {
            Some(types) if !types.iter().any(|t| t == name) => Vec::new(),
            _ => vec![name.into()],
        });
    }

    fn keep(&mut self, word: &str, value: &Value) {
        let count = value.as_u64().unwrap_or_default();
        let amount = value.as_f64().unwrap_or_default();
        match word {
            "type" => self.keep_types(value),
            "enum" => self.lists.extend(value.as_array().cloned()),
            "minLength" => self.texts.shortest = self.texts.shortest.max(count),
            "maxLength" => self.longest(count),
            "pattern" => {
                self.texts.keeps.extend(value.as_str().map(ToOwned::to_owned));
            }
            "minimum" => self.numbers.above(amount, true),
            "exclusiveMinimum" => self.numbers.above(amount, false),
            "maximum" => self.numbers.below(amount, true),
            "exclusiveMaximum" => self.numbers.below(amount, false),
            "multipleOf" => self.numbers.steps.push(amount),
            "minItems" => self.least_items = self.least_items.max(count),
            "minProperties" => {
                self.least_members = self.least_members.max(count);
            }
            "uniqueItems" => self.distinct = true,
            "required" => {
                let names = value.as_array().into_iter().flatten();
                self.required.extend(
                    names.filter_map(Value::as_str).map(ToOwned::to_owned),
                );
            }
            _ => {}
        }
    }

    fn longest(&mut self, count: u64) {
        let longest = self.texts.longest.map_or(count, |l| l.min(count));
        self.texts.longest = Some(longest);
    }

    fn keep_types(&mut self, value: &Value) {
        let said: Vec<&str> = value
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect();
        let allows = |name: &str| {
            said.contains(&name)
                || (name == "integer" && said.contains(&"number"))
        };
        let before: Vec<String> = self.types.take().unwrap_or_else(|| {
            TYPES.iter().map(|name| (*name).to_owned()).collect()
        });
        let left = before.into_iter().filter(|name| allows(name));
        self.types = Some(left.collect());
    }

    /// Turns a limit round: what is made then breaks it.
    pub(super) fn break_limit(&mut self, assertion: &Assertion) {
        let value = &assertion.value;
        let count = value.as_u64().unwrap_or_default();
        let amount = value.as_f64().unwrap_or_default();
        match assertion.keyword.as_str() {
            "type" => self.break_types(value),
            "not" => {
                for (word, value) in value.as_object().into_iter().flatten() {
                    self.keep(word, value);
                }
            }
            "enum" => self
                .excluded
                .extend(value.as_array().cloned().unwrap_or_default()),
            "minLength" => {
                self.only("string");
                self.longest(count.saturating_sub(1));
            }
            "maxLength" => {
                self.only("string");
                self.texts.shortest = self.texts.shortest.max(count + 1);
            }
            "pattern" => {
                self.only("string");
                self.texts.breaks.extend(value.as_str().map(ToOwned::to_owned));
            }
            "minimum" => self.break_number(|n| n.below(amount, false)),
            "exclusiveMinimum" => self.break_number(|n| n.below(amount, true)),
            "maximum" => self.break_number(|n| n.above(amount, false)),
            "exclusiveMaximum" => self.break_number(|n| n.above(amount, true)),
            "multipleOf" => self.break_number(|n| n.off.push(amount)),
            "minItems" => self.only("array"),
            "maxItems" => {
                self.only("array");
                self.least_items = self.least_items.max(count + 1);
            }
            "uniqueItems" => {
                self.only("array");
                self.least_items = self.least_items.max(2);
            }
            "maxProperties" => {
                self.only("object");
                self.least_members = self.least_members.max(count + 1);
            }
            "minProperties" => self.only("object"),
            "required" => {
                self.only("object");
                let names = value.as_array().into_iter().flatten();
                self.without.extend(
                    names.filter_map(Value::as_str).map(ToOwned::to_owned),
                );
            }
            _ => {}
        }
    }

    fn break_number(&mut self, how: impl FnOnce(&mut NumberConstraints)) {
        let types = self.types.get_or_insert_with(|| vec!["number".into()]);
        types.retain(|name| name == "integer" || name == "number");
        how(&mut self.numbers);
    }

    fn break_types(&mut self, value: &Value) {
        let said: Vec<&str> = value
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect();
        let refused = |name: &str| {
            !(said.contains(&name)
                || (name == "integer" && said.contains(&"number")))
        };
        self.numbers.fraction = said.contains(&"integer");
        let before: Vec<String> = self.types.take().unwrap_or_else(|| {
            TYPES.iter().map(|name| (*name).to_owned()).collect()
        });
        self.types =
            Some(before.into_iter().filter(|name| refused(name)).collect());
    }

    /// The values of the lists, where there are any: those that all hold.
    pub(super) fn listed(&self) -> Option<Vec<Value>> {
        let (first, rest) = self.lists.split_first()?;
        let held = |value: &&Value| {
            rest.iter().all(|list| list.contains(value))
                && !self.excluded.contains(value)
        };
        Some(first.iter().filter(held).cloned().collect())
    }

    /// The types to make values of: those said, or those that fit what else is
    /// said.
    pub(super) fn types(&self, nodes: &[&Node]) -> Vec<String> {
        let types = self.types.clone().unwrap_or_else(|| {
            TYPES.iter().map(|name| (*name).to_owned()).collect()
        });
        let object = !self.required.is_empty()
            || nodes.iter().any(|node| node.is_declared());
        let array = nodes.iter().any(|node| node.items.is_some());
        let first = if object {
            "object"
        } else if array {
            "array"
        } else {
            "string"
        };
        let (mut head, tail): (Vec<_>, Vec<_>) =
            types.into_iter().partition(|name| name == first);
        head.extend(tail);
        head
    }

    pub(super) fn texts(&self, cache: &Cache) -> Vec<Value> {
        let mut texts = self.texts.clone();
        let listed: Option<Vec<String>> = self
            .excluded
            .iter()
            .filter(|value| value.is_string())
            .map(|value| value.as_str().map(language::literal))
            .collect();
        if let Some(listed) = listed.filter(|listed| !listed.is_empty()) {
            texts.breaks.push(format!("^(?:{})$", listed.join("|")));
        }
        match cache.shortest(&texts) {
            ShortestString::Found(text) => vec![json!(text)],
            ShortestString::Empty => Vec::new(),
            ShortestString::Undecided(_) => guesses(self.texts.shortest),
        }
    }

    pub(super) fn numbers(&self, name: &str) -> Vec<Value> {
        number::values(&self.numbers, name == "integer")
    }
}

/// Strings to try where a pattern is beyond automata.
fn guesses(shortest: u64) -> Vec<Value> {
    let length = usize::try_from(shortest.clamp(1, 5_000)).unwrap_or(1);
    ["a", "A", "1", " "].iter().map(|c| json!(c.repeat(length))).collect()
}
