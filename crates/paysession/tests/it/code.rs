//! Every row of the table of codes, words included.

use std::{fmt::Write, slice::from_ref};

use paysession::{
    Message, ReadOptions, ViolationCode, yuno::CreateCustomerSession,
};
use serde_json::json;

use crate::assertions::{example, refuses, refuses_bytes};

type Request = CreateCustomerSession;

#[test]
fn a_body_that_is_not_json_says_where_and_keeps_what_was_found_before() {
    let cases: &[(&str, &[&str])] = &[
        ("", &[" syntax: must be JSON, but is empty"]),
        (" \n", &[" syntax: must be JSON, but is empty"]),
        (
            "a=b&c=d",
            &[" syntax: must be JSON, found something else at line 1 column 1"],
        ),
        (
            " tru",
            &[" syntax: must be JSON, found something else at line 1 column 2"],
        ),
        (
            "{",
            &[
                " syntax: must be JSON: expected the name of a member or `}` at line 1 column 2",
            ],
        ),
        (
            "{}x",
            &[
                "/account_id required: is required",
                "/customer_id required: is required",
                "/country required: is required",
                " syntax: must be JSON: unexpected data after the value at line 1 column 3",
            ],
        ),
        (
            "{\"country\":7,\n \"é\":!}",
            &[
                "/country type: must be a string, found a number",
                " syntax: must be JSON: expected a value at line 2 column 6",
            ],
        ),
        (
            "\u{feff}{}",
            &[" syntax: must be JSON, but begins with a byte order mark"],
        ),
        (
            "{'a':1}",
            &[
                " syntax: must be JSON: expected the name of a member or `}` at line 1 column 2",
            ],
        ),
        (
            "{\"a\" 1}",
            &[" syntax: must be JSON: expected `:` at line 1 column 6"],
        ),
        (
            "{\"a\":1 \"b\"",
            &[" syntax: must be JSON: expected `,` or `}` at line 1 column 8"],
        ),
        (
            "{\"a\":1,}",
            &[
                " syntax: must be JSON: expected the name of a member at line 1 column 8",
            ],
        ),
        (
            "{\"a\":[1,]}",
            &[" syntax: must be JSON: expected a value at line 1 column 9"],
        ),
        (
            "{\"a\":[1 2]}",
            &[" syntax: must be JSON: expected `,` or `]` at line 1 column 9"],
        ),
        (
            "{\"a\":tru}",
            &[" syntax: must be JSON: expected a value at line 1 column 6"],
        ),
        (
            "{\"a\":01}",
            &[" syntax: must be JSON: expected `,` or `}` at line 1 column 7"],
        ),
        (
            "{\"a\":1.}",
            &[" syntax: must be JSON: expected a digit at line 1 column 8"],
        ),
        (
            "{\"a\":\"\n\"}",
            &[
                " syntax: must be JSON: expected control characters to be escaped at line 1 column 7",
            ],
        ),
        (
            "{\"a\":\"\\x\"}",
            &[
                " syntax: must be JSON: expected one of its escapes at line 1 column 8",
            ],
        ),
        (
            "{\"a\":\"\\u12G4\"}",
            &[
                " syntax: must be JSON: expected four hexadecimal digits at line 1 column 11",
            ],
        ),
        (
            "{\"a\":\"\\ud800\"}",
            &[
                " syntax: must be JSON: expected both halves of a surrogate pair at line 1 column 7",
            ],
        ),
        (
            "{\"a\":\"\\udc00\\ud800\"}",
            &[
                " syntax: must be JSON: expected both halves of a surrogate pair at line 1 column 7",
            ],
        ),
        (
            "{\"a\":\"b",
            &[
                " syntax: must be JSON: expected a closing quote at line 1 column 8",
            ],
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
        &ReadOptions::default(),
        b"{\"country\":null,\n\"\xff\"}",
        &[
            "/country type: must be a string, found null",
            " syntax: must be UTF-8 at line 2 column 2",
        ],
    );
    refuses_bytes::<Request>(
        &ReadOptions::default(),
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
    // As many side by side as one likes.
    let wide = ["[1]", "{}", "[[]]"].map(|one| vec![one; 300].join(","));
    refuses::<Request>(format!("{{\"a\":[{}]}}", wide.join(",")), &missing);
    let long = "x".repeat(1 << 20);
    refuses::<Request>(
        format!("{{\"country\":\"{long}\",\"callback_url\":\"{long}\"}}"),
        &[
            "/country choice: must be an ISO 3166-1 alpha-2 country code",
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

/// A body in which each of these members stands twice.
fn twice(names: &[String]) -> String {
    let mut body = example::<Request>().to_string();
    body.pop();
    for name in names {
        let name = json!(name);
        write!(body, ",{name}:0,{name}:0").unwrap();
    }
    body.push('}');
    body
}

#[test]
fn a_report_keeps_the_first_hundred() {
    for (count, kept) in [(99, 99), (100, 100), (101, 100), (1_000, 100)] {
        let names: Vec<_> = (0..count).map(|n| format!("n{n}")).collect();
        let report = Request::from_json(twice(&names).as_bytes()).unwrap_err();
        assert_eq!(report.len(), kept);
        assert_eq!(report.is_truncated(), kept < count);
        let pointers = report.iter().map(|v| v.pointer().to_string());
        assert!(pointers.eq(names.iter().take(100).map(|n| format!("/{n}"))));
    }
}

/// The longest name of a member that a pointer has room for.
const LONGEST: usize = 1_023;

#[test]
fn a_report_keeps_what_fits_into_16_kib_of_json() {
    const MOST: usize = 16 * 1024;
    // What one byte of a name is in JSON, escapes included.
    for (letter, size) in [("a", 1), ("\u{1}", 6), ("\u{1f}", 6), ("\"", 2)] {
        let size_of = |names: &[String]| {
            let body = twice(names);
            let report = Request::from_json(body.as_bytes()).unwrap_err();
            let json = serde_json::to_string(&report).unwrap();
            assert!(json.len() <= MOST, "{} bytes", json.len());
            assert_eq!(report.is_truncated(), report.len() < names.len());
            (report.len(), json.len())
        };
        // Names that differ in length fill all but the last bytes.
        let mut names: Vec<String> = Vec::new();
        loop {
            let length = LONGEST - names.len();
            names.push(letter.repeat(length));
            if size_of(&names).0 < names.len() {
                break;
            }
        }
        names.pop();
        let (count, rest) = size_of(&names);
        let (_, one) = size_of(&["b".to_owned()]);
        let room = MOST - rest - ",".len() - (one - "[]".len() - "b".len());
        let last = letter.repeat(room / size) + &"b".repeat(room % size);
        names.push(last.clone());
        assert_eq!(size_of(&names), (count + 1, MOST), "{letter:?}");
        *names.last_mut().unwrap() = last + "b";
        assert_eq!(size_of(&names), (count, rest), "{letter:?}");
    }
}

#[test]
fn a_short_report_of_long_lines_is_bounded_too() {
    let mut names: Vec<_> =
        (0..100).map(|n| format!("{n:03}{}", "a".repeat(60))).collect();
    let all = Request::from_json(twice(&names).as_bytes()).unwrap_err();
    assert_eq!((all.len(), all.is_truncated()), (100, false));
    for name in &mut names {
        name.push_str(&"a".repeat(60));
    }
    let cut = Request::from_json(twice(&names).as_bytes()).unwrap_err();
    assert!(cut.is_truncated());
    let json = serde_json::to_string(&cut).unwrap();
    assert!((16_000..=16 * 1024).contains(&json.len()), "{}", json.len());
}

#[test]
fn a_pointer_ends_at_1024_bytes() {
    let at = |body: String| {
        let report = Request::from_json(body.as_bytes()).unwrap_err();
        report.iter().next().unwrap().pointer().to_string()
    };
    for (letter, escaped) in [("a", "a"), ("é", "é"), ("~", "~0"), ("/", "~1")]
    {
        let fits = letter.repeat(LONGEST / escaped.len());
        let fits = fits + &"b".repeat(LONGEST % escaped.len());
        let pointer = format!("/{}", fits.replace(letter, escaped));
        assert_eq!(pointer.len(), 1_024);
        assert_eq!(at(twice(from_ref(&fits))), pointer);
        // A longer one is noted at what holds it.
        assert_eq!(at(twice(&[fits.clone() + "b"])), "");

        let fits = fits.replacen(letter, "", 2);
        let inside = |rest: &str| format!("{{\"{fits}\":{rest}}}");
        let pointer = format!("/{}", fits.replace(letter, escaped));
        let room = 1_024 - pointer.len() - 1;
        let object = |name: String| {
            let member = format!("\"{name}\":0");
            inside(&format!("{{{member},{member}}}"))
        };
        let name = "c".repeat(room);
        assert_eq!(at(object(name.clone())), format!("{pointer}/{name}"));
        assert_eq!(at(object(name + "c")), pointer);
        let index = 10_usize.pow(u32::try_from(room).unwrap() - 1);
        let list = |index: usize| {
            let entries = "0,".repeat(index);
            inside(&format!("[{entries}{{\"\":0,\"\":0}}]"))
        };
        assert_eq!(at(list(index)), format!("{pointer}/{index}"));
        assert_eq!(at(list(index * 10)), pointer);
    }
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
fn violation_codes_are_stable() {
    let codes: Vec<_> =
        ViolationCode::ALL.iter().map(|code| code.as_str()).collect();
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
