//! What a tolerant reading takes of an answer, what `check` then says of it,
//! and what both readings refuse; in words.

use paysession::{
    Direction, Message, ReadOptions,
    introspect::{MessageVisitor, for_each_message},
    komoju::{
        Event, MinorUnits, Mode, PaySessionResponse, Session, SessionStatus,
    },
    yuno::{
        CheckoutSession, CustomerSession, EnrolledPaymentMethod,
        PaymentMethodsToEnroll,
    },
};
use serde_json::{Value, json};

use crate::assertions::{example, with, without};

/// Read tolerantly, written as it came, and checked: what is said.
#[track_caller]
fn keeps<T: Message>(body: &Value, check: &str) {
    keeps_text::<T>(&body.to_string(), check);
}

#[track_caller]
fn keeps_text<T: Message>(text: &str, check: &str) {
    let body: Value = serde_json::from_str(text).unwrap();
    let read =
        T::from_json_with(text.as_bytes(), &ReadOptions::tolerant()).unwrap();
    let written = serde_json::to_value(&read).unwrap();
    assert_eq!(written, body);
    let checked = read.check(&ReadOptions::published());
    let said = checked.err().map_or(String::new(), |said| said.to_string());
    assert_eq!(said, check, "{body}");
    assert!(read.check(&ReadOptions::tolerant()).is_ok());
    let published = T::from_json(text.as_bytes());
    let said = published.err().map_or(String::new(), |said| said.to_string());
    assert_eq!(said, check, "{body}");
}

#[track_caller]
fn refuses<T: Message>(body: &str, tolerant: &str) {
    let read = T::from_json_with(body.as_bytes(), &ReadOptions::tolerant());
    assert_eq!(read.err().map(|it| it.to_string()).as_deref(), Some(tolerant));
}

#[test]
fn a_session_without_a_name_is_told_with_all_else() {
    const REST: &str = r#""merchant_order_id":"1","country":"US","payment_description":"abc","created_at":"2024-06-06T13:39:10.932297Z""#;
    for (body, tolerant) in [
        (
            r#"{"checkout_session":null,"merchant_order_id":"1","country":"US","payment_description":"abc","created_at":5}"#.to_owned(),
            "/checkout_session: is required",
        ),
        (
            r#"{"id":null,"checkout_session":null}"#.to_owned(),
            "/checkout_session: is required",
        ),
        (
            r#"{"id":null}"#.to_owned(),
            "/checkout_session: is required",
        ),
        (format!(r#"{{"id":null,{REST}}}"#), "/checkout_session: is required"),
        (
            format!(r#"{{"id":null,"id":null,{REST}}}"#),
            "/id: must be given only once\n/checkout_session: is required",
        ),
        (
            format!(r#"{{"id":5,"checkout_session":null,{REST}}}"#),
            "/id: must be a string, found a number",
        ),
    ] {
        refuses::<CheckoutSession>(&body, tolerant);
    }
}

#[test]
fn a_session_that_is_named_twice_is_read_by_its_first_name() {
    const A: &str = "d313047b-4f96-44ef-bbad-caf1d7ba4c2b";
    const B: &str = "9104911d-5df9-429e-8488-ad41abea1a4b";
    const REST: &str = r#""merchant_order_id":"123","payment_description":"abc","country":"US","created_at":"2024-06-06T13:39:10.932297Z""#;
    for (first, second) in
        [("id", "checkout_session"), ("checkout_session", "id")]
    {
        let body = format!(r#"{{"{first}":"{A}","{second}":"{B}",{REST}}}"#);
        let report = format!("/{second}: must be the same under both names");
        keeps_text::<CheckoutSession>(&body, &report);
        let read = CheckoutSession::from_json_with(
            body.as_bytes(),
            &ReadOptions::tolerant(),
        );
        let session = read.unwrap();
        assert_eq!(*session.checkout_session(), A);
        let other = format!("\"{B}\"");
        assert_eq!(session.unknown_fields.get(second), Some(&*other));
    }
    refuses::<CheckoutSession>(
        &format!(r#"{{"id":"{A}","checkout_session":5,{REST}}}"#),
        "/checkout_session: must be a string, found a number",
    );
}

const MOMENT: &str = "must be a date and time that exist, as in RFC 3339";

#[test]
fn a_member_of_another_kind_is_kept() {
    let session = example::<CheckoutSession>();
    for (pointer, value, check) in [
        (
            "/metadata",
            json!({"order": "1"}),
            "/metadata: must be an array, found an object",
        ),
        (
            "/metadata",
            json!("x"),
            "/metadata: must be an array, found a string",
        ),
        (
            "/metadata",
            json!([5]),
            "/metadata/0: must be an object, found a number",
        ),
        (
            "/callback_url",
            json!({}),
            "/callback_url: must be a string, found an object",
        ),
        (
            "/payment_description",
            json!(5),
            "/payment_description: must be a string, found a number",
        ),
    ] {
        keeps::<CheckoutSession>(&with(&session, pointer, value), check);
    }
    let session = example::<Session>();
    for (pointer, value, check) in [
        (
            "/payment",
            json!("x"),
            "/payment: must be an object, found a string".to_owned(),
        ),
        ("/cancelled_at", json!(""), format!("/cancelled_at: {MOMENT}")),
        ("/completed_at", Value::Null, String::new()),
        (
            "/metadata",
            json!([]),
            "/metadata: must be an object, found an array".to_owned(),
        ),
        (
            "/metadata",
            Value::Null,
            "/metadata: must be an object, found null".to_owned(),
        ),
        (
            "/payment_methods",
            Value::Null,
            "/payment_methods: must be an array, found null".to_owned(),
        ),
        (
            "/payment_methods/0/installments",
            json!({}),
            "/payment_methods/0/installments: must be an array, found an object"
                .to_owned(),
        ),
        ("/created_at", json!(""), format!("/created_at: {MOMENT}")),
        (
            "/amount",
            json!("1200"),
            "/amount: must be a number, found a string".to_owned(),
        ),
        (
            "/status",
            json!(3),
            "/status: must be a string, found a number".to_owned(),
        ),
        ("/completed_at", json!("soon"), format!("/completed_at: {MOMENT}")),
        (
            "/completed_at",
            json!(5),
            "/completed_at: must be a string, found a number".to_owned(),
        ),
        (
            "/expired",
            json!("no"),
            "/expired: must be a boolean, found a string".to_owned(),
        ),
    ] {
        keeps::<Session>(&with(&session, pointer, value), &check);
    }
    keeps::<Session>(&without(&session, "/expired"), "/expired: is required");
    keeps::<PaySessionResponse>(
        &with(&example::<PaySessionResponse>(), "/payment", json!("7e8c")),
        "/payment: must be an object, found a string",
    );
    keeps::<CustomerSession>(
        &with(&example::<CustomerSession>(), "/callback_url", json!([])),
        "/callback_url: must be a string, found an array",
    );
    keeps::<Event>(
        &with(&example::<Event>(), "/created_at", json!("")),
        &format!("/created_at: {MOMENT}"),
    );
    let method = example::<EnrolledPaymentMethod>();
    for pointer in ["/created_at", "/updated_at"] {
        let body = with(&method, pointer, json!(""));
        keeps::<EnrolledPaymentMethod>(&body, &format!("{pointer}: {MOMENT}"));
    }
}

#[test]
fn what_one_publication_leaves_open_is_taken_by_default() {
    let method = example::<EnrolledPaymentMethod>();
    for text in ["2024-06-06T13:14:18.799Z", "2024-06-06T13:14:18+02:00"] {
        let body = with(&method, "/created_at", json!(text));
        keeps::<EnrolledPaymentMethod>(&body, "");
    }
    let session = example::<Session>();
    for (pointer, value) in [
        ("/customer_id", json!("ae106483-65ee-463b-8782-9794022b3112")),
        ("/payment_methods/0/installments/0/amount", json!(-5)),
        ("/payment_methods/0/installments/0/amount", json!(3_000_000_000_u64)),
    ] {
        keeps::<Session>(&with(&session, pointer, value), "");
    }
    let session = example::<CheckoutSession>();
    for entry in [
        json!({"key": "k".repeat(49), "value": "v".repeat(513)}),
        json!({"key": "k"}),
        json!({"value": "v"}),
    ] {
        let body = with(&session, "/metadata/0", entry);
        keeps::<CheckoutSession>(&body, "");
    }
    let entries = vec![json!({"key": "k", "value": "v"}); 51];
    keeps::<CheckoutSession>(
        &with(&session, "/metadata", Value::from(entries)),
        "/metadata: must have at most 50 entries, found 51",
    );
}

/// What names a message; without it, an answer says nothing.
const NAMES: [&str; 3] = ["/id", "/checkout_session", "/customer_session"];

/// The pointers of every member of a value but those that name it, at any
/// depth.
fn members(value: &Value, at: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(members_of) => {
            for (name, value) in members_of {
                let pointer = format!("{at}/{name}");
                members(value, &pointer, found);
                if !NAMES.contains(&&*pointer) {
                    found.push(pointer);
                }
            }
        }
        Value::Array(entries) => {
            for (index, value) in entries.iter().enumerate() {
                members(value, &format!("{at}/{index}"), found);
            }
        }
        _ => {}
    }
}

/// Each member of each answer: missing, and of every other kind.
struct AnyAnswer;

impl MessageVisitor for AnyAnswer {
    fn visit<T: Message>(&mut self) {
        if T::DIRECTION == Direction::Request {
            return;
        }
        let body = example::<T>();
        let mut found = Vec::new();
        members(&body, "", &mut found);
        for pointer in found {
            answers_the_same::<T>(&without(&body, &pointer), &pointer);
            for value in [
                json!(null),
                json!(""),
                json!([]),
                json!({}),
                json!("x"),
                json!(7),
            ] {
                answers_the_same::<T>(&with(&body, &pointer, value), &pointer);
            }
        }
    }
}

/// Read, and written as it came, but for an optional `null`; `check` says what
/// the published reading says, wherever nothing was given up.
#[track_caller]
fn answers_the_same<T: Message>(body: &Value, pointer: &str) {
    let text = body.to_string();
    let tolerant = ReadOptions::tolerant();
    let read = T::from_json_with(text.as_bytes(), &tolerant).unwrap();
    let written = serde_json::to_value(&read).unwrap();
    let is_null = body.pointer(pointer).is_some_and(Value::is_null);
    if is_null && written.pointer(pointer).is_none() {
        assert_eq!(written, without(body, pointer), "{}", T::ID);
    } else {
        assert_eq!(written, *body, "{}", T::ID);
    }
    let again = T::from_json_with(written.to_string().as_bytes(), &tolerant);
    assert_eq!(again.as_ref(), Ok(&read), "{}: {pointer}", T::ID);
    let published = T::from_json(text.as_bytes()).is_ok();
    let checked = read.check(&ReadOptions::published());
    assert!(!published || checked.is_ok(), "{checked:?}");
    if let Err(report) = checked {
        let told = report.first().pointer().as_str().to_owned();
        assert!(told.starts_with(pointer), "{told} for {pointer}");
    } else if !published {
        assert!(is_null, "{}: {pointer} of {body}", T::ID);
    }
}

#[test]
fn nothing_but_its_name_is_needed_of_an_answer() {
    for_each_message(&mut AnyAnswer);
}

#[test]
fn an_answer_of_nothing_but_its_name_says_what_is_missing() {
    const ID: &str = "7dd71f21-9e4c-439a-9c6d-58f240bd28df";
    keeps::<CustomerSession>(
        &json!({"customer_session": ID}),
        "/customer_id: is required\n/country: is required\n\
         /created_at: is required",
    );
    keeps::<CheckoutSession>(
        &json!({"checkout_session": ID}),
        "/merchant_order_id: is required\n/payment_description: is required\n\
         /country: is required\n/created_at: is required",
    );
    keeps::<PaySessionResponse>(
        &json!({}),
        "/redirect_url: is required\n/status: is required",
    );
    keeps::<PaymentMethodsToEnroll>(
        &json!({}),
        "/payment_methods: is required",
    );
    keeps::<Event>(
        &json!({"id": "evnt14ur4hvws08idzacf6et8"}),
        "/type: is required\n/resource: is required\n\
         /created_at: is required\n/reason: is required\n/data: is required",
    );
    keeps::<Session>(
        &json!({"id": "e9x5mvx3jkpkofzcg7umfael6"}),
        "/resource: is required\n/mode: is required\n/amount: is required\n\
         /currency: is required\n/session_url: is required\n\
         /return_url: is required\n/default_locale: is required\n\
         /payment_methods: is required\n/created_at: is required\n\
         /cancelled_at: is required\n/completed_at: is required\n\
         /status: is required\n/expired: is required\n\
         /metadata: is required",
    );
}

#[test]
fn nothing_stands_for_what_was_not_sent() {
    let id = "e9x5mvx3jkpkofzcg7umfael6";
    let body = json!({"id": id, "mode": 5, "status": "pending"}).to_string();
    let mut session =
        Session::from_json_with(body.as_bytes(), &ReadOptions::tolerant())
            .unwrap();
    assert_eq!((&session.amount, &session.currency), (&None, &None));
    assert_eq!((&session.metadata, &session.payment_methods), (&None, &None));
    assert_eq!(session.unknown_fields.get("mode"), Some("5"));
    // A value is compared with one that may be missing.
    assert_eq!(session.status, SessionStatus::Pending);
    assert_ne!(session.status, SessionStatus::Completed);
    assert_ne!(session.mode, Mode::Payment);
    // What is put in its place is written, once.
    session.amount = Some(MinorUnits::ZERO.into());
    session.mode = Some(Mode::Payment.into());
    assert_eq!(
        serde_json::to_string(&session).unwrap(),
        format!(
            r#"{{"id":"{id}","mode":"payment","amount":0,"status":"pending"}}"#
        )
    );
}

/// Each field that a published answer always has is an `Option`, as a tolerant
/// reading goes without it; `published` refuses an answer without it.
#[test]
fn every_required_member_of_an_answer_may_be_missing_and_is_none_then() {
    let read = ReadOptions::tolerant();
    let id = json!("d313047b-4f96-44ef-bbad-caf1d7ba4c2b");
    let text = json!({"id": id}).to_string();
    let session =
        CheckoutSession::from_json_with(text.as_bytes(), &read).unwrap();
    assert!(session.merchant_order_id.is_none() && session.country.is_none());

    let text = json!({"customer_session": id}).to_string();
    let session =
        CustomerSession::from_json_with(text.as_bytes(), &read).unwrap();
    assert!(session.customer_id.is_none() && session.country.is_none());

    let text = br#"{"id": "evnt14ur4hvws08idzacf6et8"}"#;
    let event = Event::from_json_with(text, &read).unwrap();
    assert!(event.event_type.is_none() && event.resource.is_none());

    let answer = PaySessionResponse::from_json_with(b"{}", &read).unwrap();
    assert!(answer.status.is_none());

    let list = PaymentMethodsToEnroll::from_json_with(b"{}", &read).unwrap();
    assert!(list.payment_methods.is_none());

    let text = br#"{"id": "", "payment_methods": [{}]}"#;
    let session = Session::from_json_with(text, &read).unwrap();
    let methods = session.payment_methods.unwrap();
    assert!(methods[0].payment_type.is_none() && session.resource.is_none());
    assert!(session.default_locale.is_none());
}

#[test]
fn a_session_without_a_time_is_never_paid() {
    let id = "d313047b-4f96-44ef-bbad-caf1d7ba4c2b";
    for body in [
        json!({"id": id}),
        json!({"id": id, "created_at": ""}),
        json!({"id": id, "created_at": 1_717_681_150}),
    ] {
        let text = body.to_string();
        let tolerant = ReadOptions::tolerant();
        let session =
            CheckoutSession::from_json_with(text.as_bytes(), &tolerant)
                .unwrap();
        assert_eq!((session.created_at(), session.expiry()), (None, None));
        let refused =
            session.payable_at(time::OffsetDateTime::UNIX_EPOCH).unwrap_err();
        assert_eq!(refused.to_string(), "does not say when it was created");
        assert_eq!(serde_json::to_value(refused.session()).unwrap(), body);
    }
}
