//! SARIF and `JUnit`, judged by the schemas that their publishers give, with
//! reports of every kind.

use crate::external_program::program;
use crate::support::{judge, ours, rendered, root, table, vendored};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use specdrift::render::{Context, Format};
use specdrift::{Documents, Level, Report};
use std::io::Write;
use std::process::{Command, Output, Stdio};

const DOCUMENT: &str = "yuno/create-customer-session";
const AT: &str =
    "/paths/~1customers~1sessions/post/requestBody/content/application~1json";

/// A name that means something to every format, and to a terminal.
pub(crate) const HOSTILE: &str = "</script>]]> -- \"><img src=x onerror=alert(1)> \
     \u{1b}[31m\u{0}\u{1}\r\n\u{202e}\u{9b}31m\u{2028}\u{e0041}\u{fffe}\u{ffff} `%0A::error::|é顧😀";

/// Two names that only one side has, one text with a shorter limit, a phrase
/// that is not read, and a format that only one side names.
pub(crate) fn hostile() -> Report {
    let schema = json!({
        "type": "object",
        "properties": {
            HOSTILE: { "type": "string", "maxLength": 3 },
            "ours": { "type": "string", "format": HOSTILE },
        },
    });
    let document = hostile_document();
    let config =
        table("shop.order", "shop", "/components/schemas/O", "request");
    let mut report = judge(&config, &document.to_string(), &schema);
    for finding in &mut report.findings {
        finding.location.file = format!("my documents/{HOSTILE}.json");
    }
    report
}

/// What [`hostile`] is judged against.
pub(crate) fn hostile_document() -> Value {
    json!({
        "openapi": "3.1.0",
        "components": { "schemas": { "O": {
            "type": "object",
            "properties": {
                HOSTILE: {
                    "type": "string",
                    "description": format!("{HOSTILE} (MAX 5) at least {HOSTILE}"),
                },
                "ours": { "type": "string" },
                format!("theirs{HOSTILE}"): { "type": "string", "enum": [HOSTILE] },
            },
        } } },
    })
}

/// A report, and its open findings, its waived ones, and its notes.
type Case = (&'static str, Report, [usize; 3]);

fn cases() -> Vec<Case> {
    let request = |text: &str, at: &str| {
        let config =
            table("yuno.create-customer-session", DOCUMENT, at, "request");
        judge(&config, text, &ours("create-customer-session"))
    };
    let session = || {
        let at = "/components/schemas/CustomerSession";
        let document = "yuno/session-objects";
        let config = table("yuno.customer-session", document, at, "response");
        judge(&config, &vendored(document), &ours("customer-session"))
    };
    let mut waived = session();
    for finding in waived.findings.iter_mut().take(4) {
        finding.waived = Some(format!("accepted: {HOSTILE}"));
    }
    let text = vendored(DOCUMENT);
    let truncated = text.get(..5000).unwrap();
    vec![
        ("nothing", request(&text, AT), [0, 0, 0]),
        ("many", session(), [6, 0, 0]),
        ("waived", waived, [2, 4, 0]),
        ("a place that leads nowhere", request(&text, "/paths/~1"), [1, 0, 0]),
        ("a truncated document", request(truncated, AT), [1, 0, 0]),
        ("hostile", hostile(), [4, 0, 1]),
    ]
}

fn published(file: &str) -> String {
    root().join("tests/it/published").join(file).display().to_string()
}

#[test]
fn every_case_is_what_it_claims() {
    for (name, report, counts) in cases() {
        let count = |is: fn(&specdrift::Finding) -> bool| {
            report.findings.iter().filter(|finding| is(finding)).count()
        };
        let found = [
            count(|f| !f.is_waived()),
            count(specdrift::Finding::is_waived),
            count(|f| f.level == Level::Note),
        ];
        assert_eq!(found, counts, "{name}: {:#?}", report.findings);
    }
    let undecided =
        cases().iter().filter(|c| c.1.summary.undecided > 0).count();
    assert_eq!(undecided, 2);
}

#[test]
fn the_schemas_are_as_they_were_published() {
    let text = std::fs::read_to_string(published("SOURCES.toml")).unwrap();
    let sources: toml::Value = toml::from_str(&text).unwrap();
    let sources = sources["schema"].as_array().unwrap();
    assert_eq!(sources.len(), 2);
    for source in sources {
        let file = source["file"].as_str().unwrap();
        let bytes = std::fs::read(published(file)).unwrap();
        let digest: Vec<String> =
            Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect();
        assert_eq!(
            source["sha256"].as_str(),
            Some(&*digest.concat()),
            "{file}"
        );
    }
}

#[test]
fn sarif_keeps_the_published_schema() {
    let schema = std::fs::read(published("sarif-schema-2.1.0.json")).unwrap();
    let mut schema: Value = serde_json::from_slice(&schema).unwrap();
    // Its pattern has a `]` too many, and is of members that are not written.
    for of in ["run", "toolComponent"] {
        let members = &mut schema["definitions"][of]["properties"];
        let language = members["language"].as_object_mut().unwrap();
        assert!(language.remove("pattern").is_some());
    }
    let validator = jsonschema::options()
        .should_validate_formats(true)
        .build(&schema)
        .unwrap();
    let judged = |log: &Value| -> Vec<String> {
        let place = |error: jsonschema::ValidationError<'_>| {
            format!("{}: {error}", error.instance_path())
        };
        validator.iter_errors(log).map(place).collect()
    };
    for (name, report, [open, waived, _]) in cases() {
        let log: Value =
            serde_json::from_str(&rendered(Format::Sarif, &report)).unwrap();
        assert_eq!(judged(&log), [""; 0], "{name}");
        assert!(!log.to_string().contains("my documents"), "{name}");
        let results = log["runs"][0]["results"].as_array().unwrap();
        assert_eq!(results.len(), open + waived, "{name}");
    }
    // The judge judges, formats included.
    let mut log: Value =
        serde_json::from_str(&rendered(Format::Sarif, &hostile())).unwrap();
    let result = &mut log["runs"][0]["results"][0];
    let place = &mut result["locations"][0]["physicalLocation"];
    place["artifactLocation"]["uri"] = json!("my documents/[1].json");
    place["region"]["startLine"] = json!(0);
    result["level"] = json!("fatal");
    assert_eq!(judged(&log).len(), 3, "{:#?}", judged(&log));
}

/// What `xmllint` says of a text.
fn xmllint(mut program: Command, arguments: &[&str], text: &str) -> Output {
    let mut child = program
        .args(["--nonet"])
        .args(arguments)
        .arg("-")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

#[test]
fn junit_keeps_the_published_schema() {
    let schema = published("junit-10.xsd");
    let keeps = ["--noout", "--schema", schema.as_str()];
    let ids = ["yuno.create-customer-session", "another <operation>"];
    let none = Documents::default();
    let context = Context::new(&none).with_bindings(&ids);
    for (name, report, [open, waived, notes]) in cases() {
        let Some(judge) = program("xmllint", "libxml2-utils") else { return };
        let text =
            Format::Junit.render(&report, &context.with_deny(Level::Warning));
        let output = xmllint(judge, &keeps, &text);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{name}: {said}\n{text}");
        for (path, wanted) in [
            ("count(//failure)", open - notes),
            ("count(//skipped)", waived + notes),
            ("sum(//testsuite/@failures)", open - notes),
            ("sum(//testsuite/@tests) - count(//testcase)", 0),
        ] {
            let judge = Command::new("xmllint");
            let output = xmllint(judge, &["--xpath", path], &text);
            let found = String::from_utf8_lossy(&output.stdout).into_owned();
            assert_eq!(found.trim(), wanted.to_string(), "{name}: {path}");
        }
    }
    // The judge judges.
    let text = Format::Junit.render(&hostile(), &context);
    for (from, to) in [
        ("errors=\"0\"", "errors=\"0\" faults=\"0\""),
        ("</testsuite>", "<fault/></testsuite>"),
        ("&lt;", "<"),
    ] {
        let Some(judge) = program("xmllint", "libxml2-utils") else { return };
        let output = xmllint(judge, &keeps, &text.replacen(from, to, 1));
        assert!(!output.status.success(), "{to}");
    }
}
