//! What the engine finds in inputs of every kind.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use std::{
    io::{self, Read},
    num::NonZero,
    ops::ControlFlow,
};

use paysession::ReadOptions;
use paysession_bulk::{
    BulkError, Finding, Framing, Summary, Validator, message_types,
};

const VALID: &str = r#"{"amount": 1000, "currency": "JPY"}"#;

fn validator() -> Validator {
    Validator::new(ReadOptions::published())
        .with_message("komoju.create-session")
        .unwrap()
}

fn validate(
    validator: &Validator,
    input: impl Read,
    framing: Framing,
) -> (Vec<String>, Summary) {
    let mut found = Vec::new();
    let summary = validator
        .validate(input, framing, |finding| {
            found.push(shown(&finding));
            ControlFlow::<()>::Continue(())
        })
        .unwrap();
    (found, summary)
}

fn shown(finding: &Finding) -> String {
    let Finding { line, column, code, pointer, description, .. } = finding;
    format!("{line}:{column} {code} {pointer} {description}")
}

#[test]
fn findings_have_the_line_and_the_column_of_the_file() {
    let currency = "must be a current ISO 4217 currency code of KOMOJU";
    for (input, expected) in [
        (VALID.to_owned(), vec![]),
        // Nothing but line ends: no record, and nothing wrong.
        ("\n\r\n  \n".to_owned(), vec![]),
        (format!("\u{feff}{VALID}\r\n\r\n{VALID}\r\n"), vec![]),
        (
            format!(
                "{VALID}\r\n{{\"amount\": \"ü\", \"currency\": \"JPY\"}}\r\n"
            ),
            vec!["2:12 type /amount must be a number, found a string"],
        ),
        (
            "\u{feff}{\"ü\": 1, \"amount\": \"1\", \"currency\": \"JPY\"}"
                .to_owned(),
            vec!["1:20 type /amount must be a number, found a string"],
        ),
        // What is missing stands where the object begins that lacks it.
        (
            format!("\n {{\"amount\": 1}}\n{VALID}"),
            vec!["2:2 required /currency is required"],
        ),
        (
            r#"{"amount": 1, "currency": "JPY", "amount": 2, "amount": 3}"#
                .to_owned(),
            vec![
                "1:34 duplicate /amount must be given only once",
                "1:47 duplicate /amount must be given only once",
            ],
        ),
        // A last line that was cut off.
        (
            format!("{VALID}\n{{\"amount\": 10"),
            vec!["2:14 syntax  must be JSON: expected `,` or `}`"],
        ),
    ] {
        let (found, _) =
            validate(&validator(), input.as_bytes(), Framing::Ndjson);
        assert_eq!(found, expected, "{input:?}");
        assert!(!found.iter().any(|line| line.contains(currency)));
    }
}

#[test]
fn a_document_has_places_on_its_lines() {
    let document =
        "\u{feff}{\r\n  \"amount\": 1,\r\n  \"currency\": 2\r\n}\r\n";
    let (found, summary) =
        validate(&validator(), document.as_bytes(), Framing::Detect);
    assert_eq!(found, ["3:15 type /currency must be a string, found a number"]);
    assert_eq!((summary.records, summary.invalid), (1, 1));
}

#[test]
fn an_empty_document_is_no_json() {
    let (found, _) = validate(&validator(), &b""[..], Framing::Json);
    assert_eq!(found, ["1:1 syntax  must be JSON, but is empty"]);
}

/// Every byte by itself, and now and then an interruption.
struct Dripping<'b>(&'b [u8], bool);

impl Read for Dripping<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.1 = !self.1;
        if self.1 {
            return Err(io::ErrorKind::Interrupted.into());
        }
        let length = into.len().min(1);
        self.0.read(&mut into[..length])
    }
}

#[test]
fn how_an_input_is_cut_into_reads_changes_nothing() {
    let lines = format!("{VALID}\n{{}}\n{VALID}\n[1]\n");
    let whole = validate(&validator(), lines.as_bytes(), Framing::Detect);
    let dripping = Dripping(lines.as_bytes(), false);
    assert_eq!(validate(&validator(), dripping, Framing::Detect), whole);
    assert_eq!(whole.0.len(), 3);
}

#[test]
fn many_lines_are_found_in_their_order() {
    let lines: String = (0..60_000)
        .map(|line| {
            if line % 1000 == 7 {
                "{\"amount\": 1}\n".to_owned()
            } else {
                format!("{VALID}\n")
            }
        })
        .collect();
    let mut places = Vec::new();
    let summary = validator()
        .validate(lines.as_bytes(), Framing::Detect, |finding| {
            places.push((finding.record, finding.line));
            ControlFlow::<()>::Continue(())
        })
        .unwrap();
    let expected: Vec<(u64, u64)> =
        (0..60).map(|k| (k * 1000 + 8, k * 1000 + 8)).collect();
    assert_eq!(places, expected);
    assert_eq!((summary.records, summary.invalid), (60_000, 60));
}

#[test]
fn a_record_that_is_too_long_is_passed_over() {
    let validator = validator().with_max_record_bytes(100);
    let long = format!("{{\"note\": \"{}\"}}", "x".repeat(3 << 20));
    let input = format!("{VALID}\n{long}\n{{}}\n{long}");
    let (found, summary) =
        validate(&validator, input.as_bytes(), Framing::Ndjson);
    assert_eq!(
        found,
        [
            "2:1 too-long  must be at most 100 bytes",
            "3:1 required /amount is required",
            "3:1 required /currency is required",
            "4:1 too-long  must be at most 100 bytes",
        ]
    );
    assert_eq!((summary.records, summary.too_long), (4, 2));
    let (found, _) = validate(&validator, long.as_bytes(), Framing::Json);
    assert_eq!(found, ["1:1 too-long  must be at most 100 bytes"]);
}

#[test]
fn every_example_is_recognized_or_may_be_several() {
    let validator = Validator::new(ReadOptions::published());
    let mut ambiguous = Vec::new();
    for message in message_types() {
        let example = message.example.as_bytes();
        let mut found = Vec::new();
        validator
            .validate(example, Framing::Json, |finding| {
                found.push(finding.code.as_str());
                ControlFlow::<()>::Continue(())
            })
            .unwrap();
        if !found.is_empty() {
            assert_eq!(found, ["unrecognized"], "{}", message.id);
            ambiguous.push(message.id);
        }
    }
    assert_eq!(ambiguous, Vec::<&str>::new());
}

#[test]
fn what_is_recognized_is_told_and_what_is_not_is_asked_for() {
    let validator = Validator::new(ReadOptions::published());
    for (body, expected) in [
        (
            r#"{"account_id": "x", "customer_id": "y", "country": "US"}"#,
            "yuno.create-customer-session: length",
        ),
        ("{}", "-: unrecognized"),
        ("[]", "-: unrecognized"),
        ("1", "-: unrecognized"),
        (r#"{"unknown": 1}"#, "-: unrecognized"),
        (r#"{"country": "US"}"#, "-: unrecognized"),
        // Names that only one message has together, and each of them many:
        // an answer of the other provider has them, too.
        (
            r#"{"id": "7dd71f21-9e4c-439a-9c6d-58f240bd28df",
                "customer_id": "ae106483-65ee-463b-8782-9794022b3112",
                "status": "ACTIVE", "created_at": "2025-05-07T20:00:18Z"}"#,
            "-: unrecognized: it may be komoju.session",
        ),
        // One that no other message has.
        (
            r#"{"id": "x", "session_url": "https://komoju.example/s"}"#,
            "komoju.session: length",
        ),
        // Complete as another message than the one that has all its names.
        (
            r#"{"amount": 1, "currency": "JPY", "return_url": "https://shop.example/",
                "payment_methods": [], "metadata": {}, "default_locale": "ja"}"#,
            "-: unrecognized: it may be yuno.payment-methods-to-enroll, \
             komoju.create-session, komoju.session",
        ),
        // A name that one message has, and that message needs none.
        (r#"{"timestamp": 1, "status": 404, "path": "/x"}"#, "-: unrecognized"),
        // No request that creates, but one that updates.
        (
            r#"{"account_id": "8beac4de-5f6f-11ed-9b6a-0242ac120002",
                "merchant_order_id": "123", "payment_description": "Two cups",
                "country": "CO", "amount": {"currency": "COP"}}"#,
            "-: unrecognized: it may be yuno.create-checkout-session, \
             yuno.update-checkout-session",
        ),
        // Neither.
        (
            r#"{"account_id": "8beac4de-5f6f-11ed-9b6a-0242ac120002",
                "merchant_order_id": "123", "payment_description": "Two cups",
                "country": "Colombia"}"#,
            "yuno.create-checkout-session: choice",
        ),
        (r#"{"country": "US""#, "-: syntax"),
        ("", "-: syntax"),
    ] {
        let mut first = None;
        validator
            .validate(body.as_bytes(), Framing::Json, |finding| {
                let message = finding.message.unwrap_or("-");
                let may_be = finding.description.split_once("; it may be ");
                let may_be =
                    may_be.map(|(_, ids)| format!(": it may be {ids}"));
                first.get_or_insert(format!(
                    "{message}: {}{}",
                    finding.code,
                    may_be.unwrap_or_default()
                ));
                ControlFlow::<()>::Continue(())
            })
            .unwrap();
        let first = first.unwrap();
        // Which of many is not told apart here.
        let is_told = first == expected
            || !expected.contains("it may") && first.starts_with(expected);
        assert!(is_told, "{first}\n{body}");
    }
}

#[test]
fn long_lines_are_counted_once() {
    let note = "x".repeat(70_000);
    let line = format!("{{\"amount\": 1, \"note\": \"{note}\"}}\n");
    let (found, _) =
        validate(&validator(), line.repeat(40).as_bytes(), Framing::Ndjson);
    let expected: Vec<String> = (1..=40)
        .map(|line| format!("{line}:1 required /currency is required"))
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn a_report_that_is_cut_short_says_so() {
    let line = |count| {
        let items = vec!["[]"; count].join(",");
        format!(
            "{{\"amount\":1,\"currency\":\"JPY\",\"line_items\":[{items}]}}\n"
        )
    };
    for (input, framing, truncated, findings) in [
        (line(100), Framing::Json, 0, 100),
        (line(3_000), Framing::Json, 1, 100),
        ([line(3_000), line(1), line(3_000)].concat(), Framing::Ndjson, 2, 201),
    ] {
        let (_, summary) = validate(&validator(), input.as_bytes(), framing);
        assert_eq!(
            (summary.truncated, summary.findings),
            (truncated, findings)
        );
    }
}

#[test]
fn a_member_whose_name_no_pointer_holds_has_its_place() {
    let long = "x".repeat(1_100);
    let body = format!(
        "{{\"amount\":1,\"currency\":\"JPY\",\n \"{long}\":1,\n  \"~{long}\":1,\n\
         \"payment_data\":{{\n\"{long}\":1}}}}"
    );
    let validator = Validator::new(ReadOptions::strict());
    let validator = validator.with_message("komoju.create-session").unwrap();
    let (found, _) = validate(&validator, body.as_bytes(), Framing::Json);
    let found: Vec<String> = found
        .iter()
        .map(|line| line.split(' ').take(3).collect::<Vec<_>>().join(" "))
        .collect();
    assert_eq!(
        found,
        ["2:2 unknown ", "3:3 unknown ", "5:1 unknown /payment_data"]
    );
    // Twice, it is at the object that has it.
    let body = format!(
        "{{\"amount\":1,\"currency\":\"JPY\",\n \"metadata\": \
         {{\"{long}\":\"a\",\n\"{long}\":\"b\"}}}}"
    );
    let (found, _) = validate(&validator, body.as_bytes(), Framing::Json);
    let found: Vec<String> = found
        .iter()
        .map(|line| line.split(' ').take(3).collect::<Vec<_>>().join(" "))
        .collect();
    assert!(found.iter().any(|it| it.contains(" duplicate ")), "{found:?}");
    assert!(found.iter().all(|it| it.starts_with("2:14 ")), "{found:?}");
}

#[test]
fn callback_can_stop_the_validation() {
    let input = "{}\n".repeat(1000);
    let mut seen = 0;
    let stopped =
        validator().validate(input.as_bytes(), Framing::Ndjson, |finding| {
            seen += 1;
            if finding.line == 3 {
                ControlFlow::Break("enough")
            } else {
                ControlFlow::Continue(())
            }
        });
    assert!(matches!(stopped, Err(BulkError::Stopped("enough"))));
    assert_eq!(seen, 5);
}

struct Broken;

impl Read for Broken {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(io::ErrorKind::PermissionDenied.into())
    }
}

#[test]
fn an_input_that_cannot_be_read_is_an_error() {
    let result = validator()
        .validate(Broken, Framing::Detect, |_| ControlFlow::<()>::Continue(()));
    assert!(matches!(result, Err(BulkError::Read(_))), "{result:?}");
}

#[test]
fn findings_that_are_asked_for_are_the_same_by_any_number_of_threads() {
    let lines = format!("\u{feff}{VALID}\n{{}}\n\n").repeat(30_000);
    let expected = validate(&validator(), lines.as_bytes(), Framing::Ndjson);
    for count in [1, 3] {
        let count = NonZero::new(count).unwrap();
        let validator = validator().with_threads(count).unwrap();
        let mut findings = validator.findings(lines.as_bytes()).unwrap();
        let found: Vec<_> =
            findings.by_ref().map(|found| shown(&found.unwrap())).collect();
        assert_eq!((found, findings.summary()), expected);
    }
}

#[test]
fn findings_end_with_an_error() {
    let input = b"{}\n".chain(Broken);
    let mut findings = validator().findings(input).unwrap();
    assert!(findings.next().unwrap().is_err());
    assert!(findings.next().is_none());
}

#[test]
fn no_message_has_another_id() {
    let validator = Validator::new(ReadOptions::published());
    let error = validator.with_message("yuno.createcustomersession");
    assert_eq!(
        error.unwrap_err().to_string(),
        "expected the id of a message, such as yuno.create-customer-session"
    );
}
