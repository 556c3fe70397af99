//! Operators that let a reference lead elsewhere.

use super::of;
use crate::edit::{ANY, Edit, EditableSchema, ExpectedVerdict, Operator, put};
use crate::operators::operation::{below, component, operations, reference_to};
use serde_json::{Value, json};
use specdrift::Pointer;

pub(super) const OPERATORS: &[Operator] = &[of("reference moved", |s| match s
    .map
    .get("$ref")
    .and_then(Value::as_str)
{
    Some(target) if s.map.len() == 1 => {
        let other =
            if target.ends_with("/Locale") { "PaymentType" } else { "Locale" };
        let to = format!("#/components/schemas/{other}");
        vec![s.set("$ref", json!(to), ANY)]
    }
    _ => Vec::new(),
})];

pub(super) const DOCUMENT_OPERATORS: &[Operator] = &[
    of("parameter reference moved", |s| {
        let parameter = json!({
            "name": "Zz-New", "in": "query", "schema": {"type": "string"},
        });
        operations(s, |operation| {
            let index = operation.parameters().len();
            let at = operation.at("/parameters").item(index);
            let list = operation.parameters_with(&Value::Null);
            let mut edit =
                moved(s, "parameters", (&at, &parameter), "/schema/type");
            edit.given.insert(0, (operation.at("/parameters"), Some(list)));
            vec![edit]
        })
    }),
    of("request body reference moved", |s| {
        operations(s, |operation| {
            let at = operation.at("/requestBody");
            let body = operation.map.get("requestBody");
            body.into_iter()
                .map(|body| moved(s, "requestBodies", (&at, body), SCHEMA_TYPE))
                .collect()
        })
    }),
    of("response reference moved", |s| {
        operations(s, |operation| {
            let response = operation.response();
            response
                .iter()
                .map(|(at, it)| moved(s, "responses", (at, it), SCHEMA_TYPE))
                .collect()
        })
    }),
    of("header reference moved", |s| {
        operations(s, |operation| {
            let header = json!({"schema": {"type": "string"}});
            let response = operation.response();
            response
                .iter()
                .map(|(at, _)| {
                    let at = at.join("headers").join("Zz-New");
                    moved(s, "headers", (&at, &header), "/schema/type")
                })
                .collect()
        })
    }),
    of("path reference moved", |s| {
        operations(s, |operation| {
            let at = operation.path_item();
            let part = operation.pointer.last().unwrap_or_default();
            let part = format!("/{part}/deprecated");
            let item = at.resolve(s.root).into_iter();
            let rule = ExpectedVerdict::Rule("D505");
            item.map(|item| {
                let other = (part.as_str(), json!(true));
                elsewhere(s, "pathItems", (&at, item), other, rule.clone())
            })
            .collect()
        })
    }),
];

const SCHEMA_TYPE: &str = "/content/application~1json/schema/type";

/// As [`elsewhere`], where a part is the type of a schema.
fn moved(
    s: &EditableSchema<'_>,
    kind: &str,
    held: (&Pointer, &Value),
    part: &str,
) -> Edit {
    elsewhere(s, kind, held, (part, json!("boolean")), ANY)
}

/// A reference to what stands at a place, which leads to another one after,
/// where one part is something else.
fn elsewhere(
    s: &EditableSchema<'_>,
    kind: &str,
    (at, held): (&Pointer, &Value),
    (part, new): (&str, Value),
    expect: ExpectedVerdict,
) -> Edit {
    let (first, second) = (component(kind, "Zz1"), component(kind, "Zz2"));
    let mut other = held.clone();
    put(&mut other, &below(&Pointer::root(), part), Some(new));
    let changed = vec![(at.clone(), Some(reference_to(&second)))];
    let mut edit = s.put(changed, expect);
    edit.at = at.join("$ref");
    edit.also = Some(below(&second, part));
    edit.given(vec![
        (first.clone(), Some(held.clone())),
        (second, Some(other)),
        (at.clone(), Some(reference_to(&first))),
    ])
}
