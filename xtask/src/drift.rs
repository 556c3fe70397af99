//! `cargo xtask drift`: parses arguments, calls specdrift, prints.

mod implementations;
mod query;
mod versions;

use crate::exit::{self, Exit};
use crate::files::{self, LockedFolder};
use crate::output::{self, errln, outln};
use anyhow::{Context, Result};
use clap::{Args, Subcommand, ValueEnum};
use implementations::Implementations;
use specdrift::{
    CheckOptions, Config, Date, Documents, Level, Lock, Report, add_waiver,
    render,
};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

const SCHEMAS: &str = "schemas";
const TABLE: &str = "schemas/drift.toml";
const LOCK: &str = "schemas/drift.lock";
const MUTATION: &str = "schemas/MUTATION.md";
const OTHER_TOOLS: &str = "crates/specdrift-bench/other-tools/found.json";
const SOURCES: &str = "schemas/vendored/SOURCES.toml";

/// Compares the types with the providers' documents.
#[derive(Debug, Args, Default)]
#[command(args_conflicts_with_subcommands = true, after_help = exit::help())]
pub(crate) struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    check: Check,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Judges the bindings of the table; what `drift` does by itself.
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
    /// Lists bindings, documents and waivers.
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
        until: Option<Date>,
    },
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

fn pair(text: &str) -> Result<(String, String), String> {
    text.split_once('=')
        .map(|(id, file)| (id.to_owned(), file.to_owned()))
        .ok_or_else(|| "expected ID=FILE".to_owned())
}

/// Runs the command.
pub(crate) fn run(arguments: Arguments) -> Result<ExitCode> {
    match arguments.command {
        None => check(&arguments.check),
        Some(Command::Check(arguments)) => check(&arguments),
        Some(Command::Mutate { stride }) => mutate(stride),
        Some(Command::Diff { old, new, at, format, deny }) => {
            versions::diff(&old, &new, at.as_deref(), format, deny.level())
        }
        Some(Command::Explain { rule }) => query::explain(rule.as_deref()),
        Some(Command::List) => query::list(),
        Some(Command::Prose { unread }) => query::prose(unread),
        Some(Command::Examples) => query::examples(),
        Some(Command::Trace { field }) => query::trace(&field),
        Some(Command::Update { id, file }) => versions::update(&id, &file),
        Some(Command::Lock) => lock(),
        Some(Command::Waive { fingerprint, reason, until }) => {
            waive(&fingerprint, &reason, until)
        }
    }
}

/// What every command works on.
struct Workspace {
    config: Config,
    documents: Documents,
    implementations: Implementations,
    root: PathBuf,
}

impl Workspace {
    fn open(documents: &[(String, String)]) -> Result<Self> {
        let root = files::root();
        let text = std::fs::read_to_string(root.join(TABLE))
            .with_context(|| TABLE.to_owned())?;
        let config = Config::parse(TABLE, &text)?.with_lock(read_lock(&root)?);
        let documents = Documents::read(&root, SOURCES, documents)?;
        Ok(Self {
            config,
            documents,
            implementations: Implementations::collect(),
            root,
        })
    }

    fn check(&self, options: &CheckOptions) -> Report {
        self.implementations.with(|ours| {
            specdrift::check(&self.config, &self.documents, ours, options)
        })
    }
}

fn check(arguments: &Check) -> Result<ExitCode> {
    let start = Instant::now();
    let workspace = Workspace::open(&arguments.documents)?;
    if let Some(unknown) = arguments
        .bindings
        .iter()
        .find(|id| !workspace.config.bindings.iter().any(|o| o.id == **id))
    {
        errln!("error: {TABLE} has no binding {unknown}");
        return Ok(Exit::Usage.into());
    }
    let options = CheckOptions::on(today()?).only(arguments.bindings.clone());
    let report = workspace.check(&options);
    let ids: Vec<&str> =
        workspace.config.bindings.iter().map(|b| b.id.as_str()).collect();
    let deny = arguments.deny.level();
    let context = context(&workspace.documents)
        .with_bindings(&ids)
        .with_deny(deny)
        .with_elapsed(start.elapsed());
    let text = arguments.format.renderer().render(&report, &context);
    match &arguments.out {
        Some(out) => files::write_output(out, &text)?,
        None => output::text(&text)?,
    }
    Ok(Exit::from(report.outcome(deny)).into())
}

/// What every report of these commands is written with.
fn context(documents: &Documents) -> render::Context<'_> {
    render::Context::new(documents).with_explain("cargo xtask drift explain")
}

/// Adds a waiver to the end of the table.
fn waive(
    fingerprint: &str,
    reason: &str,
    until: Option<Date>,
) -> Result<ExitCode> {
    let schemas = LockedFolder::open(&files::root(), SCHEMAS)?;
    let workspace = Workspace::open(&[])?;
    let report = workspace.check(&CheckOptions::on(today()?));
    let Some(finding) = report
        .findings
        .iter()
        .find(|f| f.fingerprint == fingerprint && !f.is_waived())
    else {
        errln!("error: no open finding {fingerprint}");
        return Ok(Exit::Usage.into());
    };
    let table = schemas.read_text(TABLE)?;
    let added = add_waiver(TABLE, &table, finding, reason, until)?;
    schemas.write(Path::new(TABLE), added.table.as_bytes())?;
    output::text(&added.entry)?;
    Ok(ExitCode::SUCCESS)
}

/// The lock file. Where there is none, nothing is recorded yet.
fn read_lock(root: &Path) -> Result<Lock> {
    match std::fs::read_to_string(root.join(LOCK)) {
        Ok(text) => Ok(Lock::parse(LOCK, &text)?),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            Ok(Lock::empty(LOCK))
        }
        Err(error) => Err(error).context(LOCK),
    }
}

/// Records the vendored documents, as they are, in the lock file.
fn lock() -> Result<ExitCode> {
    let schemas = LockedFolder::open(&files::root(), SCHEMAS)?;
    write_lock(&schemas)?;
    outln!("{LOCK} is written")?;
    Ok(ExitCode::SUCCESS)
}

/// What was unreadable or edited stays recorded as it was.
fn write_lock(schemas: &LockedFolder) -> Result<()> {
    let workspace = Workspace::open(&[])?;
    if let Some(failed) = workspace.documents.failed.first() {
        return Err(failed.error.clone()).context(LOCK);
    }
    let lock = Lock::record(LOCK, &workspace.config, &workspace.documents);
    schemas.write(Path::new(LOCK), lock.to_text()?.as_bytes())
}

fn mutate(stride: usize) -> Result<ExitCode> {
    let workspace = Workspace::open(&[])?;
    let report =
        specdrift_bench::run_mutations(&workspace.documents.documents, stride);
    let other_tools = std::fs::read(workspace.root.join(OTHER_TOOLS))
        .with_context(|| OTHER_TOOLS.to_owned())?;
    let other_tools = serde_json::from_slice(&other_tools)
        .with_context(|| OTHER_TOOLS.to_owned())?;
    let text = report.markdown(Some(&other_tools));
    output::text(&text)?;
    let (changing, keeping) = report.sums();
    for wrong in changing.wrong.iter().chain(&keeping.wrong) {
        errln!("wrong: {wrong}");
    }
    for unproved in &changing.unproved {
        errln!("unproved: {unproved}");
    }
    if stride == 1 {
        let schemas = LockedFolder::open(&workspace.root, SCHEMAS)?;
        schemas.write(Path::new(MUTATION), text.as_bytes())?;
    }
    let all =
        changing.right == changing.mutants && keeping.right == keeping.mutants;
    Ok(if all { Exit::Success } else { Exit::Difference }.into())
}

fn today() -> Result<Date> {
    let today = time::OffsetDateTime::now_utc().date();
    today.to_string().parse().context("today is no date")
}
