//! Bodies with many faults, stricter readings, and what is never shown.

use paysession::{Message, ReadOptions};
use serde_json::json;

use super::Request;
use crate::assertions::{accepts, example, refuses, refuses_with, with};

#[test]
fn ten_faults_get_ten_reasons_in_one_report() {
    refuses::<Request>(
        r#"{
            "account_id": "8beac4de",
            "merchant_order_id": "12",
            "country": "us",
            "callback_url": "https://shop.example/\n",
            "amount": {"currency": "usd", "value": 0.00005},
            "metadata": [{"key": "age", "value": 28}, {"key": "age"}],
            "country": "US"
        }"#,
        &[
            "/account_id length: must be a UUID of 8-4-4-4-12 hexadecimal digits (36 characters, found 8)",
            "/merchant_order_id length: must be 3 to 255 characters, found 2",
            "/country choice: must be an ISO 3166-1 alpha-2 country code; did \
             you mean `US`?",
            "/callback_url format: must have no control characters",
            "/amount/currency choice: must be a current ISO 4217 currency \
             code; did you mean `USD`?",
            "/amount/value step: must have at most 4 decimal places",
            "/metadata/0/value type: must be a string, found a number",
            "/metadata/1/value required: is required",
            "/country duplicate: must be given only once",
            "/payment_description required: is required",
        ],
    );
}

#[test]
fn fifty_eight_faults_get_fifty_eight_reasons_in_one_report() {
    let long = "x".repeat(49);
    let entries = vec![json!({"key": long, "value": "x"}); 50];
    let body = json!({
        "account_id": null,
        "amount": {"currency": "XFO", "value": -1},
        "country": "",
        "installments": {"plan": [{"installment": 0, "rate": "1.5"}]},
        "merchant_order_id": [],
        "metadata": entries,
    });
    let lines = [
        "/account_id type: must be a string, found null",
        "/amount/currency choice: must be a current ISO 4217 currency code",
        "/amount/value range: must be 0 to 99999999999.9999",
        "/country choice: must be an ISO 3166-1 alpha-2 country code",
        "/installments/plan/0/installment range: must be 1 to 2147483647",
        "/installments/plan/0/rate type: must be a number, found a string",
        "/merchant_order_id type: must be a string, found an array",
    ];
    let entries: Vec<String> = (0..50)
        .map(|entry| {
            format!(
                "/metadata/{entry}/key length: must be at most 48 characters, \
                 found 49"
            )
        })
        .collect();
    let last = ["/payment_description required: is required"];
    let mut all = lines.to_vec();
    all.extend(entries.iter().map(String::as_str));
    all.extend(last);
    assert_eq!(all.len(), 58);
    refuses::<Request>(body, &all);
}

#[test]
fn a_strict_reading_reaches_every_object_and_every_url() {
    let strict = ReadOptions::strict();
    let body = example::<Request>();
    assert!(
        Request::from_json_with(body.to_string().as_bytes(), &strict).is_ok()
    );
    for pointer in ["/callback_url", "/recurring_payment/management_url"] {
        let line = format!(
            "{pointer} format: must be an absolute https URL with a host and \
             no user information"
        );
        let body = with(&body, pointer, json!("http://shop.example"));
        accepts::<Request>(&body);
        refuses_with::<Request>(&strict, body, &[&line]);
    }
    for (pointer, nearest) in [
        ("/customer_payer", ""),
        ("/workfow", "; did you mean `workflow`?"),
        ("/amount/valeu", "; did you mean `value`?"),
        ("/alternative_amount/curency", "; did you mean `currency`?"),
        ("/metadata/0/keys", "; did you mean `key`?"),
        ("/metadata/0/kz", ""),
        ("/installments/plan_ids", "; did you mean `plan_id`?"),
        ("/installments/plan/0/rates", "; did you mean `rate`?"),
        ("/recurring_payment/descripton", "; did you mean `description`?"),
        ("/recurring_payment/trial_billing/labels", "; did you mean `label`?"),
    ] {
        let body = with(&body, pointer, json!("x"));
        assert!(Request::from_json(body.to_string().as_bytes()).is_ok());
        let line = format!("{pointer} unknown: unknown member{nearest}");
        refuses_with::<Request>(&strict, body, &[&line]);
    }
}

#[test]
fn what_a_customer_or_a_merchant_typed_is_not_shown() {
    let request = accepts::<Request>(&example::<Request>());
    let shown = format!("{request:?}");
    for typed in [
        "1717681150",
        "cups",
        "8beac4de",
        "ae106483",
        "shop.example",
        "123456",
        "plan-3",
        "BA-123",
        "9.99",
        "Free",
    ] {
        assert!(!shown.contains(typed), "{typed} in {shown}");
    }
    assert!(shown.contains("Metadata(1 entries)"), "{shown}");
}
