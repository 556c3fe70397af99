//! One resolver follows every reference; what it cannot follow is said.

use super::{diff, messages, with_schema};
use crate::support::{judge, table};
use serde_json::{Value, json};
use specdrift::{Level, Outcome};

const AT: &str = "/paths/~1orders/post/requestBody/content/application~1json";

/// Schemas that all mean the one called `leaf`, and what they are made of.
fn ways_to(leaf: &Value) -> Vec<(&'static str, Value, Value)> {
    let schemas = |schemas: Value| json!({ "schemas": schemas });
    vec![
        (
            "a pointer",
            json!({ "$ref": "#/components/schemas/A" }),
            schemas(json!({ "A": leaf })),
        ),
        (
            "a percent-encoded pointer",
            json!({ "$ref": "#/components/schemas/A%20b~1c%7E0" }),
            schemas(json!({ "A b/c~": leaf })),
        ),
        (
            "two hops",
            json!({ "$ref": "#/components/schemas/A" }),
            schemas(json!({
                "A": { "$ref": "#/components/schemas/B" },
                "B": leaf,
            })),
        ),
        (
            "$defs",
            json!({ "$ref": "#/components/schemas/A/$defs/b" }),
            schemas(json!({ "A": { "$defs": { "b": leaf } } })),
        ),
        (
            "an anchor",
            json!({ "$ref": "#here" }),
            schemas(json!({ "A": { "$anchor": "here", "allOf": [leaf] } })),
        ),
        (
            "a URI of the document",
            json!({ "$ref": "https://shop.example/a" }),
            schemas(json!({
                "A": { "$id": "https://shop.example/a", "allOf": [leaf] },
            })),
        ),
        (
            "a URI relative to another",
            json!({ "$ref": "#/components/schemas/A" }),
            schemas(json!({
                "A": {
                    "$id": "https://shop.example/schemas/a",
                    "$ref": "b#/$defs/c",
                },
                "B": {
                    "$id": "https://shop.example/schemas/b",
                    "$defs": { "c": leaf },
                },
            })),
        ),
        (
            "a pointer relative to a URI",
            json!({ "$ref": "#/components/schemas/A" }),
            schemas(json!({
                "A": {
                    "$id": "https://shop.example/a",
                    "$ref": "#/$defs/b",
                    "$defs": { "b": leaf },
                },
            })),
        ),
        (
            "a dynamic reference with one target",
            json!({ "$dynamicRef": "#node" }),
            schemas(json!({
                "A": { "$dynamicAnchor": "node", "allOf": [leaf] },
            })),
        ),
    ]
}

#[test]
fn every_way_to_a_schema_is_followed() {
    let (text, number) =
        (json!({ "type": "string" }), json!({ "type": "number" }));
    let inline = with_schema("3.1.0", &text, &Value::Null);
    for ((name, schema, components), (_, _, changed)) in
        ways_to(&text).into_iter().zip(ways_to(&number))
    {
        let old = with_schema("3.1.0", &schema, &components);
        let new = with_schema("3.1.0", &schema, &changed);
        let same = diff(&inline, &old);
        assert_eq!(
            same.outcome(Level::Note),
            Outcome::Agreement,
            "{name}: {same:?}"
        );
        let report = diff(&old, &new);
        assert_eq!(messages(&report, "D104").len(), 1, "{name}");
        assert_eq!(report.outcome(Level::Error), Outcome::Drift, "{name}");
    }
}

/// A document whose every OpenAPI object on the way to a schema is a reference.
fn all_references(leaf: &Value) -> Value {
    let to = |place: &str| json!({ "$ref": format!("#/components/{place}") });
    let content = json!({ "application/json": { "schema": leaf } });
    json!({
        "openapi": "3.0.3",
        "info": { "title": "Orders", "version": "1" },
        "paths": { "/orders": { "$ref": "#/components/x-items/Orders" } },
        "components": {
            "x-items": { "Orders": { "post": {
                "parameters": [to("parameters/P")],
                "requestBody": to("requestBodies/One"),
                "responses": { "200": to("responses/One") },
            } } },
            "parameters": { "P": { "name": "p", "in": "query" } },
            "requestBodies": {
                "One": to("requestBodies/Two"),
                "Two": { "content": content },
            },
            "responses": {
                "One": to("responses/Two"),
                "Two": {
                    "description": "done",
                    "headers": { "H": to("headers/H") },
                    "content": content,
                },
            },
            "headers": { "H": { "schema": {} } },
        },
    })
}

#[test]
fn openapi_objects_behind_references_are_compared_and_checked() {
    let text = |leaf: Value| all_references(&leaf).to_string();
    let old = text(json!({ "type": "string" }));
    let new = text(json!({ "type": "integer" }));
    let report = diff(&old, &new);
    assert_eq!(messages(&report, "D104").len(), 2, "{report:?}");
    assert_eq!(messages(&report, "D997"), [""; 0]);

    let schema = json!({ "type": "string" });
    for (at, direction) in [
        (AT, "request"),
        (
            "/paths/~1orders/post/responses/200/content/application~1json",
            "response",
        ),
    ] {
        let config = table("orders", "orders", at, direction);
        let agrees = judge(&config, &old, &schema);
        assert_eq!(agrees.outcome(Level::Error), Outcome::Agreement);
        let differs = judge(&config, &new, &schema);
        assert_eq!(messages(&differs, "D104").len(), 1, "{at}");
    }
}

#[test]
fn siblings_of_a_reference_count_from_3_1_on() {
    let components = json!({ "schemas": { "A": { "type": "string" } } });
    let reference = |siblings: Value| {
        let mut schema = siblings;
        schema["$ref"] = "#/components/schemas/A".into();
        schema
    };
    let (bare, limited) =
        (reference(json!({})), reference(json!({ "maxLength": 5 })));
    for (version, count) in [("3.0.3", 0), ("3.1.0", 1)] {
        let old = with_schema(version, &bare, &components);
        let new = with_schema(version, &limited, &components);
        assert_eq!(diff(&old, &new).findings.len(), count, "{version}");
    }
}

#[test]
fn what_a_schema_cannot_follow_is_said_on_either_side() {
    let text = json!({ "type": "string" });
    let whole = with_schema("3.1.0", &text, &Value::Null);
    let two = json!({ "schemas": {
        "A": { "$dynamicAnchor": "node", "type": "string" },
        "B": { "$id": "b", "$dynamicAnchor": "node", "type": "number" },
    } });
    let circle = json!({ "schemas": {
        "A": { "$ref": "#/components/schemas/B" },
        "B": { "$ref": "#/components/schemas/A" },
    } });
    let nowhere = "the reference leads nowhere";
    let leaves = "the reference leaves the document";
    for (word, reference, components, reason) in [
        ("$ref", json!("#/components/schemas/Gone"), json!({}), nowhere),
        ("$ref", json!("#gone"), json!({}), nowhere),
        ("$ref", json!("#/%ff"), json!({}), nowhere),
        ("$ref", json!("other.yaml"), json!({}), leaves),
        ("$ref", json!("./other.yaml#/a"), json!({}), leaves),
        ("$ref", json!("https://shop.example/a"), json!({}), leaves),
        ("$ref", json!("file:///etc/passwd"), json!({}), leaves),
        ("$ref", json!("Order"), json!({}), leaves),
        ("$ref", json!(3), json!({}), "the reference is not a string"),
        (
            "$ref",
            json!("#/components/schemas/A"),
            circle,
            "the reference is a cycle",
        ),
        ("$dynamicRef", json!("#node"), json!({}), nowhere),
        (
            "$dynamicRef",
            json!("#node"),
            two,
            "the dynamic reference leads to several schemas, \
             by where it is reached from",
        ),
    ] {
        let schema = json!({ word: reference });
        let broken = with_schema("3.1.0", &schema, &components);
        for (old, new) in
            [(&whole, &broken), (&broken, &whole), (&broken, &broken)]
        {
            let report = diff(old, new);
            let said = messages(&report, "D997");
            assert!(
                !said.is_empty() && said.iter().all(|m| m.ends_with(reason)),
                "{schema}: {said:?}"
            );
            assert_eq!(report.outcome(Level::Error), Outcome::Undecided);
            let told = report.findings.iter().filter(|f| f.rule.id != "D509");
            assert_eq!(told.count(), said.len(), "{schema}: {report:?}");
        }
        let config = table("orders", "orders", AT, "request");
        let report = judge(&config, &broken, &text);
        assert_eq!(report.outcome(Level::Error), Outcome::Undecided);
        assert!(messages(&report, "D997").iter().all(|m| m.ends_with(reason)));
    }
}

#[test]
fn a_schema_that_needs_itself_is_not_judged() {
    let text = json!({ "type": "string" });
    let (a, b) = (
        json!({ "$ref": "#/components/schemas/A" }),
        json!({ "$ref": "#/components/schemas/B" }),
    );
    let reason = "the reference is a cycle";
    for (schema, other) in [
        (json!({ "allOf": [a] }), json!({})),
        (json!({ "allOf": [b] }), json!({ "allOf": [a, text] })),
        (json!({ "anyOf": [text, a] }), json!({})),
        (json!({ "oneOf": [text, b] }), json!({ "oneOf": [text, a] })),
        (json!({ "not": a }), json!({})),
        (json!({ "if": a }), json!({})),
    ] {
        let components = json!({ "schemas": { "A": schema, "B": other } });
        let broken = with_schema("3.1.0", &a, &components);
        let whole = with_schema("3.1.0", &text, &Value::Null);
        let report = diff(&whole, &broken);
        let said = messages(&report, "D997");
        assert!(
            !said.is_empty() && said.iter().all(|m| m.ends_with(reason)),
            "{schema}: {said:?}"
        );
    }
}

#[test]
fn a_kind_that_names_its_parent_is_read_as_one_of_its_kinds() {
    let component =
        |name: &str| json!({ "$ref": format!("#/components/schemas/{name}") });
    let pets = |most: u32| {
        let kind = |name: &str| {
            let own = json!({
                "type": "object",
                "properties": { name: { "type": "string", "maxLength": most } },
                "required": [name],
            });
            json!({ "allOf": [component("Pet"), own] })
        };
        let components = json!({ "schemas": {
            "Pet": { "type": "object", "oneOf": [component("Cat"), component("Dog")] },
            "Cat": kind("claws"),
            "Dog": kind("tricks"),
        } });
        with_schema("3.1.0", &component("Pet"), &components)
    };
    let report = diff(&pets(9), &pets(8));
    let said: Vec<&str> =
        report.findings.iter().map(|it| it.message.as_str()).collect();
    let shorter = "longest text differs: before maxLength 9, now maxLength 8";
    assert_eq!(
        said,
        [format!("/claws: {shorter}"), format!("/tricks: {shorter}")]
    );
}

#[test]
fn a_reference_that_is_reached_through_a_member_may_come_back() {
    let tree = |word: &str| {
        let schema = json!({ "$ref": "#/components/schemas/Tree" });
        let components = json!({ "schemas": { "Tree": {
            "type": "object",
            "properties": {
                word: { "type": "string" },
                "kids": { "type": "array", "items": schema },
            },
        } } });
        with_schema("3.1.0", &schema, &components)
    };
    let same = diff(&tree("name"), &tree("name"));
    assert_eq!(same.outcome(Level::Note), Outcome::Agreement);
    let renamed = diff(&tree("name"), &tree("title"));
    assert_eq!(messages(&renamed, "D997"), [""; 0]);
    assert!(!renamed.findings.is_empty());
}

#[test]
fn an_openapi_object_that_cannot_be_followed_is_said_on_either_side() {
    let whole = all_references(&json!({ "type": "string" }));
    let nowhere = "the reference leads nowhere";
    let leaves = "the reference leaves the document";
    let item = "/components/x-items/Orders/post";
    for (at, target, reason) in [
        ("/paths/~1orders/$ref".to_owned(), "#/gone", nowhere),
        ("/paths/~1orders/$ref".to_owned(), "orders.yaml", leaves),
        (format!("{item}/requestBody/$ref"), "#/gone", nowhere),
        (format!("{item}/requestBody/$ref"), "bodies.yaml#/One", leaves),
        (
            "/components/requestBodies/Two/$ref".to_owned(),
            "#/components/requestBodies/One",
            "the reference is a cycle",
        ),
        (format!("{item}/responses/200/$ref"), "#/gone", nowhere),
        (format!("{item}/responses/200/$ref"), "https://x.example/r", leaves),
        (format!("{item}/parameters/0/$ref"), "#/gone", nowhere),
        (
            "/components/responses/Two/headers/H/$ref".to_owned(),
            "headers.yaml",
            leaves,
        ),
    ] {
        let mut broken = whole.clone();
        let (holder, _) = at.rsplit_once('/').unwrap();
        *broken.pointer_mut(holder).unwrap() = json!({ "$ref": target });
        let (whole, broken) = (whole.to_string(), broken.to_string());
        assert_ne!(whole, broken);
        for (old, new) in
            [(&whole, &broken), (&broken, &whole), (&broken, &broken)]
        {
            let report = diff(old, new);
            let said = messages(&report, "D997");
            let is = |message: &&str| message.ends_with(&format!(": {reason}"));
            assert!(
                !said.is_empty() && said.iter().all(is),
                "{at} {target}: {said:?}"
            );
            let told = report.findings.iter().filter(|f| f.rule.id != "D509");
            assert_eq!(told.count(), said.len(), "{at} {target}: {report:?}");
            assert_eq!(report.outcome(Level::Error), Outcome::Undecided);
        }
    }
}
