//! What the schemas of a message say besides what they accept, in two versions.

use super::DocumentDiff;
use crate::compare::comparison::Comparison;
use crate::compare::describe;
use crate::document::openapi::Direction;
use crate::document::pointer::Pointer;
use crate::operation::annotation::{AnnotationChange, Annotations};
use crate::operation::remark::is_same;
use crate::report::finding::{Finding, FindingKind};
use crate::report::impact::Impact;
use crate::report::level::Level;
use crate::schema::node::SchemaGraph;
use serde_json::Value;

impl DocumentDiff<'_> {
    /// What the schemas say besides what they accept, where no finding covers
    /// that it differs.
    pub(super) fn annotations(
        &self,
        comparison: &Comparison<'_>,
        [old, new]: [&Annotations; 2],
        findings: &[Finding],
    ) -> Vec<Finding> {
        let body = comparison.body;
        let is_covered = |change: &AnnotationChange| {
            findings.iter().any(|finding| {
                let found_at = &finding.location.pointer;
                let there = change.after.as_ref();
                let here = there.is_some_and(|(_, at)| at == found_at);
                let field = finding.field() == change.field.as_str();
                if change.keyword == "description" {
                    (here || field) && is_only_phrases(comparison, change)
                } else {
                    here
                }
            })
        };
        let mut changes = old.changes(new);
        changes.retain(|change| !is_covered(change));
        let finding = |change: AnnotationChange| {
            let field = change.field.to_string();
            let change = change.change(body.direction);
            let finding = change.finding(self.after, describe::subject(body));
            of_field(finding, field)
        };
        changes.into_iter().map(finding).collect()
    }
}

/// A finding about a place in a message.
fn of_field(mut finding: Finding, of: String) -> Finding {
    if let FindingKind::Difference(difference) = &mut finding.kind {
        difference.field = of;
    } else if let FindingKind::Change { before, after } = &mut finding.kind {
        let (before, after) = (before.take(), after.take());
        finding.kind = FindingKind::Annotation { field: of, before, after };
    }
    finding
}

/// What differs in a member that no message of the direction carries breaks
/// nobody.
pub(super) fn downgrade_other_direction(
    finding: &mut Finding,
    direction: Direction,
    versions: [&Annotations; 2],
) {
    let field = Pointer::parse(finding.field());
    let FindingKind::Difference(difference) = &mut finding.kind else { return };
    let said: Vec<bool> = versions
        .iter()
        .filter_map(|it| it.is_of_other_direction(field.as_ref()?, direction))
        .collect();
    if !said.is_empty() && said.iter().all(|is_marked| *is_marked) {
        difference.impact = Some(Impact::CompatibleOtherDirection);
        finding.level = finding.level.min(Level::Warning);
    }
}

/// Whether two descriptions differ in nothing but phrases that are read as
/// limits.
fn is_only_phrases(
    comparison: &Comparison<'_>,
    change: &AnnotationChange,
) -> bool {
    let words = |of: Option<&(Value, Pointer)>, graph: &SchemaGraph| {
        let Some((Value::String(text), at)) = of else {
            return Value::from("");
        };
        let read = graph.read.iter().filter_map(|phrase| {
            let here = phrase.origin.pointer == *at;
            Some(phrase.origin.phrase.as_ref().filter(|_| here)?.span.clone())
        });
        let unread = graph.unread.iter().filter(|phrase| phrase.pointer == *at);
        let mut spans: Vec<_> =
            read.chain(unread.map(|phrase| phrase.span.clone())).collect();
        spans.sort_by_key(|span| span.start);
        let (mut rest, mut end) = (String::new(), 0);
        for span in spans {
            rest.push_str(text.get(end..span.start).unwrap_or_default());
            end = end.max(span.end);
        }
        rest.push_str(text.get(end..).unwrap_or_default());
        // A number beside a phrase is its unit in other words.
        let rest = rest.replace(|of: char| !of.is_alphabetic(), " ");
        Value::from(rest)
    };
    let roots = &comparison.roots;
    is_same(
        &words(change.before.as_ref(), roots.ours),
        &words(change.after.as_ref(), roots.theirs),
    )
}
