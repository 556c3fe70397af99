//! Holds what the types do not model of the operations that bindings name
//! against what the lock file records.

mod operation;

use crate::compare::describe;
use crate::compare::report_builder::ReportBuilder;
use crate::config::lock::{Lock, LockedOperation};
use crate::config::{Binding, Config, Documents};
use crate::decide::solver::Solver;
use crate::document::openapi::MessageLocation;
use crate::document::pointer::Pointer;
use crate::operation::Operation;
use crate::operation::compare;
use crate::operation::matching;
use crate::operation::read::operations;
use crate::report::finding::{Finding, FindingKind, Location, Subject};
use crate::report::fingerprint;
use crate::report::rule::{self, Rule};
use crate::schema::description::DescriptionReader;
use operation::LockComparer;

/// Adds every difference between the lock file and the documents. Only the
/// operations of `bindings` are looked at; `all` says whether these are all.
pub(super) fn compare(
    config: &Config,
    bindings: &[&Binding],
    documents: &Documents,
    (solver, descriptions): (&Solver, &dyn DescriptionReader),
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
                let body = MessageLocation {
                    id: holder.name.clone(),
                    pointer: reference.at.clone(),
                    direction: holder.caller.request(),
                };
                let error = reference.in_document(document);
                report.fail(describe::failed(&body, &document.id, &error));
            }
        }
        let comparison = LockComparer { document, solver, descriptions };
        for (before, after) in matched.pairs {
            if is_bound(after) {
                comparison.operation(before, after, report);
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
        let is_told = |before: &&Operation| {
            all || bindings.iter().any(|binding| {
                binding.document == document.id && before.holds(&binding.at)
            })
        };
        for before in matched.removed.into_iter().filter(is_told) {
            let at = Pointer::root().join("paths");
            let change = compare::added_or_removed(&at, &before.name, false);
            comparison.report_changes(before, vec![change], report);
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
