//! `JUnit` XML, for build servers: a case for each file.

use std::io::{self, Write};

use paysession_bulk::{Finding, Summary};
use specdrift::render::foreign::escaped;

use super::{Renderer, cannot_read, found, one_line};

/// How many findings of a file are shown.
const MAX_CASES_PER_FILE: usize = 1000;

pub(crate) struct Junit<W> {
    out: W,
    /// What was found in the file, in lines that are escaped.
    lines: Vec<String>,
    /// The cases of all files, as the suite begins with their numbers.
    cases: Vec<String>,
    failures: u64,
}

impl<W: Write> Junit<W> {
    pub(super) fn new(out: W) -> Self {
        Self { out, lines: Vec::new(), cases: Vec::new(), failures: 0 }
    }

    fn case(&mut self, file: &str, inside: &str) {
        let name = escaped(file);
        self.cases.push(format!(
            "    <testcase name=\"{name}\" classname=\"paysession\">{inside}</testcase>"
        ));
    }
}

impl<W: Write> Renderer for Junit<W> {
    fn finding(&mut self, _file: &str, finding: &Finding) -> io::Result<()> {
        if self.lines.len() < MAX_CASES_PER_FILE {
            let Finding { line, column, code, .. } = finding;
            let one_line = escaped(&one_line(finding));
            self.lines.push(format!("{line}:{column}: {code}: {one_line}"));
        }
        Ok(())
    }

    fn end_file(&mut self, file: &str, summary: &Summary) -> io::Result<()> {
        let lines = std::mem::take(&mut self.lines);
        if lines.is_empty() {
            self.case(file, "");
            return Ok(());
        }
        self.failures += 1;
        let message = found(summary);
        let mut text = lines.join("\n");
        let left_out = summary.findings.saturating_sub(lines.len() as u64);
        if left_out > 0 {
            text = format!("{text}\nand {left_out} more");
        }
        self.case(
            file,
            &format!("<failure message=\"{message}\">{text}</failure>"),
        );
        Ok(())
    }

    fn unreadable(&mut self, file: &str, error: &io::Error) -> io::Result<()> {
        self.lines.clear();
        let message = escaped(&cannot_read(error));
        self.case(file, &format!("<error message=\"{message}\"/>"));
        Ok(())
    }

    fn end(&mut self, _total: &Summary, unreadable: u64) -> io::Result<()> {
        writeln!(
            self.out,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <testsuites name=\"paysession\">\n  \
             <testsuite name=\"validate\" tests=\"{}\" failures=\"{}\" \
             errors=\"{unreadable}\" skipped=\"0\">",
            self.cases.len(),
            self.failures,
        )?;
        for case in &self.cases {
            writeln!(self.out, "{case}")?;
        }
        writeln!(self.out, "  </testsuite>\n</testsuites>")?;
        self.out.flush()
    }
}
