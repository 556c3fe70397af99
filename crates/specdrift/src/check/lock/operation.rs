//! Holds one operation against its record.

use super::subject;
use crate::budget::BudgetExhausted;
use crate::compare::comparison::Comparison;
use crate::compare::comparison_kind::ComparisonKind;
use crate::compare::describe;
use crate::compare::evaluate::{self, ComparisonResult};
use crate::compare::prove::RootSchemas;
use crate::compare::report_builder::ReportBuilder;
use crate::decide::solver::Solver;
use crate::document::Document;
use crate::document::load_error::LoadError;
use crate::document::openapi::MessageLocation;
use crate::document::pointer::Pointer;
use crate::operation::annotation::Annotations;
use crate::operation::change::Change;
use crate::operation::compare::{self, SchemaBefore, SchemaPair};
use crate::operation::json_text::JsonText;
use crate::operation::matching;
use crate::operation::{MediaType, Operation};
use crate::schema::build;
use crate::schema::description::DescriptionReader;
use crate::schema::parameter_text::read_as_texts;

/// What records are held against.
#[derive(Clone, Copy)]
pub(super) struct LockComparer<'a> {
    pub(super) document: &'a Document,
    pub(super) solver: &'a Solver,
    pub(super) descriptions: &'a dyn DescriptionReader,
}

impl LockComparer<'_> {
    /// Adds every difference between an operation and its record.
    pub(super) fn operation(
        self,
        before: &Operation,
        after: &Operation,
        report: &mut ReportBuilder,
    ) {
        let compared = compare::operations(before, after);
        self.report_changes(after, compared.changes, report);
        for SchemaPair { before, after: body } in compared.schemas {
            match before {
                SchemaBefore::Parameter { parameter, is_text } => {
                    let schema = parameter.schema.as_ref();
                    report.add(self.schema(schema, &body, is_text));
                }
                SchemaBefore::Body(_, media_type) => {
                    self.body(media_type, &body, after, report);
                }
            }
        }
        let callbacks =
            matching::operations(&before.callbacks, &after.callbacks);
        for (before, after) in callbacks.pairs {
            self.operation(before, after, report);
        }
        let removed = callbacks.removed.into_iter().map(|it| (it, false));
        let added = callbacks.added.into_iter().map(|it| (it, true));
        for (callback, is_new) in removed.chain(added) {
            let at = after.pointer.join("callbacks");
            let at = if is_new { &callback.pointer } else { &at };
            let change = compare::added_or_removed(at, &callback.name, is_new);
            self.report_changes(callback, vec![change], report);
        }
    }

    pub(super) fn report_changes(
        self,
        of: &Operation,
        changes: Vec<Change>,
        report: &mut ReportBuilder,
    ) {
        let finding =
            |change: Change| change.finding(self.document, subject(of));
        let findings = changes.into_iter().map(finding).collect();
        let mut result = ComparisonResult::default();
        result.summary.comparisons += 1;
        result.findings = findings;
        report.add(result);
    }

    /// Compares what the record has of a body: what its schema says besides
    /// what it accepts, and of a callback's body the schema. What is found at
    /// the place already is not told again.
    fn body(
        self,
        before: &MediaType,
        after: &MessageLocation,
        operation: &Operation,
        report: &mut ReportBuilder,
    ) {
        let at = after.pointer.join("schema");
        let root = &self.document.value;
        let budget = self.solver.budget();
        let now = Annotations::read(root, &at, budget);
        let mut changes = now.changes_since(&before.annotations);
        changes.retain(|change| !report.has_finding_at(&change.holder));
        let changes =
            changes.into_iter().map(|change| change.change(after.direction));
        self.report_changes(operation, changes.collect(), report);
        let recorded = before.recorded_schema.as_ref();
        if recorded.is_some() && at.resolve(root).is_some() {
            let body = MessageLocation { pointer: at, ..after.clone() };
            report.add(self.schema(recorded, &body, false));
        }
    }

    /// Compares a schema as it was recorded with what it is.
    fn schema(
        self,
        recorded: Option<&JsonText>,
        after: &MessageLocation,
        is_text: bool,
    ) -> ComparisonResult {
        let compare = || self.compare_schema(recorded, after, is_text);
        let (mut result, is_cut) = self.solver.at_place(compare);
        if is_cut {
            self.fail(
                after,
                &after.pointer,
                &BudgetExhausted.to_string(),
                &mut result,
            );
        }
        result
    }

    fn compare_schema(
        self,
        recorded: Option<&JsonText>,
        after: &MessageLocation,
        is_text: bool,
    ) -> ComparisonResult {
        let Some(JsonText(recorded)) = recorded else {
            let mut result = ComparisonResult::default();
            let reason = "its schema is not recorded";
            self.fail(after, &after.pointer, reason, &mut result);
            return result;
        };
        let version = self.document.openapi_version();
        let budget = self.solver.budget();
        let read = Some(self.descriptions);
        let root = Pointer::root();
        let mut ours = build::graph(recorded, &root, version, read, budget);
        let value = &self.document.value;
        let at = &after.pointer;
        let mut theirs = build::graph(value, at, version, read, budget);
        if is_text {
            read_as_texts(&mut ours, &mut theirs);
        }
        let comparison = Comparison {
            body: after,
            document: self.document,
            reader_accepts: None,
            source_location: &|_| None,
            schema_pointer: after.pointer.clone(),
            kind: ComparisonKind::Versions,
            roots: RootSchemas::new(&ours, &theirs, self.solver),
        };
        let mut result = evaluate::differences(&comparison, self.solver);
        for error in &theirs.errors {
            self.fail(after, &error.pointer, &error.reason, &mut result);
        }
        result
    }

    /// Something that could not be judged, at its place.
    fn fail(
        self,
        of: &MessageLocation,
        at: &Pointer,
        reason: &str,
        into: &mut ComparisonResult,
    ) {
        let position = self.document.position(at);
        let line = position.map(|(line, _)| line);
        let reason = format!("{at}: {reason}");
        let error = LoadError::at(&self.document.file, line, reason);
        let id = &self.document.id;
        into.findings.push(describe::failed(of, id, &error));
        into.summary.undecided += 1;
    }
}
