//! Bodies as Yuno's shops and Yuno itself send them, of every kind that was
//! found, each with its verdict under each reading.

use paysession::{
    Amount, Message, ReadOptions, Tolerant,
    yuno::{
        CheckoutPaymentMethods, CheckoutSession, CreateCheckoutSession,
        CreateCustomerSession, CustomerSession, EnrolledPaymentMethod,
        ErrorBody, ErrorCode, Metadata, PaymentMethodsToEnroll, SessionState,
        UpdateCheckoutSession, WebhookEvent, WebhookSession,
    },
};
use serde_json::{Value, json};

use super::{Verdicts, judge};
use crate::assertions::{example, with, without, without_nulls};

/// Read and written again by every reading.
const TAKEN: Verdicts = Verdicts { published: true, tolerant: true };
/// Only for whoever talks to the live provider.
const TOLERATED: Verdicts = Verdicts { published: false, tolerant: true };
const REFUSED: Verdicts = Verdicts { published: false, tolerant: false };

#[test]
fn requests_for_a_checkout_session() {
    type Request = CreateCheckoutSession;
    let body = example::<Request>();
    for country in ["CO", "ES", "IN", "JP", "NA", "ZW"] {
        judge::<Request>(TAKEN, &with(&body, "/country", json!(country)));
    }
    for country in ["co", "XK", "COL", "Colombia", ""] {
        judge::<Request>(REFUSED, &with(&body, "/country", json!(country)));
    }
    for currency in ["ANG", "SLL", "ZWL", "CLF", "XCG", "XAU", "XXX", "XTS"] {
        let body = with(&body, "/amount/currency", json!(currency));
        judge::<Request>(TAKEN, &body);
    }
    for currency in ["BGN", "HRK", "XFO", "usd"] {
        let body = with(&body, "/amount/currency", json!(currency));
        judge::<Request>(REFUSED, &body);
    }
    for optional in [
        "/customer_id",
        "/callback_url",
        "/amount",
        "/metadata",
        "/workflow",
        "/installments/plan_id",
        "/recurring_payment/management_url",
        "/checkout_id",
    ] {
        judge::<Request>(TOLERATED, &with(&body, optional, Value::Null));
        judge::<Request>(TAKEN, &without(&body, optional));
    }
    for (pointer, verdict) in [
        ("/customer_id", TOLERATED),
        ("/callback_url", TOLERATED),
        ("/checkout_id", TOLERATED),
        // Any text is one.
        ("/recurring_payment/description", TAKEN),
        // Required: nothing says what is meant.
        ("/account_id", REFUSED),
        ("/payment_description", REFUSED),
    ] {
        judge::<Request>(verdict, &with(&body, pointer, json!("")));
    }
    for (pointer, value) in [
        ("/customer_payer", json!({"email": "taro@shop.example"})),
        ("/fraud_screening", json!([{"stand_alone": false}])),
        ("/amount/tax", json!(1.5)),
        ("/alternative_amount/rate", json!("4100")),
        ("/metadata/0/is_secret", json!(true)),
        ("/installments/bank", json!("B")),
        ("/installments/plan/0/label", json!("three")),
        ("/recurring_payment/note", json!({"a": [1]})),
        ("/recurring_payment/regular_billing/tax", json!("0.10")),
    ] {
        judge::<Request>(TAKEN, &with(&body, pointer, value));
    }
    for (pointer, value) in [
        ("/amount/value", json!("8000")),
        ("/amount/value", json!(0.00005)),
        ("/metadata/0/value", json!(28)),
        ("/metadata/0/value", Value::Null),
        ("/metadata", json!(vec![json!({"key": "a", "value": "b"}); 51])),
        ("/callback_url", json!("x".repeat(527))),
        ("/account_id", json!("8beac4de-5f6f-11ed-9b6a-0242ac12000")),
        ("/workflow", json!("SDK_LITE")),
    ] {
        judge::<Request>(REFUSED, &with(&body, pointer, value));
    }
}

#[test]
fn other_requests() {
    let body = example::<CreateCustomerSession>();
    for (pointer, value, verdict) in [
        ("/country", json!("IN"), TAKEN),
        ("/callback_url", json!("com.shop.app://enrolled"), TAKEN),
        ("/device", json!({"os": "x"}), TAKEN),
        ("/callback_url", json!(""), TOLERATED),
        ("/checkout_id", Value::Null, TOLERATED),
        ("/checkout_id", json!("main"), REFUSED),
    ] {
        let body = with(&body, pointer, value);
        judge::<CreateCustomerSession>(verdict, &body);
    }

    judge::<UpdateCheckoutSession>(TAKEN, &json!({}));
    judge::<UpdateCheckoutSession>(
        TAKEN,
        &json!({"amount": {"currency": "BRL"}}),
    );
    judge::<UpdateCheckoutSession>(
        TAKEN,
        &json!({"x": 1, "amount": {"currency": "BRL", "y": 2}}),
    );
    judge::<UpdateCheckoutSession>(
        TAKEN,
        &json!({"alternative_amount": {"currency": null, "tax": 1}}),
    );
    judge::<UpdateCheckoutSession>(TOLERATED, &json!({"customer_id": ""}));
    judge::<UpdateCheckoutSession>(REFUSED, &json!({"amount": {"value": 1}}));
    judge::<UpdateCheckoutSession>(REFUSED, &json!({"country": "br"}));
}

#[test]
fn checkout_sessions() {
    let body = example::<CheckoutSession>();
    for (pointer, value, verdict) in [
        ("/workflow", json!("SDK_LITE"), TAKEN),
        ("/amount/currency", json!("ANG"), TAKEN),
        ("/amount/tax", json!(0.5), TAKEN),
        ("/metadata/0/id", json!(7), TAKEN),
        ("/status", json!("ACTIVE"), TAKEN),
        ("/payment_methods", json!([{"type": "PIX"}]), TAKEN),
        ("/customer_id", Value::Null, TAKEN),
        ("/amount", Value::Null, TAKEN),
        ("/installments/plan", json!({"any": ["thing"]}), TAKEN),
        ("/installments", json!([{"plan_id": "p", "plan": []}]), TAKEN),
        ("/country", json!("XK"), TOLERATED),
        ("/amount/currency", json!("BGN"), TOLERATED),
        ("/amount/value", json!(-0.000_05), TOLERATED),
        ("/amount/value", json!(1e15), TOLERATED),
        ("/amount/value", Value::Null, TOLERATED),
        ("/amount", json!({"currency": "USD"}), TOLERATED),
        ("/amount", json!({}), TOLERATED),
        ("/amount", json!({"value": 1, "currency": null}), TOLERATED),
        ("/callback_url", json!(""), TOLERATED),
        ("/callback_url", json!("x".repeat(579)), TOLERATED),
        ("/payment_description", json!("a"), TOLERATED),
        ("/payment_description", Value::Null, TOLERATED),
        ("/merchant_order_id", json!("7"), TOLERATED),
        ("/checkout_session", json!("cs_1"), TOLERATED),
        ("/checkout_id", json!("main"), TOLERATED),
        ("/metadata/0/value", json!("x".repeat(513)), TAKEN),
        ("/metadata/0/value", Value::Null, TOLERATED),
        ("/metadata/0/value", json!(28), TOLERATED),
        (
            "/metadata",
            json!(vec![json!({"key": "a", "value": "b"}); 120]),
            TOLERATED,
        ),
        ("/created_at", json!("2024-06-06T13:39:10Z"), TOLERATED),
        ("/created_at", json!("2024-06-06T13:39:10.932Z"), TOLERATED),
        ("/created_at", json!("2024-06-06T13:39:10.93229Z"), TOLERATED),
        ("/created_at", json!("2024-06-06T13:39:10.932297123Z"), TOLERATED),
        ("/created_at", json!("2024-06-06T15:39:10.932297+02:00"), TOLERATED),
        ("/created_at", json!("2024-06-06t13:39:10z"), TOLERATED),
        // What is no time is kept as it was sent; a leap second is one, and
        // stands at the end of a day of UTC.
        ("/created_at", json!("2016-12-31T23:59:60Z"), TOLERATED),
        ("/created_at", json!("2017-01-01T08:59:60.5+09:00"), TOLERATED),
        ("/created_at", json!("2016-12-31T23:58:60Z"), TOLERATED),
        ("/created_at", json!("2016-12-31T23:59:61Z"), TOLERATED),
        ("/created_at", json!("2016-12-31T24:00:00Z"), TOLERATED),
        ("/created_at", json!("2024-06-06T13:39:10.932297"), TOLERATED),
        ("/created_at", json!("2024-06-06T13:39:10+0000"), TOLERATED),
        ("/created_at", json!("2024-06-06 13:39:10.932297"), TOLERATED),
        ("/created_at", json!(1_717_681_150), TOLERATED),
        ("/country", Value::Null, TOLERATED),
        ("/amount", json!("520"), TOLERATED),
    ] {
        judge::<CheckoutSession>(verdict, &with(&body, pointer, value));
    }
    let without_description = without(&body, "/payment_description");
    judge::<CheckoutSession>(TOLERATED, &without_description);
    for required in ["/merchant_order_id", "/country", "/created_at"] {
        judge::<CheckoutSession>(TOLERATED, &without(&body, required));
    }
}

#[test]
fn a_session_is_named_by_either_name_or_by_both() {
    let body = example::<CheckoutSession>();
    let name = body["checkout_session"].clone();
    let nameless = without(&body, "/checkout_session");
    let by_id = with(&nameless, "/id", name.clone());
    let by_both = with(&body, "/id", name.clone());
    for body in [&body, &by_id, &by_both] {
        judge::<CheckoutSession>(TAKEN, body);
        let session: CheckoutSession =
            serde_json::from_value(body.clone()).unwrap();
        assert_eq!(session.checkout_session().as_str(), name);
        assert!(session.check(&ReadOptions::strict()).is_ok());
    }
    // One name may be there with nothing under it.
    for body in [with(&body, "/id", Value::Null), {
        with(&by_id, "/checkout_session", Value::Null)
    }] {
        judge::<CheckoutSession>(TOLERATED, &body);
    }
    let other =
        with(&body, "/id", json!("02caeb08-45c0-4670-9736-5bdee1b311f8"));
    for (verdict, body, line) in [
        (REFUSED, &nameless, "/checkout_session: is required"),
        (TOLERATED, &other, "/id: must be the same under both names"),
        (
            REFUSED,
            &with(&body, "/id", json!(7)),
            "/id: must be a string, found a number",
        ),
    ] {
        judge::<CheckoutSession>(verdict, body);
        let refused = CheckoutSession::from_json(body.to_string().as_bytes());
        assert_eq!(refused.unwrap_err().to_string(), line);
    }
    let text = by_id.to_string();
    let twice = text.replacen('{', "{\"id\":\"x\",", 1);
    for options in [ReadOptions::published(), ReadOptions::tolerant()] {
        let refused =
            CheckoutSession::from_json_with(twice.as_bytes(), &options);
        let report = refused.unwrap_err().to_string();
        assert!(report.ends_with("/id: must be given only once"), "{report}");
    }
}

#[test]
fn customer_sessions() {
    let body = example::<CustomerSession>();
    for (pointer, value, verdict) in [
        ("/callback_url", Value::Null, TAKEN),
        ("/checkout_id", Value::Null, TAKEN),
        ("/status", json!({"a": 1}), TAKEN),
        ("/callback_url", json!(""), TOLERATED),
        ("/customer_id", json!("c"), TOLERATED),
        ("/customer_session", json!("x".repeat(65)), TOLERATED),
        ("/country", json!("XK"), TOLERATED),
        ("/created_at", json!("2025-05-07T20:00:18Z"), TOLERATED),
        ("/created_at", json!("yesterday"), TOLERATED),
    ] {
        judge::<CustomerSession>(verdict, &with(&body, pointer, value));
    }
}

#[test]
fn error_bodies() {
    for (body, verdict) in [
        (json!({"code": "TOKEN_IN_USE", "messages": []}), TAKEN),
        (
            json!({"code": "X", "messages": ["m"], "message": "m", "details": [1]}),
            TAKEN,
        ),
        (json!({"code": "X", "message": "m", "details": {}}), TOLERATED),
        (json!({"message": "Forbidden"}), TOLERATED),
        (json!({"error": {"status": 502}}), TOLERATED),
        (json!({"code": 403, "messages": "m", "message": {"a": 1}}), TOLERATED),
        (json!({"code": "X", "messages": ["m", 7]}), TOLERATED),
        (json!({}), TOLERATED),
        (json!([]), REFUSED),
        (json!("Forbidden"), REFUSED),
    ] {
        judge::<ErrorBody>(verdict, &body);
    }
    let body = r#"{"code":"INVALID_REQUEST","messages":"one","message":"m"}"#;
    let Tolerant(error) =
        serde_json::from_str::<Tolerant<ErrorBody>>(body).unwrap();
    assert_eq!(error.code, Some(ErrorCode::InvalidRequest.into()));
    assert_eq!((&error.messages, error.message()), (&None, Some("m".into())));
    assert_eq!(error.unknown_fields.get("messages"), Some("\"one\""));
}

#[test]
fn other_responses() {
    let methods = json!([
        {
            "name": "Card",
            "vaulted_token": null,
            "last_successfully_used_at": "",
            "checkout": {
                "session": "d313047b-4f96-44ef-bbad-caf1d7ba4c2b",
                "conditions": {"enabled": true, "rules": null},
                "x": 1
            },
            "card_data": {"iin": "41111111"},
            "x": [2]
        },
        {}
    ]);
    judge::<CheckoutPaymentMethods>(TAKEN, &methods);
    judge::<CheckoutPaymentMethods>(TAKEN, &json!([]));
    judge::<CheckoutPaymentMethods>(
        TOLERATED,
        &json!([{"checkout": {"session": "cs_1"}}]),
    );
    judge::<CheckoutPaymentMethods>(REFUSED, &json!({"payment_methods": []}));

    let body = example::<PaymentMethodsToEnroll>();
    let pointer = "/payment_methods/0/enrollment/session";
    judge::<PaymentMethodsToEnroll>(TAKEN, &with(&body, pointer, Value::Null));
    judge::<PaymentMethodsToEnroll>(
        TOLERATED,
        &with(&body, pointer, json!("s")),
    );
    judge::<PaymentMethodsToEnroll>(REFUSED, &json!([]));

    let body = example::<EnrolledPaymentMethod>();
    for (pointer, value, verdict) in [
        ("/preferred", Value::Null, TAKEN),
        ("/provider/provider_status", Value::Null, TAKEN),
        ("/verify/payment", json!({"id": 1}), TAKEN),
        ("/enrollment/x", json!(1), TAKEN),
        ("/updated_at", json!("2024-06-06T13:14:18Z"), TAKEN),
        ("/updated_at", json!("yesterday"), TOLERATED),
        ("/updated_at", json!(""), TOLERATED),
        ("/country", json!("XK"), TOLERATED),
    ] {
        judge::<EnrolledPaymentMethod>(verdict, &with(&body, pointer, value));
    }
}

#[test]
fn the_session_of_an_event_is_found() {
    const CHECKOUT: &str = "d313047b-4f96-44ef-bbad-caf1d7ba4c2b";
    const CUSTOMER: &str = "6641e30d-ca7a-440f-b97c-24231eac6dab";
    let payment = json!({
        "id": "p",
        "amount": {"value": 1.50},
        "checkout": {"session": CHECKOUT, "sdk_action_required": false}
    });
    let method =
        json!({"enrollment": {"session": CUSTOMER}, "status": "ENROLLED"});
    let envelope = |data: Value| json!({"type": "t", "version": 2, "retry": "0", "data": data});
    for (body, session) in [
        (envelope(json!({"payment": payment})), Some(CHECKOUT)),
        (json!({"payment": payment}), Some(CHECKOUT)),
        (envelope(json!({"payment_method": method})), Some(CUSTOMER)),
        (envelope(json!({"payment": {"checkout": null}})), None),
        (envelope(json!({"payment": {"checkout": {"session": null}}})), None),
        (envelope(json!({"payout": {"id": "x"}})), None),
    ] {
        judge::<WebhookEvent>(TAKEN, &body);
        let event: WebhookEvent = serde_json::from_value(body.clone()).unwrap();
        let found = event.session().map(|session| match session {
            WebhookSession::Checkout(id) => id.as_str(),
            WebhookSession::Customer(id) => id.as_str(),
            _ => panic!("must be a session of this version"),
        });
        assert_eq!(found, session, "{body}");
    }
}

#[test]
fn what_a_tolerant_reading_let_through_can_be_asked_for() {
    let mut body = example::<CheckoutSession>();
    for (pointer, value) in [
        ("/country", json!("XK")),
        ("/created_at", json!("2024-06-06T13:39:10Z")),
        ("/amount/currency", json!("BGN")),
        ("/metadata", json!(vec![json!({"key": "a"}); 51])),
    ] {
        body = with(&body, pointer, value);
    }
    body = without(&body, "/payment_description");
    let session = CheckoutSession::from_json_with(
        body.to_string().as_bytes(),
        &ReadOptions::tolerant(),
    )
    .unwrap();
    assert!(session.check(&ReadOptions::tolerant()).is_ok());
    let report = session.check(&ReadOptions::published()).unwrap_err();
    let lines: Vec<_> = report.iter().map(ToString::to_string).collect();
    assert_eq!(lines.len(), 5);
    assert_eq!(
        [&lines[0], &lines[1], &lines[3], &lines[4]],
        [
            "/payment_description: is required",
            "/country: must be an ISO 3166-1 alpha-2 country code",
            "/amount/currency: must be a current ISO 4217 currency code",
            "/metadata: must have at most 50 entries, found 51",
        ]
    );
    let metadata = session.metadata.as_ref().unwrap();
    assert_eq!((metadata.len(), metadata.get("a")), (51, None));
    assert!(Metadata::try_from(metadata).is_err());
    let amount = session.amount.as_ref().unwrap();
    assert_eq!(
        Amount::try_from(amount).unwrap_err().to_string(),
        "/currency: must be a current ISO 4217 currency code"
    );
}

#[test]
fn a_session_that_was_read_tolerantly_is_paid_and_stored() {
    let body = with(
        &example::<CheckoutSession>(),
        "/created_at",
        json!("2024-06-06T15:39:10.932297999+02:00"),
    );
    let tolerant = ReadOptions::tolerant();
    let session =
        CheckoutSession::from_json_with(body.to_string().as_bytes(), &tolerant)
            .unwrap();
    let now = session.created_at().unwrap().to_offset_date_time();
    let paid = session.payable_at(now).unwrap().pay(now).unwrap();
    assert_eq!(paid.paid_at().to_string(), "2024-06-06T13:39:10.932297Z");

    let state = SessionState::from(paid);
    let stored = serde_json::to_string(&state).unwrap();
    let again = SessionState::from_json_with(stored.as_bytes(), &tolerant);
    assert_eq!(again, Ok(state));
    assert_eq!(
        SessionState::from_json(stored.as_bytes()).unwrap_err().to_string(),
        "/session/created_at: must be a date and time that exist, as \
         YYYY-MM-DDThh:mm:ss.ffffffZ (27 characters, found 35)"
    );
}

#[test]
fn a_strict_check_finds_what_a_strict_reading_refuses() {
    let body = [
        "/unknown",
        "/amount/unknown",
        "/metadata/0/unknown",
        "/installments/plan/0/rtae",
        "/recurring_payment/trial_billing/unknown",
    ]
    .iter()
    .fold(example::<CreateCheckoutSession>(), |body, pointer| {
        with(&body, pointer, json!(1))
    });
    let text = body.to_string();
    let strict = ReadOptions::strict();
    let lines = |report: paysession::Violations| {
        let mut lines: Vec<_> =
            report.iter().map(ToString::to_string).collect();
        lines.sort();
        lines
    };
    let read = CreateCheckoutSession::from_json_with(text.as_bytes(), &strict);
    let read = lines(read.unwrap_err());
    assert_eq!(read.len(), 5);
    let request = CreateCheckoutSession::from_json(text.as_bytes()).unwrap();
    assert_eq!(lines(request.check(&strict).unwrap_err()), read);
    assert_eq!(serde_json::to_value(&request).unwrap(), without_nulls(&body));
}
