//! A document that tells many alternatives apart where we have one type: what
//! differs in many branches is one finding, and each has a proof of its own.

use crate::support::{judge, table};
use serde_json::{Value, json};
use specdrift::{Finding, Report, UndeclaredMembers};
use std::collections::BTreeMap;

const KINDS: usize = 61;
const AT: &str = "/paths/~1pay/post/requestBody/content/application~1json";

/// One way to pay: it names its kind, requires a number of its own, and has a
/// month as all have.
fn way_to_pay(index: usize) -> Value {
    let number = format!("number_{index}");
    json!({
        "type": "object",
        "properties": {
            "kind": { "type": "string", "enum": [format!("kind-{index}")] },
            "month": { "type": "integer" },
            (number.clone()): { "type": "string" },
            "code": { "type": "string" },
        },
        "required": ["kind", "code", number],
    })
}

fn document(ways: usize) -> Value {
    let ways: Vec<Value> = (0..ways).map(way_to_pay).collect();
    let schema = json!({
        "type": "object",
        "properties": { "details": { "oneOf": ways } },
        "required": ["details"],
    });
    json!({
        "openapi": "3.1.0",
        "info": { "title": "Shop", "version": "1" },
        "paths": { "/pay": { "post": {
            "requestBody": { "content": { "application/json": { "schema": schema } } },
            "responses": { "204": { "description": "" } },
        } } },
    })
}

fn checked(document: &Value, ours: &Value) -> Report {
    let config = table("shop.pay", "shop", AT, "request");
    judge(&config, &document.to_string(), ours)
}

/// Our type: any kind, a month with a limit, and members that no way has.
fn ours(more: usize) -> Value {
    let mut members = json!({
        "kind": { "type": "string" },
        "month": { "type": "integer", "maximum": 12 },
    });
    for index in 0..more {
        members[format!("ours_{index}")] = json!({ "type": "string" });
    }
    json!({
        "type": "object",
        "properties": { "details": {
            "type": "object",
            "properties": members,
            "required": ["kind"],
        } },
        "required": ["details"],
    })
}

fn counted(report: &Report) -> BTreeMap<&str, usize> {
    let mut counts = BTreeMap::new();
    for finding in &report.findings {
        *counts.entry(finding.rule.id).or_default() += 1;
    }
    counts
}

fn at<'r>(report: &'r Report, rule: &str, field: &str) -> &'r Finding {
    let of = |it: &&Finding| it.rule.id == rule && it.field() == field;
    report.findings.iter().find(of).unwrap()
}

#[test]
fn what_many_branches_differ_in_is_one_finding_with_a_proof() {
    // Ten members of ours in 61 ways to pay are 610 differences of branches.
    let (document, ours) = (document(KINDS), ours(10));
    let report = checked(&document, &ours);
    assert_eq!(report.summary.undecided, 0, "{:#?}", report.findings);
    let wanted = BTreeMap::from([
        ("D101", KINDS + 1),
        ("D102", 10),
        ("D103", KINDS + 1),
        ("D203", 1),
        ("D301", 1),
    ]);
    assert_eq!(counted(&report), wanted);
    for finding in &report.findings {
        assert!(finding.proof().is_some(), "{finding:#?}");
    }

    let kinds = at(&report, "D301", "/details/kind");
    let schema = format!("{AT}/schema/properties/details/oneOf");
    assert_eq!(kinds.location.pointer.as_str(), schema);
    assert_eq!(
        kinds.message,
        "/details/kind: list of values differs: document enum \"kind-0\", \
         \"kind-1\", \"kind-10\", \"kind-11\", \"kind-12\" and 56 more, ours nothing"
    );
}

#[test]
fn a_proof_fails_for_what_the_finding_names() {
    let (document, ours) = (document(KINDS), ours(0));
    let report = checked(&document, &ours);
    let schema = document.pointer(&format!("{AT}/schema")).unwrap();
    let theirs = jsonschema::draft202012::new(schema).unwrap();
    let our_own = jsonschema::draft202012::new(&ours).unwrap();
    let rows: [(&str, &str, &dyn Fn(&mut Value)); 3] = [
        ("D103", "/details/number_7", &|details| {
            details["number_7"] = json!("1");
        }),
        ("D301", "/details/kind", &|details| {
            let number = details.as_object().unwrap().keys().find_map(|name| {
                name.strip_prefix("number_").map(ToOwned::to_owned)
            });
            details["kind"] = json!(format!("kind-{}", number.unwrap()));
        }),
        ("D203", "/details/month", &|details| {
            details["month"] = json!(12);
        }),
    ];
    for (rule, field, mend) in rows {
        let proof = at(&report, rule, field).proof().unwrap();
        assert_eq!(
            proof.reading,
            UndeclaredMembers::AsWritten,
            "{rule} {field}"
        );
        let mut message = proof.counterexample.clone();
        assert_ne!(
            theirs.is_valid(&message),
            our_own.is_valid(&message),
            "{rule} {field}: {message}"
        );
        mend(&mut message["details"]);
        assert!(theirs.is_valid(&message), "{rule} {field}: {message}");
        assert!(our_own.is_valid(&message), "{rule} {field}: {message}");
    }
}

#[test]
fn what_is_too_large_is_said_and_nothing_is_said_of_what_is_in_it() {
    let report = checked(&document(KINDS * 3), &ours(0));
    let found: Vec<(&str, &str)> = report
        .findings
        .iter()
        .map(|finding| (finding.rule.id, finding.message.as_str()))
        .collect();
    let at = format!("{AT}/schema");
    let wanted = format!("{at}: its schemas are too large to compare");
    assert_eq!(found, [("D997", wanted.as_str())]);
}
