//! Holds what the types do not model of the operations that bindings name
//! against what the lock file records.

use crate::budget::BudgetExhausted;
use crate::compare::comparison::Comparison;
use crate::compare::comparison_kind::ComparisonKind;
use crate::compare::describe;
use crate::compare::evaluate::{self, ComparisonResult};
use crate::compare::prove::RootSchemas;
use crate::compare::report_builder::ReportBuilder;
use crate::config::lock::{Lock, LockedOperation};
use crate::config::{Binding, Config, Documents};
use crate::decide::solver::Solver;
use crate::document::Document;
use crate::document::load_error::LoadError;
use crate::document::openapi::MessageBody;
use crate::document::pointer::Pointer;
use crate::operation::Operation;
use crate::operation::change::Change;
use crate::operation::compare::{self, SchemaBefore};
use crate::operation::matching;
use crate::operation::parameter::Parameter;
use crate::operation::read::operations;
use crate::prose::reader::Grammar;
use crate::report::finding::{Finding, FindingKind, Location, Subject};
use crate::report::fingerprint;
use crate::report::rule::{self, Rule};
use crate::schema::build;

/// Adds every difference between the lock file and the documents. Only the
/// operations of `bindings` are looked at; `all` says whether these are all.
pub(super) fn compare(
    config: &Config,
    bindings: &[&Binding],
    documents: &Documents,
    solver: &Solver,
    all: bool,
    report: &mut ReportBuilder,
) {
    let Some(lock) = &config.lock else { return };
    for document in &documents.documents {
        let of = |it: &&LockedOperation| it.document == document.id;
        let before: Vec<Operation> = lock
            .operations
            .iter()
            .filter(of)
            .map(|locked| locked.operation.clone().located())
            .collect();
        let found = operations(&document.value, solver.budget());
        let after = found.operations;
        let matched = matching::operations(&before, &after);
        let is_bound = |operation: &Operation| {
            bindings.iter().any(|binding| {
                binding.document == document.id && operation.holds(&binding.at)
            })
        };
        for reference in &found.unresolved {
            let holds = |it: &&Operation| {
                [&it.pointer, &it.path_item, &it.path_entry]
                    .iter()
                    .any(|place| place.contains(&reference.at))
            };
            let holder = after.iter().find(|it| is_bound(it) && holds(it));
            if let Some(holder) = holder
                && !report.has_finding_at(&reference.at)
            {
                let body = MessageBody {
                    id: holder.name.clone(),
                    pointer: reference.at.clone(),
                    direction: holder.caller.request(),
                };
                let error = reference.in_document(document);
                report.fail(describe::failed(&body, &document.id, &error));
            }
        }
        for (before, after) in matched.pairs {
            if is_bound(after) {
                let compared = Compared { document, after, solver };
                compared.add(before, report);
            } else if all {
                let reason = format!("no binding names {}", before.name);
                let finding = of_the_file(lock, &rule::STALE_RECORD, reason);
                report.push(finding);
            }
        }
        for after in matched.added.into_iter().filter(|it| is_bound(it)) {
            let reason = format!("{} is not recorded", after.name);
            let finding = of_the_file(lock, &rule::NOT_RECORDED, reason);
            report.push(finding);
        }
        for before in matched.removed.into_iter().filter(|_| all) {
            let at = Pointer::root().join("paths");
            let change = compare::added_or_removed(&at, &before.name, false);
            report.push(change.finding(document, subject(before)));
        }
    }
    let listed = |it: &&LockedOperation| {
        documents.get(&it.document).is_none()
            && !documents.failed.iter().any(|failed| failed.id == it.document)
    };
    for stale in lock.operations.iter().filter(|it| all && listed(it)) {
        let reason = format!("there is no document {}", stale.document);
        report.push(of_the_file(lock, &rule::STALE_RECORD, reason));
    }
}

struct Compared<'a> {
    document: &'a Document,
    after: &'a Operation,
    solver: &'a Solver,
}

impl Compared<'_> {
    fn add(&self, before: &Operation, report: &mut ReportBuilder) {
        let compared = compare::operations(before, self.after);
        let mut outcome = ComparisonResult::default();
        let finding =
            |change: Change| change.finding(self.document, subject(self.after));
        outcome.findings.extend(compared.changes.into_iter().map(finding));
        report.add(outcome);
        for pair in compared.schemas {
            if let SchemaBefore::Parameter(before) = pair.before {
                report.add(self.schema(before, &pair.after));
            }
        }
    }

    /// Compares the schema of a parameter or header as it was recorded with
    /// what it is.
    fn schema(
        &self,
        before: &Parameter,
        after: &MessageBody,
    ) -> ComparisonResult {
        let compare_parameter = || self.compare_parameter(before, after);
        let (mut result, is_cut) = self.solver.at_place(compare_parameter);
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

    fn compare_parameter(
        &self,
        before: &Parameter,
        after: &MessageBody,
    ) -> ComparisonResult {
        let Some(recorded) = &before.schema else {
            let mut result = ComparisonResult::default();
            let reason = "its schema is not recorded";
            self.fail(after, &after.pointer, reason, &mut result);
            return result;
        };
        let version = self.document.openapi_version();
        let budget = self.solver.budget();
        let grammar = Some(Grammar::get() as _);
        let root = Pointer::root();
        let ours = build::graph(recorded, &root, version, grammar, budget);
        let value = &self.document.value;
        let at = &after.pointer;
        let theirs = build::graph(value, at, version, grammar, budget);
        let roots = || RootSchemas::new(&ours, &theirs, self.solver);
        let comparison = Comparison {
            body: after,
            document: self.document,
            reader_accepts: None,
            source_location: &|_| None,
            schema_pointer: after.pointer.clone(),
            kind: ComparisonKind::Versions,
            roots: roots(),
        };
        let mut result = evaluate::differences(&comparison, self.solver);
        for error in &theirs.errors {
            self.fail(after, &error.pointer, &error.reason, &mut result);
        }
        result
    }

    /// Something that could not be judged, at its place.
    fn fail(
        &self,
        of: &MessageBody,
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

fn subject(operation: &Operation) -> Subject {
    Subject {
        id: operation.name.clone(),
        direction: operation.caller.request(),
    }
}

fn of_the_file(lock: &Lock, rule: &'static Rule, message: String) -> Finding {
    Finding {
        rule,
        level: rule.level,
        fingerprint: fingerprint::of(rule.id, &[&message], &[]),
        message,
        location: Location {
            document: String::new(),
            file: lock.file.clone(),
            pointer: Pointer::root(),
            line: Some(1),
            column: None,
        },
        subject: None,
        source: None,
        kind: FindingKind::Lock,
        waived: None,
    }
}
