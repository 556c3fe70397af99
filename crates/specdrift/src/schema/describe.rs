//! A piece of a schema in one line, for people.

use super::keyword::Keyword;
use serde_json::{Map, Value};

/// How many values of a list are shown.
const MAX_SHOWN_VALUES: usize = 5;

/// A piece of a schema: `maxLength 5, type "string"`.
pub(crate) fn describe(schema: &Value) -> String {
    let Some(map) = schema.as_object() else { return "nothing".into() };
    let parts: Vec<String> = map
        .iter()
        .map(|(keyword, value)| match value.as_array() {
            Some(values) => {
                let values: Vec<String> =
                    values.iter().map(ToString::to_string).collect();
                format!("{keyword} {}", brief(&values))
            }
            None => match value.as_str().filter(|_| is_limit(keyword)) {
                Some(digits) => format!("{keyword} {digits}"),
                None if is_not_any(keyword, value) => {
                    format!("{keyword} {value} (accepts no value)")
                }
                None => format!("{keyword} {value}"),
            },
        })
        .collect();
    parts.join(", ")
}

/// Whether a keyword holds a number: one beyond an `f64` is kept as a text.
fn is_limit(keyword: &str) -> bool {
    let limits = [
        Keyword::Minimum,
        Keyword::Maximum,
        Keyword::ExclusiveMinimum,
        Keyword::ExclusiveMaximum,
        Keyword::MultipleOf,
    ];
    limits.iter().any(|limit| limit.as_str() == keyword)
}

/// Whether a keyword with its value is what the schema `false` means.
fn is_not_any(keyword: &str, value: &Value) -> bool {
    keyword == Keyword::Not.as_str()
        && value.as_object().is_some_and(Map::is_empty)
}

/// The first few values of a list, and how many more there are.
pub(crate) fn brief(values: &[String]) -> String {
    let head: Vec<&str> =
        values.iter().take(MAX_SHOWN_VALUES).map(String::as_str).collect();
    let more = values.len().saturating_sub(head.len());
    if more > 0 {
        format!("{} and {more} more", head.join(", "))
    } else {
        head.join(", ")
    }
}
