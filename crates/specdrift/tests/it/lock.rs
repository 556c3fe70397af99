//! The lock file: what the types do not model, as it stood when a document was
//! vendored.

use crate::support::{day, documents, table};
use serde_json::{Value, json};
use specdrift::{
    CheckOptions, Config, Impact, Implementation, Level, Lock, Outcome, Report,
    check,
};

const AT: &str = "/paths/~1orders/post/requestBody/content/application~1json";

fn order() -> Value {
    json!({"type": "object", "properties": {
        "id": {"type": "string"},
        "country": {"type": "string"},
    }})
}

/// As [`order`], with what the types do not model.
fn described_order() -> Value {
    let mut order = order();
    order["properties"]["country"]["default"] = json!("CO");
    order
}

const CALLBACK: &str = r#""callbacks":{"paid":{"{$request.body#/url}":{"post":
    {"requestBody":{"content":{"application/json":{"schema":
    {"type":"string","maxLength":40}}}},"responses":{"200":{}}}}}}"#;

fn document() -> String {
    json!({
        "openapi": "3.1.0",
        "servers": [{"url": "https://api.shop.example"}],
        "paths": {"/orders": {"post": {
            "parameters": [{"name": "X-Key", "in": "header",
                "schema": {"type": ["string", "null"], "maxLength": 30}}],
            "requestBody": {"content": {"application/json": {
                "schema": described_order()
            }}},
            "responses": {"200": {"description": "Done."}}
        }}}
    })
    .to_string()
    .replace("\"parameters\"", &format!("{CALLBACK},\"parameters\""))
}

fn config() -> Config {
    table("shop.order", "shop", AT, "request")
}

fn recorded() -> Lock {
    Lock::record("drift.lock", &config(), &documents("shop", &document()))
}

fn judged(lock: Lock, document: &str) -> Report {
    let schema = order();
    let ours = [Implementation::new("shop.order", &schema, &|_| true)];
    let options = CheckOptions::new(day("2026-11-21"));
    let documents = documents("shop", document);
    check(&config().with_lock(lock), &documents, &ours, &options)
}

fn found(report: &Report) -> Vec<(&str, Option<&str>, &str)> {
    let drift = report
        .findings
        .iter()
        .filter(|f| f.rule.category != specdrift::Category::Reader);
    drift
        .map(|f| {
            let impact = f.impact().map(Impact::as_str);
            (f.rule.id, impact, f.message.as_str())
        })
        .collect()
}

#[test]
fn what_is_recorded_reads_back_and_agrees_with_its_document() {
    let text = recorded().to_text().unwrap();
    assert!(text.contains("name = \"POST /orders\""), "{text}");
    let read = Lock::parse("drift.lock", &text).unwrap();
    assert_eq!(read.to_text().unwrap(), text);
    let report = judged(read, &document());
    assert_eq!(found(&report), []);
    assert_eq!(report.outcome(Level::Note), Outcome::Agreement);
}

type Edit = (
    &'static str,
    &'static str,
    Outcome,
    (&'static str, Option<&'static str>, &'static str),
);

const SENDER: Option<&str> = Some("senders of requests that were valid before");
const ALL: Option<&str> = Some("everyone who sends or reads it");

const EDITIONS: &[Edit] = &[
    (
        "}}],\"requestBody\":{",
        "}}],\"requestBody\":{\"required\":true,",
        Outcome::Drift,
        ("D502", SENDER, "POST /orders: the request body is now required"),
    ),
    (
        "\"in\":\"header\"",
        "\"in\":\"header\",\"required\":true",
        Outcome::Drift,
        ("D501", SENDER, "POST /orders: header X-Key is now required"),
    ),
    (
        "\"maxLength\":30",
        "\"maxLength\":20",
        Outcome::Drift,
        (
            "D201",
            SENDER,
            "the message: longest text differs: before maxLength 30, now \
                 maxLength 20",
        ),
    ),
    (
        "https://api",
        "https://eu",
        Outcome::Drift,
        (
            "D504",
            ALL,
            "no longer served at https://api.shop.example, now at \
                 https://eu.shop.example",
        ),
    ),
    (
        "\"default\":\"CO\"",
        "\"default\":\"BR\"",
        Outcome::Agreement,
        (
            "D506",
            Some("senders that omit it"),
            "/country: default differs: before \"CO\", now \"BR\"",
        ),
    ),
    (
        "\"id\":{",
        "\"id\":{\"readOnly\":true,",
        Outcome::Drift,
        ("D507", SENDER, "/id: readOnly is new: true"),
    ),
    (
        "\"maxLength\":40",
        "\"maxLength\":50",
        Outcome::Drift,
        (
            "D201",
            Some("readers that expect only the old values"),
            "the message: longest text differs: before maxLength 40, now \
                 maxLength 50",
        ),
    ),
    (
        "\"paid\"",
        "\"refunded\"",
        Outcome::Drift,
        (
            "D107",
            ALL,
            "POST {$request.body#/url} (callback paid of POST /orders) is \
                 no longer described",
        ),
    ),
    (
        "\"/orders\":{\"post\"",
        "\"/orders\":{\"put\"",
        Outcome::Drift,
        ("D107", ALL, "POST /orders is no longer described"),
    ),
    (
        "\"200\":{\"description\"",
        "\"201\":{\"description\"",
        Outcome::Drift,
        ("D107", ALL, "POST /orders 200 is no longer described"),
    ),
    (
        "\"application/json\":{\"schema\":{\"prop",
        "\"application/json; charset=utf-8\":{\"schema\":{\"prop",
        Outcome::Agreement,
        (
            "D508",
            None,
            "POST /orders application/json has moved to POST /orders \
                 application/json; charset=utf-8",
        ),
    ),
];

#[test]
fn another_edition_is_held_against_the_record() {
    for (from, to, outcome, wanted) in EDITIONS {
        let edited = document().replace(from, to);
        assert_ne!(edited, document(), "{from}");
        let report = judged(recorded(), &edited);
        assert_eq!(found(&report)[0], *wanted, "{from}");
        assert_eq!(report.outcome(Level::Error), *outcome, "{from}");
    }
}

#[test]
fn what_is_not_recorded_or_not_bound_is_told() {
    let missing = judged(Lock::empty("drift.lock"), &document());
    assert_eq!(
        found(&missing),
        [("L101", None, "POST /orders is not recorded")]
    );
    let text = recorded().to_text().unwrap();
    let stale = text.replace("document = \"shop\"", "document = \"store\"");
    let stale = Lock::parse("drift.lock", &format!("{stale}\n")).unwrap();
    assert_eq!(
        found(&judged(stale, &document())),
        [
            ("L101", None, "POST /orders is not recorded"),
            ("L102", None, "there is no document store"),
        ]
    );
}

#[test]
fn a_file_that_is_no_lock_file_is_refused_with_its_line() {
    let error = Lock::parse("drift.lock", "[[operation]]\nname = 1\n");
    let error = error.unwrap_err().to_string();
    assert_eq!(error, "drift.lock:1: missing field `document`");
}
