//! The vendored document of Yuno's customer session, and copies of it with one
//! thing changed: exactly the difference that was made is found.

use crate::support::{judge, only, ours, table, vendored};
use serde_json::{Value, json};
use specdrift::{Level, Outcome, Relation, Report};

const DOCUMENT: &str = "yuno/create-customer-session";
const AT: &str =
    "/paths/~1customers~1sessions/post/requestBody/content/application~1json";

fn judged(text: &str) -> Report {
    let config = table("yuno.create-customer-session", DOCUMENT, AT, "request");
    judge(&config, text, &ours("create-customer-session"))
}

/// The vendored document with one piece of its text replaced.
#[track_caller]
fn with(from: &str, to: &str) -> Report {
    let text = vendored(DOCUMENT);
    assert_eq!(text.matches(from).count(), 1, "{from} stands there once");
    judged(&text.replace(from, to))
}

#[test]
fn the_vendored_document_agrees() {
    let report = judged(&vendored(DOCUMENT));
    assert_eq!(report.findings, []);
    assert_eq!(report.outcome(Level::Note), Outcome::Agreement);
    assert_eq!(report.summary.undecided, 0);
    assert_eq!(report.summary.examples, 1);
    assert!(report.summary.comparisons >= 10, "{:?}", report.summary);
    assert_eq!(report.summary.prose, 7);
}

#[test]
fn a_limit_moved_in_prose_is_one_finding() {
    let report = with("(MAX 526; MIN 3)", "(MAX 527; MIN 3)");
    let finding = only(&report);
    assert_eq!(finding.rule.id, "D201");
    assert_eq!(finding.relation(), Relation::Stricter);
    assert_eq!(finding.field(), "/callback_url");
    assert_eq!(
        finding.location.pointer.as_str(),
        format!("{AT}/schema/properties/callback_url/description")
    );
    assert_eq!(finding.phrase(), Some("MAX 527"));
    assert_eq!(
        finding.message,
        "/callback_url: longest text differs: document maxLength 527, ours maxLength 526"
    );
    let message = finding.counterexample().unwrap();
    assert_eq!(message["callback_url"].as_str().unwrap().chars().count(), 527);
    assert_eq!(message.as_object().unwrap().len(), 4);
    let verdicts = finding.proof().and_then(|proof| proof.verdicts).unwrap();
    assert_eq!(
        (verdicts.document, verdicts.ours, verdicts.reader),
        (Some(true), Some(false), Some(false))
    );
    assert_eq!(report.outcome(Level::Error), Outcome::Drift);
}

#[test]
fn a_limit_that_is_tightened_is_found_the_other_way_round() {
    let report = with("(MAX 526; MIN 3)", "(MAX 525; MIN 3)");
    let finding = only(&report);
    assert_eq!(
        (finding.rule.id, finding.relation()),
        ("D201", Relation::Looser)
    );
    let url = &finding.counterexample().unwrap()["callback_url"];
    assert_eq!(url.as_str().unwrap().len(), 526);
}

#[test]
fn a_member_that_is_no_longer_required_is_one_finding() {
    let mut document: Value =
        serde_json::from_str(&vendored(DOCUMENT)).unwrap();
    let required =
        document.pointer_mut(&format!("{AT}/schema/required")).unwrap();
    *required = json!(["account_id", "customer_id"]);
    let report = judged(&document.to_string());
    let finding = only(&report);
    assert_eq!(
        (finding.rule.id, finding.relation()),
        ("D103", Relation::Stricter)
    );
    assert_eq!(
        finding.location.pointer.as_str(),
        format!("{AT}/schema/required")
    );
    assert_eq!(
        finding.message,
        "/country is required by us, not by the document"
    );
    let message = finding.counterexample().unwrap();
    assert!(
        message.get("country").is_none() && message.get("account_id").is_some()
    );
    assert_eq!(finding.location.line, Some(1));
}

#[test]
fn a_value_taken_from_a_list_is_one_finding() {
    let report = with("                      \"US\",\n", "");
    // The document's own example says US, too.
    let rules: Vec<_> = report.findings.iter().map(|f| f.rule.id).collect();
    assert_eq!(rules, ["D301", "E101"]);
    let finding = &report.findings[0];
    assert_eq!(finding.relation(), Relation::Looser);
    assert_eq!(
        finding.location.pointer.as_str(),
        format!("{AT}/schema/properties/country/enum")
    );
    assert_eq!(finding.message, "/country: only we list \"US\"");
    assert_eq!(finding.counterexample().unwrap()["country"], "US");
}

#[test]
fn the_same_document_as_yaml_agrees() {
    let text = std::fs::read_to_string(
        crate::support::root()
            .join("tests/it/documents/create-customer-session.yaml"),
    )
    .unwrap();
    let report = judged(&text);
    assert_eq!(report.findings, []);
    assert_eq!(report.outcome(Level::Note), Outcome::Agreement);
    let report = judged(&text.replace("MAX 526", "MAX 527"));
    assert_eq!(only(&report).rule.id, "D201");
}

#[test]
fn a_response_is_judged_with_its_own_limits() {
    let at = "/components/schemas/CustomerSession";
    let config =
        table("yuno.customer-session", "yuno/session-objects", at, "response");
    let report = judge(
        &config,
        &vendored("yuno/session-objects"),
        &ours("customer-session"),
    );
    let found: Vec<_> = report
        .findings
        .iter()
        .map(|f| (f.rule.id, f.field(), f.relation().as_str()))
        .collect();
    assert_eq!(
        found,
        [
            ("D103", "/country", "stricter"),
            ("D103", "/created_at", "stricter"),
            ("D103", "/customer_id", "stricter"),
            ("D103", "/customer_session", "stricter"),
            ("D301", "/country", "looser"),
            ("D302", "/created_at", "stricter"),
        ]
    );
    let date = report.findings[5].counterexample().unwrap();
    assert_eq!(date["created_at"].as_str().unwrap().len(), 27);
}

#[test]
fn a_place_that_leads_nowhere_is_not_agreement() {
    let config = table(
        "yuno.create-customer-session",
        DOCUMENT,
        "/paths/~1customers/post",
        "request",
    );
    let report =
        judge(&config, &vendored(DOCUMENT), &ours("create-customer-session"));
    assert_eq!(only(&report).rule.id, "D997");
    assert_eq!(report.outcome(Level::Error), Outcome::Undecided);
}
