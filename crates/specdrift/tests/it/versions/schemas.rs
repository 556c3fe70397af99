//! What schemas say, in two versions.

use super::{check, document, found};
use serde_json::{Value, json};

/// A request and a response of one object each.
fn both(version: &str, schema: &Value) -> Value {
    document(version, schema, schema)
}

#[test]
fn conditions_on_members_that_nobody_names_are_found() {
    let open = |more: Value| {
        let mut schema = json!({
            "type": "object",
            "properties": { "a": { "type": "string" } }
        });
        schema
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        document("3.1.0", &schema, &json!({ "type": "string" }))
    };
    let rows: Vec<(&str, Value, Value, &[&str])> = vec![
        (
            "names",
            open(json!({})),
            open(json!({ "propertyNames": { "maxLength": 4 } })),
            &["D201 error: /{name}: longest text differs: before nothing, \
               now maxLength 4"],
        ),
        (
            "patterns",
            open(json!({})),
            open(
                json!({ "patternProperties": { "^x": { "type": "integer" } } }),
            ),
            &["D402 error: the message: condition differs: before nothing, \
               now patternProperties {\"^x\":{\"type\":[\"integer\"]}}"],
        ),
        (
            "none",
            open(json!({})),
            open(json!({ "unevaluatedProperties": false })),
            &["D106 error: the message: members that are not named differs: \
               before nothing, now unevaluatedProperties {\"not\":{}}"],
        ),
    ];
    check(&rows);
}

#[test]
fn members_of_the_other_direction_break_nobody() {
    let request = |id: Value| {
        let mut schema = json!({
            "type": "object",
            "properties": { "name": { "type": "string" } }
        });
        let members = schema["properties"].as_object_mut().unwrap();
        members.extend(id.as_object().unwrap().clone());
        document("3.0.3", &schema, &json!({ "type": "string" }))
    };
    let id = |of: &str| json!({ "id": { "type": of, "readOnly": true } });
    let rows: Vec<(&str, Value, Value, &[&str])> = vec![
        (
            "a type",
            request(id("string")),
            request(id("integer")),
            &["D104 warning: /id: type differs: before type \"string\", \
               now type \"integer\""],
        ),
        (
            "gone",
            request(id("string")),
            request(json!({})),
            &["D102 warning: /id is no longer a member"],
        ),
    ];
    check(&rows);
}

#[test]
fn the_same_number_and_the_same_flag_are_no_difference() {
    let rows: Vec<(&str, Value, Value, &[&str])> = vec![
        (
            "a constant",
            both("3.1.0", &json!({ "const": 1 })),
            both("3.1.0", &json!({ "const": 1.0 })),
            &[],
        ),
        (
            "in a list",
            both("3.1.0", &json!({ "enum": [{ "n": 2.0 }, 3] })),
            both("3.1.0", &json!({ "enum": [3.0, { "n": 2 }] })),
            &[],
        ),
        (
            "a flag",
            both("3.1.0", &json!({ "type": "string" })),
            both("3.1.0", &json!({ "type": "string", "readOnly": false })),
            &[],
        ),
    ];
    check(&rows);
}

#[test]
fn a_limit_that_another_makes_idle_is_told() {
    let text = |longest: Option<u8>, pattern: &str| {
        let mut schema = json!({ "type": "string", "pattern": pattern });
        if let Some(longest) = longest {
            schema["maxLength"] = longest.into();
        }
        document("3.1.0", &schema, &json!({ "type": "string" }))
    };
    let rows: Vec<(&str, Value, Value, &[&str])> = vec![
        (
            "a length",
            text(Some(5), "^[a-z]{2}$"),
            text(Some(6), "^[a-z]{2}$"),
            &["D304 note: the message: before maxLength 5, now maxLength 6, \
               and another limit decides"],
        ),
        (
            "a pattern in other words",
            text(None, "^[0-9]+$"),
            text(None, "^\\d+$"),
            &[],
        ),
    ];
    check(&rows);
}

#[test]
fn required_of_draft_3_is_told() {
    let schema = |a: Value| {
        let schema = json!({ "type": "object", "properties": { "a": a } });
        document("3.1.0", &schema, &json!({ "type": "string" }))
    };
    let before = schema(json!({ "type": "string" }));
    let after = schema(json!({ "type": "string", "required": true }));
    let found = found(&before, &after);
    assert_eq!(
        found,
        ["S105 warning: required is a list of names; this says nothing"]
    );
}
