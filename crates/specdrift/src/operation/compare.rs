//! Compares two versions of an operation in all but its schemas, and says which
//! schemas and which objects stand for each other.

mod access;
mod bodies;
mod parameters;

use super::change::{Change, ChangeDirection};
use super::parameter::Parameter;
use super::{MediaType, Operation};
use crate::document::openapi::{Direction, MessageLocation};
use crate::document::pointer::Pointer;
use crate::report::impact::Impact;
use crate::report::rule::{self, Rule};
use serde_json::Value;

/// A schema in both versions.
#[derive(Debug, Clone)]
pub(crate) struct SchemaPair<'a> {
    pub(crate) before: SchemaBefore<'a>,
    pub(crate) after: MessageLocation,
}

/// A schema as it was.
#[derive(Debug, Clone)]
pub(crate) enum SchemaBefore<'a> {
    /// The body of a message.
    Body(MessageLocation, &'a MediaType),
    /// The value of a parameter or header, and whether both versions send it
    /// as text, and not as JSON.
    Parameter { parameter: &'a Parameter, is_text: bool },
}

/// An object that is the same in both versions.
#[derive(Debug, Clone)]
pub(crate) struct ObjectPair {
    pub(crate) before: Pointer,
    pub(crate) after: Pointer,
    /// The members that are compared elsewhere.
    pub(crate) handled: Vec<&'static str>,
    /// Whether all but extensions are compared elsewhere.
    pub(crate) only_extensions: bool,
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
const REFERENCE: &[&str] = &["$ref"];
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

/// Compares two versions of an operation.
pub(crate) fn operations<'a>(
    before: &'a Operation,
    after: &'a Operation,
) -> OperationComparison<'a> {
    let mut out = OperationComparison::default();
    if before.path != after.path {
        let at = after.pointer.clone();
        out.report_moved(at, &before.name, &after.name);
    }
    out.compare_deprecated(
        (before.deprecated, after.deprecated),
        &after.pointer,
        &after.name,
    );
    out.compare_servers(before, after);
    out.compare_security(before, after);
    out.compare_parameters(before, after);
    out.compare_request_body(before, after);
    out.compare_responses(before, after);
    let responses = |of: &Operation| of.pointer.join("responses");
    out.compare_extensions(responses(before), responses(after));
    let handled = [OPERATION, &access::same_access(before, after)].concat();
    out.add_object_pair(&before.pointer, &after.pointer, &handled);
    out.add_object_pair(&before.path_item, &after.path_item, PATH_ITEM);
    if after.path_entry != after.path_item {
        out.add_object_pair(&before.path_entry, &after.path_entry, PATH_ITEM);
    }
    out
}

/// An operation, a status or a media type that only one version has.
pub(crate) fn added_or_removed(
    at: &Pointer,
    name: &str,
    is_new: bool,
) -> Change {
    let (what, impact) = if is_new {
        ("is new", Impact::CompatibleNew)
    } else {
        ("is no longer described", Impact::SenderAndReader)
    };
    Change {
        rule: &rule::MESSAGE_ADDED_OR_REMOVED,
        pointer: at.clone(),
        message: format!("{name} {what}"),
        impact: Some(impact),
        stood_at: None,
        before: Value::Null,
        after: Value::Null,
    }
}

impl OperationComparison<'_> {
    fn add_object_pair(
        &mut self,
        before: &Pointer,
        after: &Pointer,
        handled: &[&'static str],
    ) {
        let (before, after) = (before.clone(), after.clone());
        let handled = handled.to_vec();
        self.objects.push(ObjectPair {
            before,
            after,
            handled,
            only_extensions: false,
        });
    }

    /// An object whose members are compared elsewhere, but for its extensions.
    fn compare_extensions(&mut self, before: Pointer, after: Pointer) {
        self.objects.push(ObjectPair {
            before,
            after,
            handled: Vec::new(),
            only_extensions: true,
        });
    }

    /// What a reference says beside where it leads ("Reference Object" of
    /// OpenAPI 3.1).
    fn compare_reference(
        &mut self,
        (before, leads_from): (&Pointer, &Pointer),
        (after, leads_to): (&Pointer, &Pointer),
    ) {
        if before != leads_from && after != leads_to {
            self.add_object_pair(before, after, REFERENCE);
        }
    }

    fn change(
        &mut self,
        rule: &'static Rule,
        pointer: &Pointer,
        message: String,
        impact: Impact,
        (before, after): (Value, Value),
    ) {
        let pointer = pointer.clone();
        let impact = Some(impact);
        self.changes.push(Change {
            rule,
            pointer,
            message,
            impact,
            stood_at: None,
            before,
            after,
        });
    }

    fn report_moved(&mut self, pointer: Pointer, before: &str, after: &str) {
        self.changes.push(Change {
            rule: &rule::MOVED,
            pointer,
            message: format!("{before} has moved to {after}"),
            impact: None,
            stood_at: None,
            before: before.into(),
            after: after.into(),
        });
    }

    fn compare_deprecated(
        &mut self,
        (before, after): (bool, bool),
        at: &Pointer,
        name: &str,
    ) {
        if before == after {
            return;
        }
        let (what, impact) = if after {
            ("is deprecated now", Impact::CompatibleDeprecated)
        } else {
            ("is no longer deprecated", Impact::CompatibleMoreAccepted)
        };
        let at = at.join("deprecated");
        let facts = (before.into(), after.into());
        let message = format!("{name} {what}");
        self.change(&rule::DEPRECATED, &at, message, impact, facts);
    }

    /// Something that may be left out, must be there, or is not known.
    fn report_presence(
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
                    Direction::Request => ChangeDirection::Tightened,
                    Direction::Response => ChangeDirection::Added,
                },
            ),
            (None, Some(false)) => ("is new", ChangeDirection::Added),
            (Some(_), None) => ("is gone", ChangeDirection::Removed),
            (Some(false), Some(true)) => {
                ("is now required", ChangeDirection::Tightened)
            }
            (Some(true), Some(false)) => {
                ("is no longer required", ChangeDirection::Loosened)
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
        self.change(rule, at, message, effect.impact(direction), facts);
    }
}
