//! Measures the checker with every vendored document, and writes the page.

use std::{path::Path, process::ExitCode};

use anyhow::Context;
use clap::Parser;
use paysession_command_io::{LockedFolder, errln, print};
use specdrift::Documents;
use specdrift_bench::{OtherTools, PolicyTable, run_mutations};

const SCHEMAS: &str = "schemas";
const SOURCES: &str = "schemas/vendored/SOURCES.toml";
const PAGE: &str = "schemas/MUTATION.md";
const OTHER_TOOLS: &str = "crates/specdrift-bench/other-tools/found.json";

/// Changes every vendored document at every node, counts what the checker
/// finds, and writes the figures to `schemas/MUTATION.md`. Exits with 1 if it
/// misses a change, or reports a rewrite that keeps the meaning.
#[derive(Parser)]
struct Arguments {
    /// Judges every n-th mutant only, and writes nothing.
    #[arg(long, default_value_t = 1)]
    stride: usize,
}

fn main() -> anyhow::Result<ExitCode> {
    let Arguments { stride } = Arguments::parse();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let documents = Documents::read(&root, SOURCES, &[])?;
    let report = run_mutations(&documents.documents, stride);
    let table = PolicyTable::read(&root)?;
    let report = report.under_policies(&table, &documents, stride);
    let page = report.markdown(Some(&other_tools(&root)?));
    print(&page)?;
    let (changing, keeping) = report.sums();
    let policies = report.policy_sum();
    let wrong = [&changing.wrong, &keeping.wrong, &policies.wrong];
    for wrong in wrong.into_iter().flatten() {
        errln!("wrong: {wrong}");
    }
    for unproved in &changing.unproved {
        errln!("unproved: {unproved}");
    }
    if stride == 1 {
        let schemas = LockedFolder::open(&root, SCHEMAS)?;
        schemas.write(Path::new(PAGE), page.as_bytes())?;
    }
    let passed = [changing, keeping, policies]
        .iter()
        .all(|score| score.right == score.mutants);
    Ok(if passed { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// What other tools found, as they were last asked.
fn other_tools(root: &Path) -> anyhow::Result<OtherTools> {
    let bytes = std::fs::read(root.join(OTHER_TOOLS))
        .with_context(|| OTHER_TOOLS.to_owned())?;
    serde_json::from_slice(&bytes).with_context(|| OTHER_TOOLS.to_owned())
}
