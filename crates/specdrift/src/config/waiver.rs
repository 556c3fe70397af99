//! A difference that is known and accepted.

use super::date::Date;
use super::line_of;
use crate::document::load_error::LoadError;
use serde::Deserialize;
use serde_json::Value;
use toml::Spanned;
use toml::value::Datetime;

/// A difference that is known and accepted.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Waiver {
    /// The fingerprint of the finding.
    pub fingerprint: String,
    /// Why it is accepted.
    pub reason: String,
    /// The last day on which it is accepted, inclusive.
    pub until: Option<Date>,
    /// The value that proved the difference when it was accepted.
    pub counterexample: Option<Value>,
    pub(crate) line: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawWaiver {
    fingerprint: Spanned<String>,
    #[serde(default)]
    reason: String,
    until: Option<Spanned<Datetime>>,
    counterexample: Option<Spanned<String>>,
}

pub(super) fn waiver(
    file: &str,
    text: &str,
    raw: RawWaiver,
) -> Result<Waiver, LoadError> {
    let counterexample = raw
        .counterexample
        .map(|json| {
            serde_json::from_str(json.get_ref()).map_err(|error| {
                let line = line_of(text, json.span().start);
                LoadError::at(
                    file,
                    Some(line),
                    format!("expected JSON: {error}"),
                )
            })
        })
        .transpose()?;
    let until = raw
        .until
        .map(|until| {
            Date::from_toml(*until.get_ref()).ok_or_else(|| {
                let line = line_of(text, until.span().start);
                let reason = "expected a date such as 2026-01-31";
                LoadError::at(file, Some(line), reason)
            })
        })
        .transpose()?;
    Ok(Waiver {
        line: line_of(text, raw.fingerprint.span().start),
        fingerprint: raw.fingerprint.into_inner(),
        reason: raw.reason,
        until,
        counterexample,
    })
}
