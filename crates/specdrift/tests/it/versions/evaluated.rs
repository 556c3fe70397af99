//! What members and items that nobody names may hold, in two versions.

use super::{check, document};
use serde_json::{Value, json};

fn request(schema: &Value) -> Value {
    document("3.1.0", schema, &json!({ "type": "string" }))
}

fn response(schema: &Value) -> Value {
    document("3.1.0", &json!({ "type": "string" }), schema)
}

fn object(more: &Value) -> Value {
    let mut schema = json!({
        "type": "object", "properties": { "a": { "type": "string" } },
    });
    let members = schema.as_object_mut().unwrap();
    members.extend(more.as_object().unwrap().clone());
    schema
}

#[test]
fn other_members_may_hold_more_or_less() {
    let texts =
        object(&json!({ "additionalProperties": { "type": "string" } }));
    let anything = object(&json!({ "additionalProperties": true }));
    let unsaid = object(&json!({}));
    let closed = object(&json!({ "additionalProperties": false }));
    let looser = "/{}: type differs: before type \"string\", now nothing";
    let tighter = "/{}: type differs: before nothing, now type \"string\"";
    let say = |level: &str, what: &str| format!("D104 {level}: {what}");
    let rows = [
        ("a request, now anything", request(&texts), request(&anything), say("warning", looser)),
        ("a request, now unsaid", request(&texts), request(&unsaid), say("warning", looser)),
        ("a request, now texts", request(&anything), request(&texts), say("error", tighter)),
        ("a response, now anything", response(&texts), response(&anything), say("error", looser)),
        ("a response, now texts", response(&unsaid), response(&texts), say("warning", tighter)),
        (
            "a response, opened", response(&closed), response(&unsaid),
            "D106 warning: the message: members that are not named differs: before \
             additionalProperties false, now nothing".to_owned(),
        ),
        (
            "a request, closed", request(&anything), request(&closed),
            "D106 error: the message: members that are not named differs: before \
             additionalProperties true, now additionalProperties false".to_owned(),
        ),
    ];
    for (name, before, after, wanted) in &rows {
        check(&[(name, before.clone(), after.clone(), &[wanted.as_str()])]);
    }
}

#[test]
fn a_pattern_that_took_a_member_out_of_the_others_is_missed() {
    let closed = |more: Value| {
        let mut all = json!({ "additionalProperties": false });
        all.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        object(&all)
    };
    let named = closed(json!({ "patternProperties": { "^x-": {} } }));
    let list = |more: Value| {
        let mut list =
            json!({ "type": "array", "items": { "type": "integer" } });
        list.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        list
    };
    let first = list(json!({ "prefixItems": [{ "type": "string" }] }));
    let texts = |kind: &str| {
        json!({ "allOf": [
            { "type": "object", "properties": { "x-a": { "type": "string" } } },
            {
                "patternProperties": { "^x-": { "type": kind } },
                "additionalProperties": false,
            },
        ] })
    };
    let rows: Vec<(&str, Value, Value, &[&str])> = vec![
        (
            "a pattern beside closed members",
            request(&named),
            request(&closed(json!({}))),
            &["D402 error: the message: condition differs: before \
               patternProperties {\"^x-\":{}}, now nothing"],
        ),
        (
            "a place beside items",
            request(&first),
            request(&list(json!({}))),
            &[
                "D402 error: the message: condition differs: before prefixItems \
               {\"type\":[\"string\"]}, now nothing",
            ],
        ),
        (
            "a pattern of another schema that closes",
            request(&texts("string")),
            request(&texts("string")),
            &[],
        ),
    ];
    check(&rows);
}
