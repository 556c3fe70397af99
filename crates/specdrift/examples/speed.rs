//! How long a check takes: of the vendored documents, each against itself, and
//! of a document of 1,000 operations. Run it with `--release`.

use serde_json::{Value, json};
use specdrift::{Document, diff};
use std::error::Error;
use std::path::PathBuf;
use std::time::Instant;

fn main() -> Result<(), Box<dyn Error>> {
    let root: PathBuf =
        [env!("CARGO_MANIFEST_DIR"), "..", "..", "schemas/vendored"]
            .iter()
            .collect();
    let ids = [
        "yuno/create-customer-session",
        "yuno/create-checkout-session",
        "yuno/session-objects",
        "komoju/create-session",
    ];
    let start = Instant::now();
    for id in ids {
        let path = root.join(format!("{id}.json"));
        let old = Document::read(id, id, &path)?;
        let text = std::fs::read_to_string(&path)?.replace("(MAX ", "(MAX 1");
        let new = Document::from_bytes(id, id, text.as_bytes())?;
        let report = diff(&old, &new, None);
        report_line(id, report.summary.comparisons, report.findings.len());
    }
    say("the vendored documents, changed in prose", start);

    let text = std::fs::read(root.join("yuno/create-customer-session.json"))?;
    let (old, new) = (large(&text, 526)?, large(&text, 527)?);
    let start = Instant::now();
    let read =
        |text: &str| Document::from_bytes("large", "large", text.as_bytes());
    let report = diff(&read(&old)?, &read(&new)?, None);
    report_line("large", report.summary.comparisons, report.findings.len());
    say("a document of 1,000 operations", start);
    Ok(())
}

/// A document with 1,000 copies of one operation.
fn large(text: &[u8], limit: u32) -> Result<String, Box<dyn Error>> {
    let mut document: Value = serde_json::from_slice(text)?;
    let operation = document
        .pointer("/paths/~1customers~1sessions/post")
        .cloned()
        .ok_or("the operation is there")?;
    let paths = (0..1000)
        .map(|n| (format!("/customers/{n}"), json!({ "post": operation })))
        .collect();
    if let Some(place) = document.pointer_mut("/paths") {
        *place = Value::Object(paths);
    }
    Ok(document.to_string().replace("MAX 526", &format!("MAX {limit}")))
}

#[expect(clippy::print_stdout, reason = "it prints its figures")]
fn report_line(id: &str, comparisons: usize, findings: usize) {
    println!("{id}: {comparisons} comparisons, {findings} findings");
}

#[expect(clippy::print_stdout, reason = "it prints its figures")]
fn say(what: &str, start: Instant) {
    println!("{what}: {} ms", start.elapsed().as_millis());
}
