//! What both sides say of a place, as pieces of schemas.

use crate::schema::keyword::{JsonType, Keyword};
use crate::schema::node::{Node, SchemaGraph};
use serde_json::{Map, Value, json};
use std::collections::HashSet;

/// The assertions of a few keywords, as one schema; null where there are none. Of
/// two assertions of one keyword, what both leave.
pub(super) fn facts(
    side: &SchemaGraph,
    node: &Node,
    keywords: &[Keyword],
) -> Value {
    let mut map = Map::new();
    for assertion in
        node.assertions.iter().filter(|l| keywords.contains(&l.keyword))
    {
        let word = assertion.keyword.as_str();
        let said = side.exact_value(assertion);
        // What the document leaves unsaid is no fact.
        if said.is_null() {
            continue;
        }
        let value = match map.remove(word) {
            Some(before) => tighter(word, before, said),
            None => said,
        };
        map.insert(word.into(), value);
    }
    if map.is_empty() { Value::Null } else { Value::Object(map) }
}

fn tighter(word: &str, a: Value, b: Value) -> Value {
    let number =
        |value: &Value| value.as_f64().or_else(|| value.as_str()?.parse().ok());
    let less = number(&a) <= number(&b);
    let first = match word {
        "maxLength" | "maxItems" | "maxProperties" | "maximum"
        | "exclusiveMaximum" => less,
        "minLength" | "minItems" | "minProperties" | "minimum"
        | "exclusiveMinimum" => !less,
        _ => return both(a, b),
    };
    if first { a } else { b }
}

/// What two limits leave: of lists the values in both, of others both.
fn both(a: Value, b: Value) -> Value {
    match (a, b) {
        (Value::Array(a), Value::Array(b)) => {
            let b: HashSet<Value> = b.into_iter().collect();
            a.into_iter().filter(|value| b.contains(value)).collect()
        }
        (Value::Array(mut several), one) => {
            several.push(one);
            Value::Array(several)
        }
        (a, b) => Value::Array(vec![a, b]),
    }
}

/// What a branch says, where it is nothing but null: it stands beside branches
/// that say what the other side says.
pub(super) fn beside_the_others(one: &Value, other: &Value) -> Value {
    let types = |of: &Value| -> Vec<JsonType> {
        let said = of.get("type").map(JsonType::named);
        said.into_iter().flatten().collect()
    };
    let mut all = types(other);
    if types(one) != [JsonType::Null] || all.contains(&JsonType::Null) {
        return one.clone();
    }
    all.push(JsonType::Null);
    let all: Vec<&str> = all.into_iter().map(JsonType::as_str).collect();
    json!({ "type": all })
}
