//! Operators on the kinds and the lists of values.

use super::{of, when};
use crate::edit::{
    ANY, Edit, EditableSchema, ExpectedVerdict, LOOSER, Operator, STRICTER,
};
use serde_json::{Value, json};

pub(super) const OPERATORS: &[Operator] = &[
    of("const added", |s| {
        when(s.is("string"), || s.set("const", json!("pinned"), LOOSER))
    }),
    of("enum value removed", |s| {
        let mut values = s.list("enum");
        let any = values.pop().is_some();
        when(any, || s.set("enum", json!(values), LOOSER))
    }),
    of("enum value added", enum_value_added),
    of("enum emptied", |s| {
        when(s.has("enum"), || s.set("enum", json!([]), LOOSER))
    }),
    of("enum removed", |s| {
        when(s.has("enum") && !s.names_a_list(), || s.unset("enum", STRICTER))
    }),
    of("type changed", |s| {
        let other = if s.is("integer") || s.is("number") {
            "string"
        } else {
            "integer"
        };
        when(s.has("type"), || s.set("type", json!(other), ANY))
    }),
    of("integer made number", |s| {
        when(s.is("integer"), || s.set("type", json!("number"), STRICTER))
    }),
    of("number made integer", |s| {
        when(s.is("number"), || s.set("type", json!("integer"), LOOSER))
    }),
    of("null allowed", |s| match s.map.get("type") {
        Some(Value::String(name)) if !s.has("enum") && !s.names_a_list() => {
            vec![s.set("type", json!([name, "null"]), STRICTER)]
        }
        _ => Vec::new(),
    }),
    of("null refused", |s| match s.map.get("type") {
        Some(Value::Array(types)) => {
            let left = types.iter().find(|t| *t != "null").cloned();
            vec![s.set("type", left.unwrap_or_default(), LOOSER)]
        }
        _ => Vec::new(),
    }),
    of("nullable said", |s| {
        when(s.has("type") && !s.has("nullable"), || {
            s.set("nullable", json!(true), ExpectedVerdict::Rule("S101"))
        })
    }),
    of("format changed", |s| {
        when(s.has("type"), || {
            s.set("format", json!("x-other"), ExpectedVerdict::Rule("D303"))
        })
    }),
    of("keyword misspelled", |s| {
        when(s.has("type"), || {
            s.set("maxlength", json!(3), ExpectedVerdict::Rule("S105"))
        })
    }),
];

/// A value that no description refuses.
fn enum_value_added(s: &EditableSchema<'_>) -> Vec<Edit> {
    let text =
        s.map.get("description").and_then(Value::as_str).unwrap_or_default();
    let new = if text.contains("3166") {
        "DE"
    } else if text.contains("4217") {
        "SEK"
    } else {
        "zz_new"
    };
    let mut values = s.list("enum");
    when(!values.is_empty(), || {
        values.push(json!(new));
        s.set("enum", json!(values), STRICTER)
    })
}
