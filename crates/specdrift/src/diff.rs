//! Two versions of a document: what changed in meaning, and who breaks. The
//! version before stands where a type stands in a check.

mod annotations;
mod cause;
mod changes;
mod example;
mod faults;
mod message;
mod outside_operations;
mod schemas;
mod unasserted;
mod unread;
mod without_effect;

use crate::budget::{Size, Work};
use crate::compare::describe;
use crate::compare::report_builder::ReportBuilder;
use crate::decide::solver::Solver;
use crate::document::Document;
use crate::document::openapi::{Direction, MessageLocation};
use crate::document::pointer::Pointer;
use crate::document::reference::{Unresolved, UnresolvedReference};
use crate::operation::Operation;
use crate::operation::change::Change;
use crate::operation::compare::{self, OperationComparison, SchemaBefore};
use crate::operation::matching;
use crate::operation::read::operations;
use crate::operation::remark::remarks;
use crate::prose::description_cache::DescriptionCache;
use crate::report::Report;
use crate::report::level::Level;
use crate::schema::description::DescriptionReader;
use message::MessagePair;
use serde_json::Value;
use std::collections::HashSet;

/// Compares two versions of a document, everywhere or at one place.
pub fn diff(
    before: &Document,
    after: &Document,
    at: Option<&Pointer>,
) -> Report {
    let bytes = before.text.len().max(after.text.len());
    let (solver, descriptions) = (Solver::new(bytes), DescriptionCache::new());
    let differ = DocumentDiff {
        before,
        after,
        solver: &solver,
        descriptions: &descriptions,
        at,
        rest_is_the_same: same_but_paths(&before.value, &after.value)
            && before.exact_numbers == after.exact_numbers,
    };
    differ.run()
}

struct DocumentDiff<'a> {
    before: &'a Document,
    after: &'a Document,
    solver: &'a Solver,
    descriptions: &'a dyn DescriptionReader,
    /// The place to compare; everywhere where there is none.
    at: Option<&'a Pointer>,
    /// Whether what is written the same means the same in both.
    rest_is_the_same: bool,
}

impl DocumentDiff<'_> {
    fn run(&self) -> Report {
        let mut report = ReportBuilder::default();
        let old = operations(&self.before.value, self.solver.budget());
        let new = operations(&self.after.value, self.solver.budget());
        for reference in &old.unresolved {
            self.report_unresolved_reference(
                self.before,
                reference,
                &mut report,
            );
        }
        for reference in &new.unresolved {
            self.report_unresolved_reference(
                self.after,
                reference,
                &mut report,
            );
        }
        let hidden: Vec<Pointer> = old
            .unresolved
            .into_iter()
            .chain(new.unresolved)
            .map(|reference| reference.at)
            .collect();
        let (old, new) = (old.operations, new.operations);
        let all = || old.iter().chain(&new);
        if all().any(|operation| self.is_asked_for(&operation.pointer)) {
            self.compare_operations(&old, &new, &hidden, &mut report);
        } else {
            self.compare_schemas(&mut report);
        }
        self.report_outside_operations((&old, &new), &mut report);
        if self.solver.budget().has_refused() {
            let at = self.at.cloned().unwrap_or_default();
            let reason = Unresolved::OverBudget;
            let cut = UnresolvedReference { at, reason };
            self.report_unresolved_reference(self.after, &cut, &mut report);
        }
        let mut report = report.finish();
        report.findings = cause::merge_by_cause(report.findings);
        report.summary.findings = report.findings.len();
        report
    }

    /// Whether a place is what is compared, or a part of it, or holds it.
    fn is_asked_for(&self, place: &Pointer) -> bool {
        self.at.is_none_or(|at| at.contains(place) || place.contains(at))
    }

    fn report_unresolved_reference(
        &self,
        document: &Document,
        reference: &UnresolvedReference,
        into: &mut ReportBuilder,
    ) {
        let at = &reference.at;
        if !self.is_asked_for(at) {
            return;
        }
        let body = MessageLocation {
            id: at.to_string(),
            pointer: at.clone(),
            direction: Direction::Response,
        };
        let error = reference.in_document(document);
        let mut finding = describe::failed(&body, &document.id, &error);
        if self.is_same_fault(at) {
            finding.level = Level::Warning;
            into.push(finding);
        } else {
            into.fail(finding);
        }
    }

    /// Compares the operations of both versions. One that only one version has
    /// may be `hidden` behind a reference of the other that cannot be followed.
    fn compare_operations(
        &self,
        old: &[Operation],
        new: &[Operation],
        hidden: &[Pointer],
        report: &mut ReportBuilder,
    ) {
        let matched = matching::operations(old, new);
        for (before, after) in matched.pairs {
            if self.is_asked_for(&before.pointer)
                || self.is_asked_for(&after.pointer)
            {
                report.count_operations(1);
                self.operation(before, after, hidden, report);
            }
        }
        let removed = matched.removed.into_iter().map(|it| (it, false));
        let added = matched.added.into_iter().map(|it| (it, true));
        let may_be_hidden = |operation: &Operation| {
            let item = Pointer::root().join("paths").join(&operation.path);
            hidden.iter().any(|reference| item.contains(reference))
        };
        for (operation, is_new) in removed.chain(added) {
            if self.is_asked_for(&operation.pointer)
                && !may_be_hidden(operation)
            {
                let at = &operation.pointer;
                let change =
                    compare::added_or_removed(at, &operation.name, is_new);
                report.count_operations(1);
                self.report_changes(operation, vec![change], report);
            }
        }
    }

    fn operation(
        &self,
        before: &Operation,
        after: &Operation,
        hidden: &[Pointer],
        report: &mut ReportBuilder,
    ) {
        let same = |before: &Pointer, after: &Pointer| {
            self.rest_is_the_same
                && before.resolve(&self.before.value)
                    == after.resolve(&self.after.value)
        };
        let OperationComparison { changes, schemas, objects } =
            compare::operations(before, after);
        // What cannot be followed on one side is neither new nor gone.
        let is_partial = before.is_partial || after.is_partial;
        let is_told = |change: &Change| {
            !(is_partial && (change.before.is_null() || change.after.is_null()))
        };
        self.report_counted(
            after,
            changes.into_iter().filter(is_told).collect(),
            report,
        );
        let compared: HashSet<Pointer> =
            schemas.iter().map(|pair| pair.after.pointer.clone()).collect();
        for pair in schemas {
            if !self.is_asked_for(&pair.after.pointer) {
                continue;
            }
            let new = &pair.after;
            let (old, same, is_text) = match pair.before {
                SchemaBefore::Body(body, _) => {
                    let same = same(&body.pointer, &new.pointer);
                    (body, same, false)
                }
                SchemaBefore::Parameter { parameter, is_text } => {
                    let pointer = parameter.schema_pointer.clone();
                    let pointer = pointer.unwrap_or_default();
                    // Its description may limit the value, too.
                    let same = same(&pointer, &new.pointer)
                        && same(
                            &parameter.pointer.join("description"),
                            &new.pointer
                                .parent()
                                .unwrap_or_default()
                                .join("description"),
                        );
                    let old = MessageLocation { pointer, ..new.clone() };
                    (old, same, is_text)
                }
            };
            let (before, after) = (&old, &pair.after);
            let pair = MessagePair { before, after, same, is_text };
            report.add(self.compare_message(pair));
        }
        // An example that has changed is told pointer by pointer.
        let mut all: Vec<Vec<Change>> = Vec::new();
        for pair in objects {
            // All of both objects is gone through.
            let objects = [
                pair.before.resolve(&self.before.value),
                pair.after.resolve(&self.after.value),
            ];
            let sizes = objects.into_iter().flatten().map(Size::of);
            let nodes = sizes.map(|size| size.nodes).sum::<u64>() / 4;
            if self.solver.budget().spend(Work::Nodes(nodes)).is_err() {
                break;
            }
            let (before, after) = (&self.before.value, &self.after.value);
            let budget = self.solver.budget();
            let mut changes = remarks(before, after, &pair, budget);
            let is_compared = compared.contains(&pair.after);
            changes.retain(|change| {
                !(report.has_finding_at(&change.pointer)
                    || (is_compared && is_whole_example(change, &pair.after)))
            });
            all.push(changes);
        }
        for changes in all {
            self.report_changes(after, changes, report);
        }
        self.compare_operations(
            &before.callbacks,
            &after.callbacks,
            hidden,
            report,
        );
    }
}

/// Whether a change is that an example of a message is new or gone, which is
/// told where the examples are compared.
fn is_whole_example(change: &Change, media_type: &Pointer) -> bool {
    let examples = media_type.join("examples");
    let is_one_sided = change.before.is_null() || change.after.is_null();
    is_one_sided
        && (change.pointer == media_type.join("example")
            || change.pointer == examples
            || change.pointer.parent() == Some(examples))
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
