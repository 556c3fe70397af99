//! How many schemas a validator asks about a value, before it is asked: where
//! schemas refer twice to the next, that doubles with each.

use crate::budget::Size;
use serde_json::{Map, Value};
use std::collections::HashMap;

/// How many bytes of a text count as one visit.
const BYTES_PER_VISIT: usize = 16;

/// A bound of how many schemas of `schema` a validator asks about `value`; no
/// more than `limit` are counted one by one.
pub(super) fn count(schema: &Value, value: &Value, limit: u64) -> u64 {
    let mut counter = Counter { root: schema, known: HashMap::new(), limit };
    counter.count_schema(schema, value)
}

struct Counter<'a> {
    root: &'a Value,
    /// What was counted for each definition and value, by their addresses.
    known: HashMap<(usize, usize), u64>,
    /// How many steps the counting may still take.
    limit: u64,
}

impl<'a> Counter<'a> {
    fn count_schema(&mut self, schema: &'a Value, value: &'a Value) -> u64 {
        let Value::Object(keywords) = schema else { return 1 };
        let Some(limit) = self.limit.checked_sub(1) else {
            return u64::MAX;
        };
        self.limit = limit;
        keywords.iter().fold(1, |sum: u64, (word, said)| {
            sum.saturating_add(self.count_keyword(keywords, word, said, value))
        })
    }

    fn count_keyword(
        &mut self,
        beside: &'a Map<String, Value>,
        word: &str,
        said: &'a Value,
        value: &'a Value,
    ) -> u64 {
        match (word, said, value) {
            ("$ref", Value::String(target), _) => {
                self.count_reference(target, value)
            }
            ("enum", Value::Array(list), _) => {
                let size = Size::of(value).nodes;
                size.saturating_add(list.len() as u64)
            }
            ("pattern" | "minLength" | "maxLength", _, Value::String(text)) => {
                of_text(text)
            }
            ("allOf" | "anyOf" | "oneOf", Value::Array(schemas), _) => {
                self.count_each_schema(schemas, value)
            }
            ("not" | "if" | "then" | "else", schema, _) => {
                self.count_schema(schema, value)
            }
            ("dependentSchemas", Value::Object(schemas), _) => {
                self.count_each_schema(schemas.values(), value)
            }
            ("properties", Value::Object(schemas), Value::Object(members)) => {
                let mut sum = members.len() as u64;
                for (name, value) in members {
                    if let Some(schema) = schemas.get(name) {
                        sum = sum
                            .saturating_add(self.count_schema(schema, value));
                    }
                }
                sum
            }
            (
                "patternProperties",
                Value::Object(schemas),
                Value::Object(members),
            ) => self.count_pattern_properties(schemas, members),
            (
                "additionalProperties" | "unevaluatedProperties",
                schema,
                Value::Object(members),
            ) => {
                let named = beside.get("properties").and_then(Value::as_object);
                let others = members.iter().filter(|(name, _)| {
                    !named.is_some_and(|named| named.contains_key(*name))
                });
                let others: Vec<&Value> = others.map(|(_, of)| of).collect();
                self.count_each_value(schema, others)
            }
            ("propertyNames", schema, Value::Object(members)) => {
                let names: u64 = members.keys().map(|name| of_text(name)).sum();
                names.saturating_mul(Size::of(schema).nodes)
            }
            ("prefixItems", Value::Array(schemas), Value::Array(items)) => {
                schemas.iter().zip(items).fold(0, |sum: u64, (schema, item)| {
                    sum.saturating_add(self.count_schema(schema, item))
                })
            }
            (
                "items" | "contains" | "unevaluatedItems",
                schema,
                Value::Array(items),
            ) => self.count_each_value(schema, items),
            ("uniqueItems", _, Value::Array(_)) => {
                Size::of(value).nodes.saturating_mul(8)
            }
            ("required", Value::Array(names), Value::Object(_)) => {
                names.len() as u64
            }
            ("dependentRequired", Value::Object(names), Value::Object(_)) => {
                let lists = names.values().filter_map(Value::as_array);
                lists.map(|list| list.len() as u64 + 1).sum()
            }
            _ => 1,
        }
    }

    fn count_each_schema(
        &mut self,
        schemas: impl IntoIterator<Item = &'a Value>,
        value: &'a Value,
    ) -> u64 {
        schemas.into_iter().fold(0, |sum: u64, schema| {
            sum.saturating_add(self.count_schema(schema, value))
        })
    }

    fn count_each_value(
        &mut self,
        schema: &'a Value,
        values: impl IntoIterator<Item = &'a Value>,
    ) -> u64 {
        values.into_iter().fold(0, |sum: u64, value| {
            sum.saturating_add(self.count_schema(schema, value))
        })
    }

    fn count_pattern_properties(
        &mut self,
        schemas: &'a Map<String, Value>,
        members: &'a Map<String, Value>,
    ) -> u64 {
        let mut sum: u64 = 0;
        for (name, value) in members {
            for schema in schemas.values() {
                sum = sum.saturating_add(of_text(name));
                sum = sum.saturating_add(self.count_schema(schema, value));
            }
        }
        sum
    }

    /// What a definition asks of a value, counted once: it may be referred to
    /// many times.
    fn count_reference(&mut self, target: &str, value: &'a Value) -> u64 {
        let name = target.strip_prefix("#/$defs/");
        let definitions = self.root.get("$defs");
        let Some(schema) = name.and_then(|name| definitions?.get(name)) else {
            return 1;
        };
        let key = (
            std::ptr::from_ref(schema).addr(),
            std::ptr::from_ref(value).addr(),
        );
        if let Some(known) = self.known.get(&key) {
            return *known;
        }
        // A definition that leads to itself is asked once.
        self.known.insert(key, 1);
        let visits = self.count_schema(schema, value).saturating_add(1);
        self.known.insert(key, visits);
        visits
    }
}

fn of_text(text: &str) -> u64 {
    (text.len() / BYTES_PER_VISIT + 1) as u64
}
