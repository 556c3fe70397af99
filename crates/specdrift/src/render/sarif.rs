//! SARIF 2.1.0, for code scanning: every result has a rule, a message and a
//! physical place, without which GitHub takes none.

use super::foreign::{json_text, pasteable, sarif_text};
use super::{Context, headline};
use crate::report::Report;
use crate::report::finding::Finding;
use crate::report::level::Level;
use crate::report::rule::RULES;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The report as SARIF 2.1.0. Waived findings are there, suppressed.
pub(super) fn sarif(report: &Report, _: &Context<'_>) -> String {
    let results: Vec<Value> = report.findings.iter().map(result).collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "specdrift",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules(),
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    json_text(&format!("{log:#}\n"))
}

fn rules() -> Vec<Value> {
    RULES
        .iter()
        .map(|rule| {
            json!({
                "id": rule.id,
                "shortDescription": { "text": rule.title },
                "fullDescription": { "text": rule.explanation },
                "help": { "text": rule.fix },
                "defaultConfiguration": { "level": level(rule.level) },
            })
        })
        .collect()
}

/// What stands in the path of an address as it is.
const PATH: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'/');

/// A path as a relative reference: what an address cannot hold is spelled out.
fn reference(path: &str) -> String {
    utf8_percent_encode(path, PATH).to_string()
}

fn level(level: Level) -> &'static str {
    level.as_str()
}

fn result(finding: &Finding) -> Value {
    let proof = finding
        .counterexample()
        .map(|value| format!("; counterexample: {}", pasteable(value)))
        .unwrap_or_default();
    let index = RULES.iter().position(|rule| rule.id == finding.rule.id);
    let suppressions: Vec<Value> = finding
        .waived
        .as_ref()
        .map(|reason| json!({ "kind": "external", "justification": reason }))
        .into_iter()
        .collect();
    json!({
        "ruleId": finding.rule.id,
        "ruleIndex": index,
        "level": level(finding.level),
        "message": {
            "text": sarif_text(&format!("{}{proof}", headline(finding))),
        },
        "partialFingerprints": { "specdrift/v1": finding.fingerprint },
        "locations": [{
            "physicalLocation": {
                "artifactLocation": { "uri": reference(&finding.location.file) },
                "region": {
                    "startLine": finding.location.line.unwrap_or(1),
                    "startColumn": finding.location.column.unwrap_or(1),
                },
            },
            "logicalLocations": [{
                "fullyQualifiedName": finding.location.pointer,
                "kind": "member",
            }],
        }],
        "suppressions": suppressions,
    })
}
