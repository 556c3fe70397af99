//! Operators that change what a message may be.

mod alternatives;
mod arrays;
mod headers;
mod numbers;
mod objects;
mod operations;
mod parameters;
mod references;
mod texts;
mod values;
mod words;

use super::{of, when};
use crate::edit::{Edit, EditableSchema, ExpectedVerdict, Operator, STRICTER};
use serde_json::{Value, json};

/// Operators on one schema object.
pub(crate) const OPERATORS: &[&[Operator]] = &[
    texts::OPERATORS,
    values::OPERATORS,
    numbers::OPERATORS,
    objects::OPERATORS,
    arrays::OPERATORS,
    alternatives::OPERATORS,
    references::OPERATORS,
    words::OPERATORS,
];

/// Operators on the document.
pub(crate) const DOCUMENT_OPERATORS: &[&[Operator]] = &[
    operations::DOCUMENT_OPERATORS,
    parameters::DOCUMENT_OPERATORS,
    headers::DOCUMENT_OPERATORS,
    references::DOCUMENT_OPERATORS,
];

fn moved(
    s: &EditableSchema<'_>,
    word: &str,
    by: i64,
    expect: ExpectedVerdict,
) -> Vec<Edit> {
    let now =
        s.map.get(word).and_then(Value::as_i64).filter(|_| s.limits.is_empty());
    now.map(|now| s.set(word, json!(now + by), expect)).into_iter().collect()
}

fn removed(s: &EditableSchema<'_>, word: &str) -> Vec<Edit> {
    when(s.has(word) && s.limits.is_empty(), || s.unset(word, STRICTER))
}
