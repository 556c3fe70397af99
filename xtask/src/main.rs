//! The project's commands: `cargo xtask schema`, `drift` and `check`.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command prints"
)]

mod agree;
mod drift;
mod file;
mod messages;
mod rules;
mod say;
mod schema;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Generates the schemas and checks them, and the code, against the
/// providers' documents.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Writes the schemas and the table of rules.
    Schema {
        /// Writes nothing, and names every file that is stale.
        #[arg(long)]
        check: bool,
    },
    /// Compares the types with the providers' documents.
    Drift(drift::Arguments),
    /// Asks foreign judges of JSON Schema about generated texts.
    Agree {
        /// How many texts per message, besides the edges of every rule.
        #[arg(long, default_value_t = 20_000)]
        texts: usize,
    },
    /// The main job: `schema --check`, then `drift`.
    Check,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let done = match arguments.command {
        Command::Schema { check } => schema::run(check),
        Command::Drift(arguments) => drift::run(arguments),
        Command::Agree { texts } => agree::run(texts),
        Command::Check => check(),
    };
    done.unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        ExitCode::from(exit::COULD_NOT_JUDGE)
    })
}

/// Both checks. What could not be judged, or differs, counts before what is
/// merely stale.
fn check() -> anyhow::Result<ExitCode> {
    let schemas = schema::run(true)?;
    let drift = drift::run(drift::Arguments::default())?;
    Ok(if drift == ExitCode::SUCCESS { schemas } else { drift })
}

/// What the commands' exit codes mean.
mod exit {
    /// Something could not be read or judged.
    pub(crate) const COULD_NOT_JUDGE: u8 = 3;
    /// A generated file is not what the code generates.
    pub(crate) const STALE: u8 = 4;
    /// A foreign judge refuses what the reader accepts.
    pub(crate) const DISAGREE: u8 = 5;
}
