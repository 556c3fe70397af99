//! When two values mean the same: spaces of texts and the order of lists count
//! only in instances.

use crate::document::equality::{equal, with_canonical_numbers};
use serde_json::Value;

/// Whether a member holds a value as it is: one in which spaces and the order
/// of lists count.
pub(crate) fn holds_instance(name: &str) -> bool {
    ["default", "example", "examples", "value", "const"].contains(&name)
        || name.starts_with("x-")
}

/// Whether a member means the same in both.
pub(super) fn is_same_member(name: &str, a: &Value, b: &Value) -> bool {
    if holds_instance(name) { equal(a, b) } else { is_same(a, b) }
}

/// Whether two values are the same but for the order of lists and the spaces
/// of texts.
pub(crate) fn is_same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::String(a), Value::String(b)) => {
            a.split_whitespace().eq(b.split_whitespace())
        }
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && (a == b || meanings(a) == meanings(b))
        }
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len()
                && a.iter().all(|(name, value)| {
                    b.get(name).is_some_and(|other| is_same(value, other))
                })
        }
        (a, b) => equal(a, b),
    }
}

/// What a value means, as a text: one for values that are the same but for the
/// order of lists and the spaces of texts.
pub(crate) fn meaning(value: &Value) -> String {
    match value {
        Value::String(text) => {
            let words: Vec<&str> = text.split_whitespace().collect();
            Value::from(words.join(" ")).to_string()
        }
        Value::Array(items) => format!("[{}]", meanings(items).join(",")),
        Value::Object(members) => {
            let member = |(name, value): (&String, &Value)| {
                format!("{}:{}", Value::from(name.as_str()), meaning(value))
            };
            let members: Vec<String> = members.iter().map(member).collect();
            format!("{{{}}}", members.join(","))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {
            with_canonical_numbers(value).to_string()
        }
    }
}

fn meanings(items: &[Value]) -> Vec<String> {
    let mut meanings: Vec<String> = items.iter().map(meaning).collect();
    meanings.sort();
    meanings
}
