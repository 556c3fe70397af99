//! What an operator does to a document, and what should come of it.

use serde_json::{Map, Value};
use specdrift::{Document, Pointer, ProseLimit, Relation};

/// A schema object that an operator may change.
#[derive(Debug, Clone, Copy)]
pub(crate) struct EditableSchema<'a> {
    pub(crate) root: &'a Value,
    pub(crate) at: &'a Pointer,
    pub(crate) map: &'a Map<String, Value>,
    /// The phrases of its description.
    pub(crate) limits: &'a [ProseLimit],
}

/// An operator: a name, and the edits it makes at a target.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Operator {
    pub(crate) name: &'static str,
    pub(crate) make: fn(&EditableSchema<'_>) -> Vec<Edit>,
}

/// What should be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ExpectedVerdict {
    /// Nothing at all.
    Nothing,
    /// A difference on one of these sides.
    Relation(&'static [Relation]),
    /// A finding of this rule.
    Rule(&'static str),
}

/// One change: values put at places, or taken away.
#[derive(Debug, Clone)]
pub(crate) struct Edit {
    /// The node that is changed.
    pub(crate) at: Pointer,
    /// The schema object that the operator was given.
    pub(crate) target: Pointer,
    /// Another place that a finding may name.
    pub(crate) also: Option<Pointer>,
    /// What the document is made to hold before the change.
    pub(crate) given: Vec<(Pointer, Option<Value>)>,
    pub(crate) put: Vec<(Pointer, Option<Value>)>,
    /// Whether the document is written with its members in reverse.
    pub(crate) reversed: bool,
    pub(crate) expect: ExpectedVerdict,
}

impl Edit {
    /// A document as it is before the change.
    pub(crate) fn before(&self, document: &Document) -> Value {
        let mut value = document.value.clone();
        for (at, new) in &self.given {
            put(&mut value, at, new.clone());
        }
        value
    }

    /// The same change of a document that holds this before.
    pub(crate) fn given(self, given: Vec<(Pointer, Option<Value>)>) -> Self {
        Self { given, ..self }
    }

    /// The text of a document with the change made.
    pub(crate) fn applied(&self, document: &Document) -> String {
        let mut value = self.before(document);
        for (at, new) in &self.put {
            put(&mut value, at, new.clone());
        }
        written(&value, self.reversed)
    }

    /// Whether a pointer is at the changed node, above it, or within the schema
    /// that was put there.
    pub(crate) fn is_at(&self, pointer: &Pointer) -> bool {
        let within = self.put.iter().any(|(at, new)| {
            let schema = new.as_ref().is_some_and(|new| {
                new.is_object() || new.get(0).is_some_and(Value::is_object)
            });
            schema && *at != self.target && at.contains(pointer)
        });
        let also = self.also.iter().any(|also| pointer.contains(also));
        within || also || pointer.contains(&self.at)
    }
}

pub(crate) const LOOSER: ExpectedVerdict =
    ExpectedVerdict::Relation(&[Relation::Looser]);
pub(crate) const STRICTER: ExpectedVerdict =
    ExpectedVerdict::Relation(&[Relation::Stricter]);
pub(crate) const ANY: ExpectedVerdict = ExpectedVerdict::Relation(&[
    Relation::Stricter,
    Relation::Looser,
    Relation::Other,
]);

impl EditableSchema<'_> {
    /// Puts a keyword.
    pub(crate) fn set(
        &self,
        word: &str,
        value: Value,
        expect: ExpectedVerdict,
    ) -> Edit {
        self.put(vec![(self.at.join(word), Some(value))], expect)
    }

    /// Takes a keyword away.
    pub(crate) fn unset(&self, word: &str, expect: ExpectedVerdict) -> Edit {
        self.put(vec![(self.at.join(word), None)], expect)
    }

    /// Puts a whole schema in the place of this one.
    pub(crate) fn replace(
        &self,
        value: Value,
        expect: ExpectedVerdict,
    ) -> Edit {
        self.put(vec![(self.at.clone(), Some(value))], expect)
    }

    /// Puts several values; the changed node is the one they all lie in.
    pub(crate) fn put(
        &self,
        put: Vec<(Pointer, Option<Value>)>,
        expect: ExpectedVerdict,
    ) -> Edit {
        let at = match put.as_slice() {
            [(only, Some(_))] => only.clone(),
            _ => self.at.clone(),
        };
        Edit {
            at,
            target: self.at.clone(),
            also: None,
            given: Vec::new(),
            put,
            reversed: false,
            expect,
        }
    }

    /// Puts a value at any place.
    pub(crate) fn changed(
        &self,
        at: Pointer,
        value: Value,
        expect: ExpectedVerdict,
    ) -> Edit {
        self.put(vec![(at, Some(value))], expect)
    }

    pub(crate) fn is(&self, of: &str) -> bool {
        match self.map.get("type") {
            Some(Value::Array(types)) => types.iter().any(|t| t == of),
            Some(one) => one == of,
            None => false,
        }
    }

    pub(crate) fn has(&self, word: &str) -> bool {
        self.map.contains_key(word)
    }

    pub(crate) fn list(&self, word: &str) -> Vec<Value> {
        self.map
            .get(word)
            .and_then(Value::as_array)
            .cloned()
            .unwrap_or_default()
    }

    pub(crate) fn members(&self) -> Vec<String> {
        let members = self.map.get("properties").and_then(Value::as_object);
        members.into_iter().flat_map(Map::keys).cloned().collect()
    }

    /// Whether the description limits the values to a list of a standard.
    pub(crate) fn names_a_list(&self) -> bool {
        self.limits.iter().flat_map(keywords).any(|word| word == "enum")
    }
}

/// What a phrase was read as, keyword by keyword.
pub(crate) fn assertions(
    limit: &ProseLimit,
) -> impl Iterator<Item = (&str, &Value)> {
    let schemas = limit.reading.assertions().iter();
    schemas
        .filter_map(Value::as_object)
        .flatten()
        .map(|(word, value)| (word.as_str(), value))
}

/// The keywords that a phrase was read as.
pub(crate) fn keywords(limit: &ProseLimit) -> impl Iterator<Item = &str> {
    assertions(limit).map(|(word, _)| word)
}

/// Puts a value at a place, with the objects that it stands in, or takes away
/// what is there.
pub(crate) fn put(root: &mut Value, at: &Pointer, new: Option<Value>) {
    let (Some(parent), Some(last)) = (at.parent(), at.last()) else {
        if let Some(new) = new {
            *root = new;
        }
        return;
    };
    if new.is_some() && parent.resolve(root).is_none() {
        put(root, &parent, Some(Value::Object(Map::new())));
    }
    match (root.pointer_mut(parent.as_str()), new) {
        (Some(Value::Object(map)), Some(new)) => {
            map.insert(last, new);
        }
        (Some(Value::Object(map)), None) => {
            map.remove(&last);
        }
        (Some(Value::Array(items)), new) => {
            let index = last.parse::<usize>().unwrap_or(usize::MAX);
            match (items.get_mut(index), new) {
                (Some(place), Some(new)) => *place = new,
                (None, Some(new)) => items.push(new),
                (Some(_), None) => {
                    items.remove(index);
                }
                (None, None) => {}
            }
        }
        _ => {}
    }
}

/// The text of a document, its members in order or in reverse.
fn written(value: &Value, reversed: bool) -> String {
    if !reversed {
        return value.to_string();
    }
    match value {
        Value::Object(map) => {
            let members: Vec<String> = map
                .iter()
                .rev()
                .map(|(name, value)| {
                    let name = Value::String(name.clone());
                    format!("{name}: {}", written(value, true))
                })
                .collect();
            format!("{{{}}}", members.join(",\n"))
        }
        Value::Array(items) => {
            let items: Vec<String> =
                items.iter().map(|item| written(item, true)).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            value.to_string()
        }
    }
}
