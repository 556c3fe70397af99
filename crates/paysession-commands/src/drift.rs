//! Comparing the types with the providers' documents: arguments in, exit code
//! out.

mod check;
mod export;
mod implementations;
mod query;
mod record;
mod versions;
mod workspace;

pub(crate) use workspace::{CONFIG_FILE, SOURCES};

use crate::{Exit, Root};
use anyhow::Result;
use clap::{Args, Subcommand, ValueEnum};
use specdrift::{Acceptance, Date, Level, render};
use std::path::PathBuf;
use std::process::ExitCode;

/// Compares the types with the providers' documents.
#[derive(Debug, Args, Default)]
#[command(args_conflicts_with_subcommands = true, after_help = Exit::help())]
pub struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    check: Check,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Checks every binding of the table; the default command.
    Check(Check),
    /// Compares two versions of a document: what changed, and who breaks.
    Diff(Diff),
    /// Says what a rule finds, and what to do; without a rule, lists them.
    Explain {
        /// The id of the rule.
        rule: Option<String>,
    },
    /// Lists bindings, documents and policies.
    List,
    /// Lists every phrase that was read as a limit, with its place.
    Prose {
        /// Lists phrases that look like limits and were not read.
        #[arg(long)]
        unread: bool,
    },
    /// Judges the documents' examples.
    Examples,
    /// Follows a field from the document to Rust.
    Trace {
        /// The field: `/callback_url`, or `callback_url`.
        field: String,
    },
    /// Shows what a new version of a document brings, and vendors it.
    Update {
        /// The id of the document.
        id: String,
        /// The new version.
        file: PathBuf,
    },
    /// Records in the lock file what the types do not model of the operations
    /// that are bound: parameters, headers, security, addresses, statuses.
    Lock,
    /// Accepts a finding that no policy names: adds a policy for it, with the
    /// reason, and records it.
    Waive {
        /// The fingerprint of the finding.
        fingerprint: String,
        /// Why the difference is accepted.
        #[arg(long)]
        reason: String,
        /// The last day on which it is, as YYYY-MM-DD.
        #[arg(long)]
        until: Option<Date>,
    },
    /// Accepts what policies name, as it is seen today.
    Accept(Accept),
    /// Writes the table, its lock file and the documents below a folder that
    /// has none, so that they can be changed there.
    Export {
        /// The folder; it is created where there is none.
        folder: PathBuf,
    },
}

#[derive(Debug, Args)]
struct Diff {
    /// The document as it was.
    old: PathBuf,
    /// The document as it is.
    new: PathBuf,
    /// The place to compare, as a JSON Pointer.
    #[arg(long)]
    at: Option<String>,
    /// How to write the report.
    #[arg(long, default_value = "human")]
    format: Format,
    /// The level from which a finding fails the command.
    #[arg(long, default_value = "error")]
    deny: Deny,
}

#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
struct Accept {
    /// The fingerprint of a finding that a policy names.
    fingerprint: Option<String>,
    /// Everything that this policy names.
    #[arg(long)]
    policy: Option<String>,
    /// Everything that any policy names.
    #[arg(long)]
    all: bool,
}

impl Accept {
    fn what(&self) -> Acceptance<'_> {
        match (&self.fingerprint, &self.policy) {
            (Some(fingerprint), _) => Acceptance::Finding(fingerprint),
            (None, Some(policy)) => Acceptance::Policy(policy),
            (None, None) => Acceptance::Everything,
        }
    }
}

#[derive(Debug, Args, Default)]
struct Check {
    /// Bindings to judge; all of them where none is named.
    bindings: Vec<String>,
    /// How to write the report.
    #[arg(long, default_value = "human")]
    format: Format,
    /// The level from which an open finding fails the check.
    #[arg(long, default_value = "error")]
    deny: Deny,
    /// Another file in the place of a vendored document.
    #[arg(long = "document", value_name = "ID=FILE", value_parser = pair)]
    documents: Vec<(String, String)>,
    /// The file to write the report to.
    #[arg(long)]
    out: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum Format {
    #[default]
    Human,
    Json,
    Github,
    Sarif,
    Junit,
    Markdown,
    Html,
    Short,
}

impl Format {
    fn renderer(self) -> render::Format {
        match self {
            Self::Human => render::Format::Human,
            Self::Json => render::Format::Json,
            Self::Github => render::Format::Github,
            Self::Sarif => render::Format::Sarif,
            Self::Junit => render::Format::Junit,
            Self::Markdown => render::Format::Markdown,
            Self::Html => render::Format::Html,
            Self::Short => render::Format::Short,
        }
    }
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum Deny {
    Note,
    Warning,
    #[default]
    Error,
}

impl Deny {
    fn level(self) -> Level {
        match self {
            Self::Note => Level::Note,
            Self::Warning => Level::Warning,
            Self::Error => Level::Error,
        }
    }
}

/// `ID=FILE`, in two.
fn pair(text: &str) -> Result<(String, String), String> {
    text.split_once('=')
        .map(|(id, file)| (id.to_owned(), file.to_owned()))
        .ok_or_else(|| "expected ID=FILE".to_owned())
}

/// Says what a rule finds, and what to do; lists the rules where none is named.
///
/// # Errors
///
/// If it cannot be printed.
pub fn explain(rule: Option<&str>) -> Result<ExitCode> {
    query::explain(rule)
}

/// Runs the command. `program` is how a person calls the program, for reports
/// that name another command: `cargo xtask`.
///
/// # Errors
///
/// If something could not be read, judged, written or printed.
pub fn run(
    arguments: Arguments,
    root: &Root,
    program: &str,
) -> Result<ExitCode> {
    let explain = format!("{program} drift explain");
    let command = arguments.command.unwrap_or(Command::Check(arguments.check));
    match command {
        Command::Check(arguments) => {
            check::check(root.files()?, &arguments, &explain)
        }
        Command::Diff(arguments) => versions::diff(&arguments, &explain),
        Command::Explain { rule } => query::explain(rule.as_deref()),
        Command::List => query::list(root.files()?),
        Command::Prose { unread } => query::prose(root.files()?, unread),
        Command::Examples => query::examples(root.files()?),
        Command::Trace { field } => query::trace(root.files()?, &field),
        Command::Update { id, file } => {
            versions::update(root.folder()?, &id, &file, &explain)
        }
        Command::Lock => record::lock(root.folder()?),
        Command::Waive { fingerprint, reason, until } => {
            record::waive(root.folder()?, &fingerprint, &reason, until)
        }
        Command::Accept(arguments) => {
            record::accept(root.folder()?, arguments.what())
        }
        Command::Export { folder } => export::export(root.files()?, &folder),
    }
}
