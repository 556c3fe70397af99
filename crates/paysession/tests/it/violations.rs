//! A whole report: how it is built, its limits, and what is made of it.

use std::{collections::HashSet, error::Error};

use paysession::{
    Amount, AmountError, AmountValue, Country, Currency, DateTime, Expiry,
    KnownOr, Message, NotATimestamp, Pointer, PointerError, PortableCheckout,
    RawJson, RawObject, ReadOptions, Received, Timestamp, UnknownFields,
    UnknownViolationCode, Violation, ViolationCode, ViolationKind, Violations,
    introspect::{MessageVisitor, for_each_message},
    komoju::{self, MoneyError},
    yuno::{self, CreateCustomerSession},
};
use serde_json::{Value, json};

fn violation(pointer: &str, words: &str) -> Violation {
    Violation::new(pointer.parse().unwrap(), ViolationCode::Other, words)
}

fn lines(report: &Violations) -> Vec<String> {
    report.iter().map(ToString::to_string).collect()
}

#[test]
fn a_report_is_built_and_taken_apart() {
    let [a, b, c] =
        ["/a", "/b", "/c"].map(|pointer| violation(pointer, "must be x"));
    let mut report = Violations::new(a.clone());
    assert_eq!(report, Violations::from(a.clone()));
    assert_eq!(report.first(), &a);
    assert_eq!((report.len(), report.is_truncated()), (1, false));

    report.push(b.clone());
    report.extend([c.clone()]);
    let expected = [a.clone(), b.clone(), c.clone()];
    assert_eq!(report.as_ref(), expected);
    assert_eq!(report.iter().len(), 3);
    assert!((&report).into_iter().eq(&expected));
    assert!(report.clone().into_iter().eq(expected));
    assert_eq!(HashSet::from([report.clone(), report.clone()]).len(), 1);

    let mut whole = Violations::new(violation("", "must be y"));
    whole.append(report);
    let prefix = Pointer::from_static("/orders/0");
    assert_eq!(
        lines(&whole.within(&prefix)),
        [
            "/orders/0: must be y",
            "/orders/0/a: must be x",
            "/orders/0/b: must be x",
            "/orders/0/c: must be x",
        ]
    );
}

#[test]
fn a_report_of_the_crate_and_rules_of_a_service_are_one_report() {
    let report =
        CreateCustomerSession::from_json(b"{\"country\":\"BR\"}").unwrap_err();
    let mut report = report.within(&Pointer::from_static("/session"));
    report.push(violation("/consent", "must be given"));
    assert_eq!(
        report.to_string(),
        "/session/account_id: is required\n\
         /session/customer_id: is required\n\
         /consent: must be given"
    );
    assert_eq!(
        report.one_line().to_string(),
        "/session/account_id: is required; \
         /session/customer_id: is required; /consent: must be given"
    );
}

#[test]
fn at_most_a_hundred_are_kept_however_a_report_is_built() {
    let many = |count: usize| {
        (0..count).map(|n| violation(&format!("/{n}"), "must be x"))
    };
    let built = |count: usize| {
        let mut violations = many(count);
        let mut pushed = Violations::new(violations.next().unwrap());
        let mut extended = pushed.clone();
        let list: Vec<_> = many(count).collect();
        let read: Violations =
            serde_json::from_value(serde_json::to_value(list).unwrap())
                .unwrap();
        for violation in violations.clone() {
            pushed.push(violation);
        }
        extended.extend(violations);
        [pushed, extended, read]
    };
    for (count, kept) in [(99, 99), (100, 100), (101, 100), (1_000, 100)] {
        for report in built(count) {
            assert_eq!(report.len(), kept);
            assert_eq!(report.is_truncated(), kept < count, "of {count}");
        }
    }
    // A truncated report says so wherever it goes.
    let [truncated, ..] = built(101);
    let mut whole = Violations::new(violation("", "must be y"));
    let mut first_two = truncated.into_iter().take(2);
    whole.push(first_two.next().unwrap());
    assert!(!whole.is_truncated());
    let [truncated, ..] = built(101);
    whole.append(truncated.clone());
    assert_eq!((whole.len(), whole.is_truncated()), (100, true));
    assert!(truncated.within(&Pointer::ROOT).is_truncated());
}

#[test]
fn at_most_16_kib_of_json_are_kept_however_a_report_is_built() {
    let long = |letter: &str| {
        let pointer = format!("/{}", letter.repeat(1023 / letter.len()));
        violation(&pointer, &letter.repeat(1024 / letter.len()))
    };
    for letter in ["a", "\u{1}", "\"", "é", "\u{2028}"] {
        let mut report = Violations::new(long(letter));
        assert!(size(&report) <= 16 * 1024, "one fits: {letter:?}");
        for _ in 0..20 {
            report.push(long(letter));
            assert!(size(&report) <= 16 * 1024, "{letter:?}");
        }
        assert!(report.is_truncated(), "{letter:?}");
        let (kept, whole) = (report.len(), size(&report));
        let next = whole + size(&Violations::new(long(letter)));
        assert!(next > 16 * 1024, "{letter:?}: {kept} were {whole} bytes");
        // What comes after one that was left out is left out, too.
        report.push(violation("", "x"));
        assert_eq!(report.len(), kept);
    }
    // A prefix makes a report longer.
    let mut report = Violations::new(violation("/0", "must be x"));
    report.extend((1..100).map(|n| violation(&format!("/{n}"), "must be x")));
    assert!(!report.is_truncated());
    let prefix = format!("/{}", "p".repeat(900)).parse().unwrap();
    let report = report.within(&prefix);
    assert!(report.is_truncated());
    assert!((15_000..=16 * 1024).contains(&size(&report)), "{}", size(&report));
}

fn size(report: &Violations) -> usize {
    serde_json::to_string(report).unwrap().len()
}

#[test]
fn a_client_reads_a_report_back() {
    let report = CreateCustomerSession::from_json(
        b"{\"country\":\"br\",\"callback_url\":7}",
    )
    .unwrap_err();
    let json = serde_json::to_string(&report).unwrap();
    let read: Violations = serde_json::from_str(&json).unwrap();
    assert_eq!(serde_json::to_string(&read).unwrap(), json);
    assert_eq!(read.to_string(), report.to_string());
    assert!(read.iter().zip(&report).all(|(a, b)| a.code() == b.code()));

    let error = serde_json::from_str::<Violations>("[]").unwrap_err();
    assert!(error.to_string().contains("at least 1 violation"), "{error}");
    let newer = json!([{"pointer": "", "code": "new", "message": "must be"}]);
    let read: Violations = serde_json::from_value(newer).unwrap();
    assert_eq!(read.first().code(), ViolationCode::Other);
}

/// What a terminal, a log and a page take for the end of a line, or for an
/// order to write the other way round.
const HOSTILE: [&str; 20] = [
    "\n",
    "\r",
    "\u{b}",
    "\u{c}",
    "\u{1b}",
    "\u{7f}",
    "\u{85}",
    "\u{9b}",
    "\u{2028}",
    "\u{2029}",
    "\u{61c}",
    "\u{200e}",
    "\u{200f}",
    "\u{202e}",
    "\u{2066}",
    "\u{2069}",
    "\u{ad}",
    "\u{200b}",
    "\u{feff}",
    "\u{e0041}",
];

#[test]
fn a_member_cannot_forge_a_line() {
    for hostile in HOSTILE {
        let name = format!("a{hostile}b");
        let body = json!({ "x": 0 }).to_string().replace(
            "\"x\":0",
            &format!("{n}:{{\"y\":1,\"y\":2}}", n = Value::from(&*name)),
        );
        let report =
            CreateCustomerSession::from_json(body.as_bytes()).unwrap_err();
        assert_eq!(report.first().pointer(), &*format!("/{name}/y"));
        let units: Vec<_> = hostile
            .encode_utf16()
            .map(|unit| format!("\\u{unit:04x}"))
            .collect();
        let code = units.concat();
        let line = format!("/a{code}b/y: must be given only once");
        assert_eq!(report.first().to_string(), line);
        assert!(!report.one_line().to_string().contains(hostile));
        assert!(!format!("{report:?}").contains(hostile), "{hostile:?}");

        let own = violation("/x", &format!("must{hostile}be"));
        assert_eq!(own.to_string(), format!("/x: must{code}be"));
    }
}

#[test]
fn every_error_can_be_sent_kept_and_boxed() {
    fn is_error<E: Error + Send + Sync + 'static>() {}
    fn is_shared<T: Send + Sync + 'static>() {}
    fn is_data<D: Copy + Send + Sync + 'static>() {}
    is_error::<Violation>();
    is_error::<Violations>();
    is_error::<PointerError>();
    is_error::<UnknownViolationCode>();
    is_error::<AmountError>();
    is_error::<NotATimestamp>();
    is_error::<MoneyError>();
    is_data::<ViolationKind>();
    is_data::<ViolationCode>();
    is_shared::<Pointer>();
    is_shared::<ReadOptions>();
}

#[test]
fn every_message_and_every_part_of_one_can_be_sent_and_shared() {
    fn is_shared<T: Send + Sync + 'static>() {}
    struct Each(Vec<&'static str>);
    impl MessageVisitor for Each {
        fn visit<T: Message>(&mut self) {
            self.0.push(T::ID);
        }
    }
    macro_rules! shared {
        ($($message:ty),+ $(,)?) => {{
            $(is_shared::<$message>();)+
            vec![$(<$message>::ID),+]
        }};
    }
    let shared = shared!(
        CreateCustomerSession,
        yuno::CustomerSession,
        yuno::CreateCheckoutSession,
        yuno::CheckoutSession,
        yuno::UpdateCheckoutSession,
        yuno::CheckoutPaymentMethods,
        yuno::PaymentMethodsToEnroll,
        yuno::EnrollPaymentMethod,
        yuno::EnrolledPaymentMethod,
        yuno::WebhookEvent,
        yuno::ErrorBody,
        komoju::CreateSession,
        komoju::Session,
        komoju::PaySession,
        komoju::PaySessionResponse,
        komoju::Event,
        komoju::ErrorBody,
    );
    let mut each = Each(Vec::new());
    for_each_message(&mut each);
    assert_eq!(shared, each.0);

    is_shared::<Amount>();
    is_shared::<AmountValue>();
    is_shared::<Country>();
    is_shared::<Currency>();
    is_shared::<DateTime>();
    is_shared::<Expiry>();
    is_shared::<KnownOr<Currency>>();
    is_shared::<PortableCheckout>();
    is_shared::<RawJson>();
    is_shared::<RawObject>();
    is_shared::<Received<Currency>>();
    is_shared::<Timestamp>();
    is_shared::<UnknownFields>();
    is_shared::<komoju::Metadata>();
    is_shared::<yuno::Metadata>();
    is_shared::<yuno::ReceivedMetadata>();
    is_shared::<yuno::NotPayable<yuno::CheckoutSession>>();
    is_shared::<yuno::PayableSession>();
    is_shared::<yuno::PaidSession>();
}
