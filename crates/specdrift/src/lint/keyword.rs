//! Keywords and lists that say nothing.

use super::Lint;
use crate::document::openapi_version::OpenApiVersion;
use crate::document::pointer::Pointer;
use crate::report::rule;
use crate::schema::keyword::Keyword;
use serde_json::{Map, Value};
use std::collections::HashSet;

/// Keywords that say nothing, and lists that say nothing.
pub(super) fn meaningless_keywords(
    map: &Map<String, Value>,
    at: &Pointer,
    openapi_version: OpenApiVersion,
) -> Vec<Lint> {
    let mut out = Vec::new();
    for (word, value) in map {
        let place = at.join(word);
        let known = Keyword::parse(word).is_some() || word.starts_with("x-");
        if !known {
            let message = format!("{word} is no keyword, so it says nothing");
            out.push(Lint::new(
                &rule::UNKNOWN_KEYWORD,
                place.clone(),
                message,
                None,
            ));
        }
        if word == "nullable"
            && openapi_version == OpenApiVersion::V31
            && value == &Value::Bool(true)
        {
            let message = "nullable says nothing in OpenAPI 3.1".to_owned();
            out.push(Lint::new(&rule::NULLABLE, place.clone(), message, None));
        }
        if openapi_version == OpenApiVersion::V30
            && matches!(word.as_str(), "exclusiveMinimum" | "exclusiveMaximum")
            && value.is_number()
        {
            let message = format!(
                "{word} is true or false in OpenAPI 3.0; the number is read as the limit"
            );
            out.push(Lint::new(
                &rule::UNKNOWN_KEYWORD,
                place.clone(),
                message,
                None,
            ));
        }
        if word == "required" && !value.is_array() {
            let message = "required is a list of names; this says nothing";
            let rule = &rule::UNKNOWN_KEYWORD;
            out.push(Lint::new(rule, place.clone(), message.into(), None));
        }
        if let ("enum", Some(list)) = (word.as_str(), value.as_array()) {
            let mut seen = HashSet::new();
            let twice = list.iter().find(|value| !seen.insert(*value));
            let message = match (list.is_empty(), twice) {
                (true, _) => {
                    "the list is empty, so no value is accepted".to_owned()
                }
                (false, Some(value)) => format!("{value} is listed twice"),
                (false, None) => continue,
            };
            out.push(Lint::new(&rule::EMPTY_LIST, place, message, None));
        }
    }
    out
}
