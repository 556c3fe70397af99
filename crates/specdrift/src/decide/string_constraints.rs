//! What schemas say of texts, in terms of automata.

use crate::decide::language::{self, StringConstraints};
use serde_json::Value;

/// The texts that a plain text schema accepts and one limit refuses; `None`
/// where automata do not express what is said.
pub(super) fn difference(
    accepts: &Value,
    refuses: &Value,
) -> Option<StringConstraints> {
    let mut texts = StringConstraints::default();
    let only_texts = collect(accepts, &mut texts)?;
    let assertion = refuses.as_object().filter(|map| map.len() == 1)?;
    let (word, value) = assertion.iter().next()?;
    match word.as_str() {
        "pattern" => texts.excludes.push(value.as_str()?.into()),
        "minLength" => {
            let most = value.as_u64()?.checked_sub(1)?;
            texts.max_length =
                Some(texts.max_length.map_or(most, |l| l.min(most)));
        }
        "maxLength" => {
            texts.min_length = texts.min_length.max(value.as_u64()? + 1);
        }
        "enum" if only_texts => {
            let values = value.as_array()?;
            let literal: Option<Vec<String>> = values
                .iter()
                .filter(|value| value.is_string())
                .map(|value| value.as_str().map(language::literal))
                .collect();
            texts.excludes.push(format!("^(?:{})$", literal?.join("|")));
        }
        _ => return None,
    }
    Some(texts)
}

/// Adds what a schema says of texts; `None` where it says more than automata
/// express. The answer is whether it accepts nothing but texts.
pub(super) fn collect(
    schema: &Value,
    texts: &mut StringConstraints,
) -> Option<bool> {
    let mut only_texts = false;
    for (word, value) in schema.as_object()? {
        match word.as_str() {
            "type" => {
                let types = value.as_array()?;
                if !types.iter().any(|name| name == "string") {
                    return None;
                }
                only_texts |= types.len() == 1;
            }
            "minLength" => {
                texts.min_length = texts.min_length.max(value.as_u64()?);
            }
            "maxLength" => {
                let value = value.as_u64()?;
                texts.max_length =
                    Some(texts.max_length.map_or(value, |l| l.min(value)));
            }
            "pattern" => texts.matches.push(value.as_str()?.into()),
            "allOf" => {
                for schema in value.as_array()? {
                    only_texts |= collect(schema, texts)?;
                }
            }
            _ => return None,
        }
    }
    Some(only_texts)
}
