//! Rules in words, and what they say of the values on their limits.

use std::fmt::Display;

use paysession::{
    AmountValue, Country, Currency, DateTime, Message, ReadOptions, Timestamp,
    ViolationCode,
    introspect::Shape,
    komoju,
    yuno::{CreateCustomerSession, IntervalCount},
};
use serde_json::Value;

#[test]
fn a_rule_says_in_words_what_it_wants() {
    use paysession::{Text, komoju, yuno};
    let twenty = komoju::Currency::RULE.values;
    assert_eq!(twenty.len(), 20);
    let twenty = format!("one of {}", twenty.join(", "));
    let cases: &[(&dyn Display, &str)] = &[
        (&Text::RULE, "a text"),
        (&yuno::MerchantOrderId::RULE, "3 to 255 characters"),
        (&yuno::MetadataKey::RULE, "at most 48 characters"),
        (&komoju::SessionId::RULE, "25 characters"),
        (
            &yuno::CallbackUrl::RULE,
            "3 to 526 characters, no control characters",
        ),
        (&komoju::ReturnUrl::RULE, "no control characters"),
        (
            &yuno::AccountId::RULE,
            "36 characters, a UUID of 8-4-4-4-12 hexadecimal digits",
        ),
        (
            &Timestamp::RULE,
            "27 characters, a date and time that exist, as \
             YYYY-MM-DDThh:mm:ss.ffffffZ",
        ),
        (&DateTime::RULE, "a date and time that exist, as in RFC 3339"),
        (
            &komoju::Email::RULE,
            "an email address: one @ with something on both sides, no white \
             space",
        ),
        (
            &komoju::ExpiresInSeconds::RULE,
            "a whole number, -2147483648 to 86400",
        ),
        (&komoju::Quantity::RULE, "a whole number, -2147483648 to 2147483647"),
        (&AmountValue::RULE, "0 to 99999999999.9999, at most 4 decimal places"),
        (&yuno::Metadata::RULE, "at most 50 entries"),
        (&komoju::SessionResource::RULE, "session"),
        (&komoju::Capture::RULE, "one of auto, manual"),
        (&komoju::Currency::RULE, &twenty),
        (&komoju::PaymentType::RULE, "a payment type of KOMOJU"),
        (&Country::RULE, "an ISO 3166-1 alpha-2 country code"),
        (&Currency::RULE, "a current ISO 4217 currency code"),
    ];
    for (rule, words) in cases {
        assert_eq!(rule.to_string(), *words);
    }
}

/// The shape of a field, or of the entries of a list, of an object.
fn field(object: Shape, name: &str) -> Shape {
    let Shape::Object(object) = object else { panic!("no object") };
    let field = object.fields.iter().find(|field| field.name == name);
    match field.unwrap().shape {
        Shape::Array { of, .. } => *of,
        shape => shape,
    }
}

#[test]
fn an_open_rule_names_what_is_known_and_takes_any_other_text() {
    let session = komoju::Session::SHAPE;
    for (object, name, words) in [
        (session, "resource", "session, or any other text"),
        (
            session,
            "mode",
            "one of payment, customer, customer_payment, or any other text",
        ),
        (
            field(session, "payment_methods"),
            "type",
            "a payment type of KOMOJU, or any other text",
        ),
    ] {
        let Shape::Choice(rule) = field(object, name) else {
            panic!("{name} is no choice");
        };
        assert!(rule.open, "{name}");
        assert_eq!(rule.to_string(), words);
    }
}

#[test]
fn a_number_is_judged_by_its_value_however_far_its_point_is_moved() {
    const FAR: &str = "99999999999999999999";
    const ZEROS: &str = "0000000000000000000000000000000000000000";
    const RANGE: &str = "must be 0 to 99999999999.9999";
    const STEP: &str = "must have at most 4 decimal places";
    let kept = [
        (format!("0e{FAR}"), "0"),
        (format!("0e-{FAR}"), "0"),
        (format!("0.{ZEROS}e{FAR}"), "0"),
        (format!("1{ZEROS}e-40"), "1"),
        (format!("0.{ZEROS}1e41"), "1"),
        ("1e0".to_owned(), "1"),
        ("12345e-4".to_owned(), "1.2345"),
        ("99999999999.9999".to_owned(), "99999999999.9999"),
        ("999999999999999e-4".to_owned(), "99999999999.9999"),
    ];
    for (text, value) in kept {
        let read = text.parse::<AmountValue>().unwrap();
        assert_eq!(read.decimal().to_string(), value, "{text}");
    }
    let refused = [
        (format!("1e{FAR}"), RANGE),
        (format!("1e-{FAR}"), STEP),
        (format!("-1e{FAR}"), RANGE),
        (format!("-1e-{FAR}"), RANGE),
        (format!("1{ZEROS}"), RANGE),
        ("1e-5".to_owned(), STEP),
        ("100000000000".to_owned(), RANGE),
    ];
    for (text, words) in refused {
        let refused = text.parse::<AmountValue>().unwrap_err();
        assert_eq!(refused.to_string(), words, "{text}");
    }
}

#[test]
fn a_number_that_may_be_negative_breaks_its_step_below_zero_too() {
    let cases = [
        ("-0.5", "must be a whole number"),
        ("0.5", "must be a whole number"),
        ("-1000000000000000", "must be -999999999999999 to 999999999999999"),
    ];
    for (text, words) in cases {
        let refused = text.parse::<IntervalCount>().unwrap_err();
        assert_eq!(refused.to_string(), words, "{text}");
    }
    let count: IntervalCount = "-5".parse().unwrap();
    assert_eq!(serde_json::to_string(&count).unwrap(), "-5");
}

#[test]
fn a_strict_reading_takes_https_urls_with_a_host_only() {
    let kept = [
        "https://shop.example",
        "HTTPS://shop.example:8443/return?order=1#done",
        "https://shop.example.:1/",
        "https://127.0.0.1/",
        "https://[::1]",
        "https://[::1]:65535/return",
        "https://shop.example/@user:x",
        "https://a.b/\u{e9}",
        "https://xn--p8j.example",
        "https://xn--wgv71a119e.jp/return",
        "https://xn--shop-epa.example",
        "https://shop.xn--zckzah",
        "https://xn--i-n3p.example",
        "https://xn--j2bd4cyah0f.example",
        "https://XN--WGV71A119E.JP/return",
        "https://shop.XN--p8j",
        "https://xn--P8J.example",
    ];
    let refused = [
        "http://shop.example",
        "shop.example",
        "https:shop.example",
        "https://",
        "https:///path",
        "https://?",
        "https://user@shop.example",
        "https://shop.example:",
        "https://shop.example:0",
        "https://shop.example:65536",
        "https://shop.example:443443",
        "https://shop.example:+1",
        "https://shop.example:4a",
        "https://[::1",
        "https://[::g]",
        "https://[::1]8443",
        "https://[::1]:0",
        "https://[::1]:",
        "https://-shop.example",
        "https://shop-.example",
        "https://shop..example",
        "https://shop.example..",
        "https://.example",
        "https://shop_1.example",
        // Not Punycode, or of nothing but ASCII.
        "https://xn--.example",
        "https://xn--a.example",
        "https://xn--shop-.example",
        "https://xn---p8j.example",
        "https://xn--99999999.example",
        "https://xn--zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz.example",
        // A capital and a space of another script.
        "https://shop.xn--3ba",
        "https://xn--p6j.example",
        "https://1.2.3",
        "https://1.2.3.256",
        "https://shop.0x7f",
        "https://0x7f",
        "https://山田.example",
        "https://shop.example/a b",
        "https://shop.example/\\",
        "https://shop.example/\u{85}",
        "https://shop.example/\u{3000}",
    ];
    let label = "a".repeat(63);
    let long = [&*label, &label, &label, &label[..61]].join(".");
    let too_long = [&*label, &label, &label, &label[..62]].join(".");
    let kept = kept
        .map(String::from)
        .into_iter()
        .chain([format!("https://{label}.example"), format!("https://{long}")]);
    let refused = refused.map(String::from).into_iter().chain([
        format!("https://a{label}.example"),
        format!("https://{too_long}"),
    ]);
    assert_eq!((long.len(), too_long.len()), (253, 254));
    let read = |url: &str| {
        let mut body: Value =
            serde_json::from_str(CreateCustomerSession::EXAMPLE).unwrap();
        body["callback_url"] = url.into();
        let body = body.to_string();
        assert!(CreateCustomerSession::from_json(body.as_bytes()).is_ok());
        CreateCustomerSession::from_json_with(
            body.as_bytes(),
            &ReadOptions::strict(),
        )
    };
    for url in kept {
        assert!(read(&url).is_ok(), "{url}");
    }
    for url in refused {
        let report = read(&url).unwrap_err();
        let violation = report.iter().next().unwrap();
        assert_eq!(report.len(), 1, "{url}");
        assert_eq!(violation.pointer(), "/callback_url", "{url}");
        assert_eq!(violation.code(), ViolationCode::Format, "{url}");
        assert_eq!(
            violation.description(),
            "must be an absolute https URL with a host and no user information"
        );
    }
}
