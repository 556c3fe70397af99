//! Strings as JSON writes them: escapes, and what may not stand in one.

use paysession::{Message, ReadOptions, yuno::CreateCheckoutSession};
use serde_json::{Value, json};

use crate::assertions::{example, refuses_bytes, with};

type Request = CreateCheckoutSession;

/// The example with this for its `merchant_order_id`, as it is written.
fn body(written: &str) -> String {
    let mark = "the place of a string";
    let body = with(&example::<Request>(), "/merchant_order_id", json!(mark));
    body.to_string().replace(mark, written)
}

#[test]
fn a_string_is_what_its_escapes_say() {
    let cases = [
        (r#"abc\"\\\/\b\f\n\r\t"#, "abc\"\\/\u{8}\u{c}\n\r\t"),
        (r"\u0041\u00e9\u00C9", "AéÉ"),
        (r"\u0000\u001F\u007f", "\0\u{1f}\u{7f}"),
        (r"\ud7ff\ue000\uffff", "\u{d7ff}\u{e000}\u{ffff}"),
        (r"\ud800\udc00 \uD83C\uDF75", "\u{10000} 🍵"),
        (r"\uDBFF\uDFFF..", "\u{10ffff}.."),
        ("\u{7f}\u{80}é山🍵", "\u{7f}\u{80}é山🍵"),
        // The eight bytes that are looked at together end at every place.
        (r"1\n", "1\n"),
        (r"1234567\n", "1234567\n"),
        (r"12345678\n", "12345678\n"),
        (r"123456789012345\n6789\n1", "123456789012345\n6789\n1"),
    ];
    for (written, read) in cases {
        // What is too short is filled up on either side.
        for (before, after) in [("", "..."), ("...", ""), ("éé.", "🍵")] {
            let body = body(&format!("{before}{written}{after}"));
            let read = format!("{before}{read}{after}");
            let judge: Value = serde_json::from_str(&body).unwrap();
            assert_eq!(judge["merchant_order_id"], *read, "{written}");
            let request = Request::from_json(body.as_bytes()).unwrap();
            let found = serde_json::to_value(&request).unwrap();
            assert_eq!(found["merchant_order_id"], *read, "{written}");
        }
    }
}

#[test]
fn a_string_that_json_does_not_have_is_refused_where_it_breaks() {
    const PAIR: &str = "both halves of a surrogate pair";
    const DIGITS: &str = "four hexadecimal digits";
    const ESCAPE: &str = "one of its escapes";
    const CONTROL: &str = "control characters to be escaped";
    let cases = [
        (r"\x41", 1, ESCAPE),
        (r"\", 3, "a closing quote"),
        (r"\U0041", 1, ESCAPE),
        (r"\u004", 5, DIGITS),
        (r"\u00g1", 4, DIGITS),
        (r"\u+041", 2, DIGITS),
        (r"\ud800", 0, PAIR),
        (r"\udc00", 0, PAIR),
        (r"..\udfff", 2, PAIR),
        (r"\ud800\ud800", 0, PAIR),
        (r"\ud800\ue000", 0, PAIR),
        (r"\ud800\u0041", 0, PAIR),
        (r"\ud800.dc00", 0, PAIR),
        (r"\ud800\n", 0, PAIR),
        (r"\ud800\u12", 10, DIGITS),
        ("\u{0}", 0, CONTROL),
        ("1234567\u{1f}", 7, CONTROL),
        ("12345678\n", 8, CONTROL),
        ("1234567890\t", 10, CONTROL),
    ];
    for (written, at, expected) in cases {
        // A string that nobody reads is JSON, too.
        for name in ["merchant_order_id", "an unknown member"] {
            let body = format!("{{\"{name}\":\"{written}\"}}");
            let judge = serde_json::from_str::<Value>(&body);
            assert!(judge.is_err(), "{written:?} is JSON");
            let text = body.split_once(written).unwrap().0;
            let rest = body.strip_prefix(text).unwrap();
            let before: String = rest.chars().take(at).collect();
            let before = format!("{text}{before}");
            let line = before.matches('\n').count() + 1;
            let column = before.chars().count() + 1;
            let line = format!(
                " syntax: must be JSON: expected {expected} at line {line} \
                 column {column}"
            );
            let report = Request::from_json(body.as_bytes()).unwrap_err();
            let last = report.iter().last().unwrap();
            let found = format!(" {}: {}", last.code(), last.description());
            assert_eq!(found, line, "of {written:?}");
        }
    }
}

#[test]
fn what_is_not_utf8_is_refused_behind_a_whole_message_too() {
    let whole = example::<Request>().to_string();
    let column = whole.chars().count() + 1;
    let line = format!(" syntax: must be UTF-8 at line 1 column {column}");
    for bad in [&b"\xff"[..], b"\xc3", b"\xed\xa0\x80", b"\xff}"] {
        let body = [whole.as_bytes(), bad].concat();
        refuses_bytes::<Request>(&ReadOptions::default(), &body, &[&line]);
    }
}
