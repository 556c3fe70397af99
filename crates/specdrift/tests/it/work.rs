//! One report takes so much work and no more: what was not judged for that is
//! said at its place, and leaves the rest as it is.

use serde_json::{Map, Value, json};
use specdrift::{Document, Level, Outcome, Report, diff};

const SPENT: &str = "the work limit of the report is reached";

fn read(document: &Value) -> Document {
    let text = document.to_string();
    Document::from_bytes("shop", "shop.json", text.as_bytes()).unwrap()
}

/// Two messages: a dear one, and an ordinary one whose limit changes.
fn two_messages(dear: &Value, schemas: &Value, limit: u64) -> Document {
    let body = |schema: &Value| {
        let content = json!({ "application/json": { "schema": schema } });
        json!({ "post": { "requestBody": { "content": content } } })
    };
    let ordinary = json!({ "type": "string", "maxLength": limit });
    read(&json!({
        "openapi": "3.1.0",
        "info": { "title": "Shop", "version": "1" },
        "paths": { "/dear": body(dear), "/ordinary": body(&ordinary) },
        "components": { "schemas": schemas },
    }))
}

fn reference(number: usize) -> Value {
    json!({ "$ref": format!("#/components/schemas/S{number}") })
}

/// Schemas by number, as components.
fn schemas(count: usize, schema: impl Fn(usize) -> Value) -> Value {
    let each = (0..count).map(|n| (format!("S{n}"), schema(n)));
    Value::Object(each.collect::<Map<_, _>>())
}

/// Messages that cost more than a place's share, in two versions each.
fn dear_messages() -> Vec<(&'static str, [(Value, Value); 2])> {
    let versions = |make: &dyn Fn(u64) -> (Value, Value)| [make(1), make(2)];
    let doubling = |last: u64| {
        let each = schemas(25, |n| match n {
            24 => json!({ "required": [format!("m{last}")] }),
            _ => json!({ "if": reference(n + 1), "then": reference(n + 1) }),
        });
        (reference(0), each)
    };
    let lists = |last: u64| {
        let inner = json!({ "type": "string", "maxLength": last });
        let schema = (0..5).fold(inner, |schema, _| {
            json!({ "type": "array", "minItems": 100, "items": schema })
        });
        (schema, json!({}))
    };
    let paths = |last: u64| {
        let each = schemas(40, |n| {
            let below = if n == 39 { json!({}) } else { reference(n + 1) };
            json!({
                "type": "object",
                "x-edition": last,
                "properties": { "a": below, "b": below },
            })
        });
        (reference(0), each)
    };
    let objects = |last: u64| {
        let inner = json!({ "type": "integer", "maximum": last });
        let schema = (0..3).fold(inner, |schema, _| {
            json!({
                "type": "object",
                "minProperties": 4_000,
                "additionalProperties": schema,
            })
        });
        (schema, json!({}))
    };
    vec![
        ("conditions that double", versions(&doubling)),
        ("lists in lists", versions(&lists)),
        ("ways to one schema", versions(&paths)),
        ("objects in objects", versions(&objects)),
    ]
}

fn compared([before, after]: &[(Value, Value); 2]) -> Report {
    diff(
        &two_messages(&before.0, &before.1, 9),
        &two_messages(&after.0, &after.1, 8),
        None,
    )
}

#[test]
fn only_the_place_over_budget_is_unjudged() {
    for (name, versions) in dear_messages() {
        let report = compared(&versions);
        assert_eq!(report.outcome(Level::Error), Outcome::Undecided, "{name}");
        let cut: Vec<&str> = report
            .findings
            .iter()
            .filter(|finding| finding.message.ends_with(SPENT))
            .filter(|finding| finding.rule.id == "D997")
            .map(|finding| finding.location.pointer.as_str())
            .collect();
        let dear = "/paths/~1dear/post/requestBody/content/application~1json";
        assert!(!cut.is_empty(), "{name}");
        assert!(cut.iter().all(|at| at.starts_with(dear)), "{name}: {cut:?}");
        let ordinary = report.findings.iter().find(|finding| {
            finding.location.pointer.as_str().starts_with("/paths/~1ordinary")
        });
        let message = ordinary.map(|finding| finding.message.as_str());
        let expected = Some(
            "the message: longest text differs: before maxLength 9, now maxLength 8",
        );
        assert_eq!(message, expected, "{name}");
    }
}

#[test]
fn an_example_that_costs_too_much_is_unjudged_and_not_refused() {
    let listed: Vec<u32> = (0..12_000).collect();
    let document = |least: u64, length: usize| {
        let schema = json!({
            "type": "array", "minItems": least, "items": { "enum": listed },
        });
        let content = json!({ "schema": schema, "example": vec![0; length] });
        let body = json!({ "content": { "application/json": content } });
        read(&json!({
            "openapi": "3.1.0",
            "info": { "title": "Shop", "version": "1" },
            "paths": { "/dear": { "post": { "requestBody": body } } },
        }))
    };
    let found = |length| {
        let report = diff(&document(1, length), &document(2, length), None);
        let of = |id: &str| report.findings.iter().any(|it| it.rule.id == id);
        (of("D207"), of("E101"), of("D997"))
    };
    assert_eq!(found(1), (true, true, false), "an example that is refused");
    assert_eq!(found(2), (true, false, false), "an example that is accepted");
    assert_eq!(found(6_000), (true, false, true), "an example of 6,000 items");
}

#[test]
fn the_same_work_is_done_every_time() {
    for (name, versions) in dear_messages() {
        assert_eq!(compared(&versions), compared(&versions), "{name}");
    }
}

#[test]
#[ignore = "takes long; the gate runs it"]
fn a_larger_document_may_take_more() {
    // So many messages cost more than a small document may take.
    let document = |limit: usize| {
        let paths: Map<String, Value> = (0..1_000)
            .map(|n| {
                let schema = json!({
                    "type": "string",
                    "maxLength": limit + n,
                    "x-words": "word ".repeat(500),
                });
                let content = json!({ "a/b": { "schema": schema } });
                let body = json!({ "requestBody": { "content": content } });
                (format!("/p{n}"), json!({ "post": body }))
            })
            .collect();
        read(&json!({
            "openapi": "3.1.0",
            "info": { "title": "Shop", "version": "1" },
            "paths": paths,
        }))
    };
    let report = diff(&document(5), &document(6), None);
    assert_eq!(report.summary.undecided, 0);
    assert_eq!(report.summary.differences, 1_000);
}
