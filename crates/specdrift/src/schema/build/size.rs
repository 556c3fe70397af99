//! How much schemas say.

use super::SchemaObject;
use super::assertions::constants;
use crate::document::pointer::Pointer;
use crate::schema::keyword::Keyword;
use serde_json::Value;
use std::collections::BTreeSet;

/// The keywords whose parts are held against each other.
const SUBSCHEMA_KEYWORDS: [Keyword; 7] = [
    Keyword::AllOf,
    Keyword::AnyOf,
    Keyword::OneOf,
    Keyword::PrefixItems,
    Keyword::PatternProperties,
    Keyword::DependentSchemas,
    Keyword::DependentRequired,
];

/// How much the schemas of one place say: every one of them says something of
/// every member that any names, and parts are held against each other, but for
/// those of a choice that is made. No more than a `usize` holds, which a
/// document's square may pass.
pub(super) fn size(
    objects: &[SchemaObject<'_>],
    chosen: &BTreeSet<Pointer>,
) -> usize {
    let listed = |value: &Value| match value {
        Value::Array(items) => items.len(),
        Value::Object(members) => members.len(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => 0,
    };
    let word = |object: &SchemaObject<'_>, word: &str, value: &Value| {
        let parts = listed(value);
        let list = value.as_array().and_then(|items| constants(items));
        let paired = Keyword::parse(word)
            .is_some_and(|word| SUBSCHEMA_KEYWORDS.contains(&word));
        if chosen.contains(&object.at.join(word)) {
            1
        } else if paired && list.is_none() {
            parts.saturating_mul(parts).saturating_add(1)
        } else {
            parts.saturating_add(1)
        }
    };
    let members = |object: &SchemaObject<'_>| {
        object.map.get("properties").map_or(0, listed)
    };
    let named = objects.iter().map(members).fold(0, usize::saturating_add);
    let again = named.saturating_mul(objects.len().saturating_sub(1));
    objects
        .iter()
        .flat_map(|object| {
            object
                .map
                .iter()
                .map(move |(name, value)| word(object, name, value))
        })
        .fold(again, usize::saturating_add)
}
