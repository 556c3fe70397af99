//! KOMOJU's request: each rule on its limits.

use paysession::{
    Message, ReadOptions,
    komoju::{
        CreateCustomerPaymentSession, CreateSession, Currency, LineItem,
        Metadata, Mode, PaymentType,
    },
};
use serde_json::{Value, json};

use crate::assertions::{accepts, example, refuses, twice, with, without};

const CURRENCY: &str = "choice: must be one of JPY, USD, EUR, TWD, KRW, PLN, \
    GBP, HKD, SGD, NZD, AUD, IDR, MYR, PHP, THB, CNY, BRL, CHF, CAD, VND";
const UNITS: &str = "range: must be 0 to 2147483647";
/// Places that cannot be left out.
const REQUIRED: [&str; 4] = [
    "/amount",
    "/currency",
    "/payment_data/platform_details/submerchants",
    "/line_items/0",
];
const ABSENT: &str = "null: leave the member out";
const WHOLE: &str = "step: must be a whole number";
const WHOLE_UNITS: &str =
    "step: must be a whole number of minor units (such as cents)";
const INT32: &str = "range: must be -2147483648 to 2147483647";
const ID: &str = "length: must be 25 characters";
const MODE: &str = "choice: must be one of payment, customer, customer_payment";
const EMAIL: &str = "format: must be an email address: one @ with something \
    on both sides, no white space";

/// Every number of minor units in the message.
const AMOUNTS: [&str; 5] = [
    "/amount",
    "/line_items/0/amount",
    "/payment_data/amount",
    "/payment_data/platform_details/submerchants/0/amount",
    "/payment_data/platform_details/submerchants/0/platform_fee",
];

/// Every identifier in the message.
const IDS: [&str; 3] = [
    "/customer_id",
    "/payment_data/platform_details/processing_merchant_id",
    "/payment_data/platform_details/submerchants/0/submerchant_id",
];

/// Every text in the message for which no rule is published.
const FREE: [&str; 23] = [
    "/external_customer_id",
    "/line_items/0/description",
    "/line_items/0/image",
    "/line_items/0/external_product_num",
    "/metadata/order",
    "/payment_data/external_order_num",
    "/payment_data/name",
    "/payment_data/name_kana",
    "/payment_data/mcc",
    "/payment_data/statement_descriptor/statement_descriptor",
    "/payment_data/statement_descriptor/statement_descriptor_alpha",
    "/payment_data/statement_descriptor/statement_descriptor_kana",
    "/payment_data/statement_descriptor/statement_city",
    "/payment_data/statement_descriptor/contact_phone",
    "/payment_data/billing_address/name",
    "/payment_data/billing_address/street_address1",
    "/payment_data/billing_address/street_address2",
    "/payment_data/billing_address/city",
    "/payment_data/billing_address/state",
    "/payment_data/billing_address/zipcode",
    "/payment_data/billing_address/country",
    "/payment_data/shipping_address/name",
    "/return_url",
];

/// Values that the member at each pointer may have.
fn good() -> Vec<(&'static str, Value)> {
    let mut cases = Vec::new();
    for pointer in AMOUNTS {
        cases.extend([0, 1, 2_147_483_647].map(|n| (pointer, json!(n))));
    }
    for pointer in IDS {
        cases.push((pointer, json!("é".repeat(25))));
    }
    for pointer in FREE {
        cases.push((pointer, json!("")));
        cases.push((pointer, json!("山".repeat(2_000))));
    }
    for value in PaymentType::ALL {
        cases.push(("/payment_types/0", json!(value)));
    }
    for value in Currency::ALL {
        cases.push(("/currency", json!(value)));
        cases.push(("/payment_data/currency", json!(value)));
    }
    for value in ["one_time", "card_on_file", "subscription", "installment"] {
        cases.push(("/payment_data/intent", json!(value)));
    }
    let keys: serde_json::Map<_, _> =
        (0..100).map(|i| (format!("{i:030}"), json!(""))).collect();
    cases.extend([
        ("/payment_data/capture", json!("auto")),
        ("/default_locale", json!("en")),
        ("/default_locale", json!("ko")),
        ("/expires_in_seconds", json!(1)),
        ("/expires_in_seconds", json!(2)),
        ("/expires_in_seconds", json!(86_399)),
        ("/line_items/0/quantity", json!(-2_147_483_648_i64)),
        ("/line_items/0/quantity", json!(0)),
        ("/line_items/0/quantity", json!(2_147_483_647)),
        ("/line_items", json!([])),
        ("/line_items", json!([{}])),
        ("/payment_types", json!([])),
        ("/payment_data", json!({})),
        ("/payment_data/billing_address", json!({})),
        ("/payment_data/statement_descriptor", json!({})),
        ("/payment_data/platform_details", json!({"submerchants": []})),
        ("/metadata", json!({})),
        ("/metadata", json!({"": ""})),
        ("/metadata", json!({"𝒳".repeat(30): "𝒳".repeat(2_000)})),
        ("/metadata", Value::Object(keys)),
        ("/email", json!("a@b")),
        ("/email", json!("太郎@例え.jp")),
        ("/email", json!("taro+tea@shop.example")),
        ("/return_url", json!("www.your-url.com")),
    ]);
    cases
}

fn did_you_mean(line: &str, value: &str) -> String {
    format!("{line}; did you mean `{value}`?")
}

/// Values that the member at each pointer may not have, and the line that the
/// report then has.
fn bad() -> Vec<(&'static str, Value, String)> {
    let mut cases = Vec::new();
    for pointer in AMOUNTS {
        cases.extend([
            (pointer, json!(-1), UNITS.into()),
            (pointer, json!(2_147_483_648_i64), UNITS.into()),
            (pointer, json!(0.5), WHOLE_UNITS.into()),
            (pointer, json!("1000"), expected("a number", "a string")),
        ]);
    }
    for pointer in IDS {
        for length in [0, 24, 26] {
            cases.push((
                pointer,
                json!("x".repeat(length)),
                format!("{ID}, found {length}"),
            ));
        }
    }
    for pointer in FREE {
        cases.push((pointer, json!(12_345), expected("a string", "a number")));
        let is_value = pointer == "/metadata/order";
        let null = if is_value { "null" } else { ABSENT };
        cases.push((pointer, json!(null), expected("a string", null)));
    }
    let seconds = "range: must be -2147483648 to 86400";
    let payment_type = "choice: must be a payment type of KOMOJU";
    cases.extend([
        ("/mode", json!("Payment"), did_you_mean(MODE, "payment")),
        ("/mode", json!(""), MODE.into()),
        ("/mode", json!(null), expected("a string", "null")),
        ("/mode", json!(["payment"]), expected("a string", "an array")),
        ("/currency", json!("KWD"), CURRENCY.into()),
        ("/currency", json!("jpy"), did_you_mean(CURRENCY, "JPY")),
        ("/payment_data/currency", json!("SEK"), CURRENCY.into()),
        ("/expires_in_seconds", json!(-2_147_483_649_i64), seconds.into()),
        ("/expires_in_seconds", json!(86_401), seconds.into()),
        ("/expires_in_seconds", json!(1.5), WHOLE.into()),
        ("/line_items/0/quantity", json!(-2_147_483_649_i64), INT32.into()),
        ("/line_items/0/quantity", json!(2_147_483_648_i64), INT32.into()),
        (
            "/payment_types/1",
            json!("au_pay"),
            did_you_mean(payment_type, "aupay"),
        ),
        (
            "/payment_types/1",
            json!("Konbini"),
            did_you_mean(payment_type, "konbini"),
        ),
        (
            "/payment_types/1",
            json!("creditcard"),
            did_you_mean(payment_type, "credit_card"),
        ),
        (
            "/payment_types/1",
            json!("credit_crd"),
            did_you_mean(payment_type, "credit_card"),
        ),
        ("/default_locale", json!("fr"), "choice: must be one of ja, en, ko".into()),
        ("/payment_data/capture", json!("later"), "choice: must be one of auto, manual".into()),
        (
            "/payment_data/intent",
            json!("once"),
            "choice: must be one of one_time, card_on_file, subscription, installment".into(),
        ),
        ("/return_url", json!("https://shop.example/\u{7f}"), "format: must have no control characters".into()),
        ("/metadata/order", json!("é".repeat(2_001)), "length: must be at most 2000 characters, found 2001".into()),
        (
            "/metadata/1234567890123456789012345678901",
            json!("42"),
            "length: must be at most 30 characters, found 31".into(),
        ),
    ]);
    for email in [
        "",
        "a",
        "@",
        "a@",
        "@b",
        "a@b@c",
        " a@b",
        "a@b\n",
        "a@b\u{3000}",
        "a＠b",
    ] {
        cases.push(("/email", json!(email), EMAIL.into()));
    }
    for (pointer, kind) in [
        ("/amount", "a number"),
        ("/currency", "a string"),
        ("/return_url", "a string"),
        ("/email", "a string"),
        ("/expires_in_seconds", "a number"),
        ("/payment_types", "an array"),
        ("/default_locale", "a string"),
        ("/line_items", "an array"),
        ("/line_items/0", "an object"),
        ("/metadata", "an object"),
        ("/payment_data", "an object"),
        ("/payment_data/statement_descriptor", "an object"),
        ("/payment_data/platform_details", "an object"),
        ("/payment_data/platform_details/submerchants", "an array"),
        ("/payment_data/billing_address", "an object"),
        ("/payment_data/shipping_address", "an object"),
        ("/customer_id", "a string"),
    ] {
        let is_needed = REQUIRED.contains(&pointer);
        let null = if is_needed { "null" } else { ABSENT };
        cases.push((pointer, json!(null), expected(kind, null)));
        cases.push((pointer, json!(true), expected(kind, "a boolean")));
    }
    cases
}

fn expected(kind: &str, found: &str) -> String {
    format!("type: must be {kind}, found {found}")
}

#[test]
fn a_request_keeps_each_rule_on_its_limits() {
    let body = example::<CreateSession>();
    for (pointer, value) in good() {
        accepts::<CreateSession>(&with(&body, pointer, value));
    }
    for (pointer, value, line) in bad() {
        refuses::<CreateSession>(
            with(&body, pointer, value),
            &[&format!("{pointer} {line}")],
        );
    }
}

#[test]
fn a_whole_number_is_judged_by_its_value() {
    for (text, amount) in
        [("1000", 1000), ("1000.0", 1000), ("1e3", 1000), ("-0", 0), ("0.0", 0)]
    {
        let body =
            format!(r#"{{"mode":"payment","amount":{text},"currency":"JPY"}}"#);
        let request = CreateSession::from_json(body.as_bytes()).unwrap();
        assert_eq!(request.money().amount.get(), amount);
    }
    for (text, line) in [
        ("1e400", UNITS),
        ("1e-400", WHOLE_UNITS),
        ("2147483647.5", WHOLE_UNITS),
        ("99999999999999999999", UNITS),
    ] {
        refuses::<CreateSession>(
            format!(r#"{{"mode":"payment","amount":{text},"currency":"JPY"}}"#),
            &[&format!("/amount {line}")],
        );
    }
}

#[test]
fn a_request_has_its_required_members_and_each_member_once() {
    let full = example::<CreateSession>();
    let inside = "/payment_data/platform_details/submerchants";
    let share = |name: &str| format!("{inside}/0/{name}");
    for member in ["amount", "currency"] {
        let pointer = format!("/{member}");
        let line = format!("{pointer} required: is required");
        refuses::<CreateSession>(without(&full, &pointer), &[&line]);
    }
    for pointer in [
        inside.to_owned(),
        share("submerchant_id"),
        share("amount"),
        share("platform_fee"),
    ] {
        let line = format!("{pointer} required: is required");
        refuses::<CreateSession>(without(&full, &pointer), &[&line]);
    }
    for member in full.as_object().unwrap().keys() {
        let line = format!("/{member} duplicate: must be given only once");
        refuses::<CreateSession>(twice(&full, member), &[&line]);
        if !["amount", "currency"].contains(&member.as_str()) {
            accepts::<CreateSession>(&without(&full, &format!("/{member}")));
        }
    }
    refuses::<CreateSession>(
        "{}",
        &["/amount required: is required", "/currency required: is required"],
    );
}

#[test]
fn a_request_with_many_faults_gets_every_reason() {
    refuses::<CreateSession>(
        r#"{"payment_data":{"amount":-1,"platform_details":{"submerchants":[{},7]}},
            "amount":"8888","currency":"KWD","customer_id":"","email":"taro",
            "expires_in_seconds":86401,"payment_types":["konbini","x",1],
            "line_items":[{"quantity":0.5},null],
            "metadata":{"n":1,"n":"","1234567890123456789012345678901":false},
            "mode":"customer_payment"}"#,
        &[
            &format!("/payment_data/amount {UNITS}"),
            "/payment_data/platform_details/submerchants/0/submerchant_id required: is required",
            "/payment_data/platform_details/submerchants/0/amount required: is required",
            "/payment_data/platform_details/submerchants/0/platform_fee required: is required",
            "/payment_data/platform_details/submerchants/1 type: must be an object, found a number",
            "/amount type: must be a number, found a string",
            &format!("/currency {CURRENCY}"),
            &format!("/customer_id {ID}, found 0"),
            &format!("/email {EMAIL}"),
            "/expires_in_seconds range: must be -2147483648 to 86400",
            "/payment_types/1 choice: must be a payment type of KOMOJU",
            "/payment_types/2 type: must be a string, found a number",
            "/line_items/0/quantity step: must be a whole number",
            "/line_items/1 type: must be an object, found null",
            "/metadata/n type: must be a string, found a number",
            "/metadata/n duplicate: must be given only once",
            "/metadata/1234567890123456789012345678901 length: must be at most 30 characters, found 31",
            "/metadata/1234567890123456789012345678901 type: must be a string, found a boolean",
        ],
    );
}

#[test]
fn every_example_of_the_document_is_read() {
    let document: Value = serde_json::from_str(include_str!(
        "../vendored/komoju/create-session.json"
    ))
    .unwrap();
    let examples = document
        .pointer("/paths/~1sessions/post/requestBody/content/application~1json/examples")
        .unwrap();
    let mut modes = Vec::new();
    for example in examples.as_object().unwrap().values() {
        modes.push(accepts::<CreateSession>(&example["value"]).mode());
    }
    assert_eq!(modes.len(), Mode::ALL.len());
}

#[test]
fn personal_fields_are_not_in_debug() {
    let request = accepts::<CreateSession>(&example::<CreateSession>());
    let debug = format!("{request:?}");
    for secret in ["taro", "Taro", "タロウ", "Chiyoda", "0312345678", "\"42\""]
    {
        assert!(!debug.contains(secret), "{secret} in {debug}");
    }
}

#[test]
fn a_request_is_built_of_values_that_keep_their_rules() {
    let amount = 8_888.try_into().unwrap();
    let item = LineItem::new()
        .with_amount(amount)
        .with_description("Tea".to_owned().into())
        .with_quantity(1.into());
    let metadata: Metadata =
        [("order".parse().unwrap(), "42".parse().unwrap())]
            .into_iter()
            .collect();
    let request: CreateSession =
        CreateCustomerPaymentSession::new(amount, Currency::Usd)
            .with_customer_id("cust14ur4hvws08idzacf6et8".parse().unwrap())
            .with_line_items(vec![item])
            .with_metadata(metadata)
            .with_expires_in_seconds(60.try_into().unwrap())
            .into();
    assert_eq!(request.lifetime().as_secs(), 60);
    assert_eq!(
        serde_json::to_value(&request).unwrap(),
        json!({
            "mode": "customer_payment",
            "amount": 8888,
            "currency": "USD",
            "customer_id": "cust14ur4hvws08idzacf6et8",
            "line_items": [{"description": "Tea", "amount": 8888, "quantity": 1}],
            "metadata": {"order": "42"},
            "expires_in_seconds": 60,
        })
    );
    assert!(request.check(&ReadOptions::strict()).is_ok());
}
