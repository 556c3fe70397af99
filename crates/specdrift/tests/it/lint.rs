//! The document against itself, and differences that need more than bounds: one
//! small document for each.

use crate::support::{day, judge, table};
use serde_json::{Value, json};
use specdrift::Report;

fn against(theirs: &Value, ours: &Value) -> Report {
    let document = json!({
        "openapi": "3.1.0",
        "components": { "schemas": { "Thing": theirs } },
    });
    let config = table("thing", "d", "/components/schemas/Thing", "request");
    judge(&config, &document.to_string(), ours)
}

/// The rules that one field's schema breaks by itself.
fn faults(field: &Value) -> Vec<&'static str> {
    let wrap = |field: &Value| json!({ "type": "object", "properties": { "a": field } });
    let report = against(&wrap(field), &wrap(field));
    let by_itself = |rule: &&str| rule.starts_with(['S', 'P', 'E']);
    report.findings.iter().map(|f| f.rule.id).filter(by_itself).collect()
}

#[test]
fn every_fault_of_a_document_is_found() {
    let text = |more: Value| {
        let mut field = json!({ "type": "string" });
        field
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        field
    };
    for (rule, field) in [
        ("S101", text(json!({ "nullable": true }))),
        ("S105", text(json!({ "maxlength": 3 }))),
        ("S106", text(json!({ "enum": ["a", "a"] }))),
        ("P102", text(json!({ "maxLength": 100, "description": "(MAX 255)" }))),
        ("P103", text(json!({ "description": "(MAX 3; MIN 250)" }))),
        ("P104", text(json!({ "enum": ["CARD"], "maxLength": 3 }))),
        ("E101", text(json!({ "maxLength": 3, "example": "abcd" }))),
        ("E101", text(json!({ "maxLength": 3, "default": "abcd" }))),
        (
            "S102",
            json!({ "oneOf": [{ "type": "string" }, { "maxLength": 5 }] }),
        ),
        (
            "S104",
            json!({
                "oneOf": [
                    { "type": "object", "properties": { "k": { "const": "x" } } },
                    { "type": "object", "required": ["k"], "properties": { "k": { "const": "y" } } },
                ],
                "discriminator": { "propertyName": "k" },
            }),
        ),
    ] {
        assert!(faults(&field).contains(&rule), "{rule}: {field}");
    }
    assert_eq!(
        faults(&text(json!({ "maxLength": 3, "example": "abc" }))),
        [""; 0]
    );
}

#[test]
fn a_mapping_names_a_schema_or_refers_to_it() {
    let branch = |kind: &str| {
        json!({
            "type": "object",
            "required": ["kind"],
            "properties": { "kind": { "const": kind } },
        })
    };
    let found = |cat: &str, dog: &str| {
        let document = json!({
            "openapi": "3.1.0",
            "components": { "schemas": {
                "Cat": branch("cat"),
                "Big Dog": branch("dog"),
                "Thing": {
                    "oneOf": [
                        { "$ref": "#/components/schemas/Cat" },
                        { "$ref": "#/components/schemas/Big%20Dog" },
                    ],
                    "discriminator": {
                        "propertyName": "kind",
                        "mapping": { "cat": cat, "dog": dog },
                    },
                },
            } },
        });
        let ours = json!({ "oneOf": [branch("cat"), branch("dog")] });
        let at = "/components/schemas/Thing";
        let config = table("thing", "d", at, "request");
        let report = judge(&config, &document.to_string(), &ours);
        let rules = report.findings.iter().map(|f| f.rule.id);
        rules.collect::<Vec<_>>()
    };
    let (cat, dog) =
        ("#/components/schemas/Cat", "#/components/schemas/Big%20Dog");
    for (cat, dog) in [(cat, dog), ("Cat", "Big Dog"), ("Cat", dog)] {
        assert_eq!(found(cat, dog), [""; 0], "{cat} {dog}");
    }
    for (cat, dog) in [("Dog", dog), (cat, "#/components/schemas/Dog")] {
        assert!(found(cat, dog).contains(&"S104"), "{cat} {dog}");
    }
    assert!(found(dog, cat).contains(&"S104"), "each maps to the other");
}

#[test]
fn patterns_are_compared_as_languages() {
    let field = |pattern: &str| {
        json!({ "type": "object", "properties": {
            "a": { "type": "string", "pattern": pattern } } })
    };
    let found = |theirs: &str, ours: &str| {
        let report = against(&field(theirs), &field(ours));
        report.findings.first().map(|f| {
            (f.relation().as_str(), f.counterexample().unwrap()["a"].clone())
        })
    };
    assert_eq!(found("^[0-9]{4}$", r"^\d{4}$"), None);
    assert_eq!(found("^(a|b)$", "^[ab]$"), None);
    assert_eq!(
        found("^[A-Z]{2,3}$", "^[A-Z]{2}$"),
        Some(("stricter", json!("AAA")))
    );
    assert_eq!(
        found("^[A-Z]{2}$", "^[A-Z]{2,3}$"),
        Some(("looser", json!("AAA")))
    );
    assert_eq!(
        found("^https://", "^https?://"),
        Some(("looser", json!("http://")))
    );
    // A control letter is the control character, and never the letter.
    assert_eq!(found(r"^\x0a$", r"^\cJ$"), None);
    assert_eq!(found(r"^\cJ$", r"^\cj$"), None);
    assert_ne!(found(r"^\cJ$", "^cJ$"), None);
    // A word is of ASCII, for its edges as for what lies between them.
    assert_eq!(found(r"^a\Bb$", "^ab$"), None);
    // A class beyond ASCII differs in one character only.
    assert_eq!(
        found(r"^[\u3041-\u3096]$", r"^[\u3041-\u3095]$"),
        Some(("stricter", json!("\u{3096}")))
    );
}

#[test]
fn a_pattern_that_looks_ahead_is_undecided_and_never_agreement() {
    let field = |pattern: &str| {
        json!({ "type": "object", "properties": {
            "a": { "type": "string", "pattern": pattern } } })
    };
    let report = against(&field("^(?!x)[a-z]+$"), &field("^(?!y)[a-z]+$"));
    assert!(!report.findings.is_empty());
    assert_eq!(
        report.outcome(specdrift::Level::Error),
        specdrift::Outcome::Undecided
    );
    let same = against(&field("^(?!x)[a-z]+$"), &field("^(?!x)[a-z]+$"));
    assert_eq!(same.findings, []);
}

#[test]
fn a_recursive_schema_is_compared_with_itself_and_with_its_neighbour() {
    let tree = |limit: u32| {
        json!({
            "type": "object",
            "required": ["name"],
            "properties": {
                "name": { "type": "string", "maxLength": limit },
                "children": { "type": "array", "items": { "$ref": "#/components/schemas/Thing" } },
            },
        })
    };
    let ours = |limit: u32| {
        let text =
            tree(limit).to_string().replace("#/components/schemas/Thing", "#");
        serde_json::from_str::<Value>(&text).unwrap()
    };
    assert_eq!(against(&tree(5), &ours(5)).findings, []);
    let report = against(&tree(5), &ours(6));
    let finding = crate::support::only(&report);
    assert_eq!((finding.rule.id, finding.field()), ("D201", "/name"));
    assert_eq!(finding.counterexample(), Some(&json!({ "name": "aaaaaa" })));
}

#[test]
fn members_that_only_one_side_has_are_one_finding_each() {
    let object = |names: &[&str]| {
        let members: serde_json::Map<_, _> = names
            .iter()
            .map(|name| {
                (
                    (*name).to_owned(),
                    json!({ "type": "string", "maxLength": 9 }),
                )
            })
            .collect();
        json!({ "type": "object", "properties": members })
    };
    let report = against(&object(&["a", "b"]), &object(&["a", "c"]));
    let found: Vec<_> = report
        .findings
        .iter()
        .map(|f| (f.rule.id, f.field(), f.relation().as_str()))
        .collect();
    assert_eq!(found, [("D101", "/b", "stricter"), ("D102", "/c", "looser")]);
}

#[test]
fn a_document_of_openapi_3_0_is_read_in_its_own_words() {
    let document = json!({
        "openapi": "3.0.3",
        "components": { "schemas": { "Thing": { "type": "object", "properties": {
            "a": { "type": "string", "nullable": true },
            "b": { "type": "integer", "minimum": 0, "exclusiveMinimum": true },
        } } } },
    });
    let ours = json!({ "type": "object", "properties": {
        "a": { "type": ["string", "null"] },
        "b": { "type": "integer", "minimum": 1 },
    } });
    let config = table("thing", "d", "/components/schemas/Thing", "request");
    assert_eq!(judge(&config, &document.to_string(), &ours).findings, []);
}

#[test]
fn a_schema_that_the_reader_contradicts_is_a_finding() {
    let schema = json!({ "type": "object", "properties": { "a": { "type": "string" } } });
    let document = json!({
        "openapi": "3.1.0",
        "components": { "schemas": { "Thing": { "type": "object", "properties": {
            "a": { "type": "string", "example": "山" } } } } },
    });
    let mut documents = specdrift::Documents::default();
    let text = document.to_string();
    documents.documents.push(
        specdrift::Document::from_bytes("d", "d.json", text.as_bytes())
            .unwrap(),
    );
    let config = table("thing", "d", "/components/schemas/Thing", "request");
    let ours = [specdrift::Implementation::new("thing", &schema, &|_| false)];
    let report = specdrift::check(
        &config,
        &documents,
        &ours,
        &specdrift::CheckOptions::new(day("2026-11-21")),
    );
    let rules: Vec<_> = report.findings.iter().map(|f| f.rule.id).collect();
    assert_eq!(rules, ["V101"]);
}

#[test]
fn an_example_of_a_field_is_judged_by_our_schema_of_the_field() {
    let field = json!({
        "type": "string", "maxLength": 5, "example": "abcd", "default": "abc",
        "examples": ["ab", "abcde", "abcdef"],
    });
    let document = json!({
        "openapi": "3.1.0",
        "components": { "schemas": { "Thing": {
            "type": "object",
            "properties": { "inner": { "type": "object", "properties": { "a": field } } },
        } } },
    });
    let ours = |most: u32| {
        let field = json!({ "type": "string", "maxLength": most });
        json!({ "type": "object", "properties": {
            "inner": { "type": "object", "properties": { "a": field } },
        } })
    };
    let config = table("thing", "d", "/components/schemas/Thing", "request");
    let examples = |ours: &Value| {
        let report = judge(&config, &document.to_string(), ours);
        let told = report.findings.into_iter().filter(|f| f.rule.id != "D201");
        told.map(|f| {
            let at = f.location.pointer.to_string();
            let place = at.rsplit_once("/a/").unwrap().1.to_owned();
            (f.rule.id, place, f.message)
        })
        .collect::<Vec<_>>()
    };
    let ours_refuses = |place: &str| {
        ("E102", place.to_owned(), "our schema of the field refuses it".into())
    };
    let own_refuses = (
        "E101",
        "examples/2".to_owned(),
        "the example of a is refused by its own schema or prose".to_owned(),
    );
    assert_eq!(examples(&ours(5)), std::slice::from_ref(&own_refuses));
    assert_eq!(
        examples(&ours(3)),
        [ours_refuses("example"), ours_refuses("examples/1"), own_refuses],
    );
}

#[test]
fn an_example_of_one_alternative_is_judged_by_its_counterpart() {
    let branch = |kind: &str, most: u32, example: Option<&str>| {
        let mut name = json!({ "type": "string", "maxLength": most });
        if let Some(example) = example {
            name["example"] = json!(example);
        }
        json!({ "type": "object", "required": ["kind"], "properties": {
            "kind": { "const": kind }, "name": name,
        } })
    };
    let of = |all: [Value; 2]| json!({ "oneOf": all });
    let document = json!({
        "openapi": "3.1.0",
        "components": { "schemas": { "Thing": of([
            branch("short", 3, Some("abc")), branch("long", 9, Some("abcdefghi")),
        ]) } },
    });
    let ours = of([branch("long", 9, None), branch("short", 3, None)]);
    let config = table("thing", "d", "/components/schemas/Thing", "request");
    assert_eq!(judge(&config, &document.to_string(), &ours).findings, []);
}
