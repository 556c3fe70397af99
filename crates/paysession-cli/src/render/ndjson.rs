//! For programs: a JSON object in each line; the last is the summary.

use std::io::{self, Write};

use paysession_bulk::{Finding, Summary};
use serde_json::{Value, json};
use specdrift::render::foreign::pasteable;

use super::{
    Renderer,
    json::{finding_value, summary_value, unreadable_value},
};

pub(crate) struct Ndjson<W>(pub(super) W);

impl<W: Write> Ndjson<W> {
    fn line(&mut self, value: &Value) -> io::Result<()> {
        writeln!(self.0, "{}", pasteable(value))
    }
}

impl<W: Write> Renderer for Ndjson<W> {
    fn finding(&mut self, file: &str, finding: &Finding) -> io::Result<()> {
        self.line(&finding_value(file, finding))
    }

    fn unreadable(&mut self, file: &str, error: &io::Error) -> io::Result<()> {
        self.line(&unreadable_value(file, error))
    }

    fn end(&mut self, total: &Summary, unreadable: u64) -> io::Result<()> {
        let summary = summary_value(total, unreadable);
        self.line(&json!({ "summary": summary }))?;
        self.0.flush()
    }
}
