//! The documents in the form that a tool takes.

use serde_json::{Map, Value, json};

/// A document that has schemas and no operations, with one response for each
/// schema: the tools look at operations only.
pub(crate) fn with_operations(document: &Value) -> Value {
    let mut out = document.clone();
    let none = document
        .get("paths")
        .and_then(Value::as_object)
        .is_none_or(Map::is_empty);
    let schemas = document.pointer("/components/schemas");
    if let (Value::Object(map), true, Some(Value::Object(schemas))) =
        (&mut out, none, schemas)
    {
        let paths = schemas
            .keys()
            .map(|name| (format!("/{name}"), given(name)))
            .collect();
        map.insert("paths".into(), Value::Object(paths));
    }
    out
}

fn given(name: &str) -> Value {
    let schema = json!({ "$ref": format!("#/components/schemas/{name}") });
    let content = json!({ "application/json": { "schema": schema } });
    let response = json!({ "description": "", "content": content });
    json!({ "get": { "responses": { "200": response } } })
}

/// A document of OpenAPI 3.1 as one of 3.0, as far as 3.0 has words for it.
pub(crate) fn in_3_0(document: &Value) -> Value {
    let mut out = document.clone();
    rewrite(&mut out);
    if let Value::Object(map) = &mut out {
        map.insert("openapi".into(), "3.0.3".into());
    }
    out
}

fn rewrite(value: &mut Value) {
    match value {
        Value::Object(map) => {
            null(map);
            if let Some(constant) = map.remove("const") {
                map.insert("enum".into(), json!([constant]));
            }
            exclusive(map, "exclusiveMinimum", "minimum");
            exclusive(map, "exclusiveMaximum", "maximum");
            map.values_mut().for_each(rewrite);
        }
        Value::Array(items) => items.iter_mut().for_each(rewrite),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// `null` among the types is `nullable`.
fn null(map: &mut Map<String, Value>) {
    let Some(Value::Array(types)) = map.get("type") else { return };
    let mut left = types.clone();
    left.retain(|name| name != "null");
    if let [only] = left.as_slice() {
        let nullable = left.len() < types.len();
        map.insert("type".into(), only.clone());
        if nullable {
            map.insert("nullable".into(), true.into());
        }
    }
}

/// A limit that excludes is a limit and a word beside it; of two limits the
/// narrower one counts.
fn exclusive(map: &mut Map<String, Value>, word: &str, limit: &str) {
    let Some(value @ Value::Number(_)) = map.get(word).cloned() else { return };
    let numbers = value.as_f64().zip(map.get(limit).and_then(Value::as_f64));
    let wider = numbers.is_some_and(|(excluded, included)| {
        if limit == "minimum" {
            excluded < included
        } else {
            excluded > included
        }
    });
    if wider {
        map.remove(word);
    } else {
        map.insert(limit.into(), value);
        map.insert(word.into(), true.into());
    }
}
