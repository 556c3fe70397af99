//! What differs outside the operations.

use super::DocumentDiff;
use crate::compare::report_builder::ReportBuilder;
use crate::document::Document;
use crate::document::openapi::Direction;
use crate::document::pointer::Pointer;
use crate::operation::change::Change;
use crate::operation::matching;
use crate::operation::{Operation, remark};
use crate::report::finding::Subject;
use crate::report::rule;

impl DocumentDiff<'_> {
    /// What differs outside the operations, where no finding says so.
    pub(super) fn report_outside_operations(
        &self,
        (old, new): (&[Operation], &[Operation]),
        report: &mut ReportBuilder,
    ) {
        if self.at.is_some() {
            return;
        }
        let mut handled = Vec::new();
        let pairs = matching::operations(old, new).pairs;
        if pairs.iter().all(|(old, new)| old.has_same_security(new)) {
            handled.push("security");
        }
        let has_servers = |of: &Document| of.value.get("servers").is_some();
        if has_servers(self.before) != has_servers(self.after)
            && pairs.iter().all(|(old, new)| old.addresses == new.addresses)
        {
            handled.push("servers");
        }
        let mut changes = remark::of_the_document(
            &self.before.value,
            &self.after.value,
            &handled,
            self.solver.budget(),
        );
        let is_told = |change: &Change| {
            report.has_finding_below(&change.pointer)
                || (report.has_finding_of(&rule::SECURITY_REQUIREMENT)
                    && says_what_to_show(&change.pointer))
        };
        changes.retain(|change| !is_told(change));
        let subject = Subject {
            id: "the document".into(),
            direction: Direction::Response,
        };
        for change in changes {
            report.push(change.finding(self.after, subject.clone()));
        }
    }
}

/// Whether a place in a security scheme says what a caller must show.
fn says_what_to_show(place: &Pointer) -> bool {
    let schemes = Pointer::components("securitySchemes");
    let in_words =
        |name: String| name == "description" || name.starts_with("x-");
    schemes.contains(place) && !place.last().is_some_and(in_words)
}
