//! Opening, reloading, expiring and paying, through the client.

use std::{fs, path::PathBuf, thread};

use paysession::{
    Message,
    time::Duration,
    yuno::{CheckoutSession, CreateCheckoutSession, SessionState},
};
use paysession_examples::client::ClientError;

use crate::support::Running;

fn request() -> CreateCheckoutSession {
    CreateCheckoutSession::from_json(CreateCheckoutSession::EXAMPLE.as_bytes())
        .unwrap()
}

/// A database that was not there before.
fn database(name: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    if path.exists() {
        fs::remove_file(&path).unwrap();
    }
    path
}

fn id(session: &CheckoutSession) -> &str {
    session.checkout_session().as_str()
}

fn words<T: std::fmt::Debug>(answer: Result<T, ClientError>) -> String {
    answer.unwrap_err().to_string()
}

#[test]
fn a_session_is_opened_kept_and_reloaded_after_a_restart() {
    let database = database("restart.db");
    let service = Running::start(&database);
    let session = service.client.create(&request()).unwrap();
    assert_eq!(session.merchant_order_id.as_ref().unwrap(), &"1717681150");
    let created = session.created_at().unwrap().as_str();
    assert_eq!(created, "1970-01-01T00:00:00.000000Z");
    drop(service);

    let service = Running::start(&database);
    let again = service.client.retrieve(id(&session)).unwrap();
    assert_eq!(again, session);
    assert_eq!(
        words(service.client.retrieve("another")),
        "refused with 404; must be a session that exists"
    );
}

#[test]
fn a_request_that_breaks_rules_is_refused_with_every_reason() {
    let service = Running::start(&database("refused.db"));
    let body = br#"{"country": "US", "callback_ulr": "https://shop.example"}"#;
    assert_eq!(
        words(service.client.create_from_json(body)),
        "refused with 400\
         ; /callback_ulr: unknown member; did you mean `callback_url`?\
         ; /account_id: is required\
         ; /merchant_order_id: is required\
         ; /payment_description: is required"
    );
    // A typed request keeps the published rules; the service is stricter.
    let request =
        request().with_callback_url("www.shop.example".parse().unwrap());
    assert_eq!(
        words(service.client.create(&request)),
        "refused with 400; /callback_url: must be an absolute https URL with \
         a host and no user information"
    );
}

#[test]
fn a_session_is_paid_once() {
    let service = Running::start(&database("once.db"));
    let session = service.client.create(&request()).unwrap();
    let paid = service.client.pay(id(&session)).unwrap();
    assert!(matches!(&paid, SessionState::Paid(_)));
    assert_eq!(paid.session(), &session);
    assert_eq!(
        words(service.client.pay(id(&session))),
        "refused with 409; was paid at 1970-01-01T00:00:00.000000Z"
    );
}

#[test]
fn of_many_payments_at_once_one_is_taken() {
    let service = Running::start(&database("race.db"));
    let session = service.client.create(&request()).unwrap();
    let answers = thread::scope(|scope| {
        let payments: Vec<_> = (0..8)
            .map(|_| scope.spawn(|| service.client.pay(id(&session))))
            .collect();
        payments
            .into_iter()
            .map(|payment| payment.join().unwrap())
            .collect::<Vec<_>>()
    });
    let paid = answers.iter().filter(|answer| answer.is_ok()).count();
    assert_eq!(paid, 1);
    for answer in answers.into_iter().filter(Result::is_err) {
        let Err(ClientError::Refused { status, .. }) = answer else {
            panic!("must be refused: {answer:?}");
        };
        assert_eq!(status, 409);
    }
}

#[test]
fn a_session_expires_after_two_hours_to_the_microsecond() {
    let service = Running::start(&database("expiry.db"));
    for (before_the_end, expected) in [
        (Duration::microseconds(1), None),
        (
            Duration::ZERO,
            Some("refused with 409; expired at 1970-01-01T02:00:00.000000Z"),
        ),
    ] {
        service.set_now(paysession::time::OffsetDateTime::UNIX_EPOCH);
        let session = service.client.create(&request()).unwrap();
        let end = session.expiry().unwrap().expires_at();
        service.set_now(end - before_the_end);
        let refused = service.client.pay(id(&session)).err();
        assert_eq!(refused.map(|error| error.to_string()).as_deref(), expected);
    }
}
