//! Operators on numbers.

use super::{of, when};
use crate::edit::{
    Edit, EditableSchema, ExpectedVerdict, LOOSER, Operator, STRICTER,
};
use serde_json::{Value, json};

pub(super) const OPERATORS: &[Operator] = &[
    of("minimum tightened", |s| number(s, "minimum", json!(7), LOOSER)),
    of("minimum removed", |s| {
        when(s.has("minimum") && s.limits.is_empty(), || {
            s.unset("minimum", STRICTER)
        })
    }),
    of("maximum tightened", |s| number(s, "maximum", json!(999), LOOSER)),
    of("exclusiveMinimum added", |s| {
        number(s, "exclusiveMinimum", json!(0), LOOSER)
    }),
    of("exclusiveMaximum added", |s| {
        number(s, "exclusiveMaximum", json!(99), LOOSER)
    }),
    of("multipleOf added", |s| number(s, "multipleOf", json!(5), LOOSER)),
];

fn number(
    s: &EditableSchema<'_>,
    word: &str,
    value: Value,
    expect: ExpectedVerdict,
) -> Vec<Edit> {
    when(s.is("integer") || s.is("number"), || s.set(word, value, expect))
}
