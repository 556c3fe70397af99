//! What each format says of the same report.

use crate::published_schemas::{hostile, hostile_document};
use crate::support::{documents, judge, ours, rendered, root, table, vendored};
use serde_json::Value;
use specdrift::render::{Context, Format};
use specdrift::{Documents, FindingKind, RULES, Report, SourceLocation};
use std::time::Duration;

const AT: &str =
    "/paths/~1customers~1sessions/post/requestBody/content/application~1json";

const DOCUMENT: &str = "yuno/create-customer-session";

fn text() -> String {
    vendored(DOCUMENT).replace("MAX 526", "MAX 527")
}

fn yaml() -> String {
    let file = "tests/it/documents/create-customer-session.yaml";
    std::fs::read_to_string(root().join(file)).unwrap()
}

fn report() -> Report {
    report_on(&text())
}

fn report_on(text: &str) -> Report {
    let config = table("yuno.create-customer-session", DOCUMENT, AT, "request");
    judge(&config, text, &ours("create-customer-session"))
}

#[test]
fn json_has_every_member_that_programs_read() {
    let json: Value =
        serde_json::from_str(&rendered(Format::Json, &report())).unwrap();
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
fn human_report_shows_phrase_value_and_fix() {
    let mut report = report();
    report.findings[0].source = Some(SourceLocation::new("src/order.rs", 53));
    let text = Format::Human.render(
        &report,
        &Context::new(&documents(DOCUMENT, &text()))
            .with_elapsed(Duration::from_millis(12))
            .with_explain("drift explain"),
    );
    let value = "aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa";
    let (first, last) = ("a".repeat(51), "a".repeat(50));
    assert_eq!(
        text,
        format!(
            r#"error[D201]: /callback_url: longest text differs: document maxLength 527, ours maxLength 526  (D201-caea55a1)
  --> document.json:84:97
   |
84 |                     "description": "Where the customer lands after enrolling with the provider (MAX 527; MIN 3)."
   |                                                                                                 ^^^^^^^
  ::: src/order.rs:53
   = yuno.create-customer-session (request) {AT}/schema/properties/callback_url/description
   = the document accepts, we refuse: {{"account_id":"{value}","callback_url":"{first}…{last}","country":"AR","customer_id":"{value}"}} (666 characters), cut; the JSON report has it whole
   = document accepts, our schema refuses, Rust refuses
   = help: change our rule to the document's, or waive the difference and say why
   = more: drift explain D201

1 message, 10 comparisons, 7 prose limits, 1 example: 1 error, 0 warnings, 0 notes, 0 waived, 0 undecided  (12 ms)
"#
        )
    );
}

#[test]
fn what_is_no_phrase_is_underlined_as_a_keyword() {
    let us = "                      \"US\",\n";
    let country = vendored(DOCUMENT).replacen(us, "", 1);
    let mut document: Value = serde_json::from_str(&country).unwrap();
    let url = format!("{AT}/schema/properties/callback_url");
    document.pointer_mut(&url).unwrap()["maxLength"] = 20.into();
    let one_line = document.to_string();
    let indented = serde_json::to_string_pretty(&document).unwrap();
    let yaml = yaml()
        .replacen("                  - US\n", "", 1)
        .replacen("(MAX 526; MIN", "(MIN", 1)
        .replacen(
            "                  description: Where the",
            "                  maxLength: 20\n                  description: Where the",
            1,
        );
    for (text, marked) in [
        (&indented, ["\"enum\": [", "\"maxLength\": 20,"]),
        (&one_line, ["\"enum\":[", "\"maxLength\":20"]),
        (&yaml, ["enum:", "maxLength: 20"]),
    ] {
        let report = report_on(text);
        let shown = Format::Human
            .render(&report, &Context::new(&documents(DOCUMENT, text)));
        for marked in marked {
            let part = marked.trim_end_matches([' ', '[', ',', ':']);
            let found =
                shown.lines().collect::<Vec<_>>().windows(2).any(|two| {
                    two[0].find(part).is_some_and(|at| {
                        two[1]
                            .get(at..)
                            .is_some_and(|rest| rest == "^".repeat(part.len()))
                    })
                });
            assert!(found, "{part} is not underlined:\n{shown}");
        }
    }
}

#[test]
fn a_phrase_is_underlined_on_whichever_line_it_stands() {
    let from = "description: Where the customer lands after enrolling with the provider (MAX 526; MIN\n                    3).";
    let to = "description: |\n                    Where the customer lands.\n\n                    (MAX 527; MIN 3)";
    let text = yaml().replacen(from, to, 1);
    let report = report_on(&text);
    let shown = Format::Human
        .render(&report, &Context::new(&documents(DOCUMENT, &text)));
    let expected = "  --> document.json:70:22
   |
70 |                     (MAX 527; MIN 3)
   |                      ^^^^^^^
";
    assert!(shown.contains(expected), "{shown}");
}

/// What no report may hold, whatever a document holds.
fn steers(one: char) -> bool {
    (one.is_control() && one != '\n')
        || ('\u{200b}'..='\u{200f}').contains(&one)
        || ('\u{2028}'..='\u{202e}').contains(&one)
        || ('\u{2066}'..='\u{2069}').contains(&one)
        || ('\u{e0000}'..='\u{e007f}').contains(&one)
}

#[test]
fn a_document_cannot_steer_a_terminal_or_a_log() {
    let (report, documents) =
        (hostile(), documents("shop", &hostile_document().to_string()));
    for &format in Format::ALL {
        let text = format.render(&report, &Context::new(&documents));
        assert_eq!(text.chars().find(|c| steers(*c)), None, "{text:?}");
    }
    // One annotation for each finding, whatever it holds.
    let text = rendered(Format::Github, &report);
    assert_eq!(text.lines().count(), report.findings.len());
    assert!(text.lines().all(|line| line.starts_with("::")), "{text}");
}

#[test]
fn an_excerpt_shows_no_character_that_steers_and_keeps_its_columns() {
    let raw: String = ('\0'..='\u{e007f}')
        .filter(|one| steers(*one) && *one >= '\u{7f}')
        .collect();
    for name in [raw.clone(), format!("{raw}a"), format!("é{raw}顧")] {
        for title in ["", &"\u{9b}".repeat(12_000)] {
            let json = format!(
                "{{\"openapi\":\"3.1.0\",\"components\":{{\"schemas\":{{\"O\":\
                 {{\"type\":\"object\",\"properties\":{{\"{name}\":\
                 {{\"type\":\"string\",\"description\":\"(MAX 5)\",\
                 \"title\":\"{title}\"}}}}}}}}}}}}"
            );
            let config =
                table("shop.order", "shop", "/components/schemas/O", "request");
            let schema = serde_json::json!({ "type": "object" });
            let report = judge(&config, &json, &schema);
            let shown = Format::Human
                .render(&report, &Context::new(&documents("shop", &json)));
            assert_eq!(shown.chars().find(|c| steers(*c)), None, "{shown:?}");
            assert!(shown.contains("\u{fffd}"), "{shown}");
            assert!(shown.contains('^'), "{shown}");
        }
    }
}

/// A report in which everything that a document or a person names is `text`.
fn report_that_names(text: &str) -> Report {
    let mut report = report();
    let mut waived = report.findings[0].clone();
    waived.waived = Some(text.to_owned());
    report.findings.push(waived);
    for finding in &mut report.findings {
        text.clone_into(&mut finding.message);
        text.clone_into(&mut finding.location.file);
        finding.location.line = None;
        text.clone_into(&mut finding.subject.as_mut().unwrap().id);
        if let FindingKind::Difference(difference) = &mut finding.kind {
            difference.phrase = Some(text.to_owned());
            let proof = difference.proof.as_mut().unwrap();
            proof.counterexample = serde_json::json!({ text: text });
        }
    }
    report
}

#[test]
fn foreign_text_stays_one_text_on_one_line_in_every_format() {
    let pieces = [
        "\n",
        "\r\n",
        "\u{85}",
        "\u{2028}",
        "\u{2029}",
        "\u{1b}[31m",
        "\u{9b}31m",
        "\u{7}",
        "\0",
        "\u{7f}",
        "\u{202e}",
        "\u{2066}",
        "\u{200f}",
        "\u{e0041}",
        "::",
        "::error::",
        "%0A",
        "\"",
        "'",
        "`",
        "```",
        "|",
        "<b>",
        "</failure>",
        "]]>",
        "&",
        "<!--",
        "[a](b)",
        "@all",
        "#1",
        "#",
        "##",
        "##[error]",
        "###[group]",
        "##vso[task.setvariable variable=a]",
        "##teamcity[a]",
        "\\",
    ];
    let plain_report = report_that_names("ab");
    for piece in pieces {
        for text in [
            format!("{piece}b"),
            format!("a{piece}b"),
            format!("a{piece}"),
            format!("\n{piece}::warning::{piece}"),
        ] {
            let report = report_that_names(&text);
            for &format in Format::ALL {
                let shown = rendered(format, &report);
                let plain = rendered(format, &plain_report);
                let found = shown.chars().find(|c| steers(*c));
                assert_eq!(found, None, "{format:?} {text:?}");
                // Long lines break in a terminal, and nowhere else.
                assert!(
                    shown.lines().count() == plain.lines().count()
                        || format == Format::Human,
                    "{format:?} {text:?}\n{shown}"
                );
                let commands = |shown: &str| {
                    let command = |line: &&str| {
                        line.trim_start().starts_with("::")
                            || ["##[", "##vso[", "##teamcity["]
                                .iter()
                                .any(|begin| line.contains(begin))
                    };
                    shown.lines().filter(command).count()
                };
                // What annotate-snippets draws before a place is no command.
                let shown = shown.replace("  ::: ", "");
                let plain = plain.replace("  ::: ", "");
                assert_eq!(
                    commands(&shown),
                    commands(&plain),
                    "{format:?} {text:?}\n{shown}"
                );
                if matches!(format, Format::Json | Format::Sarif) {
                    let read = serde_json::from_str::<Value>(&shown);
                    assert!(read.is_ok(), "{format:?} {text:?}\n{shown}");
                }
                if matches!(format, Format::Html | Format::Junit) {
                    for tag in ["<b>", "</failure>", "<!--"] {
                        assert_eq!(
                            shown.matches(tag).count(),
                            plain.matches(tag).count(),
                            "{format:?} {text:?}"
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn a_counterexample_is_pasted_as_it_was() {
    let text = "\u{202e}\u{9b}`\n\u{2028}";
    let shown = rendered(Format::Markdown, &report_that_names(text));
    let json = shown.split("```json\n").nth(1).unwrap();
    let json = json.split("\n```").next().unwrap();
    let value: Value = serde_json::from_str(json).unwrap();
    assert_eq!(value, serde_json::json!({ text: text }));
}

#[test]
fn annotations_point_at_the_line() {
    let text = rendered(Format::Github, &report());
    assert!(
        text.starts_with(
            "::error file=document.json,line=84,col=36,title=D201"
        ),
        "{text}"
    );
    assert_eq!(text.lines().count(), 1);
    let text = rendered(Format::Short, &report());
    assert!(
        text.starts_with("document.json:84:36: error[D201]: /callback_url")
    );
}

#[test]
fn sarif_has_a_rule_a_message_and_a_place_for_every_result() {
    let log: Value =
        serde_json::from_str(&rendered(Format::Sarif, &report())).unwrap();
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
    let text = Format::Junit.render(
        &report,
        &Context::new(&Documents::default()).with_bindings(&["other"]),
    );
    assert!(text.contains(r#"tests="1" failures="1""#));
    assert!(text.contains(r#"<testcase name="agrees" classname="other"/>"#));
    assert!(text.contains("a &lt; b &amp; &quot;c&quot;\\u{1}"));
    for element in ["testsuites", "testsuite", "failure"] {
        let open = text.matches(&format!("<{element} ")).count();
        let close = text.matches(&format!("</{element}>")).count();
        assert_eq!(open, close, "{element}");
    }
}

#[test]
fn a_page_fetches_nothing_and_has_a_row_for_every_field() {
    let report = report();
    let page = Format::Html
        .render(&report, &Context::new(&documents(DOCUMENT, &text())));
    assert_eq!(page.matches("<tr data-verdict").count(), report.fields.len());
    assert_eq!(report.fields.len(), 5);
    for address in ["href=\"http", "src=", "@import", "url("] {
        assert!(!page.contains(address), "{address}");
    }
    assert!(page.contains("(<u>MAX 527</u>; <u>MIN 3</u>)"));
    assert!(page.contains("name=\"viewport\""));
    assert!(rendered(Format::Markdown, &report).contains("## error D201"));
}

#[test]
fn every_rule_explains_itself() {
    let mut ids: Vec<&str> = RULES.iter().map(|rule| rule.id).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), RULES.len(), "ids are given once");
    for rule in RULES {
        assert_eq!(specdrift::rule_by_id(rule.id), Some(rule));
        for text in [rule.title, rule.explanation, rule.example, rule.fix] {
            assert!(text.len() > 3, "{}", rule.id);
        }
        assert!(!rule.fix.ends_with('.'), "{}", rule.id);
    }
}
