//! Annotations for GitHub Actions.

use std::io::{self, Write};

use paysession_bulk::{Finding, Summary};
use specdrift::render::foreign::{command_data, command_property};

use super::{Renderer, cannot_read, one_line, summary_line};

pub(crate) struct Github<W>(pub(super) W);

impl<W: Write> Renderer for Github<W> {
    fn finding(&mut self, file: &str, finding: &Finding) -> io::Result<()> {
        let message = finding.message.unwrap_or("record");
        writeln!(
            self.0,
            "::error file={},line={},col={},title={}::{}",
            command_property(file),
            finding.line,
            finding.column,
            command_property(&format!("{message}: {}", finding.code)),
            command_data(&one_line(finding)),
        )
    }

    fn unreadable(&mut self, file: &str, error: &io::Error) -> io::Result<()> {
        writeln!(
            self.0,
            "::error file={}::{}",
            command_property(file),
            command_data(&cannot_read(error)),
        )
    }

    fn end(&mut self, total: &Summary, unreadable: u64) -> io::Result<()> {
        let line = summary_line(total, unreadable);
        writeln!(self.0, "::notice::{}", command_data(&line))?;
        self.0.flush()
    }
}
