//! What a set of nodes says of one value, gathered by type: the bounds that a
//! made value must keep, and those it is asked to break.

use super::number::{self, NumberConstraints};
use crate::budget::Budget;
use crate::decide::language::{self, Cache, ShortestString, StringConstraints};
use crate::schema::assertion::Assertion;
use crate::schema::keyword::{JsonType, Keyword, unasserted};
use crate::schema::node::Node;
use serde_json::{Value, json};
use std::collections::{BTreeSet, HashSet};

/// The bounds of one value.
#[derive(Debug, Default)]
pub(super) struct Constraints<'n> {
    types: Option<Vec<JsonType>>,
    lists: Vec<&'n [Value]>,
    strings: StringConstraints,
    numbers: NumberConstraints,
    pub(super) excluded: HashSet<&'n Value>,
    pub(super) required: BTreeSet<String>,
    pub(super) without: BTreeSet<String>,
    pub(super) min_items: u64,
    pub(super) min_properties: u64,
    pub(super) unique_items: bool,
}

impl<'n> Constraints<'n> {
    /// What the nodes say, all but one assertion.
    pub(super) fn new(nodes: &[&'n Node], except: Option<&Assertion>) -> Self {
        let mut constraints = Self::default();
        let same = |assertion: &Assertion| {
            except.is_some_and(|except| except.said() == assertion.said())
        };
        for assertion in nodes.iter().flat_map(|node| &node.assertions) {
            if !same(assertion) {
                constraints.keep(assertion.keyword, &assertion.value);
            }
        }
        constraints
    }

    /// Leaves one type.
    pub(super) fn restrict_to_type(&mut self, of: JsonType) {
        self.types = Some(match self.types.take() {
            Some(types) if !types.contains(&of) => Vec::new(),
            Some(_) | None => vec![of],
        });
    }

    fn keep(&mut self, keyword: Keyword, value: &'n Value) {
        let count = value.as_u64().unwrap_or_default();
        let amount = value.as_f64().unwrap_or_default();
        match keyword {
            Keyword::Type => self.keep_types(value),
            Keyword::Enum => {
                self.lists.extend(value.as_array().map(Vec::as_slice));
            }
            Keyword::MinLength => {
                self.strings.min_length = self.strings.min_length.max(count);
            }
            Keyword::MaxLength => self.limit_length(count),
            Keyword::Pattern => {
                self.strings
                    .matches
                    .extend(value.as_str().map(ToOwned::to_owned));
            }
            Keyword::Minimum => self.numbers.above(amount, true),
            Keyword::ExclusiveMinimum => self.numbers.above(amount, false),
            Keyword::Maximum => self.numbers.below(amount, true),
            Keyword::ExclusiveMaximum => self.numbers.below(amount, false),
            Keyword::MultipleOf => self.numbers.steps.push(amount),
            Keyword::MinItems => self.min_items = self.min_items.max(count),
            Keyword::MinProperties => {
                self.min_properties = self.min_properties.max(count);
            }
            Keyword::UniqueItems => self.unique_items = true,
            Keyword::Required => {
                let names = value.as_array().into_iter().flatten();
                self.required.extend(
                    names.filter_map(Value::as_str).map(ToOwned::to_owned),
                );
            }
            unasserted!(
                Const,
                MaxItems,
                MaxProperties,
                DependentRequired,
                Not
            ) => {}
        }
    }

    fn limit_length(&mut self, count: u64) {
        let most = self.strings.max_length.map_or(count, |l| l.min(count));
        self.strings.max_length = Some(most);
    }

    fn retain_types(&mut self, keep: impl Fn(JsonType) -> bool) {
        let types = self.types.get_or_insert_with(|| JsonType::ALL.to_vec());
        types.retain(|of| keep(*of));
    }

    fn keep_types(&mut self, value: &Value) {
        let said: Vec<JsonType> = JsonType::named(value).collect();
        self.retain_types(|of| of.is_within(&said));
    }

    /// Turns an assertion round: what is made then violates it.
    pub(super) fn violate(&mut self, assertion: &'n Assertion) {
        let value = &assertion.value;
        let count = value.as_u64().unwrap_or_default();
        let amount = value.as_f64().unwrap_or_default();
        match assertion.keyword {
            Keyword::Type => self.violate_types(value),
            Keyword::Not => {
                for (word, value) in value.as_object().into_iter().flatten() {
                    if let Some(keyword) = Keyword::parse(word) {
                        self.keep(keyword, value);
                    }
                }
            }
            Keyword::Enum => {
                self.excluded.extend(value.as_array().into_iter().flatten());
            }
            Keyword::MinLength => {
                self.restrict_to_type(JsonType::String);
                self.limit_length(count.saturating_sub(1));
            }
            Keyword::MaxLength => {
                self.restrict_to_type(JsonType::String);
                self.strings.min_length =
                    self.strings.min_length.max(count + 1);
            }
            Keyword::Pattern => {
                self.restrict_to_type(JsonType::String);
                self.strings
                    .excludes
                    .extend(value.as_str().map(ToOwned::to_owned));
            }
            Keyword::Minimum => self.violate_number(|n| n.below(amount, false)),
            Keyword::ExclusiveMinimum => {
                self.violate_number(|n| n.below(amount, true));
            }
            Keyword::Maximum => self.violate_number(|n| n.above(amount, false)),
            Keyword::ExclusiveMaximum => {
                self.violate_number(|n| n.above(amount, true));
            }
            Keyword::MultipleOf => self.violate_number(|n| n.off.push(amount)),
            Keyword::MinItems => self.restrict_to_type(JsonType::Array),
            Keyword::MaxItems => {
                self.restrict_to_type(JsonType::Array);
                self.min_items = self.min_items.max(count + 1);
            }
            Keyword::UniqueItems => {
                self.restrict_to_type(JsonType::Array);
                self.min_items = self.min_items.max(2);
            }
            Keyword::MaxProperties => {
                self.restrict_to_type(JsonType::Object);
                self.min_properties = self.min_properties.max(count + 1);
            }
            Keyword::MinProperties => self.restrict_to_type(JsonType::Object),
            Keyword::Required => {
                self.restrict_to_type(JsonType::Object);
                let names = value.as_array().into_iter().flatten();
                self.without.extend(
                    names.filter_map(Value::as_str).map(ToOwned::to_owned),
                );
            }
            unasserted!(Const, DependentRequired) => {}
        }
    }

    fn violate_number(&mut self, how: impl FnOnce(&mut NumberConstraints)) {
        let types = self.types.get_or_insert_with(|| vec![JsonType::Number]);
        types.retain(|of| of.is_within(&[JsonType::Number]));
        how(&mut self.numbers);
    }

    fn violate_types(&mut self, value: &Value) {
        let said: Vec<JsonType> = JsonType::named(value).collect();
        self.numbers.fraction = said.contains(&JsonType::Integer);
        self.retain_types(|of| !of.is_within(&said));
    }

    /// How many values the lists have.
    pub(super) fn count_listed(&self) -> u64 {
        let listed = self.lists.iter().map(|list| list.len() as u64);
        listed.sum::<u64>() + self.excluded.len() as u64
    }

    /// The values of the lists, where there are any: those that all hold.
    pub(super) fn listed(&self) -> Option<Vec<&'n Value>> {
        let (first, rest) = self.lists.split_first()?;
        let rest: Vec<HashSet<&Value>> =
            rest.iter().map(|list| list.iter().collect()).collect();
        let held = |value: &&Value| {
            rest.iter().all(|list| list.contains(value))
                && !self.excluded.contains(value)
        };
        Some(first.iter().filter(held).collect())
    }

    /// The types to make values of: those said, or those that fit what else is
    /// said.
    pub(super) fn types(&self, nodes: &[&Node]) -> Vec<JsonType> {
        let types =
            self.types.clone().unwrap_or_else(|| JsonType::ALL.to_vec());
        let object = !self.required.is_empty()
            || nodes.iter().any(|node| node.is_declared());
        let array = nodes.iter().any(|node| node.items.is_some());
        let first = if object {
            JsonType::Object
        } else if array {
            JsonType::Array
        } else {
            JsonType::String
        };
        let (mut head, tail): (Vec<_>, Vec<_>) =
            types.into_iter().partition(|of| *of == first);
        head.extend(tail);
        head
    }

    pub(super) fn strings(&self, cache: &Cache, budget: &Budget) -> Vec<Value> {
        let mut strings = self.strings.clone();
        let listed: Option<Vec<String>> = self
            .excluded
            .iter()
            .filter(|value| value.is_string())
            .map(|value| value.as_str().map(language::literal))
            .collect();
        if let Some(listed) = listed.filter(|listed| !listed.is_empty()) {
            strings.excludes.push(format!("^(?:{})$", listed.join("|")));
        }
        match cache.shortest(&strings, budget) {
            ShortestString::Found(text) => vec![json!(text)],
            ShortestString::Empty => Vec::new(),
            ShortestString::Undecided(_) => guesses(self.strings.min_length),
        }
    }

    pub(super) fn numbers(&self, of: JsonType) -> Vec<Value> {
        number::values(&self.numbers, of == JsonType::Integer)
    }
}

/// Strings to try where a pattern is beyond automata.
fn guesses(shortest: u64) -> Vec<Value> {
    let length = usize::try_from(shortest.clamp(1, 5_000)).unwrap_or(1);
    ["a", "A", "1", " "].iter().map(|c| json!(c.repeat(length))).collect()
}
