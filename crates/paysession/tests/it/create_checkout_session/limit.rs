//! Each value on the limits of its rule.

use paysession::{
    Message,
    yuno::{InstallmentCount, IntervalCount, Metadata, MetadataEntry, Rate},
};
use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::{Request, spliced};
use crate::assertions::{accepts, example, refuses, with};

/// `count` characters of one, two, three and four bytes each.
fn texts(count: usize) -> [Value; 4] {
    ["a", "é", "山", "𝒳"].map(|c| json!(c.repeat(count)))
}

#[test]
fn a_text_has_its_length_in_code_points() {
    let body = example::<Request>();
    for (pointer, min, max, words) in [
        ("/merchant_order_id", 3, 255, "3 to 255 characters"),
        ("/payment_description", 3, 255, "3 to 255 characters"),
        ("/callback_url", 3, 526, "3 to 526 characters"),
        ("/metadata/0/key", 0, 48, "at most 48 characters"),
        ("/metadata/0/value", 0, 512, "at most 512 characters"),
    ] {
        for length in [min, min + 1, max - 1, max] {
            for text in texts(length) {
                accepts::<Request>(&with(&body, pointer, text));
            }
        }
        for length in [min.checked_sub(1), Some(max + 1)].into_iter().flatten()
        {
            for text in texts(length) {
                let line = format!(
                    "{pointer} length: must be {words}, found {length}"
                );
                refuses::<Request>(with(&body, pointer, text), &[&line]);
            }
        }
    }
    // No limit is published for these.
    for pointer in [
        "/installments/plan_id",
        "/recurring_payment/description",
        "/recurring_payment/management_url",
        "/recurring_payment/billing_agreement",
        "/recurring_payment/regular_billing/label",
        "/recurring_payment/regular_billing/amount",
        "/recurring_payment/trial_billing/amount",
    ] {
        for length in [0, 1, 10_000] {
            for text in texts(length) {
                accepts::<Request>(&with(&body, pointer, text));
            }
        }
    }
}

#[test]
fn an_identifier_is_a_uuid_and_a_url_has_no_control_characters() {
    const UUID: &str = "8beac4de-5f6f-11ed-9b6a-0242ac120002";
    let body = example::<Request>();
    for pointer in ["/account_id", "/customer_id"] {
        accepts::<Request>(&with(&body, pointer, json!(UUID.to_uppercase())));
        for length in [0, 35, 37] {
            let text = UUID.repeat(2)[..length].to_owned();
            let line = format!(
                "{pointer} length: must be a UUID of 8-4-4-4-12 hexadecimal digits (36 characters, found {length})"
            );
            refuses::<Request>(with(&body, pointer, json!(text)), &[&line]);
        }
        let line = format!(
            "{pointer} format: must be a UUID of 8-4-4-4-12 hexadecimal digits"
        );
        for text in [UUID.replace('b', "g"), UUID.replace('-', "_")] {
            refuses::<Request>(with(&body, pointer, json!(text)), &[&line]);
        }
    }
    for pointer in ["/callback_url", "/recurring_payment/management_url"] {
        accepts::<Request>(&with(&body, pointer, json!("www.your-url.com")));
        let line = format!("{pointer} format: must have no control characters");
        for odd in ["\0", "\n", "\u{1f}", "\u{7f}"] {
            let text = format!("https://shop.example/{odd}");
            refuses::<Request>(with(&body, pointer, json!(text)), &[&line]);
        }
    }
}

#[test]
fn a_choice_is_one_of_its_values() {
    const COUNTRY: &str =
        "/country choice: must be an ISO 3166-1 alpha-2 country code";
    const UNITS: &str = "year, month, day, hour, minute";
    let body = example::<Request>();
    for (pointer, values, other) in [
        ("/workflow", "SDK_CHECKOUT, CHECKOUT, SDK_SEAMLESS", "SDK_LITE"),
        ("/recurring_payment/regular_billing/interval_unit", UNITS, "week"),
        ("/recurring_payment/trial_billing/interval_unit", UNITS, "weeks"),
    ] {
        let first = values.split(", ").next().unwrap();
        for value in values.split(", ") {
            accepts::<Request>(&with(&body, pointer, json!(value)));
        }
        let swapped = if first.starts_with(char::is_uppercase) {
            first.to_lowercase()
        } else {
            first.to_uppercase()
        };
        let line = format!("{pointer} choice: must be one of {values}");
        let near = format!("{line}; did you mean `{first}`?");
        for (value, line) in [
            ("", &line),
            (other, &line),
            (&swapped, &near),
            (&format!("{first} "), &near),
        ] {
            refuses::<Request>(with(&body, pointer, json!(value)), &[line]);
        }
    }
    for value in ["CO", "DE", "JP", "ZW"] {
        accepts::<Request>(&with(&body, "/country", json!(value)));
    }
    let near = format!("{COUNTRY}; did you mean `CO`?");
    for (value, line) in
        [("", COUNTRY), ("XK", COUNTRY), ("COL", COUNTRY), ("co", &near)]
    {
        refuses::<Request>(with(&body, "/country", json!(value)), &[line]);
    }
    for pointer in ["/amount/currency", "/alternative_amount/currency"] {
        for value in
            ["USD", "JPY", "KWD", "CLF", "ANG", "SLL", "ZWL", "XAU", "XXX"]
        {
            accepts::<Request>(&with(&body, pointer, json!(value)));
        }
        let line = format!(
            "{pointer} choice: must be a current ISO 4217 currency code"
        );
        for value in ["", "US", "USDD", "HRK", "XFO"] {
            refuses::<Request>(with(&body, pointer, json!(value)), &[&line]);
        }
        let line = format!("{line}; did you mean `USD`?");
        refuses::<Request>(with(&body, pointer, json!("usd")), &[&line]);
    }
}

/// Numbers as they are sent, and those that are read as they are written.
#[test]
fn a_number_keeps_its_bounds_and_its_step() {
    const AMOUNT: &str = "0 to 99999999999.9999";
    const UNITS: &str = "-999999999999999 to 999999999999999";
    let body = example::<Request>();
    let installment = "/installments/plan/0/installment";
    let rate = "/installments/plan/0/rate";
    let units = "/recurring_payment/trial_billing/interval_count";
    let amount = "/alternative_amount/value";
    for (pointer, sent, written) in [
        (installment, "1", "1"),
        (installment, "3.0", "3"),
        (installment, "30e-1", "3"),
        (installment, "2147483647", "2147483647"),
        (rate, "0", "0"),
        (rate, "1.20", "1.2"),
        (rate, "0.0000571234", "0.0000571234"),
        (rate, "18.123456789", "18.123456789"),
        (rate, "1e-300", "1e-300"),
        (rate, "-1e9", "-1000000000.0"),
        (rate, "-0.5", "-0.5"),
        (rate, "0.1", "0.1"),
        (rate, "999999999.999999", "999999999.999999"),
        (rate, "-999999999.999999", "-999999999.999999"),
        (units, "0", "0"),
        (units, "-1", "-1"),
        (units, "12", "12"),
        (units, "999999999999999", "999999999999999"),
        (amount, "0", "0"),
        (amount, "1.9500", "1.95"),
        (amount, "99999999999.9999", "99999999999.9999"),
    ] {
        let read = Request::from_json(spliced(&body, pointer, sent).as_bytes());
        let again = serde_json::to_value(read.unwrap()).unwrap();
        let found = again.pointer(pointer).unwrap().to_string();
        assert_eq!(found, written, "{sent} at {pointer}");
    }
    for (pointer, sent, line) in [
        (installment, "0", "range: must be 1 to 2147483647"),
        (installment, "-1", "range: must be 1 to 2147483647"),
        (installment, "2147483648", "range: must be 1 to 2147483647"),
        (installment, "1e400", "range: must be 1 to 2147483647"),
        (installment, "1.5", "step: must be a whole number"),
        (installment, "36e-1", "step: must be a whole number"),
        (rate, "\"1.5\"", "type: must be a number, found a string"),
        (units, "1.5", "step: must be a whole number"),
        (units, "1e15", &format!("range: must be {UNITS}")),
        (units, "-1e15", &format!("range: must be {UNITS}")),
        (amount, "-0.0001", &format!("range: must be {AMOUNT}")),
        (amount, "1e11", &format!("range: must be {AMOUNT}")),
        (amount, "0.00005", "step: must have at most 4 decimal places"),
    ] {
        refuses::<Request>(
            spliced(&body, pointer, sent),
            &[&format!("{pointer} {line}")],
        );
    }
}

#[test]
fn numbers_made_in_rust_keep_the_same_rules() {
    assert_eq!(InstallmentCount::try_from(12).unwrap().get(), 12);
    assert_eq!(
        InstallmentCount::try_from(0_i32).unwrap_err().to_string(),
        "must be 1 to 2147483647"
    );
    assert_eq!(IntervalCount::try_from(-1).unwrap().get(), -1);
    assert!(IntervalCount::try_from(i64::MAX).is_err());
    for number in [Decimal::new(-123, 2), Decimal::new(1, 28), Decimal::MAX] {
        assert_eq!(Rate::from(number).to_decimal(), Some(number));
    }
}

#[test]
fn metadata_has_at_most_fifty_entries() {
    let body = example::<Request>();
    let entries = |count| json!(vec![json!({"key": "", "value": ""}); count]);
    for count in [0, 1, 49, 50] {
        let body = with(&body, "/metadata", entries(count));
        let request = accepts::<Request>(&body);
        assert_eq!(request.metadata.unwrap().len(), count);
    }
    for count in [51, 120, 121] {
        let line = format!(
            "/metadata items: must have at most 50 entries, found {count}"
        );
        refuses::<Request>(with(&body, "/metadata", entries(count)), &[&line]);
    }
    // Entries beyond the limit are judged like the others.
    let many = with(&body, "/metadata", entries(51));
    refuses::<Request>(
        with(&many, "/metadata/50/key", json!(7)),
        &[
            "/metadata/50/key type: must be a string, found a number",
            "/metadata items: must have at most 50 entries, found 51",
        ],
    );
    // Nothing is published against it.
    let twice = json!([{"key": "a", "value": "1"}, {"key": "a", "value": "2"}]);
    let request = accepts::<Request>(&with(&body, "/metadata", twice));
    let metadata = request.metadata.unwrap();
    assert_eq!(metadata.get("a").unwrap().as_str(), "1");
    assert_eq!(metadata.get("b"), None);

    let entries = Vec::<MetadataEntry>::from(metadata.clone());
    assert_eq!(Metadata::try_from(entries.clone()).unwrap(), metadata);
    assert!(entries.iter().eq(&metadata));
    let times = |count| vec![entries.clone(); count].concat();
    assert!(Metadata::try_from(times(25)).is_ok());
    let refused = Metadata::try_from(times(26)).unwrap_err();
    assert_eq!(refused.to_string(), "must have at most 50 entries, found 52");
}
