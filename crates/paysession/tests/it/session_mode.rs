//! The modes of KOMOJU's request: which members it has, wherever the mode
//! stands.

use paysession::{
    Message, ReadOptions,
    komoju::{CreatePaymentSession, CreateSession, MinorUnits, Mode},
    testing,
};
use serde_json::{Value, json};

use crate::assertions::{accepts, example, refuses, refuses_with, with};

const MODE: &str = "choice: must be one of payment, customer, customer_payment";

/// A body with these members, in this order.
fn body(members: &[&str]) -> String {
    format!("{{{}}}", members.join(","))
}

#[test]
fn a_mode_has_its_members_wherever_it_stands() {
    const AMOUNT: &str = r#""amount":1,"currency":"JPY""#;
    const DATA: &str =
        r#""payment_data":{"capture":"now","mcc":"1","mcc":"2"}"#;
    const CUSTOMER: &str = r#""customer_id":"short""#;
    const MCC: &str = "/payment_data/mcc duplicate: must be given only once";
    const CAPTURE: &str =
        "/payment_data/capture choice: must be one of auto, manual";
    const SHORT: &str = "/customer_id length: must be 25 characters, found 5";
    let mode = |mode: &str| format!(r#""mode":"{mode}""#);
    for (name, lines) in [
        // What a mode does not have is kept as it came, but for a member twice.
        ("payment", &[CAPTURE, MCC][..]),
        ("customer", &[MCC, SHORT][..]),
        ("customer_payment", &[CAPTURE, MCC, SHORT][..]),
    ] {
        let mode = mode(name);
        for members in [
            [mode.as_str(), AMOUNT, DATA, CUSTOMER],
            [AMOUNT, &mode, DATA, CUSTOMER],
            [AMOUNT, DATA, &mode, CUSTOMER],
            [AMOUNT, DATA, CUSTOMER, &mode],
        ] {
            refuses::<CreateSession>(body(&members), lines);
        }
    }
    // Where there is none, it is a payment.
    refuses::<CreateSession>(body(&[AMOUNT, DATA, CUSTOMER]), &[CAPTURE, MCC]);
    // Where the mode is not known, every member is judged.
    let not_text = "/mode type: must be a string, found";
    for (mode, line) in [
        (r#""mode":"x""#, format!("/mode {MODE}")),
        (r#""mode":"""#, format!("/mode {MODE}")),
        (r#""mode":7"#, format!("{not_text} a number")),
        (r#""mode":null"#, format!("{not_text} null")),
    ] {
        refuses::<CreateSession>(
            body(&[mode, AMOUNT, DATA, CUSTOMER]),
            &[&line, CAPTURE, MCC, SHORT],
        );
        refuses::<CreateSession>(
            body(&[AMOUNT, DATA, CUSTOMER, mode]),
            &[CAPTURE, MCC, SHORT, &line],
        );
    }
    // Twice: the first counts.
    let twice = "/mode duplicate: must be given only once";
    refuses::<CreateSession>(
        body(&[&mode("customer"), AMOUNT, DATA, &mode("payment")]),
        &[MCC, twice],
    );
    refuses::<CreateSession>(
        body(&[AMOUNT, DATA, &mode("payment"), &mode("customer")]),
        &[CAPTURE, MCC, twice],
    );
    // Cut off before the mode came.
    refuses::<CreateSession>(
        format!("{{{DATA},{AMOUNT},"),
        &[
            CAPTURE,
            MCC,
            " syntax: must be JSON: expected the name of a member at line 1 column 83",
        ],
    );
}

#[test]
fn a_mode_that_is_left_out_is_payment_and_stays_left_out() {
    let rest = json!({"amount": 1, "currency": "JPY"});
    let request = accepts::<CreateSession>(&rest);
    assert_eq!(request.mode(), Mode::Payment);
    let written = with(&rest, "/mode", json!("payment"));
    assert_ne!(accepts::<CreateSession>(&written), request);
    let CreateSession::Payment(payment) = request else {
        panic!("must be a payment")
    };
    assert!(payment.mode_left_out);
    // Only a tolerant reading takes these for left out.
    for empty in [json!(null), json!("")] {
        let body = with(&rest, "/mode", empty).to_string();
        assert!(CreateSession::from_json(body.as_bytes()).is_err());
        let request = CreateSession::from_json_with(
            body.as_bytes(),
            &ReadOptions::tolerant(),
        );
        assert_eq!(request.unwrap(), CreateSession::Payment(payment.clone()));
    }
}

#[test]
fn customer_mode_without_amount_means_zero() {
    let body = json!({"mode": "customer", "currency": "USD"});
    let request = accepts::<CreateSession>(&body);
    assert_eq!(request.money().amount, MinorUnits::ZERO);
    let body = with(&body, "/amount", json!(7));
    assert_eq!(accepts::<CreateSession>(&body).money().amount.get(), 7);
    for mode in ["payment", "customer_payment"] {
        let body = json!({"mode": mode, "currency": "USD"});
        let line = "/amount required: is required";
        refuses::<CreateSession>(&body, &[line]);
    }
}

#[test]
fn a_member_of_another_mode_is_kept_as_it_came() {
    let data = r#""payment_data":{"capture":"now"}"#;
    for body in [
        body(&[r#""mode":"customer","amount":0,"currency":"JPY""#, data]),
        body(&[data, r#""mode":"customer","amount":0,"currency":"JPY""#]),
    ] {
        let request = CreateSession::from_json(body.as_bytes()).unwrap();
        assert_eq!(request.mode(), Mode::Customer);
        assert_eq!(
            serde_json::to_value(&request).unwrap(),
            json!({
                "mode": "customer", "amount": 0, "currency": "JPY",
                "payment_data": {"capture": "now"},
            })
        );
        let other: CreateSession = serde_json::from_str(&body).unwrap();
        assert_eq!(other, request);
    }
}

#[test]
fn a_strict_reading_refuses_members_of_other_modes() {
    let strict = ReadOptions::strict();
    let data = r#""payment_data":{"capture":"now","mcc":"1","mcc":"2","x":0}"#;
    let rest = r#""mode":"customer","amount":0,"currency":"JPY""#;
    let unknown = "/payment_data unknown: unknown member";
    for body in [body(&[data, rest]), body(&[rest, data])] {
        refuses_with::<CreateSession>(
            &strict,
            body,
            &[unknown, "/payment_data/mcc duplicate: must be given only once"],
        );
    }
    refuses_with::<CreateSession>(
        &strict,
        r#"{"mode":"payment","amount":0,"currency":"JPY","payment_date":{},
            "custmer_id":"","emial":"","payment_data":{"captur":""}}"#,
        &[
            "/payment_date unknown: unknown member; did you mean `payment_data`?",
            "/custmer_id unknown: unknown member",
            "/emial unknown: unknown member; did you mean `email`?",
            "/payment_data/captur unknown: unknown member; did you mean `capture`?",
        ],
    );
    // What stands in the wrong object is told where it belongs, nearest first.
    for (name, place) in [
        ("external_order_num", "payment_data.external_order_num"),
        ("externalOrderNum", "payment_data.external_order_num"),
        ("capture", "payment_data.capture"),
        ("name", "payment_data.name"),
        ("statement_city", "payment_data.statement_descriptor.statement_city"),
        ("zipcode", "payment_data.billing_address.zipcode"),
        // Its own members come first.
        ("returnURL", "return_url"),
    ] {
        refuses_with::<CreateSession>(
            &strict,
            format!(r#"{{"amount":0,"currency":"JPY","{name}":""}}"#),
            &[&format!(
                "/{name} unknown: unknown member; did you mean `{place}`?"
            )],
        );
    }
    let body = example::<CreateSession>();
    let line = "/return_url format: must be an absolute https URL with a \
                host and no user information";
    for url in ["", "www.your-url.com", "http://shop.example"] {
        let body = with(&body, "/return_url", json!(url));
        refuses_with::<CreateSession>(&strict, body, &[line]);
    }
}

#[test]
fn a_report_is_bounded_whatever_the_mode_decides() {
    let shares = |count: usize| {
        let shares = vec!["7"; count].join(",");
        format!(
            r#""payment_data":{{"mcc":1,"platform_details":{{"submerchants":[{shares}]}},"mcc":2}}"#
        )
    };
    let types = |count: usize| {
        format!(r#""payment_types":[{}]"#, vec!["7"; count].join(","))
    };
    let read = |members: &[&str]| {
        CreateSession::from_json(body(members).as_bytes()).unwrap_err()
    };
    let last = |report: &paysession::Violations| {
        report.iter().last().unwrap().pointer().to_string()
    };
    // A hundred and more in what the mode turns out not to have: none of them
    // counts, nor takes the room of one that does.
    let customer = r#""mode":"customer""#;
    let report = read(&[&shares(200), customer]);
    assert!(!report.is_truncated());
    assert_eq!(
        report.to_string(),
        "/payment_data/mcc: must be given only once\n\
         /currency: is required"
    );
    // The first hundred of both, as found.
    let payment = r#""mode":"payment""#;
    for (before, after, length, end) in [
        (10, 10, 24, "/currency"),
        (60, 60, 100, "/payment_types/37"),
        (200, 0, 100, "/payment_data/platform_details/submerchants/98"),
        (0, 200, 100, "/payment_types/97"),
    ] {
        let orders = [
            [shares(before), types(after), payment.to_owned()],
            [payment.to_owned(), shares(before), types(after)],
        ];
        for members in orders {
            let members = members.each_ref().map(String::as_str);
            let report = read(&members);
            assert_eq!(report.len(), length);
            assert_eq!(last(&report), end);
            assert_eq!(report.is_truncated(), length == 100);
        }
    }
    // What makes it too many may be what was found aside. Beside the shares,
    // `mcc` is wrong twice.
    let rest = r#""amount":0,"currency":"JPY""#;
    for (first, aside, length, truncated) in [
        (0, 98, 100, false),
        (0, 99, 100, true),
        (50, 48, 100, false),
        (50, 49, 100, true),
        (100, 0, 100, true),
    ] {
        let report = read(&[rest, &types(first), &shares(aside), payment]);
        assert_eq!(report.len(), length);
        assert_eq!(report.is_truncated(), truncated, "{first} and {aside}");
    }
}

#[test]
fn one_mode_can_be_read_alone() {
    let body = json!({"mode": "payment", "amount": 1, "currency": "JPY"});
    let request: CreatePaymentSession =
        serde_json::from_value(body.clone()).unwrap();
    assert_eq!(serde_json::to_value(&request).unwrap(), body);
    let error = serde_json::from_value::<CreatePaymentSession>(with(
        &body,
        "/mode",
        json!("customer"),
    ))
    .unwrap_err();
    assert_eq!(error.to_string(), "/mode: must be payment");
}

/// A report's lines in no order: what was found first depends on what came
/// first.
fn reasons(body: &str, options: &ReadOptions) -> Vec<String> {
    let read = CreateSession::from_json_with(body.as_bytes(), options);
    let mut lines: Vec<_> = match &read {
        Ok(request) => vec![serde_json::to_string(request).unwrap()],
        Err(report) => report.iter().map(ToString::to_string).collect(),
    };
    lines.sort();
    lines
}

#[test]
fn the_verdict_is_the_same_wherever_the_mode_stands() {
    let modes = ["payment", "customer", "customer_payment", "other"];
    let mut judged = 0;
    let edges = testing::boundary_bodies::<CreateSession>();
    for edge in edges.into_iter().step_by(crate::step()) {
        let Ok(Value::Object(mut members)) = serde_json::from_str(&edge) else {
            continue;
        };
        members.remove("mode");
        let rest: Vec<_> = members
            .iter()
            .map(|(name, value)| format!("{}:{value}", json!(name)))
            .collect();
        for mode in modes {
            let mode = format!("\"mode\":\"{mode}\"");
            for options in [ReadOptions::default(), ReadOptions::strict()] {
                let order = |at| {
                    let mut members: Vec<&str> =
                        rest.iter().map(String::as_str).collect();
                    members.insert(at, &mode);
                    body(&members)
                };
                let (first, last) = (order(0), order(rest.len()));
                let judgement = reasons(&first, &options);
                assert_eq!(reasons(&last, &options), judgement, "{last}");
                judged += 1;
            }
        }
    }
    assert!(judged > 1_000, "only {judged}");
}
