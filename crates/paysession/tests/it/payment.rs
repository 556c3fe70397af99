//! One payment per session, whatever is done in whichever order.

use std::time::Duration;

use paysession::{
    Message,
    yuno::{CheckoutSession, NotPayable, PayableSession, SessionState},
};
use proptest::{collection, prelude::*};
use serde_json::{Value, json};
use time::{OffsetDateTime, UtcOffset};

use crate::assertions::with;

fn session() -> CheckoutSession {
    CheckoutSession::from_json(CheckoutSession::EXAMPLE.as_bytes()).unwrap()
}

fn created() -> OffsetDateTime {
    session().expiry().created_at()
}

fn expires() -> OffsetDateTime {
    session().expiry().expires_at()
}

const MICRO: Duration = Duration::from_micros(1);
const NANO: Duration = Duration::from_nanos(1);

#[test]
fn a_session_lives_two_hours() {
    let expiry = session().expiry();
    assert_eq!(
        expiry.created_at(),
        session().created_at().to_offset_date_time()
    );
    assert_eq!(expiry.lifetime(), Duration::from_hours(2));
    assert_eq!(expires() - created(), time::Duration::hours(2));

    let margin = Duration::from_mins(115);
    let expiry = session().expiry_with(margin);
    assert_eq!(expiry.created_at(), created());
    assert_eq!(expiry.lifetime(), margin);
}

#[test]
fn a_session_is_open_until_the_instant_at_which_it_expires() {
    let closed = NotPayable::Expired { at: expires() };
    for now in [created() - MICRO, created(), expires() - NANO] {
        assert!(session().payable_at(now).is_ok(), "{now}");
    }
    for now in
        [expires(), expires() + NANO, expires() + CheckoutSession::LIFETIME]
    {
        assert_eq!(session().payable_at(now).unwrap_err(), closed, "{now}");
        let open = session().payable_at(created()).unwrap();
        assert_eq!(open.pay(now).unwrap_err(), closed, "{now}");
    }
    assert_eq!(closed.to_string(), "must be paid before it expires");
}

#[test]
fn a_payment_is_kept_to_the_microsecond_and_within_the_lifetime() {
    let india = UtcOffset::from_hms(5, 30, 0).unwrap();
    for (now, at) in [
        (created() - Duration::from_mins(1), created()),
        (OffsetDateTime::UNIX_EPOCH, created()),
        (created(), created()),
        (created() + Duration::from_nanos(1_999), created() + MICRO),
        (expires() - NANO, expires() - MICRO),
        ((created() + MICRO).to_offset(india), created() + MICRO),
    ] {
        let paid = session().payable_at(now).unwrap().pay(now).unwrap();
        assert_eq!(paid.paid_at().to_offset_date_time(), at, "{now}");
        let state = SessionState::from(paid);
        assert_eq!(stored(&state), state);
        assert_eq!(state.payable_at(now), Err(NotPayable::Paid { at }));
    }
    let paid = NotPayable::Paid { at: created() };
    assert_eq!(paid.to_string(), "must be paid only once");
}

/// What comes back from a store.
#[track_caller]
fn stored(state: &SessionState) -> SessionState {
    let text = serde_json::to_string(state).unwrap();
    let read = SessionState::from_json(text.as_bytes()).unwrap();
    assert_eq!(&serde_json::from_str::<SessionState>(&text).unwrap(), state);
    read
}

/// What one may try to do.
#[derive(Clone, Copy, Debug)]
enum Step {
    Payable,
    Pay,
    Store,
    Wait(Duration),
}

/// Where a session is: with a store, or in hand.
enum Held {
    Stored(SessionState),
    Open(PayableSession),
}

/// Walks an order of steps, and holds each against the two rules in words:
/// nothing after the expiry, and nothing after a payment. Returns whether the
/// session was paid.
fn walk(steps: &[Step]) -> bool {
    let mut now = created();
    let mut paid_at = None;
    let mut held = Held::Stored(session().into());
    for step in steps {
        let expired = now >= expires();
        held = match (step, held) {
            (Step::Wait(time), held) => {
                now += *time;
                held
            }
            (Step::Payable, Held::Stored(state)) => {
                let kept = stored(&state);
                match (state.payable_at(now), paid_at, expired) {
                    (Ok(open), None, false) => Held::Open(open),
                    (Err(NotPayable::Paid { at }), Some(paid), _) => {
                        assert_eq!(at, paid);
                        Held::Stored(kept)
                    }
                    (Err(NotPayable::Expired { at }), None, true) => {
                        assert_eq!(at, expires());
                        Held::Stored(kept)
                    }
                    (other, ..) => panic!("{other:?} in {steps:?}"),
                }
            }
            (Step::Pay, Held::Open(open)) => {
                assert_eq!(paid_at, None, "a second payment in {steps:?}");
                match (open.pay(now), expired) {
                    (Ok(paid), false) => {
                        paid_at = Some(now);
                        assert_eq!(paid.paid_at().to_offset_date_time(), now);
                        Held::Stored(paid.into())
                    }
                    (Err(NotPayable::Expired { at }), true) => {
                        assert_eq!(at, expires());
                        Held::Stored(session().into())
                    }
                    (other, _) => panic!("{other:?} in {steps:?}"),
                }
            }
            (Step::Store, Held::Stored(state)) => Held::Stored(stored(&state)),
            (Step::Store, Held::Open(open)) => Held::Stored(open.into()),
            // What is not written down: opening what is open, and paying what
            // was not opened.
            (Step::Payable | Step::Pay, held) => held,
        };
        let is_paid = match &held {
            Held::Stored(SessionState::Paid(_)) => true,
            Held::Stored(SessionState::Unpaid(_)) | Held::Open(_) => false,
        };
        assert_eq!(is_paid, paid_at.is_some(), "in {steps:?}");
    }
    paid_at.is_some()
}

#[test]
fn every_order_of_open_pay_and_wait_ends_in_at_most_one_payment() {
    const STEPS: [Step; 5] = [
        Step::Payable,
        Step::Pay,
        Step::Store,
        Step::Wait(Duration::from_hours(1)),
        Step::Wait(Duration::from_micros(7_199_999_999)),
    ];
    const LENGTH: u32 = 5;
    let paid = (0..5_usize.pow(LENGTH))
        .filter(|order| {
            let order: Vec<Step> = (0..LENGTH)
                .map(|place| STEPS[order / 5_usize.pow(place) % 5])
                .collect();
            walk(&order)
        })
        .count();
    assert!((1..5_usize.pow(LENGTH)).contains(&paid));
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        2 => Just(Step::Payable),
        2 => Just(Step::Pay),
        1 => Just(Step::Store),
        1 => (0..4_000_000_000_u64)
            .prop_map(|time| Step::Wait(Duration::from_micros(time))),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn any_order_of_open_pay_and_wait_ends_in_at_most_one_payment(
        steps in collection::vec(step(), 0..24),
    ) {
        walk(&steps);
    }

    #[test]
    fn a_state_is_read_as_it_was_stored(state in any::<SessionState>()) {
        prop_assert_eq!(stored(&state), state);
    }
}

/// The state is refused with exactly these lines, by every way in.
#[track_caller]
fn refuses(state: &Value, lines: &[&str]) {
    let text = state.to_string();
    let report = SessionState::from_json(text.as_bytes()).unwrap_err();
    let found: Vec<String> = report
        .iter()
        .map(|violation| {
            let (pointer, code) = (violation.pointer(), violation.code());
            format!("{pointer} {code}: {}", violation.message())
        })
        .collect();
    assert_eq!(found, lines, "of {text}");
    assert!(serde_json::from_str::<SessionState>(&text).is_err());
    assert!(serde_json::from_value::<SessionState>(state.clone()).is_err());
}

#[test]
fn a_state_that_lies_is_refused() {
    const LIFETIME: &str =
        "/paid_at conflict: must be within the session's lifetime";
    let session: Value =
        serde_json::from_str(CheckoutSession::EXAMPLE).unwrap();
    let unpaid = json!({ "state": "unpaid", "session": session });
    let paid = json!({
        "state": "paid",
        "session": session,
        "paid_at": "2024-06-06T13:39:10.932297Z",
    });
    for honest in [&unpaid, &paid] {
        let text = honest.to_string();
        let state = SessionState::from_json(text.as_bytes()).unwrap();
        assert_eq!(&serde_json::to_value(&state).unwrap(), honest);
    }
    let at = |time: &str| {
        with(&paid, "/paid_at", json!(format!("2024-06-06T{time}Z")))
    };
    let read = |state: &Value| {
        SessionState::from_json(state.to_string().as_bytes()).is_ok()
    };
    assert!(read(&at("15:39:10.932296")), "the last moment");
    refuses(&at("15:39:10.932297"), &[LIFETIME]);
    refuses(&at("15:39:10.932298"), &[LIFETIME]);
    refuses(&at("13:39:10.932296"), &[LIFETIME]);
    refuses(
        &json!({ "state": "paid", "session": session }),
        &["/paid_at required: is required"],
    );
    refuses(
        &json!({ "state": "paid", "session": session, "paidAt": "x" }),
        &["/paid_at required: is required"],
    );
    refuses(
        &with(&paid, "/paid_at", Value::Null),
        &["/paid_at type: must be a string, found null"],
    );
    refuses(
        &with(&paid, "/state", json!("unpaid")),
        &["/paid_at conflict: must be left out where state is unpaid"],
    );
    refuses(
        &with(&paid, "/state", json!("open")),
        &["/state choice: must be one of unpaid, paid"],
    );
    refuses(&json!({ "session": session }), &["/state required: is required"]);
    refuses(&json!({ "state": "unpaid" }), &["/session required: is required"]);
    refuses(
        &with(&unpaid, "/session/created_at", json!("yesterday")),
        &["/session/created_at length: must be 27 characters, found 9"],
    );
    let twice = unpaid.to_string().replacen('{', r#"{"state":"paid","#, 1);
    let report = SessionState::from_json(twice.as_bytes()).unwrap_err();
    assert_eq!(
        report.iter().next().unwrap().to_string(),
        "/state: must be given only once"
    );
}
