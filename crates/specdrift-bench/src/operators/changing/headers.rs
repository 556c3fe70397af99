//! Operators on the headers of a response.

use super::of;
use crate::edit::{
    ANY, Edit, EditableSchema, ExpectedVerdict, Operator, STRICTER,
};
use crate::operators::operation::{below, operations};
use serde_json::{Value, json};

const HEADER: ExpectedVerdict = ExpectedVerdict::Rule("D501");

pub(super) const DOCUMENT_OPERATORS: &[Operator] = &[
    of("header added", |s| headers(s, (None, Some(&optional())), "", &HEADER)),
    of("header removed", |s| {
        headers(s, (Some(&optional()), None), "", &HEADER)
    }),
    of("header required", |s| {
        headers(s, (Some(&optional()), Some(&required())), "/required", &HEADER)
    }),
    of("header no longer required", |s| {
        headers(s, (Some(&required()), Some(&optional())), "", &HEADER)
    }),
    of("header no longer limited", |s| {
        let before = json!({"schema": {"type": "string", "maxLength": 5}});
        headers(s, (Some(&before), Some(&optional())), "", &STRICTER)
    }),
    of("header of another type", |s| {
        let after = json!({"schema": {"type": "integer"}});
        headers(s, (Some(&optional()), Some(&after)), "/schema/type", &ANY)
    }),
];

fn optional() -> Value {
    json!({"schema": {"type": "string"}})
}

fn required() -> Value {
    json!({"required": true, "schema": {"type": "string"}})
}

/// A header of the first response, before and after.
fn headers(
    s: &EditableSchema<'_>,
    (before, after): (Option<&Value>, Option<&Value>),
    changed: &str,
    expect: &ExpectedVerdict,
) -> Vec<Edit> {
    operations(s, |operation| {
        let Some((response, _)) = operation.response() else {
            return Vec::new();
        };
        let at = response.join("headers").join("Zz-New");
        let put = vec![(at.clone(), after.cloned())];
        let mut edit = s.put(put, expect.clone());
        edit.at = below(&at, changed);
        vec![edit.given(vec![(at, before.cloned())])]
    })
}
