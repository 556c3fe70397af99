//! What is JSON, and what is not, from a second side: `serde_json`.

use paysession::{
    Message, ViolationCode, testing, yuno::CreateCustomerSession,
};
use proptest::{prelude::*, sample};
use serde_json::value::RawValue;

use crate::{cases, read::property};

/// Whether our reader takes the bytes for JSON.
fn is_json(body: &[u8]) -> bool {
    match CreateCustomerSession::from_json(body) {
        Ok(_) => true,
        Err(report) => {
            assert!(!report.is_truncated(), "the syntax is not judged");
            report
                .iter()
                .all(|violation| violation.code() != ViolationCode::Syntax)
        }
    }
}

/// Whether `serde_json` does: as a value, or, where a number is too large for
/// that, as a text that it has read through.
fn is_json_to_serde(body: &[u8]) -> bool {
    match serde_json::from_slice::<serde_json::Value>(body) {
        Ok(_) => true,
        Err(error) => {
            error.to_string().starts_with("number out of range")
                && serde_json::from_slice::<&RawValue>(body).is_ok()
        }
    }
}

#[test]
fn texts_are_json_to_this_crate_where_they_are_to_serde_json() {
    let tokens = sample::select(vec![
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\\",
        "\"a\"",
        "\"\\u00e9\"",
        "\"\\ud83c\\udf75\"",
        "\"\\ud83c\"",
        "\"\\u12\"",
        "\"\n\"",
        "true",
        "false",
        "null",
        "nul",
        "0",
        "-0",
        "01",
        "-",
        "1.5",
        "1.",
        ".5",
        "1e5",
        "1e",
        "1E+2",
        "1e999",
        "é",
        "\u{7f}",
        " ",
        "\n",
        "\t",
        "\r",
        "\u{b}",
        "\u{feff}",
        "//",
        "'a'",
        "NaN",
    ]);
    let texts = prop::collection::vec(tokens, 0..12)
        .prop_map(|tokens| tokens.concat().into_bytes());
    property("tokens", cases(50_000), &texts, |body| {
        prop_assert_eq!(
            is_json(&body),
            is_json_to_serde(&body),
            "{}",
            String::from_utf8_lossy(&body)
        );
        Ok(())
    });
}

#[test]
fn changed_bodies_are_json_to_this_crate_where_they_are_to_serde_json() {
    let edges = testing::boundary_bodies::<CreateCustomerSession>();
    let bodies = (
        sample::select(edges),
        any::<sample::Index>(),
        prop_oneof![
            any::<u8>().prop_map(Some),
            sample::select(b"{}[],:\"\\ 0e-.tfn\n".to_vec()).prop_map(Some),
            Just(None),
        ],
    );
    property("bytes", cases(50_000), &bodies, |(body, at, byte)| {
        let mut body = body.into_bytes();
        if body.is_empty() {
            return Ok(());
        }
        let at = at.index(body.len());
        match byte {
            Some(byte) => body[at] = byte,
            None => {
                body.remove(at);
            }
        }
        prop_assert_eq!(
            is_json(&body),
            is_json_to_serde(&body),
            "{}",
            String::from_utf8_lossy(&body)
        );
        Ok(())
    });
}
