//! Turns a report into text: one module for each reader.

mod excerpt;
pub mod foreign;
mod github;
mod html;
mod human;
mod json;
mod junit;
mod markdown;
mod sarif;
mod short;

use crate::config::Documents;
use crate::report::finding::Finding;
use crate::report::level::Level;
use crate::report::proof::{UndeclaredMembers, Verdicts};
use crate::report::relation::Relation;
use crate::report::{Report, Summary};
use serde_json::Value;
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
    /// Every format.
    pub const ALL: &[Self] = &[
        Self::Human,
        Self::Json,
        Self::Github,
        Self::Sarif,
        Self::Junit,
        Self::Markdown,
        Self::Html,
        Self::Short,
    ];

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
    match (finding.relation(), finding.impact().is_some()) {
        (Relation::Stricter, false) => "the document accepts, we refuse",
        (Relation::Looser, false) => "we accept, the document refuses",
        (Relation::Stricter, true) => "accepted now, refused before",
        (Relation::Looser, true) => "accepted before, refused now",
        (Relation::Other, false | true) => "value",
    }
}

/// What the three judges say, in one line.
fn verdicts(verdicts: Verdicts) -> String {
    verdicts
        .by_judge()
        .map(|(who, verdict)| format!("{who} {}", verdict.as_str()))
        .collect::<Vec<_>>()
        .join(", ")
}

/// What a finding says in one line, the same in every format: what differs, and
/// who breaks.
fn headline(finding: &Finding) -> String {
    match finding.impact() {
        Some(impact) => {
            format!("{} (impact: {})", finding.message, impact.as_str())
        }
        None => finding.message.clone(),
    }
}

/// What a report says of a proof besides its value: the reading under which it
/// holds, and what the judges say where one side is a type.
fn remarks_on_proof(finding: &Finding) -> Vec<String> {
    let Some(proof) = finding.proof() else { return Vec::new() };
    let mut out = Vec::new();
    if proof.reading == UndeclaredMembers::Closed {
        out.push(
            "this holds where objects take only the members that they name"
                .to_owned(),
        );
    }
    if finding.impact().is_none() {
        out.extend(proof.verdicts.map(verdicts));
    }
    out
}

/// The counts of a report; those that are zero are left out.
fn scope(summary: &Summary) -> String {
    let always =
        [(summary.operations, "message"), (summary.comparisons, "comparison")];
    let some = [(summary.prose, "prose limit"), (summary.examples, "example")];
    let some = some.into_iter().filter(|(number, _)| *number > 0);
    let words: Vec<String> = always
        .into_iter()
        .chain(some)
        .map(|(number, thing)| counted(number, thing))
        .collect();
    words.join(", ")
}

/// A value as JSON to be pasted; a long one is cut, and says so.
fn shown_value(value: &Value, width: usize) -> String {
    let text = foreign::pasteable(value);
    let length = text.chars().count();
    if length <= width {
        return text;
    }
    let part = brief(&text, width);
    format!("{part}, cut; the JSON report has it whole")
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
