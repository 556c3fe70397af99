//! A report as a program meets it, and how strictly one asks for it.

use paysession::{
    Message, ReadOptions, ViolationCode, Violations,
    introspect::{MessageVisitor, ObjectShape, Shape, for_each_message},
    yuno::CreateCustomerSession,
};
use serde_json::{Value, json};

use crate::assertions::{accepts, example, refuses_with, with};

type Request = CreateCustomerSession;

const UNKNOWN: &str = "/x unknown: unknown member";
const HTTPS: &str = "/callback_url format: must be an absolute https URL with \
                     a host and no user information";

/// A request that only a strict options refuses, for two reasons.
fn loose() -> Value {
    let body =
        with(&example::<Request>(), "/callback_url", json!("shop.example"));
    with(&body, "/x", json!(1))
}

#[test]
fn each_half_of_a_strict_reading_can_be_had_alone() {
    let body = loose();
    assert!(Request::from_json(body.to_string().as_bytes()).is_ok());
    let found = |options: &ReadOptions| {
        let report =
            Request::from_json_with(body.to_string().as_bytes(), options);
        let mut lines: Vec<String> = report
            .err()
            .iter()
            .flat_map(Violations::iter)
            .map(|v| {
                format!("{} {}: {}", v.pointer(), v.code(), v.description())
            })
            .collect();
        lines.sort();
        lines
    };
    let none = ReadOptions::default();
    let cases: [(ReadOptions, &[&str]); 6] = [
        (none.clone(), &[]),
        (none.clone().deny_unknown_fields(true), &[UNKNOWN]),
        (none.clone().require_https(true), &[HTTPS]),
        (
            none.clone().deny_unknown_fields(true).require_https(true),
            &[HTTPS, UNKNOWN],
        ),
        (ReadOptions::strict().deny_unknown_fields(false), &[HTTPS]),
        (ReadOptions::strict().require_https(false), &[UNKNOWN]),
    ];
    for (options, lines) in cases {
        assert_eq!(found(&options), lines, "{options:?}");
    }
    assert_eq!(
        none.deny_unknown_fields(true).require_https(true),
        ReadOptions::strict()
    );
}

#[test]
fn a_message_that_exists_can_be_judged_more_strictly() {
    let mut body = loose();
    body.as_object_mut().unwrap().remove("x");
    let message = Request::from_json(body.to_string().as_bytes()).unwrap();
    assert_eq!(message.check(&ReadOptions::default()), Ok(()));
    let report = message.check(&ReadOptions::strict()).unwrap_err();
    assert_eq!(
        report.to_string(),
        "/callback_url: must be an absolute https URL with a host and no user \
         information"
    );
}

#[test]
fn a_part_of_a_message_that_exists_can_be_judged_more_strictly() {
    type Request = paysession::yuno::CreateCheckoutSession;
    let body = with(
        &example::<Request>(),
        "/recurring_payment/management_url",
        json!("http://shop.example"),
    );
    let message = accepts::<Request>(&body);
    assert_eq!(message.check(&ReadOptions::default()), Ok(()));
    let report = message.check(&ReadOptions::strict()).unwrap_err();
    assert_eq!(
        report.to_string(),
        "/recurring_payment/management_url: must be an absolute https URL \
         with a host and no user information"
    );
}

#[test]
fn a_misspelled_member_gets_a_suggestion() {
    let known = [
        ("cuontry", Some("country")),
        ("contry", Some("country")),
        ("Country", Some("country")),
        ("countries", None),
        ("cnty", None),
        ("callback-url", Some("callback_url")),
        ("callbackUrl", Some("callback_url")),
        ("CustomerID", Some("customer_id")),
        ("cou🍵ntr🍵y", Some("country")),
        ("cou🍵ntr🍵y🍵", None),
    ];
    for (name, nearest) in known {
        let body = with(&example::<Request>(), &format!("/{name}"), json!(1));
        let rest =
            nearest.map_or(String::new(), |n| format!("; did you mean `{n}`?"));
        let line = format!("/{name} unknown: unknown member{rest}");
        let options = ReadOptions::default().deny_unknown_fields(true);
        refuses_with::<Request>(&options, &body, &[&line]);
    }
}

#[test]
fn a_pointer_is_compared_as_text_and_a_report_is_walked() {
    let report = Request::from_json(b"{\"country\":7}").unwrap_err();
    let mut pointers = Vec::new();
    for violation in &report {
        pointers.push(violation.pointer().as_str());
    }
    assert_eq!(pointers, ["/country", "/account_id", "/customer_id"]);
    assert_eq!(report.len(), 3);
    assert!(!report.is_truncated());

    let pointer = report.iter().next().unwrap().pointer();
    assert_eq!(pointer, "/country");
    assert_eq!(*pointer, "/country");
    assert_ne!(pointer, "/countr");
    assert_ne!(*pointer, "/country/");

    let many = format!("[{}]", vec!["1"; 200].join(","));
    let body = format!("{{\"metadata\":{many}}}");
    let report =
        paysession::yuno::CreateCheckoutSession::from_json(body.as_bytes())
            .unwrap_err();
    assert_eq!(report.len(), 100);
    assert!(report.is_truncated());
    assert!(report.iter().all(|v| v.code() != ViolationCode::Syntax));
}

#[test]
fn every_message_is_visited_once() {
    #[derive(Default)]
    struct Ids(Vec<&'static str>);
    impl MessageVisitor for Ids {
        fn visit<T: Message>(&mut self) {
            self.0.push(T::ID);
        }
    }
    let mut ids = Ids::default();
    for_each_message(&mut ids);
    assert_eq!(
        ids.0,
        [
            "yuno.create-customer-session",
            "yuno.customer-session",
            "yuno.create-checkout-session",
            "yuno.checkout-session",
            "yuno.update-checkout-session",
            "yuno.checkout-payment-methods",
            "yuno.payment-methods-to-enroll",
            "yuno.enroll-payment-method",
            "yuno.enrolled-payment-method",
            "yuno.webhook-event",
            "yuno.error",
            "komoju.create-session",
            "komoju.session",
            "komoju.pay-session",
            "komoju.pay-session-response",
            "komoju.event",
            "komoju.error",
        ]
    );
}

#[test]
fn a_field_says_where_its_rule_comes_from() {
    let Shape::Object(ObjectShape { fields, source, .. }) = Request::SHAPE
    else {
        panic!("must be an object")
    };
    let object = source.unwrap();
    let (document, pointer) = object.split_once('#').unwrap();
    assert_eq!(document, "yuno/create-customer-session");
    assert!(pointer.starts_with("/paths/"), "{pointer}");
    for field in *fields {
        let expected = match field.source {
            Some(own) => own.to_owned(),
            None => format!("{object}/properties/{}", field.name),
        };
        assert_eq!(field.source_in(object), expected, "{}", field.name);
    }
}
