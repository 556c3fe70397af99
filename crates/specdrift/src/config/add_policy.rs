//! Writes a policy for one finding into the table.

use super::Config;
use super::date::Date;
use super::one_line::one_line_texts;
use crate::document::load_error::LoadError;
use crate::document::openapi::Direction;
use crate::report::finding::Finding;
use crate::report::relation::Relation;
use serde::Serialize;
use toml::value::Datetime;

/// A table with one policy more.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct AddedPolicy {
    /// The name of the policy.
    pub name: String,
    /// The whole table.
    pub table: String,
    /// What was added to it.
    pub entry: String,
}

#[derive(Serialize)]
struct Entries<'a> {
    policy: [WrittenPolicy<'a>; 1],
}

#[derive(Serialize)]
struct WrittenPolicy<'a> {
    name: &'a str,
    rules: [&'a str; 1],
    bindings: Vec<&'a str>,
    documents: [&'a str; 1],
    #[serde(skip_serializing_if = "Option::is_none")]
    direction: Option<Direction>,
    side: Relation,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fields: Vec<&'a str>,
    reason: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<Datetime>,
}

/// Adds a policy that names one finding to the end of a table, and reads the
/// table back: what a document holds cannot add anything else.
///
/// # Errors
///
/// The table cannot be read, or does not hold exactly one policy more.
pub fn add_policy(
    file: &str,
    table: &str,
    finding: &Finding,
    reason: &str,
    until: Option<Date>,
) -> Result<AddedPolicy, LoadError> {
    let before = Config::parse(file, table)?;
    let name = unused_name(&before, &finding.fingerprint);
    let entry = entry(file, &name, finding, reason, until)?;
    let table = format!("{table}{entry}");
    let after = Config::parse(file, &table)?;
    let names = |config: &Config| -> Vec<String> {
        config.policies.iter().map(|policy| policy.name.clone()).collect()
    };
    let added = after.policies.last().is_some_and(|policy| {
        policy.name == name
            && policy.reason == reason
            && policy.until == until
            && policy.scope.contains(finding)
    });
    let one_more = after.policies.len() == before.policies.len() + 1
        && after.bindings.len() == before.bindings.len()
        && names(&after).starts_with(&names(&before));
    if added && one_more {
        Ok(AddedPolicy { name, table, entry })
    } else {
        let reason = "expected the table to hold exactly one policy more";
        Err(LoadError::new(file, reason))
    }
}

/// The fingerprint, or the first number after it that makes it a new name.
fn unused_name(config: &Config, fingerprint: &str) -> String {
    let used = |name: &str| config.policies.iter().any(|p| p.name == name);
    if !used(fingerprint) {
        return fingerprint.to_owned();
    }
    let mut number = 2_usize;
    loop {
        let name = format!("{fingerprint}-{number}");
        if !used(&name) {
            return name;
        }
        number += 1;
    }
}

fn entry(
    file: &str,
    name: &str,
    finding: &Finding,
    reason: &str,
    until: Option<Date>,
) -> Result<String, LoadError> {
    let subject = finding.subject.as_ref();
    let field = Some(finding.field()).filter(|field| !field.is_empty());
    let entries = Entries {
        policy: [WrittenPolicy {
            name,
            rules: [finding.rule.id],
            bindings: subject.map(|s| s.id.as_str()).into_iter().collect(),
            documents: [&finding.location.document],
            direction: subject.map(|subject| subject.direction),
            side: finding.relation(),
            fields: field.into_iter().collect(),
            reason,
            until: until.map(Date::to_toml),
        }],
    };
    toml::to_string(&entries)
        .map(|text| format!("\n{}", one_line_texts(&text)))
        .map_err(|error| LoadError::new(file, error.to_string()))
}
