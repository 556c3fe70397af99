//! KOMOJU's answers: a session, and a refusal.

use std::time::Duration;

use paysession::{
    KnownOr, Message, RawObject,
    komoju::{
        CreateSession, Currency, ErrorBody, ErrorCode, Metadata, Mode, Session,
        SessionResource, SessionStatus,
    },
};
use serde_json::{Value, json};

use crate::assertions::{accepts, example, refuses, twice, with, without};

const REQUIRED: [&str; 15] = [
    "id",
    "resource",
    "mode",
    "amount",
    "currency",
    "session_url",
    "return_url",
    "default_locale",
    "payment_methods",
    "created_at",
    "cancelled_at",
    "completed_at",
    "status",
    "expired",
    "metadata",
];
const TIME: &str = "format: must be a date and time that exist, as in RFC 3339";

#[test]
fn a_session_keeps_each_rule_on_its_limits() {
    let body = example::<Session>();
    for (pointer, value) in [
        ("/amount", json!(0)),
        ("/amount", json!(2_147_483_647)),
        ("/return_url", json!(null)),
        ("/cancelled_at", json!(null)),
        ("/completed_at", json!(null)),
        ("/expired", json!(true)),
        ("/payment_methods", json!([])),
        ("/metadata", json!({"n": 1, "o": {"a": [null, true]}})),
        ("/payment", json!({})),
        ("/email", json!("not judged")),
        ("/created_at", json!("2024-02-29t23:59:59.123456789012z")),
        ("/created_at", json!("2025-01-28T09:00:00-00:00")),
    ] {
        accepts::<Session>(&with(&body, pointer, value));
    }
    let id = "length: must be 25 characters";
    let units = "range: must be 0 to 2147483647";
    for (pointer, value, line) in [
        ("/id", json!("x".repeat(24)), format!("{id}, found 24")),
        ("/id", json!("x".repeat(26)), format!("{id}, found 26")),
        ("/amount", json!(-1), units.into()),
        ("/amount", json!(2_147_483_648_i64), units.into()),
        (
            "/amount",
            json!(1.5),
            "step: must be a whole number of minor units (such as cents)"
                .into(),
        ),
        (
            "/expired",
            json!("false"),
            "type: must be a boolean, found a string".into(),
        ),
        ("/status", json!(null), "type: must be a string, found null".into()),
        (
            "/created_at",
            json!(null),
            "type: must be a string, found null".into(),
        ),
        ("/created_at", json!("2025-01-28"), TIME.into()),
        ("/created_at", json!("2025-02-29T09:00:00Z"), TIME.into()),
        ("/created_at", json!("2025-01-28T09:00:60Z"), TIME.into()),
        ("/created_at", json!("2025-01-28T09:00:00"), TIME.into()),
        ("/completed_at", json!("2025-01-28 09:00:00Z"), TIME.into()),
        ("/cancelled_at", json!("2025-01-28T09:00:00+24:00"), TIME.into()),
        (
            "/metadata",
            json!([]),
            "type: must be an object, found an array".into(),
        ),
        ("/payment_methods/0", json!({}), String::new()),
    ] {
        let line = if line.is_empty() {
            "/payment_methods/0/type required: is required".to_owned()
        } else {
            format!("{pointer} {line}")
        };
        refuses::<Session>(with(&body, pointer, value), &[&line]);
    }
}

#[test]
fn a_session_has_its_required_members_and_each_member_once() {
    let body = example::<Session>();
    for member in body.as_object().unwrap().keys() {
        let pointer = format!("/{member}");
        if REQUIRED.contains(&member.as_str()) {
            let line = format!("{pointer} required: is required");
            refuses::<Session>(without(&body, &pointer), &[&line]);
        } else {
            accepts::<Session>(&without(&body, &pointer));
            // `null` is taken for absent.
            let null = with(&body, &pointer, Value::Null).to_string();
            assert!(Session::from_json(null.as_bytes()).is_ok());
        }
        let line = format!("{pointer} duplicate: must be given only once");
        refuses::<Session>(twice(&body, member), &[&line]);
    }
}

#[test]
fn a_session_keeps_what_it_does_not_know() {
    let mut body = example::<Session>();
    for (pointer, value) in [
        ("/merchants", json!({"name": "Tea"})),
        ("/merchant/colour", json!("green")),
        ("/payment/amount", json!(1_000)),
        ("/payment_data/colour", json!("green")),
        ("/payment_data/platform_details/colour", json!("green")),
        ("/payment_data/platform_details/submerchants/0/x", json!(1)),
        ("/secure_token/colour", json!("green")),
        ("/payment_methods/0/installments/0/colour", json!("green")),
        ("/payment_methods/0/customer_fee", json!(190)),
        ("/resource", json!("session_v2")),
        ("/mode", json!("subscription")),
        ("/currency", json!("SEK")),
        ("/default_locale", json!("fr")),
        ("/status", json!("expired")),
        ("/payment_methods/0/type", json!("barter")),
        ("/payment_methods/0/exchange_rate", json!(1.0)),
        ("/line_items/0/colour", json!("green")),
        ("/metadata/n", json!(1e3)),
    ] {
        body = with(&body, pointer, value);
        accepts::<Session>(&body);
    }
    let session = accepts::<Session>(&body);
    assert_eq!(session.status.unwrap().as_str(), "expired");
    assert_ne!(session.currency, Currency::Jpy);
    let currency = session.currency.unwrap();
    assert_eq!((currency.as_str(), currency.known()), ("SEK", None));
    assert_eq!(
        session.unknown_fields.get("merchants"),
        Some(r#"{"name":"Tea"}"#)
    );
    let method = &session.payment_methods.unwrap()[0];
    assert_eq!(method.payment_type.as_ref().unwrap().as_str(), "barter");

    let known = accepts::<Session>(&example::<Session>());
    assert_eq!(known.currency, Some(KnownOr::Known(Currency::Jpy)));
    assert_eq!(known.mode, Mode::CustomerPayment);
    assert_eq!(known.resource, SessionResource::Session);
    assert_eq!(known.status, SessionStatus::Completed);
}

#[test]
fn metadata_that_comes_back_is_kept_to_the_digit_and_can_be_judged() {
    let text = r#"{"b":"1","a":0.10,"big":1e400}"#;
    let kept: RawObject = serde_json::from_str(text).unwrap();
    assert_eq!(serde_json::to_string(&kept).unwrap(), text);
    assert_eq!(
        Metadata::try_from(&kept).unwrap_err().to_string(),
        "/a: must be a string, found a number\n\
         /big: must be a string, found a number"
    );
    let session = accepts::<Session>(&example::<Session>());
    let metadata = Metadata::try_from(&session.metadata.unwrap()).unwrap();
    assert_eq!(metadata.get("order").unwrap().as_str(), "42");
    assert_eq!(
        serde_json::from_str::<RawObject>(r#"{"a":1,"a":{"b":1,"b":2}}"#)
            .unwrap_err()
            .to_string(),
        "/a: must be given only once\n/a/b: must be given only once"
    );
}

#[test]
fn a_session_expires_when_its_request_says() {
    let session = accepts::<Session>(&example::<Session>());
    let request = accepts::<CreateSession>(&example::<CreateSession>());
    assert_eq!(request.lifetime(), Duration::from_hours(24));
    let expiry = session.expiry(request.lifetime()).unwrap();
    let created = session.created_at.unwrap().to_offset_date_time();
    assert_eq!(expiry.expires_at() - created, Duration::from_hours(24));
    let last = expiry.expires_at() - Duration::from_nanos(1);
    assert!(!expiry.is_expired(last));
    assert!(expiry.is_expired(expiry.expires_at()));
    // Another offset is the same moment.
    let utc = created.to_offset(time::UtcOffset::UTC);
    assert_eq!(expiry.remaining(utc), request.lifetime());
}

#[test]
fn an_error_body_knows_its_codes_and_keeps_the_others() {
    let body = example::<ErrorBody>();
    for code in ErrorCode::ALL {
        let body = with(&body, "/error/code", json!(code));
        let error = accepts::<ErrorBody>(&body).error;
        assert_eq!(error.unwrap().code.unwrap(), *code);
        assert!((400..=504).contains(&code.status()));
    }
    let body = with(&body, "/error/code", json!("in_arrears"));
    let body = with(&body, "/error/trace", json!([1]));
    let error = accepts::<ErrorBody>(&body).error;
    let code = error.unwrap().code.unwrap();
    assert_eq!((code.as_str(), code.known()), ("in_arrears", None));
    for (pointer, line) in [
        ("/error", "/error required: is required"),
        ("/error/code", "/error/code required: is required"),
        ("/error/message", "/error/message required: is required"),
    ] {
        refuses::<ErrorBody>(without(&body, pointer), &[line]);
    }
    accepts::<ErrorBody>(&json!({"error": {"code": "x", "message": ""}}));
    refuses::<ErrorBody>(
        r#"{"error":{"code":7,"message":null,"param":[],"details":[]}}"#,
        &[
            "/error/code type: must be a string, found a number",
            "/error/message type: must be a string, found null",
            "/error/param type: must be a string, found an array",
            "/error/details type: must be an object, found an array",
        ],
    );
}

#[test]
fn the_example_of_a_refusal_is_read() {
    let document: Value = serde_json::from_str(include_str!(
        "../vendored/komoju/create-session.json"
    ))
    .unwrap();
    let examples = document
        .pointer("/paths/~1sessions/post/responses/422/content/application~1json/examples")
        .unwrap();
    for example in examples.as_object().unwrap().values() {
        let error = accepts::<ErrorBody>(&example["value"]);
        assert_eq!(error.code().unwrap(), ErrorCode::MissingParameter);
    }
}

#[test]
fn a_report_becomes_one_refusal_with_every_violation() {
    for (body, code, param, message, count) in [
        (
            r#"{"currency":"yen","mode":"payment"}"#,
            "missing_parameter",
            json!("amount"),
            "/amount: is required",
            2,
        ),
        (
            r#"{"mode":"payment","amount":-1,"currency":"JPY","email":"x"}"#,
            "unprocessable_entity",
            json!("amount"),
            "/amount: must be 0 to 2147483647",
            2,
        ),
        (
            r#"{"mode":"payment","amount":1,"currency":"JPY","line_items":[{"amount":-1}]}"#,
            "unprocessable_entity",
            json!("line_items.0.amount"),
            "/line_items/0/amount: must be 0 to 2147483647",
            1,
        ),
        (
            "[]",
            "unprocessable_entity",
            Value::Null,
            "must be an object, found an array",
            1,
        ),
    ] {
        let report = CreateSession::from_json(body.as_bytes()).unwrap_err();
        let body = serde_json::to_value(ErrorBody::from(&report)).unwrap();
        let error = &body["error"];
        assert_eq!(error["code"], code);
        assert_eq!(error["param"], param);
        assert_eq!(error["message"], message);
        assert_eq!(error["details"]["violations"], json!(report));
        assert_eq!(report.len(), count);
        accepts::<ErrorBody>(&body);
    }
}
