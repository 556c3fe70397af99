//! For programs: one JSON document.

use std::io::{self, Write};

use paysession_bulk::{Finding, Summary};
use serde_json::{Value, json};
use specdrift::render::foreign::json_text;

use super::{Renderer, cannot_read};

/// A finding as JSON.
pub(super) fn finding_value(file: &str, finding: &Finding) -> Value {
    json!({
        "file": file,
        "record": finding.record,
        "line": finding.line,
        "column": finding.column,
        "message": finding.message,
        "code": finding.code.as_str(),
        "pointer": finding.pointer.as_str(),
        "description": finding.description,
    })
}

/// A file that could not be read as JSON.
pub(super) fn unreadable_value(file: &str, error: &io::Error) -> Value {
    json!({
        "file": file,
        "code": "unreadable",
        "description": cannot_read(error),
    })
}

/// The numbers of a report as JSON.
pub(super) fn summary_value(total: &Summary, unreadable: u64) -> Value {
    json!({
        "records": total.records,
        "invalid": total.invalid,
        "unrecognized": total.unrecognized,
        "too_long": total.too_long,
        "findings": total.findings,
        "truncated": total.truncated,
        "unreadable_files": unreadable,
    })
}

pub(crate) struct Json<W> {
    out: W,
    is_first: bool,
}

impl<W: Write> Json<W> {
    pub(super) fn new(out: W) -> Self {
        Self { out, is_first: true }
    }

    fn entry(&mut self, value: &Value) -> io::Result<()> {
        let comma = if self.is_first { "" } else { "," };
        self.is_first = false;
        write!(self.out, "{comma}\n    {}", json_text(&value.to_string()))
    }
}

impl<W: Write> Renderer for Json<W> {
    fn begin(&mut self) -> io::Result<()> {
        write!(self.out, "{{\n  \"findings\": [")
    }

    fn finding(&mut self, file: &str, finding: &Finding) -> io::Result<()> {
        self.entry(&finding_value(file, finding))
    }

    fn unreadable(&mut self, file: &str, error: &io::Error) -> io::Result<()> {
        self.entry(&unreadable_value(file, error))
    }

    fn end(&mut self, total: &Summary, unreadable: u64) -> io::Result<()> {
        let summary = summary_value(total, unreadable);
        write!(self.out, "\n  ],\n  \"summary\": {summary}\n}}\n")?;
        self.out.flush()
    }
}
