//! What each format says of the same report.

use crate::bench::{judge, ours, table, vendored};
use serde_json::Value;
use specdrift::{Level, Library, RULES, Report, render};

const AT: &str =
    "/paths/~1customers~1sessions/post/requestBody/content/application~1json";

fn report() -> Report {
    let document = "yuno/create-customer-session";
    let config = table("yuno.create-customer-session", document, AT, "request");
    let text = vendored(document).replace("MAX 526", "MAX 527");
    judge(&config, &text, &ours("create-customer-session"))
}

#[test]
fn json_has_every_member_that_programs_read() {
    let json: Value = serde_json::from_str(&render::json(&report())).unwrap();
    let finding = &json["findings"][0];
    for member in [
        "rule",
        "level",
        "operation",
        "direction",
        "side",
        "pointer",
        "message",
        "ours",
        "theirs",
        "counterexample",
        "waived",
        "fingerprint",
        "file",
        "line",
    ] {
        assert!(finding.get(member).is_some(), "{member}");
    }
    assert_eq!(finding["direction"], "request");
    assert_eq!(finding["side"], "stricter");
    assert_eq!(finding["ours"], serde_json::json!({ "maxLength": 526 }));
    for member in
        ["operations", "comparisons", "findings", "waived", "undecided"]
    {
        assert!(json["summary"][member].is_u64(), "{member}");
    }
}

#[test]
fn a_person_sees_the_phrase_underlined_and_the_value() {
    let text = render::human(&report(), &Library::default(), None);
    assert!(
        text.starts_with("error[D201]: /callback_url: longest text differs")
    );
    assert!(text.contains("--> document.json:84:36"));
    assert!(
        text.contains("= document accepts, our schema refuses, Rust refuses")
    );
    assert!(text.contains("1 error"));
}

#[test]
fn annotations_point_at_the_line() {
    let text = render::github(&report());
    assert!(
        text.starts_with(
            "::error file=document.json,line=84,col=36,title=D201"
        ),
        "{text}"
    );
    assert_eq!(text.lines().count(), 1);
    let text = render::short(&report());
    assert!(
        text.starts_with("document.json:84:36: error[D201]: /callback_url")
    );
}

#[test]
fn sarif_has_a_rule_a_message_and_a_place_for_every_result() {
    let log: Value = serde_json::from_str(&render::sarif(&report())).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    assert_eq!(rules.len(), RULES.len());
    let result = &run["results"][0];
    let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
    assert_eq!(rules[index]["id"], result["ruleId"]);
    assert_eq!(result["level"], "error");
    assert!(result["message"]["text"].is_string());
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "document.json");
    assert_eq!(place["region"]["startLine"], 84);
    assert!(result["partialFingerprints"]["specdrift/v1"].is_string());
}

#[test]
fn junit_is_well_formed_and_counts_its_failures() {
    let mut report = report();
    report.findings[0].message = "a < b & \"c\"\u{1}".into();
    let text = render::junit(&report, &["other"], Level::Error);
    assert!(text.contains(r#"tests="1" failures="1""#));
    assert!(text.contains(r#"<testcase name="agrees" classname="other"/>"#));
    assert!(text.contains("a &lt; b &amp; &quot;c&quot;\u{fffd}"));
    for element in ["testsuites", "testsuite", "failure"] {
        let open = text.matches(&format!("<{element} ")).count();
        let close = text.matches(&format!("</{element}>")).count();
        assert_eq!(open, close, "{element}");
    }
}

#[test]
fn a_page_fetches_nothing_and_has_a_row_for_every_field() {
    let report = report();
    let page = render::html(&report);
    assert_eq!(page.matches("<tr data-verdict").count(), report.fields.len());
    assert_eq!(report.fields.len(), 5);
    for address in ["http://", "https://", "src=", "@import", "url("] {
        assert!(!page.contains(address), "{address}");
    }
    assert!(page.contains("MAX 527; MIN 3"));
    assert!(page.contains("name=\"viewport\""));
    assert!(render::markdown(&report).contains("## error D201"));
}

#[test]
fn every_rule_explains_itself() {
    let mut ids: Vec<&str> = RULES.iter().map(|rule| rule.id).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), RULES.len(), "ids are given once");
    for rule in RULES {
        assert_eq!(specdrift::by_id(rule.id), Some(rule));
        for text in [rule.title, rule.explanation, rule.example, rule.fix] {
            assert!(text.len() > 3, "{}", rule.id);
        }
        assert!(!rule.fix.ends_with('.'), "{}", rule.id);
    }
}
