//! What is read as a document, how its references are followed, and how its
//! numbers are kept.

mod input;
mod numbers;
mod references;

use crate::support::read;
use serde_json::{Value, json};
use specdrift::{Document, Finding, Report};

/// A document of one message, a request, whose schema is given.
fn with_schema(version: &str, schema: &Value, components: &Value) -> String {
    json!({
        "openapi": version,
        "info": { "title": "Orders", "version": "1" },
        "paths": { "/orders": { "post": {
            "requestBody": { "content": {
                "application/json": { "schema": schema },
            } },
            "responses": { "204": { "description": "done" } },
        } } },
        "components": components,
    })
    .to_string()
}

fn document(text: &str) -> Document {
    read(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

fn diff(old: &str, new: &str) -> Report {
    specdrift::diff(&document(old), &document(new), None)
}

/// The findings that name a rule, as messages.
fn messages<'r>(report: &'r Report, rule: &str) -> Vec<&'r str> {
    let of_rule = |finding: &&Finding| finding.rule.id == rule;
    let findings = report.findings.iter().filter(of_rule);
    findings.map(|finding| finding.message.as_str()).collect()
}
