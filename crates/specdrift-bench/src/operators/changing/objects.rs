//! Operators on objects.

use super::{of, when};
use crate::edit::{ANY, Edit, EditableSchema, LOOSER, Operator, STRICTER};
use serde_json::{Value, json};

pub(super) const OPERATORS: &[Operator] = &[
    of("member required", |s| {
        let required = s.list("required");
        let free =
            s.members().into_iter().filter(|m| !required.contains(&json!(m)));
        free.map(|name| {
            let mut all = required.clone();
            all.push(json!(name));
            s.set("required", json!(all), LOOSER)
        })
        .collect()
    }),
    of("member no longer required", |s| {
        let required = s.list("required");
        let without = |name: &Value| -> Vec<Value> {
            required.iter().filter(|n| *n != name).cloned().collect()
        };
        required
            .iter()
            .map(|name| s.set("required", json!(without(name)), STRICTER))
            .collect()
    }),
    of("member removed", member_removed),
    of("member added", |s| {
        let at = s.at.join("properties").join("zz_new");
        when(s.has("properties"), || {
            s.put(vec![(at.clone(), Some(json!({"type": "string"})))], STRICTER)
        })
    }),
    of("object closed", |s| {
        when(is_object(s) && !s.has("additionalProperties"), || {
            s.set("additionalProperties", json!(false), LOOSER)
        })
    }),
    of("values of others limited", |s| {
        let free = s.is("object") && !s.has("properties");
        when(free && !s.has("additionalProperties"), || {
            s.set("additionalProperties", json!({"type": "integer"}), LOOSER)
        })
    }),
    of("names of others limited", |s| {
        let free = s.is("object") && !s.has("properties");
        when(free, || s.set("propertyNames", json!({"maxLength": 1}), LOOSER))
    }),
    of("fewer members allowed", |s| {
        when(is_object(s), || s.set("maxProperties", json!(0), LOOSER))
    }),
];

fn is_object(s: &EditableSchema<'_>) -> bool {
    s.is("object")
}

/// An object without members is taken for one that holds anything.
fn member_removed(s: &EditableSchema<'_>) -> Vec<Edit> {
    let last = s.members().len() == 1;
    s.members()
        .into_iter()
        .map(|name| {
            let mut map = s.map.clone();
            if let Some(Value::Object(members)) = map.get_mut("properties") {
                members.remove(&name);
            }
            if let Some(Value::Array(required)) = map.get_mut("required") {
                required.retain(|n| *n != json!(name));
            }
            let expect = if last { ANY } else { LOOSER };
            s.replace(Value::Object(map), expect)
        })
        .collect()
}
