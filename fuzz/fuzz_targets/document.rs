//! Whatever a document, the table or a description holds, a check gives
//! findings or says that it could not judge, within the work that one report may
//! take, and in every format. The first byte says what the rest
//! is: `d` a document, `t` the table, `p` a description, `f` where to flip and
//! cut the provider's own document.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use paysession::{Message, yuno::CreateCustomerSession};
use serde_json::{Value, json};
use specdrift::render::{Context, Format};
use specdrift::{
    CheckOptions, Config, Document, Documents, Implementation, Level, Outcome,
    Report, check, diff, prose_limits,
};

const ID: &str = "yuno/create-customer-session";
const VENDORED: &str =
    include_str!("../../schemas/vendored/yuno/create-customer-session.json");
const TYPE: &str = CreateCustomerSession::ID;

static TABLE: LazyLock<Config> = LazyLock::new(|| {
    let text = format!(
        "[[binding]]\nid = {TYPE:?}\ntype = {TYPE:?}\ndocument = {ID:?}\n\
         at = \"/paths/~1customers~1sessions/post/requestBody/content/\
         application~1json\"\ndirection = \"request\"\n"
    );
    Config::parse("drift.toml", &text).unwrap()
});

static PUBLISHED: LazyLock<Document> =
    LazyLock::new(|| read(VENDORED.as_bytes()).unwrap());

static SCHEMA: LazyLock<Value> = LazyLock::new(|| {
    let text = include_str!(
        "../../schemas/generated/strict/yuno.create-customer-session.json"
    );
    serde_json::from_str(text).unwrap()
});

fn read(bytes: &[u8]) -> Option<Document> {
    Document::from_bytes(ID, "document", bytes).ok()
}

/// Judges a document under a table, and writes the report.
fn judge(config: &Config, document: Option<Document>) {
    let mut documents = Documents::default();
    documents.documents.extend(document);
    let reader = |body: &[u8]| CreateCustomerSession::from_json(body).is_ok();
    let ours = [Implementation::new(TYPE, &SCHEMA, &reader)];
    let report = check(
        config,
        &documents,
        &ours,
        &CheckOptions::new("2026-11-21".parse().unwrap()),
    );
    let undecided = report.outcome(Level::Error) == Outcome::Undecided;
    assert_eq!(
        undecided,
        report.summary.undecided > 0 || report.summary.comparisons == 0
    );
    write(&report, &documents);
}

/// Writes a report in every format.
fn write(report: &Report, documents: &Documents) {
    let context = Context::new(documents);
    for &format in Format::ALL {
        format.render(report, &context);
    }
    assert!(!Format::Json.render(report, &context).is_empty());
}

/// Compares two versions, and writes the report.
fn compare(before: &Document, after: &Document) {
    let report = diff(before, after, None);
    assert_eq!(
        report.outcome(Level::Error) == Outcome::Undecided,
        report.summary.undecided > 0 || report.summary.comparisons == 0
    );
    write(&report, &Documents::default());
}

/// The provider's document with a bit flipped for every three bytes, and cut
/// where one is left over.
fn flipped(how: &[u8]) -> Vec<u8> {
    let mut bytes = VENDORED.as_bytes().to_vec();
    let (flips, cut) = how.as_chunks::<3>();
    for [high, low, bit] in flips {
        let place = usize::from(u16::from_be_bytes([*high, *low]));
        let place = place % bytes.len();
        bytes[place] ^= 1 << (bit % 8);
    }
    if let [.., part] = cut {
        bytes.truncate(bytes.len() * usize::from(*part) / 256);
    }
    bytes
}

fuzz_target!(|input: &[u8]| {
    let Some((kind, rest)) = input.split_first() else { return };
    match kind {
        b'd' => {
            let Some(document) = read(rest) else { return };
            prose_limits(&document);
            compare(&document, &document);
            compare(&document, &PUBLISHED);
            compare(&PUBLISHED, &document);
            judge(&TABLE, Some(document));
        }
        b't' => {
            let Ok(text) = std::str::from_utf8(rest) else { return };
            if let Ok(config) = Config::parse("drift.toml", text) {
                judge(&config, read(VENDORED.as_bytes()));
            }
        }
        b'p' => {
            let text = String::from_utf8_lossy(rest);
            let schemas: serde_json::Map<String, Value> =
                ["string", "integer", "number", "array", "object"]
                    .into_iter()
                    .map(|of| (of, json!({ "type": of, "description": text })))
                    .map(|(of, schema)| (of.to_owned(), schema))
                    .collect();
            let document = json!({ "components": { "schemas": schemas } });
            if let Some(document) = read(document.to_string().as_bytes()) {
                prose_limits(&document);
                compare(&document, &document);
            }
        }
        b'f' => judge(&TABLE, read(&flipped(rest))),
        _ => {}
    }
});
