//! Where a schema leads.

use crate::document::pointer::Pointer;
use crate::document::reference;
use serde_json::{Map, Value};

/// The schemas that a schema leads to, with the place that each is about.
pub(super) fn subschemas(
    map: &Map<String, Value>,
    at: &Pointer,
    field: &Pointer,
) -> Vec<(Pointer, Pointer)> {
    let mut out = Vec::new();
    for (word, held) in map {
        let place = at.join(word);
        match (word.as_str(), held) {
            ("$ref", Value::String(target)) => {
                let target = reference::local(target);
                out.extend(target.map(|target| (target, field.clone())));
            }
            ("properties", Value::Object(properties)) => out.extend(
                properties
                    .keys()
                    .map(|name| (place.join(name), field.join(name))),
            ),
            ("patternProperties", Value::Object(patterns)) => out.extend(
                patterns
                    .keys()
                    .map(|name| (place.join(name), field.join("{}"))),
            ),
            ("items" | "contains" | "unevaluatedItems", Value::Object(_)) => {
                out.push((place, field.join("*")));
            }
            (
                "additionalProperties" | "unevaluatedProperties",
                Value::Object(_),
            ) => out.push((place, field.join("{}"))),
            ("propertyNames", Value::Object(_)) => {
                out.push((place, field.join("{name}")));
            }
            ("prefixItems", Value::Array(items)) => {
                out.extend((0..items.len()).map(|index| {
                    (place.item(index), field.join(&index.to_string()))
                }));
            }
            ("allOf" | "anyOf" | "oneOf", Value::Array(items)) => out.extend(
                (0..items.len())
                    .map(|index| (place.item(index), field.clone())),
            ),
            ("not" | "if" | "then" | "else", Value::Object(_)) => {
                out.push((place, field.clone()));
            }
            ("dependentSchemas", Value::Object(schemas)) => out.extend(
                schemas.keys().map(|name| (place.join(name), field.clone())),
            ),
            _ => {}
        }
    }
    out
}
