//! Writes a waiver into the table.

use super::date::Date;
use super::{Config, Waiver};
use crate::document::load_error::LoadError;
use crate::report::finding::Finding;
use serde::Serialize;
use toml::value::Datetime;

/// A table with one waiver more.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct AddedWaiver {
    /// The whole table.
    pub table: String,
    /// What was added to it.
    pub entry: String,
}

#[derive(Serialize)]
struct Entries<'a> {
    waiver: [Entry<'a>; 1],
}

#[derive(Serialize)]
struct Entry<'a> {
    fingerprint: &'a str,
    reason: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<Datetime>,
    #[serde(skip_serializing_if = "Option::is_none")]
    counterexample: Option<String>,
}

/// Adds a waiver of a finding to the end of a table, and reads the table back:
/// what a document holds cannot add anything else.
///
/// # Errors
///
/// The table cannot be read, or does not hold exactly one waiver more.
pub fn add_waiver(
    file: &str,
    table: &str,
    finding: &Finding,
    reason: &str,
    until: Option<Date>,
) -> Result<AddedWaiver, LoadError> {
    let before = Config::parse(file, table)?;
    let entry = entry(file, finding, reason, until)?;
    let table = format!("{table}{entry}");
    let after = Config::parse(file, &table)?;
    let old = |waiver: &Waiver| waiver.fingerprint.clone();
    let kept = before.waivers.iter().map(old);
    let added = after.waivers.last().is_some_and(|waiver| {
        waiver.fingerprint == finding.fingerprint
            && waiver.reason == reason
            && waiver.until == until
            && waiver.counterexample.as_ref() == finding.counterexample()
    });
    let one_more = after.waivers.len() == before.waivers.len() + 1
        && after.bindings.len() == before.bindings.len()
        && after.waivers.iter().map(old).take(before.waivers.len()).eq(kept);
    if added && one_more {
        Ok(AddedWaiver { table, entry })
    } else {
        let reason = "expected the table to hold exactly one waiver more";
        Err(LoadError::new(file, reason))
    }
}

fn entry(
    file: &str,
    finding: &Finding,
    reason: &str,
    until: Option<Date>,
) -> Result<String, LoadError> {
    let entries = Entries {
        waiver: [Entry {
            fingerprint: &finding.fingerprint,
            reason,
            until: until.map(Date::to_toml),
            counterexample: finding.counterexample().map(ToString::to_string),
        }],
    };
    let text = toml::to_string(&entries)
        .map_err(|error| LoadError::new(file, error.to_string()))?;
    let subject = finding.subject.as_ref().map_or("", |s| s.id.as_str());
    let about =
        format!("{subject} {}: {}", finding.field(), finding.rule.title);
    Ok(format!("\n# {}\n{text}", on_one_line(&about)))
}

/// Text for a comment: what would end it is spelled out.
fn on_one_line(text: &str) -> String {
    text.chars().fold(String::new(), |mut out, character| {
        if character.is_control() {
            out.extend(character.escape_unicode());
        } else {
            out.push(character);
        }
        out
    })
}
