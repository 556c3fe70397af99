//! Numbers are compared as they are written, beyond 64 bits and an `f64`.

use super::{diff, messages, with_schema};
use serde_json::{Value, json};

/// A document whose schema has a keyword with a number as it is written.
fn limited(keyword: &str, number: &str) -> String {
    let mark = "\"here\"";
    let schema = json!({ "type": "number", keyword: "here" });
    let text = with_schema("3.1.0", &schema, &Value::Null);
    assert_eq!(text.matches(mark).count(), 1);
    text.replace(mark, number)
}

#[test]
fn a_limit_that_moves_by_less_than_a_float_tells_apart_is_found() {
    for (keyword, rule, looser, tighter) in [
        ("maximum", "D203", "9007199254740993", "9007199254740992"),
        ("maximum", "D203", "18446744073709551617", "18446744073709551616"),
        ("exclusiveMaximum", "D203", "1e400", "1e399"),
        ("minimum", "D204", "-18446744073709551617", "-18446744073709551616"),
        ("minimum", "D204", "0.1", "0.10000000000000000001"),
        (
            "maximum",
            "D203",
            "1.00000000000000000002e30",
            "1.00000000000000000001e30",
        ),
    ] {
        let (old, new) = (limited(keyword, looser), limited(keyword, tighter));
        let tightened = diff(&old, &new);
        let found = messages(&tightened, rule);
        assert_eq!(found.len(), 1, "{keyword} {looser} {tighter}");
        assert_ne!(old, new);
        let same = diff(&old, &old);
        assert_eq!(messages(&same, rule), [""; 0], "{keyword} {looser}");
        assert_eq!(messages(&diff(&new, &old), rule).len(), 1);
    }
}

#[test]
fn a_number_is_said_with_all_its_digits() {
    let old = limited("maximum", "18446744073709551617");
    let new = limited("maximum", "18446744073709551616");
    let words = "the message: greatest number differs: \
                 before maximum 18446744073709551617, \
                 now maximum 18446744073709551616";
    assert_eq!(messages(&diff(&old, &new), "D203"), [words]);
}

#[test]
fn one_number_written_in_two_ways_is_the_same() {
    for (one, other) in [
        ("1e400", "10e399"),
        ("18446744073709551617", "18446744073709551617.0"),
        ("100", "1e2"),
        ("0.10", "0.1"),
        ("0.100000000000000000010", "0.10000000000000000001"),
    ] {
        let report = diff(&limited("maximum", one), &limited("maximum", other));
        assert_eq!(report.findings.len(), 0, "{one} {other}");
    }
}

#[test]
fn a_listed_number_that_changes_by_a_digit_is_found() {
    let listed = |number: &str| limited("const", number);
    let (old, new) =
        (listed("18446744073709551617"), listed("18446744073709551616"));
    assert_eq!(messages(&diff(&old, &new), "D301").len(), 1);
    assert_eq!(messages(&diff(&old, &old), "D301"), [""; 0]);
}
