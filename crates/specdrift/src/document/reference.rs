//! The one resolver of references: `$ref` of OpenAPI and of JSON Schema, and the
//! targets of a discriminator. Nothing is fetched.

mod schema_resolver;

pub(crate) use schema_resolver::SchemaResolver;

use super::Document;
use super::load_error::LoadError;
use super::pointer::Pointer;
use crate::budget::BudgetExhausted;
use percent_encoding::percent_decode_str;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt;

/// Why a reference could not be followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unresolved {
    NotAString,
    NotFound,
    External,
    Cyclic,
    Ambiguous,
    TooLong,
    TooDeep,
    OverBudget,
    NotAnObject,
    NotAList,
    NotABoolean,
    NotAParameter,
    Repeated,
}

impl fmt::Display for Unresolved {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotAString => "the reference is not a string",
            Self::NotFound => "the reference leads nowhere",
            Self::External => "the reference leaves the document",
            Self::Cyclic => "the reference is a cycle",
            Self::Ambiguous => {
                "the dynamic reference leads to several schemas, by where it is reached from"
            }
            Self::TooLong => "the reference leads through too many others",
            Self::TooDeep => "it is nested too deeply",
            Self::NotAnObject => "expected an object",
            Self::NotAList => "expected a list",
            Self::NotABoolean => "expected true or false",
            Self::NotAParameter => {
                "expected a parameter with a name, in path, query, header or cookie"
            }
            Self::Repeated => "the same parameter stands before it",
            Self::OverBudget => return BudgetExhausted.fmt(f),
        })
    }
}

/// A reference that could not be followed, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct UnresolvedReference {
    pub(crate) at: Pointer,
    pub(crate) reason: Unresolved,
}

impl UnresolvedReference {
    /// The error as one of the document.
    pub(crate) fn in_document(&self, document: &Document) -> LoadError {
        let line = document.position(&self.at).map(|(line, _)| line);
        let reason = format!("{}: {}", self.at, self.reason);
        LoadError::at(&document.file, line, reason)
    }
}

/// A reference into its own document, as a pointer. Its fragment may be percent
/// encoded (RFC 6901, section 6).
pub(crate) fn local(reference: &str) -> Option<Pointer> {
    let fragment = reference.strip_prefix('#')?;
    Pointer::parse(&percent_decode_str(fragment).decode_utf8().ok()?)
}

/// Where a reference of an OpenAPI object leads, which is relative to the
/// document.
fn target(root: &Value, reference: &Value) -> Result<Pointer, Unresolved> {
    let text = reference.as_str().ok_or(Unresolved::NotAString)?;
    if !text.starts_with('#') {
        return Err(Unresolved::External);
    }
    let target = local(text).ok_or(Unresolved::NotFound)?;
    target.resolve(root).is_some().then_some(target).ok_or(Unresolved::NotFound)
}

/// How many references may lead from one OpenAPI object to the next.
const MAX_REFERENCE_HOPS: usize = 500;

/// As [`follow`]; `None` too where the reference cannot be followed.
pub(crate) fn followed(root: &Value, at: Pointer) -> Option<(&Value, Pointer)> {
    follow(root, at).ok().flatten()
}

/// The place of an OpenAPI object, or what its `$ref` leads to over any number of
/// steps. `None` where there is nothing at `at`.
pub(crate) fn follow(
    root: &Value,
    at: Pointer,
) -> Result<Option<(&Value, Pointer)>, UnresolvedReference> {
    let (mut at, mut seen) = (at, BTreeSet::new());
    loop {
        if seen.len() > MAX_REFERENCE_HOPS {
            return Err(UnresolvedReference {
                at,
                reason: Unresolved::TooLong,
            });
        }
        let Some(value) = at.resolve(root) else { return Ok(None) };
        let Some(reference) = value.get("$ref") else {
            return Ok(Some((value, at)));
        };
        let place = at.join("$ref");
        let unresolved =
            |reason| UnresolvedReference { at: place.clone(), reason };
        let next = target(root, reference).map_err(unresolved)?;
        if !seen.insert(at) {
            return Err(unresolved(Unresolved::Cyclic));
        }
        at = next;
    }
}

/// The place that a pointer means where references may stand on its way. `None`
/// where it leads nowhere.
pub(crate) fn descend(
    root: &Value,
    pointer: &Pointer,
) -> Result<Option<Pointer>, UnresolvedReference> {
    let mut at = Pointer::root();
    for segment in pointer.segments() {
        let next = at.join(&segment);
        at = if next.resolve(root).is_some() {
            next
        } else {
            match follow(root, at)? {
                Some((_, at)) => at.join(&segment),
                None => return Ok(None),
            }
        };
    }
    Ok(at.resolve(root).is_some().then_some(at))
}

/// The schema that a value of a discriminator's `mapping` names: a reference, or
/// the name of a schema of the document.
pub(crate) fn of_mapping(root: &Value, target: &str) -> Option<Pointer> {
    let named = Pointer::components("schemas").join(target);
    if named.resolve(root).is_some() { Some(named) } else { local(target) }
}
