//! Examples that somebody refuses.

use super::{at, named};
use crate::compare::comparison::Comparison;
use crate::compare::walk::Side;
use crate::document::example::Example;
use crate::document::pointer::Pointer;
use crate::report::finding::{Finding, FindingKind};
use crate::report::proof::{Proof, Verdicts};
use crate::report::relation::Relation;
use crate::report::rule::{self, Rule};
use crate::schema::emit::UndeclaredProperties;
use serde_json::Value;

/// An example of a field that our schema of the field refuses.
pub(crate) fn field_example(
    comparison: &Comparison<'_>,
    place: Pointer,
    value: &Value,
) -> Finding {
    let rule = &rule::EXAMPLE_AGAINST_READER;
    let kind = FindingKind::Example {
        relation: Relation::Stricter,
        name: place.last().unwrap_or_default(),
        refusals: Vec::new(),
        proof: Proof::unjudged(value.clone()),
    };
    let message = "our schema of the field refuses it".to_owned();
    let pointer = place.to_string();
    let finding = at(comparison, rule, place, message, kind);
    named(finding, comparison, &[&pointer])
}

/// An example that somebody refuses.
pub(crate) fn example(
    comparison: &Comparison<'_>,
    rule: &'static Rule,
    example: &Example,
    verdicts: Verdicts,
) -> Finding {
    let (relation, side) = if rule == &rule::EXAMPLE_AGAINST_READER {
        (Relation::Stricter, Side::Ours)
    } else {
        (Relation::Other, Side::Theirs)
    };
    let undeclared = UndeclaredProperties::AsWritten;
    let schema = comparison.roots.schema(side, undeclared);
    let refusals: Vec<String> = schema
        .refusals(&example.value)
        .iter()
        .map(ToString::to_string)
        .collect();
    let all = refusals.join(", ");
    let message = refused_example(relation, &example.name, &refusals);
    let kind = FindingKind::Example {
        relation,
        name: example.name.clone(),
        refusals,
        proof: Proof {
            verdicts: Some(verdicts),
            ..Proof::unjudged(example.value.clone())
        },
    };
    let finding = at(comparison, rule, example.at.clone(), message, kind);
    named(finding, comparison, &[&example.name, &all])
}

/// The words for an example that somebody refuses, at each place.
pub(crate) fn refused_example(
    relation: Relation,
    name: &str,
    refusals: &[String],
) -> String {
    let who = match relation {
        Relation::Stricter => "our Rust type refuses it",
        Relation::Looser | Relation::Other => {
            "the document's own schema refuses it"
        }
    };
    let place = if refusals.is_empty() { "" } else { " at " };
    format!("example {name:?}: {who}{place}{}", refusals.join(", "))
}
