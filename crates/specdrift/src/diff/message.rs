//! Compares the schema of one message in both versions, with what it says
//! besides.

use super::annotations::downgrade_other_direction;
use super::faults::is_reported;
use super::unread::move_limits_to_unread_phrases;
use super::{DocumentDiff, example, unasserted, without_effect};
use crate::budget::BudgetExhausted;
use crate::compare::comparison::Comparison;
use crate::compare::comparison_kind::ComparisonKind;
use crate::compare::describe;
use crate::compare::evaluate::{self, ComparisonResult};
use crate::compare::prove::RootSchemas;
use crate::document::Document;
use crate::document::openapi::{self, MessageLocation};
use crate::document::pointer::Pointer;
use crate::document::reference;
use crate::operation::annotation::Annotations;
use crate::report::finding::{Finding, FindingKind};
use crate::report::level::Level;
use crate::schema::build;
use crate::schema::direction;
use crate::schema::keyword::Keyword;
use crate::schema::node::SchemaGraph;
use crate::schema::parameter_text::read_as_texts;
use serde_json::Value;

/// Both versions of what is compared as one message.
#[derive(Debug, Clone, Copy)]
pub(super) struct MessagePair<'a> {
    pub(super) before: &'a MessageLocation,
    pub(super) after: &'a MessageLocation,
    /// Whether both are written the same, and mean the same.
    pub(super) same: bool,
    /// Whether the value is sent as text, and not as JSON.
    pub(super) is_text: bool,
}

impl DocumentDiff<'_> {
    fn side(&self, document: &Document, at: &Pointer) -> SchemaGraph {
        let budget = self.solver.budget();
        build::document_graph(document, at, Some(self.descriptions), budget)
    }

    /// What could not be followed on one side. What is no schema, and was the
    /// same before, says as little as it did.
    fn report_unresolved(
        &self,
        document: &Document,
        body: &MessageLocation,
        graph: &SchemaGraph,
        into: &mut ComparisonResult,
    ) {
        for problem in &graph.errors {
            let position = document.position(&problem.pointer);
            let line = position.map(|(line, _)| line);
            let failure = problem.in_file(&document.file, line);
            let body = MessageLocation {
                pointer: problem.pointer.clone(),
                ..body.clone()
            };
            let mut finding = describe::failed(&body, "", &failure);
            if self.is_same_fault(&problem.pointer) {
                finding.level = Level::Warning;
            } else {
                into.summary.undecided += 1;
            }
            into.findings.push(finding);
        }
    }

    /// Whether a place holds the same in both versions, which is neither a
    /// reference nor anything that others could be found in.
    pub(super) fn is_same_fault(&self, at: &Pointer) -> bool {
        let (was, is) =
            (at.resolve(&self.before.value), at.resolve(&self.after.value));
        let is_value = |value: &Value| {
            !(value.is_object() || value.is_array() || value.is_string())
        };
        let word = at.last().and_then(|word| Keyword::parse(&word));
        let is_reference =
            matches!(word, Some(Keyword::Ref | Keyword::DynamicRef));
        !is_reference && was == is && is.is_some_and(is_value)
    }

    /// Compares one message in both versions, with its share of the work that
    /// the report may take.
    pub(super) fn compare_message(
        &self,
        pair: MessagePair<'_>,
    ) -> ComparisonResult {
        let MessagePair { after, .. } = pair;
        let judge = || self.judge_message(pair);
        let (mut outcome, is_cut) = self.solver.at_place(judge);
        if is_cut {
            let position = self.after.position(&after.pointer);
            let line = position.map(|(line, _)| line);
            let error =
                BudgetExhausted.at(&self.after.file, &after.pointer, line);
            let cut = describe::failed(after, &self.after.id, &error);
            outcome.findings.push(cut);
            outcome.summary.undecided += 1;
        }
        outcome
    }

    fn judge_message(
        &self,
        MessagePair { before, after, same, is_text }: MessagePair<'_>,
    ) -> ComparisonResult {
        let old_at = openapi::schema_of(&self.before.value, &before.pointer);
        let new_at = openapi::schema_of(&self.after.value, &after.pointer);
        let direction = after.direction;
        let mut theirs = self.side(self.after, &new_at);
        direction::keep_requirements(&mut theirs, self.after, direction);
        let mut outcome = ComparisonResult::default();
        self.report_unresolved(self.after, after, &theirs, &mut outcome);
        if same {
            outcome.summary.comparisons += 2 * theirs.nodes.len();
            return outcome;
        }
        let mut ours = self.side(self.before, &old_at);
        direction::keep_requirements(&mut ours, self.before, direction);
        self.report_unresolved(self.before, before, &ours, &mut outcome);
        if is_text {
            read_as_texts(&mut ours, &mut theirs);
        }
        let comparison = Comparison {
            body: after,
            document: self.after,
            reader_accepts: None,
            source_location: &|_| None,
            schema_pointer: new_at.clone(),
            kind: ComparisonKind::Versions,
            roots: RootSchemas::new(&ours, &theirs, self.solver),
        };
        let mut judged = evaluate::differences(&comparison, self.solver);
        self.move_to_references(&theirs, &mut judged.findings);
        let budget = self.solver.budget();
        let old = Annotations::read(&self.before.value, &old_at, budget);
        let new = Annotations::read(&self.after.value, &new_at, budget);
        for finding in &mut judged.findings {
            downgrade_other_direction(finding, direction, [&old, &new]);
        }
        outcome.findings.extend(judged.findings);
        outcome.summary.comparisons += judged.summary.comparisons;
        outcome.summary.undecided += judged.summary.undecided;
        outcome.summary.differences += judged.summary.differences;
        outcome.summary.proved += judged.summary.proved;
        outcome.summary.prose += judged.summary.prose;
        let mut faults = self.faults(&comparison, &ours, before, &old_at);
        faults.retain(|fault| !is_reported(fault, &outcome.findings));
        move_limits_to_unread_phrases(
            &self.before.value,
            &ours,
            &mut outcome.findings,
            &mut faults,
        );
        outcome.findings.extend(faults);
        let discriminators =
            unasserted::discriminators(&comparison, self.before, budget);
        outcome.findings.extend(discriminators);
        let examples =
            example::changes(&comparison, self.before, before, &old_at, budget);
        outcome.findings.extend(examples);
        let annotations =
            self.annotations(&comparison, [&old, &new], &outcome.findings);
        outcome.findings.extend(annotations);
        let told = &outcome.findings;
        let others =
            without_effect::changes(&comparison, self.before, budget, told);
        outcome.findings.extend(others);
        outcome
    }

    /// What has changed because a reference leads elsewhere is found at the
    /// reference, not in the schema that it leads to now.
    pub(super) fn move_to_references(
        &self,
        theirs: &SchemaGraph,
        findings: &mut [Finding],
    ) {
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
}
