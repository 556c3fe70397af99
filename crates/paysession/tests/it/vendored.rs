//! The examples of the providers' own documents, read by their types.

use std::{fs, path::Path};

use paysession::{
    Message,
    yuno::{
        CheckoutPaymentMethods, CheckoutSession, CreateCheckoutSession,
        CustomerSession, EnrollPaymentMethod, EnrolledPaymentMethod, ErrorBody,
        PaymentMethodsToEnroll, UpdateCheckoutSession,
    },
};
use serde_json::{Value, json};

use crate::assertions::{accepts, refuses, with, without_nulls};

/// A place in a vendored document.
#[track_caller]
fn vendored(document: &str, pointer: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/vendored")
        .join(format!("{document}.json"));
    let document: Value =
        serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    document.pointer(pointer).unwrap().clone()
}

const CREATE: &str = "yuno/create-checkout-session";
const POST: &str = "/paths/~1checkout~1sessions/post";
const JSON: &str = "content/application~1json";

/// The examples of a request or a response: names and values.
#[track_caller]
fn examples(document: &str, of: &str) -> Vec<(String, Value)> {
    let examples = vendored(document, &format!("{of}/{JSON}/examples"));
    examples
        .as_object()
        .unwrap()
        .iter()
        .map(|(name, example)| (name.clone(), example["value"].clone()))
        .collect()
}

/// The `example` of each part of a schema, put together.
fn assembled(schema: &Value) -> Value {
    if let Some(example) = schema.get("example") {
        return example.clone();
    }
    if let Some(items) = schema.get("items") {
        return json!([assembled(items)]);
    }
    let properties = schema["properties"].as_object();
    properties
        .into_iter()
        .flatten()
        .map(|(name, part)| (name.clone(), assembled(part)))
        .collect::<serde_json::Map<_, _>>()
        .into()
}

/// The response is read, and written again without what was `null`.
#[track_caller]
fn reads(example: &Value) -> CheckoutSession {
    let session =
        CheckoutSession::from_json(example.to_string().as_bytes()).unwrap();
    let written = serde_json::to_value(&session).unwrap();
    assert_eq!(without_nulls(&written), without_nulls(example));
    session
}

/// All three have templates where identifiers should be, and one has a text
/// where a number should be.
#[test]
fn the_examples_of_the_request_are_refused_for_their_known_faults_only() {
    const IDS: [&str; 2] = [
        "/account_id length: must be a UUID of 8-4-4-4-12 hexadecimal digits (36 characters, found 14)",
        "/customer_id length: must be a UUID of 8-4-4-4-12 hexadecimal digits (36 characters, found 15)",
    ];
    const VALUE: &str =
        "/alternative_amount/value type: must be a number, found a string";
    let examples = examples(CREATE, &format!("{POST}/requestBody"));
    assert_eq!(examples.len(), 3);
    for (name, example) in examples {
        let known: &[&str] = match name.as_str() {
            "Checkout Session (min data)" => &[VALUE],
            "Checkout Session (full data)"
            | "Checkout Session (alternative currency omitted)" => &[],
            other => panic!("must be a known example: {other}"),
        };
        assert_eq!(example["account_id"], "{{account_id}}");
        assert_eq!(example["customer_id"], "{{customer_id}}");
        // `serde_json` sorts the members of a value by name.
        let mut lines = [&IDS[..1], known, &IDS[1..]].concat();
        refuses::<CreateCheckoutSession>(&example, &lines);

        let uuid = json!("8beac4de-5f6f-11ed-9b6a-0242ac120002");
        let example = with(&example, "/account_id", uuid.clone());
        let example = with(&example, "/customer_id", uuid);
        if known.is_empty() {
            accepts::<CreateCheckoutSession>(&example);
            continue;
        }
        lines.retain(|line| !IDS.contains(line));
        refuses::<CreateCheckoutSession>(&example, &lines);
        assert_eq!(example["alternative_amount"]["value"], "140000");
        let value = json!(140_000);
        accepts::<CreateCheckoutSession>(&with(
            &example,
            "/alternative_amount/value",
            value,
        ));
    }
}

#[test]
fn the_examples_of_the_response_are_read() {
    let of = format!("{POST}/responses/200");
    let examples = examples(CREATE, &of);
    assert_eq!(examples.len(), 2);
    for (name, example) in examples {
        let session = reads(&example);
        assert_eq!(session.unknown_fields.len(), 0, "{name}");
        let entries = session.metadata.map_or(0, |metadata| metadata.len());
        assert_eq!(entries, example["metadata"].as_array().map_or(0, Vec::len));
    }
    let schemas = vendored(CREATE, &format!("{of}/{JSON}/schema/oneOf"));
    for schema in schemas.as_array().unwrap() {
        let mut example = assembled(schema);
        // Nothing is said of what is in there, so that nothing was assembled.
        for untyped in ["metadata", "installments"] {
            if example[untyped].as_array().is_none() {
                example[untyped] = Value::Null;
            }
        }
        reads(&example);
    }
}

#[test]
fn the_examples_of_the_page_are_read() {
    let page =
        vendored("yuno/session-objects", "/components/schemas/CheckoutSession");
    let session = reads(&assembled(&page));
    assert_eq!(session.amount.unwrap().value.unwrap(), "23.5676");
    assert_eq!(session.metadata.unwrap().get("age"), Some("28"));
    assert_eq!(session.unknown_fields.len(), 0);
}

#[test]
fn the_examples_of_the_errors_are_read_and_have_their_status() {
    let mut read = 0;
    for (document, post) in [
        (CREATE, POST),
        ("yuno/create-customer-session", "/paths/~1customers~1sessions/post"),
    ] {
        for status in [400, 401, 403] {
            let of = format!("{post}/responses/{status}");
            for (name, example) in examples(document, &of) {
                let error = accepts::<ErrorBody>(&example);
                let code = error.code.unwrap();
                let code = code.known().unwrap();
                assert_eq!(code.status(), status, "{name}");
                read += 1;
            }
        }
    }
    assert_eq!(read, 7);
}

/// Every example of one place is read and written again, but for `null`.
#[track_caller]
fn reads_all<T: Message>(document: &str, of: &str) -> Vec<T> {
    let examples = examples(document, of);
    assert!(!examples.is_empty(), "{document}{of}");
    examples
        .iter()
        .map(|(name, example)| {
            let text = example.to_string();
            let read = T::from_json(text.as_bytes())
                .unwrap_or_else(|report| panic!("{name}: {report}"));
            let written = serde_json::to_value(&read).unwrap();
            assert_eq!(without_nulls(&written), without_nulls(example));
            read
        })
        .collect()
}

#[test]
fn the_examples_of_the_newer_documents_are_read() {
    let post = format!("{POST}/responses/200");
    reads_all::<CheckoutSession>("yuno/create-checkout-session.2026-08", &post);
    reads_all::<CustomerSession>(
        "yuno/create-customer-session.2026-08",
        "/paths/~1customers~1sessions/post/responses/201",
    );
    let one = "/paths/~1checkout~1sessions~1";
    let retrieved = reads_all::<CheckoutSession>(
        "yuno/retrieve-checkout-session",
        &format!("{one}{{id}}/get/responses/200"),
    );
    assert_eq!(retrieved[0].used, Some(true));
    let updated = reads_all::<CheckoutSession>(
        "yuno/update-checkout-session",
        &format!("{one}{{checkout_session}}/patch/responses/200"),
    );
    assert_eq!(updated[0].used, Some(false));
    let methods = reads_all::<CheckoutPaymentMethods>(
        "yuno/retrieve-payment-methods",
        &format!(
            "{one}{{checkout_session}}~1payment-methods/get/responses/200"
        ),
    );
    assert_eq!(methods[0].len(), 3);
    let sessions = "~1customers~1sessions~1{customer_session}~1payment-methods";
    reads_all::<PaymentMethodsToEnroll>(
        "yuno/enrollment",
        &format!("/paths/~1checkout{sessions}/get/responses/200"),
    );
    reads_all::<EnrolledPaymentMethod>(
        "yuno/enrollment",
        &format!("/paths/{sessions}/post/responses/201"),
    );
}

#[test]
fn the_examples_of_the_newer_requests_are_read_with_an_account() {
    let account = json!("8beac4de-5f6f-11ed-9b6a-0242ac120002");
    let patch = "/paths/~1checkout~1sessions~1{checkout_session}/patch";
    let update = format!("{patch}/requestBody");
    for (_, example) in examples("yuno/update-checkout-session", &update) {
        accepts::<UpdateCheckoutSession>(&with(
            &example,
            "/account_id",
            account.clone(),
        ));
    }
    let enroll = "/paths/~1customers~1sessions~1{customer_session}~1payment-methods/post/requestBody";
    for (_, example) in examples("yuno/enrollment", enroll) {
        accepts::<EnrollPaymentMethod>(&with(
            &example,
            "/account_id",
            account.clone(),
        ));
    }
}
