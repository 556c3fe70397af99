//! What one side says of a field, keyword by keyword.

use crate::render::brief;
use serde_json::Value;
use std::collections::HashSet;

/// How many values of a list are shown.
const LISTED: usize = 12;

/// How much of any other value is shown.
const WIDTH: usize = 120;

/// A keyword and its value.
#[derive(PartialEq, Eq, Hash)]
pub(super) struct KeywordValue {
    pub(super) keyword: String,
    value: Value,
}

/// The keywords of a piece of a schema; what `allOf` joins is one list.
pub(super) fn of_schema(piece: &Value) -> Vec<KeywordValue> {
    let mut out = Vec::new();
    gather(piece, &mut HashSet::new(), &mut out);
    out
}

fn gather<'v>(
    piece: &'v Value,
    known: &mut HashSet<(&'v str, &'v Value)>,
    out: &mut Vec<KeywordValue>,
) {
    for (keyword, value) in piece.as_object().into_iter().flatten() {
        if let ("allOf", Some(parts)) = (keyword.as_str(), value.as_array()) {
            for part in parts {
                gather(part, known, out);
            }
            continue;
        }
        if known.insert((keyword, value)) {
            let (keyword, value) = (keyword.clone(), value.clone());
            out.push(KeywordValue { keyword, value });
        }
    }
}

impl KeywordValue {
    /// The value as a person reads it.
    pub(super) fn text(&self) -> String {
        let word = |value: &Value| match value {
            Value::String(text) => text.clone(),
            Value::Null
            | Value::Bool(_)
            | Value::Number(_)
            | Value::Array(_)
            | Value::Object(_) => value.to_string(),
        };
        let Some(list) = self.value.as_array() else {
            return brief(&word(&self.value), WIDTH);
        };
        let shown: Vec<String> = list
            .iter()
            .take(LISTED)
            .map(|value| brief(&word(value), WIDTH))
            .collect();
        let more = if list.len() > LISTED {
            format!(", … ({})", list.len())
        } else {
            String::new()
        };
        shown.join(", ") + &more
    }
}
