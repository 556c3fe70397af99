//! Documents without operations, and one schema that is asked for.

use super::DocumentDiff;
use super::message::MessagePair;
use crate::compare::describe;
use crate::compare::evaluate::ComparisonResult;
use crate::compare::report_builder::ReportBuilder;
use crate::document::Document;
use crate::document::openapi::{self, MessageLocation};
use crate::operation::compare;

impl DocumentDiff<'_> {
    /// Compares the schemas of documents without operations, or the one schema
    /// that is asked for.
    pub(super) fn compare_schemas(&self, report: &mut ReportBuilder) {
        let of = |document: &Document| -> Vec<MessageLocation> {
            openapi::message_bodies(&document.value)
                .into_iter()
                .filter(|body| self.is_asked_for(&body.pointer))
                .collect()
        };
        let (mut old, mut new) = (of(self.before), of(self.after));
        if let (Some(at), true, true) =
            (self.at, old.is_empty(), new.is_empty())
        {
            let name = at.last().unwrap_or_default();
            old.push(openapi::schema(name.clone(), at.clone()));
            new.push(openapi::schema(name, at.clone()));
        }
        report.count_operations(new.len().max(old.len()));
        let only = |body: &MessageLocation, is_new: bool| {
            let change =
                compare::added_or_removed(&body.pointer, &body.id, is_new);
            let mut outcome = ComparisonResult::default();
            outcome.summary.comparisons += 1;
            let subject = describe::subject(body);
            outcome.findings.push(change.finding(self.after, subject));
            outcome
        };
        for before in &old {
            if !new.iter().any(|after| after.id == before.id) {
                report.add(only(before, false));
            }
        }
        for after in &new {
            match old.iter().find(|before| before.id == after.id) {
                Some(before) => {
                    let same = self.rest_is_the_same
                        && before.pointer.resolve(&self.before.value)
                            == after.pointer.resolve(&self.after.value);
                    let is_text = false;
                    let pair = MessagePair { before, after, same, is_text };
                    report.add(self.compare_message(pair));
                }
                None => report.add(only(after, true)),
            }
        }
    }
}
