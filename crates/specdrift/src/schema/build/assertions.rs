//! Keywords as assertions in the words of 2020-12.

use crate::document::OpenApiVersion;
use crate::document::pointer::Pointer;
use crate::schema::keyword::{self, Kind};
use crate::schema::node::{self, Assertion, Origin};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

pub(super) fn nothing(at: Pointer) -> Assertion {
    Assertion {
        keyword: "not".into(),
        value: Value::Object(Map::new()),
        origin: Origin::keyword(at),
    }
}

pub(super) fn required(value: &Value, at: &Pointer) -> Vec<Assertion> {
    let names: BTreeSet<&str> = value
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    names
        .into_iter()
        .map(|name| Assertion {
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
pub(super) fn assertion(
    map: &Map<String, Value>,
    word: &str,
    value: &Value,
    at: Pointer,
    openapi_version: OpenApiVersion,
) -> Option<Assertion> {
    let (keyword, value) = match (openapi_version, word, value) {
        (_, "type", _) => ("type", types(map, value, openapi_version)),
        (_, "enum", Value::Array(values)) => ("enum", sorted(values.clone())),
        (_, "const", _) => ("enum", sorted(vec![value.clone()])),
        (
            OpenApiVersion::V30,
            "exclusiveMinimum" | "exclusiveMaximum",
            Value::Bool(_),
        ) => {
            return None;
        }
        (OpenApiVersion::V30, "minimum", _)
            if map.get("exclusiveMinimum") == Some(&Value::Bool(true)) =>
        {
            ("exclusiveMinimum", value.clone())
        }
        (OpenApiVersion::V30, "maximum", _)
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
    Some(Assertion { keyword: keyword.into(), value, origin })
}

/// The types as a sorted list, `null` among them where 3.0 says `nullable`.
fn types(
    map: &Map<String, Value>,
    value: &Value,
    openapi_version: OpenApiVersion,
) -> Value {
    let mut types: Vec<Value> = node::words(value).map(Value::from).collect();
    let nullable = map.get("nullable") == Some(&Value::Bool(true));
    if openapi_version == OpenApiVersion::V30 && nullable {
        types.push("null".into());
    }
    sorted(types)
}
