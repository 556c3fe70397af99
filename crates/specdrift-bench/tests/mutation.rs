//! A sample of the mutants; the program of this package judges all of them.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use specdrift::{Document, Documents};
use specdrift_bench::{
    MutationReport, OtherTools, PolicyTable, ToolAnswer, run_mutations,
};
use std::path::Path;

const DOCUMENTS: [&str; 4] = [
    "yuno/create-customer-session",
    "yuno/create-checkout-session",
    "yuno/session-objects",
    "komoju/create-session",
];

/// A vendored document.
fn vendored(id: &str) -> Document {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join(format!("../../schemas/vendored/{id}.json"));
    Document::read(id, id, &path).unwrap()
}

#[test]
#[ignore = "takes a minute; the gate runs it"]
fn every_change_of_meaning_is_found_and_no_rewrite_is() {
    let documents: Vec<Document> = DOCUMENTS.map(vendored).into();
    let (changing, keeping) = run_mutations(&documents, 29).sums();
    assert!(changing.mutants > 80 && keeping.mutants > 60);
    assert_eq!(changing.wrong, [""; 0]);
    assert_eq!(keeping.wrong, [""; 0]);
    // Where one of several alternatives takes nothing any more, no whole
    // message is shown for it.
    let hidden = "(in one alternative; another accepts it)";
    let unproved = &changing.unproved;
    assert!(unproved.iter().all(|it| it.ends_with(hidden)), "{unproved:?}");
    let proved = changing.proved + unproved.len();
    assert_eq!(proved, changing.differences, "{unproved:?}");
}

#[test]
#[ignore = "takes a minute; the gate runs it"]
fn every_change_under_a_policy_is_found() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let table = PolicyTable::read(&root).unwrap();
    let mut documents = Documents::default();
    documents.documents = DOCUMENTS.map(vendored).into();
    let report = MutationReport::default();
    let report = report.under_policies(&table, &documents, 5);
    let sum = report.policy_sum();
    assert!(sum.mutants > 20, "{}", sum.mutants);
    assert_eq!(sum.wrong, [""; 0]);
    let page = report.markdown(None);
    assert!(page.contains("\n## Changes under a policy\n"), "{page}");
    assert!(page.contains("\n| member removed | "), "{page}");
}

/// A document with one operation, of which every kind of part is there.
const SMALL: &str = r#"{"openapi": "3.1.0", "paths": {"/orders": {"post": {
    "parameters": [
        {"name": "q", "in": "query", "schema": {"type": "string"}}
    ],
    "requestBody": {"content": {"application/json": {"schema": {
        "type": "object",
        "required": ["kind"],
        "properties": {
            "kind": {"type": "string", "enum": ["a", "b"]},
            "name": {"type": "string"},
            "note": {"type": "string", "description": "Words (MAX 50)."}
        }
    }}}},
    "responses": {"200": {"description": "", "content": {
        "application/json": {"schema": {"oneOf": [
            {"type": "object", "required": ["a"],
             "properties": {"a": {"type": "string"}}},
            {"type": "object", "required": ["b"],
             "properties": {"b": {"type": "integer"}}}
        ]}}
    }}}
}}}}"#;

#[test]
fn every_part_of_an_operation_is_changed_and_rewritten() {
    let read = Document::from_bytes("d", "d.json", SMALL.as_bytes());
    let report = run_mutations(&[read.unwrap()], 1);
    let (changing, keeping) = report.sums();
    assert_eq!(changing.wrong, [""; 0]);
    assert_eq!(keeping.wrong, [""; 0]);
    for (name, mutants) in [
        ("alternatives in reverse", 1),
        ("as alternatives", 3),
        ("as one object", 3),
        ("as alternatives, one limited", 2),
        ("as one object, not limited", 2),
        ("idle prose limit changed", 1),
        ("parameter added", 3),
        ("required parameter added", 3),
        ("parameter removed", 3),
        ("parameter required", 3),
        ("parameter no longer required", 3),
        ("parameter limited", 3),
        ("parameter of another type", 3),
        ("parameter sent elsewhere", 1),
        ("parameter written otherwise", 1),
        ("parameter deprecated", 3),
        ("parameter of the whole path", 1),
        ("parameter behind a reference", 3),
        ("parameter reference moved", 1),
        ("header added", 1),
        ("header removed", 1),
        ("header required", 1),
        ("header no longer required", 1),
        ("header no longer limited", 1),
        ("header of another type", 1),
        ("header behind a reference", 3),
        ("header reference moved", 1),
        ("request body behind a reference", 3),
        ("request body reference moved", 1),
        ("response behind a reference", 3),
        ("response reference moved", 1),
        ("path behind a reference", 3),
        ("path reference moved", 1),
        ("body required", 1),
        ("body no longer required", 1),
        ("security added", 1),
        ("served elsewhere", 1),
        ("deprecated", 1),
        ("operation removed", 1),
    ] {
        let made = report.operators.get(name).map(|score| score.mutants);
        assert_eq!(made, Some(mutants), "{name}");
    }
}

#[test]
fn other_tools_stand_beside_if_they_were_asked_about_these_mutants() {
    let text = r#"{"openapi": "3.1.0", "components": {"schemas": {"A": {
        "type": "object",
        "properties": {"a": {"type": "string", "description": "(MAX 5)"}}
    }}}}"#;
    let read = Document::from_bytes("d", "d.json", text.as_bytes());
    let documents = [read.unwrap()];
    let report = run_mutations(&documents, 1);
    let (changing, keeping) = report.sums();
    assert!(changing.mutants > 10 && keeping.mutants > 10);
    let mut others = OtherTools::ask(
        &documents,
        &[
            ("eager", "1.0.0", &|_, _| ToolAnswer::changed(true, true, false)),
            ("odd", "2.0.0", &|before, after| {
                assert_ne!(before, &serde_json::Value::Null);
                if before == after {
                    ToolAnswer::Nothing
                } else {
                    ToolAnswer::Failed
                }
            }),
        ],
    );
    let page = report.markdown(Some(&others));
    let (all, kept) = (changing.mutants, keeping.mutants);
    assert!(page.contains(&format!("\n| eager 1.0.0 | {all} | ")), "{page}");
    assert!(page.contains(&format!(" | 0 | {kept} | 0 |\n")), "{page}");
    assert!(page.contains("\n| odd 2.0.0 | 0 | 0 | 0 | 0 | 0 | "), "{page}");
    assert!(page.contains("| with a counterexample | eager | odd |\n"));
    others.mutants = "others".into();
    let page = report.markdown(Some(&others));
    assert!(!page.contains("eager"), "{page}");
    assert!(page.contains("\nOther tools were asked about other mutants"));
}
