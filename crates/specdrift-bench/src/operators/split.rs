//! Objects written as alternatives, and alternatives written as one object.

use crate::edit::{
    Edit, EditableSchema, ExpectedVerdict, LOOSER, STRICTER, put,
};
use serde_json::{Value, json};
use specdrift::Pointer;

/// An object with a member whose values are listed, one alternative for each.
fn alternatives(s: &EditableSchema<'_>) -> Option<(&'static str, Vec<Value>)> {
    let members = s.map.get("properties")?.as_object()?;
    let listed = members.iter().find_map(|(name, member)| {
        let values = member.get("enum")?.as_array()?;
        let is_text = member.get("type")? == "string";
        (is_text && (2..=6).contains(&values.len())).then_some((name, values))
    });
    // A fault of the document would be there once for each alternative.
    let has_fault =
        Value::Object(s.map.clone()).to_string().contains("\"nullable\"");
    let listed = listed.filter(|_| !has_fault);
    let Some((name, values)) = listed else {
        let whole = Value::Object(s.map.clone());
        return Some(("oneOf", vec![whole]));
    };
    // A message without the member is taken by every alternative.
    let is_required = s.list("required").contains(&json!(name));
    let word = if is_required { "oneOf" } else { "anyOf" };
    let branch = |value: &Value| {
        let mut branch = Value::Object(s.map.clone());
        put(&mut branch, &part(name, "enum"), Some(json!([value])));
        branch
    };
    Some((word, values.iter().map(branch).collect()))
}

/// A member that any text may be.
fn free_text<'a>(s: &EditableSchema<'a>) -> Option<&'a String> {
    let members = s.map.get("properties")?.as_object()?;
    let mut free = members.iter().filter(|(_, member)| {
        let is = |word: &str| member.get(word).is_some();
        member.get("type").is_some_and(|kind| kind == "string")
            && !(is("enum") || is("description") || is("maxLength"))
    });
    free.next().map(|(name, _)| name)
}

/// A keyword of a member.
fn part(name: &str, word: &str) -> Pointer {
    Pointer::root().join("properties").join(name).join(word)
}

/// The same, as alternatives.
pub(super) fn as_alternatives(s: &EditableSchema<'_>) -> Vec<Edit> {
    let split = alternatives(s);
    split
        .into_iter()
        .map(|(word, branches)| {
            s.replace(json!({ word: branches }), ExpectedVerdict::Nothing)
        })
        .collect()
}

/// The same, as one object.
pub(super) fn as_one_object(s: &EditableSchema<'_>) -> Vec<Edit> {
    let split = alternatives(s);
    split
        .into_iter()
        .map(|(word, branches)| {
            let given = json!({ word: branches });
            s.replace(Value::Object(s.map.clone()), ExpectedVerdict::Nothing)
                .given(vec![(s.at.clone(), Some(given))])
        })
        .collect()
}

/// As alternatives, in the last of which a text is limited.
pub(super) fn as_alternatives_and_limited(s: &EditableSchema<'_>) -> Vec<Edit> {
    let (Some((word, mut branches)), Some(name)) =
        (alternatives(s), free_text(s))
    else {
        return Vec::new();
    };
    let index = branches.len().saturating_sub(1);
    if let Some(last) = branches.last_mut() {
        put(last, &part(name, "maxLength"), Some(json!(1)));
    }
    let mut edit = s.replace(json!({ word: branches }), LOOSER);
    let branch = s.at.join(word).item(index);
    edit.at = branch.join("properties").join(name).join("maxLength");
    vec![edit]
}

/// As one object, in which a text is limited no more.
pub(super) fn as_one_object_and_not_limited(
    s: &EditableSchema<'_>,
) -> Vec<Edit> {
    let (Some((word, mut branches)), Some(name)) =
        (alternatives(s), free_text(s))
    else {
        return Vec::new();
    };
    for branch in &mut branches {
        put(branch, &part(name, "maxLength"), Some(json!(1)));
    }
    let mut edit = s.replace(Value::Object(s.map.clone()), STRICTER);
    edit.at = s.at.join("properties").join(name);
    vec![edit.given(vec![(s.at.clone(), Some(json!({ word: branches })))])]
}
