//! `cargo xtask drift`: parses arguments, calls specdrift, prints.

mod implementations;
mod query;
mod versions;

use crate::exit::{self, Exit};
use crate::root::Root;
use anyhow::{Context, Result};
use clap::{Args, Subcommand, ValueEnum};
use implementations::Implementations;
use paysession_command_io::{LockedFolder, errln, outln, print, write_output};
use specdrift::{
    AcceptError, Acceptance, Accepted, CheckOptions, Config, Date, Documents,
    Level, Lock, Report, add_policy, render,
};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

const SCHEMAS: &str = "schemas";
const TABLE: &str = "schemas/drift.toml";
const LOCK: &str = "schemas/drift.lock";
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

fn pair(text: &str) -> Result<(String, String), String> {
    text.split_once('=')
        .map(|(id, file)| (id.to_owned(), file.to_owned()))
        .ok_or_else(|| "expected ID=FILE".to_owned())
}

/// Runs the command.
pub(crate) fn run(arguments: Arguments, root: &Root) -> Result<ExitCode> {
    let command = arguments.command.unwrap_or(Command::Check(arguments.check));
    match command {
        Command::Check(arguments) => check(root.find()?, &arguments),
        Command::Diff { old, new, at, format, deny } => {
            let (at, deny) = (at.as_deref(), deny.level());
            versions::diff(root.try_find(), &old, &new, at, format, deny)
        }
        Command::Explain { rule } => query::explain(rule.as_deref()),
        Command::List => query::list(root.find()?),
        Command::Prose { unread } => query::prose(root.find()?, unread),
        Command::Examples => query::examples(root.find()?),
        Command::Trace { field } => query::trace(root.find()?, &field),
        Command::Update { id, file } => {
            versions::update(root.find()?, &id, &file)
        }
        Command::Lock => lock(root.find()?),
        Command::Waive { fingerprint, reason, until } => {
            waive(root.find()?, &fingerprint, &reason, until)
        }
        Command::Accept(arguments) => accept(root.find()?, arguments.what()),
    }
}

/// What every command works on.
struct Workspace {
    config: Config,
    documents: Documents,
    implementations: Implementations,
}

impl Workspace {
    fn open(root: &Path, documents: &[(String, String)]) -> Result<Self> {
        let text = std::fs::read_to_string(root.join(TABLE))
            .with_context(|| TABLE.to_owned())?;
        let config = Config::parse(TABLE, &text)?.with_lock(read_lock(root)?);
        let documents = Documents::read(root, SOURCES, documents)?;
        Ok(Self {
            config,
            documents,
            implementations: Implementations::collect(),
        })
    }

    fn check(&self, options: &CheckOptions) -> Report {
        self.implementations.with(|ours| {
            specdrift::check(&self.config, &self.documents, ours, options)
        })
    }

    fn accept(&self, what: Acceptance<'_>) -> Result<Accepted> {
        let options = CheckOptions::on(today()?);
        let accepted = self.implementations.with(|ours| {
            specdrift::accept(
                &self.config,
                &self.documents,
                ours,
                &options,
                what,
            )
        })?;
        Ok(accepted)
    }
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

fn check(root: &Path, arguments: &Check) -> Result<ExitCode> {
    let start = Instant::now();
    let listed = Documents::listed(root, SOURCES)?;
    let unknown =
        arguments.documents.iter().find(|(id, _)| !listed.contains(id));
    if let Some((id, _)) = unknown {
        errln!("error: {SOURCES} lists no document {id}");
        return Ok(Exit::Usage.into());
    }
    let workspace = Workspace::open(root, &arguments.documents)?;
    if let Some(unknown) = arguments
        .bindings
        .iter()
        .find(|id| !workspace.config.bindings.iter().any(|o| o.id == **id))
    {
        errln!("error: {TABLE} has no binding {unknown}");
        return Ok(Exit::Usage.into());
    }
    let given = arguments.documents.iter().map(|(id, _)| id.clone());
    let options = CheckOptions::on(today()?)
        .only(arguments.bindings.clone())
        .policies_of(given.collect());
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
        Some(out) => write_output(out, &text)?,
        None => print(&text)?,
    }
    Ok(Exit::from(report.outcome(deny)).into())
}

/// What every report of these commands is written with.
fn context(documents: &Documents) -> render::Context<'_> {
    render::Context::new(documents).with_explain("cargo xtask drift explain")
}

/// Adds a policy for a finding to the end of the table, and records the
/// finding in the lock file.
///
/// The lock file comes first: where a run ends between the two, the check says
/// that the table lacks the policy, and the same command again adds it.
fn waive(
    root: &Path,
    fingerprint: &str,
    reason: &str,
    until: Option<Date>,
) -> Result<ExitCode> {
    let schemas = LockedFolder::open(root, SCHEMAS)?;
    let mut workspace = Workspace::open(root, &[])?;
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
    let added = add_policy(TABLE, &table, finding, reason, until)?;
    workspace.config =
        Config::parse(TABLE, &added.table)?.with_lock(read_lock(root)?);
    let accepted = workspace.accept(Acceptance::Policy(&added.name))?;
    let recorded = &accepted.lock.accepted;
    if !recorded.iter().any(|one| one.policy == added.name) {
        errln!(
            "error: a policy names {fingerprint} already; `drift accept \
             {fingerprint}` records it"
        );
        return Ok(Exit::Usage.into());
    }
    schemas.write(Path::new(LOCK), accepted.lock.to_text()?.as_bytes())?;
    schemas.write(Path::new(TABLE), added.table.as_bytes())?;
    print(&added.entry)?;
    Ok(ExitCode::SUCCESS)
}

/// Records the vendored documents, as they are, in the lock file.
fn lock(root: &Path) -> Result<ExitCode> {
    let schemas = LockedFolder::open(root, SCHEMAS)?;
    write_lock(root, &schemas)?;
    outln!("{LOCK} is written")?;
    Ok(ExitCode::SUCCESS)
}

/// What was unreadable or edited stays recorded as it was.
fn write_lock(root: &Path, schemas: &LockedFolder) -> Result<()> {
    let workspace = Workspace::open(root, &[])?;
    if let Some(failed) = workspace.documents.failed.first() {
        return Err(failed.error.clone()).context(LOCK);
    }
    let lock = Lock::record(LOCK, &workspace.config, &workspace.documents);
    schemas.write(Path::new(LOCK), lock.to_text()?.as_bytes())
}

/// Records in the lock file what policies name.
fn accept(root: &Path, what: Acceptance<'_>) -> Result<ExitCode> {
    let schemas = LockedFolder::open(root, SCHEMAS)?;
    let workspace = Workspace::open(root, &[])?;
    let accepted = match workspace.accept(what) {
        Ok(accepted) => accepted,
        Err(error) => match error.downcast_ref() {
            Some(AcceptError::NoFinding(_) | AcceptError::NoPolicy(_)) => {
                errln!("error: {error}");
                return Ok(Exit::Usage.into());
            }
            Some(_) | None => return Err(error),
        },
    };
    schemas.write(Path::new(LOCK), accepted.lock.to_text()?.as_bytes())?;
    outln!(
        "{LOCK}: {} accepted, {} dropped",
        accepted.added,
        accepted.removed
    )?;
    Ok(ExitCode::SUCCESS)
}

fn today() -> Result<Date> {
    let today = time::OffsetDateTime::now_utc().date();
    today.to_string().parse().context("today is no date")
}
