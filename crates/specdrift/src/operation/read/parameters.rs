//! Reads the parameters of operations and the headers of responses.

use super::OperationReader;
use crate::budget::Work;
use crate::document::pointer::Pointer;
use crate::document::reference::Unresolved;
use crate::operation::Operation;
use crate::operation::inlined::inlined;
use crate::operation::json_text::JsonText;
use crate::operation::parameter::{
    EMPTY, EXPLODED, Parameter, ParameterLocation, RESERVED, may_be,
};
use serde_json::Value;
use std::collections::HashSet;

/// What a parameter takes besides its schema and its place, in bytes.
const BYTES_PER_PARAMETER: u64 = 1_000;

impl OperationReader<'_> {
    /// Those of the operation, and those of its path that it does not replace.
    /// A path item may hold some beside its reference.
    pub(super) fn parameters(
        &mut self,
        operation: &Operation,
    ) -> Vec<Parameter> {
        let mut out: Vec<Parameter> = Vec::new();
        let mut known = HashSet::new();
        let Operation { pointer, path_entry, path_item, .. } = operation;
        let behind = Some(path_item).filter(|it| *it != path_entry);
        for of in [pointer, path_entry].into_iter().chain(behind) {
            let at = of.join("parameters");
            let mut here = HashSet::new();
            for index in 0..self.length(&at) {
                let at = at.item(index);
                // A path may have many, and each of its operations has them.
                let bytes = BYTES_PER_PARAMETER + 4 * at.as_str().len() as u64;
                if self.budget.spend(Work::ReportBytes(bytes)).is_err() {
                    return out;
                }
                let Some(found) = self.parameter(at.clone()) else {
                    continue;
                };
                if !here.insert(found.key()) {
                    self.refuse(at, Unresolved::Repeated);
                }
                if known.insert(found.key()) {
                    out.push(found);
                }
            }
        }
        out.sort_by(|a, b| (a.location, &a.name).cmp(&(b.location, &b.name)));
        out
    }

    fn parameter(&mut self, at: Pointer) -> Option<Parameter> {
        let (held, pointer) = self.follow(at.clone())?;
        let text = |key: &str| held.get(key).and_then(Value::as_str);
        let location = text("in").and_then(ParameterLocation::of);
        let Some((name, location)) = text("name").zip(location) else {
            self.refuse(pointer, Unresolved::NotAParameter);
            return None;
        };
        let described = self.described(held, pointer, location, name);
        Some(Parameter { written_at: at, ..described })
    }

    fn described(
        &mut self,
        held: &Value,
        pointer: Pointer,
        location: ParameterLocation,
        name: &str,
    ) -> Parameter {
        self.references(&pointer, "examples");
        let content = self.object(&pointer.join("content"));
        let content = content.and_then(|map| map.keys().next());
        let schema_pointer = match content {
            Some(name) => pointer.join("content").join(name).join("schema"),
            None => pointer.join("schema"),
        };
        let schema_pointer =
            Some(schema_pointer).filter(|at| at.resolve(self.root).is_some());
        let schema = schema_pointer
            .as_ref()
            .and_then(|at| at.resolve(self.root))
            .and_then(|schema| inlined(self.root, schema, self.budget).ok())
            .map(|schema| described_by(schema, held));
        let serialization = match content {
            Some(name) => name.clone(),
            None => serialization(held, location, schema.as_ref()),
        };
        Parameter {
            location,
            name: name.to_owned(),
            required: self.flag(&pointer, "required"),
            deprecated: self.flag(&pointer, "deprecated"),
            may_be_empty: self.flag(&pointer, EMPTY),
            serialization,
            schema: schema.map(JsonText),
            written_at: pointer.clone(),
            pointer,
            schema_pointer,
        }
    }

    pub(super) fn headers(&mut self, response: &Pointer) -> Vec<Parameter> {
        let at = response.join("headers");
        let mut out = Vec::new();
        // Headers may be called `x-…`: they are no extensions there.
        for name in self.all_keys(&at) {
            let written_at = at.join(&name);
            if let Some((held, pointer)) = self.follow(written_at.clone()) {
                let location = ParameterLocation::Header;
                let header = self.described(held, pointer, location, &name);
                out.push(Parameter { written_at, ..header });
            }
        }
        out
    }
}

/// How a parameter is written as text: `form`, `form exploded`. What says how
/// the parts of a value are written counts only where it has parts.
fn serialization(
    held: &Value,
    location: ParameterLocation,
    schema: Option<&Value>,
) -> String {
    let style = held.get("style").and_then(Value::as_str);
    let style = style.unwrap_or(location.default_style());
    let flag = |name: &str| held.get(name).and_then(Value::as_bool);
    let has_parts = may_be(schema, "object")
        || (may_be(schema, "array") && style != "simple");
    let mut text = style.to_owned();
    if has_parts && flag("explode").unwrap_or(style == "form") {
        text.push_str(EXPLODED);
    }
    if flag("allowReserved") == Some(true) {
        text.push_str(RESERVED);
    }
    text
}

/// A schema with the description of the parameter that holds it, where it has
/// none: limits may stand in either.
fn described_by(mut schema: Value, parameter: &Value) -> Value {
    let description = parameter.get("description");
    if let (Value::Object(map), Some(description)) = (&mut schema, description)
    {
        map.entry("description").or_insert_with(|| description.clone());
    }
    schema
}
