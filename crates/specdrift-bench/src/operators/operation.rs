//! The operations of a document, and where their parts stand.

use crate::edit::{Edit, EditableSchema};
use serde_json::{Map, Value, json};
use specdrift::Pointer;

const METHODS: [&str; 5] = ["get", "put", "post", "delete", "patch"];

/// An operation of a document.
#[derive(Debug, Clone)]
pub(crate) struct Operation<'a> {
    pub(crate) pointer: Pointer,
    pub(crate) map: &'a Map<String, Value>,
}

impl Operation<'_> {
    /// The place of a part of it.
    pub(crate) fn at(&self, part: &str) -> Pointer {
        below(&self.pointer, part)
    }

    /// The path item that it belongs to.
    pub(crate) fn path_item(&self) -> Pointer {
        self.pointer.parent().unwrap_or_default()
    }

    /// Its first response that is written out and has a JSON body.
    pub(crate) fn response(&self) -> Option<(Pointer, &Value)> {
        let responses = self.map.get("responses")?.as_object()?;
        let (status, response) = responses.iter().find(|(_, response)| {
            response.pointer("/content/application~1json/schema").is_some()
        })?;
        Some((self.at("/responses").join(status), response))
    }

    /// Its parameters, and one more.
    pub(crate) fn parameters_with(&self, one: &Value) -> Value {
        let mut all = self.parameters();
        all.push(one.clone());
        Value::Array(all)
    }

    /// Its parameters.
    pub(crate) fn parameters(&self) -> Vec<Value> {
        let all = self.map.get("parameters").and_then(Value::as_array);
        all.cloned().unwrap_or_default()
    }
}

/// The place of a part of what stands at a place.
pub(crate) fn below(at: &Pointer, part: &str) -> Pointer {
    let part = Pointer::parse(part).unwrap_or_default();
    part.segments().fold(at.clone(), |at, segment| at.join(&segment))
}

/// Where a component of a kind stands that the operators make.
pub(crate) fn component(kind: &str, name: &str) -> Pointer {
    Pointer::root().join("components").join(kind).join(name)
}

/// A reference to a component.
pub(crate) fn reference_to(component: &Pointer) -> Value {
    json!({"$ref": format!("#{component}")})
}

/// What is made of every operation.
pub(crate) fn operations(
    s: &EditableSchema<'_>,
    make: impl Fn(&Operation<'_>) -> Vec<Edit>,
) -> Vec<Edit> {
    let paths = s.root.get("paths").and_then(Value::as_object);
    let mut out = Vec::new();
    for (path, item) in paths.into_iter().flatten() {
        for method in METHODS {
            if let Some(map) = item.get(method).and_then(Value::as_object) {
                let paths = Pointer::root().join("paths");
                let pointer = paths.join(path).join(method);
                out.extend(make(&Operation { pointer, map }));
            }
        }
    }
    out
}
