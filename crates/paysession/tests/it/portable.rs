//! Between the providers: amounts exactly, a checkout whole or not at all.

use paysession::{
    Amount, Country, Currency, Message, PortableCheckout,
    PortableMetadataEntry, ReadOptions, Violations,
    komoju::{self, MinorUnits, Money, MoneyError},
    yuno,
};
use serde_json::{Value, json};

fn amount(currency: &str, value: &str) -> Amount {
    Amount::new(currency.parse().unwrap(), value.parse().unwrap())
}

#[test]
fn an_amount_goes_over_and_back_exactly() {
    for (currency, value, units) in [
        ("JPY", "0", 0),
        ("JPY", "1", 1),
        ("JPY", "2147483647", 2_147_483_647),
        ("KRW", "100.000", 100),
        ("VND", "1e3", 1_000),
        ("USD", "0.01", 1),
        ("USD", "23.56", 2_356),
        ("TWD", "100", 10_000),
        ("IDR", "0.5", 50),
        ("EUR", "21474836.47", 2_147_483_647),
    ] {
        let amount = amount(currency, value);
        let money = Money::try_from(amount).unwrap();
        assert_eq!(money.amount.get(), units);
        assert_eq!(money.currency.as_str(), currency);
        assert_eq!(Amount::from(money), amount);
    }
    for currency in komoju::Currency::ALL {
        for units in [0, 1, 99, 100, 2_147_483_646, 2_147_483_647] {
            let amount = MinorUnits::try_from(units).unwrap();
            let money = Money { amount, currency: *currency };
            assert_eq!(Money::try_from(Amount::from(money)), Ok(money));
        }
    }
}

#[test]
fn an_amount_that_the_provider_cannot_be_told_is_a_typed_error() {
    let komoju = |code: &str| code.parse::<komoju::Currency>().unwrap();
    let inexact =
        |code: &str| MoneyError::FinerThanMinorUnit { currency: komoju(code) };
    let beyond = |code: &str| MoneyError::OutOfRange { currency: komoju(code) };
    let other =
        |code: &str| MoneyError::Currency { currency: code.parse().unwrap() };
    for (currency, value, error, words) in [
        ("JPY", "100.5", inexact("JPY"), "must be a whole number"),
        ("JPY", "0.0001", inexact("JPY"), "must be a whole number"),
        (
            "USD",
            "23.5676",
            inexact("USD"),
            "must have at most 2 decimal places",
        ),
        ("JPY", "2147483648", beyond("JPY"), "must be 0 to 2147483647"),
        ("USD", "21474836.48", beyond("USD"), "must be 0 to 21474836.47"),
        ("USD", "99999999999.99", beyond("USD"), "must be 0 to 21474836.47"),
        ("KWD", "1.234", other("KWD"), TAKEN),
        ("COP", "1", other("COP"), TAKEN),
    ] {
        let refused = Money::try_from(amount(currency, value)).unwrap_err();
        assert_eq!(refused, error);
        assert_eq!(refused.to_string(), words);
    }
}

const TAKEN: &str = "must be one of JPY, USD, EUR, TWD, KRW, PLN, GBP, HKD, \
    SGD, NZD, AUD, IDR, MYR, PHP, THB, CNY, BRL, CHF, CAD, VND";

#[test]
fn a_currency_of_the_provider_is_one_of_iso_4217() {
    for currency in komoju::Currency::ALL {
        let known = Currency::from(*currency);
        assert_eq!(known.as_str(), currency.as_str());
        assert_eq!(komoju::Currency::try_from(known).as_ref(), Ok(currency));
    }
    let taken = Currency::ALL
        .iter()
        .filter(|currency| komoju::Currency::try_from(**currency).is_ok());
    assert_eq!(taken.count(), komoju::Currency::ALL.len());
}

/// A checkout that both providers can carry, with changes to it.
fn checkout(change: impl FnOnce(&mut Value)) -> PortableCheckout {
    let mut checkout = json!({
        "amount": {"currency": "BRL", "value": 88.88},
        "description": "Two cups",
        "order_number": "order-42",
        "return_url": "https://shop.example/paid",
        "metadata": [{"key": "table", "value": "7"}],
    });
    change(&mut checkout);
    serde_json::from_value(checkout).unwrap()
}

fn to_komoju(
    checkout: &PortableCheckout,
) -> Result<komoju::CreatePaymentSession, Violations> {
    checkout.to_komoju(&ReadOptions::default())
}

fn to_yuno(
    checkout: &PortableCheckout,
    options: &ReadOptions,
) -> Result<yuno::CreateCheckoutSession, Violations> {
    let account = "8beac4de-5f6f-11ed-9b6a-0242ac120002".parse().unwrap();
    checkout.to_yuno(options, account, Country::BR)
}

fn lines<T: std::fmt::Debug>(result: Result<T, Violations>) -> Vec<String> {
    let report = result.unwrap_err();
    report
        .iter()
        .map(|violation| {
            let (pointer, code) = (violation.pointer(), violation.code());
            format!("{pointer} {code}: {}", violation.description())
        })
        .collect()
}

#[test]
fn a_checkout_becomes_a_request_of_either_provider() {
    let checkout = checkout(|_| {});
    let request = komoju::CreateSession::from(to_komoju(&checkout).unwrap());
    let written = serde_json::to_value(&request).unwrap();
    assert_eq!(
        written,
        json!({
            "mode": "payment",
            "amount": 8888,
            "currency": "BRL",
            "return_url": "https://shop.example/paid",
            "line_items": [{"amount": 8888, "description": "Two cups"}],
            "metadata": {"table": "7"},
            "payment_data": {"external_order_num": "order-42"},
        })
    );
    let read = komoju::CreateSession::from_json(written.to_string().as_bytes());
    assert_eq!(read, Ok(request));

    let request = to_yuno(&checkout, &ReadOptions::strict()).unwrap();
    let written = serde_json::to_value(&request).unwrap();
    assert_eq!(
        written,
        json!({
            "account_id": "8beac4de-5f6f-11ed-9b6a-0242ac120002",
            "merchant_order_id": "order-42",
            "payment_description": "Two cups",
            "country": "BR",
            "callback_url": "https://shop.example/paid",
            "amount": {"currency": "BRL", "value": 88.88},
            "metadata": [{"key": "table", "value": "7"}],
        })
    );
    let read =
        yuno::CreateCheckoutSession::from_json(written.to_string().as_bytes());
    assert_eq!(read, Ok(request));
}

#[test]
fn fields_that_are_not_set_are_left_out() {
    let checkout = checkout(|checkout| {
        let members = checkout.as_object_mut().unwrap();
        members.remove("return_url");
        members.insert("metadata".into(), json!([]));
    });
    let request = to_komoju(&checkout).unwrap();
    assert_eq!((request.return_url, request.metadata), (None, None));
    let request = to_yuno(&checkout, &ReadOptions::default()).unwrap();
    assert_eq!((request.callback_url, request.metadata), (None, None));
}

/// So many entries, each with a key of its own.
fn entries(count: usize) -> Value {
    (0..count).map(|i| json!({"key": i.to_string(), "value": ""})).collect()
}

fn entry(key: usize, value: usize) -> Value {
    json!([{"key": "é".repeat(key), "value": "é".repeat(value)}])
}

#[test]
fn what_a_provider_cannot_carry_is_refused_on_its_limits() {
    let text = |length: usize| json!("é".repeat(length));
    // Pointer, value, and the line of KOMOJU's report and of Yuno's.
    let cases: Vec<(&str, Value, &str, &str)> = vec![
        ("metadata", entries(50), "", ""),
        (
            "metadata",
            entries(51),
            "",
            "/metadata items: must have at most 50 entries, found 51",
        ),
        ("metadata", entry(30, 512), "", ""),
        (
            "metadata",
            entry(31, 0),
            "/metadata/0/key length: must be at most 30 characters, found 31",
            "",
        ),
        (
            "metadata",
            entry(48, 0),
            "/metadata/0/key length: must be at most 30 characters, found 48",
            "",
        ),
        (
            "metadata",
            entry(49, 0),
            "/metadata/0/key length: must be at most 30 characters, found 49",
            "/metadata/0/key length: must be at most 48 characters, found 49",
        ),
        (
            "metadata",
            entry(0, 513),
            "",
            "/metadata/0/value length: must be at most 512 characters, found 513",
        ),
        (
            "metadata",
            entry(0, 2_001),
            "/metadata/0/value length: must be at most 2000 characters, found 2001",
            "/metadata/0/value length: must be at most 512 characters, found 2001",
        ),
        (
            "metadata",
            json!([{"key": "a", "value": "1"}, {"key": "a", "value": "1"}]),
            "/metadata/1/key conflict: must be a key that no other entry has",
            "",
        ),
        ("description", text(3), "", ""),
        ("description", text(255), "", ""),
        (
            "description",
            text(2),
            "",
            "/description length: must be 3 to 255 characters, found 2",
        ),
        (
            "description",
            text(256),
            "",
            "/description length: must be 3 to 255 characters, found 256",
        ),
        (
            "order_number",
            text(2),
            "",
            "/order_number length: must be 3 to 255 characters, found 2",
        ),
        ("return_url", text(526), "", ""),
        (
            "return_url",
            text(527),
            "",
            "/return_url length: must be 3 to 526 characters, found 527",
        ),
        (
            "return_url",
            json!("https://shop.example/\n"),
            "/return_url format: must have no control characters",
            "/return_url format: must have no control characters",
        ),
        (
            "amount",
            json!({"currency": "JPY", "value": 100.5}),
            "/amount/value step: must be a whole number",
            "",
        ),
        (
            "amount",
            json!({"currency": "USD", "value": 23.5676}),
            "/amount/value step: must have at most 2 decimal places",
            "",
        ),
        (
            "amount",
            json!({"currency": "USD", "value": 21_474_836.48}),
            "/amount/value range: must be 0 to 21474836.47",
            "",
        ),
    ];
    for (name, value, komoju, yuno) in cases {
        let checkout = checkout(|checkout| checkout[name] = value);
        if komoju.is_empty() {
            to_komoju(&checkout).unwrap();
        } else {
            assert_eq!(lines(to_komoju(&checkout)), [komoju]);
        }
        let request = to_yuno(&checkout, &ReadOptions::default());
        if yuno.is_empty() {
            request.unwrap();
        } else {
            assert_eq!(lines(request), [yuno]);
        }
    }
}

#[test]
fn every_reason_is_given_at_once() {
    let checkout = checkout(|checkout| {
        *checkout = json!({
            "amount": {"currency": "KWD", "value": 1.234},
            "description": "",
            "order_number": "",
            "return_url": "\u{1}",
            "metadata": [
                {"key": "k".repeat(49), "value": ""},
                {"key": "k".repeat(49), "value": "v".repeat(2_001)},
            ],
        });
    });
    let key = |index: usize, most: usize| {
        format!(
            "/metadata/{index}/key length: must be at most {most} characters, found 49"
        )
    };
    assert_eq!(
        lines(to_komoju(&checkout)),
        [
            &format!("/amount/currency choice: {TAKEN}"),
            "/return_url format: must have no control characters",
            &key(0, 30),
            "/metadata/1/key conflict: must be a key that no other entry has",
            &key(1, 30),
            "/metadata/1/value length: must be at most 2000 characters, found 2001",
        ]
    );
    assert_eq!(
        lines(to_yuno(&checkout, &ReadOptions::default())),
        [
            "/description length: must be 3 to 255 characters, found 0",
            "/order_number length: must be 3 to 255 characters, found 0",
            "/return_url length: must be 3 to 526 characters, found 1",
            &key(0, 48),
            &key(1, 48),
            "/metadata/1/value length: must be at most 512 characters, found 2001",
        ]
    );
}

#[test]
fn a_checkout_is_redacted_and_can_be_judged_strictly() {
    let checkout = checkout(|checkout| {
        checkout["return_url"] = json!("http://shop.example/secret");
    });
    let debug = format!("{checkout:?}");
    for secret in ["cups", "order-42", "secret", "\"7\""] {
        assert!(!debug.contains(secret), "{secret} in {debug}");
    }
    let line = "/return_url format: must be an absolute https URL with a \
                host and no user information";
    let strict = ReadOptions::strict();
    assert_eq!(lines(checkout.to_komoju(&strict)), [line]);
    assert_eq!(lines(to_yuno(&checkout, &strict)), [line]);
    let entry = PortableMetadataEntry { key: "a".into(), value: "".into() };
    assert_eq!(
        serde_json::to_value(&entry).unwrap(),
        json!({"key": "a", "value": ""})
    );
}
