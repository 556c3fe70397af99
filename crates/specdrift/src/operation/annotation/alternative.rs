//! What tells the alternatives of a schema apart: what they accept, not what
//! they are called or described as.

use super::is_annotation;
use crate::budget::{Budget, BudgetExhausted, Size, Work};
use crate::document::pointer::Pointer;
use crate::document::reference;
use crate::schema::keyword::Keyword;
use serde_json::{Map, Value};
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// A name for each alternative of a list, which does not depend on their order
/// as long as no two accept the same.
pub(crate) fn names(
    root: &Value,
    list: &[Value],
    at: &Pointer,
    budget: &Budget,
) -> Result<Vec<String>, BudgetExhausted> {
    let mut known: HashMap<u64, usize> = HashMap::new();
    let mut out = Vec::new();
    for (index, held) in list.iter().enumerate() {
        let found = reference::followed(root, at.item(index));
        let schema = found.map_or(held, |(schema, _)| schema);
        budget.spend(Work::Nodes(Size::of(schema).nodes))?;
        let mut hasher = DefaultHasher::new();
        hash(schema, &mut hasher);
        let name = hasher.finish();
        let same = known.entry(name).or_default();
        out.push(format!("{name:x}.{same}"));
        *same += 1;
    }
    Ok(out)
}

/// Hashes what a schema accepts.
fn hash(schema: &Value, into: &mut DefaultHasher) {
    match schema {
        Value::Object(map) => {
            for (word, held) in
                map.iter().filter(|(word, _)| !is_annotation(word))
            {
                word.hash(into);
                match (Keyword::parse(word), held) {
                    (Some(Keyword::Enum | Keyword::Const), held) => {
                        held.to_string().hash(into);
                    }
                    (Some(keyword), Value::Object(named))
                        if names_schemas(keyword) =>
                    {
                        hash_named(named, into);
                    }
                    (_, held) => hash(held, into),
                }
            }
        }
        Value::Array(items) => {
            items.len().hash(into);
            for item in items {
                hash(item, into);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            schema.to_string().hash(into);
        }
    }
}

fn hash_named(named: &Map<String, Value>, into: &mut DefaultHasher) {
    named.len().hash(into);
    for (name, schema) in named {
        name.hash(into);
        hash(schema, into);
    }
}

/// Whether the members of what a keyword holds are names, not keywords.
fn names_schemas(keyword: Keyword) -> bool {
    matches!(
        keyword,
        Keyword::Properties
            | Keyword::PatternProperties
            | Keyword::DependentSchemas
            | Keyword::DependentRequired
            | Keyword::Defs
            | Keyword::Definitions
    )
}
