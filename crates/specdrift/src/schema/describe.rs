//! A piece of a schema in one line, for people.

use serde_json::Value;

/// How many values of a list are shown.
const MAX_LISTED: usize = 5;

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
            None => format!("{keyword} {value}"),
        })
        .collect();
    parts.join(", ")
}

/// The first few values of a list, and how many more there are.
pub(crate) fn brief(values: &[String]) -> String {
    let head: Vec<&str> =
        values.iter().take(MAX_LISTED).map(String::as_str).collect();
    let more = values.len().saturating_sub(head.len());
    if more > 0 {
        format!("{} and {more} more", head.join(", "))
    } else {
        head.join(", ")
    }
}
