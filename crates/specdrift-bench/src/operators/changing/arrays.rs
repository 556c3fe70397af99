//! Operators on arrays.

use super::{of, when};
use crate::edit::{ANY, LOOSER, Operator, STRICTER};
use serde_json::json;

pub(super) const OPERATORS: &[Operator] = &[
    of("maxItems tightened", |s| {
        when(s.is("array"), || s.set("maxItems", json!(1), LOOSER))
    }),
    of("minItems tightened", |s| {
        when(s.is("array"), || s.set("minItems", json!(2), LOOSER))
    }),
    of("uniqueItems added", |s| {
        when(s.is("array"), || s.set("uniqueItems", json!(true), LOOSER))
    }),
    of("items removed", |s| {
        when(s.has("items"), || s.unset("items", STRICTER))
    }),
    of("items replaced", |s| {
        when(s.has("items"), || s.set("items", json!({"type": "boolean"}), ANY))
    }),
];
