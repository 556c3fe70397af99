//! What a check costs: of every operation of the table against the vendored
//! documents, as `cargo xtask drift` does it, and of two versions of a document
//! of 1,000 operations, no two alike. Run it with `--release`.

use serde_json::{Value, json};
use specdrift::{
    CheckOptions, Config, Document, Documents, Implementation, check, diff,
};
use std::error::Error;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

type Done<T> = Result<T, Box<dyn Error>>;

const TABLE: &str = "schemas/drift.toml";
const SOURCES: &str = "schemas/vendored/SOURCES.toml";
const LARGE: &str = "schemas/vendored/yuno/create-customer-session.json";
const OPERATIONS: usize = 1000;

fn main() -> Done<()> {
    let root: PathBuf = [env!("CARGO_MANIFEST_DIR"), "../.."].iter().collect();
    measured("the vendored documents", || vendored(&root))?;
    let text = std::fs::read(root.join(LARGE))?;
    let (old, new) = (large(&text, 526)?, large(&text, 527)?);
    let what = format!("a document of {OPERATIONS} operations");
    measured(&what, || versions(&old, &new))
}

/// Everything from the files on: how many comparisons, how many findings.
fn vendored(root: &Path) -> Done<(usize, usize)> {
    let config =
        Config::parse(TABLE, &std::fs::read_to_string(root.join(TABLE))?)?;
    let documents = Documents::read(root, SOURCES, &[])?;
    let mut schemas: Vec<(&str, Value)> = Vec::new();
    for operation in &config.bindings {
        let id = operation.of_type.as_str();
        let file = format!("schemas/generated/strict/{id}.json");
        let schema = serde_json::from_slice(&std::fs::read(root.join(file))?)?;
        schemas.push((id, schema));
    }
    // Our types are not known here; each is taken to accept anything.
    let ours: Vec<Implementation<'_>> = schemas
        .iter()
        .map(|(id, schema)| Implementation::new(id, schema, &|_| true))
        .collect();
    let report = check(
        &config,
        &documents,
        &ours,
        &CheckOptions::new("2026-11-21".parse()?),
    );
    Ok((report.summary.comparisons, report.findings.len()))
}

fn versions(old: &str, new: &str) -> Done<(usize, usize)> {
    let read =
        |text: &str| Document::from_bytes("large", "large", text.as_bytes());
    let report = diff(&read(old)?, &read(new)?, None);
    Ok((report.summary.comparisons, report.findings.len()))
}

/// A document of many operations, each with a limit of its own, which starts
/// at `limit`.
fn large(text: &[u8], limit: usize) -> Done<String> {
    let mut document: Value = serde_json::from_slice(text)?;
    let operation = document
        .pointer("/paths/~1customers~1sessions/post")
        .map(ToString::to_string)
        .ok_or("the operation is there")?;
    let paths = (0..OPERATIONS)
        .map(|n| {
            let limit = format!("MAX {}", limit + n);
            let text = operation.replace("MAX 526", &limit);
            let operation: Value = serde_json::from_str(&text)?;
            Ok((format!("/customers/{n}"), json!({ "post": operation })))
        })
        .collect::<Done<_>>()?;
    if let Some(place) = document.pointer_mut("/paths") {
        *place = Value::Object(paths);
    }
    Ok(document.to_string())
}

#[expect(clippy::print_stdout, reason = "it prints its figures")]
fn measured(
    what: &str,
    work: impl FnOnce() -> Done<(usize, usize)>,
) -> Done<()> {
    let (wall, cpu) = (Instant::now(), on_cpu());
    let (comparisons, findings) = work()?;
    let wall = wall.elapsed();
    let cpu = match (cpu, on_cpu()) {
        (Some(before), Some(after)) => {
            let cpu = after.saturating_sub(before);
            format!("{} ms of CPU", cpu.as_millis())
        }
        (None, _) | (_, None) => "CPU not known".into(),
    };
    println!(
        "{what}: {comparisons} comparisons, {findings} findings: {cpu}, {} ms",
        wall.as_millis()
    );
    Ok(())
}

/// How long this thread, the only one, has been on a CPU, as Linux tells it.
fn on_cpu() -> Option<Duration> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds = text.split_whitespace().next()?.parse().ok()?;
    Some(Duration::from_nanos(nanoseconds))
}
