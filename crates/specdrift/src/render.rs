//! Turns a report into text: one module for each reader.

mod excerpt;
mod github;
mod html;
mod human;
mod json;
mod junit;
mod markdown;
mod sarif;
mod short;

use crate::config::Documents;
use crate::report::Report;
use crate::report::finding::{Finding, Relation, Verdicts};
use crate::report::level::Level;
use std::time::Duration;

/// What a renderer knows besides the report.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Context<'a> {
    /// The documents whose lines are shown.
    pub documents: &'a Documents,
    /// The ids of all bindings, also of those without a finding.
    pub bindings: &'a [&'a str],
    /// The level from which a finding counts.
    pub deny: Level,
    /// How long the check took.
    pub elapsed: Option<Duration>,
    /// The command that explains a rule, when its id is put behind it.
    pub explain: Option<&'a str>,
}

impl<'a> Context<'a> {
    /// The documents, and nothing more; errors count.
    pub fn new(documents: &'a Documents) -> Self {
        Self {
            documents,
            bindings: &[],
            deny: Level::Error,
            elapsed: None,
            explain: None,
        }
    }

    /// With the ids of all bindings.
    #[must_use]
    pub fn with_bindings(self, bindings: &'a [&'a str]) -> Self {
        Self { bindings, ..self }
    }

    /// With the level from which a finding counts.
    #[must_use]
    pub fn with_deny(self, deny: Level) -> Self {
        Self { deny, ..self }
    }

    /// With the time that the check took.
    #[must_use]
    pub fn with_elapsed(self, elapsed: Duration) -> Self {
        Self { elapsed: Some(elapsed), ..self }
    }

    /// With the command that explains a rule.
    #[must_use]
    pub fn with_explain(self, command: &'a str) -> Self {
        Self { explain: Some(command), ..self }
    }
}

/// A way to write a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// For a person at a terminal.
    Human,
    /// The whole report, for programs.
    Json,
    /// Annotations for GitHub Actions.
    Github,
    /// SARIF 2.1.0.
    Sarif,
    /// `JUnit` XML.
    Junit,
    /// Markdown.
    Markdown,
    /// A page.
    Html,
    /// One line for each finding.
    Short,
}

impl Format {
    /// The report in this format.
    pub fn render(self, report: &Report, context: &Context<'_>) -> String {
        let renderer = match self {
            Self::Human => human::human,
            Self::Json => json::json,
            Self::Github => github::github,
            Self::Sarif => sarif::sarif,
            Self::Junit => junit::junit,
            Self::Markdown => markdown::markdown,
            Self::Html => html::html,
            Self::Short => short::short,
        };
        renderer(report, context)
    }
}

/// Text for XML and HTML: what means something there, or turns the direction of
/// reading, is spelled out, and what neither can hold is replaced.
fn escaped(text: &str) -> String {
    text.chars().fold(
        String::with_capacity(text.len()),
        |mut out, character| {
            match character {
                '&' => out.push_str("&amp;"),
                '<' => out.push_str("&lt;"),
                '>' => out.push_str("&gt;"),
                '"' => out.push_str("&quot;"),
                '\'' => out.push_str("&#39;"),
                '\n' | '\t' => out.push(character),
                control if control.is_control() => out.push('\u{fffd}'),
                '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
                turning if turns(turning) => {
                    out.extend(turning.escape_unicode());
                }
                other => out.push(other),
            }
            out
        },
    )
}

/// Text for a terminal or a log: a document cannot colour it, move the cursor
/// or turn the direction of reading, because what would is spelled out.
fn visible(text: &str) -> String {
    text.chars().fold(
        String::with_capacity(text.len()),
        |mut out, character| {
            if character.is_control() || turns(character) {
                out.extend(character.escape_unicode());
            } else {
                out.push(character);
            }
            out
        },
    )
}

/// Whether a character changes the direction in which others are shown.
fn turns(character: char) -> bool {
    matches!(character, '\u{61c}' | '\u{200e}' | '\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A number of things, in words: `1 operation`, `2 operations`.
fn counted(number: usize, thing: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {thing}{plural}")
}

/// Where a finding is: `file:line:column`, as far as it is known.
fn location_text(finding: &Finding) -> String {
    let known = [finding.location.line, finding.location.column];
    known
        .iter()
        .map_while(|number| *number)
        .fold(finding.location.file.clone(), |place, number| {
            format!("{place}:{number}")
        })
}

/// What a counterexample shows.
fn proves(finding: &Finding) -> &'static str {
    match (finding.relation(), finding.breaks().is_some()) {
        (Relation::Stricter, false) => "the document accepts, we refuse",
        (Relation::Looser, false) => "we accept, the document refuses",
        (Relation::Stricter, true) => "accepted now, refused before",
        (Relation::Looser, true) => "accepted before, refused now",
        (Relation::Other, false | true) => "value",
    }
}

/// What the three judges say, each with its name.
fn verdict_words(verdicts: Verdicts) -> [(&'static str, &'static str); 3] {
    let word = |accepts| if accepts { "accepts" } else { "refuses" };
    [
        ("document", word(verdicts.document)),
        ("our schema", word(verdicts.ours)),
        ("Rust", word(verdicts.reader)),
    ]
}

/// The same in one line.
fn verdicts(verdicts: Verdicts) -> String {
    verdict_words(verdicts)
        .map(|(who, says)| format!("{who} {says}"))
        .join(", ")
}

/// A value shortened for reading: a long text says how long it is.
fn brief(text: &str, width: usize) -> String {
    let length = text.chars().count();
    if length <= width {
        return text.into();
    }
    let head: String = text.chars().take(width / 2).collect();
    let tail: String = text.chars().skip(length - width / 2).collect();
    format!("{head}…{tail} ({length} characters)")
}
