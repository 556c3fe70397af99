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

pub use github::github;
pub use html::html;
pub use human::human;
pub use json::json;
pub use junit::junit;
pub use markdown::markdown;
pub use sarif::sarif;
pub use short::short;

use crate::report::finding::{Finding, Relation, Verdicts};

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
fn place(finding: &Finding) -> String {
    let known = [finding.line, finding.column];
    known
        .iter()
        .map_while(|number| *number)
        .fold(finding.file.clone(), |place, number| format!("{place}:{number}"))
}

/// What a counterexample shows.
fn proves(finding: &Finding) -> &'static str {
    match (finding.side, finding.breaks.is_some()) {
        (Relation::Stricter, false) => "the document accepts, we refuse",
        (Relation::Looser, false) => "we accept, the document refuses",
        (Relation::Stricter, true) => "accepted now, refused before",
        (Relation::Looser, true) => "accepted before, refused now",
        (Relation::Other, false | true) => "value",
    }
}

/// What the three judges say, each with its name.
fn judged(verdicts: Verdicts) -> [(&'static str, &'static str); 3] {
    let word = |accepts| if accepts { "accepts" } else { "refuses" };
    [
        ("document", word(verdicts.document)),
        ("our schema", word(verdicts.ours)),
        ("Rust", word(verdicts.reader)),
    ]
}

/// The same in one line.
fn verdicts(verdicts: Verdicts) -> String {
    judged(verdicts).map(|(who, says)| format!("{who} {says}")).join(", ")
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
