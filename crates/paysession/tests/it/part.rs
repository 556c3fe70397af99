//! The small parts that messages are made of, as a caller builds and reads
//! them.

use paysession::{
    Amount, AmountValue, Currency, Message,
    komoju::{Metadata, MetadataKey, MetadataValue, Quantity},
    yuno::{CheckoutPaymentMethods, CreateCustomerSession, IntervalCount},
};
use serde_json::json;

use crate::assertions::{example, refuses, with};

#[test]
fn an_amount_that_cannot_be_said_is_refused_with_its_limits() {
    let dollar: Currency = "USD".parse().unwrap();
    let finer = Amount::new(dollar, "23.5676".parse().unwrap());
    assert_eq!(
        finer.to_minor_units().unwrap_err().to_string(),
        "must have at most 2 decimal places (USD)"
    );
    for units in [-1, 10_000_000_000_000, i64::MAX, i64::MIN] {
        assert_eq!(
            Amount::from_minor_units(dollar, units).unwrap_err().to_string(),
            "must be 0 to 99999999999.9999",
            "{units}"
        );
    }
    let most = Amount::from_minor_units(dollar, 9_999_999_999_999).unwrap();
    assert_eq!(most.value().to_string(), "99999999999.99");
}

#[test]
fn a_whole_number_becomes_so_many_whole_units() {
    for (units, text) in
        [(0, "0"), (1, "1"), (7, "7"), (u32::MAX, "4294967295")]
    {
        let value = AmountValue::from(units);
        assert_eq!(value.decimal().to_string(), text);
        assert_eq!(text.parse(), Ok(value));
    }
}

#[test]
fn a_number_is_read_back_as_it_was_given() {
    for number in [i32::MIN, -2, 0, 1, i32::MAX] {
        assert_eq!(Quantity::from(number).get(), number);
    }
    for count in [-999_999_999_999_999, -2, 0, 3, 999_999_999_999_999] {
        assert_eq!(IntervalCount::try_from(count).unwrap().get(), count);
    }
    for count in [-1_000_000_000_000_000, 1_000_000_000_000_000, i64::MAX] {
        assert_eq!(
            IntervalCount::try_from(count).unwrap_err().to_string(),
            "must be -999999999999999 to 999999999999999"
        );
    }
}

#[test]
fn metadata_keeps_one_value_under_each_key_in_the_order_they_came_in() {
    let key = |text: &str| text.parse::<MetadataKey>().unwrap();
    let value = |text: &str| text.parse::<MetadataValue>().unwrap();
    let mut metadata = Metadata::default();
    assert!(metadata.is_empty());
    assert_eq!(metadata.insert(key("b"), value("1")), None);
    assert_eq!(metadata.insert(key("a"), value("2")), None);
    assert_eq!(metadata.insert(key("b"), value("3")), Some(value("1")));
    assert!(!metadata.is_empty());
    assert_eq!(metadata.len(), 2);
    assert_eq!(metadata.get("b"), Some(&value("3")));
    assert_eq!(metadata.get("c"), None);
    let (a, b) = (key("a"), key("b"));
    let (two, three) = (value("2"), value("3"));
    let entries = [(&b, &three), (&a, &two)];
    assert!(metadata.iter().eq(entries));
    assert!((&metadata).into_iter().eq(entries));
    assert_eq!(
        serde_json::to_string(&metadata).unwrap(),
        r#"{"b":"3","a":"2"}"#
    );
}

/// However many there are: each is looked at for itself.
#[test]
fn a_url_has_no_control_characters() {
    let body = example::<CreateCustomerSession>();
    for url in ["a\u{0}b", "a\u{1f}\u{1f}b", "\u{7f}ab\n", "\t\t\t\t"] {
        refuses::<CreateCustomerSession>(
            with(&body, "/callback_url", json!(url)),
            &["/callback_url format: must have no control characters"],
        );
    }
}

#[test]
fn payment_methods_are_a_list_like_any_other() {
    let example = CheckoutPaymentMethods::EXAMPLE.as_bytes();
    let methods = CheckoutPaymentMethods::from_json(example).unwrap();
    assert!(!methods.is_empty());
    let list = Vec::from(methods.clone());
    assert_eq!(list.len(), methods.len());
    assert!(methods.iter().eq(&list) && (&methods).into_iter().eq(&list));
    assert_eq!(CheckoutPaymentMethods::from(list.clone()), methods);
    let collected: CheckoutPaymentMethods =
        methods.clone().into_iter().collect();
    assert_eq!(collected, methods);
}
