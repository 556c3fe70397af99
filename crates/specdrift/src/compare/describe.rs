//! Puts findings into words: one line each, lower case, no full stop.

mod difference;
mod document;
mod example;

pub(crate) use document::{change, lint};
pub(crate) use example::{example, field_example, refused_example};

use crate::compare::comparison::Comparison;
use crate::compare::comparison_kind::ComparisonKind;
use crate::compare::walk::{DifferenceCandidate, Side};
use crate::document::load_error::LoadError;
use crate::document::openapi::{Direction, MessageLocation};
use crate::document::pointer::Pointer;
use crate::report::finding::{
    Difference, Finding, FindingKind, Location, Subject,
};
use crate::report::fingerprint;
use crate::report::impact::Impact;
use crate::report::level::Level;
use crate::report::proof::Proof;
use crate::report::relation::Relation;
use crate::report::rule::{self, Rule};
use crate::schema::description::UnreadPhrase;
use crate::schema::path::field_path;
use difference::{
    impact, is_declared_in_another_branch, level, required_name, sentence,
};
use serde_json::Value;

pub(crate) fn subject(body: &MessageLocation) -> Subject {
    Subject { id: body.id.clone(), direction: body.direction }
}

/// A finding at a place of the document, without a name yet.
fn at(
    comparison: &Comparison<'_>,
    rule: &'static Rule,
    pointer: Pointer,
    message: String,
    kind: FindingKind,
) -> Finding {
    let position = comparison.document.position(&pointer);
    Finding {
        rule,
        level: rule.level,
        message,
        fingerprint: String::new(),
        location: Location {
            document: comparison.document.id.clone(),
            file: comparison.document.file.clone(),
            pointer,
            line: position.map(|(line, _)| line),
            column: position.map(|(_, column)| column),
        },
        subject: Some(subject(comparison.body)),
        source: (comparison.source_location)(""),
        kind,
        waived: None,
    }
}

/// Names a finding by its message, its field and what both sides say.
fn named(
    mut finding: Finding,
    comparison: &Comparison<'_>,
    more: &[&str],
) -> Finding {
    let mut parts = vec![
        comparison.body.id.as_str(),
        finding.location.document.as_str(),
        finding.field(),
        finding.relation().as_str(),
    ];
    parts.extend(more);
    let (ours, theirs) = finding.facts();
    let name = fingerprint::of(finding.rule.id, &parts, &[ours, theirs]);
    finding.fingerprint = name;
    finding
}

/// A difference between the two sides.
pub(crate) fn difference(
    comparison: &Comparison<'_>,
    candidate: &DifferenceCandidate,
    rule: &'static Rule,
    relation: Relation,
    proof: Option<Proof>,
) -> Finding {
    let path = field_path(&candidate.path);
    let message = sentence(candidate, path.as_str(), comparison.kind);
    let field = if candidate.rule == &rule::REQUIRED {
        path.join(required_name(&candidate.ours, &candidate.theirs))
    } else {
        path
    };
    let field = field.to_string();
    let phrase = candidate.phrase.as_ref().and_then(|phrase| {
        let text =
            candidate.pointer.resolve(&comparison.document.value)?.as_str()?;
        text.get(phrase.span.clone()).map(ToOwned::to_owned)
    });
    let between =
        comparison.kind == ComparisonKind::Versions && !rule.refuses_nothing();
    let direction = comparison.body.direction;
    let source = (comparison.source_location)(&field)
        .or_else(|| (comparison.source_location)(""));
    let moved = between
        && direction == Direction::Request
        && is_declared_in_another_branch(candidate, comparison.roots.theirs);
    let impact = if moved {
        Impact::CompatibleMoreAccepted
    } else {
        impact(direction, relation, rule)
    };
    let kind = FindingKind::Difference(Difference {
        relation,
        field,
        ours: candidate.ours.clone(),
        theirs: candidate.theirs.clone(),
        proof,
        impact: between.then_some(impact),
        phrase,
        stood_at: None,
    });
    let pointer = candidate.pointer.clone();
    let mut finding =
        Finding { source, ..at(comparison, rule, pointer, message, kind) };
    if candidate.hidden {
        finding.message.push_str(" (in one alternative; another accepts it)");
    } else if moved {
        finding.message.push_str(" (in one alternative; another has it)");
    }
    if let Some(reason) = &candidate.undecided
        && rule == &rule::UNDECIDED
    {
        finding.message = format!("{}; undecided: {reason}", finding.message);
    }
    if rule != &rule::UNDECIDED {
        finding.level = level(direction, relation, rule, comparison.kind);
        // A reader of what is gone from one answer misses it there.
        let misses = between && impact == Impact::ReaderOfMember;
        if moved || (candidate.hidden && !misses) {
            finding.level = finding.level.min(Level::Warning);
        }
    }
    named(finding, comparison, &[candidate.rule.id])
}

/// A difference that the walk did not name.
pub(crate) fn unnamed(
    comparison: &Comparison<'_>,
    refuser: Side,
    value: Option<Value>,
) -> Finding {
    let (relation, message) = match refuser {
        Side::Ours => (
            Relation::Stricter,
            "the document accepts messages that we refuse, and no rule names why",
        ),
        Side::Theirs => (
            Relation::Looser,
            "we accept messages that the document refuses, and no rule names why",
        ),
    };
    let kind = FindingKind::Difference(Difference {
        proof: value.map(Proof::unjudged),
        ..Difference::of_the_message(relation)
    });
    let pointer = comparison.schema_pointer.clone();
    named(
        at(comparison, &rule::UNNAMED, pointer, message.into(), kind),
        comparison,
        &[],
    )
}

/// A comparison that could not be decided.
pub(crate) fn undecided(
    comparison: &Comparison<'_>,
    refuser: Side,
    reason: &str,
) -> Finding {
    let what = match refuser {
        Side::Ours => "whether we refuse what the document accepts",
        Side::Theirs => "whether the document refuses what we accept",
    };
    let message = format!("{what} could not be decided: {reason}");
    let pointer = comparison.schema_pointer.clone();
    let kind = FindingKind::Unjudged;
    named(
        at(comparison, &rule::UNDECIDED, pointer, message, kind),
        comparison,
        &[what],
    )
}

/// Something that stopped the judging.
pub(crate) fn failed(
    body: &MessageLocation,
    document_id: &str,
    error: &LoadError,
) -> Finding {
    let rule = &rule::UNJUDGED;
    let parts = [body.id.as_str(), document_id, body.pointer.as_str()];
    Finding {
        rule,
        level: rule.level,
        message: error.reason.clone(),
        fingerprint: fingerprint::of(rule.id, &parts, &[]),
        location: Location {
            document: document_id.into(),
            file: error.file.clone(),
            pointer: body.pointer.clone(),
            line: error.line,
            column: None,
        },
        subject: Some(subject(body)),
        source: None,
        kind: FindingKind::Unjudged,
        waived: None,
    }
}

/// A phrase that looks like a limit and was not read.
pub(crate) fn unread(
    comparison: &Comparison<'_>,
    unread: &UnreadPhrase,
) -> Finding {
    let described = unread.pointer.parent().unwrap_or_default();
    let message = format!(
        "looks like a limit and is not read, because {}: {}",
        unread.reason, unread.text
    );
    let kind = FindingKind::UnreadPhrase {
        field: described.to_string(),
        phrase: unread.text.clone(),
    };
    let pointer = unread.pointer.clone();
    let finding = at(comparison, &rule::UNREAD, pointer, message, kind);
    named(finding, comparison, &[&unread.text])
}

/// Our reader and our schema disagree.
pub(crate) fn reader(
    comparison: &Comparison<'_>,
    value: &Value,
    field: &str,
    reader_accepts: bool,
) -> Finding {
    let message = if reader_accepts {
        "our Rust type accepts a message that our schema refuses"
    } else {
        "our Rust type refuses a message that our schema accepts"
    };
    let kind = FindingKind::ReaderAgainstSchema {
        field: field.into(),
        proof: Proof::unjudged(value.clone()),
    };
    let (rule, pointer) =
        (&rule::READER_AGAINST_SCHEMA, comparison.schema_pointer.clone());
    let finding = at(comparison, rule, pointer, message.into(), kind);
    named(finding, comparison, &[&value.to_string()])
}
