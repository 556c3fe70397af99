//! Bodies that features of serde_json might have judged otherwise: the edges,
//! and numbers of every length where no number is expected.

use paysession::{Message, testing};
use serde_json::Value;

/// Numbers that an `f64` has no room for, and what `serde_json` gives them as.
const VALUES: [&str; 12] = [
    "0.1000000000000000055511151231257827",
    "123456789012345678901234567890",
    "-9223372036854775809",
    "1.0",
    "1E5",
    "-0",
    "-0.0",
    "1e-400",
    "[1.5, {\"a\": 2e3}]",
    "{\"a\": 1, \"a\": 2}",
    "{\"$serde_json::private::Number\": \"1\"}",
    "{\"$serde_json::private::RawValue\": \"1\"}",
];

/// How `serde_json` names a number's text, with `arbitrary_precision`.
pub(crate) const NUMBER: &str = "$serde_json::private::Number";

/// A text that no example holds.
const HOLE: &str = "here it goes";

pub(crate) fn of<T: Message>() -> Vec<String> {
    let example: Value = serde_json::from_str(T::EXAMPLE).unwrap();
    let mut holes = Vec::new();
    for place in places(&example, "") {
        let mut body = example.clone();
        *body.pointer_mut(&place).unwrap() = HOLE.into();
        holes.push(body);
    }
    let mut unknown = example;
    // A message that is a list has objects in it.
    let within = if unknown.is_array() { "/0" } else { "" };
    unknown.pointer_mut(within).unwrap()["x-unknown"] = HOLE.into();
    holes.push(unknown);
    let with = |hole: &Value| {
        let hole = hole.to_string();
        VALUES.map(|value| hole.replace(&format!("\"{HOLE}\""), value))
    };
    let mut bodies = testing::boundary_bodies::<T>();
    bodies.extend(holes.iter().flat_map(with));
    bodies
}

/// Every place of a value below its root, as JSON Pointers.
fn places(value: &Value, at: &str) -> Vec<String> {
    let inside: Vec<(String, &Value)> = match value {
        Value::Object(members) => members
            .iter()
            .map(|(name, value)| (format!("{at}/{name}"), value))
            .collect(),
        Value::Array(entries) => entries
            .iter()
            .enumerate()
            .map(|(index, value)| (format!("{at}/{index}"), value))
            .collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            Vec::new()
        }
    };
    inside
        .into_iter()
        .flat_map(|(at, value)| {
            let mut places = places(value, &at);
            places.push(at);
            places
        })
        .collect()
}
