//! Policies and the lock file: what they cover, what changes under them, and
//! when they are findings themselves.

mod changes;
mod covering;
mod files;

use crate::support::day;
use serde_json::{Value, json};
use specdrift::{
    AcceptError, Acceptance, CheckOptions, Config, Document, Documents,
    Implementation, Lock, Report, accept, check,
};

const BINDINGS: &str = r#"
[[binding]]
id = "shop.order"
type = "shop.order"
document = "shop"
at = "/paths/~1orders/post/responses/200/content/application~1json"
direction = "response"

[[binding]]
id = "shop.error"
type = "shop.error"
document = "shop"
at = "/paths/~1orders/post/responses/400/content/application~1json"
direction = "response"

[[binding]]
id = "shop.error"
type = "shop.error"
document = "shop"
at = "/paths/~1orders/post/responses/401/content/application~1json"
direction = "response"
"#;

const REQUIRED: &str = r#"
[[policy]]
name = "required"
rules = ["D103"]
direction = "response"
side = "stricter"
reason = "no response member is marked as required"
"#;

const LIMITS: &str = r#"
[[policy]]
name = "limits"
rules = ["D201"]
bindings = ["shop.order"]
fields = ["/amount/*", "/note"]
reason = "the page of the object states them"
"#;

/// An order has two alternatives, which say the same of its amount.
fn document() -> Value {
    let amount = json!({ "type": "object", "properties": {
        "value": { "type": "integer" },
        "currency": { "type": "string", "maxLength": 9 },
    } });
    let order = |title: &str| {
        json!({ "type": "object", "title": title, "properties": {
            "amount": amount,
            "note": { "type": "string", "maxLength": 90 },
        } })
    };
    let error = json!({ "type": "object", "properties": {
        "code": { "type": "string" },
    } });
    let body = |schema: &Value| {
        json!({ "description": "", "content": {
            "application/json": { "schema": schema } } })
    };
    let orders = json!({ "anyOf": [order("paid"), order("open")] });
    json!({
        "openapi": "3.1.0",
        "info": { "title": "Shop", "version": "1" },
        "paths": { "/orders": { "post": { "responses": {
            "200": body(&orders),
            "400": body(&error),
            "401": body(&error),
        } } } },
    })
}

/// The document with one thing changed.
fn changed(change: impl FnOnce(&mut Value)) -> Value {
    let mut document = document();
    change(&mut document);
    document
}

fn at<'d>(document: &'d mut Value, status: &str, rest: &str) -> &'d mut Value {
    let schema = format!(
        "/paths/~1orders/post/responses/{status}/content/application~1json\
         /schema{rest}"
    );
    document.pointer_mut(&schema).unwrap()
}

fn set_note(document: &mut Value, most: usize) {
    for place in ["/anyOf/0", "/anyOf/1"] {
        let note = format!("{place}/properties/note");
        at(document, "200", &note)["maxLength"] = most.into();
    }
}

fn schemas() -> [Value; 2] {
    let text = |most: usize| json!({ "type": "string", "maxLength": most });
    let order = json!({ "type": "object", "required": ["amount"],
        "properties": {
            "amount": { "type": "object", "required": ["value"],
                "properties": {
                    "value": { "type": "integer" }, "currency": text(3) } },
            "note": text(20) } });
    let error = json!({ "type": "object", "required": ["code"],
        "properties": { "code": { "type": "string" } } });
    [order, error]
}

/// Calls `work` with one edition of the document and our types.
fn with<R>(
    document: &Value,
    work: impl FnOnce(&Documents, &[Implementation<'_>]) -> R,
) -> R {
    let mut documents = Documents::default();
    let text = document.to_string();
    let read = Document::from_bytes("shop", "shop.json", text.as_bytes());
    documents.documents.push(read.unwrap());
    let [order, error] = schemas();
    let validators = [&order, &error]
        .map(|schema| jsonschema::draft202012::new(schema).unwrap());
    let reads = validators.each_ref().map(|validator| {
        move |bytes: &[u8]| {
            serde_json::from_slice::<Value>(bytes)
                .is_ok_and(|value| validator.is_valid(&value))
        }
    });
    let [read_order, read_error] = &reads;
    let ours = [
        Implementation::new("shop.order", &order, read_order),
        Implementation::new("shop.error", &error, read_error),
    ];
    work(&documents, &ours)
}

fn config(policies: &str, lock: Lock) -> Config {
    let table = format!("{BINDINGS}{policies}");
    Config::parse("drift.toml", &table).unwrap().with_lock(lock)
}

/// The operations as they were, and nothing accepted.
fn recorded() -> Lock {
    let config = config("", Lock::empty("drift.lock"));
    with(&document(), |documents, _| {
        Lock::record("drift.lock", &config, documents)
    })
}

fn options() -> CheckOptions {
    CheckOptions::new(day("2026-11-21"))
}

fn judged(policies: &str, lock: &Lock, document: &Value) -> Report {
    let config = config(policies, lock.clone());
    with(document, |documents, ours| {
        check(&config, documents, ours, &options())
    })
}

fn accepted(
    policies: &str,
    lock: &Lock,
    document: &Value,
    what: Acceptance<'_>,
) -> Result<Lock, AcceptError> {
    let config = config(policies, lock.clone());
    let accepted = with(document, |documents, ours| {
        accept(&config, documents, ours, &options(), what)
    });
    accepted.map(|accepted| accepted.lock)
}

/// Everything that the policies name in the document as it was, written and
/// read.
fn lock(policies: &str) -> Lock {
    let empty = recorded();
    let lock = accepted(policies, &empty, &document(), Acceptance::Everything);
    let text = lock.unwrap().to_text().unwrap();
    Lock::parse("drift.lock", &text).unwrap()
}

/// The rule, the field and the words of every open finding.
fn open(report: &Report) -> Vec<(&str, &str, &str)> {
    let open = report.findings.iter().filter(|f| !f.is_waived());
    open.map(|f| (f.rule.id, f.field(), &*f.message)).collect()
}
