//! Numbers that are long, or whose exponent is.

use super::{HostileDocument, Version};

pub(super) const DOCUMENTS: &[HostileDocument] = &[
    ("a limit of 1e400000000", |version| {
        limited("maximum", version.of("1e400000000", "1e400000001"))
    }),
    ("a step of 1e-400000000", |version| {
        limited("multipleOf", version.of("1e-400000000", "3e-400000000"))
    }),
    ("a limit of 900,000 digits", |version| {
        limited("maximum", &digits(version, 900_000))
    }),
    ("a step of 900,000 digits", |version| {
        limited("multipleOf", &digits(version, 900_000))
    }),
    ("a step of 1e-308 and a limit of 1e308", |version| {
        let step = version.of("1e-308", "3e-308");
        limited("maximum", &format!("1e308, \"multipleOf\": {step}"))
    }),
    ("a list of 40,000 numbers beyond an `f64`", |version| {
        let numbers: Vec<String> = (0..30_000)
            .map(|n| format!("{n}.{}e400", version.of(1, 2)))
            .collect();
        limited("enum", &format!("[{}]", numbers.join(",")))
    }),
    ("a list of 100 numbers of 9,000 digits", |version| {
        let numbers: Vec<String> = (0..100)
            .map(|n| format!("{n}{}", digits(version, 9_000)))
            .collect();
        limited("enum", &format!("[{}]", numbers.join(",")))
    }),
    ("5,000 limits beyond an `f64`", |version| {
        let members: Vec<String> = (0..5_000)
            .map(|n| {
                let end = version.of(1, 2);
                format!(
                    "\"m{n}\": {{\"maximum\": 1234567890123456789{n:05}{end}}}"
                )
            })
            .collect();
        limited("properties", &format!("{{{}}}", members.join(",")))
    }),
    ("`minItems` of 1e18", |version| {
        let least = version.of("1000000000000000000", "1000000000000000001");
        limited("minItems", &format!("{least}, \"type\": \"array\""))
    }),
];

fn digits(version: Version, count: usize) -> String {
    version.of("1", "2").repeat(count)
}

/// A document whose one schema says one thing, as it is written.
fn limited(word: &str, value: &str) -> String {
    format!(
        r#"{{"openapi": "3.1.0", "info": {{"title": "Shop", "version": "1"}},
        "paths": {{"/orders": {{"post": {{"requestBody": {{"content": {{
        "application/json": {{"schema": {{"{word}": {value}}}}}}}}},
        "responses": {{}}}}}}}}}}"#
    )
}
