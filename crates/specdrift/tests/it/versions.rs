//! Two versions of one small document, for each kind of difference that tools
//! are known to misjudge: exactly the findings, with their level and words.

mod access;
mod alternatives;
mod annotations;
mod evaluated;
mod one_cause;
mod one_of_several;
mod operations;
mod parameters;
mod schemas;
mod without_effect;
mod wrong_types;

use serde_json::{Value, json};
use specdrift::{Document, diff};

/// A document of one operation, with a schema of its request and its response.
fn document(version: &str, request: &Value, response: &Value) -> Value {
    json!({
        "openapi": version,
        "info": { "title": "Things", "version": "1" },
        "servers": [{ "url": "https://api.things.example" }],
        "paths": { "/v2/things": { "post": {
            "requestBody": {
                "content": { "application/json": { "schema": request } }
            },
            "responses": { "200": {
                "description": "Done.",
                "content": { "application/json": { "schema": response } }
            } }
        } } }
    })
}

/// The rule, the level and the message of each finding.
fn found(before: &Value, after: &Value) -> Vec<String> {
    let read = |value: &Value| {
        let text = value.to_string();
        Document::from_bytes("things", "things.json", text.as_bytes()).unwrap()
    };
    let report = diff(&read(before), &read(after), None);
    report
        .findings
        .iter()
        .map(|it| format!("{} {}: {}", it.rule.id, it.level, it.message))
        .collect()
}

/// What is wrong in a table: the name, what was wanted, and what was found.
fn check(rows: &[(&str, Value, Value, &[&str])]) {
    let wrong: Vec<String> = rows
        .iter()
        .map(|(name, before, after, wanted)| {
            (name, wanted, found(before, after))
        })
        .filter(|(_, wanted, found)| found != *wanted)
        .map(|(name, wanted, found)| {
            format!("{name}\n  want {wanted:#?}\n  have {found:#?}")
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
