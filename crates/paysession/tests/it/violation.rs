//! One violation: its rule as data, its words, and what is made of it.

use std::collections::HashSet;

use paysession::{
    AmountValue, Currency, JsonType, KnownOr, Message, Pointer,
    SyntaxErrorKind, UnknownViolationCode, Violation, ViolationCode,
    ViolationKind, komoju,
    rule::Format,
    yuno::{AccountId, CreateCheckoutSession, MerchantOrderId, Metadata},
};
use serde_json::json;

use crate::assertions::{example, with};

fn syntax(error: SyntaxErrorKind) -> ViolationKind {
    ViolationKind::Syntax { error, line: 2, column: 3, offset: 9 }
}

/// Every kind, what it is said to be, and its code.
fn kinds() -> Vec<(ViolationKind, ViolationCode, &'static str)> {
    use ViolationCode as Code;
    use ViolationKind as Kind;
    let whole = komoju::Quantity::RULE;
    let finer = AmountValue::RULE;
    vec![
        (
            Kind::Type { expected: JsonType::Object, found: JsonType::Null },
            Code::Type,
            "must be an object, found null",
        ),
        (
            Kind::OptionalNull { expected: JsonType::String },
            Code::Type,
            "must be a string, found null: leave the member out",
        ),
        (
            Kind::NumberText { rule: Some(finer) },
            Code::Type,
            "must be a number as JSON writes it, such as 1.5",
        ),
        (
            Kind::NumberText { rule: Some(whole) },
            Code::Type,
            "must be a whole number as JSON writes it, such as 15",
        ),
        (Kind::Required, Code::Required, "is required"),
        (Kind::Duplicate, Code::Duplicate, "must be given only once"),
        (Kind::Unknown { nearest: None }, Code::Unknown, "unknown member"),
        (
            Kind::Unknown { nearest: Some("country") },
            Code::Unknown,
            "unknown member; did you mean `country`?",
        ),
        (
            Kind::Length { rule: MerchantOrderId::RULE, found: 2 },
            Code::Length,
            "must be 3 to 255 characters, found 2",
        ),
        (
            Kind::Length { rule: AccountId::RULE, found: 32 },
            Code::Length,
            "must be a UUID of 8-4-4-4-12 hexadecimal digits (36 characters, \
             found 32)",
        ),
        (
            Kind::Format { format: Format::Url },
            Code::Format,
            "must have no control characters",
        ),
        (
            Kind::Format { format: Format::Uuid },
            Code::Format,
            "must be a UUID of 8-4-4-4-12 hexadecimal digits",
        ),
        (
            Kind::Format { format: Format::Timestamp },
            Code::Format,
            "must be a date and time that exist, as \
             YYYY-MM-DDThh:mm:ss.ffffffZ",
        ),
        (
            Kind::Format { format: Format::DateTime },
            Code::Format,
            "must be a date and time that exist, as in RFC 3339",
        ),
        (
            Kind::Format { format: Format::Email },
            Code::Format,
            "must be an email address: one @ with something on both sides, \
             no white space",
        ),
        (
            Kind::NotHttps,
            Code::Format,
            "must be an absolute https URL with a host and no user information",
        ),
        (
            Kind::Choice { rule: &Currency::RULE, nearest: None },
            Code::Choice,
            "must be a current ISO 4217 currency code",
        ),
        (
            Kind::Choice { rule: &Currency::RULE, nearest: Some("COP") },
            Code::Choice,
            "must be a current ISO 4217 currency code; did you mean `COP`?",
        ),
        (
            Kind::Range { rule: finer },
            Code::Range,
            "must be 0 to 99999999999.9999",
        ),
        (Kind::Step { rule: whole }, Code::Step, "must be a whole number"),
        (
            Kind::Step { rule: komoju::MinorUnits::RULE },
            Code::Step,
            "must be a whole number of minor units (such as cents)",
        ),
        (
            Kind::Step { rule: finer },
            Code::Step,
            "must have at most 4 decimal places",
        ),
        (
            Kind::Items { rule: Metadata::RULE, found: 51 },
            Code::Items,
            "must have at most 50 entries, found 51",
        ),
        (
            Kind::Conflict { expected: "be left out" },
            Code::Conflict,
            "must be left out",
        ),
    ]
}

#[test]
fn every_kind_has_a_code_and_words() {
    let mut codes = HashSet::from([ViolationCode::Syntax]);
    for (kind, code, words) in kinds() {
        codes.insert(code);
        assert_eq!(kind.to_string(), words);
        assert_eq!(kind.code(), code, "{words}");
        let violation = Violation::from(kind);
        assert_eq!(violation.pointer(), "");
        assert_eq!(violation.code(), code);
        assert_eq!(violation.kind(), Some(&kind));
        assert_eq!(violation.description(), words);
        assert_eq!(violation.to_string(), words);
    }
    assert_eq!(codes.len(), ViolationCode::ALL.len(), "every code is shown");
}

#[test]
fn every_syntax_error_has_words_and_most_a_place() {
    use SyntaxErrorKind as Error;
    let cases = [
        (Error::Empty, "must be JSON, but is empty"),
        (
            Error::ByteOrderMark,
            "must be JSON, but begins with a byte order mark",
        ),
        (
            Error::NotJson,
            "must be JSON, found something else at line 2 column 3",
        ),
        (
            Error::TrailingData,
            "must be JSON: unexpected data after the value at line 2 column 3",
        ),
        (
            Error::ExpectedValue,
            "must be JSON: expected a value at line 2 column 3",
        ),
        (
            Error::TooDeep { max: 7 },
            "must be JSON of at most 7 levels at line 2 column 3",
        ),
        (Error::InvalidUtf8, "must be UTF-8 at line 2 column 3"),
    ];
    for (error, words) in cases {
        let kind = syntax(error);
        assert_eq!(kind.to_string(), words);
        assert_eq!(kind.code(), ViolationCode::Syntax);
    }
}

#[test]
fn a_syntax_error_says_where_in_lines_characters_and_bytes() {
    for (body, error, line, column, offset) in [
        ("{\"é\":\n !", SyntaxErrorKind::ExpectedValue, 2, 2, 8),
        ("", SyntaxErrorKind::Empty, 1, 1, 0),
        ("{} x", SyntaxErrorKind::TrailingData, 1, 4, 3),
    ] {
        let report =
            CreateCheckoutSession::from_json(body.as_bytes()).unwrap_err();
        assert_eq!(
            report.iter().last().unwrap().kind(),
            Some(&ViolationKind::Syntax { error, line, column, offset }),
            "{body:?}"
        );
    }
}

#[test]
fn the_measure_of_a_violation_is_data() {
    let body = with(
        &example::<CreateCheckoutSession>(),
        "/amount",
        json!({"currency": "usd", "value": 0.00005}),
    );
    let report = CreateCheckoutSession::from_json(body.to_string().as_bytes())
        .unwrap_err();
    let kinds: Vec<_> = report.iter().map(|v| *v.kind().unwrap()).collect();
    let [
        ViolationKind::Choice { rule, nearest },
        ViolationKind::Step { rule: step },
    ] = kinds.as_slice()
    else {
        panic!("{kinds:?}")
    };
    assert_eq!(*nearest, Some("USD"));
    assert!(rule.values.contains(&"COP"));
    assert_eq!(step.multiple_of().to_string(), "0.0001");
    assert_eq!(step.minimum().to_string(), "0");
    assert_eq!(step.maximum().to_string(), "99999999999.9999");
    assert_eq!(step, &AmountValue::RULE);
}

#[test]
fn a_suggestion_is_one_of_our_own_values() {
    let nearest = |text: &str| match text.parse::<Currency>() {
        Ok(_) => panic!("{text} is a currency"),
        Err(violation) => match violation.kind() {
            Some(ViolationKind::Choice { nearest, .. }) => *nearest,
            other => panic!("{other:?}"),
        },
    };
    for (text, expected) in [
        ("cop", Some("COP")),
        ("Cop", Some("COP")),
        (" COP", Some("COP")),
        ("COPP", None),
        ("COQ", None),
        ("", None),
    ] {
        assert_eq!(nearest(text), expected, "{text:?}");
    }
    // What keeps other texts suggests nothing: it refuses none.
    assert!("cop".parse::<KnownOr<komoju::Currency>>().is_ok());
}

#[test]
fn a_service_adds_its_own_words() {
    let own = Violation::new(
        Pointer::from_static("/total"),
        ViolationCode::Conflict,
        "must be the sum of the items",
    );
    assert_eq!(own.kind(), None);
    assert_eq!(own.code(), ViolationCode::Conflict);
    assert_eq!(own.description(), "must be the sum of the items");
    assert_eq!(own.to_string(), "/total: must be the sum of the items");

    for (length, kept) in [(1024, 1024), (1025, 1024), (1_000_000, 1024)] {
        let long = "x".repeat(length);
        let own = Violation::new(Pointer::ROOT, ViolationCode::Other, long);
        assert_eq!(own.description().len(), kept);
    }
    // A character is kept whole.
    let own = "é".repeat(600) + "x";
    let own = Violation::new(Pointer::ROOT, ViolationCode::Other, own);
    assert_eq!(own.description(), "é".repeat(512));
}

#[test]
fn the_violation_of_a_part_is_put_where_the_part_is() {
    let violation = "x".parse::<MerchantOrderId>().unwrap_err();
    let placed = violation.clone().within(&Pointer::from_static("/order"));
    assert_eq!(placed.pointer(), "/order");
    assert_eq!(placed.kind(), violation.kind());
    assert_eq!(
        placed.to_string(),
        "/order: must be 3 to 255 characters, found 1"
    );
}

#[test]
fn what_is_written_is_read_back_in_words() {
    for (kind, code, words) in kinds() {
        let violation =
            Violation::from(kind).within(&Pointer::from_static("/a~1b"));
        let json = json!({
            "pointer": "/a~1b", "code": code.as_str(), "message": words
        });
        assert_eq!(serde_json::to_value(&violation).unwrap(), json);
        let read: Violation = serde_json::from_value(json.clone()).unwrap();
        assert_eq!(read.code(), code);
        assert_eq!(read.pointer(), violation.pointer());
        assert_eq!(read.to_string(), violation.to_string());
        assert_eq!(read.kind(), None);
        assert_eq!(serde_json::to_value(&read).unwrap(), json);
    }
    // A newer service has codes and members that this client does not know.
    let newer = r#"{"pointer":"/x","code":"checksum","message":"must be right",
        "severity":1}"#;
    let read: Violation = serde_json::from_str(newer).unwrap();
    assert_eq!(read.code(), ViolationCode::Other);
    assert_eq!(read.to_string(), "/x: must be right");
    // What has no place or no words is no violation.
    for other in [
        r#"{"pointer":"x","code":"type","message":""}"#,
        r#"{"pointer":"","code":7,"message":""}"#,
        r#"{"pointer":"","code":"type"}"#,
        "[]",
    ] {
        assert!(serde_json::from_str::<Violation>(other).is_err(), "{other}");
    }
}

#[test]
fn a_code_is_a_closed_set_like_any_other() {
    for code in ViolationCode::ALL.iter().chain(&[ViolationCode::Other]) {
        let text = code.as_str();
        assert_eq!(text.parse(), Ok(*code));
        assert_eq!(ViolationCode::try_from(text), Ok(*code));
        assert_eq!(code.to_string(), text);
        let json = serde_json::to_string(code).unwrap();
        assert_eq!(json, format!("{text:?}"));
        let read: ViolationCode = serde_json::from_str(&json).unwrap();
        assert_eq!(read, *code);
    }
    assert!(ViolationCode::ALL.is_sorted(), "`Ord` is the order of the list");
    for other in ["", "Type", "type ", "checksum"] {
        let refused: UnknownViolationCode =
            other.parse::<ViolationCode>().unwrap_err();
        assert_eq!(
            refused.to_string(),
            "must be the code of a violation, such as required"
        );
    }
}

#[test]
fn debug_is_short() {
    let violation = "x".parse::<Currency>().unwrap_err();
    assert_eq!(
        format!("{violation:?}"),
        "Violation { pointer: \"\", code: Choice, description: \
         \"must be a current ISO 4217 currency code\" }"
    );
    assert_eq!(
        format!("{:?}", violation.kind().unwrap()),
        "Choice { rule: ChoiceRule(a current ISO 4217 currency code), \
         nearest: None }"
    );
}

#[test]
fn json_types_are_named_as_json_schema_names_them() {
    let names: Vec<_> = JsonType::ALL.iter().map(|t| t.as_str()).collect();
    assert_eq!(
        names,
        ["null", "boolean", "number", "string", "array", "object"]
    );
}
