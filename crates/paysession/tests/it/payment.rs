//! One payment per session, whatever is done in whichever order.

use std::{collections::HashSet, time::Duration};

use paysession::{
    Message, Timestamp,
    yuno::{
        CheckoutSession, ErrorBody, NotPayableReason, PayableSession,
        SessionState,
    },
};
use proptest::{collection, prelude::*};
use serde_json::{Value, json};
use time::{OffsetDateTime, UtcOffset};

use crate::assertions::with;

fn session() -> CheckoutSession {
    CheckoutSession::from_json(CheckoutSession::EXAMPLE.as_bytes()).unwrap()
}

fn created() -> OffsetDateTime {
    session().expiry().unwrap().created_at()
}

fn expires() -> OffsetDateTime {
    session().expiry().unwrap().expires_at()
}

const MICRO: Duration = Duration::from_micros(1);
const NANO: Duration = Duration::from_nanos(1);

#[test]
fn a_session_lives_two_hours() {
    let expiry = session().expiry().unwrap();
    assert_eq!(
        expiry.created_at(),
        session().created_at().unwrap().to_offset_date_time()
    );
    assert_eq!(expiry.lifetime(), Duration::from_hours(2));
    assert_eq!(expires() - created(), time::Duration::hours(2));

    let margin = Duration::from_mins(115);
    let expiry = session().expiry_with(margin).unwrap();
    assert_eq!(expiry.created_at(), created());
    assert_eq!(expiry.lifetime(), margin);
}

fn stamp(moment: OffsetDateTime) -> Timestamp {
    moment.try_into().unwrap()
}

#[test]
fn a_session_is_payable_until_the_instant_at_which_it_expires() {
    let expired = NotPayableReason::Expired { at: stamp(expires()) };
    assert_eq!(expired.to_string(), "expired at 2024-06-06T15:39:10.932297Z");
    for now in [created() - MICRO, created(), expires() - NANO] {
        assert!(session().payable_at(now).is_ok(), "{now}");
    }
    for now in
        [expires(), expires() + NANO, expires() + CheckoutSession::LIFETIME]
    {
        let refused = session().payable_at(now).unwrap_err();
        assert_eq!(refused.reason(), expired, "{now}");
        assert_eq!(refused.to_string(), expired.to_string());
        assert_eq!(refused.session(), &session());
        assert_eq!(refused.into_session(), session(), "given back");

        let payable = session().payable_at(created()).unwrap();
        let refused = payable.pay(now).unwrap_err();
        assert_eq!(refused.reason(), expired, "{now}");
        let payable = refused.into_session();
        assert_eq!(payable.session(), &session(), "given back");
        assert!(payable.pay(created()).is_ok());
    }
}

#[test]
fn a_refusal_is_answered_in_the_manner_of_the_provider() {
    let state = SessionState::from(session());
    let refused = state.payable_at(expires()).unwrap_err();
    assert_eq!(
        serde_json::to_value(ErrorBody::from(&refused)).unwrap(),
        json!({
            "code": "INVALID_REQUEST",
            "messages": ["expired at 2024-06-06T15:39:10.932297Z"],
        })
    );
    let state = refused.into_session();
    let paid = state.payable_at(created()).unwrap().pay(created()).unwrap();
    let refused = SessionState::from(paid).payable_at(created()).unwrap_err();
    assert_eq!(
        serde_json::to_value(ErrorBody::from(&refused)).unwrap(),
        json!({
            "code": "INVALID_REQUEST",
            "messages": ["was paid at 2024-06-06T13:39:10.932297Z"],
        })
    );
}

#[test]
fn a_session_of_the_last_day_expires_with_the_last_timestamp() {
    let body = with(
        &serde_json::from_str(CheckoutSession::EXAMPLE).unwrap(),
        "/created_at",
        json!("9999-12-31T23:00:00.000000Z"),
    );
    let session: CheckoutSession = serde_json::from_value(body).unwrap();
    let last = session.expiry().unwrap().expires_at();
    let refused = session.payable_at(last).unwrap_err();
    assert_eq!(refused.to_string(), "expired at 9999-12-31T23:59:59.999999Z");
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
        let refused = state.payable_at(now).unwrap_err();
        assert_eq!(refused.reason(), NotPayableReason::Paid { at: stamp(at) });
    }
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
    Payable(PayableSession),
}

/// One session, and what two rules in words say of it: nothing after the
/// expiry, and nothing after a payment.
struct World {
    now: OffsetDateTime,
    paid_at: Option<OffsetDateTime>,
    held: Held,
}

impl World {
    fn new() -> Self {
        let held = Held::Stored(session().into());
        Self { now: created(), paid_at: None, held }
    }

    /// Takes one step, and holds what comes of it against the rules.
    fn step(self, step: Step) -> Self {
        let Self { mut now, mut paid_at, held } = self;
        let expired = now >= expires();
        let late = NotPayableReason::Expired { at: stamp(expires()) };
        let held = match (step, held) {
            (Step::Wait(time), held) => {
                now += time;
                held
            }
            (Step::Payable, Held::Stored(state)) => {
                match (state.payable_at(now), paid_at, expired) {
                    (Ok(payable), None, false) => Held::Payable(payable),
                    (Err(refused), Some(at), _) => {
                        let paid = NotPayableReason::Paid { at: stamp(at) };
                        assert_eq!(refused.reason(), paid);
                        Held::Stored(refused.into_session())
                    }
                    (Err(refused), None, true) => {
                        assert_eq!(refused.reason(), late);
                        Held::Stored(refused.into_session())
                    }
                    (other, ..) => panic!("{other:?} at {now}"),
                }
            }
            (Step::Pay, Held::Payable(payable)) => {
                assert_eq!(paid_at, None, "a second payment at {now}");
                match (payable.pay(now), expired) {
                    (Ok(paid), false) => {
                        paid_at = Some(now);
                        assert_eq!(paid.paid_at(), stamp(now));
                        Held::Stored(paid.into())
                    }
                    (Err(refused), true) => {
                        assert_eq!(refused.reason(), late);
                        Held::Payable(refused.into_session())
                    }
                    (other, _) => panic!("{other:?} at {now}"),
                }
            }
            (Step::Store, Held::Stored(state)) => Held::Stored(stored(&state)),
            (Step::Store, Held::Payable(payable)) => {
                Held::Stored(payable.into())
            }
            // What cannot be written down: making payable what is, and paying
            // what was not made payable.
            (Step::Payable | Step::Pay, held) => held,
        };
        let is_paid = matches!(held, Held::Stored(SessionState::Paid(_)));
        assert_eq!(is_paid, paid_at.is_some(), "at {now}");
        Self { now, paid_at, held }
    }

    /// The same once more, and a text that says all of it.
    fn twice(self) -> (Self, Self, String) {
        let Self { now, paid_at, held } = self;
        let (held, again, text) = match held {
            Held::Stored(state) => {
                let text = serde_json::to_string(&state).unwrap();
                let again = SessionState::from_json(text.as_bytes()).unwrap();
                (Held::Stored(state), Held::Stored(again), text)
            }
            Held::Payable(payable) => {
                let text = serde_json::to_string(payable.session()).unwrap();
                let again =
                    CheckoutSession::from_json(text.as_bytes()).unwrap();
                let again = again.payable_at(created()).unwrap();
                (Held::Payable(payable), Held::Payable(again), text)
            }
        };
        let text = format!("{now} {paid_at:?} {text}");
        (Self { now, paid_at, held }, Self { now, paid_at, held: again }, text)
    }
}

/// Every order of eight steps: two orders that come to the same session at the
/// same moment go on alike, and are followed once.
#[test]
fn every_order_of_steps_ends_in_at_most_one_payment() {
    const STEPS: [Step; 5] = [
        Step::Payable,
        Step::Pay,
        Step::Store,
        Step::Wait(Duration::from_hours(1)),
        Step::Wait(Duration::from_micros(7_199_999_999)),
    ];
    const LENGTH: usize = 8;
    let mut worlds = vec![World::new()];
    let (mut paid, mut unpaid) = (0, 0);
    for _ in 0..LENGTH {
        let mut seen = HashSet::new();
        let mut next = Vec::new();
        for mut world in worlds {
            for step in STEPS {
                let (kept, again, _) = world.twice();
                world = kept;
                let (after, _, text) = again.step(step).twice();
                if seen.insert(text) {
                    next.push(after);
                }
            }
        }
        worlds = next;
    }
    for world in &worlds {
        *(if world.paid_at.is_some() { &mut paid } else { &mut unpaid }) += 1;
    }
    assert!(paid > 10 && unpaid > 10, "{paid} {unpaid}");
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
    fn any_order_of_steps_ends_in_at_most_one_payment(
        steps in collection::vec(step(), 0..24),
    ) {
        steps.into_iter().fold(World::new(), World::step);
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
            format!("{pointer} {code}: {}", violation.description())
        })
        .collect();
    assert_eq!(found, lines, "of {text}");
    assert!(serde_json::from_str::<SessionState>(&text).is_err());
    assert!(serde_json::from_value::<SessionState>(state.clone()).is_err());
}

#[test]
fn an_inconsistent_state_is_refused() {
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
        &["/paid_at type: must be a string, found null: leave the member out"],
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
        &[
            "/session/created_at length: must be a date and time that exist, as YYYY-MM-DDThh:mm:ss.ffffffZ (27 characters, found 9)",
        ],
    );
    let twice = unpaid.to_string().replacen('{', r#"{"state":"paid","#, 1);
    let report = SessionState::from_json(twice.as_bytes()).unwrap_err();
    assert_eq!(
        report.iter().next().unwrap().to_string(),
        "/state: must be given only once"
    );
}
