//! Reads the operations of a document: those of its paths and webhooks, with
//! their callbacks.

mod bodies;
mod parameters;
mod webhooks;

pub(super) use webhooks::{EARLY_WEBHOOKS, has_early_webhooks};

use super::{Caller, Operation, security, server};
use crate::budget::{Budget, Work};
use crate::document::pointer::Pointer;
use crate::document::reference::{self, Unresolved, UnresolvedReference};
use serde_json::{Map, Value};

const METHODS: [&str; 8] =
    ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/// What a text takes besides its bytes.
const BYTES_PER_TEXT: usize = 24;

/// How deep callbacks are read.
const MAX_CALLBACK_DEPTH: usize = 16;

/// The operations of a document, and what could not be followed.
#[derive(Debug, Default)]
pub(crate) struct Operations {
    pub(crate) operations: Vec<Operation>,
    /// References that lead nowhere, or out of the document.
    pub(crate) unresolved: Vec<UnresolvedReference>,
}

/// Every operation of a document.
pub(crate) fn operations(root: &Value, budget: &Budget) -> Operations {
    let mut reader = OperationReader { root, budget, unresolved: Vec::new() };
    let mut operations = Vec::new();
    for (of, caller) in webhooks::holders(root) {
        let at = Pointer::root().join(of);
        // Whatever a webhook is called, it is none of the extensions.
        let keys = match caller {
            Caller::Client => reader.keys(&at),
            Caller::Provider => reader.all_keys(&at),
        };
        for path in keys {
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

struct OperationReader<'a> {
    root: &'a Value,
    budget: &'a Budget,
    unresolved: Vec<UnresolvedReference>,
}

impl<'a> OperationReader<'a> {
    /// What stands at a place, reference followed. One that cannot be followed
    /// is kept.
    fn follow(&mut self, at: Pointer) -> Option<(&'a Value, Pointer)> {
        match reference::follow(self.root, at) {
            Ok(Some((value, at))) if !value.is_object() => {
                self.refuse(at, Unresolved::NotAnObject);
                None
            }
            Ok(found) => found,
            Err(unresolved) => {
                self.unresolved.push(unresolved);
                None
            }
        }
    }

    /// Says that what stands at a place is not what belongs there.
    fn refuse(&mut self, at: Pointer, reason: Unresolved) {
        self.unresolved.push(UnresolvedReference { at, reason });
    }

    /// The object at a place. What is no object is refused.
    fn object(&mut self, at: &Pointer) -> Option<&'a Map<String, Value>> {
        match at.resolve(self.root)? {
            Value::Object(map) => Some(map),
            Value::Null
            | Value::Bool(_)
            | Value::Number(_)
            | Value::String(_)
            | Value::Array(_) => {
                self.refuse(at.clone(), Unresolved::NotAnObject);
                None
            }
        }
    }

    /// How long the list at a place is. What is no list is refused.
    fn length(&mut self, at: &Pointer) -> usize {
        match at.resolve(self.root) {
            None => 0,
            Some(Value::Array(items)) => items.len(),
            Some(_) => {
                self.refuse(at.clone(), Unresolved::NotAList);
                0
            }
        }
    }

    /// The flag at a place, which is down where there is none. What is neither
    /// `true` nor `false` is refused.
    fn flag(&mut self, of: &Pointer, name: &str) -> bool {
        let at = of.join(name);
        match at.resolve(self.root) {
            None => false,
            Some(Value::Bool(flag)) => *flag,
            Some(_) => {
                self.refuse(at, Unresolved::NotABoolean);
                false
            }
        }
    }

    fn all_keys(&mut self, at: &Pointer) -> Vec<String> {
        self.object(at).into_iter().flat_map(Map::keys).cloned().collect()
    }

    /// The keys of an object that may have extensions, without those.
    fn keys(&mut self, at: &Pointer) -> Vec<String> {
        let mut keys = self.all_keys(at);
        keys.retain(|key| !key.starts_with("x-"));
        keys
    }

    /// Looks where the references of an object's values lead.
    fn references(&mut self, of: &Pointer, name: &str) {
        let at = of.join(name);
        let held = at.resolve(self.root).and_then(Value::as_object);
        for key in held.into_iter().flat_map(Map::keys) {
            let found = reference::follow(self.root, at.join(key));
            self.unresolved.extend(found.err());
        }
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
                if known || self.object(&pointer).is_none() {
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
            deprecated: self.flag(&at, "deprecated"),
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
            operation.path_entry.join("servers"),
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

    fn callbacks(&mut self, of: &Operation, depth: usize) -> Vec<Operation> {
        let at = of.pointer.join("callbacks");
        let mut out = Vec::new();
        if depth >= MAX_CALLBACK_DEPTH && !self.all_keys(&at).is_empty() {
            let reason = Unresolved::TooDeep;
            self.unresolved.push(UnresolvedReference { at, reason });
            return out;
        }
        for callback in self.all_keys(&at) {
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
