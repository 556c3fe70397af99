//! Every row of the table of codes, words included.

use paysession::{Code, Message, Reading, yuno::CreateCustomerSession};

use crate::claim::{refuses, refuses_bytes};

type Request = CreateCustomerSession;

#[test]
fn a_body_that_is_not_json_says_where_and_keeps_what_was_found_before() {
    let cases: &[(&str, &[&str])] = &[
        ("", &[" syntax: must be JSON with a value at line 1 column 1"]),
        (
            "{",
            &[
                " syntax: must be JSON with a member's name or `}` at line 1 column 2",
            ],
        ),
        (
            "{}x",
            &[
                "/account_id required: is required",
                "/customer_id required: is required",
                "/country required: is required",
                " syntax: must be JSON that ends at line 1 column 3",
            ],
        ),
        (
            "{\"country\":7,\n \"é\":!}",
            &[
                "/country type: must be a string, found a number",
                " syntax: must be JSON with a value at line 2 column 6",
            ],
        ),
        (
            "\u{feff}{}",
            &[" syntax: must be JSON with a value at line 1 column 1"],
        ),
        (
            "{'a':1}",
            &[
                " syntax: must be JSON with a member's name or `}` at line 1 column 2",
            ],
        ),
        ("{\"a\" 1}", &[" syntax: must be JSON with `:` at line 1 column 6"]),
        (
            "{\"a\":1 \"b\"",
            &[" syntax: must be JSON with `,` or `}` at line 1 column 8"],
        ),
        (
            "{\"a\":1,}",
            &[" syntax: must be JSON with a member's name at line 1 column 8"],
        ),
        (
            "{\"a\":[1,]}",
            &[" syntax: must be JSON with a value at line 1 column 9"],
        ),
        (
            "{\"a\":[1 2]}",
            &[" syntax: must be JSON with `,` or `]` at line 1 column 9"],
        ),
        (
            "{\"a\":tru}",
            &[" syntax: must be JSON with a value at line 1 column 6"],
        ),
        (
            "{\"a\":01}",
            &[" syntax: must be JSON with `,` or `}` at line 1 column 7"],
        ),
        (
            "{\"a\":1.}",
            &[" syntax: must be JSON with a digit at line 1 column 8"],
        ),
        (
            "{\"a\":\"\n\"}",
            &[
                " syntax: must be JSON with control characters escaped at line 1 column 7",
            ],
        ),
        (
            "{\"a\":\"\\x\"}",
            &[
                " syntax: must be JSON with one of its escapes at line 1 column 8",
            ],
        ),
        (
            "{\"a\":\"\\u12G4\"}",
            &[
                " syntax: must be JSON with four hexadecimal digits at line 1 column 11",
            ],
        ),
        (
            "{\"a\":\"\\ud800\"}",
            &[
                " syntax: must be JSON with both halves of a surrogate pair at line 1 column 7",
            ],
        ),
        (
            "{\"a\":\"\\udc00\\ud800\"}",
            &[
                " syntax: must be JSON with both halves of a surrogate pair at line 1 column 7",
            ],
        ),
        (
            "{\"a\":\"b",
            &[" syntax: must be JSON with a closing quote at line 1 column 8"],
        ),
    ];
    for (body, lines) in cases {
        assert!(
            serde_json::from_str::<serde_json::Value>(body).is_err(),
            "the case is JSON: {body}"
        );
        refuses::<Request>(body, lines);
    }
}

#[test]
fn a_body_that_is_not_utf8_says_where_and_keeps_what_was_found_before() {
    refuses_bytes::<Request>(
        &Reading::default(),
        b"{\"country\":null,\n\"\xff\"}",
        &[
            "/country type: must be a string, found null",
            " syntax: must be UTF-8 at line 2 column 2",
        ],
    );
    refuses_bytes::<Request>(
        &Reading::default(),
        b"\xff",
        &[" syntax: must be UTF-8 at line 1 column 1"],
    );
}

#[test]
fn a_body_of_another_kind_is_a_type_violation_at_the_root() {
    for (body, found) in [
        ("null", "null"),
        ("true", "a boolean"),
        ("1e400", "a number"),
        ("\"\"", "a string"),
        ("[{}]", "an array"),
    ] {
        refuses::<Request>(
            body,
            &[&format!(" type: must be an object, found {found}")],
        );
    }
}

#[test]
fn hostile_bodies_get_a_report() {
    let deep = |levels: usize| {
        format!("{{\"a\":{}{}}}", "[".repeat(levels), "]".repeat(levels))
    };
    // As deep as `serde_json` reads, and one level more.
    assert!(serde_json::from_str::<serde_json::Value>(&deep(126)).is_ok());
    assert!(serde_json::from_str::<serde_json::Value>(&deep(127)).is_err());
    let missing = [
        "/account_id required: is required",
        "/customer_id required: is required",
        "/country required: is required",
    ];
    refuses::<Request>(deep(126), &missing);
    for levels in [127, 200, 100_000] {
        refuses::<Request>(
            deep(levels),
            &[
                " syntax: must be JSON of at most 127 levels at line 1 column 132",
            ],
        );
    }
    let long = "x".repeat(1 << 20);
    refuses::<Request>(
        format!("{{\"country\":\"{long}\",\"callback_url\":\"{long}\"}}"),
        &[
            "/country choice: must be one of AR, BO, BR, CL, CO, CR, EC, SV, \
             GT, HN, MX, NI, PA, PY, PE, US, UY",
            "/callback_url length: must be 3 to 526 characters, found 1048576",
            "/account_id required: is required",
            "/customer_id required: is required",
        ],
    );
    let digits = "9".repeat(10_000);
    refuses::<Request>(
        format!(
            "{{\"country\":{digits},\"account_id\":-{digits}e{digits},\"a\":1e{digits}}}"
        ),
        &[
            "/country type: must be a string, found a number",
            "/account_id type: must be a string, found a number",
            "/customer_id required: is required",
        ],
    );
}

#[test]
fn a_report_is_bounded() {
    use std::fmt::Write;
    let mut body = String::from("{");
    for i in 0..1_000 {
        write!(body, "\"x\":{i},").unwrap();
    }
    body.push_str("\"y\":0}");
    let report = Request::from_json(body.as_bytes()).unwrap_err();
    assert_eq!(report.len(), 100);
    assert!(report.is_truncated());

    let name = "\u{1}".repeat(900);
    let body = body.replace('x', &name.replace('\u{1}', "\\u0001"));
    let report = Request::from_json(body.as_bytes()).unwrap_err();
    assert!(report.is_truncated());
    let json = serde_json::to_string(&report).unwrap();
    assert!(json.len() <= 16 * 1024, "{} bytes", json.len());
    assert!(
        report
            .iter()
            .all(|violation| violation.pointer() == name_at(&name).as_str())
    );

    // A name that is too long for a pointer is noted at what holds it.
    let body = body.replace("\\u0001", "\\u0001\\u0001");
    let report = Request::from_json(body.as_bytes()).unwrap_err();
    assert!(report.iter().next().unwrap().pointer() == "");
}

fn name_at(name: &str) -> String {
    format!("/{name}")
}

#[test]
fn a_pointer_is_escaped_and_a_line_cannot_be_forged() {
    let body = "{\"a/b~c\\nd\":{\"x\":1,\"x\":2}}";
    let report = Request::from_json(body.as_bytes()).unwrap_err();
    let violation = report.iter().next().unwrap();
    assert_eq!(violation.pointer().as_str(), "/a~1b~0c\nd/x");
    let tokens: Vec<_> = violation.pointer().tokens().collect();
    assert_eq!(tokens, ["a/b~c\nd", "x"]);
    assert_eq!(
        violation.to_string(),
        "/a~1b~0c\\u000ad/x: must be given only once"
    );
    let document: serde_json::Value = serde_json::from_str(body).unwrap();
    assert!(document.pointer(violation.pointer().as_str()).is_some());
}

#[test]
fn a_report_serializes_as_a_list_of_pointer_code_and_message() {
    let report = Request::from_json(b"[]").unwrap_err();
    assert_eq!(
        serde_json::to_string(&report).unwrap(),
        r#"[{"pointer":"","code":"type","message":"must be an object, found an array"}]"#
    );
    assert_eq!(report.to_string(), "must be an object, found an array");
}

#[test]
fn the_codes_are_these() {
    let codes: Vec<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
    assert_eq!(
        codes,
        [
            "syntax",
            "type",
            "required",
            "duplicate",
            "unknown",
            "length",
            "format",
            "choice",
            "range",
            "step",
            "items",
            "conflict",
        ]
    );
}
