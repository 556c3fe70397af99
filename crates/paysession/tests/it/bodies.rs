//! Bodies as they are sent: the verdict of each reading, and nothing lost.

mod yuno;

use paysession::{
    Message, ReadOptions,
    introspect::{MessageVisitor, for_each_message},
};
use proptest::{
    prelude::*,
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};
use serde_json::Value;

use crate::assertions::without_nulls;

/// Who reads a body.
#[derive(Clone, Copy)]
struct Verdicts {
    published: bool,
    tolerant: bool,
}

/// Each reading gives its verdict; what is read is written with every member
/// that is no `null`, nor an empty text that was read as left out.
#[track_caller]
fn judge<T: Message>(verdicts: Verdicts, body: &Value) {
    let text = body.to_string();
    for (options, accepts) in [
        (ReadOptions::published(), verdicts.published),
        (ReadOptions::tolerant(), verdicts.tolerant),
    ] {
        let read = T::from_json_with(text.as_bytes(), &options);
        match read {
            Ok(message) => {
                assert!(accepts, "{options:?} must refuse {body}");
                let written = serde_json::to_value(&message).unwrap();
                assert_eq!(
                    without_nulls(&written),
                    without_left_out(body, &written),
                    "{options:?}"
                );
            }
            Err(report) => assert!(!accepts, "{options:?}: {report}\n{body}"),
        }
    }
}

/// Without what is `null`, and the empty texts at the root that are not written.
fn without_left_out(body: &Value, written: &Value) -> Value {
    let mut body = without_nulls(body);
    if let Value::Object(members) = &mut body {
        members.retain(|name, value| *value != "" || !written[name].is_null());
    }
    body
}

/// Every object in a value, at any depth, with a member that nobody knows.
fn with_unknown_members(value: &Value) -> Value {
    match value {
        Value::Object(members) => members
            .iter()
            .map(|(name, value)| (name.clone(), with_unknown_members(value)))
            .chain([("x-unknown".to_owned(), Value::from(vec![1]))])
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

/// The tolerant reading takes what the published one takes, and the published
/// one what the strict one takes, and each reads the same.
fn readings_are_nested<T: Message>(text: &str) -> Result<(), TestCaseError> {
    let read = |options| T::from_json_with(text.as_bytes(), &options);
    let published = read(ReadOptions::published());
    if let Ok(strict) = read(ReadOptions::strict()) {
        prop_assert_eq!(&Ok(strict), &published);
    }
    if published.is_ok() {
        prop_assert_eq!(&read(ReadOptions::tolerant()), &published);
    }
    Ok(())
}

fn runner() -> TestRunner {
    let config = Config { cases: 40, ..Config::default() };
    TestRunner::new_with_rng(
        config,
        TestRng::deterministic_rng(RngAlgorithm::ChaCha),
    )
}

/// What is done with every message.
struct Nested;

impl MessageVisitor for Nested {
    fn visit<T: Message>(&mut self) {
        let edges = paysession::testing::boundary_bodies::<T>();
        for edge in edges.into_iter().step_by(crate::step()) {
            readings_are_nested::<T>(&edge).unwrap();
        }
        let mut runner = runner();
        let broken = paysession::testing::invalid_bodies::<T>();
        runner
            .run(&(any::<T>(), broken), |(message, broken)| {
                let text = serde_json::to_string(&message).unwrap();
                readings_are_nested::<T>(&text)?;
                readings_are_nested::<T>(&broken.body)
            })
            .unwrap();
    }
}

#[test]
fn a_reading_takes_what_a_stricter_one_takes() {
    for_each_message(&mut Nested);
}

struct UnknownMembers;

impl MessageVisitor for UnknownMembers {
    fn visit<T: Message>(&mut self) {
        if !T::ID.starts_with("yuno.") {
            return;
        }
        let mut runner = runner();
        runner
            .run(&any::<T>(), |message| {
                let body = serde_json::to_string(&message).unwrap();
                // Numbers that no `f64` holds are not this test's.
                let Ok(body) = serde_json::from_str::<Value>(&body) else {
                    return Ok(());
                };
                let body = with_unknown_members(&body);
                let read = T::from_json(body.to_string().as_bytes());
                let written = serde_json::to_value(read.unwrap()).unwrap();
                prop_assert_eq!(written, body);
                Ok(())
            })
            .unwrap();
    }
}

#[test]
fn a_member_that_nobody_knows_survives_at_every_level() {
    for_each_message(&mut UnknownMembers);
}
