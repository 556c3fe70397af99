//! What a document says by itself, whichever message meets it.

use super::at;
use crate::compare::comparison::Comparison;
use crate::document::pointer::Pointer;
use crate::lint::Lint;
use crate::report::finding::{Finding, FindingKind};
use crate::report::fingerprint;
use crate::report::proof::Proof;
use crate::report::rule::Rule;
use serde_json::Value;

/// A fault of the document by itself: the same whichever message meets it.
pub(crate) fn lint(comparison: &Comparison<'_>, lint: Lint) -> Finding {
    let Lint { rule, pointer, message, value } = lint;
    let kind = FindingKind::Lint { proof: value.map(Proof::unjudged) };
    of_the_document(at(comparison, rule, pointer, message, kind))
}

/// Something of a document that judges no value and has changed.
pub(crate) fn change(
    comparison: &Comparison<'_>,
    rule: &'static Rule,
    pointer: Pointer,
    message: String,
    (before, after): (Value, Value),
) -> Finding {
    let kind = FindingKind::Change { before, after };
    of_the_document(at(comparison, rule, pointer, message, kind))
}

/// Names a finding by its place in the document.
fn of_the_document(mut finding: Finding) -> Finding {
    let location = &finding.location;
    let parts = [location.document.as_str(), location.pointer.as_str()];
    finding.fingerprint = fingerprint::of(finding.rule.id, &parts, &[]);
    finding
}
