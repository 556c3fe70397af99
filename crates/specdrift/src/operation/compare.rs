//! Compares two versions of an operation in all but its schemas, and says which
//! schemas and which objects stand for each other.

use super::change::{Change, Effect};
use super::matching::{self, template, template_names};
use super::parameter::{Parameter, ParameterLocation};
use super::security::{self, SecurityChange};
use super::{MediaType, Operation, Response};
use crate::document::openapi::{Direction, MessageBody};
use crate::document::pointer::Pointer;
use crate::report::finding::Breaks;
use crate::report::rule::{self, Rule};
use serde_json::Value;

/// A schema in both versions.
#[derive(Debug, Clone)]
pub(crate) struct SchemaPair<'a> {
    pub(crate) before: SchemaBefore<'a>,
    pub(crate) after: MessageBody,
}

/// A schema as it was.
#[derive(Debug, Clone)]
pub(crate) enum SchemaBefore<'a> {
    /// The body of a message.
    Body(MessageBody),
    /// The value of a parameter or header.
    Parameter(&'a Parameter),
}

/// An object that is the same in both versions.
#[derive(Debug, Clone)]
pub(crate) struct ObjectPair {
    pub(crate) before: Pointer,
    pub(crate) after: Pointer,
    /// The members that are compared elsewhere.
    pub(crate) handled: &'static [&'static str],
}

/// What the comparison of an operation comes to.
#[derive(Debug, Default)]
pub(crate) struct OperationComparison<'a> {
    pub(crate) changes: Vec<Change>,
    pub(crate) schemas: Vec<SchemaPair<'a>>,
    pub(crate) objects: Vec<ObjectPair>,
}

const OPERATION: &[&str] =
    &["parameters", "requestBody", "responses", "callbacks", "deprecated"];
const PATH_ITEM: &[&str] = &[
    "$ref",
    "get",
    "put",
    "post",
    "delete",
    "options",
    "head",
    "patch",
    "trace",
    "parameters",
];
const PARAMETER: &[&str] = &[
    "name",
    "in",
    "required",
    "deprecated",
    "style",
    "explode",
    "allowReserved",
    "schema",
    "content",
];
const REQUEST_BODY: &[&str] = &["required", "content"];
const RESPONSE: &[&str] = &["headers", "content"];
const MEDIA_TYPE: &[&str] = &["schema"];

/// Compares two versions of an operation.
pub(crate) fn operations<'a>(
    before: &'a Operation,
    after: &'a Operation,
) -> OperationComparison<'a> {
    let mut out = OperationComparison::default();
    if before.path != after.path {
        let at = after.pointer.clone();
        out.moved(at, &before.name, &after.name);
    }
    out.deprecated(
        (before.deprecated, after.deprecated),
        &after.pointer,
        &after.name,
    );
    out.addresses(before, after);
    out.security(before, after);
    out.parameters(before, after);
    out.request_body(before, after);
    out.responses(before, after);
    out.object(&before.pointer, &after.pointer, OPERATION);
    out.object(&before.path_item, &after.path_item, PATH_ITEM);
    out
}

/// An operation, a status or a media type that only one version has.
pub(crate) fn only_one(at: &Pointer, name: &str, is_new: bool) -> Change {
    let (what, breaks) = if is_new {
        ("is new", Breaks::NobodyNew)
    } else {
        ("is no longer described", Breaks::Everybody)
    };
    Change {
        rule: &rule::MESSAGE,
        pointer: at.clone(),
        message: format!("{name} {what}"),
        breaks: Some(breaks),
        before: Value::Null,
        after: Value::Null,
    }
}

impl<'a> OperationComparison<'a> {
    fn object(
        &mut self,
        before: &Pointer,
        after: &Pointer,
        handled: &'static [&'static str],
    ) {
        let (before, after) = (before.clone(), after.clone());
        self.objects.push(ObjectPair { before, after, handled });
    }

    fn change(
        &mut self,
        rule: &'static Rule,
        pointer: &Pointer,
        message: String,
        breaks: Breaks,
        (before, after): (Value, Value),
    ) {
        let pointer = pointer.clone();
        let breaks = Some(breaks);
        self.changes.push(Change {
            rule,
            pointer,
            message,
            breaks,
            before,
            after,
        });
    }

    fn moved(&mut self, pointer: Pointer, before: &str, after: &str) {
        self.changes.push(Change {
            rule: &rule::MOVED,
            pointer,
            message: format!("{before} has moved to {after}"),
            breaks: None,
            before: before.into(),
            after: after.into(),
        });
    }

    fn deprecated(
        &mut self,
        (before, after): (bool, bool),
        at: &Pointer,
        name: &str,
    ) {
        if before == after {
            return;
        }
        let (what, breaks) = if after {
            ("is deprecated now", Breaks::NobodyYet)
        } else {
            ("is no longer deprecated", Breaks::NobodyMoreAccepted)
        };
        let at = at.join("deprecated");
        let facts = (before.into(), after.into());
        let message = format!("{name} {what}");
        self.change(&rule::DEPRECATED, &at, message, breaks, facts);
    }

    fn addresses(&mut self, before: &Operation, after: &Operation) {
        let gone = missing(&before.addresses, &after.addresses);
        let new = missing(&after.addresses, &before.addresses);
        // A document without servers does not say where it is served.
        let breaks = match (gone.is_empty(), new.is_empty()) {
            (true, true) => return,
            _ if before.addresses.is_empty() || after.addresses.is_empty() => {
                Breaks::NobodyMoreAccepted
            }
            (true, false) => Breaks::NobodyNew,
            (false, _) => Breaks::Everybody,
        };
        let server = |addresses: Vec<String>, path: &str| {
            let each = addresses.iter().map(|address| {
                address.strip_suffix(path).unwrap_or(address).to_owned()
            });
            each.collect::<Vec<_>>()
        };
        let gone = server(gone, &before.path);
        let new = server(new, &after.path);
        let at = after.servers_pointer.as_ref().unwrap_or(&after.pointer);
        let message = match (gone.as_slice(), new.as_slice()) {
            (gone, []) => format!("no longer served at {}", gone.join(", ")),
            ([], new) => format!("also served at {}", new.join(", ")),
            (gone, new) => format!(
                "no longer served at {}, now at {}",
                gone.join(", "),
                new.join(", ")
            ),
        };
        let facts = (gone.into(), new.into());
        self.change(&rule::SERVER, at, message, breaks, facts);
    }

    fn security(&mut self, before: &Operation, after: &Operation) {
        let (was, is) = (&before.security, &after.security);
        let effect = match security::change(was, is) {
            SecurityChange::None => return,
            SecurityChange::Narrowed => Effect::Tightened,
            SecurityChange::Widened => Effect::Loosened,
        };
        let (was, is) = (security::words(was), security::words(is));
        let at = after.security_pointer.as_ref().unwrap_or(&after.pointer);
        let message = format!("security differs: before {was}, now {is}");
        let breaks = effect.breaks(after.caller.request());
        let facts = (was.into(), is.into());
        self.change(&rule::REQUIREMENT, at, message, breaks, facts);
    }

    fn parameters(&mut self, before: &'a Operation, after: &'a Operation) {
        let renamed = |parameter: &Parameter| {
            let at = template_names(&before.path)
                .iter()
                .rev()
                .position(|name| *name == parameter.name);
            let names = template_names(&after.path);
            at.and_then(|at| names.iter().rev().nth(at).copied())
        };
        let same = |old: &Parameter, new: &Parameter| {
            old.is_same(new)
                || old.location == ParameterLocation::Path
                    && new.location == ParameterLocation::Path
                    && renamed(old) == Some(new.name.as_str())
        };
        let direction = after.caller.request();
        let at = after.pointer.join("parameters");
        for old in &before.parameters {
            let new = after.parameters.iter().find(|new| same(old, new));
            self.parameter(&after.name, direction, &at, Some(old), new);
        }
        for new in &after.parameters {
            if !before.parameters.iter().any(|old| same(old, new)) {
                self.parameter(&after.name, direction, &at, None, Some(new));
            }
        }
    }

    fn headers(
        &mut self,
        of: &str,
        direction: Direction,
        before: &'a Response,
        after: &'a Response,
    ) {
        let at = after.pointer.join("headers");
        for old in &before.headers {
            let new = after.headers.iter().find(|new| old.is_same(new));
            self.parameter(of, direction, &at, Some(old), new);
        }
        for new in &after.headers {
            if !before.headers.iter().any(|old| old.is_same(new)) {
                self.parameter(of, direction, &at, None, Some(new));
            }
        }
    }

    /// A parameter or a header; `held_at` is where one that is gone was.
    fn parameter(
        &mut self,
        of: &str,
        direction: Direction,
        held_at: &Pointer,
        before: Option<&'a Parameter>,
        after: Option<&'a Parameter>,
    ) {
        let Some(named) = after.or(before) else { return };
        let name = format!("{} {}", named.location.parameter(), named.name);
        let required = |it: Option<&Parameter>| it.map(|it| it.required);
        let at = after.map_or(held_at, |after| &after.pointer);
        let rule = &rule::PARAMETER;
        self.presence(
            rule,
            &format!("{of}: {name}"),
            direction,
            at,
            (required(before), required(after)),
        );
        let (Some(before), Some(after)) = (before, after) else { return };
        let whole = format!("{of}: {name}");
        let both = (before.deprecated, after.deprecated);
        self.deprecated(both, &after.pointer, &whole);
        let (was, is) = (&before.serialization, &after.serialization);
        if was != is {
            let message =
                format!("{whole} is written as {is}, before as {was}");
            let breaks = match direction {
                Direction::Request => Breaks::Sender,
                Direction::Response => Breaks::Reader,
            };
            let facts = (was.as_str().into(), is.as_str().into());
            self.change(rule, &after.pointer, message, breaks, facts);
        }
        self.object(&before.pointer, &after.pointer, PARAMETER);
        if let Some(at) = &after.schema_pointer
            && before.schema.is_some()
        {
            self.schemas.push(SchemaPair {
                before: SchemaBefore::Parameter(before),
                after: MessageBody {
                    id: format!("{of} {name}"),
                    pointer: at.clone(),
                    direction,
                },
            });
        }
    }

    /// Something that may be left out, must be there, or is not known.
    fn presence(
        &mut self,
        rule: &'static Rule,
        name: &str,
        direction: Direction,
        at: &Pointer,
        required: (Option<bool>, Option<bool>),
    ) {
        let (what, effect) = match required {
            (None, Some(true)) => (
                "is new and required",
                match direction {
                    Direction::Request => Effect::Tightened,
                    Direction::Response => Effect::Added,
                },
            ),
            (None, Some(false)) => ("is new", Effect::Added),
            (Some(_), None) => ("is gone", Effect::Removed),
            (Some(false), Some(true)) => ("is now required", Effect::Tightened),
            (Some(true), Some(false)) => {
                ("is no longer required", Effect::Loosened)
            }
            (None, None)
            | (Some(true), Some(true))
            | (Some(false), Some(false)) => return,
        };
        let fact = |required: Option<bool>| match required {
            None => Value::Null,
            Some(required) => serde_json::json!({ "required": required }),
        };
        let facts = (fact(required.0), fact(required.1));
        let message = format!("{name} {what}");
        self.change(rule, at, message, effect.breaks(direction), facts);
    }

    fn request_body(&mut self, before: &'a Operation, after: &'a Operation) {
        let (old, new) = (&before.request_body, &after.request_body);
        let direction = after.caller.request();
        let required = (
            old.as_ref().map(|body| body.required),
            new.as_ref().map(|body| body.required),
        );
        let at = new.as_ref().map_or_else(
            || after.pointer.join("requestBody"),
            |body| body.pointer.clone(),
        );
        let name = format!("{}: the request body", after.name);
        let rule = &rule::REQUEST_BODY;
        self.presence(rule, &name, direction, &at, required);
        if let (Some(old), Some(new)) = (old, new) {
            self.object(&old.pointer, &new.pointer, REQUEST_BODY);
            let media_types = (&*old.media_types, &*new.media_types);
            self.media_types(&after.name, direction, &new.pointer, media_types);
        }
    }

    fn responses(&mut self, before: &'a Operation, after: &'a Operation) {
        let matched = matching::responses(&before.responses, &after.responses);
        let direction = after.caller.response();
        for old in matched.removed {
            let name = format!("{} {}", after.name, old.status);
            let at = after.pointer.join("responses").join(&old.status);
            self.changes.push(only_one(&at, &name, false));
        }
        for new in matched.added {
            let name = format!("{} {}", after.name, new.status);
            self.changes.push(only_one(&new.pointer, &name, true));
        }
        for (old, new) in matched.pairs {
            let name = format!("{} {}", after.name, new.status);
            if old.status != new.status {
                let before = format!("{} {}", before.name, old.status);
                self.moved(new.pointer.clone(), &before, &name);
            }
            self.object(&old.pointer, &new.pointer, RESPONSE);
            self.headers(&name, direction, old, new);
            let media_types = (&*old.media_types, &*new.media_types);
            self.media_types(&name, direction, &new.pointer, media_types);
        }
    }

    fn media_types(
        &mut self,
        of: &str,
        direction: Direction,
        held_by: &Pointer,
        (before, after): (&'a [MediaType], &'a [MediaType]),
    ) {
        let matched = matching::media_types(before, after);
        for old in matched.removed {
            let at = held_by.join("content").join(&old.name);
            let name = format!("{of} {}", old.name);
            self.changes.push(only_one(&at, &name, false));
        }
        for new in matched.added {
            let name = format!("{of} {}", new.name);
            self.changes.push(only_one(&new.pointer, &name, true));
        }
        for (old, new) in matched.pairs {
            let id = format!("{of} {}", new.name);
            if old.name != new.name {
                let before = format!("{of} {}", old.name);
                self.moved(new.pointer.clone(), &before, &id);
            }
            self.object(&old.pointer, &new.pointer, MEDIA_TYPE);
            self.body(id, direction, old, new);
        }
    }

    /// A media type without a schema takes anything.
    fn body(
        &mut self,
        id: String,
        direction: Direction,
        old: &MediaType,
        new: &MediaType,
    ) {
        let effect = match (old.has_schema, new.has_schema) {
            (Some(false), Some(false)) | (None, _) | (_, None) => return,
            (Some(true), Some(true)) => {
                let body = |of: &MediaType| MessageBody {
                    id: id.clone(),
                    pointer: of.pointer.clone(),
                    direction,
                };
                self.schemas.push(SchemaPair {
                    before: SchemaBefore::Body(body(old)),
                    after: body(new),
                });
                return;
            }
            (Some(false), Some(true)) => Effect::Tightened,
            (Some(true), Some(false)) => Effect::Loosened,
        };
        let what =
            if new.has_schema == Some(true) { "is new" } else { "is gone" };
        let message = format!("{id}: the schema {what}");
        let at = new.pointer.join("schema");
        let facts = (Value::Null, Value::Null);
        let breaks = effect.breaks(direction);
        self.change(&rule::MESSAGE, &at, message, breaks, facts);
    }
}

/// The addresses of `these` that `those` has not, whatever the parameters are
/// called.
fn missing(these: &[String], those: &[String]) -> Vec<String> {
    let alike = |a: &String, b: &String| template(a) == template(b);
    let has = |it: &&String| those.iter().any(|other| alike(it, other));
    these.iter().filter(|it| !has(it)).cloned().collect()
}
