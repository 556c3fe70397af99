//! What a tolerant reading takes of an answer, what `check` then says of it,
//! and what both readings refuse; in words.

use paysession::{
    Message, ReadOptions,
    komoju::Session,
    yuno::{CheckoutSession, EnrolledPaymentMethod},
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
            "/created_at: must be a string, found a number\n/checkout_session: is required",
        ),
        (
            r#"{"id":null,"checkout_session":null}"#.to_owned(),
            "/checkout_session: is required\n/merchant_order_id: is required\n\
             /country: is required\n/created_at: is required",
        ),
        (
            r#"{"id":null}"#.to_owned(),
            "/checkout_session: is required\n/merchant_order_id: is required\n\
             /country: is required\n/created_at: is required",
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
    ] {
        keeps::<Session>(&with(&session, pointer, value), &check);
    }
    keeps::<Session>(&without(&session, "/expired"), "/expired: is required");
    for (pointer, value, tolerant) in [
        ("/completed_at", json!("soon"), MOMENT),
        ("/completed_at", json!(5), "must be a string, found a number"),
        ("/expired", json!("no"), "must be a boolean, found a string"),
    ] {
        let body = with(&session, pointer, value).to_string();
        refuses::<Session>(&body, &format!("{pointer}: {tolerant}"));
    }
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
