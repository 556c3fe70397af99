//! What an operation says besides its schemas, in two versions.

use super::{check, document};
use serde_json::{Value, json};

fn things() -> Value {
    let text = json!({ "type": "string" });
    document("3.1.0", &text, &text)
}

fn with(document: &Value, pointer: &str, value: Value) -> Value {
    let mut document = document.clone();
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    let parent = document.pointer_mut(parent).unwrap();
    let name = name.replace("~1", "/");
    parent.as_object_mut().unwrap().insert(name, value);
    document
}

const POST: &str = "/paths/~1v2~1things/post";

fn with_post(name: &str, value: Value) -> Value {
    with(&things(), &format!("{POST}/{name}"), value)
}

#[test]
fn headers_that_openapi_passes_over_are_notes() {
    let header = |name: &str| {
        json!([{
            "name": name, "in": "header", "required": true,
            "schema": { "type": "string" }
        }])
    };
    let rows: Vec<(&str, Value, Value, &[&str])> = vec![
        (
            "a parameter",
            things(),
            with_post("parameters", header("authorization")),
            &["D509 note: POST /v2/things: header authorization is new: \
               {\"required\":true,\"schema\":{\"type\":\"string\"}}"],
        ),
        (
            "any other",
            things(),
            with_post("parameters", header("X-Authorization")),
            &["D501 error: POST /v2/things: header X-Authorization is new \
               and required"],
        ),
        (
            "the same",
            with_post("parameters", header("Accept")),
            with_post("parameters", header("accept")),
            &[],
        ),
    ];
    check(&rows);
}

#[test]
fn what_is_served_or_answered_elsewhere_is_matched() {
    const GONE: &str = "D508 note: POST /v2/things has moved to POST /things";
    const RANGE: &str = "D508 note: POST /v2/things application/json has moved to \
                 POST /v2/things */*";
    let item = things()["paths"]["/v2/things"].clone();
    let moved = |servers: Value| {
        let mut moved = things();
        moved["servers"] = servers;
        moved["paths"] = json!({ "/things": item });
        moved
    };
    let variable = |variable: Value| {
        json!([{
            "url": "https://api.things.example/{v}",
            "variables": { "v": variable }
        }])
    };
    let content = |name: &str, of: &str| {
        with_post(
            "requestBody",
            json!({
                "content": { name: { "schema": { "type": of } } }
            }),
        )
    };
    let answers = |status: &str, of: &str| {
        let content = json!({ "application/json": { "schema": {
            "type": of } } });
        json!({ status: { "description": "Done.", "content": content } })
    };
    let mut nowhere = things();
    nowhere.as_object_mut().unwrap().remove("servers");
    let rows: Vec<(&str, Value, Value, &[&str])> = vec![
        (
            "a prefix in a variable",
            things(),
            moved(variable(json!({ "default": "v2" }))),
            &[
                GONE,
                "D509 note: servers differs: before \
                 [{\"url\":\"https://api.things.example\"}], now \
                 [{\"url\":\"https://api.things.example/{v}\",\"variables\":\
                 {\"v\":{\"default\":\"v2\"}}}]",
            ],
        ),
        (
            "where no server was",
            nowhere,
            moved(json!([{ "url": "/v2" }])),
            &[GONE, "D504 warning: also served at /v2"],
        ),
        (
            "a range of media types",
            content("application/json", "string"),
            content("*/*", "string"),
            &[RANGE],
        ),
        (
            "no range of media types any more",
            content("*/*", "string"),
            content("application/json", "string"),
            &["D107 error: POST /v2/things */* is no longer taken, only \
               POST /v2/things application/json"],
        ),
        (
            "another status of success, and what is inside",
            with_post("responses", answers("200", "string")),
            with_post("responses", answers("201", "integer")),
            &[
                "D107 error: POST /v2/things 200 is no longer described",
                "D107 warning: POST /v2/things 201 is new",
                "D104 error: the message: type differs: before type \
                 \"string\", now type \"integer\"",
            ],
        ),
        (
            "and what is inside",
            content("application/json", "string"),
            content("*/*", "integer"),
            &[
                RANGE,
                "D104 error: the message: type differs: before type \
                 \"string\", now type \"integer\"",
            ],
        ),
    ];
    check(&rows);
}

#[test]
fn what_stands_beside_or_behind_a_reference_is_compared() {
    let shared = |summary: &str, of: &str, link: &str| {
        let mut out = things();
        out["paths"]["/p"] = json!({
            "$ref": "#/components/pathItems/P",
            "summary": summary,
            "post": {
                "requestBody": { "content": {
                    "application/json": { "schema": { "type": of } }
                } },
                "responses": { "204": { "description": "Done." } }
            }
        });
        out["paths"]["/v2/things"]["post"]["responses"]["200"]["links"] =
            json!({ "next": { "$ref": "#/components/links/Next" } });
        out["components"] = json!({
            "pathItems": { "P": { "get": {
                "responses": { "204": { "description": "Seen." } }
            } } },
            "links": { "Next": { "operationId": link } }
        });
        out
    };
    let before = || shared("Old.", "string", "a");
    let rows: Vec<(&str, Value, Value, &[&str])> = vec![
        (
            "a summary",
            before(),
            shared("New.", "string", "a"),
            &["D509 note: summary differs: before \"Old.\", now \"New.\""],
        ),
        (
            "an operation",
            before(),
            shared("Old.", "integer", "a"),
            &["D104 error: the message: type differs: before type \
               \"string\", now type \"integer\""],
        ),
        (
            "a link",
            before(),
            shared("Old.", "string", "b"),
            &["D509 note: operationId differs: before \"a\", now \"b\""],
        ),
    ];
    check(&rows);
}

#[test]
fn what_security_schemes_say_besides_is_a_note() {
    let scheme = |more: &str| {
        let mut out = things();
        out["security"] = json!([{ "token": [] }]);
        out["components"] = json!({ "securitySchemes": { "token": {
            "type": "http", "scheme": "bearer", "bearerFormat": more
        } } });
        out
    };
    check(&[(
        "a format",
        scheme("JWT"),
        scheme("opaque"),
        &["D509 note: bearerFormat differs: before \"JWT\", now \"opaque\""],
    )]);
}

#[test]
fn what_stands_beside_references_and_in_extensions_is_told() {
    let with = |words: &str| {
        let mut out = things();
        let post = &mut out["paths"]["/v2/things"]["post"];
        post["parameters"] = json!([
            { "$ref": "#/components/parameters/Q", "description": words }
        ]);
        post["responses"]["404"] = json!(
            { "$ref": "#/components/responses/R", "description": words });
        post["responses"]["x-note"] = json!(words);
        out["paths"]["x-note"] = json!(words);
        out["components"] = json!({
            "x-note": words,
            "parameters": { "Q": {
                "name": "q", "in": "query", "schema": { "type": "string" } } },
            "responses": { "R": { "description": "None." } },
        });
        out
    };
    let rows: Vec<(&str, Value, Value, &[&str])> = vec![
        ("the same", with("Old."), with("Old."), &[]),
        (
            "other words",
            with("Old."),
            with("New."),
            &[
                "D509 note: description differs: before \"Old.\", now \
                 \"New.\"",
                "D509 note: description differs: before \"Old.\", now \
                 \"New.\"",
                "D509 note: x-note differs: before \"Old.\", now \"New.\"",
                "D509 note: x-note differs: before \"Old.\", now \"New.\"",
                "D509 note: x-note differs: before \"Old.\", now \"New.\"",
            ],
        ),
    ];
    check(&rows);
}
