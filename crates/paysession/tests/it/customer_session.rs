//! Yuno's customer session: each rule on its limits.

use paysession::{
    KnownOr, ReadOptions,
    yuno::{CreateCustomerSession, CustomerSession, ErrorBody, ErrorCode},
};
use serde_json::{Value, json};

use crate::assertions::{
    accepts, example, refuses, refuses_with, twice, with, without,
};

const UUID: &str =
    "length: must be a UUID of 8-4-4-4-12 hexadecimal digits (36 characters";
const URL: &str = "must be 3 to 526 characters";

/// Values that the member at each pointer may have.
fn good_requests() -> Vec<(&'static str, Value)> {
    vec![
        ("/account_id", json!("8BEAC4DE-5F6F-11ED-9B6A-0242AC120002")),
        ("/customer_id", json!("00000000-0000-0000-0000-000000000000")),
        ("/country", json!("AR")),
        ("/country", json!("UY")),
        ("/callback_url", json!("www.your-url.com")),
        ("/callback_url", json!("abc")),
        ("/callback_url", json!("山田太")),
        ("/callback_url", json!("𝒳".repeat(526))),
    ]
}

/// Values that the member at each pointer may not have, and the line that the
/// report then has.
fn bad_requests() -> Vec<(&'static str, Value, String)> {
    let type_of = |found| format!("type: must be a string, found {found}");
    let mut cases = Vec::new();
    for id in ["/account_id", "/customer_id"] {
        let uuid = "8beac4de-5f6f-11ed-9b6a-0242ac120002";
        cases.extend([
            (id, json!(&uuid[1..]), format!("{UUID}, found 35)")),
            (id, json!(format!("{uuid}0")), format!("{UUID}, found 37)")),
            (id, json!(""), format!("{UUID}, found 0)")),
            (
                id,
                json!(uuid.replace('b', "g")),
                "format: must be a UUID of 8-4-4-4-12 hexadecimal digits"
                    .into(),
            ),
        ]);
    }
    cases.extend([
        ("/country", json!("us"), format!("{COUNTRY}; did you mean `US`?")),
        ("/country", json!("XK"), COUNTRY.into()),
        ("/country", json!(""), COUNTRY.into()),
        ("/callback_url", json!("ab"), format!("length: {URL}, found 2")),
        ("/callback_url", json!("山田"), format!("length: {URL}, found 2")),
        (
            "/callback_url",
            json!("é".repeat(527)),
            format!("length: {URL}, found 527"),
        ),
        (
            "/callback_url",
            json!("https://shop.example/\u{7f}"),
            "format: must have no control characters".into(),
        ),
        ("/callback_url", json!("\u{1f}\n"), format!("length: {URL}, found 2")),
    ]);
    for member in ["/account_id", "/customer_id", "/country", "/callback_url"] {
        cases.extend([
            (
                member,
                json!(null),
                type_of(if member == "/callback_url" {
                    "null: leave the member out"
                } else {
                    "null"
                }),
            ),
            (member, json!(7), type_of("a number")),
            (member, json!(true), type_of("a boolean")),
            (member, json!(["US"]), type_of("an array")),
            (member, json!({"US": null}), type_of("an object")),
        ]);
    }
    cases
}

const COUNTRY: &str = "choice: must be an ISO 3166-1 alpha-2 country code";

#[test]
fn a_request_keeps_each_rule_on_its_limits() {
    let body = example::<CreateCustomerSession>();
    for (pointer, value) in good_requests() {
        accepts::<CreateCustomerSession>(&with(&body, pointer, value));
    }
    for (pointer, value, line) in bad_requests() {
        refuses::<CreateCustomerSession>(
            with(&body, pointer, value),
            &[&format!("{pointer} {line}")],
        );
    }
}

#[test]
fn a_request_has_its_required_members_and_each_member_once() {
    let body = example::<CreateCustomerSession>();
    accepts::<CreateCustomerSession>(&without(&body, "/callback_url"));
    for member in ["account_id", "customer_id", "country"] {
        let pointer = format!("/{member}");
        refuses::<CreateCustomerSession>(
            without(&body, &pointer),
            &[&format!("{pointer} required: is required")],
        );
    }
    for member in ["account_id", "customer_id", "country", "callback_url"] {
        refuses::<CreateCustomerSession>(
            twice(&body, member),
            &[&format!("/{member} duplicate: must be given only once")],
        );
    }
}

#[test]
fn a_request_with_many_faults_gets_every_reason() {
    refuses::<CreateCustomerSession>(
        r#"{"country":"us","callback_url":"\u0007x","extra":{"a":1,"\u0061":2},
            "account_id":[],"callback_url":"x"}"#,
        &[
            &format!("/country {COUNTRY}; did you mean `US`?"),
            "/callback_url length: must be 3 to 526 characters, found 2",
            "/extra/a duplicate: must be given only once",
            "/account_id type: must be a string, found an array",
            "/callback_url duplicate: must be given only once",
            "/customer_id required: is required",
        ],
    );
}

#[test]
fn a_strict_reading_refuses_unknown_members_and_other_urls() {
    let body = example::<CreateCustomerSession>();
    let strict = ReadOptions::strict();
    let line = "/callback_url format: must be an absolute https URL with a \
                host and no user information";
    for url in [
        "www.your-url.com",
        "http://shop.example",
        "https://",
        "https:///path",
        "https://user@shop.example",
        "https://user:word@shop.example/",
        "https://shop.example\\@evil.example",
        "https://shop.example:99999",
        "https://-shop.example",
        "https://2852039166/",
        "https://0x7f.0.0.0x1/",
        "https://[::1",
        "javascript:alert(1)",
    ] {
        let body = with(&body, "/callback_url", json!(url));
        accepts::<CreateCustomerSession>(&body);
        refuses_with::<CreateCustomerSession>(&strict, body, &[line]);
    }
    for (name, words) in [
        ("created_at", "unknown member"),
        ("contry", "unknown member; did you mean `country`?"),
    ] {
        let body = with(&body, &format!("/{name}"), json!("x"));
        refuses_with::<CreateCustomerSession>(
            &strict,
            body,
            &[&format!("/{name} unknown: {words}")],
        );
    }
}

#[test]
fn a_response_keeps_each_rule_on_its_limits() {
    const ID: &str = "length: must be 36 to 64 characters";
    const TIME: &str = "format: must be a date and time that exist, as \
                        YYYY-MM-DDThh:mm:ss.ffffffZ";
    let body = example::<CustomerSession>();
    for id in ["/customer_session", "/customer_id"] {
        accepts::<CustomerSession>(&with(&body, id, json!("é".repeat(64))));
        accepts::<CustomerSession>(&with(&body, id, json!("x".repeat(36))));
        for length in [35, 65] {
            refuses::<CustomerSession>(
                with(&body, id, json!("x".repeat(length))),
                &[&format!("{id} {ID}, found {length}")],
            );
        }
    }
    for (pointer, value, line) in [
        (
            "/country",
            "XK",
            "choice: must be an ISO 3166-1 alpha-2 country code",
        ),
        (
            "/created_at",
            "2025-05-07T20:00:18.72178Z",
            "length: must be a date and time that exist, as YYYY-MM-DDThh:mm:ss.ffffffZ (27 characters, found 26)",
        ),
        ("/created_at", "2025-02-29T20:00:18.721786Z", TIME),
        ("/created_at", "2025-05-07T23:59:60.721786Z", TIME),
        ("/created_at", "2025-05-07T20:00:18.721786z", TIME),
    ] {
        refuses::<CustomerSession>(
            with(&body, pointer, json!(value)),
            &[&format!("{pointer} {line}")],
        );
    }
    accepts::<CustomerSession>(&with(&body, "/country", json!("JP")));
    accepts::<CustomerSession>(&with(
        &body,
        "/created_at",
        json!("2024-02-29T23:59:59.999999Z"),
    ));
}

#[test]
fn a_response_keeps_what_it_does_not_know_and_takes_null_for_absent() {
    let body = example::<CustomerSession>();
    let other = json!({"deep": [1, 2.50, 1e3, "é"]});
    let body = with(&body, "/device", other);
    let session = accepts::<CustomerSession>(&body);
    assert_eq!(session.unknown_fields.len(), 1);

    let body = with(&body, "/callback_url", Value::Null);
    let session: CustomerSession = serde_json::from_value(body).unwrap();
    assert_eq!(session.callback_url, None);
}

#[test]
fn a_number_that_is_not_understood_is_kept_to_the_digit() {
    let text = r#"{"code":"X","messages":[],"big":1e400,"long":0.10000000000000000000001}"#;
    let error: ErrorBody = serde_json::from_str(text).unwrap();
    assert_eq!(serde_json::to_string(&error).unwrap(), text);
}

#[test]
fn an_error_body_knows_its_codes_and_keeps_the_others() {
    let body = example::<ErrorBody>();
    for code in ErrorCode::ALL {
        let error = accepts::<ErrorBody>(&with(&body, "/code", json!(code)));
        assert_eq!(error.code, Some(KnownOr::from(*code)));
    }
    let error = accepts::<ErrorBody>(&with(&body, "/code", json!("TEAPOT")));
    let code = error.code.unwrap();
    assert_eq!((code.as_str(), code.known()), ("TEAPOT", None));
    refuses::<ErrorBody>(
        r#"{"messages":["a",7]}"#,
        &[
            "/messages/1 type: must be a string, found a number",
            "/code required: is required",
        ],
    );
}
