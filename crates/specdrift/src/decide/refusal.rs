//! Where a schema refuses a value, without the value: what an example says
//! elsewhere may change.

use jsonschema::error::ValidationErrorKind;
use jsonschema::{ValidationError, Validator};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt;

/// One place of a value that a keyword refuses.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct KeywordFailure {
    /// The place in the value, as a JSON Pointer.
    at: String,
    keyword: String,
}

impl fmt::Display for KeywordFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = if self.at.is_empty() { "the whole" } else { &self.at };
        write!(f, "{at} ({})", self.keyword)
    }
}

/// Every place that is refused.
pub(crate) fn refusals(
    validator: &Validator,
    value: &Value,
) -> BTreeSet<KeywordFailure> {
    let mut out = BTreeSet::new();
    for error in validator.iter_errors(value) {
        add(&error, &mut out);
    }
    out
}

/// Of alternatives, the one that refuses the least is what was meant.
fn add(error: &ValidationError<'_>, out: &mut BTreeSet<KeywordFailure>) {
    let branches = if let ValidationErrorKind::AnyOf { context }
    | ValidationErrorKind::OneOfNotValid { context } =
        error.kind()
    {
        context.as_slice()
    } else {
        &[]
    };
    let of_branch = |errors: &Vec<ValidationError<'static>>| {
        let mut out = BTreeSet::new();
        for error in errors {
            add(error, &mut out);
        }
        out
    };
    let nearest = branches
        .iter()
        .map(of_branch)
        .filter(|refusals| !refusals.is_empty())
        .min_by_key(BTreeSet::len);
    match nearest {
        Some(refusals) => out.extend(refusals),
        None => {
            out.insert(KeywordFailure {
                at: error.instance_path().as_str().to_owned(),
                keyword: error.kind().keyword().to_owned(),
            });
        }
    }
}
