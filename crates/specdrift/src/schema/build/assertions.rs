//! Keywords as limits in the words of 2020-12.

use crate::document::Edition;
use crate::document::pointer::Pointer;
use crate::schema::keyword::{self, Kind};
use crate::schema::node::{self, Limit, Origin};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

pub(super) fn nothing(at: Pointer) -> Limit {
    Limit {
        keyword: "not".into(),
        value: Value::Object(Map::new()),
        origin: Origin::keyword(at),
    }
}

pub(super) fn required(value: &Value, at: &Pointer) -> Vec<Limit> {
    let names: BTreeSet<&str> = value
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    names
        .into_iter()
        .map(|name| Limit {
            keyword: "required".into(),
            value: Value::Array(vec![name.into()]),
            origin: Origin::keyword(at.clone()),
        })
        .collect()
}

/// The values of a list of branches that hold one constant each.
pub(super) fn constants(branches: &[Value]) -> Option<Value> {
    let values = branches
        .iter()
        .map(|branch| {
            let map = branch.as_object()?;
            let said = |word: &str| {
                !matches!(keyword::kind(word), Some(Kind::Annotation) | None)
                    && word != "type"
            };
            let value = match (map.get("const"), map.get("enum")) {
                (Some(value), None) => value,
                (None, Some(Value::Array(values))) if values.len() == 1 => {
                    values.first()?
                }
                _ => return None,
            };
            (map.keys().filter(|word| said(word)).count() == 1)
                .then(|| value.clone())
        })
        .collect::<Option<Vec<Value>>>()?;
    Some(sorted(values))
}

fn sorted(mut values: Vec<Value>) -> Value {
    values.sort_by_key(ToString::to_string);
    values.dedup();
    Value::Array(values)
}

/// One keyword as a limit in the words of 2020-12.
pub(super) fn limit(
    map: &Map<String, Value>,
    word: &str,
    value: &Value,
    at: Pointer,
    edition: Edition,
) -> Option<Limit> {
    let (keyword, value) = match (edition, word, value) {
        (_, "type", _) => ("type", types(map, value, edition)),
        (_, "enum", Value::Array(values)) => ("enum", sorted(values.clone())),
        (_, "const", _) => ("enum", sorted(vec![value.clone()])),
        (
            Edition::V30,
            "exclusiveMinimum" | "exclusiveMaximum",
            Value::Bool(_),
        ) => {
            return None;
        }
        (Edition::V30, "minimum", _)
            if map.get("exclusiveMinimum") == Some(&Value::Bool(true)) =>
        {
            ("exclusiveMinimum", value.clone())
        }
        (Edition::V30, "maximum", _)
            if map.get("exclusiveMaximum") == Some(&Value::Bool(true)) =>
        {
            ("exclusiveMaximum", value.clone())
        }
        (_, "minLength" | "minItems" | "minProperties", value)
            if value.as_u64() == Some(0) =>
        {
            return None;
        }
        (_, "uniqueItems", Value::Bool(false)) => return None,
        (_, word, value) => (word, value.clone()),
    };
    let origin = Origin::keyword(at);
    Some(Limit { keyword: keyword.into(), value, origin })
}

/// The types as a sorted list, `null` among them where 3.0 says `nullable`.
fn types(map: &Map<String, Value>, value: &Value, edition: Edition) -> Value {
    let mut types: Vec<Value> = node::words(value).map(Value::from).collect();
    let nullable = map.get("nullable") == Some(&Value::Bool(true));
    if edition == Edition::V30 && nullable {
        types.push("null".into());
    }
    sorted(types)
}
