//! What an operation is besides its schemas: two versions of a small document,
//! and exactly what is found of their difference.

use serde_json::{Value, json};
use specdrift::{Document, Finding, Impact, Level, diff};

const NOBODY: &str = "nobody: more is accepted";
const NEW: &str = "nobody: it is new";
const YET: &str = "nobody yet: it still works";
const SENDER: &str = "senders of requests that were valid before";
const READER: &str = "readers that expect only the old values";
const MEMBER: &str = "readers of the member";
const EVERYBODY: &str = "everyone who sends or reads it";

/// A shop with one path, one webhook and one callback.
fn shop() -> Value {
    json!({
        "openapi": "3.1.0",
        "info": {"title": "Shop", "version": "1"},
        "servers": [{"url": "https://api.shop.example"}],
        "security": [{"key": []}],
        "paths": {"/v1/orders/{order}": {
            "parameters": [{
                "name": "order", "in": "path", "required": true,
                "schema": {"type": "string"}
            }],
            "post": {
                "summary": "Change an order",
                "tags": ["orders", "shop"],
                "parameters": [
                    {"name": "limit", "in": "query",
                     "schema": {"type": "integer", "maximum": 50, "default": 10}},
                    {"$ref": "#/components/parameters/Trace"}
                ],
                "requestBody": {"content": {"application/json": {"schema": {
                    "type": "object",
                    "properties": {
                        "id": {"type": "string"},
                        "rate": {"type": "number", "description": "In percent."}
                    }
                }}}},
                "responses": {"200": {
                    "description": "Done.",
                    "headers": {"X-Left": {"schema": {"type": "integer"}}},
                    "content": {"application/json": {"schema": {
                        "type": "object",
                        "properties": {"state": {"type": "string"}}
                    }}}
                }},
                "callbacks": {"paid": {"{$request.body#/url}": {"post": {
                    "parameters": [{"name": "X-Signature", "in": "header",
                        "required": true, "schema": {"type": "string"}}],
                    "responses": {"204": {"description": "Seen."}}
                }}}}
            },
            "delete": {"responses": {"204": {"description": "Gone."}}}
        }},
        "webhooks": {"shipped": {"post": {
            "requestBody": {"required": true, "content": {"application/json": {
                "schema": {"type": "object",
                    "properties": {"order": {"type": "string"}}}
            }}},
            "responses": {"204": {"description": "Seen."}}
        }}},
        "components": {
            "parameters": {"Trace": {"name": "X-Trace", "in": "header",
                "schema": {"type": "string"}}},
            "securitySchemes": {
                "key": {"type": "apiKey", "in": "header", "name": "X-Key"},
                "token": {"type": "http", "scheme": "bearer"}
            }
        }
    })
}

const POST: &str = "/paths/~1v1~1orders~1{order}/post";

/// Puts a value in the place that a pointer names; `null` takes away.
fn put(root: &mut Value, at: &str, new: Value) {
    let (parent, last) = at.rsplit_once('/').unwrap();
    let last = last.replace("~1", "/");
    match root.pointer_mut(parent).unwrap() {
        Value::Object(map) if new.is_null() => {
            map.remove(&last).unwrap();
        }
        Value::Object(map) => {
            map.insert(last, new);
        }
        Value::Array(items) if last == "-" => items.push(new),
        Value::Array(items) => items[last.parse::<usize>().unwrap()] = new,
        other => panic!("{other} holds nothing"),
    }
}

fn read(value: &Value) -> Document {
    let text = format!("{value:#}");
    Document::from_bytes("shop", "shop.json", text.as_bytes()).unwrap()
}

fn told(before: &Value, after: &Value) -> Vec<Finding> {
    assert_ne!(before, after, "the versions differ");
    let after = read(after);
    let report = diff(&read(before), &after, None);
    for finding in &report.findings {
        let pointer = &finding.location.pointer;
        assert!(pointer.resolve(&after.value).is_some(), "{finding:?}");
        assert_eq!(
            finding.location.line,
            after.position(pointer).map(|(line, _)| line)
        );
    }
    report.findings
}

/// The rule, the level, who breaks and the message of each finding.
type Row<'a> = (&'a str, Level, Option<&'a str>, &'a str);

fn rows(findings: &[Finding]) -> Vec<Row<'_>> {
    findings
        .iter()
        .map(|f| {
            let impact = f.impact().map(Impact::as_str);
            (f.rule.id, f.level, impact, f.message.as_str())
        })
        .collect()
}

#[test]
fn everything_that_differs_in_an_operation_is_told_with_who_breaks() {
    use Level::{Error, Note, Warning};
    let header = |required: bool| {
        json!({"name": "X-Idempotency-Key", "in": "header",
            "required": required, "schema": {"type": "string"}})
    };
    let post = |rest: &str| format!("{POST}{rest}");
    let name = "POST /v1/orders/{order}";
    let of = |rest: &str| format!("{name}{rest}");
    let cases: Vec<(String, Value, &str, Level, Option<&str>, String)> = vec![
        (post("/parameters/-"), header(true), "D501", Error, Some(SENDER),
            of(": header X-Idempotency-Key is new and required")),
        (post("/parameters/-"), header(false), "D501", Warning, Some(NOBODY),
            of(": header X-Idempotency-Key is new")),
        (post("/parameters/0/required"), json!(true), "D501", Error,
            Some(SENDER), of(": query parameter limit is now required")),
        (post("/parameters/0/style"), json!("pipeDelimited"), "D501", Error,
            Some(SENDER),
            of(": query parameter limit is written as pipeDelimited, before as form")),
        (post("/parameters/0/deprecated"), json!(true), "D505", Warning,
            Some(YET), of(": query parameter limit is deprecated now")),
        (post("/parameters/0/schema/maximum"), json!(40), "D203", Error,
            Some(SENDER),
            "the message: greatest number differs: before maximum 50, now maximum 40".into()),
        ("/components/parameters/Trace/schema".into(), Value::Null, "D501",
            Warning, Some(NOBODY), of(": header X-Trace: the schema is gone")),
        (post("/responses/200/headers/X-Left/schema"), Value::Null, "D501",
            Error, Some(READER), of(" 200: header X-Left: the schema is gone")),
        (post("/parameters/0/schema/default"), json!(20), "D506", Warning,
            Some("senders that omit it"),
            "the message: default differs: before 10, now 20".into()),
        ("/components/parameters/Trace/required".into(), json!(true), "D501",
            Error, Some(SENDER), of(": header X-Trace is now required")),
        (post("/requestBody/required"), json!(true), "D502", Error,
            Some(SENDER), of(": the request body is now required")),
        (post("/requestBody"), Value::Null, "D502", Error, Some(SENDER),
            of(": the request body is gone")),
        (post("/requestBody/content/application~1json/schema/properties/id/readOnly"),
            json!(true), "D507", Error, Some(SENDER),
            "/id: readOnly is new: true".into()),
        (post("/requestBody/content/application~1json/schema/properties/rate/description"),
            json!("As a multiplier."), "D509", Note, None,
            "/rate: description differs: before \"In percent.\", now \"As a multiplier.\"".into()),
        (post("/responses/200/headers/X-Left"), Value::Null, "D501", Error,
            Some(MEMBER), of(" 200: header X-Left is gone")),
        (post("/responses/200/headers/X-Right"), json!({}), "D501", Warning,
            Some(NEW), of(" 200: header X-Right is new")),
        (post("/responses/200/description"), json!("All done."), "D509", Note,
            None, "description differs: before \"Done.\", now \"All done.\"".into()),
        (post("/responses/200/content/application~1json/schema/properties/state/writeOnly"),
            json!(true), "D507", Error, Some(MEMBER),
            "/state: writeOnly is new: true".into()),
        (post("/responses/404"), json!({"description": "None."}), "D107",
            Warning, Some(NEW), of(" 404 is new")),
        (post("/deprecated"), json!(true), "D505", Warning, Some(YET),
            of(" is deprecated now")),
        (post("/security"), json!([{"token": []}]), "D503", Error,
            Some(SENDER),
            "security differs: before header X-Key, now http bearer".into()),
        ("/security/-".into(), json!({"token": []}), "D503", Warning,
            Some(NOBODY),
            "security differs: before header X-Key, now header X-Key, or http bearer (and in 1 other place)".into()),
        ("/servers/0/url".into(), json!("https://shop.example"), "D504", Error,
            Some(EVERYBODY),
            "no longer served at https://api.shop.example, now at https://shop.example (and in 1 other place)".into()),
        (post("/summary"), json!("Edit an order"), "D509", Note, None,
            "summary differs: before \"Change an order\", now \"Edit an order\"".into()),
        (post("/x-rate"), json!({"a": 1}), "D509", Note, None,
            "x-rate is new: {\"a\":1}".into()),
        (post("/callbacks/paid/{$request.body#~1url}/post/parameters/0"),
            json!({"name": "X-Signature", "in": "header",
                "schema": {"type": "string"}}), "D501", Error, Some(READER),
            format!("POST {{$request.body#/url}} (callback paid of {name}): \
                header X-Signature is no longer required")),
        ("/webhooks/shipped/post/requestBody/required".into(), json!(false),
            "D502", Error, Some(READER),
            "POST webhook shipped: the request body is no longer required".into()),
        ("/webhooks/shipped".into(), Value::Null, "D107", Error,
            Some(EVERYBODY), "POST webhook shipped is no longer described".into()),
        ("/paths/~1v1~1orders~1{order}/delete".into(), Value::Null, "D107",
            Error, Some(EVERYBODY),
            "DELETE /v1/orders/{order} is no longer described".into()),
        ("/info/version".into(), json!("2"), "D509", Note, None,
            "version differs: before \"1\", now \"2\"".into()),
        ("/components/schemas".into(), json!({"Spare": {"type": "null"}}),
            "D509", Note, None,
            "unused components differs: before {}, now \
             {\"/components/schemas/Spare\":{\"type\":\"null\"}}".into()),
    ];
    let mut wrong = Vec::new();
    for (at, new, rule, level, impact, message) in &cases {
        let (before, mut after) = (shop(), shop());
        put(&mut after, at, new.clone());
        let findings = told(&before, &after);
        let found = rows(&findings);
        if found != [(*rule, *level, *impact, message.as_str())] {
            wrong.push(format!("{at}: {found:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_parameter_or_header_that_gains_a_schema_is_a_difference() {
    use Level::{Error, Warning};
    for (at, level, impact, message) in [
        (
            "/components/parameters/Trace/schema".to_owned(),
            Error,
            SENDER,
            ": header X-Trace: the schema is new",
        ),
        (
            format!("{POST}/responses/200/headers/X-Left/schema"),
            Warning,
            "nobody: less is written",
            " 200: header X-Left: the schema is new",
        ),
    ] {
        let mut before = shop();
        put(&mut before, &at, Value::Null);
        let findings = told(&before, &shop());
        let message = format!("POST /v1/orders/{{order}}{message}");
        let expected = [("D501", level, Some(impact), message.as_str())];
        assert_eq!(rows(&findings), expected, "{at}");
    }
}

#[test]
fn what_is_only_renamed_is_said_to_have_moved_and_compared_inside() {
    let text = shop().to_string();
    let limit = ("\"maximum\":50", "\"maximum\":40");
    let cases: [(&str, &[(&str, &str)], &[&str]); 5] = [
        (
            "a path parameter",
            &[
                ("/{order}", "/{key}"),
                ("\"name\":\"order\"", "\"name\":\"key\""),
            ],
            &[
                "DELETE /v1/orders/{order} has moved to DELETE /v1/orders/{key}",
                "POST /v1/orders/{order} has moved to POST /v1/orders/{key}",
            ],
        ),
        (
            "a prefix",
            &[
                ("api.shop.example", "api.shop.example/v1"),
                ("\"/v1/orders", "\"/orders"),
            ],
            &[
                "DELETE /v1/orders/{order} has moved to DELETE /orders/{order}",
                "POST /v1/orders/{order} has moved to POST /orders/{order}",
                "servers differs",
            ],
        ),
        (
            "a range",
            &[("\"200\":", "\"2XX\":")],
            &[
                "POST /v1/orders/{order} 200 has moved to POST /v1/orders/{order} 2XX",
            ],
        ),
        (
            "default",
            &[("\"200\":", "\"default\":")],
            &[
                "POST /v1/orders/{order} 200 has moved to POST /v1/orders/{order} default",
            ],
        ),
        (
            "another writing of a media type",
            &[(
                "{\"application/json\":{\"schema\":{\"properties\":{\"state",
                "{\"Application/JSON; charset=utf-8\":{\"schema\":{\"properties\":{\"state",
            )],
            &["POST /v1/orders/{order} 200 application/json has moved to \
               POST /v1/orders/{order} 200 Application/JSON; charset=utf-8"],
        ),
    ];
    for (case, edits, moved) in cases {
        for and_a_limit in [false, true] {
            let mut edited = text.clone();
            let limit = and_a_limit.then_some(&limit);
            for (from, to) in edits.iter().chain(limit) {
                assert!(edited.contains(from), "{case}: {from}");
                edited = edited.replace(from, to);
            }
            let after = serde_json::from_str(&edited).unwrap();
            let findings = told(&shop(), &after);
            let (notes, rest): (Vec<_>, Vec<_>) = rows(&findings)
                .into_iter()
                .partition(|row| row.1 == Level::Note);
            let mut notes: Vec<&str> = notes.iter().map(|row| row.3).collect();
            notes.sort_unstable();
            assert_eq!(notes.len(), moved.len(), "{case}: {notes:#?}");
            for (note, moved) in notes.iter().zip(moved) {
                assert!(note.starts_with(moved), "{case}: {note}");
            }
            let rest: Vec<&str> = rest.iter().map(|row| row.0).collect();
            let wanted: &[&str] = if and_a_limit { &["D203"] } else { &[] };
            assert_eq!(rest, wanted, "{case}");
        }
    }
}

#[test]
fn order_and_spaces_are_no_difference() {
    for (at, new) in [
        (format!("{POST}/tags"), json!(["shop", "orders"])),
        (format!("{POST}/summary"), json!("Change  an\norder")),
        (
            format!("{POST}/parameters"),
            json!([
                {"$ref": "#/components/parameters/Trace"},
                shop().pointer(&format!("{POST}/parameters/0")).unwrap()
            ]),
        ),
    ] {
        let (before, mut after) = (shop(), shop());
        put(&mut after, &at, new);
        assert_eq!(rows(&told(&before, &after)), [], "{at}");
    }
}

#[test]
fn a_reference_that_leads_nowhere_is_told_on_either_side() {
    let (whole, mut broken) = (shop(), shop());
    put(&mut broken, "/components/parameters/Trace", Value::Null);
    for (before, after) in [(&whole, &broken), (&broken, &whole)] {
        let report = diff(&read(before), &read(after), None);
        let failed = report.findings.iter().filter(|f| f.rule.id == "D997");
        let messages: Vec<&str> = failed.map(|f| f.message.as_str()).collect();
        let wanted =
            format!("{POST}/parameters/1/$ref: the reference leads nowhere");
        assert_eq!(messages, [wanted]);
    }
}
