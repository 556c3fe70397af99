//! One finding that a policy covers, as it was seen.

use super::super::LineIndex;
use crate::document::load_error::LoadError;
use crate::document::pointer::Pointer;
use crate::report::relation::Relation;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use toml::Spanned;

/// A finding that a policy covers, as it was seen when it was accepted.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct AcceptedFinding {
    /// The policy, by its name.
    pub policy: String,
    /// The binding, by its id.
    pub binding: String,
    /// The document, by its id.
    pub document: String,
    /// The place that the binding names.
    pub at: Pointer,
    /// The place in a message; empty where it is about the whole message.
    pub field: String,
    /// The fingerprint of the finding, which begins with its rule.
    pub fingerprint: String,
    /// Where our rule stood beside the document's.
    pub side: Relation,
    /// The place in the document.
    pub pointer: Pointer,
    /// Every place at which the document declared the field, once for each
    /// alternative.
    pub declared_at: Vec<Pointer>,
    /// What the document said there: a piece of a schema, or the fault.
    pub theirs: Value,
    /// What we said there, as a piece of a schema.
    pub ours: Value,
    /// The value that proved the difference.
    pub counterexample: Option<Value>,
    pub(crate) line: usize,
}

/// What is read from a file equals what was written to it: the line is no part
/// of what was accepted.
impl PartialEq for AcceptedFinding {
    fn eq(&self, other: &Self) -> bool {
        self.sort_key() == other.sort_key() && self.written() == other.written()
    }
}

impl AcceptedFinding {
    /// The id of the rule.
    pub(crate) fn rule(&self) -> &str {
        self.fingerprint.split('-').next().unwrap_or_default()
    }

    pub(super) fn sort_key(&self) -> [&str; 6] {
        [
            &self.document,
            self.at.as_str(),
            &self.binding,
            &self.field,
            &self.fingerprint,
            self.pointer.as_str(),
        ]
    }

    pub(super) fn written(&self) -> WrittenAcceptedFinding<'_> {
        let json =
            |value: &Value| (!value.is_null()).then(|| value.to_string());
        WrittenAcceptedFinding {
            policy: &self.policy,
            binding: &self.binding,
            document: &self.document,
            at: &self.at,
            field: &self.field,
            fingerprint: &self.fingerprint,
            side: self.side,
            pointer: &self.pointer,
            declared_at: &self.declared_at,
            theirs: json(&self.theirs),
            ours: json(&self.ours),
            counterexample: self.counterexample.as_ref().map(Value::to_string),
        }
    }
}

#[derive(Serialize, PartialEq)]
pub(super) struct WrittenAcceptedFinding<'a> {
    policy: &'a str,
    binding: &'a str,
    document: &'a str,
    at: &'a Pointer,
    field: &'a str,
    fingerprint: &'a str,
    side: Relation,
    pointer: &'a Pointer,
    declared_at: &'a [Pointer],
    #[serde(skip_serializing_if = "Option::is_none")]
    theirs: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ours: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    counterexample: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawAcceptedFinding {
    policy: Spanned<String>,
    binding: String,
    document: String,
    at: Spanned<String>,
    field: String,
    fingerprint: String,
    side: Relation,
    pointer: Spanned<String>,
    declared_at: Vec<Spanned<String>>,
    theirs: Option<Spanned<String>>,
    ours: Option<Spanned<String>>,
    counterexample: Option<Spanned<String>>,
}

impl RawAcceptedFinding {
    pub(super) fn read(
        self,
        file: &str,
        lines: &LineIndex,
    ) -> Result<AcceptedFinding, LoadError> {
        let fault = |offset: usize, reason: String| {
            LoadError::at(file, Some(lines.line_of(offset)), reason)
        };
        let pointer = |raw: Spanned<String>| {
            Pointer::parse(raw.get_ref()).ok_or_else(|| {
                let reason = "expected a pointer that starts with /";
                fault(raw.span().start, reason.to_owned())
            })
        };
        let json = |raw: Option<Spanned<String>>| {
            raw.map(|raw| {
                serde_json::from_str::<Value>(raw.get_ref()).map_err(|error| {
                    fault(raw.span().start, format!("expected JSON: {error}"))
                })
            })
            .transpose()
        };
        Ok(AcceptedFinding {
            line: lines.line_of(self.policy.span().start),
            policy: self.policy.into_inner(),
            binding: self.binding,
            document: self.document,
            at: pointer(self.at)?,
            field: self.field,
            fingerprint: self.fingerprint,
            side: self.side,
            pointer: pointer(self.pointer)?,
            declared_at: self
                .declared_at
                .into_iter()
                .map(pointer)
                .collect::<Result<_, _>>()?,
            theirs: json(self.theirs)?.unwrap_or_default(),
            ours: json(self.ours)?.unwrap_or_default(),
            counterexample: json(self.counterexample)?,
        })
    }
}
