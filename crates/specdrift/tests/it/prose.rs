//! Every wording of a limit, beside what it must be read as; and phrases that
//! look like limits, which must not be passed over.

use crate::support::{judge, table};
use serde_json::{Value, json};
use specdrift::{Document, prose_limits};

/// The phrases of one description.
fn read(schema: &Value) -> Vec<(String, Option<String>)> {
    let document = json!({
        "openapi": "3.1.0",
        "components": { "schemas": { "Thing": schema } },
    });
    let document =
        Document::from_bytes("d", "d.json", document.to_string().as_bytes())
            .unwrap();
    prose_limits(&document)
        .into_iter()
        .map(|p| (p.text, p.reading.map(|reading| reading.summary())))
        .collect()
}

#[track_caller]
fn reads(of: &str, description: &str, limits: &[&str]) {
    let schema = json!({ "type": of, "description": description });
    let mut found: Vec<String> = read(&schema)
        .into_iter()
        .map(|(text, limits)| {
            limits.unwrap_or_else(|| format!("not read: {text}"))
        })
        .filter(|limits| !limits.is_empty())
        .collect();
    found.sort();
    let mut wanted: Vec<String> =
        limits.iter().map(|l| (*l).to_owned()).collect();
    wanted.sort();
    assert_eq!(found, wanted, "{of}: {description}");
}

#[test]
fn every_wording_of_a_length_is_read() {
    let both = ["maxLength 255", "minLength 3"];
    for words in [
        "(MAX 255; MIN 3)",
        "(MAX 255;MIN 3)",
        "(MAX 255 ; MIN 3)",
        "(MIN 3; MAX 255)",
        "MIN:3, MAX:255",
        "Name (max. 255, min. 3).",
        "at least 3 characters, up to 255 characters",
        "minimum length of 3, maximum length of 255",
        "Minimum length: 3. Maximum length: 255.",
    ] {
        reads("string", words, &both);
    }
    for words in
        ["3 to 255 characters", "between 3 and 255 characters", "3-255 chars"]
    {
        reads("string", words, &["minLength 3, maxLength 255"]);
    }
    for words in [
        "(MAX 48)",
        "(MAX: 48)",
        "no more than 48 characters",
        "Up to 48 chars.",
    ] {
        reads("string", words, &["maxLength 48"]);
    }
    reads("string", "(MAX 1,024)", &["maxLength 1024"]);
    reads("string", "exactly 25 characters", &["minLength 25, maxLength 25"]);
    reads(
        "string",
        "UUID, 36 chars",
        &[
            "minLength 36, maxLength 36",
            "pattern \"^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$\"",
        ],
    );
}

#[test]
fn every_wording_of_a_number_is_read() {
    reads("number", "Value (multiple of 0.0001).", &["multipleOf 0.0001"]);
    reads("integer", "The upper limit is 86,400 seconds.", &["maximum 86400"]);
    reads("integer", "Amount greater than or equal to 0.", &["minimum 0"]);
    reads("integer", "Must be greater than 0", &["exclusiveMinimum 0"]);
    reads("integer", "(MAX 99; MIN 1)", &["maximum 99", "minimum 1"]);
    reads("integer", ">= 1 and <= 31", &["maximum 31", "minimum 1"]);
}

#[test]
fn limits_of_lists_and_maps_are_read() {
    reads("array", "You can add up to 50 metadata objects.", &["maxItems 50"]);
    reads(
        "array",
        "At least 1 item, no more than 9 items",
        &["maxItems 9", "minItems 1"],
    );
    reads(
        "object",
        "The object's keys and values must be strings. Keys have a maximum length \
         of 30 characters. Values have a maximum length of 2,000 characters.",
        &["maxLength 2000", "maxLength 30", "type \"string\""],
    );
}

#[test]
fn a_standard_is_read_and_a_duration_is_not_a_limit() {
    let schema =
        json!({ "type": "string", "description": "Country (ISO 3166-1)." });
    assert_eq!(
        read(&schema)[0].1.as_deref().unwrap(),
        "enum \"AD\", \"AE\", \"AF\", \"AG\", \"AI\" and 244 more"
    );
    let link = json!({
        "type": "string",
        "description": "Country ([ISO 3166-1](https://a.example/max/99_limit)).",
    });
    assert_eq!(read(&link).len(), 1);
    reads("object", "The session expires 2 hours after its creation.", &[]);
}

#[test]
fn a_phrase_that_nobody_can_read_is_a_finding() {
    for (of, words) in [
        ("string", "(MAX fifty)"),
        ("string", "Between three and ten characters"),
        ("boolean", "(MAX 3)"),
        ("string", "A limit of 3 lines"),
        ("number", "maximum length of 12 digits"),
    ] {
        let document = json!({
            "openapi": "3.1.0",
            "components": { "schemas": { "Thing": {
                "type": "object",
                "properties": { "a": { "type": of, "description": words } },
            } } },
        });
        let ours =
            json!({ "type": "object", "properties": { "a": { "type": of } } });
        let config =
            table("thing", "d", "/components/schemas/Thing", "request");
        let report = judge(&config, &document.to_string(), &ours);
        assert!(
            report.findings.iter().any(|f| f.rule.id == "P101"),
            "{of}: {words}"
        );
    }
}

#[test]
fn words_without_a_limit_are_left_alone() {
    for words in [
        "Three-letter currency code.",
        "Needed by methods that redirect.",
        "Rate applied to the final amount. Expressed in percentage.",
        "Number of items; 1 if none is given.",
        "Amount per cycle (e.g. \"9.99\").",
        "See version 2 of the guide.",
    ] {
        let schema = json!({ "type": "string", "description": words });
        assert_eq!(read(&schema), [], "{words}");
    }
}
