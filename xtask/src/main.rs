//! The project's commands: `cargo xtask schema`, `drift` and `check`.

mod schema;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use paysession_command_io::{PrintError, errln, escaped_arguments};
use paysession_commands::{Exit, Root, drift};

/// How a person calls this program.
const PROGRAM: &str = "cargo xtask";

/// Generates the schemas and checks them, and the code, against the
/// providers' documents.
#[derive(Parser)]
#[command(name = PROGRAM, bin_name = PROGRAM)]
#[command(after_help = Exit::help())]
struct Arguments {
    /// The folder that holds `schemas`; the nearest at or above the working
    /// directory where none is given.
    #[arg(long, global = true, value_name = "FOLDER")]
    root: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Writes the schemas, the OpenAPI documents and the table of rules.
    #[command(after_help = Exit::help())]
    Schema {
        /// Writes nothing, and names every file that is stale.
        #[arg(long)]
        check: bool,
    },
    /// Compares the types with the providers' documents.
    #[command(after_help = Exit::help())]
    Drift(drift::Arguments),
    /// The main job: `schema --check`, then `drift`.
    #[command(after_help = Exit::help())]
    Check,
}

fn main() -> ExitCode {
    run().unwrap_or_else(|error| {
        let print_error = error.downcast_ref::<PrintError>();
        if !print_error.is_some_and(PrintError::is_closed_pipe) {
            errln!("error: {error:#}");
        }
        Exit::Failure.into()
    })
}

fn run() -> anyhow::Result<ExitCode> {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return show(&error),
    };
    let root = Root::given_or_found(arguments.root);
    match arguments.command {
        Command::Schema { check } => schema::run(root.folder()?, check),
        Command::Drift(arguments) => drift::run(arguments, &root, PROGRAM),
        Command::Check => check(&root),
    }
}

/// The text of `--help`, or what is wrong with the arguments. What was typed
/// stands in it, so that it is made of the escaped arguments.
fn show(error: &clap::Error) -> anyhow::Result<ExitCode> {
    let escaped = Arguments::try_parse_from(escaped_arguments());
    let is_usage = error.use_stderr();
    let printed = match escaped {
        Err(escaped) => escaped.print(),
        // What is escaped means something, and what was typed does not.
        Ok(_) => {
            errln!("error: {error}");
            Ok(())
        }
    };
    if is_usage {
        return Ok(Exit::Usage.into());
    }
    printed.map_err(PrintError::from)?;
    Ok(Exit::Success.into())
}

/// Both checks. What could not be judged, or differs, counts before what is
/// merely stale. A document that cannot be read fails both, and only the drift
/// check tells all that is wrong with it.
fn check(root: &Root) -> anyhow::Result<ExitCode> {
    let schemas = schema::run(root.folder()?, true);
    let drift = drift::run(drift::Arguments::default(), root, PROGRAM)?;
    let schemas = schemas?;
    Ok(if drift == ExitCode::SUCCESS { schemas } else { drift })
}
