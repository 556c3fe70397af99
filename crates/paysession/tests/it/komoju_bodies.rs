//! Bodies as shops send them to KOMOJU and as it answers: the verdict of each
//! reading, and nothing lost.

use paysession::{
    KnownOr, Message, ReadOptions, Received, Text, Violations,
    introspect::{MessageVisitor, for_each_message},
    komoju::{
        CreateSession, ErrorBody, Event, PaySession, PaySessionResponse,
        Payment, PaymentStatus, PaymentType, Session,
    },
};
use serde_json::{Value, json};

use crate::assertions::{example, with, without, without_nulls};

/// Which readings take a body, from the least strict one on.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum TakenBy {
    None,
    Tolerant,
    Published,
    Strict,
}
use TakenBy::{None as Nobody, Published, Strict, Tolerant};

fn read<T: Message>(
    body: &str,
    options: &ReadOptions,
) -> Result<T, Violations> {
    T::from_json_with(body.as_bytes(), options)
}

/// Each reading gives its verdict, and what it takes comes back.
#[track_caller]
fn judge<T: Message>(taken_by: TakenBy, body: &str) -> Option<T> {
    let mut taken = None;
    for (reading, options) in [
        (Tolerant, ReadOptions::tolerant()),
        (Published, ReadOptions::published()),
        (Strict, ReadOptions::strict()),
    ] {
        match read::<T>(body, &options) {
            Ok(message) => {
                assert!(reading <= taken_by, "{reading:?} takes {body}");
                let written = serde_json::to_value(&message).unwrap();
                let sent: Value = serde_json::from_str(body).unwrap();
                assert_eq!(without_nulls(&written), without_nulls(&sent));
                assert_eq!(message.check(&options), Ok(()));
                taken.get_or_insert(message);
            }
            Err(report) => {
                assert!(reading > taken_by, "{reading:?}: {report}\n{body}");
            }
        }
    }
    taken
}

/// An ordinary request, with `more`.
fn request(more: &str) -> String {
    format!(r#"{{"amount":1200,"currency":"JPY"{more}}}"#)
}

#[test]
fn requests_are_taken_as_shops_send_them() {
    for (taken_by, more) in [
        (Strict, ""),
        (Strict, r#","mode":"payment""#),
        (Published, r#","return_url":"http://localhost:8080/back""#),
        (Published, r#","return_url":"teashop://paid""#),
        (Published, r#","return_url":"""#),
        (Strict, r#","return_url":"https://xn--u8j.example/back""#),
        (Strict, r#","payment_types":[]"#),
        (Strict, r#","payment_types":["konbini","paypay"]"#),
        (Tolerant, r#","payment_types":["konbini","pay_by_tea"]"#),
        (Nobody, r#","payment_types":[7]"#),
        // What shops leave to their languages' nothing.
        (Tolerant, r#","email":null"#),
        (Tolerant, r#","return_url":null,"line_items":null"#),
        (Tolerant, r#","payment_data":{"name":null}"#),
        (Tolerant, r#","mode":null"#),
        (Tolerant, r#","payment_data":{"billing_address":{"state":null}}"#),
        (Tolerant, r#","line_items":[{"image":null,"quantity":null}]"#),
        (Nobody, r#","line_items":[null]"#),
        // Ways to pay that the provider's own tests have seen.
        (Tolerant, r#","payment_types":["sepa_transfer","grabpayotp"]"#),
        // What stands where it is not published.
        (Published, r#","external_order_num":"T-1""#),
        (Published, r#","cancel_url":"https://shop.example/no""#),
        (Published, r#","payment_methods":[{"type":"konbini"}]"#),
        (Published, r#","customer_id":"none of a payment's""#),
        (Published, r#","line_items":[{"name":"Tea","currency":"JPY"}]"#),
        (
            Published,
            r#","payment_data":{"shipping_address":{"planet":"Earth"}}"#,
        ),
        (Published, r#","mode":"customer","payment_data":{"name":"Taro"}"#),
        // What nobody publishes.
        (Nobody, r#","email":"taro at shop""#),
        (Nobody, r#","default_locale":"en-US""#),
        (Strict, r#","expires_in_seconds":0"#),
        (Strict, r#","expires_in_seconds":-1"#),
        (Nobody, r#","expires_in_seconds":-2147483649"#),
        (Strict, r#","expires_in_seconds":1"#),
        (Strict, r#","expires_in_seconds":86400"#),
        (Nobody, r#","expires_in_seconds":86400.5"#),
        (Nobody, r#","expires_in_seconds":172800"#),
        (Nobody, r#","line_items":[{"quantity":"1"}]"#),
        (Nobody, r#","metadata":{"count":1}"#),
        (Strict, r#","metadata":{}"#),
        (Nobody, r#","mode":"subscription""#),
    ] {
        judge::<CreateSession>(taken_by, &request(more));
    }
    for (taken_by, body) in [
        (Strict, r#"{"mode":"customer","currency":"EUR"}"#),
        (Strict, r#"{"mode":"customer","currency":"EUR","amount":0}"#),
        (Strict, r#"{"amount":0,"currency":"EUR"}"#),
        (Nobody, r#"{"currency":"EUR"}"#),
        (Nobody, r#"{"mode":"customer_payment","currency":"EUR"}"#),
        (Nobody, r#"{"mode":"customer","amount":0}"#),
        (Nobody, r#"{"amount":"1200","currency":"JPY"}"#),
        (Nobody, r#"{"amount":12.5,"currency":"EUR"}"#),
        (Nobody, r#"{"amount":2147483648,"currency":"IDR"}"#),
        (Nobody, r#"{"amount":1200,"currency":"SEK"}"#),
    ] {
        judge::<CreateSession>(taken_by, body);
    }
    // An empty address is left out where that is tolerated.
    let empty = request(r#","email":"""#);
    assert!(read::<CreateSession>(&empty, &ReadOptions::default()).is_err());
    let tolerated = read::<CreateSession>(&empty, &ReadOptions::tolerant());
    assert_eq!(
        serde_json::to_string(&tolerated.unwrap()).unwrap(),
        request("")
    );
}

#[test]
fn sessions_are_read_whatever_limit_they_break() {
    let full = example::<Session>();
    let session = |pointer: &str, value: Value| with(&full, pointer, value);
    for (taken_by, body) in [
        (Strict, full.clone()),
        (Published, session("/bought_in", json!("Tokyo"))),
        (Strict, session("/payment", json!(null))),
        (Strict, session("/payment/resource", json!("payment"))),
        (Strict, session("/payment/total", json!(1_100))),
        (Published, session("/merchant/total", json!(1_100))),
        (Strict, session("/secure_token", json!(null))),
        (Strict, without(&full, "/merchant")),
        (Strict, session("/status", json!("on_hold"))),
        (Strict, session("/mode", json!("gift"))),
        (Strict, session("/payment_methods/0/type", json!("zgold"))),
        (Strict, session("/payment_methods/0/brands", json!({"a": {}}))),
        (Strict, session("/created_at", json!("2026-03-01T00:00:00.5-03:00"))),
        (Tolerant, session("/created_at", json!("2026-02-29T00:00:00Z"))),
        (Tolerant, session("/created_at", json!(1_767_607_200))),
        (Tolerant, without(&full, "/cancelled_at")),
        (Tolerant, without(&full, "/completed_at")),
        (Tolerant, without(&full, "/return_url")),
        (Nobody, without(&full, "/id")),
        (Tolerant, session("/id", json!("test-session"))),
        (Nobody, session("/id", json!(7))),
        (Strict, session("/customer_id", json!("none"))),
        (Tolerant, session("/amount", json!(3_000_000_000_u64))),
        (Tolerant, session("/amount", json!(12.5))),
        (Tolerant, session("/amount", json!("1200"))),
        (Tolerant, session("/line_items/0/amount", json!(-1))),
        (Tolerant, session("/line_items/0/quantity", json!(1.5))),
        (Tolerant, session("/payment_methods/0/amount", json!(0.5))),
        (Tolerant, session("/return_url", json!("a\u{7}b"))),
        (Tolerant, session("/payment/status", json!(7))),
        (Tolerant, session("/secure_token/id", json!("short"))),
        (Tolerant, without(&full, "/secure_token/created_at")),
        (Tolerant, session("/metadata", json!([]))),
    ] {
        judge::<Session>(taken_by, &body.to_string());
    }
    let body = session("/amount", json!(3_000_000_000_u64));
    let body = without(&with(&body, "/id", json!("short")), "/secure_token/id");
    let session =
        read::<Session>(&body.to_string(), &ReadOptions::tolerant()).unwrap();
    assert_eq!(session.id, "short");
    let amount = session.amount.as_ref().unwrap();
    assert_eq!(amount.to_decimal(), Some(3_000_000_000_u64.into()));
    let report = session.check(&ReadOptions::published()).unwrap_err();
    assert_eq!(
        report.to_string(),
        "/id: must be 25 characters, found 5\n\
         /amount: must be 0 to 2147483647\n\
         /secure_token/id: is required"
    );
    let payment = session.payment.unwrap();
    assert_eq!(payment.status.unwrap(), PaymentStatus::Captured);
}

#[test]
fn an_error_body_is_any_object() {
    for (taken_by, body) in [
        (Strict, r#"{"error":{"code":"forbidden","message":"No"}}"#),
        (
            Strict,
            r#"{"error":{"message":"No","code":"x","param":null,"details":{}}}"#,
        ),
        (Tolerant, "{}"),
        (Tolerant, r#"{"message":"Forbidden"}"#),
        (Tolerant, r#"{"code":"forbidden","message":"No","details":[]}"#),
        (Tolerant, r#"{"error":"Forbidden","status":403}"#),
        (Tolerant, r#"{"error":["Forbidden"]}"#),
        (Tolerant, r#"{"error":null}"#),
        (Tolerant, r#"{"error":{"code":403,"message":{"en":"No"}}}"#),
        (
            Tolerant,
            r#"{"error":{"code":"x","message":"No","details":[{"a":1}]}}"#,
        ),
        (Tolerant, r#"{"error":{"code":"x","message":"No","param":["a"]}}"#),
        (Nobody, r#"{"error":{"details":{},"details":{}}}"#),
        (Nobody, "[]"),
        (Nobody, r#""Forbidden""#),
        (Nobody, "<html>"),
    ] {
        judge::<ErrorBody>(taken_by, body);
    }
    for (body, code, message) in [
        (r#"{"error":{"code":"a","message":"b"}}"#, Some("a"), Some("b")),
        (r#"{"code":"a","message":"b"}"#, Some("a"), Some("b")),
        (r#"{"error":"b"}"#, None, Some("b")),
        (r#"{"error":{"code":1},"message":"b"}"#, None, Some("b")),
        ("{}", None, None),
    ] {
        let body = read::<ErrorBody>(body, &ReadOptions::tolerant()).unwrap();
        assert_eq!(body.code().as_ref().map(KnownOr::as_str), code);
        let found = body.message();
        assert_eq!(found.as_ref().map(Text::as_str), message);
    }
}

/// The provider's own web fields send both as texts; every document wants
/// numbers.
#[test]
fn the_month_and_year_of_a_card_may_be_texts_where_a_reading_tolerates_it() {
    let pay = |month: &str, year: &str| {
        format!(
            r#"{{"payment_details":{{"type":"credit_card","number":"4111","month":{month},"year":{year}}}}}"#
        )
    };
    let body = pay(r#""08""#, r#""30""#);
    let mut request = judge::<PaySession>(Tolerant, &body).unwrap();
    assert_eq!(serde_json::to_string(&request).unwrap(), body);
    let refused = "/payment_details/month: must be a number, found a string\n\
                   /payment_details/year: must be a number, found a string";
    let published = request.check(&ReadOptions::published());
    assert_eq!(published.unwrap_err().to_string(), refused);
    let published = read::<PaySession>(&body, &ReadOptions::published());
    assert_eq!(published.unwrap_err().to_string(), refused);
    assert_eq!(request.check(&ReadOptions::tolerant()), Ok(()));

    let details = &mut request.payment_details;
    assert_eq!((details.month, details.year), (None, None));
    assert_eq!(details.unknown_fields.get("year"), Some(r#""30""#));
    assert!(!format!("{request:?}").contains("30"));
    // A number that is put in replaces the text.
    request.payment_details.month = Some(8.into());
    assert_eq!(serde_json::to_string(&request).unwrap(), pay("8", r#""30""#));

    judge::<PaySession>(Strict, &pay("8", "30"));
    let left_out = pay("8", r#""""#);
    assert!(read::<PaySession>(&left_out, &ReadOptions::tolerant()).is_ok());
    judge::<PaySession>(Tolerant, &pay("null", "30"));
    for month in [r#""8a""#, r#""-8""#, r#"" 8""#, "[8]", "{}", "true", "8.5"] {
        judge::<PaySession>(Nobody, &pay(month, "30"));
    }
}

#[test]
fn a_payment_shows_nothing_of_the_card() {
    let body = PaySession::EXAMPLE;
    let request = judge::<PaySession>(Strict, body).unwrap();
    let shown = format!("{request:?} {:#?}", request.payment_details);
    for secret in ["4111", "123", "2030", "YAMADA", "Taro", "Yamada", "0312"] {
        assert!(body.contains(secret), "must be in the body: {secret}");
        assert!(!shown.contains(secret), "{secret}: {shown}");
    }
    let details = &request.payment_details;
    assert_eq!(format!("{details:?}"), "PaymentDetails(credit_card)");
    assert_eq!(details.payment_type, PaymentType::CreditCard);
    assert_eq!(details.number.as_ref().unwrap().as_str(), "4111111111111111");

    // Nor does a report, whatever is wrong.
    let wrong: Value = serde_json::from_str(body).unwrap();
    for (pointer, value) in [
        ("/payment_details/number", json!(4_111_111_111_u64)),
        ("/payment_details/verification_value", json!(4_111)),
        ("/payment_details/month", json!("4111")),
        ("/payment_details/year", json!(4_111_111_111_u64)),
        ("/payment_details/email", json!("4111")),
        ("/payment_details/type", json!(["4111"])),
        ("/payment_details", json!("4111")),
    ] {
        let body = with(&wrong, pointer, value).to_string();
        let report =
            read::<PaySession>(&body, &ReadOptions::strict()).unwrap_err();
        assert_eq!(report.len(), 1, "{report}");
        assert_eq!(report.first().pointer(), pointer);
        assert!(!format!("{report} {report:?}").contains("4111"), "{report}");
    }
}

#[test]
fn payments_of_every_type_are_kept_as_they_came() {
    for (taken_by, details) in [
        (Strict, r#"{"type":"paypay"}"#),
        (Strict, r#"{"type":"konbini","store":"lawson","email":"a@b.c"}"#),
        (Published, r#"{"type":"sepa_transfer","iban":"DE00"}"#),
        (Published, r#"{"type":"pay_by_tea","leaves":[1,2.50]}"#),
        (Tolerant, r#"{"type":"paypay","email":""}"#),
        (Nobody, r#"{"number":"4111111111111111"}"#),
    ] {
        let body = format!(r#"{{"payment_details":{details}}}"#);
        if taken_by != Tolerant {
            judge::<PaySession>(taken_by, &body);
        }
        let is_read = read::<PaySession>(&body, &ReadOptions::tolerant());
        assert_eq!(is_read.is_ok(), taken_by != Nobody, "{body}");
    }
    let answer = judge::<PaySessionResponse>(
        Published,
        r#"{"redirect_url":null,"status":"completed","next":[1],
            "payment":{"id":"p","status":"authorized","total":1200}}"#,
    );
    let Payment { status, unknown_fields, .. } =
        answer.unwrap().payment.unwrap();
    assert_eq!(status.unwrap(), PaymentStatus::Authorized);
    assert_eq!(unknown_fields.get("total"), Some("1200"));
    judge::<PaySessionResponse>(Tolerant, r#"{"status":"pending"}"#);
    judge::<PaySessionResponse>(Tolerant, r#"{"redirect_url":null}"#);
    judge::<PaySessionResponse>(Nobody, "[]");
}

#[test]
fn an_event_names_the_session_of_its_payment() {
    let full = example::<Event>();
    let id = "e9x5mvx3jkpkofzcg7umfael6";
    for (taken_by, body, session) in [
        (Strict, full.clone(), Some(id)),
        (Strict, with(&full, "/type", json!("tea.ready")), Some(id)),
        (Strict, with(&full, "/data", json!({"session": null})), None),
        (Strict, with(&full, "/data", json!({})), None),
        (Strict, with(&full, "/data/status", json!("captured")), Some(id)),
        (Tolerant, with(&full, "/data/session", json!("test")), Some("test")),
        (Tolerant, with(&full, "/data/session", json!({"id": 1})), None),
        (Tolerant, with(&full, "/data", json!("pong")), None),
        (Tolerant, without(&full, "/data"), None),
        (Tolerant, without(&full, "/reason"), None),
        (Tolerant, without(&full, "/type"), Some(id)),
        (Nobody, without(&full, "/id"), None),
    ] {
        let event = judge::<Event>(taken_by, &body.to_string());
        let found = event.as_ref().and_then(Event::session);
        if body.get("reason").is_some() {
            assert_eq!(found.map(Received::as_str), session);
        }
    }
}

/// Every object at any depth with a member that nobody knows.
fn with_unknown_members(value: &Value) -> Value {
    match value {
        Value::Object(members) => members
            .iter()
            .map(|(name, value)| (name.clone(), with_unknown_members(value)))
            .chain([("x-unknown".to_owned(), json!("x"))])
            .collect::<serde_json::Map<_, _>>()
            .into(),
        Value::Array(entries) => {
            entries.iter().map(with_unknown_members).collect()
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            value.clone()
        }
    }
}

#[test]
fn unknown_members_are_kept_at_every_level() {
    struct Each(usize);
    impl MessageVisitor for Each {
        fn visit<T: Message>(&mut self) {
            if T::ID.starts_with("komoju.") {
                let body = with_unknown_members(&example::<T>());
                judge::<T>(Published, &body.to_string());
                self.0 += 1;
            }
        }
    }
    let mut each = Each(0);
    for_each_message(&mut each);
    assert_eq!(each.0, 6, "messages");
}

#[test]
fn a_list_without_a_published_limit_has_the_readings() {
    let most = ReadOptions::MAX_LIST_ENTRIES as usize;
    let body = |count: usize| {
        let items = vec!["{}"; count].join(",");
        request(&format!(r#","line_items":[{items}]"#))
    };
    for options in [ReadOptions::published(), ReadOptions::tolerant()] {
        assert!(read::<CreateSession>(&body(most), &options).is_ok());
        let report =
            read::<CreateSession>(&body(most + 1), &options).unwrap_err();
        assert_eq!(
            report.to_string(),
            "/line_items: must have at most 10000 entries, found 10001"
        );
    }
    // What the documentation says of one entry, in a vector that grew.
    assert!(2 * size_of::<paysession::komoju::LineItem>() < 512);
    assert!(2 * size_of::<paysession::komoju::ReceivedLineItem>() < 512);
    assert!(2 * size_of::<paysession::komoju::PaymentMethod>() < 512);
}

#[test]
fn strict_takes_every_member_that_a_way_to_pay_publishes() {
    let document: Value = serde_json::from_str(include_str!(
        "../../../../schemas/vendored/komoju/sessions.2026-06.json"
    ))
    .unwrap();
    let schemas = &document["components"]["schemas"];
    let mut kinds = 0;
    for (name, schema) in schemas.as_object().unwrap() {
        if !name.starts_with("PaymentDetails") || schema["oneOf"].is_array() {
            continue;
        }
        let details = described(schemas, schema);
        if details.get("type").is_none() {
            continue;
        }
        let body = json!({"payment_details": details}).to_string();
        judge::<PaySession>(Strict, &body);
        kinds += 1;
    }
    assert_eq!(kinds, 61);
}

/// An object with every member that its schema has.
fn described(schemas: &Value, schema: &Value) -> Value {
    let mut members = serde_json::Map::new();
    if let Some(pointer) = schema["$ref"].as_str() {
        let name = pointer.rsplit('/').next().unwrap();
        return described(schemas, &schemas[name]);
    }
    for part in schema["allOf"].as_array().into_iter().flatten() {
        if let Value::Object(more) = described(schemas, part) {
            members.extend(more);
        }
    }
    for (name, member) in schema["properties"].as_object().into_iter().flatten()
    {
        members.insert(name.clone(), described(schemas, member));
    }
    if !members.is_empty() {
        return members.into();
    }
    match schema["type"].as_str() {
        Some("string") => {
            schema["enum"].get(0).cloned().unwrap_or("a@b".into())
        }
        Some("integer") => json!(12),
        Some("boolean") => json!(true),
        _ => Value::Null,
    }
}

#[test]
fn strict_tells_what_a_way_to_pay_does_not_publish() {
    for (details, report) in [
        (
            r#"{"type":"credit_card","nubmer":"4111111111111111"}"#,
            "/payment_details/nubmer: unknown member; did you mean `number`?",
        ),
        (
            r#"{"type":"konbini","stores":"lawson"}"#,
            "/payment_details/stores: unknown member; did you mean `store`?",
        ),
        (
            r#"{"type":"konbini","store":"circle-k"}"#,
            "/payment_details/store: must be one of seven-eleven, lawson, \
             family-mart, ministop, daily-yamazaki, seicomart",
        ),
        (
            r#"{"type":"credit_card","initiator":"me"}"#,
            "/payment_details/initiator: must be one of merchant, customer",
        ),
        (
            r#"{"type":"credit_card","installments":3}"#,
            "/payment_details/installments: must be a string, found a number",
        ),
    ] {
        let body = format!(r#"{{"payment_details":{details}}}"#);
        let strict = read::<PaySession>(&body, &ReadOptions::strict());
        assert_eq!(strict.unwrap_err().to_string(), report);
    }
    let secrets = r#"{"payment_details":{"type":"credit_card","track2":"4111=30",
        "prepaid_number":"4111","user_password":"4111","cpf":"4111"}}"#;
    let request = read::<PaySession>(secrets, &ReadOptions::strict()).unwrap();
    assert!(!format!("{request:?}").contains("4111"));
}
