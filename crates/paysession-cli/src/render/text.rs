//! For a person: a line for each finding.

use std::io::{self, Write};

use paysession_bulk::{Finding, Summary};
use specdrift::render::foreign::{line_start, visible};

use super::{Renderer, cannot_read, one_line, summary_line};

pub(crate) struct Text<W>(pub(super) W);

impl<W: Write> Renderer for Text<W> {
    fn finding(&mut self, file: &str, finding: &Finding) -> io::Result<()> {
        let Finding { line, column, code, .. } = finding;
        writeln!(
            self.0,
            "{}:{line}:{column}: {code}: {}",
            line_start(file),
            visible(&one_line(finding))
        )
    }

    fn unreadable(&mut self, file: &str, error: &io::Error) -> io::Result<()> {
        let reason = cannot_read(error);
        writeln!(self.0, "{}: {}", line_start(file), visible(&reason))
    }

    fn end(&mut self, total: &Summary, unreadable: u64) -> io::Result<()> {
        writeln!(self.0, "{}", summary_line(total, unreadable))?;
        self.0.flush()
    }
}
