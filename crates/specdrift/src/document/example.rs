//! The examples of a document: where they stand and what they hold.

use crate::budget::{Budget, Size, Work};
use crate::document::pointer::Pointer;
use crate::document::reference;
use serde_json::{Map, Value};

/// An example of a whole message.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Example {
    pub(crate) at: Pointer,
    /// Its name in the document.
    pub(crate) name: String,
    pub(crate) value: Value,
    /// Whether it was put together from the examples of single fields.
    pub(crate) assembled: bool,
}

/// The examples at a media type object, or those of the schema's fields put
/// together where there are none.
///
/// What cannot be afforded is left out, and the budget says so.
pub(crate) fn examples(
    root: &Value,
    at: &Pointer,
    schema: &Pointer,
    budget: &Budget,
) -> Vec<Example> {
    let example = |at, name: &str, value| {
        let Ok(Size { nodes, bytes }) = budget.size_of(value) else {
            return None;
        };
        let work = [Work::Nodes(2 * nodes), Work::HeldBytes(bytes)];
        let is_affordable = work.iter().all(|it| budget.spend(*it).is_ok());
        is_affordable.then(|| example(at, name, value))
    };
    let mut out = Vec::new();
    for place in [at, schema] {
        let Some(Value::Object(map)) = place.resolve(root) else { continue };
        if let Some(value) = map.get("example") {
            out.extend(example(place.join("example"), "example", value));
        }
        match map.get("examples") {
            Some(Value::Object(named)) => {
                out.extend(named.keys().filter_map(|name| {
                    let at = place.join("examples").join(name);
                    let (held, at) = reference::follow(root, at).ok()??;
                    let value = held.get("value")?;
                    example(at.join("value"), name, value)
                }));
            }
            Some(Value::Array(list)) => {
                out.extend(list.iter().enumerate().filter_map(
                    |(index, value)| {
                        let at = place.join("examples").item(index);
                        example(at, &index.to_string(), value)
                    },
                ));
            }
            _ => {}
        }
        if at == schema {
            break;
        }
    }
    if out.is_empty() {
        out.extend(assembled(root, schema));
    }
    out
}

/// The examples and the default that stand in a schema, each with its place.
pub(crate) fn of_schema<'a>(
    schema: &'a Map<String, Value>,
    at: &'a Pointer,
) -> impl Iterator<Item = (Pointer, &'a Value)> {
    let one = ["example", "default"].into_iter().filter_map(|keyword| {
        schema.get(keyword).map(|value| (at.join(keyword), value))
    });
    let list = schema.get("examples").and_then(Value::as_array);
    let listed = list.into_iter().flatten().enumerate();
    one.chain(
        listed.map(|(index, value)| (at.join("examples").item(index), value)),
    )
}

/// An example that is written as a text of JSON is read.
fn example(at: Pointer, name: &str, value: &Value) -> Example {
    let read = value
        .as_str()
        .filter(|text| text.trim_start().starts_with(['{', '[']))
        .and_then(|text| serde_json::from_str(text).ok());
    Example {
        at,
        name: name.into(),
        value: read.unwrap_or_else(|| value.clone()),
        assembled: false,
    }
}

fn assembled(root: &Value, schema: &Pointer) -> Option<Example> {
    let value = of_fields(schema.resolve(root)?, 0)?;
    value.as_object().filter(|map| !map.is_empty())?;
    Some(Example {
        at: schema.clone(),
        name: "the examples of its fields".into(),
        value,
        assembled: true,
    })
}

fn of_fields(schema: &Value, depth: usize) -> Option<Value> {
    let map = schema.as_object().filter(|_| depth < 16)?;
    if let Some(value) = map.get("example") {
        return Some(value.clone());
    }
    if let Some(properties) = map.get("properties").and_then(Value::as_object) {
        let members: Map<String, Value> = properties
            .iter()
            .filter_map(|(name, schema)| {
                Some((name.clone(), of_fields(schema, depth + 1)?))
            })
            .collect();
        return (!members.is_empty()).then_some(Value::Object(members));
    }
    let item = of_fields(map.get("items")?, depth + 1)?;
    Some(Value::Array(vec![item]))
}
