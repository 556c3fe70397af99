//! What schemas say besides what they accept: who says it, and since when.

use super::{check, document};
use serde_json::{Value, json};

fn request(schema: &Value) -> Value {
    document("3.1.0", schema, &json!({}))
}

/// Two ways to pay, each with a rate of its own.
fn ways(card: &Value, bank: &Value) -> Value {
    let way = |name: &str, rate: &Value| {
        json!({ "type": "object", "properties": {
            "type": { "const": name }, "rate": rate
        } })
    };
    json!({ "oneOf": [way("card", card), way("bank", bank)] })
}

fn rate(description: &str) -> Value {
    json!({ "type": "number", "description": description })
}

fn marked(word: &str) -> Value {
    json!({ "type": "number", word: true })
}

#[test]
fn annotations_of_alternatives_are_compared_branch_by_branch() {
    let plain = || json!({ "type": "number" });
    let percent = || rate("In percent.");
    let factor = || rate("As a factor.");
    let reversed = {
        let mut ways = ways(&percent(), &factor());
        ways["oneOf"].as_array_mut().unwrap().reverse();
        ways
    };
    let rows: Vec<(&str, Value, Value, &[&str])> = vec![
        (
            "both change places",
            request(&ways(&percent(), &factor())),
            request(&ways(&factor(), &percent())),
            &[
                "D509 note: /rate: description differs: before \"As a \
                 factor.\", now \"In percent.\"",
                "D509 note: /rate: description differs: before \"In \
                 percent.\", now \"As a factor.\"",
            ],
        ),
        (
            "one takes the words of the other",
            request(&ways(&percent(), &factor())),
            request(&ways(&percent(), &percent())),
            &["D509 note: /rate: description differs: before \"As a \
               factor.\", now \"In percent.\""],
        ),
        (
            "their order",
            request(&ways(&percent(), &factor())),
            request(&reversed),
            &[],
        ),
        (
            "the provider writes one more",
            request(&ways(&marked("readOnly"), &plain())),
            request(&ways(&marked("readOnly"), &marked("readOnly"))),
            &["D507 error: /rate: readOnly is new: true"],
        ),
        (
            "one more is deprecated",
            request(&ways(&marked("deprecated"), &plain())),
            request(&ways(&marked("deprecated"), &marked("deprecated"))),
            &["D505 warning: /rate: deprecated is new: true"],
        ),
    ];
    check(&rows);
}

#[test]
fn what_says_nothing_is_no_difference() {
    let text = |word: &str, value: Value| {
        request(&json!({ "type": "string", word: value }))
    };
    let rows: Vec<(&str, Value, Value, &[&str])> = vec![
        (
            "examples of OpenAPI 3.1",
            text("example", json!("a")),
            text("examples", json!(["a"])),
            &[],
        ),
        (
            "an empty description",
            text("description", json!("")),
            request(&json!({ "type": "string" })),
            &[],
        ),
        (
            "nullable, which only looks as if it said something",
            text("nullable", json!(true)),
            request(&json!({ "type": "string" })),
            &["D509 note: the message: nullable is gone: true"],
        ),
    ];
    check(&rows);
}

#[test]
fn nullable_without_a_type_is_told() {
    let of = |word: &str, nullable: bool| {
        let mut schema = json!({ word: [{ "type": "string" }] });
        if nullable {
            schema["nullable"] = true.into();
        }
        document("3.0.3", &schema, &json!({}))
    };
    let told: &[&str] = &["D509 note: the message: nullable is new: true"];
    let rows = [
        ("oneOf", of("oneOf", false), of("oneOf", true), told),
        ("allOf", of("allOf", false), of("allOf", true), told),
    ];
    check(&rows);
}
