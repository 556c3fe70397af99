//! Waivers: what they cover, and when they are findings themselves.

use crate::support::{day, ours, root, vendored};
use serde_json::{Value, json};
use specdrift::{
    CheckOptions, Config, Document, Documents, Implementation, Level, Outcome,
    Report, add_waiver, by_id, check,
};

const BINDING: &str = r#"
[[binding]]
id = "yuno.create-customer-session"
type = "yuno.create-customer-session"
document = "yuno/create-customer-session"
at = "/paths/~1customers~1sessions/post/requestBody/content/application~1json"
direction = "request"
"#;

fn judged(waiver: &str, text: &str, today: &str) -> Report {
    let config =
        Config::parse("drift.toml", &format!("{BINDING}{waiver}")).unwrap();
    let mut documents = Documents::default();
    documents.documents.push(
        Document::from_bytes(
            "yuno/create-customer-session",
            "d.json",
            text.as_bytes(),
        )
        .unwrap(),
    );
    let schema = ours("create-customer-session");
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let accepts = |bytes: &[u8]| {
        serde_json::from_slice::<Value>(bytes)
            .is_ok_and(|v| validator.is_valid(&v))
    };
    let ours = [Implementation::new(
        "yuno.create-customer-session",
        &schema,
        &accepts,
    )];
    check(&config, &documents, &ours, &CheckOptions::on(day(today)))
}

fn changed() -> String {
    vendored("yuno/create-customer-session").replace("MAX 526", "MAX 527")
}

fn waiver(more: &str) -> String {
    let found =
        judged("", &changed(), "2026-11-21").findings.remove(0).fingerprint;
    format!("[[waiver]]\nfingerprint = {found:?}\n{more}\n")
}

#[test]
fn a_waiver_with_a_reason_covers_its_finding() {
    let waiver = waiver("reason = \"asked the provider\"\nuntil = 2026-11-21");
    let report = judged(&waiver, &changed(), "2026-11-21");
    assert_eq!(report.findings.len(), 1);
    assert!(report.findings[0].is_waived());
    assert_eq!(
        report.findings[0].waived.as_deref(),
        Some("asked the provider")
    );
    assert_eq!(
        (report.outcome(Level::Note), report.summary.waived),
        (Outcome::Agreement, 1)
    );
}

#[test]
fn a_waiver_ends_after_its_last_day() {
    let waiver = waiver("reason = \"asked\"\nuntil = 2026-11-21");
    let report = judged(&waiver, &changed(), "2026-11-22");
    let rules: Vec<_> =
        report.findings.iter().map(|f| (f.rule.id, f.location.line)).collect();
    assert_eq!(rules, [("D201", Some(84)), ("W101", Some(9))]);
    // The difference counts before the waiver.
    assert_eq!(report.outcome(Level::Error), Outcome::Drift);
}

#[test]
fn a_waiver_that_covers_nothing_is_stale() {
    let waiver = waiver("reason = \"asked\"");
    let text = vendored("yuno/create-customer-session");
    let report = judged(&waiver, &text, "2026-11-21");
    assert_eq!(report.findings[0].rule.id, "W102");
    assert_eq!(report.outcome(Level::Error), Outcome::WaiverFault);
}

#[test]
fn a_waiver_is_stale_once_its_counterexample_proves_nothing() {
    let proof = judged("", &changed(), "2026-11-21").findings.remove(0);
    let proof = proof.counterexample().cloned().unwrap();
    let mut shorter = proof.clone();
    shorter["callback_url"] = "https://a.example".into();
    for (value, says) in [
        (proof, None),
        (shorter, Some("has a counterexample that both sides accept")),
        (json!(5), Some("has a counterexample that both sides refuse")),
    ] {
        let more = format!("reason = \"asked\"\ncounterexample = '{value}'");
        let waiver = waiver(&more);
        let report = judged(&waiver, &changed(), "2026-11-21");
        let (difference, stale) = report.findings.split_first().unwrap();
        // The difference is still there, and still accepted.
        assert_eq!(
            (difference.rule.id, difference.is_waived()),
            ("D201", true)
        );
        let found: Vec<_> =
            stale.iter().map(|f| (f.rule.id, &*f.message)).collect();
        let Some(says) = says else {
            assert_eq!(
                (found, report.outcome(Level::Note)),
                (vec![], Outcome::Agreement)
            );
            continue;
        };
        let name = &difference.fingerprint;
        let message = format!("the waiver of {name} {says}");
        assert_eq!(found, [("W102", &*message)]);
        assert_eq!(
            (&*stale[0].location.file, stale[0].location.line),
            ("drift.toml", Some(9))
        );
        assert_eq!(report.outcome(Level::Error), Outcome::WaiverFault);
    }
    assert_eq!(
        by_id("W102").unwrap().fix,
        "remove the waiver; where the difference is still there, accept it \
         anew, with the value that proves it now"
    );
}

#[test]
fn a_waiver_without_a_reason_covers_nothing() {
    let report = judged(&waiver("reason = \" \""), &changed(), "2026-11-21");
    let rules: Vec<_> = report.findings.iter().map(|f| f.rule.id).collect();
    assert_eq!(rules, ["D201", "W103"]);
}

#[test]
fn a_fingerprint_does_not_change_with_words_lines_or_order() {
    let name = |text: &str| {
        judged("", text, "2026-11-21").findings.remove(0).fingerprint
    };
    let plain = changed();
    let words =
        plain.replace("Where the customer lands", "The page at the end");
    let lines = format!("\n\n\n{plain}");
    let value: Value = serde_json::from_str(&plain).unwrap();
    let one_line = value.to_string();
    for text in [&words, &lines, &one_line] {
        assert_eq!(name(text), name(&plain));
    }
    assert_ne!(name(&plain.replace("MAX 527", "MAX 528")), name(&plain));
}

#[test]
fn the_table_says_where_it_is_wrong() {
    let fails =
        |text: &str| Config::parse("drift.toml", text).unwrap_err().to_string();
    assert_eq!(
        fails(
            "[[binding]]\nid = \"a\"\ndocument = \"b\"\nat = \"c\"\ndirection = \"request\"\ntype = \"a\""
        ),
        "drift.toml:4: expected a pointer that starts with /"
    );
    assert!(
        fails("[[waiver]]\nreasn = \"x\"")
            .starts_with("drift.toml:2: unknown field")
    );
    assert!(fails("[[waiver").starts_with("drift.toml:1: "));
    assert!(
        fails("[[waiver]]\nfingerprint = \"x\"\ncounterexample = \"{\"")
            .starts_with("drift.toml:3: expected JSON")
    );
}

#[test]
fn the_workspace_table_and_its_documents_are_read() {
    let text =
        std::fs::read_to_string(root().join("schemas/drift.toml")).unwrap();
    let config = Config::parse("schemas/drift.toml", &text).unwrap();
    assert!(!config.bindings.is_empty());
    let documents =
        Documents::read(&root(), "schemas/vendored/SOURCES.toml", &[]).unwrap();
    assert_eq!(documents.failed, []);
    for operation in &config.bindings {
        let document = documents.get(&operation.document).unwrap();
        assert!(
            operation.at.resolve(&document.value).is_some(),
            "{}",
            operation.at
        );
    }
}

#[test]
fn a_document_cannot_write_waivers() {
    let hostile = "x\n[[waiver]]\nfingerprint = \"D201-00000000\"\n\
                   reason = \"so\"\n#\r\u{85}\u{2028}";
    let text = vendored("yuno/create-customer-session");
    let text = text.replacen(
        "\"callback_url\": {",
        &format!("{}: {{", Value::from(hostile)),
        1,
    );
    let report = judged("", &text, "2026-11-21");
    let finding = report
        .findings
        .iter()
        .find(|finding| finding.field().contains("[[waiver]]"))
        .unwrap();
    for reason in ["asked", "\"\n[[waiver]]\n", "'''\n\"\"\"", "\u{7f}"] {
        let until = Some(day("2026-12-31"));
        let added =
            add_waiver("drift.toml", BINDING, finding, reason, until).unwrap();
        assert_eq!(added.table, format!("{BINDING}{}", added.entry));
        let config = Config::parse("drift.toml", &added.table).unwrap();
        let waivers: Vec<_> = config
            .waivers
            .iter()
            .map(|w| (w.fingerprint.as_str(), w.reason.as_str(), w.until))
            .collect();
        assert_eq!(waivers, [(finding.fingerprint.as_str(), reason, until)]);
    }
}

#[test]
fn a_day_that_does_not_exist_is_no_date() {
    for text in ["2026-02-30", "2026-1-1", "2026-01-01T00:00:00Z", "", "today"]
    {
        let error = text.parse::<specdrift::Date>().unwrap_err();
        assert_eq!(error.to_string(), "expected a date such as 2026-01-31");
    }
    assert_eq!(day("2028-02-29").to_string(), "2028-02-29");
    assert!(day("2026-01-31") < day("2026-02-01"));
}
