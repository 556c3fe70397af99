//! Operators that move a part of an operation behind a reference, or write it
//! out where it was behind one.

use super::NOTHING;
use crate::edit::{Edit, EditableSchema, Operator};
use crate::operators::of;
use crate::operators::operation::{
    Operation, component, operations, reference_to,
};
use serde_json::{Value, json};
use specdrift::Pointer;

pub(super) const DOCUMENT_OPERATORS: &[Operator] = &[
    of("parameter behind a reference", |s| operations(s, |o| parameter(s, o))),
    of("request body behind a reference", |s| {
        operations(s, |operation| {
            let at = operation.at("/requestBody");
            let body = operation.map.get("requestBody");
            body.map(|body| ways(s, "requestBodies", &at, body))
                .unwrap_or_default()
        })
    }),
    of("response behind a reference", |s| {
        operations(s, |operation| {
            let response = operation.response();
            response
                .map(|(at, response)| ways(s, "responses", &at, response))
                .unwrap_or_default()
        })
    }),
    of("header behind a reference", |s| {
        let header = json!({"schema": {"type": "string", "maxLength": 5}});
        operations(s, |operation| {
            let response = operation.response();
            response
                .map(|(at, _)| {
                    let at = at.join("headers").join("Zz-New");
                    ways(s, "headers", &at, &header)
                })
                .unwrap_or_default()
        })
    }),
    of("path behind a reference", |s| {
        operations(s, |operation| {
            let at = operation.path_item();
            let item = at.resolve(s.root);
            item.map(|item| ways(s, "pathItems", &at, item)).unwrap_or_default()
        })
    }),
    of("parameter of the whole path", |s| {
        operations(s, |operation| {
            let (at, all) = (operation.path_item(), operation.parameters());
            let put = vec![
                (at.join("parameters"), Some(Value::Array(all.clone()))),
                (operation.at("/parameters"), None),
            ];
            let is_only = at
                .resolve(s.root)
                .and_then(Value::as_object)
                .is_some_and(|item| item.len() == 1);
            let edit = s.put(put, NOTHING);
            if is_only && !all.is_empty() { vec![edit] } else { Vec::new() }
        })
    }),
];

/// Each parameter of an operation.
fn parameter(s: &EditableSchema<'_>, operation: &Operation<'_>) -> Vec<Edit> {
    let at = operation.at("/parameters");
    let all = operation.parameters().into_iter().enumerate();
    all.flat_map(|(n, held)| ways(s, "parameters", &at.item(n), &held))
        .collect()
}

/// What stands at a place, moved behind a reference, behind two, and written
/// out.
fn ways(
    s: &EditableSchema<'_>,
    kind: &str,
    at: &Pointer,
    held: &Value,
) -> Vec<Edit> {
    let held = (at.clone(), Some(held.clone()));
    let (first, second) = (component(kind, "Zz1"), component(kind, "Zz2"));
    let behind = (at.clone(), Some(reference_to(&first)));
    let at_first = (first.clone(), held.1.clone());
    let at_second = (second.clone(), held.1.clone());
    let hop = (first, Some(reference_to(&second)));
    vec![
        s.put(vec![at_first.clone(), behind.clone()], NOTHING)
            .given(vec![held.clone()]),
        s.put(vec![at_second, hop, behind.clone()], NOTHING)
            .given(vec![held.clone()]),
        s.put(vec![held], NOTHING).given(vec![at_first, behind]),
    ]
}
