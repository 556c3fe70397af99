//! Compares request bodies, responses and their media types.

use super::{OperationComparison, SchemaBefore, SchemaPair, added_or_removed};
use crate::document::openapi::{Direction, MessageLocation};
use crate::document::pointer::Pointer;
use crate::operation::change::ChangeDirection;
use crate::operation::matching;
use crate::operation::{MediaType, MediaTypeSchema, Operation, Response};
use crate::report::rule::{self, Rule};
use serde_json::Value;

const REQUEST_BODY: &[&str] = &["required", "content"];
const RESPONSE: &[&str] = &["headers", "content"];
const MEDIA_TYPE: &[&str] = &["schema"];

impl<'a> OperationComparison<'a> {
    pub(super) fn compare_request_body(
        &mut self,
        before: &'a Operation,
        after: &'a Operation,
    ) {
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
        self.report_presence(rule, &name, direction, &at, required);
        if let (Some(old), Some(new)) = (old, new) {
            self.add_object_pair(&old.pointer, &new.pointer, REQUEST_BODY);
            self.compare_reference(
                (&old.written_at, &old.pointer),
                (&new.written_at, &new.pointer),
            );
            let media_types = (&*old.media_types, &*new.media_types);
            self.compare_media_types(
                &after.name,
                direction,
                &new.pointer,
                media_types,
            );
        }
    }

    pub(super) fn compare_responses(
        &mut self,
        before: &'a Operation,
        after: &'a Operation,
    ) {
        let matched = matching::responses(&before.responses, &after.responses);
        let direction = after.caller.response();
        for old in matched.removed {
            let name = format!("{} {}", after.name, old.status);
            let at = after.pointer.join("responses").join(&old.status);
            self.changes.push(added_or_removed(&at, &name, false));
        }
        for new in matched.added {
            let name = format!("{} {}", after.name, new.status);
            self.changes.push(added_or_removed(&new.pointer, &name, true));
        }
        // Where all of `default` is gone, that is told by itself.
        let stays = |(old, _): &(&Response, _)| old.status == "default";
        if matched.pairs.iter().any(stays) {
            let (old, new) = (&before.responses, &after.responses);
            for class in matching::undescribed(old, new) {
                let name = format!("{} {class}", after.name);
                let at = after.pointer.join("responses").join(class);
                self.changes.push(added_or_removed(&at, &name, false));
            }
        }
        for (old, new) in matched.pairs {
            let name = format!("{} {}", after.name, new.status);
            if matching::is_another_status(&old.status, &new.status) {
                let at = after.pointer.join("responses").join(&old.status);
                let before = format!("{} {}", after.name, old.status);
                self.changes.push(added_or_removed(&at, &before, false));
                self.changes.push(added_or_removed(&new.pointer, &name, true));
            } else if !old.status.eq_ignore_ascii_case(&new.status) {
                let before = format!("{} {}", before.name, old.status);
                self.report_moved(new.pointer.clone(), &before, &name);
            }
            self.add_object_pair(&old.pointer, &new.pointer, RESPONSE);
            self.compare_reference(
                (&old.written_at, &old.pointer),
                (&new.written_at, &new.pointer),
            );
            self.compare_headers(&name, direction, old, new);
            let media_types = (&*old.media_types, &*new.media_types);
            self.compare_media_types(
                &name,
                direction,
                &new.pointer,
                media_types,
            );
        }
    }

    pub(super) fn compare_media_types(
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
            self.changes.push(added_or_removed(&at, &name, false));
        }
        for new in matched.added {
            let name = format!("{of} {}", new.name);
            self.changes.push(added_or_removed(&new.pointer, &name, true));
        }
        for (old, new) in matched.pairs {
            let id = format!("{of} {}", new.name);
            let before = format!("{of} {}", old.name);
            if direction == Direction::Request
                && matching::is_range_of(&old.name, &new.name)
            {
                let message = format!("{before} is no longer taken, only {id}");
                let impact = ChangeDirection::Tightened.impact(direction);
                let rule = &rule::MESSAGE_ADDED_OR_REMOVED;
                let facts = (before.into(), id.as_str().into());
                self.change(rule, &new.pointer, message, impact, facts);
            } else if !matching::is_same_media_type(&old.name, &new.name) {
                self.report_moved(new.pointer.clone(), &before, &id);
            }
            self.add_object_pair(&old.pointer, &new.pointer, MEDIA_TYPE);
            self.compare_body(&id, direction, old, new);
        }
    }

    /// A media type without a schema takes anything.
    pub(super) fn compare_body(
        &mut self,
        id: &str,
        direction: Direction,
        old: &'a MediaType,
        new: &'a MediaType,
    ) {
        let body = |of: &MediaType| MessageLocation {
            id: id.to_owned(),
            pointer: of.pointer.clone(),
            direction,
        };
        let pair = SchemaPair {
            before: SchemaBefore::Body(body(old), old),
            after: body(new),
        };
        let (Some(was), Some(is)) = (old.schema, new.schema) else {
            self.schemas.push(pair);
            return;
        };
        let is_new = match (was, is) {
            (
                MediaTypeSchema::Absent,
                MediaTypeSchema::Absent | MediaTypeSchema::Any,
            )
            | (MediaTypeSchema::Any, MediaTypeSchema::Absent) => return,
            (
                MediaTypeSchema::Any | MediaTypeSchema::Described,
                MediaTypeSchema::Any | MediaTypeSchema::Described,
            ) => {
                self.schemas.push(pair);
                return;
            }
            (MediaTypeSchema::Absent, MediaTypeSchema::Described) => true,
            (MediaTypeSchema::Described, MediaTypeSchema::Absent) => false,
        };
        let rule = &rule::MESSAGE_ADDED_OR_REMOVED;
        let at = new.pointer.join("schema");
        self.report_schema_presence(rule, id, direction, &at, is_new);
    }

    /// A schema that only one version has: what has none takes anything.
    pub(super) fn report_schema_presence(
        &mut self,
        rule: &'static Rule,
        of: &str,
        direction: Direction,
        at: &Pointer,
        is_new: bool,
    ) {
        let (what, effect) = if is_new {
            ("is new", ChangeDirection::Tightened)
        } else {
            ("is gone", ChangeDirection::Loosened)
        };
        let message = format!("{of}: the schema {what}");
        let facts = (Value::Null, Value::Null);
        self.change(rule, at, message, effect.impact(direction), facts);
    }
}
