//! What was read is written as it was, whichever way it was read.

use std::panic::{self, AssertUnwindSafe};

use paysession::{
    Message,
    introspect::{MessageVisitor, for_each_message},
    testing,
};
use proptest::{
    prelude::*,
    test_runner::{Config, TestRunner},
};
use serde_json::Value;

use crate::{cases, step};

/// Runs a property for every message; a failure names the message.
pub(crate) fn every_message(visit: &mut impl MessageVisitor) {
    for_each_message(visit);
}

/// Runs a property, so many times.
pub(crate) fn property<S: Strategy>(
    name: &str,
    cases: u32,
    strategy: &S,
    test: impl Fn(S::Value) -> Result<(), TestCaseError>,
) {
    let config =
        Config { cases, failure_persistence: None, ..Config::default() };
    let ran = TestRunner::new(config).run(strategy, test);
    assert!(ran.is_ok(), "{name}: {}", ran.unwrap_err());
}

#[test]
fn what_a_strategy_makes_is_read_again_the_same() {
    struct RoundTrip;
    impl MessageVisitor for RoundTrip {
        fn visit<T: Message>(&mut self) {
            property(T::ID, cases(512), &any::<T>(), |message| {
                let text = serde_json::to_string(&message).unwrap();
                let read = T::from_json(text.as_bytes());
                prop_assert_eq!(read.as_ref(), Ok(&message), "{}", text);

                let read = serde_json::from_str::<T>(&text);
                prop_assert_eq!(&read.unwrap(), &message, "from_str");
                let read = serde_json::from_slice::<T>(text.as_bytes());
                prop_assert_eq!(&read.unwrap(), &message, "from_slice");
                prop_assert_eq!(serde_json::to_string(&message).unwrap(), text);
                Ok(())
            });
        }
    }
    every_message(&mut RoundTrip);
}

#[test]
fn the_example_of_every_message_is_read_and_written_again() {
    struct Example;
    impl MessageVisitor for Example {
        fn visit<T: Message>(&mut self) {
            let example: Value = serde_json::from_str(T::EXAMPLE).unwrap();
            let message = T::from_json(T::EXAMPLE.as_bytes()).unwrap();
            assert_eq!(serde_json::to_value(message).unwrap(), example);
        }
    }
    every_message(&mut Example);
}

/// Through a value, `flatten` and untagged enums a number has already been an
/// `f64`; everything else is the same.
#[test]
fn other_ways_through_serde_give_the_same_verdict() {
    #[derive(serde::Deserialize)]
    struct Flat<T> {
        #[serde(flatten)]
        inner: T,
    }
    #[derive(serde::Deserialize)]
    #[serde(untagged)]
    enum Untagged<T> {
        Message(T),
    }
    struct Ways;
    impl MessageVisitor for Ways {
        fn visit<T: Message>(&mut self) {
            let edges = testing::boundary_bodies::<T>();
            for body in edges.iter().step_by(step()) {
                // What serde_json cannot hold has no value to come from.
                let Ok(value) = serde_json::from_str::<Value>(body) else {
                    continue;
                };
                let text = value.to_string();
                let expected = T::from_json(text.as_bytes()).ok();
                let ways: [(&str, Option<T>); 4] = [
                    ("from_str", serde_json::from_str(&text).ok()),
                    ("from_value", serde_json::from_value(value.clone()).ok()),
                    (
                        "flatten",
                        serde_json::from_value::<Flat<T>>(value.clone())
                            .ok()
                            .map(|flat| flat.inner),
                    ),
                    (
                        "untagged",
                        serde_json::from_value::<Untagged<T>>(value)
                            .ok()
                            .map(|Untagged::Message(inner)| inner),
                    ),
                ];
                for (way, found) in ways {
                    // `flatten` has nothing of a message that is a list.
                    if way == "flatten" && text.starts_with('[') {
                        continue;
                    }
                    // `flatten` takes objects only, and what is kept as text
                    // comes as the value that it was.
                    assert_eq!(
                        found.is_some(),
                        expected.is_some(),
                        "{} through {way}: {text}",
                        T::ID
                    );
                }
            }
        }
    }
    every_message(&mut Ways);
}

#[test]
fn no_body_makes_the_reader_panic() {
    struct Any;
    impl MessageVisitor for Any {
        fn visit<T: Message>(&mut self) {
            let bodies = prop_oneof![
                any::<Vec<u8>>(),
                sliced(testing::boundary_bodies::<T>()),
            ];
            property(T::ID, cases(2_000), &bodies, |body| {
                let read = panic::catch_unwind(AssertUnwindSafe(|| {
                    T::from_json(&body).is_ok()
                }));
                prop_assert!(read.is_ok());
                Ok(())
            });
        }
    }
    every_message(&mut Any);
}

/// Bodies cut short, or with one byte changed.
fn sliced(bodies: Vec<String>) -> impl Strategy<Value = Vec<u8>> {
    (
        proptest::sample::select(bodies),
        any::<prop::sample::Index>(),
        any::<Option<u8>>(),
    )
        .prop_map(|(body, at, byte)| {
            let mut body = body.into_bytes();
            let at = at.index(body.len().max(1));
            match byte {
                Some(byte) if at < body.len() => body[at] = byte,
                _ => body.truncate(at),
            }
            body
        })
}
