//! A document that accepts no message, or nothing at one place: what differs
//! elsewhere is still found, and nothing is left undecided.

use crate::support::{judge, only, ours, read, table, vendored};
use serde_json::{Value, json};

const DOCUMENT: &str = "yuno/create-customer-session";
const SCHEMA: &str = "/paths/~1customers~1sessions/post/requestBody/content/application~1json/schema";

/// The findings of the vendored document once it has been changed, without
/// what is said of its example.
fn found(changes: &[(&str, Value)]) -> Vec<String> {
    let at = SCHEMA.trim_end_matches("/schema");
    let config = table("yuno.create-customer-session", DOCUMENT, at, "request");
    let mut document: Value =
        serde_json::from_str(&vendored(DOCUMENT)).unwrap();
    for (place, value) in changes {
        let (parent, name) = place.rsplit_once('/').unwrap();
        let parent = document.pointer_mut(&format!("{SCHEMA}{parent}"));
        let parent = parent.and_then(Value::as_object_mut).unwrap();
        parent.insert(name.into(), value.clone());
    }
    let schema = ours("create-customer-session");
    let report = judge(&config, &document.to_string(), &schema);
    assert_eq!(report.summary.undecided, 0, "{:#?}", report.findings);
    let findings = report.findings.iter();
    findings
        .filter(|it| it.rule.id != "E101")
        .map(|it| {
            let proof = if it.proof().is_some() { "proved" } else { "named" };
            format!("{} {proof}: {}", it.rule.id, it.message)
        })
        .collect()
}

#[test]
fn what_differs_elsewhere_is_found() {
    let required = json!(["account_id", "country", "customer_id", "reference"]);
    let longest = json!(40);
    let no_text = json!({ "type": "string", "minLength": 9, "maxLength": 3 });
    let no_object = json!({
        "type": "object",
        "properties": { "code": { "type": "string" } },
        "required": ["name"],
    });
    let no_list = json!({ "type": "array", "minItems": 1, "items": no_object });
    let rows: [(&str, Vec<(&str, Value)>, &[&str]); 5] = [
        (
            "a required member that is not named",
            vec![("/required", required.clone())],
            &["D103 proved: /reference is required by the document, not by us"],
        ),
        (
            "and a limit that is wider than ours",
            vec![
                ("/required", required),
                ("/properties/customer_id/description", json!("")),
                ("/properties/customer_id/minLength", json!(36)),
                ("/properties/customer_id/maxLength", json!(65)),
            ],
            &[
                "D103 proved: /reference is required by the document, not by us",
                "D201 proved: /customer_id: longest text differs: document maxLength 65, ours maxLength 36",
                "D302 proved: /customer_id: pattern differs: document nothing, ours pattern \"^[\\\\dA-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$\"",
            ],
        ),
        (
            "no text is long enough",
            vec![("/properties/country", no_text)],
            &[
                "D202 proved: /country: shortest text differs: document minLength 9, ours nothing",
                "P103 named: minLength 9 is above maxLength 3",
            ],
        ),
        (
            "an object that cannot be",
            vec![("/properties/callback_url", no_object)],
            &[
                "D104 proved: /callback_url: type differs: document type \"object\", ours type \"string\"",
            ],
        ),
        (
            "a list whose items cannot be",
            vec![
                ("/properties/callback_url", no_list),
                ("/properties/account_id/maxLength", longest),
            ],
            &[
                "D104 proved: /callback_url: type differs: document type \"array\", ours type \"string\"",
                "P102 named: the description says maxLength 36, the keyword says 40",
            ],
        ),
    ];
    let wrong: Vec<String> = rows
        .iter()
        .map(|(name, changes, wanted)| (name, wanted, found(changes)))
        .filter(|(_, wanted, found)| found != *wanted)
        .map(|(name, _, found)| format!("{name}: {found:#?}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn two_versions_that_accept_nothing_are_compared() {
    let version = |longest: u32| {
        let text = json!({
            "openapi": "3.1.0",
            "info": { "title": "Things", "version": "1" },
            "paths": { "/things": { "post": {
                "requestBody": { "content": { "application/json": {
                    "schema": {
                        "type": "object",
                        "properties": {
                            "code": { "type": "string", "maxLength": longest },
                        },
                        "required": ["cod"],
                    }
                } } },
                "responses": { "204": { "description": "Done." } },
            } } },
        });
        read(&text.to_string()).unwrap()
    };
    let report = specdrift::diff(&version(9), &version(8), None);
    let finding = only(&report);
    assert_eq!(
        finding.message,
        "/code: longest text differs: before maxLength 9, now maxLength 8"
    );
    let message = finding.counterexample().unwrap();
    assert!(message.get("cod").is_some(), "{message}");
    assert_eq!(message["code"].as_str().unwrap().len(), 9);
}
