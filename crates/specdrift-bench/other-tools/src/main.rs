//! Shows every mutant of the vendored documents to other tools, each as it is
//! made to be used, and writes down what they find: `found.json`, from which
//! the program of `specdrift-bench` takes their columns.

mod drift;
mod jsoncompat;
mod openapi_version;

use serde_json::Value;
use specdrift::{Document, Documents};
use specdrift_bench::{OtherTools, ToolAnswer};
use std::error::Error;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

/// Some of the tools recurse, once for each level of a document.
const STACK: usize = 1 << 30;

const LOCK: &str = include_str!("../Cargo.lock");

fn main() -> Result<(), Box<dyn Error>> {
    // A tool that panics is counted; what it says then is of no interest.
    std::panic::set_hook(Box::new(|_| {}));
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = here.join("../../..");
    let library = Documents::read(&root, "schemas/vendored/SOURCES.toml", &[])?;
    let documents = library.documents;
    let others = std::thread::Builder::new()
        .stack_size(STACK)
        .spawn(move || others(&documents))?
        .join()
        .map_err(|_| "the mutants could not be made")?;
    let text = serde_json::to_string_pretty(&others)? + "\n";
    std::fs::write(here.join("found.json"), text)?;
    Ok(())
}

/// The version of a tool that is built in here.
fn version(tool: &str) -> &'static str {
    let entry = format!("name = \"{tool}\"\nversion = \"");
    let after = LOCK.split_once(&entry).map_or("", |(_, after)| after);
    after.split('"').next().unwrap_or_default()
}

fn others(documents: &[Document]) -> OtherTools {
    OtherTools::ask(
        documents,
        &[
            ("drift", version("drift"), &|before, after| {
                let old = openapi_version::in_3_0(
                    &openapi_version::with_operations(before),
                );
                let new = openapi_version::in_3_0(
                    &openapi_version::with_operations(after),
                );
                caught(&old, &new, drift::answer)
            }),
            ("jsoncompat", version("jsoncompat"), &|before, after| {
                let old = openapi_version::with_operations(before);
                let new = openapi_version::with_operations(after);
                caught(&old, &new, jsoncompat::answer)
            }),
        ],
    )
}

/// What a tool says; one that panics says nothing.
fn caught(
    old: &Value,
    new: &Value,
    ask: fn(&Value, &Value) -> Option<ToolAnswer>,
) -> ToolAnswer {
    catch_unwind(AssertUnwindSafe(|| ask(old, new)))
        .ok()
        .flatten()
        .unwrap_or(ToolAnswer::Failed)
}
