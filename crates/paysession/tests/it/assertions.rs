//! What a test says of one body, and the bodies that tests are made of.

use paysession::{Message, ReadOptions};
use serde_json::Value;

/// A body that has every field and that its type reads; the cases of a test
/// are small changes to it.
pub(crate) fn example<T: Message>() -> Value {
    let example = serde_json::from_str(T::EXAMPLE).unwrap();
    accepts::<T>(&example);
    example
}

/// `body` with `value` at `pointer`, which must be in the body already or be a
/// new member of an object that is.
#[track_caller]
pub(crate) fn with(body: &Value, pointer: &str, value: Value) -> Value {
    let mut body = body.clone();
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    match body.pointer_mut(parent).unwrap() {
        Value::Object(members) => {
            members.insert(name.into(), value);
        }
        Value::Array(entries) => {
            entries[name.parse::<usize>().unwrap()] = value;
        }
        _ => panic!("must be inside an object or an array: {pointer}"),
    }
    body
}

/// `body` without the member at `pointer`, which must be there.
#[track_caller]
pub(crate) fn without(body: &Value, pointer: &str) -> Value {
    let mut body = body.clone();
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    let members = body.pointer_mut(parent).unwrap().as_object_mut().unwrap();
    assert!(members.remove(name).is_some(), "must be there: {pointer}");
    body
}

/// The text of `body` with the member at the root called `name` given twice.
#[track_caller]
pub(crate) fn twice(body: &Value, name: &str) -> String {
    let value = &body[name];
    assert!(!value.is_null(), "must be there: {name}");
    let text = body.to_string();
    format!("{},\"{name}\":{value}}}", text.strip_suffix('}').unwrap())
}

/// The body is read, and what was read is written as the same JSON.
#[track_caller]
pub(crate) fn accepts<T: Message>(body: &Value) -> T {
    let message = T::from_json(body.to_string().as_bytes())
        .unwrap_or_else(|report| panic!("refused:\n{report}\n{body}"));
    let written = serde_json::to_value(&message).unwrap();
    assert_eq!(&written, body, "what is read is written again");
    message
}

/// The body is refused with exactly these lines: `pointer code: words`.
#[track_caller]
pub(crate) fn refuses<T: Message>(body: impl ToString, lines: &[&str]) {
    refuses_with::<T>(&ReadOptions::default(), body, lines);
}

/// The same, with this options.
#[track_caller]
pub(crate) fn refuses_with<T: Message>(
    options: &ReadOptions,
    body: impl ToString,
    lines: &[&str],
) {
    refuses_bytes::<T>(options, body.to_string().as_bytes(), lines);
}

/// The same, of bytes that may not be a text.
#[track_caller]
pub(crate) fn refuses_bytes<T: Message>(
    options: &ReadOptions,
    body: &[u8],
    lines: &[&str],
) {
    let shown = String::from_utf8_lossy(body);
    let shown: String = shown.chars().take(1_000).collect();
    let Err(report) = T::from_json_with(body, options) else {
        panic!("accepted: {shown}");
    };
    let found: Vec<String> = report
        .iter()
        .map(|violation| {
            let (pointer, code) = (violation.pointer(), violation.code());
            format!("{pointer} {code}: {}", violation.description())
        })
        .collect();
    assert_eq!(found, lines, "of {shown}");
}

/// `value` without the members that are `null`, at every level.
pub(crate) fn without_nulls(value: &Value) -> Value {
    match value {
        Value::Object(members) => members
            .iter()
            .filter(|(_, value)| !value.is_null())
            .map(|(name, value)| (name.clone(), without_nulls(value)))
            .collect::<serde_json::Map<_, _>>()
            .into(),
        Value::Array(entries) => entries.iter().map(without_nulls).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            value.clone()
        }
    }
}
