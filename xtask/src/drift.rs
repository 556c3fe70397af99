//! `cargo xtask drift`: parses arguments, calls specdrift, prints.

mod ours;
mod show;
mod version;

use crate::{file, say};
use anyhow::{Context, Result};
use clap::{Args, Subcommand, ValueEnum};
use ours::Types;
use specdrift::{CheckOptions, Config, Documents, Level, Report, render};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

const TABLE: &str = "schemas/drift.toml";
const MUTATION: &str = "schemas/MUTATION.md";
const OTHERS: &str = "crates/specdrift-bench/other-tools/found.json";
const SOURCES: &str = "schemas/vendored/SOURCES.toml";

/// Compares the types with the providers' documents.
#[derive(Debug, Args, Default)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    check: Check,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Judges the operations of the table; what `drift` does by itself.
    Check(Check),
    /// Compares two versions of a document: what changed, and who breaks.
    Diff {
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
    },
    /// Says what a rule finds, and what to do; without a rule, lists them.
    Explain {
        /// The id of the rule.
        rule: Option<String>,
    },
    /// Lists operations, documents and waivers.
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
    /// Changes every vendored document at every node, and counts what is found.
    Mutate {
        /// Judges every n-th mutant only, and writes nothing.
        #[arg(long, default_value_t = 1)]
        stride: usize,
    },
    /// Accepts a difference, with the reason.
    Waive {
        /// The fingerprint of the finding.
        fingerprint: String,
        /// Why the difference is accepted.
        #[arg(long)]
        reason: String,
        /// The last day on which it is, as YYYY-MM-DD.
        #[arg(long)]
        until: Option<String>,
    },
}

#[derive(Debug, Args, Default)]
struct Check {
    /// Operations to judge; all of them where none is named.
    operations: Vec<String>,
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

fn pair(text: &str) -> Result<(String, String), String> {
    text.split_once('=')
        .map(|(id, file)| (id.to_owned(), file.to_owned()))
        .ok_or_else(|| "ID=FILE is wanted".to_owned())
}

/// Runs the command.
pub(crate) fn run(arguments: Arguments) -> Result<ExitCode> {
    match arguments.command {
        None => check(&arguments.check),
        Some(Command::Check(arguments)) => check(&arguments),
        Some(Command::Mutate { stride }) => mutate(stride),
        Some(Command::Diff { old, new, at, format, deny }) => {
            version::diff(&old, &new, at.as_deref(), format, deny.level())
        }
        Some(Command::Explain { rule }) => Ok(show::explain(rule.as_deref())),
        Some(Command::List) => show::list(),
        Some(Command::Prose { unread }) => show::prose(unread),
        Some(Command::Examples) => show::examples(),
        Some(Command::Trace { field }) => show::trace(&field),
        Some(Command::Update { id, file }) => version::update(&id, &file),
        Some(Command::Waive { fingerprint, reason, until }) => {
            waive(&fingerprint, &reason, until.as_deref())
        }
    }
}

/// What every command works on.
struct Desk {
    config: Config,
    library: Documents,
    types: Types,
    root: PathBuf,
}

impl Desk {
    fn open(documents: &[(String, String)]) -> Result<Self> {
        let root = file::root();
        let text = std::fs::read_to_string(root.join(TABLE))
            .with_context(|| TABLE.to_owned())?;
        let config = Config::parse(TABLE, &text)?;
        let library = Documents::read(&root, SOURCES, documents)?;
        Ok(Self { config, library, types: Types::collect(), root })
    }

    fn check(&self, options: &CheckOptions) -> Report {
        self.types.with(|ours| {
            specdrift::check(&self.config, &self.library, ours, options)
        })
    }
}

fn check(arguments: &Check) -> Result<ExitCode> {
    let start = Instant::now();
    let desk = Desk::open(&arguments.documents)?;
    if let Some(unknown) = arguments
        .operations
        .iter()
        .find(|id| !desk.config.operations.iter().any(|o| o.id == **id))
    {
        eprintln!("error: {TABLE} has no operation {unknown}");
        return Ok(ExitCode::from(2));
    }
    let options = CheckOptions::on(today()).only(arguments.operations.clone());
    let report = desk.check(&options);
    let elapsed = Some(start.elapsed().as_millis());
    let ids: Vec<&str> =
        desk.config.operations.iter().map(|o| o.id.as_str()).collect();
    let deny = arguments.deny.level();
    let text =
        written(arguments.format, &report, &desk.library, &ids, deny, elapsed);
    match &arguments.out {
        Some(out) => file::write(out, &text)?,
        None => say::text(format_args!("{text}")),
    }
    Ok(ExitCode::from(report.exit_code(deny)))
}

fn written(
    format: Format,
    report: &Report,
    library: &Documents,
    operations: &[&str],
    deny: Level,
    elapsed: Option<u128>,
) -> String {
    match format {
        Format::Human => render::human(report, library, elapsed),
        Format::Json => render::json(report),
        Format::Github => render::github(report),
        Format::Sarif => render::sarif(report),
        Format::Junit => render::junit(report, operations, deny),
        Format::Markdown => render::markdown(report),
        Format::Html => render::html(report, library),
        Format::Short => render::short(report),
    }
}

/// Adds a waiver to the end of the table.
fn waive(
    fingerprint: &str,
    reason: &str,
    until: Option<&str>,
) -> Result<ExitCode> {
    let desk = Desk::open(&[])?;
    let report = desk.check(&CheckOptions::on(today()));
    let Some(finding) = report
        .findings
        .iter()
        .find(|f| f.fingerprint == fingerprint && !f.waived)
    else {
        eprintln!("error: no open finding {fingerprint}");
        return Ok(ExitCode::from(2));
    };
    let entry = specdrift::waiver_entry(finding, reason, until);
    let text = std::fs::read_to_string(desk.root.join(TABLE))? + &entry;
    Config::parse(TABLE, &text)?;
    file::write(&desk.root.join(TABLE), &text)?;
    say::text(format_args!("{entry}"));
    Ok(ExitCode::SUCCESS)
}

fn mutate(stride: usize) -> Result<ExitCode> {
    let desk = Desk::open(&[])?;
    let report =
        specdrift_bench::run_mutations(&desk.library.documents, stride);
    let others = std::fs::read(desk.root.join(OTHERS))
        .with_context(|| OTHERS.to_owned())?;
    let others =
        serde_json::from_slice(&others).with_context(|| OTHERS.to_owned())?;
    let text = report.markdown(Some(&others));
    say::text(format_args!("{text}"));
    let (changing, keeping) = report.sums();
    for wrong in changing.wrong.iter().chain(&keeping.wrong) {
        eprintln!("wrong: {wrong}");
    }
    for unproved in &changing.unproved {
        eprintln!("unproved: {unproved}");
    }
    if stride == 1 {
        file::write(&desk.root.join(MUTATION), &text)?;
    }
    let all =
        changing.right == changing.mutants && keeping.right == keeping.mutants;
    Ok(if all { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

fn today() -> String {
    time::OffsetDateTime::now_utc().date().to_string()
}
