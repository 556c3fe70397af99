//! SARIF 2.1.0, for code scanning.

use std::io::{self, Write};

use paysession::ViolationCode;
use paysession_bulk::{Finding, Summary};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};
use specdrift::render::foreign::{json_text, sarif_text};

use super::{Renderer, cannot_read, one_line};
use crate::catalogue::meaning;

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// GitHub takes no run with more results.
const MAX_RESULTS: usize = 25_000;

/// What stands in the path of an address as it is.
const PATH: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'/');

pub(crate) struct Sarif<W> {
    out: W,
    written: usize,
    notifications: Vec<Value>,
}

impl<W: Write> Sarif<W> {
    pub(super) fn new(out: W) -> Self {
        Self { out, written: 0, notifications: Vec::new() }
    }
}

impl<W: Write> Renderer for Sarif<W> {
    fn begin(&mut self) -> io::Result<()> {
        let tool = json!({ "driver": {
            "name": "paysession",
            "version": env!("CARGO_PKG_VERSION"),
            "rules": rules(),
        } });
        write!(
            self.out,
            "{{\"$schema\": \"{SCHEMA}\", \"version\": \"2.1.0\", \
             \"runs\": [{{\"tool\": {tool}, \
             \"columnKind\": \"unicodeCodePoints\", \"results\": ["
        )
    }

    fn finding(&mut self, file: &str, finding: &Finding) -> io::Result<()> {
        self.written += 1;
        if self.written > MAX_RESULTS {
            return Ok(());
        }
        let comma = if self.written == 1 { "" } else { "," };
        let result = json_text(&result(file, finding).to_string());
        write!(self.out, "{comma}\n{result}")
    }

    fn unreadable(&mut self, file: &str, error: &io::Error) -> io::Result<()> {
        let text = format!("{file}: {}", cannot_read(error));
        self.notifications.push(notification("error", &text));
        Ok(())
    }

    fn end(&mut self, total: &Summary, unreadable: u64) -> io::Result<()> {
        if self.written > MAX_RESULTS {
            let text = format!(
                "{MAX_RESULTS} of {} findings are shown",
                total.findings
            );
            self.notifications.push(notification("warning", &text));
        }
        if total.truncated > 0 {
            let text = format!(
                "records break more rules than a report keeps: {}",
                total.truncated
            );
            self.notifications.push(notification("warning", &text));
        }
        let invocations = json!([{
            "executionSuccessful": unreadable == 0,
            "toolExecutionNotifications": self.notifications,
        }]);
        let invocations = json_text(&invocations.to_string());
        writeln!(self.out, "\n], \"invocations\": {invocations}}}]}}")?;
        self.out.flush()
    }
}

fn rules() -> Vec<Value> {
    let violations =
        ViolationCode::ALL.iter().map(|code| (code.as_str(), meaning(*code)));
    violations
        .map(|(id, text)| {
            json!({ "id": id, "shortDescription": { "text": text } })
        })
        .collect()
}

fn result(file: &str, finding: &Finding) -> Value {
    json!({
        "ruleId": finding.code.as_str(),
        "level": "error",
        "message": { "text": sarif_text(&one_line(finding)) },
        "locations": [{
            "physicalLocation": {
                "artifactLocation": {
                    "uri": utf8_percent_encode(file, PATH).to_string(),
                },
                "region": {
                    "startLine": finding.line,
                    "startColumn": finding.column,
                },
            },
            "logicalLocations": [{
                "fullyQualifiedName": finding.pointer.as_str(),
                "kind": "member",
            }],
        }],
    })
}

fn notification(level: &str, text: &str) -> Value {
    json!({ "level": level, "message": { "text": sarif_text(text) } })
}
