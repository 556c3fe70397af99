//! Turns findings into text: one module for each reader.
//!
//! The names of files and of members are other people's text: each goes through
//! the one function of `specdrift::render::foreign` for its format.

mod github;
mod json;
mod junit;
mod ndjson;
mod sarif;
mod text;

use std::io::{self, Write};

use paysession_bulk::{Finding, Summary};

use crate::arguments::Format;

/// Writes a report while it is found.
///
/// Memory does not grow with the number of findings: what a format must hold
/// until the end is limited, and says what it leaves out.
pub(crate) trait Renderer {
    /// Before the first file.
    fn begin(&mut self) -> io::Result<()> {
        Ok(())
    }

    /// Before the findings of a file.
    fn begin_file(&mut self, _file: &str) -> io::Result<()> {
        Ok(())
    }

    /// A finding.
    fn finding(&mut self, file: &str, finding: &Finding) -> io::Result<()>;

    /// After the findings of a file that was read to its end.
    fn end_file(&mut self, _file: &str, _summary: &Summary) -> io::Result<()> {
        Ok(())
    }

    /// After the findings of a file that could not be read to its end.
    fn unreadable(&mut self, file: &str, error: &io::Error) -> io::Result<()>;

    /// After the last file. It also writes what is still held.
    fn end(&mut self, total: &Summary, unreadable: u64) -> io::Result<()>;
}

/// The renderer of a format.
pub(crate) fn renderer<'o>(
    format: Format,
    out: impl Write + 'o,
) -> Box<dyn Renderer + 'o> {
    match format {
        Format::Text => Box::new(text::Text(out)),
        Format::Json => Box::new(json::Json::new(out)),
        Format::Ndjson => Box::new(ndjson::Ndjson(out)),
        Format::Github => Box::new(github::Github(out)),
        Format::Sarif => Box::new(sarif::Sarif::new(out)),
        Format::Junit => Box::new(junit::Junit::new(out)),
    }
}

/// A finding in one line.
fn one_line(finding: &Finding) -> String {
    let Finding { pointer, description, .. } = finding;
    if pointer.is_root() {
        description.clone()
    } else {
        format!("{pointer}: {description}")
    }
}

/// What a file that could not be read says.
fn cannot_read(error: &io::Error) -> String {
    format!("cannot read the file: {error}")
}

/// A number of things, in words: `1 record`, `2 records`.
fn count_of(number: u64, thing: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {thing}{plural}")
}

/// What was found, in words. What was not judged is no finding to a person.
fn found(summary: &Summary) -> String {
    let not_judged = summary.unrecognized + summary.too_long;
    let findings = summary.findings.saturating_sub(not_judged);
    let mut line = count_of(findings, "finding");
    let cut = count_of(summary.truncated, "report");
    let cut = (summary.truncated > 0).then(|| format!("{cut} cut short"));
    let others = [
        (summary.unrecognized, "not recognized"),
        (summary.too_long, "too long"),
    ];
    let others = others
        .into_iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, what)| format!("{number} {what}"));
    for part in cut.into_iter().chain(others) {
        line = format!("{line}, {part}");
    }
    line
}

/// The whole report in one line.
fn summary_line(total: &Summary, unreadable: u64) -> String {
    let records = count_of(total.records, "record");
    let mut line =
        format!("{records}, {} invalid, {}", total.invalid, found(total));
    if unreadable > 0 {
        let files = count_of(unreadable, "file");
        line = format!("{line}, {files} could not be read");
    }
    line
}
