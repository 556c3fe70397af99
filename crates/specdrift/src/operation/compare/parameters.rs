//! Compares parameters and headers.

use super::{OperationComparison, SchemaBefore, SchemaPair};
use crate::document::openapi::{Direction, MessageLocation};
use crate::document::pointer::Pointer;
use crate::operation::change::{Change, ChangeDirection, remark};
use crate::operation::matching::template_names;
use crate::operation::parameter::{
    EMPTY, EXPLODED, Parameter, ParameterKey, ParameterLocation, RESERVED,
};
use crate::operation::{Operation, Response};
use crate::report::impact::Impact;
use crate::report::rule;
use serde_json::json;
use std::collections::{HashMap, HashSet};

const PARAMETER: &[&str] = &[
    "name",
    "in",
    "required",
    "deprecated",
    "style",
    "explode",
    "allowReserved",
    EMPTY,
    "schema",
    "content",
];

/// Headers whose parameters OpenAPI passes over ("Parameter Object"): the
/// media types and the security requirements describe them.
const IGNORED_IN_REQUESTS: [&str; 3] =
    ["Accept", "Content-Type", "Authorization"];

/// Headers of a response that OpenAPI passes over ("Response Object").
const IGNORED_IN_RESPONSES: [&str; 1] = ["Content-Type"];

impl<'a> OperationComparison<'a> {
    pub(super) fn compare_parameters(
        &mut self,
        before: &'a Operation,
        after: &'a Operation,
    ) {
        let (old, new) =
            (template_names(&before.path), template_names(&after.path));
        // Parameters of the path are the same by their order from its end.
        let names: HashMap<&str, &str> =
            old.into_iter().rev().zip(new.into_iter().rev()).collect();
        let renamed = |parameter: &Parameter| {
            let in_path = parameter.location == ParameterLocation::Path;
            names
                .get(parameter.name.as_str())
                .filter(|_| in_path)
                .map(|name| (parameter.location, (*name).to_owned()))
        };
        let direction = after.caller.request();
        let at = after.pointer.join("parameters");
        for pair in pairs(&before.parameters, &after.parameters, renamed) {
            // A part of the path is sent whether or not a parameter says so.
            let is_known = |it: &Parameter| {
                let name = it.name.as_str();
                it.location == ParameterLocation::Path
                    && names.iter().any(|(was, is)| [*was, *is].contains(&name))
            };
            let is_undeclared = match (pair.before, pair.after) {
                (Some(one), None) | (None, Some(one)) => is_known(one),
                (Some(_), Some(_)) | (None, None) => false,
            };
            if is_undeclared || pair.has_name_of(&IGNORED_IN_REQUESTS) {
                self.report_ignored(&after.name, &at, &pair);
            } else {
                self.compare_parameter(&after.name, direction, &at, pair);
            }
        }
    }

    pub(super) fn compare_headers(
        &mut self,
        of: &str,
        direction: Direction,
        before: &'a Response,
        after: &'a Response,
    ) {
        let at = after.pointer.join("headers");
        for pair in pairs(&before.headers, &after.headers, |_| None) {
            if pair.has_name_of(&IGNORED_IN_RESPONSES) {
                self.report_ignored(of, &at, &pair);
            } else {
                self.compare_parameter(of, direction, &at, pair);
            }
        }
    }

    /// A header that is not described by a parameter, or a part of the path
    /// that is one without it, whatever it says.
    fn report_ignored(
        &mut self,
        of: &str,
        held_at: &Pointer,
        pair: &ParameterPair<'_>,
    ) {
        let Some(named) = pair.after.or(pair.before) else { return };
        let fact = |it: Option<&Parameter>| {
            it.map(|it| {
                let schema = it.schema.as_ref().map(|schema| &schema.0);
                json!({ "required": it.required, "schema": schema })
            })
        };
        let (before, after) = (fact(pair.before), fact(pair.after));
        if before != after {
            let kind = named.location.parameter();
            let name = format!("{of}: {kind} {}", named.name);
            let at = pair.after.map_or(held_at, |after| &after.pointer);
            let (before, after) = (before.as_ref(), after.as_ref());
            self.changes.push(remark(at.clone(), &name, before, after));
        }
    }

    /// A parameter or a header; `held_at` is where one that is gone was.
    fn compare_parameter(
        &mut self,
        of: &str,
        direction: Direction,
        held_at: &Pointer,
        ParameterPair { before, after }: ParameterPair<'a>,
    ) {
        let Some(named) = after.or(before) else { return };
        let name = format!("{} {}", named.location.parameter(), named.name);
        let required = |it: Option<&Parameter>| it.map(|it| it.required);
        let at = after.map_or(held_at, |after| &after.pointer);
        let rule = &rule::PARAMETER;
        self.report_presence(
            rule,
            &format!("{of}: {name}"),
            direction,
            at,
            (required(before), required(after)),
        );
        if let (Some(gone), None, Some(told)) =
            (before, after, self.changes.last_mut())
        {
            told.stood_at = Some(gone.pointer.clone());
        }
        let (Some(before), Some(after)) = (before, after) else { return };
        let whole = format!("{of}: {name}");
        let both = (before.deprecated, after.deprecated);
        self.compare_deprecated(both, &after.pointer, &whole);
        self.compare_serialization(direction, (before, after), &whole);
        self.compare_allow_empty_value(direction, (before, after), &whole);
        self.add_object_pair(&before.pointer, &after.pointer, PARAMETER);
        self.compare_reference(
            (&before.written_at, &before.pointer),
            (&after.written_at, &after.pointer),
        );
        match (before.has_schema(), &after.schema_pointer) {
            (false, None) => {}
            (true, Some(at)) => self.schemas.push(SchemaPair {
                before: SchemaBefore::Parameter {
                    parameter: before,
                    is_text: before.is_text() && after.is_text(),
                },
                after: MessageLocation {
                    id: format!("{of} {name}"),
                    pointer: at.clone(),
                    direction,
                },
            }),
            (false, Some(at)) => {
                self.report_schema_presence(rule, &whole, direction, at, true);
            }
            (true, None) => {
                let at = &after.pointer;
                self.report_schema_presence(rule, &whole, direction, at, false);
            }
        }
    }
}

impl OperationComparison<'_> {
    /// How a value is written as text.
    fn compare_serialization(
        &mut self,
        direction: Direction,
        (before, after): (&Parameter, &Parameter),
        name: &str,
    ) {
        // Without a schema nobody knows whether the value has parts. How they
        // are written concerns who may send some, before and now.
        let is_known = before.schema.is_some() == after.schema.is_some();
        let has_none = [before, after].map(Parameter::has_parts);
        let has_none = has_none.contains(&Some(false));
        let written = |it: &Parameter| {
            let ignored = if is_known && !has_none { "" } else { EXPLODED };
            it.serialization.replace(ignored, "")
        };
        let (was, is) = (written(before), written(after));
        let message = |was: &str, is: &str| {
            format!("{name} is written as {is}, before as {was}")
        };
        if was != is {
            // Who escapes reserved characters may go on.
            let impact = match direction {
                _ if is == format!("{was}{RESERVED}") => {
                    ChangeDirection::Loosened.impact(direction)
                }
                Direction::Request => Impact::Sender,
                Direction::Response => Impact::Reader,
            };
            let facts = (was.as_str().into(), is.as_str().into());
            let message = message(&was, &is);
            self.change(
                &rule::PARAMETER,
                &after.pointer,
                message,
                impact,
                facts,
            );
            return;
        }
        // Where a schema says no type, no difference in it tells of parts.
        let (was, is) = (&before.serialization, &after.serialization);
        let says_all = [before, after].map(Parameter::has_parts);
        if is_known && was != is && says_all.contains(&None) {
            let (old, new) = (was.as_str().into(), is.as_str().into());
            let told =
                remark(after.pointer.clone(), name, Some(&old), Some(&new));
            let message = message(was, is);
            self.changes.push(Change { message, ..told });
        }
    }

    /// Whether a parameter may be sent without a value.
    fn compare_allow_empty_value(
        &mut self,
        direction: Direction,
        (before, after): (&Parameter, &Parameter),
        name: &str,
    ) {
        let (was, is) = (before.may_be_empty, after.may_be_empty);
        let (what, effect) = match (was, is) {
            (true, false) => ("no longer be empty", ChangeDirection::Tightened),
            (false, true) => ("be empty now", ChangeDirection::Loosened),
            (true, true) | (false, false) => return,
        };
        let message = format!("{name} may {what}");
        let impact = effect.impact(direction);
        let at = after.pointer.join(EMPTY);
        let facts = (was.into(), is.into());
        self.change(&rule::PARAMETER, &at, message, impact, facts);
    }
}

/// Both versions of a parameter or header; one of them may be missing.
#[derive(Debug, Clone, Copy)]
struct ParameterPair<'a> {
    before: Option<&'a Parameter>,
    after: Option<&'a Parameter>,
}

impl ParameterPair<'_> {
    fn has_name_of(&self, headers: &[&str]) -> bool {
        self.after.or(self.before).is_some_and(|named| {
            named.location == ParameterLocation::Header
                && headers.iter().any(|it| it.eq_ignore_ascii_case(&named.name))
        })
    }
}

/// Both versions of each parameter: the first of the same name, or of the one
/// that it is renamed to.
fn pairs<'a>(
    before: &'a [Parameter],
    after: &'a [Parameter],
    renamed: impl Fn(&Parameter) -> Option<ParameterKey>,
) -> Vec<ParameterPair<'a>> {
    let mut first: HashMap<ParameterKey, usize> = HashMap::new();
    for (place, new) in after.iter().enumerate() {
        first.entry(new.key()).or_insert(place);
    }
    let mut old_keys = HashSet::new();
    let mut out = Vec::new();
    for old in before {
        let keys = [Some(old.key()), renamed(old)];
        let keys: Vec<ParameterKey> = keys.into_iter().flatten().collect();
        let place = keys.iter().filter_map(|key| first.get(key)).min();
        let new = place.and_then(|place| after.get(*place));
        out.push(ParameterPair { before: Some(old), after: new });
        old_keys.extend(keys);
    }
    let added = after.iter().filter(|new| !old_keys.contains(&new.key()));
    out.extend(
        added.map(|new| ParameterPair { before: None, after: Some(new) }),
    );
    out
}
