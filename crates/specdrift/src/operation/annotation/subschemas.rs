//! Where a schema leads.

use super::{AnnotationReader, Visit, alternative};
use crate::budget::BudgetExhausted;
use crate::document::pointer::Pointer;
use crate::document::reference;
use serde_json::{Map, Value};

impl AnnotationReader<'_> {
    /// The schemas that a schema leads to, with the place that each is about.
    pub(super) fn subschemas(
        &self,
        map: &Map<String, Value>,
        from: &Visit,
    ) -> Result<Vec<Visit>, BudgetExhausted> {
        let mut out = Vec::new();
        for (word, held) in map {
            match (word.as_str(), held) {
                ("anyOf" | "oneOf", Value::Array(items)) if items.len() > 1 => {
                    let list = from.at.join(word);
                    let names = alternative::names(
                        self.root,
                        items,
                        &list,
                        self.budget,
                    )?;
                    let branch = |(index, name): (usize, String)| Visit {
                        at: list.item(index),
                        field: from.field.clone(),
                        alternatives: format!("{}/{name}", from.alternatives),
                    };
                    out.extend(names.into_iter().enumerate().map(branch));
                }
                _ => {
                    let visit = |(at, field)| Visit {
                        at,
                        field,
                        alternatives: from.alternatives.clone(),
                    };
                    let below = held_by(word, held, &from.at, &from.field);
                    out.extend(below.into_iter().map(visit));
                }
            }
        }
        Ok(out)
    }
}

/// The schemas that one keyword holds or refers to, with the place that each
/// is about.
fn held_by(
    word: &str,
    held: &Value,
    at: &Pointer,
    field: &Pointer,
) -> Vec<(Pointer, Pointer)> {
    let mut out = Vec::new();
    let place = at.join(word);
    match (word, held) {
        ("$ref", Value::String(target)) => {
            let target = reference::local(target);
            out.extend(target.map(|target| (target, field.clone())));
        }
        ("properties", Value::Object(properties)) => out.extend(
            properties.keys().map(|name| (place.join(name), field.join(name))),
        ),
        ("patternProperties", Value::Object(patterns)) => out.extend(
            patterns.keys().map(|name| (place.join(name), field.join("{}"))),
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
            (0..items.len()).map(|index| (place.item(index), field.clone())),
        ),
        ("not" | "if" | "then" | "else", Value::Object(_)) => {
            out.push((place, field.clone()));
        }
        ("dependentSchemas", Value::Object(schemas)) => out.extend(
            schemas.keys().map(|name| (place.join(name), field.clone())),
        ),
        _ => {}
    }
    out
}
