//! What documents that were made to exhaust the checker cost it: time on a CPU
//! and peak memory of a process of its own, for each kind, from the texts to
//! the report in every format. Two versions are compared, and the newer one is
//! checked against a type. Run it with `--release`; with `--write` the table
//! goes to `HOSTILE.md`, and a word picks the kinds that hold it.

use serde_json::Value;
use specdrift::render::{Context, Format};
use specdrift::{
    CheckOptions, Config, Document, Documents, Implementation, Level, Report,
    check, diff,
};
use specdrift_bench::{HostileKind, MESSAGE, Version, hostile_kinds};
use std::error::Error;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

type Done<T> = Result<T, Box<dyn Error>>;

const ID: &str = "yuno.create-customer-session";
const LONGEST: Duration = Duration::from_secs(30);
const SELF: &str = "/proc/self/schedstat";

const HEAD: &str = "\
# Documents that were made to exhaust the checker

Each kind is two versions of a document, of at most a megabyte.
*diff* compares them, *check* holds the newer one against a type; both go from the text to the report in every format.
Time is on a CPU, and memory the most that a process of its own had.
`could not judge` means that a part of the report says so, with exit code 3; `refused` that the document was not read, likewise.

Measured with `cargo run --release -p specdrift-bench --example hostile -- --write`.
`stopped` is what takes more than 30 s.

| kind | bytes | diff | ms | MB | check | ms | MB |
| --- | --: | --- | --: | --: | --- | --: | --: |
";

#[expect(clippy::print_stdout, reason = "it prints its figures")]
fn main() -> Done<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [flag, name, how] = arguments.as_slice()
        && flag == "--one"
    {
        println!("{}", one(name, how)?);
        return Ok(());
    }
    let writes = arguments.iter().any(|argument| argument == "--write");
    let words: Vec<&String> =
        arguments.iter().filter(|word| !word.starts_with("--")).collect();
    let mut page = HEAD.to_owned();
    for kind in hostile_kinds() {
        if !words.iter().all(|word| kind.name.contains(word.as_str())) {
            continue;
        }
        let size = kind.document(Version::After).len();
        let [diff, check] =
            [measured(&kind, "diff")?, measured(&kind, "check")?];
        let row = format!("| {} | {size} | {diff} | {check} |", kind.name);
        println!("{row}");
        writeln!(page, "{row}")?;
    }
    if writes {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        std::fs::write(root.join("HOSTILE.md"), page)?;
    }
    Ok(())
}

/// Runs one kind in a process of its own.
fn measured(kind: &HostileKind, how: &str) -> Done<String> {
    let mut child = Command::new(std::env::current_exe()?)
        .args(["--one", kind.name, how])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    while child.try_wait()?.is_none() {
        let cpu = on_cpu(&format!("/proc/{}/schedstat", child.id()));
        if cpu.is_ok_and(|cpu| cpu > LONGEST) {
            child.kill()?;
            child.wait()?;
            return Ok("stopped | | ".into());
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    let output = child.wait_with_output()?;
    if !output.status.success() {
        return Ok(format!("{} | | ", output.status));
    }
    Ok(String::from_utf8(output.stdout)?.trim().to_owned())
}

fn one(name: &str, how: &str) -> Done<String> {
    let kinds = hostile_kinds();
    let kind = kinds.iter().find(|kind| kind.name == name).ok_or("no kind")?;
    let outcome = match how {
        "diff" => versions(kind),
        _ => implementation(kind)?,
    };
    let outcome = match outcome {
        Ok(outcome) => outcome,
        Err(_) => "refused".into(),
    };
    let (time, memory) = (on_cpu(SELF)?.as_millis(), peak()? >> 10);
    Ok(format!("{outcome} | {time} | {memory}"))
}

fn read(kind: &HostileKind, version: Version) -> Result<Document, String> {
    let text = kind.document(version);
    Document::from_bytes("shop", "shop.json", text.as_bytes())
        .map_err(|error| error.reason)
}

/// Writes a report in every format, and says what it comes to.
fn told(report: &Report, documents: &Documents) -> String {
    let context = Context::new(documents);
    for &format in Format::ALL {
        assert!(!format.render(report, &context).contains('\0'));
    }
    if report.summary.undecided > 0 {
        "could not judge".into()
    } else {
        let outcome = report.outcome(Level::Note);
        format!("{outcome:?}").to_lowercase()
    }
}

fn versions(kind: &HostileKind) -> Result<String, String> {
    let before = read(kind, Version::Before)?;
    let after = read(kind, Version::After)?;
    let report = diff(&before, &after, None);
    let mut documents = Documents::default();
    documents.documents.push(after);
    Ok(told(&report, &documents))
}

fn implementation(kind: &HostileKind) -> Done<Result<String, String>> {
    let root: PathBuf = [env!("CARGO_MANIFEST_DIR"), "../.."].iter().collect();
    let file = format!("schemas/generated/strict/{ID}.json");
    let schema: Value =
        serde_json::from_slice(&std::fs::read(root.join(file))?)?;
    let table = format!(
        "[[binding]]\nid = {ID:?}\ntype = {ID:?}\ndocument = \"shop\"\n\
         at = {MESSAGE:?}\ndirection = \"request\"\n"
    );
    let config = Config::parse("drift.toml", &table)?;
    let document = match read(kind, Version::After) {
        Ok(document) => document,
        Err(reason) => return Ok(Err(reason)),
    };
    let mut documents = Documents::default();
    documents.documents.push(document);
    let ours = [Implementation::new(ID, &schema, &|_| true)];
    let options = CheckOptions::new("2026-11-21".parse()?);
    let report = check(&config, &documents, &ours, &options);
    Ok(Ok(told(&report, &documents)))
}

/// The most memory that this process has had, in KB, as Linux tells it.
fn peak() -> Done<u64> {
    let text = std::fs::read_to_string("/proc/self/status")?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let number = line.and_then(|line| line.split_whitespace().next());
    Ok(number.ok_or("no peak")?.parse()?)
}

/// How long the only thread of a process has been on a CPU, as Linux tells it.
fn on_cpu(file: &str) -> Done<Duration> {
    let text = std::fs::read_to_string(file)?;
    let nanoseconds = text.split_whitespace().next().ok_or("no time")?;
    Ok(Duration::from_nanos(nanoseconds.parse()?))
}
