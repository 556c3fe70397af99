//! What other JSON Schema validators say of bodies that our reader accepts or
//! refuses.
//!
//! Under the portable profile none may refuse what the reader accepts; how
//! often one does under the strict profile is counted. The validators that are
//! no crates are installed into `target/cross-validate`.

mod bodies;
mod validators;

use std::{collections::BTreeMap, path::Path, process::ExitCode};

use clap::Parser;
use paysession::introspect::schema::Profile;
use paysession_command_io::{LockedFolder, PrintError, outln};

use bodies::MessageBodies;
use validators::Counts;

/// The folder for bodies, schemas, and what was installed.
const FOLDER: &str = "target/cross-validate";

/// What one validator says of the bodies of all messages.
#[derive(Default)]
struct Totals {
    portable: Counts,
    strict: Counts,
}

/// Asks other JSON Schema validators about generated bodies. Exits with 1 if
/// one of them refuses, under the portable profile, what the reader accepts.
#[derive(Parser)]
struct Arguments {
    /// How many bodies per message, besides the boundary values of every rule.
    #[arg(long, default_value_t = 20_000)]
    bodies: usize,
}

fn main() -> anyhow::Result<ExitCode> {
    let arguments = Arguments::parse();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let folder = LockedFolder::open(&root, FOLDER)?;
    let path = root.join(FOLDER);
    validators::install(&path)?;
    let bodies = bodies::write(&folder, arguments.bodies)?;
    let mut totals = BTreeMap::<String, Totals>::new();
    for verdict in validators::run(&path, &bodies)? {
        let total = totals.entry(verdict.validator.clone()).or_default();
        if verdict.profile == Profile::Strict {
            total.strict.add(verdict.counts);
            continue;
        }
        total.portable.add(verdict.counts);
        if verdict.counts.refused > 0 {
            outln!(
                "{} refuses {} bodies of {} that the reader accepts",
                verdict.validator,
                verdict.counts.refused,
                verdict.message
            )?;
        }
    }
    print(&bodies, &totals)?;
    let passed = totals.values().all(|total| total.portable.refused == 0);
    Ok(if passed { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The table, as CONTRIBUTING.md has it.
fn print(
    bodies: &[MessageBodies],
    totals: &BTreeMap<String, Totals>,
) -> Result<(), PrintError> {
    let accepted: usize = bodies.iter().map(MessageBodies::accepted).sum();
    let all: usize = bodies.iter().map(|bodies| bodies.bodies.len()).sum();
    outln!(
        "{all} bodies of {} messages: {accepted} accepted, {} refused",
        bodies.len(),
        all - accepted
    )?;
    outln!("")?;
    outln!(
        "| validator | refuses of the accepted: portable | strict | accepts of \
         the refused: strict |"
    )?;
    outln!("| --- | --: | --: | --: |")?;
    for (validator, Totals { portable, strict }) in totals {
        outln!(
            "| {validator} | {} | {} | {} |",
            portable.refused,
            strict.refused,
            strict.accepted
        )?;
    }
    Ok(())
}
