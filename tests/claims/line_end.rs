//! Engines of regular expressions differ in what `$` means: in some, such as
//! Python's `re`, it also stands before a final line break. The schemas mean
//! the same under both.

use std::collections::BTreeSet;

use paysession::{
    Message,
    introspect::schema::{self, Profile},
    introspect::{MessageVisitor, for_each_message},
};
use serde_json::Value;

/// The schema as an engine reads it whose `$` stands before a final line
/// break, too.
fn as_python_reads(schema: &mut Value) {
    match schema {
        Value::Object(members) => {
            if let Some(Value::String(pattern)) = members.get_mut("pattern")
                && let Some(start) = pattern.strip_suffix('$')
            {
                *pattern = format!("{start}\\n?$");
            }
            members.values_mut().for_each(as_python_reads);
        }
        Value::Array(items) => items.iter_mut().for_each(as_python_reads),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// The same schema without what it says of line breaks.
fn without_not(schema: &mut Value) {
    match schema {
        Value::Object(members) => {
            members.remove("not");
            members.values_mut().for_each(without_not);
        }
        Value::Array(items) => items.iter_mut().for_each(without_not),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Where a value has strings.
fn strings(value: &Value, at: &str, found: &mut Vec<String>) {
    match value {
        Value::String(_) => found.push(at.to_owned()),
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                strings(item, &format!("{at}/{index}"), found);
            }
        }
        Value::Object(members) => {
            for (name, member) in members {
                strings(member, &format!("{at}/{name}"), found);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Where a final line break is judged otherwise by the reader than by a schema
/// that `change` was made to, read as Python reads it.
struct Differences {
    change: fn(&mut Value),
    found: BTreeSet<String>,
}

impl MessageVisitor for Differences {
    fn visit<T: Message>(&mut self) {
        let example: Value = serde_json::from_str(T::EXAMPLE).unwrap();
        let mut places = Vec::new();
        strings(&example, "", &mut places);
        for profile in Profile::ALL {
            let mut schema = schema::of::<T>(*profile);
            (self.change)(&mut schema);
            as_python_reads(&mut schema);
            let schema = jsonschema::draft202012::new(&schema).unwrap();
            assert!(schema.is_valid(&example), "{}", T::ID);
            for pointer in &places {
                let mut body = example.clone();
                let Some(Value::String(text)) = body.pointer_mut(pointer)
                else {
                    panic!("must be a string: {pointer}");
                };
                text.push('\n');
                let read = T::from_json(body.to_string().as_bytes());
                if read.is_ok() != schema.is_valid(&body) {
                    self.found.insert(format!("{}{pointer}", T::ID));
                }
            }
        }
    }
}

fn differences(change: fn(&mut Value)) -> BTreeSet<String> {
    let mut each = Differences { change, found: BTreeSet::new() };
    for_each_message(&mut each);
    each.found
}

#[test]
fn a_final_line_break_is_refused_whatever_the_end_of_a_pattern_means() {
    // Every format that has no fixed length would take one.
    let unguarded = differences(without_not);
    for place in [
        "yuno.create-customer-session/callback_url",
        "komoju.create-session/email",
        "komoju.session/created_at",
    ] {
        assert!(unguarded.contains(place), "{place}: {unguarded:?}");
    }
    assert_eq!(differences(|_| {}), BTreeSet::new());
}
