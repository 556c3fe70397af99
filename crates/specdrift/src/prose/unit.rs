//! The units of numbers.

use super::excerpt::head;

/// How much of a description is looked through for the unit of its field.
const UNIT_SEARCH: usize = 2_000;

/// Words behind a number that are no unit of it.
const NO_UNIT: [&str; 25] = [
    "and",
    "as",
    "at",
    "but",
    "by",
    "for",
    "if",
    "in",
    "inclusive",
    "inclusively",
    "is",
    "on",
    "or",
    "per",
    "to",
    "when",
    "with",
    "while",
    "unless",
    "each",
    "max",
    "min",
    "maximum",
    "minimum",
    "default",
];

const CHARACTERS: [&str; 4] = ["character", "characters", "char", "chars"];

/// Units of time, in the singular: how long something takes limits no text.
const TIME: [&str; 8] =
    ["millisecond", "second", "minute", "hour", "day", "week", "month", "year"];

/// Whether a unit counts characters.
pub(super) fn is_characters(unit: &str) -> bool {
    CHARACTERS.contains(&unit)
}

/// Whether a unit measures time.
pub(super) fn is_time(unit: &str) -> bool {
    TIME.contains(&unit.trim_end_matches('s'))
}

/// Whether a text has the unit as a word, or as the start of one, and not as the
/// unit of a number: `seconds until it expires`, but not `24 hours`.
pub(super) fn names_unit(text: &str, stem: &str) -> bool {
    let text = head(text, UNIT_SEARCH).to_ascii_lowercase();
    text.match_indices(stem).any(|(at, _)| {
        let before = text.get(..at).unwrap_or_default();
        let word = before.trim_end_matches([' ', '-']);
        !before.ends_with(|c: char| c.is_alphanumeric())
            && !word.ends_with(|c: char| c.is_ascii_digit())
    })
}

/// The unit behind a number, in small letters.
pub(super) fn unit(rest: &str) -> Option<String> {
    let word = rest.trim_start_matches([' ', '-']);
    let is_close = rest.len() - word.len() <= 1;
    let first = word.chars().next().filter(|_| is_close)?;
    if first == '%' || matches!(first, '€' | '$' | '£' | '¥' | '°') {
        return Some(first.into());
    }
    let letters: String = word
        .chars()
        .take_while(|c| c.is_alphabetic())
        .flat_map(char::to_lowercase)
        .collect();
    (!letters.is_empty() && !NO_UNIT.contains(&letters.as_str()))
        .then_some(letters)
}
