//! What the tests share: our schemas, the vendored documents, and a check of
//! one of them with a piece replaced.

use serde_json::Value;
use specdrift::render::{Context, Format};
use specdrift::{
    CheckOptions, Config, Date, Document, Documents, FailedDocument, Finding,
    Implementation, LoadError, Report,
};
use std::path::PathBuf;
use std::time::Duration;

/// The folder of the package, which has `schemas`, too.
pub(crate) fn root() -> PathBuf {
    env!("CARGO_MANIFEST_DIR").into()
}

/// One of our schemas.
pub(crate) fn ours(name: &str) -> Value {
    let path = root().join(format!("tests/it/ours/{name}.json"));
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

/// A vendored document, as text.
pub(crate) fn vendored(id: &str) -> String {
    let path = root().join(format!("schemas/vendored/{id}.json"));
    std::fs::read_to_string(path).unwrap()
}

/// A table of one operation.
pub(crate) fn table(
    id: &str,
    document: &str,
    at: &str,
    direction: &str,
) -> Config {
    let text = format!(
        "[[binding]]\nid = {id:?}\ndocument = {document:?}\nat = {at:?}\n\
         direction = {direction:?}\ntype = {id:?}\n"
    );
    Config::parse("drift.toml", &text).unwrap()
}

/// A document, or why it is none.
pub(crate) fn read(text: &str) -> Result<Document, LoadError> {
    Document::from_bytes("d", "d", text.as_bytes())
}

/// A documents of one document.
pub(crate) fn documents(id: &str, text: &str) -> Documents {
    let mut documents = Documents::default();
    match Document::from_bytes(id, "document.json", text.as_bytes()) {
        Ok(document) => documents.documents.push(document),
        Err(failure) => documents.failed.push(FailedDocument::new(id, failure)),
    }
    documents
}

/// Judges one document against one schema.
pub(crate) fn judge(config: &Config, text: &str, schema: &Value) -> Report {
    let documents = documents(&config.bindings[0].document, text);
    let validator = jsonschema::draft202012::new(schema).unwrap();
    let accepts = |bytes: &[u8]| {
        serde_json::from_slice::<Value>(bytes)
            .is_ok_and(|value| validator.is_valid(&value))
    };
    let ours =
        [Implementation::new(&config.bindings[0].of_type, schema, &accepts)];
    let report = specdrift::check(
        config,
        &documents,
        &ours,
        &CheckOptions::new(day("2026-11-21")),
    );
    for finding in &report.findings {
        assert_resolves(finding, &documents);
    }
    report
}

/// Every pointer of a report leads somewhere.
#[track_caller]
fn assert_resolves(finding: &Finding, documents: &Documents) {
    if let (Some(document), true) =
        (documents.get(&finding.location.document), finding.rule.id != "D997")
    {
        assert!(
            finding.location.pointer.resolve(&document.value).is_some(),
            "{} does not resolve: {finding:?}",
            finding.location.pointer
        );
        assert!(finding.location.line.is_some(), "no line: {finding:?}");
    }
}

/// A day.
pub(crate) fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// A report in a format that shows no lines of documents.
pub(crate) fn rendered(format: Format, report: &Report) -> String {
    format.render(report, &Context::new(&Documents::default()))
}

/// The only finding of a report.
#[track_caller]
pub(crate) fn only(report: &Report) -> &Finding {
    let all: Vec<_> =
        report.findings.iter().map(|f| (f.rule.id, &f.message)).collect();
    assert_eq!(report.findings.len(), 1, "{all:#?}");
    &report.findings[0]
}

/// How long this thread has been on a CPU, as Linux tells it: other work on the
/// machine does not count. Nothing where nobody tells.
pub(crate) fn on_cpu() -> Duration {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat");
    let text = text.unwrap_or_default();
    let nanoseconds = text.split_whitespace().next();
    let nanoseconds = nanoseconds.and_then(|text| text.parse().ok());
    Duration::from_nanos(nanoseconds.unwrap_or_default())
}
