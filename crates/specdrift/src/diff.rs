//! Two versions of a document: what changed in meaning, and who breaks. The
//! version before stands where a type stands in a check.

use crate::compare::comparison::{Comparison, ComparisonKind};
use crate::compare::describe;
use crate::compare::evaluate::{self, ComparisonResult};
use crate::compare::prove::RootSchemas;
use crate::compare::walk::Side;
use crate::decide::solver::Solver;
use crate::document::Document;
use crate::document::example;
use crate::document::openapi;
use crate::document::openapi::MessageBody;
use crate::document::pointer::Pointer;
use crate::document::reference;
use crate::prose::reader::Grammar;
use crate::report::Report;
use crate::report::finding::{Finding, FindingKind};
use crate::report::rule::{self, Rule};
use crate::schema::build;
use crate::schema::description::DescriptionReader;
use crate::schema::direction;
use crate::schema::emit::UndeclaredProperties;
use crate::schema::node::SchemaGraph;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Compares two versions of a document, everywhere or at one place.
pub fn diff(
    before: &Document,
    after: &Document,
    at: Option<&Pointer>,
) -> Report {
    let (solver, grammar) = (Solver::default(), Grammar::get());
    let differ =
        DocumentDiff { before, after, solver: &solver, grammar: Some(grammar) };
    differ.run(at)
}

pub(crate) struct DocumentDiff<'a> {
    pub(crate) before: &'a Document,
    pub(crate) after: &'a Document,
    pub(crate) solver: &'a Solver,
    pub(crate) grammar: Option<&'a dyn DescriptionReader>,
}

impl DocumentDiff<'_> {
    pub(crate) fn run(&self, at: Option<&Pointer>) -> Report {
        let mut report = Report::default();
        let asked_for = |operation: &MessageBody| {
            at.is_none_or(|at| {
                at.contains(&operation.pointer)
                    || operation.pointer.contains(at)
            })
        };
        let of = |document: &Document| -> Vec<MessageBody> {
            openapi::message_bodies(&document.value)
                .into_iter()
                .filter(asked_for)
                .collect()
        };
        let (mut old, mut new) = (of(self.before), of(self.after));
        if let (Some(at), true, true) = (at, old.is_empty(), new.is_empty()) {
            let name = at.last().unwrap_or_default();
            old.push(openapi::schema(name.clone(), at.clone()));
            new.push(openapi::schema(name, at.clone()));
        }
        report.summary.operations = new.len().max(old.len());
        let was: BTreeMap<&str, &MessageBody> = old
            .iter()
            .map(|operation| (operation.id.as_str(), operation))
            .collect();
        let is: BTreeSet<&str> =
            new.iter().map(|operation| operation.id.as_str()).collect();
        for operation in old.iter().filter(|o| !is.contains(o.id.as_str())) {
            report.findings.push(self.removed_message(operation));
            report.summary.comparisons += 1;
        }
        let rest_is_the_same =
            same_but_paths(&self.before.value, &self.after.value);
        for operation in &new {
            match was.get(operation.id.as_str()) {
                Some(before) => {
                    let same = rest_is_the_same
                        && before.pointer.resolve(&self.before.value)
                            == operation.pointer.resolve(&self.after.value);
                    report.add(self.compare_message(before, operation, same));
                }
                None => {
                    report.findings.push(self.added_message(operation));
                    report.summary.comparisons += 1;
                }
            }
        }
        report.summary.findings = report.findings.len();
        report
    }

    fn side(&self, document: &Document, at: &Pointer) -> SchemaGraph {
        let openapi_version = document.openapi_version();
        build::graph(&document.value, at, openapi_version, self.grammar)
    }

    /// Compares one message in both versions.
    fn compare_message(
        &self,
        before: &MessageBody,
        after: &MessageBody,
        same: bool,
    ) -> ComparisonResult {
        let old_at = openapi::schema_of(&self.before.value, &before.pointer);
        let new_at = openapi::schema_of(&self.after.value, &after.pointer);
        let mut theirs = self.side(self.after, &new_at);
        let direction = after.direction;
        direction::keep_requirements(&mut theirs, self.after, direction);
        let mut outcome = ComparisonResult::default();
        for problem in &theirs.errors {
            let line =
                self.after.position(&problem.pointer).map(|(line, _)| line);
            let failure = problem.in_file(&self.after.file, line);
            outcome.findings.push(describe::failed(after, "", &failure));
            outcome.summary.undecided += 1;
        }
        if same {
            outcome.summary.comparisons += 2 * theirs.nodes.len();
            return outcome;
        }
        let mut ours = self.side(self.before, &old_at);
        direction::keep_requirements(&mut ours, self.before, direction);
        let roots = RootSchemas::new(&ours, &theirs, self.solver);
        let accepts = |bytes: &[u8]| {
            let value = serde_json::from_slice::<Value>(bytes);
            value.is_ok_and(|value| {
                let undeclared = UndeclaredProperties::AsWritten;
                roots.accepts(Side::Ours, undeclared, &value) == Some(true)
            })
        };
        let comparison = Comparison {
            body: after,
            document: self.after,
            reader_accepts: &accepts,
            source_location: &|_| None,
            schema_pointer: new_at.clone(),
            kind: ComparisonKind::Versions,
            roots: RootSchemas::new(&ours, &theirs, self.solver),
        };
        let mut judged = evaluate::differences(&comparison, self.solver);
        self.at_references(&theirs, &mut judged.findings);
        outcome.findings.extend(judged.findings);
        outcome.summary.comparisons += judged.summary.comparisons;
        outcome.summary.undecided += judged.summary.undecided;
        outcome.summary.differences += judged.summary.differences;
        outcome.summary.proved += judged.summary.proved;
        outcome.summary.prose += judged.summary.prose;
        outcome.findings.extend(self.faults(
            &comparison,
            &ours,
            before,
            &old_at,
        ));
        outcome
            .findings
            .extend(discriminator_changes(&comparison, self.before));
        outcome.findings.extend(examples(
            &comparison,
            self.before,
            before,
            &old_at,
        ));
        outcome
    }

    /// What has changed because a reference leads elsewhere is found at the
    /// reference, not in the schema that it leads to now.
    fn at_references(&self, theirs: &SchemaGraph, findings: &mut [Finding]) {
        let (old, new) = (&self.before.value, &self.after.value);
        for (at, _) in &theirs.schemas {
            let place = at.join("$ref");
            let (was, is) = (place.resolve(old), place.resolve(new));
            let target = is.and_then(Value::as_str).and_then(reference::local);
            let Some(target) = target.filter(|_| was != is) else { continue };
            if target.resolve(old) != target.resolve(new) {
                continue;
            }
            for finding in &mut *findings {
                if target.contains(&finding.location.pointer) {
                    finding.location.pointer = place.clone();
                    let position = self.after.position(&place);
                    finding.location.line = position.map(|(line, _)| line);
                    finding.location.column =
                        position.map(|(_, column)| column);
                    if let FindingKind::Difference(difference) =
                        &mut finding.kind
                    {
                        difference.phrase = None;
                    }
                }
            }
        }
    }

    /// The faults of the document by itself that are new.
    fn faults(
        &self,
        comparison: &Comparison<'_>,
        ours: &SchemaGraph,
        before: &MessageBody,
        at: &Pointer,
    ) -> Vec<Finding> {
        let old = Comparison {
            body: before,
            document: self.before,
            reader_accepts: comparison.reader_accepts,
            source_location: comparison.source_location,
            roots: RootSchemas::new(ours, ours, self.solver),
            schema_pointer: at.clone(),
            kind: ComparisonKind::Versions,
        };
        let all = |comparison: &Comparison<'_>| {
            let mut all: Vec<Finding> =
                evaluate::lints(comparison, self.solver).collect();
            let unread = &comparison.roots.theirs.unread;
            all.extend(
                unread
                    .iter()
                    .map(|unread| describe::unread(comparison, unread)),
            );
            all
        };
        // A fault that was there before may stand elsewhere now.
        let name = |fault: &Finding| {
            let value = fault.counterexample().map(ToString::to_string);
            (fault.rule.id, fault.message.clone(), value)
        };
        let mut is = all(comparison);
        if is.is_empty() {
            return is;
        }
        let mut was = all(&old);
        is.retain(|fault| {
            let place = was.iter().position(|other| {
                other.fingerprint == fault.fingerprint
                    && name(other) == name(fault)
            });
            place.map(|place| was.remove(place)).is_none()
        });
        is.retain(|fault| {
            let place = was.iter().position(|other| name(other) == name(fault));
            place.map(|place| was.remove(place)).is_none()
        });
        is
    }

    fn removed_message(&self, operation: &MessageBody) -> Finding {
        let mut at = Some(operation.pointer.clone());
        while let Some(place) = &at {
            if place.resolve(&self.after.value).is_some() {
                break;
            }
            at = place.parent();
        }
        let message = format!("{} is no longer described", operation.id);
        describe::message_change(
            self.after,
            operation,
            at.unwrap_or_default(),
            message,
            false,
        )
    }

    fn added_message(&self, operation: &MessageBody) -> Finding {
        let message = format!("{} is new", operation.id);
        let at = operation.pointer.clone();
        describe::message_change(self.after, operation, at, message, true)
    }
}

/// Whether two documents say the same in all but their paths, so that a message
/// that is written the same means the same.
fn same_but_paths(before: &Value, after: &Value) -> bool {
    match (before.as_object(), after.as_object()) {
        (Some(before), Some(after)) => {
            let rest = |(name, _): &(&String, &Value)| *name != "paths";
            before.iter().filter(rest).eq(after.iter().filter(rest))
        }
        (None, _) | (_, None) => false,
    }
}

/// Discriminators that have changed. They judge no value, so no schema shows
/// it.
fn discriminator_changes(
    comparison: &Comparison<'_>,
    before: &Document,
) -> Vec<Finding> {
    let of = |side: &SchemaGraph, root: &Value| -> BTreeMap<Pointer, Value> {
        let places =
            side.schemas.iter().map(|(at, _)| at.join("discriminator"));
        places
            .filter_map(|at| Some((at.clone(), at.resolve(root)?.clone())))
            .collect()
    };
    let mut was = of(comparison.roots.ours, &before.value);
    let is = of(comparison.roots.theirs, &comparison.document.value);
    let moved = |at: &Pointer,
                 value: &Value,
                 was: &mut BTreeMap<Pointer, Value>| {
        let same =
            was.iter().find(|(_, old)| *old == value).map(|(at, _)| at.clone());
        let at =
            if was.get(at) == Some(value) { Some(at.clone()) } else { same };
        at.and_then(|at| was.remove(&at)).is_some()
    };
    let new: Vec<(&Pointer, &Value)> =
        is.iter().filter(|(at, value)| !moved(at, value, &mut was)).collect();
    let mut out = Vec::new();
    let what = "the discriminator";
    for (at, value) in new {
        let old = was.remove(at);
        let rule = &rule::SELECTOR;
        out.push(changed(
            comparison,
            rule,
            at.clone(),
            what,
            old.as_ref(),
            Some(value),
        ));
    }
    for (at, value) in was {
        let at = at.parent().unwrap_or_default();
        if at.resolve(&comparison.document.value).is_some() {
            let rule = &rule::SELECTOR;
            out.push(changed(comparison, rule, at, what, Some(&value), None));
        }
    }
    out
}

fn examples(
    comparison: &Comparison<'_>,
    before: &Document,
    old: &MessageBody,
    old_at: &Pointer,
) -> Vec<Finding> {
    let after = &comparison.document.value;
    let now = example::examples(
        after,
        &comparison.body.pointer,
        &comparison.schema_pointer,
    );
    let was = example::examples(&before.value, &old.pointer, old_at);
    let mut out = Vec::new();
    for one in now.iter().filter(|one| !one.assembled) {
        let raw = one.at.resolve(after);
        let same = was.iter().find(|other| other.name == one.name);
        let before = same.and_then(|same| same.at.resolve(&before.value));
        if raw != before {
            let what = format!("example {:?}", one.name);
            let at = one.at.clone();
            out.push(changed(
                comparison,
                &rule::EXAMPLE_CHANGED,
                at,
                &what,
                before,
                raw,
            ));
        }
    }
    out
}

fn changed(
    comparison: &Comparison<'_>,
    rule: &'static Rule,
    at: Pointer,
    what: &str,
    old: Option<&Value>,
    new: Option<&Value>,
) -> Finding {
    let how = match (old, new) {
        (None, _) => "is new",
        (_, None) => "is gone",
        (Some(Value::String(_)), Some(Value::Object(_) | Value::Array(_))) => {
            "was a text and is now JSON"
        }
        (Some(_), Some(_)) => "has changed",
    };
    let both =
        (old.cloned().unwrap_or_default(), new.cloned().unwrap_or_default());
    describe::change(comparison, rule, at, format!("{what} {how}"), both)
}
