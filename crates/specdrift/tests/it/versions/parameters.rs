//! What a parameter takes is text, in two versions.

use super::{check, document};
use serde_json::{Value, json};

/// A document whose one operation has these parameters at its path.
pub(super) fn with(path: &str, parameters: Value) -> Value {
    let mut out = document("3.1.0", &json!({}), &json!({}));
    let mut item = out["paths"]["/v2/things"].take();
    item["post"]["parameters"] = parameters;
    out["paths"] = json!({ path: item });
    out
}

fn sent_in(place: &str, schema: &Value) -> Value {
    let path = if place == "path" { "/v2/{q}" } else { "/v2/things" };
    let parameter = json!({
        "name": "q", "in": place, "required": true, "schema": schema
    });
    with(path, json!([parameter]))
}

fn typed(of: &str) -> Value {
    json!({ "type": of })
}

#[test]
fn any_text_takes_what_a_number_or_a_truth_value_is_written_as() {
    const TO_TEXT: &str = "D104 warning: the message: type differs: before \
        type \"integer\", now type \"string\"";
    let rows: Vec<(&str, Value, Value, &[&str])> =
        ["query", "path", "header", "cookie"]
            .map(|place| {
                let sent = |of: &str| sent_in(place, &typed(of));
                (place, sent("integer"), sent("string"), &[TO_TEXT][..])
            })
            .to_vec();
    check(&rows);
}

#[test]
fn a_text_is_compared_with_what_it_is_understood_as() {
    let list = |of: Value| json!({ "type": "array", "items": of });
    let content = |of: &str| {
        let content = json!({ "application/json": { "schema": typed(of) } });
        with(
            "/v2/things",
            json!([{ "name": "q", "in": "query", "content": content }]),
        )
    };
    let sent = |schema: Value| sent_in("query", &schema);
    let rows: Vec<(&str, Value, Value, &[&str])> = vec![
        (
            "a truth value",
            sent(typed("boolean")),
            sent(json!({ "type": "string", "minLength": 1 })),
            &[
                "D104 warning: the message: type differs: before type \
               \"boolean\", now type \"string\"",
                "D304 note: the message: before nothing, now minLength 1, and \
               another limit decides",
            ],
        ),
        (
            "the other way round",
            sent(typed("string")),
            sent(typed("integer")),
            &[
                "D104 error: the message: type differs: before type \"string\", \
               now type \"integer\"",
            ],
        ),
        (
            "what limits the text",
            sent(typed("integer")),
            sent(json!({ "type": "string", "pattern": "^[a-z]+$" })),
            &[
                "D104 error: the message: type differs: before type \
               \"integer\", now type \"string\"",
                "D304 note: the message: before nothing, now pattern \"^[a-z]+$\", \
               and another limit decides",
            ],
        ),
        (
            "items",
            sent(list(typed("integer"))),
            sent(list(typed("string"))),
            &["D104 warning: /*: type differs: before type \"integer\", now \
               type \"string\""],
        ),
        (
            "the same texts in a list",
            sent(json!({ "type": "integer", "enum": [1, 2] })),
            sent(json!({ "type": "string", "enum": ["1", "2"] })),
            &[],
        ),
        (
            "one text less in a list",
            sent(json!({ "type": "integer", "enum": [1, 2] })),
            sent(json!({ "type": "string", "enum": ["1"] })),
            &["D301 error: the message: no longer lists 2"],
        ),
        (
            "what said nothing",
            sent(json!({})),
            sent(json!({ "type": ["string", "null"] })),
            &["D509 note: POST /v2/things: query parameter q is written as \
               form, before as form exploded"],
        ),
        (
            "what said nothing, and is a number now",
            sent(json!({})),
            sent(typed("integer")),
            &[
                "D509 note: POST /v2/things: query parameter q is written \
                 as form, before as form exploded",
                "D104 error: the message: type differs: before nothing, now \
                 type \"integer\"",
            ],
        ),
        (
            "JSON in a parameter",
            content("integer"),
            content("string"),
            &["D104 error: the message: type differs: before type \
               \"integer\", now type \"string\""],
        ),
    ];
    check(&rows);
}

#[test]
fn nobody_sends_null_as_text() {
    let sent = |schema: Value| sent_in("query", &schema);
    let nullable = json!({ "type": ["string", "null"], "maxLength": 5 });
    let plain = json!({ "type": "string", "maxLength": 5 });
    let choice = json!({ "anyOf": [plain, { "type": "null" }] });
    let listed = |values: Value| json!({ "enum": values });
    let rows: Vec<(&str, Value, Value, &[&str])> = vec![
        ("gone", sent(nullable.clone()), sent(plain.clone()), &[]),
        ("new", sent(plain.clone()), sent(nullable), &[]),
        ("an alternative gone", sent(choice.clone()), sent(plain.clone()), &[]),
        ("an alternative new", sent(plain), sent(choice), &[]),
        (
            "a value of a list",
            sent(listed(json!(["a", null]))),
            sent(listed(json!(["a"]))),
            &[],
        ),
    ];
    check(&rows);
}

#[test]
fn how_a_value_is_written_breaks_who_writes_it_otherwise() {
    let sent = |more: Value| {
        let mut parameter = json!({
            "name": "q", "in": "query", "schema": { "type": "string" }
        });
        let more = more.as_object().unwrap().clone();
        parameter.as_object_mut().unwrap().extend(more);
        with("/v2/things", json!([parameter]))
    };
    let plain = || sent(json!({}));
    let reserved = || sent(json!({ "allowReserved": true }));
    let empty = || sent(json!({ "allowEmptyValue": true }));
    let rows: Vec<(&str, Value, Value, &[&str])> = vec![
        (
            "reserved characters may be sent as they are",
            plain(),
            reserved(),
            &["D501 warning: POST /v2/things: query parameter q is written \
               as form with reserved characters, before as form"],
        ),
        (
            "and must be escaped",
            reserved(),
            plain(),
            &["D501 error: POST /v2/things: query parameter q is written as \
               form, before as form with reserved characters"],
        ),
        (
            "a value may be left out",
            plain(),
            empty(),
            &["D501 warning: POST /v2/things: query parameter q may be empty \
               now"],
        ),
        (
            "and may not",
            empty(),
            plain(),
            &["D501 error: POST /v2/things: query parameter q may no longer \
               be empty"],
        ),
    ];
    check(&rows);
}

#[test]
fn a_part_of_the_path_needs_no_declaration() {
    let id = json!({
        "name": "id", "in": "path", "required": true,
        "schema": { "type": "string" }
    });
    let declared = || with("/v2/{id}", json!([id]));
    let bare = || with("/v2/{id}", json!([]));
    let rows: Vec<(&str, Value, Value, &[&str])> = vec![
        (
            "declared",
            bare(),
            declared(),
            &["D509 note: POST /v2/{id}: path parameter id is new: \
               {\"required\":true,\"schema\":{\"type\":\"string\"}}"],
        ),
        (
            "undeclared",
            declared(),
            bare(),
            &["D509 note: POST /v2/{id}: path parameter id is gone: \
               {\"required\":true,\"schema\":{\"type\":\"string\"}}"],
        ),
        (
            "no part of the path",
            with("/v2/things", json!([])),
            with("/v2/things", json!([id])),
            &["D501 error: POST /v2/things: path parameter id is new and \
               required"],
        ),
    ];
    check(&rows);
}
