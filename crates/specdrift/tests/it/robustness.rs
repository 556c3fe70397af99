//! Any document at all gives findings or says that it could not judge: never a
//! panic, never a hang.

use crate::support::{judge, on_cpu, ours, table, vendored};
use serde_json::{Value, json};
use specdrift::{Document, Level, Outcome, Pointer, diff};
use std::time::Duration;

const DOCUMENT: &str = "yuno/create-customer-session";
const AT: &str =
    "/paths/~1customers~1sessions/post/requestBody/content/application~1json";

const ANY_BUT_A_POLICY: [Outcome; 3] =
    [Outcome::Agreement, Outcome::Drift, Outcome::Undecided];

fn outcome_of(text: &str) -> Outcome {
    let config = table("yuno.create-customer-session", DOCUMENT, AT, "request");
    judge(&config, text, &ours("create-customer-session")).outcome(Level::Error)
}

#[test]
fn a_document_cut_anywhere_is_not_agreement() {
    let text = vendored(DOCUMENT);
    let end = text.trim_end().len();
    for length in (0..end).step_by(97) {
        let cut = text.get(..length).unwrap();
        assert_eq!(outcome_of(cut), Outcome::Undecided, "cut at {length}");
    }
}

#[test]
#[ignore = "takes long; the gate runs it"]
fn a_document_with_a_byte_flipped_never_panics() {
    let text = vendored(DOCUMENT);
    let mut state = 0x9e37_79b9_u32;
    for _ in 0..300 {
        let mut bytes = text.clone().into_bytes();
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        let place = state as usize % bytes.len();
        bytes[place] ^= 1 << (state >> 29);
        let text = String::from_utf8_lossy(&bytes);
        let outcome = outcome_of(&text);
        assert!(
            ANY_BUT_A_POLICY.contains(&outcome),
            "{outcome:?} for byte {place}"
        );
    }
}

#[test]
fn any_json_at_the_place_of_a_schema_never_panics() {
    let values = [
        json!(null),
        json!(true),
        json!(false),
        json!(1e300),
        json!("x"),
        json!([]),
        json!({}),
        json!({"type": 5}),
        json!({"type": "strin"}),
        json!({"maxLength": -1}),
        json!({"maxLength": "3"}),
        json!({"required": "a"}),
        json!({"properties": []}),
        json!({"items": []}),
        json!({"enum": {}}),
        json!({"oneOf": 1}),
        json!({"allOf": [1, null]}),
        json!({"$ref": 1}),
        json!({"$ref": "#/nowhere"}),
        json!({"$ref": "other.json#/a"}),
        json!({"$ref": "#"}),
        json!({"pattern": "("}),
        json!({"pattern": "(a{1000}){1000}"}),
        json!({"multipleOf": 0}),
        json!({"minLength": 18_446_744_073_709_551_615_u64}),
        json!({"type": "array", "minItems": 4_000_000_000_u64}),
        json!({"description": "(MAX 99999999999999999999999; MIN -5)"}),
        json!({"additionalProperties": 3, "propertyNames": "x"}),
        json!({"if": {}, "then": 3}),
        json!({"discriminator": 3, "oneOf": [{}, {}]}),
        json!({"$ref": "#/components/schemas/A"}),
    ];
    for value in values {
        let mut document: Value =
            serde_json::from_str(&vendored(DOCUMENT)).unwrap();
        document["components"]["schemas"]["A"] =
            json!({ "$ref": "#/components/schemas/B" });
        document["components"]["schemas"]["B"] =
            json!({ "allOf": [{ "$ref": "#/components/schemas/A" }] });
        for at in ["/schema", "/schema/properties/callback_url"] {
            let mut document = document.clone();
            *document.pointer_mut(&format!("{AT}{at}")).unwrap() =
                value.clone();
            let outcome = outcome_of(&document.to_string());
            assert!(
                ANY_BUT_A_POLICY.contains(&outcome),
                "{outcome:?} for {value}"
            );
        }
    }
}

#[test]
fn deep_nesting_and_long_chains_are_followed_or_refused() {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert_eq!(outcome_of(&deep), Outcome::Undecided);
    let lines: Vec<String> =
        (0..400).map(|n| format!("{}a:", " ".repeat(n))).collect();
    assert_eq!(outcome_of(&lines.join("\n")), Outcome::Undecided);

    let mut schemas = serde_json::Map::new();
    for n in 0..3_000 {
        schemas.insert(
            format!("S{n}"),
            json!({
                "type": "object",
                "properties": { "next": { "$ref": format!("#/components/schemas/S{}", n + 1) } },
            }),
        );
    }
    schemas.insert("S3000".into(), json!({ "type": "string", "maxLength": 5 }));
    let text = |schemas: &serde_json::Map<String, Value>| {
        json!({ "openapi": "3.1.0", "components": { "schemas": schemas } })
            .to_string()
    };
    let read = |text: &str| {
        Document::from_bytes("d", "d.json", text.as_bytes()).unwrap()
    };
    let old = read(&text(&schemas));
    schemas.insert("S3000".into(), json!({ "type": "string", "maxLength": 4 }));
    let new = read(&text(&schemas));
    for (place, rule) in [("S0", "D997"), ("S2950", "D201")] {
        let at =
            Pointer::parse(&format!("/components/schemas/{place}")).unwrap();
        let found = diff(&old, &new, Some(&at)).findings;
        assert!(found.iter().any(|f| f.rule.id == rule), "{place}: {found:?}");
    }
}

#[test]
#[ignore = "takes long; the gate runs it"]
fn a_reference_to_everything_does_not_grow() {
    // Every level refers twice to the next: written out, 2 to the 40th schemas.
    let mut schemas = serde_json::Map::new();
    for n in 0..40 {
        let next =
            json!({ "$ref": format!("#/components/schemas/S{}", n + 1) });
        schemas.insert(
            format!("S{n}"),
            json!({ "type": "object", "properties": { "a": next, "b": next } }),
        );
    }
    schemas.insert("S40".into(), json!({ "type": "string" }));
    let document =
        json!({ "openapi": "3.1.0", "components": { "schemas": schemas } })
            .to_string();
    let read = |text: &str| {
        Document::from_bytes("d", "d.json", text.as_bytes()).unwrap()
    };
    let start = on_cpu();
    let changed = document
        .replace(r#""S40":{"type":"string"}"#, r#""S40":{"type":"integer"}"#);
    let at = Pointer::parse("/components/schemas/S0").unwrap();
    let report = diff(&read(&document), &read(&changed), Some(&at));
    assert!(!report.findings.is_empty());
    assert!(on_cpu() < start + Duration::from_secs(20));
}

#[test]
#[ignore = "takes long; the gate runs it"]
fn yaml_that_multiplies_itself_is_refused() {
    let mut laughs = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for n in 1..12 {
        let list = format!("*a{}, ", n - 1).repeat(10);
        let list = list.trim_end_matches(", ");
        let line = format!("a{n}: &a{n} [{list}]");
        laughs.push_str(&line);
        laughs.push('\n');
    }
    let long = "x".repeat(1 << 20);
    let name = "x".repeat(4_000);
    let texts = format!("a: &a {long}\nb: [{}]\n", "*a, ".repeat(100_000));
    let names =
        format!("a: &a {{{name}: 1}}\nb: [{}]\n", "*a, ".repeat(100_000));
    // Every anchor keeps a copy of all that the ones within it keep.
    let open: Vec<String> = (0..100).map(|n| format!("&a{n} [")).collect();
    let nested = format!("{}{}", open.concat(), "x, ".repeat(200_000));
    for text in [laughs, texts, names, nested + &"]".repeat(100)] {
        let read = Document::from_bytes("d", "d.yaml", text.as_bytes());
        let failure = read.unwrap_err();
        let reason =
            "expected aliases that stand for at most 500000 values, found more";
        assert_eq!(failure.reason, reason);
    }
}

#[test]
#[ignore = "takes long; the gate runs it"]
fn ten_megabytes_are_read() {
    let mut document: Value =
        serde_json::from_str(&vendored(DOCUMENT)).unwrap();
    document["x-large"] = json!(vec!["0123456789abcdef"; 550_000]);
    let text = document.to_string();
    assert!(text.len() > 10_000_000);
    assert_eq!(outcome_of(&text), Outcome::Agreement);
}

/// Schemas that say a great deal, each in its own way.
fn large(count: usize) -> Vec<(&'static str, Value)> {
    let names: Vec<String> = (0..count).map(|n| format!("m{n}")).collect();
    let each = |schema: &Value| -> Value {
        names.iter().map(|name| (name.clone(), schema.clone())).collect()
    };
    let list = |make: fn(&String) -> Value| -> Value {
        names.iter().map(make).collect()
    };
    vec![
        ("a list", json!({ "type": "string", "enum": names })),
        (
            "two lists",
            json!({ "allOf": [{ "enum": names }, { "enum": names }] }),
        ),
        ("members", json!({ "properties": each(&json!({ "maxLength": 5 })) })),
        ("required", json!({ "type": "object", "required": names })),
        ("words", each(&json!(true))),
        (
            "constants",
            json!({ "anyOf": list(|name| json!({ "const": name })) }),
        ),
        (
            "branches",
            json!({ "oneOf": list(|name| json!({ "required": [name] })) }),
        ),
        ("parts", json!({ "allOf": list(|name| json!({ "pattern": name })) })),
        ("names", json!({ "patternProperties": each(&json!({})) })),
        ("dependents", json!({ "dependentRequired": each(&json!(["a"])) })),
        (
            "phrases",
            json!({ "type": "string", "description": "(MAX 3) ".repeat(count) }),
        ),
        (
            "links",
            json!({ "type": "string", "description": "](".repeat(count) }),
        ),
    ]
}

#[test]
#[ignore = "takes long; the gate runs it"]
fn what_says_too_much_is_not_judged() {
    for (name, schema) in large(150_000) {
        let mut document: Value =
            serde_json::from_str(&vendored(DOCUMENT)).unwrap();
        *document.pointer_mut(&format!("{AT}/schema")).unwrap() = schema;
        let start = on_cpu();
        let outcome = outcome_of(&document.to_string());
        assert!(outcome != Outcome::Agreement, "{outcome:?} for {name}");
        assert!(on_cpu() < start + Duration::from_secs(20), "{name}");
    }
}

#[test]
#[ignore = "takes long; the gate runs it"]
fn of_many_differences_the_first_are_named() {
    for (name, schema) in large(350) {
        let mut document: Value =
            serde_json::from_str(&vendored(DOCUMENT)).unwrap();
        *document.pointer_mut(&format!("{AT}/schema")).unwrap() = schema;
        let start = on_cpu();
        let config =
            table("yuno.create-customer-session", DOCUMENT, AT, "request");
        let ours = ours("create-customer-session");
        let report = judge(&config, &document.to_string(), &ours);
        let differences = report.summary.differences;
        assert!(differences <= 300, "{differences} for {name}");
        assert_ne!(report.outcome(Level::Error), Outcome::Agreement, "{name}");
        assert!(on_cpu() < start + Duration::from_secs(20), "{name}");
    }
}
