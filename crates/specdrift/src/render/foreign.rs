//! Text of documents, and of whoever writes waivers, in a report: one function
//! for each format, so that none of it becomes a command, a tag, a sequence that
//! steers a terminal, or a second line.

use crate::character::with_escapes;
use serde_json::Value;
use std::fmt::Write as _;

/// Text in one line: what steers a terminal, ends a line, turns the direction
/// of reading or begins a command of a log is spelled out.
pub fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (one, escaped) in with_escapes(text) {
        if escaped {
            out.extend(one.escape_unicode());
        } else {
            out.push(one);
        }
    }
    out
}

/// Text at the beginning of a line of a log, where two colons begin a workflow
/// command.
pub fn line_start(text: &str) -> String {
    let text = visible(text);
    match text.strip_prefix(':') {
        Some(rest) => format!("\\u{{3a}}{rest}"),
        None => text,
    }
}

/// Text for XML and HTML, element or attribute.
pub fn escaped(text: &str) -> String {
    visible(text).chars().fold(String::new(), |mut out, one| {
        match one {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
        out
    })
}

/// Text as a code span of Markdown, where nothing else means anything.
pub fn code_span(text: &str) -> String {
    let text = visible(text);
    let runs = text.split(|one| one != '`').map(str::len);
    let ticks = "`".repeat(runs.max().unwrap_or_default() + 1);
    let needs_room = |text: &str| {
        text.is_empty()
            || text.starts_with(['`', ' '])
            || text.ends_with(['`', ' '])
    };
    let room = if needs_room(&text) { " " } else { "" };
    format!("{ticks}{room}{text}{room}{ticks}")
}

/// Text as the data of a workflow command of GitHub Actions.
pub fn command_data(text: &str) -> String {
    visible(text).replace('%', "%25")
}

/// Text as a property of a workflow command.
pub fn command_property(text: &str) -> String {
    command_data(text).replace(':', "%3A").replace(',', "%2C")
}

/// Text as a message of SARIF, where brackets make links.
pub fn sarif_text(text: &str) -> String {
    let escaped = visible(text).replace('\\', "\\\\");
    escaped.replace('[', "\\[").replace(']', "\\]")
}

/// A value as JSON in one line, to be pasted: what must not stand in a report is
/// escaped as JSON has it.
pub fn pasteable(value: &Value) -> String {
    json_text(&value.to_string())
}

/// JSON that holds nothing but what every reader shows as it is. What is
/// escaped stands in texts only.
pub fn json_text(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for (one, escaped) in with_escapes(json) {
        if escaped && one != '\n' {
            let mut units = [0; 2];
            for unit in one.encode_utf16(&mut units) {
                write!(out, "\\u{unit:04x}").expect("a String takes any text");
            }
        } else {
            out.push(one);
        }
    }
    out
}
