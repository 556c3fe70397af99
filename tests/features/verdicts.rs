//! The verdict is the same whatever features of serde_json another crate turns
//! on: exact or refused, never rounded.
//!
//! A feature changes how bodies are generated, too, so that the plain build
//! records them with its verdicts, and the others read the record:
//!
//! ```sh
//! cargo test --manifest-path tests/features/Cargo.toml
//! cargo test --manifest-path tests/features/Cargo.toml --all-features
//! ```

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test is a table of cases, and fails by panicking"
)]

mod bodies;

use std::{collections::BTreeMap, fmt::Display, fs};

use paysession::{
    Message, ReadOptions,
    introspect::{MessageVisitor, for_each_message},
};
use serde::Deserialize;
use serde_json::Value;

/// Where the record is: in the folder of what was built.
const RECORD: &str = concat!(env!("CARGO_TARGET_TMPDIR"), "/verdicts.json");

/// Bodies and what each way of options says of them, by the message's name.
type RecordedVerdicts = BTreeMap<String, Vec<(String, [String; 4])>>;

const PLAIN: bool = !cfg!(any(
    feature = "arbitrary_precision",
    feature = "float_roundtrip",
    feature = "preserve_order",
));

/// What was read, as it is written, or why it was refused.
fn verdict<T: Message, E: Display>(read: Result<T, E>) -> String {
    match read {
        Ok(message) => serde_json::to_string(&message).unwrap(),
        Err(error) => format!("refused: {error}"),
    }
}

/// From the text: by this crate's own reader, and through serde.
fn verdicts<T: Message>(body: &str) -> [String; 4] {
    [
        verdict(T::from_json(body.as_bytes())),
        verdict(T::from_json_with(body.as_bytes(), &ReadOptions::strict())),
        verdict(serde_json::from_str::<T>(body)),
        verdict(serde_json::from_slice::<T>(body.as_bytes())),
    ]
}

#[test]
fn the_verdict_is_the_same_whatever_features_serde_json_has() {
    struct Judge(RecordedVerdicts);
    impl MessageVisitor for Judge {
        fn visit<T: Message>(&mut self) {
            let judged = bodies::of::<T>().into_iter().map(|body| {
                let verdicts = verdicts::<T>(&body);
                (body, verdicts)
            });
            self.0.insert(T::ID.to_owned(), judged.collect());
        }
    }
    struct Compare(RecordedVerdicts);
    impl MessageVisitor for Compare {
        fn visit<T: Message>(&mut self) {
            let record = &self.0[T::ID];
            assert!(record.len() > 100, "{}: {}", T::ID, record.len());
            for (body, expected) in record {
                // To serde_json an object with this member is then a number.
                let ways = if body.contains(bodies::NUMBER) { 2 } else { 4 };
                assert_eq!(
                    verdicts::<T>(body)[..ways],
                    expected[..ways],
                    "{}: {body}",
                    T::ID
                );
            }
        }
    }
    if PLAIN {
        let mut judge = Judge(RecordedVerdicts::new());
        for_each_message(&mut judge);
        fs::write(RECORD, serde_json::to_vec(&judge.0).unwrap()).unwrap();
    } else {
        let record = fs::read(RECORD)
            .expect("the plain build has recorded its verdicts before");
        for_each_message(&mut Compare(
            serde_json::from_slice(&record).unwrap(),
        ));
    }
}

/// A value holds a number as an `f64`, or, with `arbitrary_precision`, as it
/// was written; what is judged is what it holds.
#[test]
fn a_value_gets_the_verdict_of_its_own_text() {
    #[derive(Deserialize)]
    struct Flat<T> {
        #[serde(flatten)]
        inner: T,
    }
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Untagged<T> {
        Message(T),
    }
    struct Ways(usize);
    impl MessageVisitor for Ways {
        fn visit<T: Message>(&mut self) {
            for body in bodies::of::<T>() {
                let Ok(value) = serde_json::from_str::<Value>(&body) else {
                    continue;
                };
                let text = value.to_string();
                let expected = T::from_json(text.as_bytes()).ok();
                let is_object = value.is_object();
                let value = || value.clone();
                let flat = |Flat { inner }| inner;
                let untagged = |Untagged::Message(inner)| inner;
                let ways = [
                    ("from_value", serde_json::from_value::<T>(value())),
                    ("flatten", serde_json::from_value(value()).map(flat)),
                    (
                        "flatten of a text",
                        serde_json::from_str(&text).map(flat),
                    ),
                    ("untagged", serde_json::from_value(value()).map(untagged)),
                    (
                        "untagged of a text",
                        serde_json::from_str(&text).map(untagged),
                    ),
                ];
                for (way, found) in ways {
                    // A value gives `flatten` its numbers as `f64`s, though it
                    // had more digits: what comes here is judged, no more.
                    let rounded = cfg!(feature = "arbitrary_precision")
                        && matches!(way, "flatten" | "untagged");
                    if rounded {
                        continue;
                    }
                    // `flatten` takes an object apart, and nothing else.
                    let reaches = is_object || !way.starts_with("flatten");
                    assert_eq!(
                        found.ok().as_ref(),
                        expected.as_ref().filter(|_| reaches),
                        "{} through {way}: {text}",
                        T::ID
                    );
                    self.0 += 1;
                }
            }
        }
    }
    let mut ways = Ways(0);
    for_each_message(&mut ways);
    assert!(ways.0 > 10_000, "only {}", ways.0);
}

/// How `serde_json` names what it gives by text; anyone may send such a member.
/// Through `flatten`, `arbitrary_precision` itself takes it for a number.
#[test]
fn a_member_with_a_private_name_of_serde_json_is_no_number() {
    use paysession::{AmountValue, RawObject, yuno::CreateCustomerSession};
    #[derive(Debug, Deserialize)]
    struct Flat {
        #[serde(flatten)]
        _inner: Inner,
    }
    #[derive(Debug, Deserialize)]
    struct Inner {
        _value: AmountValue,
    }
    for name in ["Number", "RawValue"] {
        let name = format!("$serde_json::private::{name}");
        let body = format!(r#"{{"_value": {{"{name}": "5"}}}}"#);
        assert!(serde_json::from_str::<Inner>(&body).is_err(), "{name}");
        if name.ends_with("RawValue") || !cfg!(feature = "arbitrary_precision")
        {
            assert!(serde_json::from_str::<Flat>(&body).is_err(), "{name}");
        }
        // Where any member may stand, it is one.
        let unknown = CreateCustomerSession::EXAMPLE.replacen(
            '{',
            &format!(r#"{{"{name}": "5","#),
            1,
        );
        let read = CreateCustomerSession::from_json(unknown.as_bytes());
        assert!(read.is_ok(), "{name}");
        let object = format!(r#"{{"{name}":"5"}}"#);
        if !cfg!(feature = "arbitrary_precision") {
            let kept = serde_json::from_str::<RawObject>(&object).unwrap();
            assert_eq!(serde_json::to_string(&kept).unwrap(), object);
        }
    }
}

/// What a number that is finer than an `f64` becomes: itself, where its text
/// can be had, and else a violation.
#[test]
fn a_number_is_exact_or_refused() {
    use paysession::AmountValue;
    const NEARLY: &str = "23.56760000000000001";
    assert!(serde_json::from_str::<AmountValue>(NEARLY).is_err());
    const MOST: &str = "99999999999.9999";
    let most: AmountValue = serde_json::from_str(MOST).unwrap();
    assert_eq!(most.decimal().to_string(), MOST);
    let value: Value = serde_json::from_str(MOST).unwrap();
    assert_eq!(serde_json::from_value::<AmountValue>(value).unwrap(), most);
    // Here an `f64` is the nearest whole number.
    for beyond in ["999999999999.9999", "90071992547409.9301"] {
        let value: Value = serde_json::from_str(beyond).unwrap();
        assert!(serde_json::from_value::<AmountValue>(value).is_err());
    }
}
