//! Turns a report into text: one module for each reader.

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

/// Text for XML and HTML: what means something there is spelled out, and what
/// neither can hold is replaced.
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
                other => out.push(other),
            }
            out
        },
    )
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
