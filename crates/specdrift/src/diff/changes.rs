//! Reports what has changed in an operation.

use super::DocumentDiff;
use crate::budget::{BudgetExhausted, Size, Work};
use crate::compare::evaluate::ComparisonResult;
use crate::compare::report_builder::ReportBuilder;
use crate::operation::change::Change;
use crate::operation::{Caller, Operation};
use crate::report::finding::{Finding, Subject};

/// What a finding takes besides its texts and values, in bytes.
const PER_FINDING: u64 = 1_000;

/// What it takes to find, to keep and to write a finding, in nodes.
const NODES_PER_FINDING: u64 = 100;

impl DocumentDiff<'_> {
    /// Asks for the work that a finding about a change takes.
    fn spend_for_finding(
        &self,
        change: &Change,
    ) -> Result<(), BudgetExhausted> {
        let Change { pointer, message, before, after, .. } = change;
        let texts = pointer.as_str().len() + 3 * message.len();
        let values = Size::of(before).bytes + Size::of(after).bytes;
        let bytes = PER_FINDING + texts as u64 + values;
        let budget = self.solver.budget();
        budget.spend(Work::ReportBytes(bytes))?;
        budget.spend(Work::Nodes(NODES_PER_FINDING))
    }

    /// Adds what has changed in an operation, where it was asked for.
    pub(super) fn report_changes(
        &self,
        operation: &Operation,
        changes: Vec<Change>,
        report: &mut ReportBuilder,
    ) {
        let mut outcome = ComparisonResult::default();
        outcome.summary.comparisons += 1;
        outcome.findings = self.findings(operation, changes);
        report.add(outcome);
    }

    /// What has changed in an operation, where it was asked for.
    fn findings(
        &self,
        operation: &Operation,
        changes: Vec<Change>,
    ) -> Vec<Finding> {
        let mut out = Vec::new();
        for change in changes {
            if self.at.is_none_or(|at| at.contains(&change.pointer))
                && self.spend_for_finding(&change).is_ok()
            {
                let subject = Subject {
                    id: operation.name.clone(),
                    direction: operation.caller.request(),
                };
                out.push(change.finding(self.after, subject));
            }
        }
        out
    }

    /// As [`Self::report_changes`], where each place that one cause has counts.
    pub(super) fn report_counted(
        &self,
        operation: &Operation,
        changes: Vec<Change>,
        report: &mut ReportBuilder,
    ) {
        report.count_comparisons(1);
        for finding in self.findings(operation, changes) {
            // Each place that one cause has is counted; what we are called
            // with follows from what we call.
            let (was, is) = finding.facts();
            let is_counted = operation.caller == Caller::Client
                && !(was.is_null() && is.is_null());
            if is_counted {
                report.push(finding);
            } else {
                report.push_new(finding);
            }
        }
    }
}
