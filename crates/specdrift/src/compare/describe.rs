//! Puts findings into words: one line each, lower case, no full stop.

mod difference;

use crate::compare::comparison::{Comparison, ComparisonKind};
use crate::compare::walk::{Candidate, Side};
use crate::document::Document;
use crate::document::example::Example;
use crate::document::load_error::LoadError;
use crate::document::openapi::MessageBody;
use crate::document::pointer::Pointer;
use crate::lint::Lint;
use crate::report::finding::{Finding, Relation};
use crate::report::fingerprint;
use crate::report::level::Level;
use crate::report::rule::{self, Rule};
use crate::schema::description::UnreadPhrase;
use crate::schema::path::field_path;
use difference::{breaks, level, required_name, sentence};
use serde_json::Value;

/// A message that only one version of a document describes. One that is gone
/// breaks whoever sends or awaits it.
pub(crate) fn place(
    document: &Document,
    operation: &MessageBody,
    at: Pointer,
    message: String,
    new: bool,
) -> Finding {
    let failure = LoadError {
        file: document.file.clone(),
        line: document.position(&at).map(|(line, _)| line),
        reason: message,
    };
    let mut finding = failed(operation, "", &failure);
    let rule = &rule::MESSAGE;
    finding.rule = rule.id;
    finding.level = if new { Level::Warning } else { rule.level };
    finding.pointer = at;
    finding.side = if new { Relation::Stricter } else { Relation::Looser };
    finding.breaks = Some(if new {
        "nobody: it was not there"
    } else {
        "whoever sends or awaits it"
    });
    finding.document.clone_from(&document.id);
    finding.fingerprint = fingerprint::of(rule.id, &[&operation.id], &[]);
    finding
}

/// A fault of the document by itself: the same whichever operation meets it.
pub(crate) fn lint(case: &Comparison<'_>, lint: Lint) -> Finding {
    let Lint { rule, pointer, message, value } = lint;
    let mut finding = Finding {
        message,
        counterexample: value,
        ..blank(case, rule, pointer)
    };
    let parts = [finding.document.as_str(), finding.pointer.as_str()];
    finding.fingerprint = fingerprint::of(rule.id, &parts, &[]);
    finding
}

/// A finding at a place of the document, with nothing in it yet.
fn blank(
    case: &Comparison<'_>,
    rule: &'static Rule,
    pointer: Pointer,
) -> Finding {
    let position = case.document.position(&pointer);
    Finding {
        operation: case.body.id.clone(),
        direction: case.body.direction,
        pointer,
        document: case.document.id.clone(),
        line: position.map(|(line, _)| line),
        column: position.map(|(_, column)| column),
        source: (case.source_location)(""),
        ..Finding::of(rule, &case.document.file)
    }
}

/// Gives a finding its name.
fn named(mut finding: Finding, more: &[&str]) -> Finding {
    let mut parts = vec![
        finding.operation.as_str(),
        finding.document.as_str(),
        finding.field.as_str(),
        finding.side.as_str(),
    ];
    parts.extend(more);
    finding.fingerprint = fingerprint::of(
        finding.rule,
        &parts,
        &[&finding.ours, &finding.theirs],
    );
    finding
}

/// A difference between the two sides.
pub(crate) fn difference(
    case: &Comparison<'_>,
    candidate: &Candidate,
    rule: &Rule,
    standing: Relation,
) -> Finding {
    let rule = rule::by_id(rule.id).unwrap_or(candidate.rule);
    let mut field = field_path(&candidate.path).to_string();
    let message = sentence(candidate, &field, case.kind);
    if candidate.rule == &rule::REQUIRED {
        field = Pointer::parse(&field)
            .unwrap_or_default()
            .join(required_name(&candidate.ours, &candidate.theirs))
            .to_string();
    }
    let phrase = candidate.phrase.as_ref().and_then(|phrase| {
        let text = candidate.pointer.resolve(&case.document.value)?.as_str()?;
        text.get(phrase.span.clone()).map(ToOwned::to_owned)
    });
    let mut finding = Finding {
        side: standing,
        message,
        ours: candidate.ours.clone(),
        theirs: candidate.theirs.clone(),
        phrase,
        source: (case.source_location)(&field)
            .or_else(|| (case.source_location)("")),
        field,
        ..blank(case, rule, candidate.pointer.clone())
    };
    if candidate.hidden {
        finding.message = format!(
            "{} (in one alternative; another accepts it)",
            finding.message
        );
    }
    if let Some(reason) = &candidate.undecided
        && rule == &rule::UNDECIDED
    {
        finding.message = format!("{}; undecided: {reason}", finding.message);
    }
    if rule != &rule::UNDECIDED {
        finding.level = level(&finding, rule, case.kind);
        if candidate.hidden {
            finding.level = finding.level.min(Level::Warning);
        }
    }
    if case.kind == ComparisonKind::Versions && rule != &rule::FORMAT {
        finding.breaks = Some(breaks(&finding));
    }
    named(finding, &[candidate.rule.id])
}

/// A difference that the walk did not name.
pub(crate) fn unnamed(
    case: &Comparison<'_>,
    refuser: Side,
    value: Option<Value>,
) -> Finding {
    let (side, message) = match refuser {
        Side::Ours => (
            Relation::Stricter,
            "the document accepts messages that we refuse, and no rule names why",
        ),
        Side::Theirs => (
            Relation::Looser,
            "we accept messages that the document refuses, and no rule names why",
        ),
    };
    named(
        Finding {
            side,
            message: message.into(),
            counterexample: value,
            ..blank(case, &rule::UNNAMED, case.schema_pointer.clone())
        },
        &[],
    )
}

/// A comparison that could not be decided.
pub(crate) fn undecided(
    case: &Comparison<'_>,
    refuser: Side,
    reason: &str,
) -> Finding {
    let what = match refuser {
        Side::Ours => "whether we refuse what the document accepts",
        Side::Theirs => "whether the document refuses what we accept",
    };
    named(
        Finding {
            message: format!("{what} could not be decided: {reason}"),
            ..blank(case, &rule::UNDECIDED, case.schema_pointer.clone())
        },
        &[what],
    )
}

/// Something that stopped the judging.
pub(crate) fn failed(
    body: &MessageBody,
    document_id: &str,
    error: &LoadError,
) -> Finding {
    let rule = &rule::UNJUDGED;
    Finding {
        operation: body.id.clone(),
        direction: body.direction,
        pointer: body.pointer.clone(),
        message: error.reason.clone(),
        fingerprint: fingerprint::of(
            rule.id,
            &[&body.id, document_id, body.pointer.as_str()],
            &[],
        ),
        document: document_id.into(),
        line: error.line,
        ..Finding::of(rule, &error.file)
    }
}

/// A phrase that looks like a limit and was not read.
pub(crate) fn unread(case: &Comparison<'_>, unread: &UnreadPhrase) -> Finding {
    let at = unread.pointer.parent().unwrap_or_default();
    named(
        Finding {
            message: format!(
                "looks like a limit and is not read: {}",
                unread.text
            ),
            phrase: Some(unread.text.clone()),
            field: at.to_string(),
            ..blank(case, &rule::UNREAD, unread.pointer.clone())
        },
        &[&unread.text],
    )
}

/// Our reader and our schema disagree.
pub(crate) fn reader(
    case: &Comparison<'_>,
    value: &Value,
    field: &str,
    reader: bool,
) -> Finding {
    let message = if reader {
        "our Rust type accepts a message that our schema refuses"
    } else {
        "our Rust type refuses a message that our schema accepts"
    };
    named(
        Finding {
            message: message.into(),
            field: field.into(),
            counterexample: Some(value.clone()),
            side: Relation::Other,
            ..blank(
                case,
                &rule::READER_AGAINST_SCHEMA,
                case.schema_pointer.clone(),
            )
        },
        &[&value.to_string()],
    )
}

/// An example that somebody refuses.
pub(crate) fn example(
    case: &Comparison<'_>,
    rule: &'static Rule,
    example: &Example,
) -> Finding {
    let who = if rule == &rule::EXAMPLE_AGAINST_READER {
        "our Rust type refuses it"
    } else {
        "the document's own schema refuses it"
    };
    let side = if rule == &rule::EXAMPLE_AGAINST_READER {
        Relation::Stricter
    } else {
        Relation::Other
    };
    named(
        Finding {
            message: format!("example {:?}: {who}", example.name),
            counterexample: Some(example.value.clone()),
            side,
            ..blank(case, rule, example.at.clone())
        },
        &[&example.name, &example.value.to_string()],
    )
}
