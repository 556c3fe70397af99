//! Yuno's checkout session, as it is returned: each rule on its limits.

use paysession::{
    Message, RawJson,
    yuno::{CheckoutSession, Workflow},
};
use serde_json::{Value, json};

use crate::assertions::{accepts, example, refuses, twice, with, without};

type Session = CheckoutSession;

const REQUIRED: [&str; 5] = [
    "/checkout_session",
    "/merchant_order_id",
    "/payment_description",
    "/country",
    "/created_at",
];
const OPTIONAL: [&str; 6] = [
    "/customer_id",
    "/callback_url",
    "/amount",
    "/metadata",
    "/workflow",
    "/installments",
];

#[test]
fn a_member_is_required_or_may_be_left_out_or_null() {
    let body = example::<Session>();
    for pointer in REQUIRED {
        refuses::<Session>(
            without(&body, pointer),
            &[&format!("{pointer} required: is required")],
        );
        refuses::<Session>(
            with(&body, pointer, Value::Null),
            &[&format!("{pointer} type: must be a string, found null")],
        );
    }
    for pointer in OPTIONAL {
        let absent = without(&body, pointer);
        let expected = accepts::<Session>(&absent);
        let null = with(&body, pointer, Value::Null).to_string();
        assert_eq!(Session::from_json(null.as_bytes()).unwrap(), expected);
    }
    for pointer in REQUIRED.iter().chain(&OPTIONAL) {
        let name = &pointer[1..];
        refuses::<Session>(
            twice(&body, name),
            &[&format!("{pointer} duplicate: must be given only once")],
        );
    }
}

#[test]
fn a_member_of_another_kind_is_a_type_violation() {
    let body = example::<Session>();
    for (pointer, expected) in [
        ("/checkout_session", "a string"),
        ("/merchant_order_id", "a string"),
        ("/payment_description", "a string"),
        ("/country", "a string"),
        ("/created_at", "a string"),
        ("/customer_id", "a string"),
        ("/callback_url", "a string"),
        ("/amount", "an object"),
        ("/amount/currency", "a string"),
        ("/amount/value", "a number"),
        ("/metadata", "an array"),
        ("/metadata/0", "an object"),
        ("/metadata/0/key", "a string"),
        ("/metadata/0/value", "a string"),
        ("/workflow", "a string"),
    ] {
        for (found, value) in [
            ("a boolean", json!(false)),
            ("a number", json!(28)),
            ("a string", json!("520")),
            ("an array", json!([[]])),
            ("an object", json!({"x": 1})),
        ] {
            if found == expected {
                continue;
            }
            refuses::<Session>(
                with(&body, pointer, value),
                &[&format!(
                    "{pointer} type: must be {expected}, found {found}"
                )],
            );
        }
    }
}

#[test]
fn a_text_keeps_its_rule_on_its_limits() {
    const TIME: &str = "format: must be a date and time that exist, as \
                        YYYY-MM-DDThh:mm:ss.ffffffZ";
    let body = example::<Session>();
    for (pointer, min, max) in [
        ("/checkout_session", 36, 64),
        ("/customer_id", 36, 64),
        ("/merchant_order_id", 3, 255),
        ("/payment_description", 3, 255),
        ("/callback_url", 3, 526),
    ] {
        for length in [min, max] {
            for c in ["x", "é", "𝒳"] {
                let text = json!(c.repeat(length));
                accepts::<Session>(&with(&body, pointer, text));
            }
        }
        for length in [min - 1, max + 1] {
            refuses::<Session>(
                with(&body, pointer, json!("é".repeat(length))),
                &[&format!(
                    "{pointer} length: must be {min} to {max} characters, \
                     found {length}"
                )],
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
            "/country",
            "us",
            "choice: must be an ISO 3166-1 alpha-2 country code; did you mean \
             `US`?",
        ),
        (
            "/created_at",
            "2025-05-07T20:00:18.72178Z",
            "length: must be a date and time that exist, as YYYY-MM-DDThh:mm:ss.ffffffZ (27 characters, found 26)",
        ),
        ("/created_at", "2025-02-29T20:00:18.721786Z", TIME),
    ] {
        refuses::<Session>(
            with(&body, pointer, json!(value)),
            &[&format!("{pointer} {line}")],
        );
    }
    // A country in which no request can create a session.
    accepts::<Session>(&with(&body, "/country", json!("JP")));
}

#[test]
fn metadata_and_amount_keep_the_rules_of_the_request() {
    let body = example::<Session>();
    let entries = |count| json!(vec![json!({"key": "a", "value": "b"}); count]);
    accepts::<Session>(&with(&body, "/metadata", entries(50)));
    refuses::<Session>(
        with(&body, "/metadata", entries(51)),
        &["/metadata items: must have at most 50 entries, found 51"],
    );
    accepts::<Session>(&with(&body, "/amount/value", json!(23.5676)));
    refuses::<Session>(
        with(&body, "/amount/value", json!(0.00005)),
        &["/amount/value step: must have at most 4 decimal places"],
    );
}

#[test]
fn what_is_not_published_is_kept_as_it_was_sent() {
    let text = r#"{"checkout_session":"d313047b-4f96-44ef-bbad-caf1d7ba4c2b","merchant_order_id":"1717681150","payment_description":"Two cups","country":"US","created_at":"2024-06-06T13:39:10.932297Z","workflow":"SDK_LITE","installments":{"plan_id":7,"plan":[{"rate":1.50,"more":1e400}],"x":null},"status":true,"expires":null}"#;
    let session = Session::from_json(text.as_bytes()).unwrap();
    assert_eq!(serde_json::to_string(&session).unwrap(), text);

    assert_eq!(session.workflow.unwrap().as_str(), "SDK_LITE");
    let installments = session.installments.unwrap();
    assert_eq!(
        installments.as_json(),
        r#"{"plan_id":7,"plan":[{"rate":1.50,"more":1e400}],"x":null}"#
    );
    assert_eq!(format!("{installments:?}"), "RawJson(58 bytes)");
    assert_eq!(session.unknown_fields.get("status"), Some("true"));
    assert_eq!(session.unknown_fields.get("expires"), Some("null"));

    // What is kept is read for its faults all the same.
    let twice = text.replace(r#""more":1e400"#, r#""rate":2"#);
    refuses::<Session>(
        twice,
        &["/installments/plan/0/rate duplicate: must be given only once"],
    );
}

#[test]
fn a_kept_value_is_any_json() {
    for text in ["null", "true", "1e400", "-0.10", "\"é\"", "[]", "{\"a\":1}"]
    {
        let value: RawJson = text.parse().unwrap();
        assert_eq!(value.as_json(), text);
        assert_eq!(serde_json::to_string(&value).unwrap(), text);
        assert_eq!(serde_json::from_str::<RawJson>(text).unwrap(), value);
    }
    for text in ["", "tru", "[1,]", "{\"a\":1,\"a\":1}", "1 2"] {
        assert!(text.parse::<RawJson>().is_err(), "{text}");
    }
}

#[test]
fn a_workflow_of_a_request_is_known_in_a_response() {
    let body = example::<Session>();
    for workflow in Workflow::ALL {
        let body = with(&body, "/workflow", json!(workflow));
        let session = accepts::<Session>(&body);
        assert_eq!(session.workflow.unwrap(), *workflow);
    }
}

#[test]
fn a_response_with_many_faults_gets_every_reason() {
    refuses::<Session>(
        r#"{
            "checkout_session": "d313047b",
            "merchant_order_id": 1717681150,
            "country": "USA",
            "callback_url": "x",
            "amount": {"currency": "USD", "value": "520"},
            "metadata": {},
            "installments": {"plan": [], "plan": []}
        }"#,
        &[
            "/checkout_session length: must be 36 to 64 characters, found 8",
            "/merchant_order_id type: must be a string, found a number",
            "/country choice: must be an ISO 3166-1 alpha-2 country code",
            "/callback_url length: must be 3 to 526 characters, found 1",
            "/amount/value type: must be a number, found a string",
            "/metadata type: must be an array, found an object",
            "/installments/plan duplicate: must be given only once",
            "/payment_description required: is required",
            "/created_at required: is required",
        ],
    );
}
