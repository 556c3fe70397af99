//! What is written otherwise and changes nothing that is accepted is told, and
//! a place that took any object is told once.

use super::{check, document, found};
use serde_json::{Value, json};
use specdrift::{Document, diff};

fn request(schema: &Value) -> Value {
    document("3.1.0", schema, &json!({}))
}

fn response(schema: &Value) -> Value {
    document("3.1.0", &json!({}), schema)
}

const BODY: &str =
    "/paths/~1v2~1things/post/requestBody/content/application~1json/schema";

const GONE: &str =
    "D304 note: an alternative is gone, and what is accepted is the same";

#[test]
fn an_alternative_that_others_take_anyway_is_told() {
    let text = json!({ "type": "string" });
    let short = json!({ "type": "string", "maxLength": 3 });
    let whole = json!({ "type": "integer" });
    let link = json!({ "type": "string", "format": "uri" });
    let mail = json!({ "type": "string", "format": "email" });
    let any = |all: &[&Value]| request(&json!({ "anyOf": all }));
    check(&[
        (
            "taken by a wider one",
            any(&[&text, &short, &whole]),
            any(&[&text, &whole]),
            &[GONE],
        ),
        ("a format", any(&[&link, &mail]), any(&[&link]), &[GONE]),
        (
            "a new one",
            any(&[&text, &whole]),
            any(&[&text, &whole, &short]),
            &["D304 note: an alternative is new, and what is accepted is the \
               same"],
        ),
        ("another order", any(&[&text, &whole]), any(&[&whole, &text]), &[]),
    ]);
}

#[test]
fn a_limit_beside_one_that_decides_is_told() {
    let both = json!({ "type": "number", "maximum": 5, "exclusiveMaximum": 5 });
    let one = json!({ "type": "number", "exclusiveMaximum": 5 });
    check(&[
        (
            "gone",
            request(&both),
            request(&one),
            &["D304 note: maximum is gone: 5, and another limit decides"],
        ),
        (
            "new",
            request(&one),
            request(&both),
            &["D304 note: maximum is new: 5, and another limit decides"],
        ),
        (
            "without contains",
            request(&json!({ "type": "array", "maxContains": 5 })),
            request(&json!({ "type": "array", "maxContains": 4 })),
            &["D509 note: maxContains differs: before 5, now 4, which says \
               nothing without contains"],
        ),
        (
            "of OpenAPI 3.0",
            document(
                "3.0.3",
                &json!({ "type": "number", "maximum": 5,
                         "exclusiveMaximum": true }),
                &json!({}),
            ),
            request(&one),
            &["D509 note: openapi differs: before \"3.0.3\", now \"3.1.0\""],
        ),
    ]);
}

#[test]
fn a_definition_that_nothing_refers_to_is_told() {
    let with = |of: &str, refers: bool| {
        let mut schema = json!({
            "type": "object", "$defs": { "x": { "type": of } },
        });
        if refers {
            schema["properties"] = json!({ "x": { "$ref": format!(
                "#{BODY}/$defs/x"
            ) } });
        }
        request(&schema)
    };
    check(&[
        (
            "not used",
            with("string", false),
            with("integer", false),
            &["D509 note: $defs \"x\" differs, and nothing refers to it"],
        ),
        (
            "used",
            with("string", true),
            with("integer", true),
            &[
                "D104 error: /x: type differs: before type \"string\", now type \
               \"integer\"",
            ],
        ),
    ]);
}

#[test]
fn numbers_beyond_a_float_are_on_their_side() {
    let with = |limit: &str| {
        let schema = json!({ "type": "number", "maximum": 7777 });
        request(&schema).to_string().replace("7777", limit)
    };
    let read =
        |text: &str| Document::from_bytes("d", "d", text.as_bytes()).unwrap();
    for (before, after, side) in [
        ("1e308", "1e310", "stricter"),
        ("1e310", "1e308", "looser"),
        ("1e310", "1e311", "stricter"),
    ] {
        let report = diff(&read(&with(before)), &read(&with(after)), None);
        let sides: Vec<_> = report
            .findings
            .iter()
            .map(|it| (it.rule.id, it.relation().as_str()))
            .collect();
        assert_eq!(sides, [("D203", side)], "{before} to {after}");
    }
}

#[test]
fn a_default_is_compared_exactly() {
    let with = |digit: u8| {
        let schema = json!({ "type": "object", "properties": {
            "a": { "type": "integer", "default": 7777 } } });
        let number = format!("12345678901234567890123456789{digit}");
        request(&schema).to_string().replace("7777", &number)
    };
    let read =
        |text: &str| Document::from_bytes("d", "d", text.as_bytes()).unwrap();
    let report = diff(&read(&with(0)), &read(&with(1)), None);
    let said: Vec<_> =
        report.findings.iter().map(|it| it.message.as_str()).collect();
    assert_eq!(
        said,
        ["default differs: before 123456789012345678901234567890, now \
          123456789012345678901234567891"]
    );
    assert_eq!(report.findings[0].rule.id, "D506");
}

#[test]
fn any_object_that_has_members_now_is_told_once() {
    let model = json!({ "type": "object", "properties": {
        "a": { "type": "string" },
        "b": { "type": "integer", "maximum": 4 },
        "c": { "type": "object", "properties": {
            "x": { "type": "string" }, "y": { "type": "string" } } },
        "free": {},
    } });
    let holding =
        |held: Value| json!({ "type": "object", "properties": { "d": held } });
    let any = holding(json!({ "type": "object" }));
    let model = holding(model);
    let narrower = "/d: condition differs: before members limited 0, now \
                    members limited 3";
    let wider = "/d: condition differs: before members limited 3, now \
                 members limited 0";
    let rows = [
        ("D402 error", request(&any), request(&model), narrower),
        ("D402 warning", request(&model), request(&any), wider),
        ("D402 warning", response(&any), response(&model), narrower),
        ("D402 error", response(&model), response(&any), wider),
    ];
    for (level, before, after, message) in rows {
        assert_eq!(found(&before, &after), [format!("{level}: {message}")]);
        let read = |value: &Value| {
            let text = value.to_string();
            Document::from_bytes("d", "d", text.as_bytes()).unwrap()
        };
        let report = diff(&read(&before), &read(&after), None);
        let proof = report.findings[0].counterexample().unwrap();
        assert!(proof.pointer("/d").is_some_and(Value::is_object), "{proof}");
    }
}
