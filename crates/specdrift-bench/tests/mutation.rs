//! A sample of the mutants; the program of this package judges all of them.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use specdrift::Document;
use specdrift_bench::{OtherTools, ToolAnswer, run_mutations};
use std::path::Path;

/// A vendored document.
fn vendored(id: &str) -> Document {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join(format!("../../schemas/vendored/{id}.json"));
    Document::read(id, id, &path).unwrap()
}

#[test]
#[ignore = "takes a minute; the gate runs it"]
fn every_change_of_meaning_is_found_and_no_rewrite_is() {
    let documents: Vec<Document> = [
        "yuno/create-customer-session",
        "yuno/create-checkout-session",
        "yuno/session-objects",
        "komoju/create-session",
    ]
    .map(vendored)
    .into();
    let (changing, keeping) = run_mutations(&documents, 29).sums();
    assert!(changing.mutants > 80 && keeping.mutants > 60);
    assert_eq!(changing.wrong, [""; 0]);
    assert_eq!(keeping.wrong, [""; 0]);
    let unproved = &changing.unproved;
    assert_eq!(changing.proved, changing.differences, "{unproved:?}");
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
