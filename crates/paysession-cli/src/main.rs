//! The program `paysession`: arguments in, exit code out.

mod arguments;
mod bundle;
mod catalogue;
mod exit;
mod generate;
mod render;
mod validate;

use std::process::ExitCode;

use clap::{CommandFactory, Parser};
use paysession_command_io::{PrintError, errln, escaped_arguments};
use paysession_commands::{Root, drift};

use arguments::{Arguments, Command, PROGRAM};
use exit::Exit;

fn main() -> ExitCode {
    run().unwrap_or_else(|error| {
        let print_error = error.downcast_ref::<PrintError>();
        if !print_error.is_some_and(PrintError::is_closed_pipe) {
            errln!("error: {error:#}");
        }
        // The drift check's code for the same.
        ExitCode::from(3)
    })
}

fn run() -> anyhow::Result<ExitCode> {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return show(&error),
    };
    match arguments.command {
        Command::Validate(arguments) => validate::run(&arguments),
        Command::Drift { root, arguments } => {
            let files = bundle::files();
            let root = Root::given_or_found(root).or_bundled(files);
            drift::run(arguments, &root, PROGRAM)
        }
        Command::Schema { openapi: Some(provider), .. } => {
            catalogue::openapi(provider)
        }
        Command::Schema { message, profile, openapi: None } => {
            catalogue::schema(message.as_deref(), profile)
        }
        Command::Rules { message } => catalogue::rules(message.as_deref()),
        Command::Explain { code } => catalogue::explain(code.as_deref()),
        Command::Example { message } => catalogue::example(message.as_deref()),
        Command::Completions { shell } => {
            generate::completions(Arguments::command(), shell)
        }
        Command::Man { folder } => generate::man(Arguments::command(), &folder),
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
        return Ok(Exit::Input.into());
    }
    printed.map_err(PrintError::from)?;
    Ok(Exit::Success.into())
}
