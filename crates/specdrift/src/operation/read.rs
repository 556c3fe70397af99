//! Reads the operations of a document: those of its paths and webhooks, with
//! their callbacks.

use super::parameter::{Parameter, ParameterLocation};
use super::{
    Caller, MediaType, Operation, RequestBody, Response, security, server,
};
use crate::budget::{Budget, BudgetExhausted, Size, Work};
use crate::document::pointer::Pointer;
use crate::document::reference::{self, Unresolved, UnresolvedReference};
use serde_json::{Map, Value};
use std::collections::HashSet;

const METHODS: [&str; 8] =
    ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/// What a text takes besides its bytes.
const BYTES_PER_TEXT: usize = 24;

/// How deep callbacks are read, and how deep a schema is copied.
const MAX_DEPTH: usize = 16;

/// The operations of a document, and what could not be followed.
#[derive(Debug, Default)]
pub(crate) struct Operations {
    pub(crate) operations: Vec<Operation>,
    /// References that lead nowhere, or out of the document.
    pub(crate) unresolved: Vec<UnresolvedReference>,
}

/// Every operation of a document.
pub(crate) fn operations(root: &Value, budget: &Budget) -> Operations {
    let mut reader = Reader { root, budget, unresolved: Vec::new() };
    let mut operations = Vec::new();
    for (of, caller) in
        [("paths", Caller::Client), ("webhooks", Caller::Provider)]
    {
        let at = Pointer::root().join(of);
        for path in reader.keys(&at) {
            let name = match caller {
                Caller::Client => path.clone(),
                Caller::Provider => format!("webhook {path}"),
            };
            let item = at.join(&path);
            operations.extend(reader.path_item(item, &path, &name, caller, 0));
        }
    }
    reader.unresolved.sort_by(|one, other| one.at.cmp(&other.at));
    reader.unresolved.dedup();
    Operations { operations, unresolved: reader.unresolved }
}

struct Reader<'a> {
    root: &'a Value,
    budget: &'a Budget,
    unresolved: Vec<UnresolvedReference>,
}

impl<'a> Reader<'a> {
    /// What stands at a place, reference followed. One that cannot be followed
    /// is kept.
    fn follow(&mut self, at: Pointer) -> Option<(&'a Value, Pointer)> {
        match reference::follow(self.root, at) {
            Ok(found) => found,
            Err(unresolved) => {
                self.unresolved.push(unresolved);
                None
            }
        }
    }

    fn keys(&self, at: &Pointer) -> Vec<String> {
        let map = at.resolve(self.root).and_then(Value::as_object);
        map.into_iter()
            .flat_map(Map::keys)
            .filter(|key| !key.starts_with("x-"))
            .cloned()
            .collect()
    }

    fn path_item(
        &mut self,
        at: Pointer,
        path: &str,
        name: &str,
        caller: Caller,
        depth: usize,
    ) -> Vec<Operation> {
        let here = at.clone();
        let mut places = vec![here.clone()];
        // An operation beside the reference counts before the same behind it.
        places
            .extend(self.follow(at).map(|(_, at)| at).filter(|at| *at != here));
        let mut out: Vec<Operation> = Vec::new();
        for item in places {
            for method in METHODS {
                let pointer = item.join(method);
                let known = out.iter().any(|known| known.method == method);
                if known || pointer.resolve(self.root).is_none() {
                    continue;
                }
                let operation = Operation {
                    name: format!("{} {name}", method.to_ascii_uppercase()),
                    method: method.to_owned(),
                    path: path.to_owned(),
                    path_item: item.clone(),
                    path_entry: here.clone(),
                    pointer,
                    caller,
                    ..Operation::default()
                };
                out.push(self.affordable_operation(operation, depth));
            }
        }
        out
    }

    /// An operation, read with its share of the work. One that is more is
    /// partial, and is told.
    fn affordable_operation(
        &mut self,
        bare: Operation,
        depth: usize,
    ) -> Operation {
        let (budget, at) = (self.budget, bare.pointer.clone());
        let read = || self.operation(bare, depth);
        let (operation, is_cut) = budget.at_place(read);
        if is_cut {
            let reason = Unresolved::OverBudget;
            self.unresolved.push(UnresolvedReference { at, reason });
        }
        Operation { is_partial: operation.is_partial || is_cut, ..operation }
    }

    fn operation(&mut self, bare: Operation, depth: usize) -> Operation {
        let at = bare.pointer.clone();
        let (security, security_pointer) =
            security::read(self.root, &at, self.budget);
        let (servers, servers_pointer) = self.servers(&bare);
        let addresses = match bare.caller {
            Caller::Client => addresses(&servers, &bare.path),
            Caller::Provider => Vec::new(),
        };
        let unresolved = self.unresolved.len();
        let operation = Operation {
            deprecated: flag(at.resolve(self.root), "deprecated"),
            addresses,
            security,
            request_body: self.request_body(&at),
            parameters: self.parameters(&bare),
            responses: self.responses(&at),
            callbacks: self.callbacks(&bare, depth),
            servers_pointer,
            security_pointer,
            ..bare
        };
        let is_partial = self.unresolved.len() > unresolved;
        Operation { is_partial, ..operation }
    }

    fn servers(&self, operation: &Operation) -> (Vec<String>, Option<Pointer>) {
        let places = [
            operation.pointer.join("servers"),
            operation.path_item.join("servers"),
            Pointer::root().join("servers"),
        ];
        for place in places {
            if let Some(Value::Array(list)) = place.resolve(self.root) {
                let mut urls: Vec<String> = Vec::new();
                for server in list {
                    let more = server::urls(server);
                    let more_bytes: usize =
                        more.iter().map(|url| url.len() + BYTES_PER_TEXT).sum();
                    let kept = Work::ReportBytes(2 * more_bytes as u64);
                    if self.budget.spend(kept).is_err() {
                        break;
                    }
                    urls.extend(more);
                }
                return (urls, Some(place));
            }
        }
        (Vec::new(), None)
    }

    fn request_body(&mut self, operation: &Pointer) -> Option<RequestBody> {
        let (body, pointer) = self.follow(operation.join("requestBody"))?;
        Some(RequestBody {
            required: flag(Some(body), "required"),
            media_types: media_types(body, &pointer),
            pointer,
        })
    }

    /// Those of the operation, and those of its path that it does not replace.
    fn parameters(&mut self, operation: &Operation) -> Vec<Parameter> {
        let mut out: Vec<Parameter> = Vec::new();
        let mut known = HashSet::new();
        for of in [&operation.pointer, &operation.path_item] {
            let at = of.join("parameters");
            let list = at.resolve(self.root).and_then(Value::as_array);
            for index in 0..list.map_or(0, Vec::len) {
                let Some(found) = self.parameter(at.item(index)) else {
                    continue;
                };
                if known.insert(found.key()) {
                    out.push(found);
                }
            }
        }
        out.sort_by(|a, b| (a.location, &a.name).cmp(&(b.location, &b.name)));
        out
    }

    fn parameter(&mut self, at: Pointer) -> Option<Parameter> {
        let (held, pointer) = self.follow(at)?;
        let name = held.get("name").and_then(Value::as_str)?;
        let location = held.get("in").and_then(Value::as_str)?;
        let location = ParameterLocation::of(location)?;
        Some(self.described(held, pointer, location, name))
    }

    fn described(
        &mut self,
        held: &Value,
        pointer: Pointer,
        location: ParameterLocation,
        name: &str,
    ) -> Parameter {
        let (serialization, schema_pointer) =
            serialization(held, &pointer, location);
        let schema = schema_pointer
            .as_ref()
            .and_then(|at| at.resolve(self.root))
            .and_then(|schema| inlined(self.root, schema, 0, self.budget).ok());
        Parameter {
            location,
            name: name.to_owned(),
            required: flag(Some(held), "required"),
            deprecated: flag(Some(held), "deprecated"),
            serialization,
            schema,
            pointer,
            schema_pointer,
        }
    }

    fn responses(&mut self, operation: &Pointer) -> Vec<Response> {
        let at = operation.join("responses");
        let mut out = Vec::new();
        for status in self.keys(&at) {
            let Some((response, pointer)) = self.follow(at.join(&status))
            else {
                continue;
            };
            out.push(Response {
                status,
                media_types: media_types(response, &pointer),
                headers: self.headers(&pointer),
                pointer,
            });
        }
        out
    }

    fn headers(&mut self, response: &Pointer) -> Vec<Parameter> {
        let at = response.join("headers");
        let mut out = Vec::new();
        for name in self.keys_of_headers(&at) {
            if let Some((held, pointer)) = self.follow(at.join(&name)) {
                let location = ParameterLocation::Header;
                out.push(self.described(held, pointer, location, &name));
            }
        }
        out
    }

    /// Headers may be called `x-…`: they are no extensions there.
    fn keys_of_headers(&self, at: &Pointer) -> Vec<String> {
        let map = at.resolve(self.root).and_then(Value::as_object);
        map.into_iter().flat_map(Map::keys).cloned().collect()
    }

    fn callbacks(&mut self, of: &Operation, depth: usize) -> Vec<Operation> {
        let at = of.pointer.join("callbacks");
        let mut out = Vec::new();
        if depth >= MAX_DEPTH && !self.keys(&at).is_empty() {
            let reason = Unresolved::TooDeep;
            self.unresolved.push(UnresolvedReference { at, reason });
            return out;
        }
        for callback in self.keys(&at) {
            let Some((_, pointer)) = self.follow(at.join(&callback)) else {
                continue;
            };
            for expression in self.keys(&pointer) {
                let name = format!(
                    "{expression} (callback {callback} of {})",
                    of.name
                );
                let path = format!("{callback} {expression}");
                out.extend(self.path_item(
                    pointer.join(&expression),
                    &path,
                    &name,
                    Caller::Provider,
                    depth + 1,
                ));
            }
        }
        out
    }
}

fn flag(held: Option<&Value>, name: &str) -> bool {
    held.and_then(|held| held.get(name)).and_then(Value::as_bool) == Some(true)
}

/// The address of each server with the path, without a slash twice.
fn addresses(servers: &[String], path: &str) -> Vec<String> {
    let mut out: Vec<String> = servers
        .iter()
        .map(|server| format!("{}{path}", server.trim_end_matches('/')))
        .collect();
    out.sort();
    out.dedup();
    out
}

fn media_types(held: &Value, at: &Pointer) -> Vec<MediaType> {
    let content = held.get("content").and_then(Value::as_object);
    let media_type = |(name, held): (&String, &Value)| MediaType {
        name: name.clone(),
        pointer: at.join("content").join(name),
        has_schema: Some(held.get("schema").is_some()),
    };
    content.into_iter().flatten().map(media_type).collect()
}

/// How a parameter is written as text, and where its schema is: `form`,
/// `form exploded` or the media type of its content.
fn serialization(
    held: &Value,
    at: &Pointer,
    location: ParameterLocation,
) -> (String, Option<Pointer>) {
    let content = held.get("content").and_then(Value::as_object);
    if let Some((media_type, inner)) = content.and_then(|map| map.iter().next())
    {
        let inner_at = at.join("content").join(media_type).join("schema");
        let schema = inner.get("schema").map(|_| inner_at);
        return (media_type.clone(), schema);
    }
    let style = held.get("style").and_then(Value::as_str);
    let style = style.unwrap_or(location.default_style());
    let explode = held.get("explode").and_then(Value::as_bool);
    let mut text = style.to_owned();
    if explode.unwrap_or(style == "form") {
        text.push_str(" exploded");
    }
    if flag(Some(held), "allowReserved") {
        text.push_str(" with reserved characters");
    }
    (text, held.get("schema").map(|_| at.join("schema")))
}

/// A schema with what its references lead to in their place. A reference that
/// leads nowhere, or too deep, stays.
fn inlined(
    root: &Value,
    schema: &Value,
    depth: usize,
    budget: &Budget,
) -> Result<Value, BudgetExhausted> {
    let target = schema
        .get("$ref")
        .and_then(Value::as_str)
        .and_then(reference::local)
        .filter(|_| depth < MAX_DEPTH)
        .and_then(|at| reference::followed(root, at));
    if let Some((target, _)) = target {
        return inlined(root, target, depth + 1, budget);
    }
    budget.spend(Work::Nodes(1))?;
    match schema {
        Value::Object(map) => map
            .iter()
            .map(|(key, held)| {
                let held = inlined(root, held, depth, budget)?;
                budget.spend(Work::ReportBytes(key.len() as u64))?;
                Ok((key.clone(), held))
            })
            .collect(),
        Value::Array(items) => items
            .iter()
            .map(|item| inlined(root, item, depth, budget))
            .collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            budget.spend(Work::ReportBytes(Size::of(schema).bytes))?;
            Ok(schema.clone())
        }
    }
}
