//! Where operations are served and what a caller must show, in two versions,
//! and what else holds for several of them.

use super::check;
use serde_json::{Value, json};

/// A document of three operations.
fn three(members: &Value, operation: &Value) -> Value {
    let mut out = json!({
        "openapi": "3.1.0",
        "info": { "title": "Things", "version": "1" },
        "components": { "securitySchemes": {
            "key": { "type": "apiKey", "in": "header", "name": "X" },
            "token": { "type": "http", "scheme": "bearer" }
        } },
        "paths": {}
    });
    let paths = ["/a", "/b", "/c"];
    let mut operation = operation.clone();
    operation["responses"] = json!({ "204": { "description": "Done." } });
    for path in paths {
        out["paths"][path] = json!({ "get": operation });
    }
    let members = members.as_object().unwrap().clone();
    out.as_object_mut().unwrap().extend(members);
    out
}

fn alone(members: &Value) -> Value {
    three(members, &json!({}))
}

#[test]
fn what_holds_for_all_operations_is_told_once() {
    let servers = |url: &str| alone(&json!({ "servers": [{ "url": url }] }));
    let security = |all: Value| alone(&json!({ "security": all }));
    let rows: Vec<(&str, Value, Value, &[&str])> = vec![
        (
            "another server",
            servers("https://a.example/v1"),
            servers("https://b.example/v1"),
            &["D504 error: no longer served at https://a.example/v1, now at \
               https://b.example/v1 (and in 2 other places)"],
        ),
        (
            "no server any more",
            servers("https://a.example/v1"),
            alone(&json!({})),
            &[
                "D504 error: no longer served at https://a.example/v1, now \
                 at / (and in 2 other places)",
                "D509 note: servers is gone: \
                 [{\"url\":\"https://a.example/v1\"}]",
            ],
        ),
        (
            "the server that is meant without one",
            servers("/"),
            alone(&json!({})),
            &["D509 note: servers is gone: [{\"url\":\"/\"}]"],
        ),
        (
            "another credential",
            security(json!([{ "key": [] }])),
            security(json!([{ "token": [] }])),
            &["D503 error: security differs: before header X, now http \
               bearer (and in 2 other places)"],
        ),
        (
            "a credential that may be shown",
            security(json!([])),
            security(json!([{}, { "key": [] }])),
            &["D509 note: security differs: before \"nothing\", now \
               \"header X, or nothing\" (and in 2 other places)"],
        ),
    ];
    check(&rows);
}

#[test]
fn a_shared_parameter_is_gone_once() {
    let meta = json!({
        "name": "meta", "in": "query", "schema": { "type": "string" }
    });
    let all = json!({ "components": { "parameters": { "Meta": meta } } });
    let with = |list: Value| three(&all, &json!({ "parameters": list }));
    let rows: Vec<(&str, Value, Value, &[&str])> = vec![
        (
            "shared",
            with(json!([{ "$ref": "#/components/parameters/Meta" }])),
            with(json!([])),
            &["D501 error: GET /a: query parameter meta is gone (and in 2 \
               other places)"],
        ),
        (
            "one for each",
            with(json!([meta])),
            with(json!([])),
            &[
                "D501 error: GET /a: query parameter meta is gone",
                "D501 error: GET /b: query parameter meta is gone",
                "D501 error: GET /c: query parameter meta is gone",
            ],
        ),
    ];
    check(&rows);
}

#[test]
fn a_description_is_read_once() {
    let with = |words: &str| {
        let all = json!({ "components": { "parameters": { "Search": {
            "name": "search", "in": "query", "description": words,
            "schema": { "type": "string" }
        } } } });
        let list = json!([{ "$ref": "#/components/parameters/Search" }]);
        three(&all, &json!({ "parameters": list }))
    };
    check(&[(
        "a phrase",
        with("Search."),
        with("Search. If the value parses as a UUID, it is matched."),
        &["P101 warning: looks like a limit and is not read, because it \
           holds under a condition: UUID (and in 2 other places)"],
    )]);
}

#[test]
fn a_class_of_errors_that_nothing_describes_any_more_is_told() {
    const MOVED: &str = "D508 note: GET /a default has moved to GET /a 4XX";
    let with = |statuses: &[&str]| {
        let mut out = alone(&json!({}));
        let done = json!({ "description": "Done." });
        let all: serde_json::Map<String, Value> =
            statuses.iter().map(|it| ((*it).into(), done.clone())).collect();
        out["paths"] = json!({ "/a": { "get": { "responses": all } } });
        out
    };
    let rows: Vec<(&str, Value, Value, &[&str])> = vec![
        (
            "one class",
            with(&["200", "default"]),
            with(&["200", "4XX"]),
            &["D107 error: GET /a 5XX is no longer described", MOVED],
        ),
        (
            "one by one",
            with(&["200", "default"]),
            with(&["200", "4XX", "503"]),
            &[MOVED, "D508 note: GET /a default has moved to GET /a 503"],
        ),
    ];
    check(&rows);
}

#[test]
fn extensions_of_the_document_are_compared() {
    let with = |name: &str, value: Value| {
        let mut out = json!({
            "openapi": "3.0.3", "paths": {},
            "info": { "title": "Things", "version": "1" }
        });
        out[name] = value;
        out
    };
    let hook = |codes: Value| {
        json!({ "paid": { "post": {
            "requestBody": { "content": { "application/json": { "schema": {
                "type": "string", "enum": codes
            } } } },
            "responses": { "204": { "description": "Seen." } }
        } } })
    };
    let rows: Vec<(&str, Value, Value, &[&str])> = vec![
        (
            "any",
            with("x-team", json!("a")),
            with("x-team", json!("b")),
            &["D509 note: x-team differs: before \"a\", now \"b\""],
        ),
        (
            "webhooks",
            with("x-webhooks", hook(json!(["a"]))),
            with("x-webhooks", hook(json!(["a", "b"]))),
            &["D301 error: the message: now also lists \"b\""],
        ),
        (
            "no webhooks",
            with("x-webhooks", json!({ "signed": true })),
            with("x-webhooks", json!({ "signed": false })),
            &["D509 note: signed differs: before true, now false"],
        ),
    ];
    check(&rows);
}

#[test]
fn what_cannot_be_read_and_was_so_before_is_a_warning() {
    const WARNING: &str = "D997 warning: /paths/~1a/get/requestBody/content/\
        application~1json/schema: expected a schema";
    const ERROR: &str = "D997 error: /paths/~1a/get/requestBody/content/\
        application~1json/schema: expected a schema";
    const VERSION: &str = "D509 note: version differs: before \"1\", now \"2\"";
    let with = |version: &str, schema: Value| {
        let mut out = alone(&json!({}));
        out["info"]["version"] = json!(version);
        out["paths"]["/a"]["get"]["requestBody"] =
            json!({ "content": { "application/json": { "schema": schema } } });
        out
    };
    let null = |version: &str| with(version, Value::Null);
    let rows: Vec<(&str, Value, Value, &[&str])> = vec![
        ("the same", null("1"), null("2"), &[WARNING, VERSION]),
        ("new", with("1", json!({})), null("1"), &[ERROR]),
    ];
    check(&rows);
}
