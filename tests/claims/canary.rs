//! A secret that stands anywhere in a body is in nothing that may be logged.

use paysession::{
    Message, ReadOptions, Violations, introspect::MessageVisitor, komoju, yuno,
};
use serde_json::{Value, json};
use validator::ValidationErrors;

use crate::{read::every_message, step};

/// Texts that no rule and no word of ours contains: one of an ordinary length,
/// one as long as an identifier, a URL, and a number.
const SECRETS: [&str; 4] = [
    "c4n4ry",
    "c4n4ry-c4n4ry-c4n4ry-c4n4ry-c4n4ry-c4",
    "https://c4n4ry.example/c4n4ry",
    "739739739",
];

fn contains_secret(text: &str) -> bool {
    text.contains("c4n4ry") || text.contains("739739")
}

/// Everything that a service might write down of a refusal.
fn said_of_a_report(report: &Violations) -> Vec<String> {
    let body = yuno::ErrorBody::from(report);
    let other = komoju::ErrorBody::from(report);
    vec![
        report.to_string(),
        format!("{report:?}"),
        serde_json::to_string(report).unwrap(),
        serde_json::to_string(&body).unwrap(),
        format!("{body:?}"),
        serde_json::to_string(&other).unwrap(),
        format!("{other:?}"),
        format!("{:?}", ValidationErrors::from(report)),
        ValidationErrors::from(report).to_string(),
    ]
}

/// Everything that a service might write down of a body.
fn said<T: Message>(body: &str) -> Vec<String> {
    let mut said = Vec::new();
    for options in [ReadOptions::default(), ReadOptions::strict()] {
        match T::from_json_with(body.as_bytes(), &options) {
            Ok(message) => said.push(format!("{message:?}")),
            Err(report) => said.extend(said_of_a_report(&report)),
        }
    }
    for read in [
        serde_json::from_str::<T>(body),
        serde_json::from_str(body).and_then(serde_json::from_value::<T>),
    ] {
        said.push(match read {
            Ok(message) => format!("{message:?}"),
            Err(error) => format!("{error} {error:?}"),
        });
    }
    said
}

/// Every place of a value, as JSON Pointers.
fn places(value: &Value, at: &str, places: &mut Vec<String>) {
    places.push(at.to_owned());
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                self::places(value, &format!("{at}/{name}"), places);
            }
        }
        Value::Array(entries) => {
            for (index, value) in entries.iter().enumerate() {
                self::places(value, &format!("{at}/{index}"), places);
            }
        }
        _ => {}
    }
}

/// How `Debug` says an amount or a count, which are no secrets.
const AMOUNTS: &[&str] = &[
    "Received",
    "AmountValue",
    "MinorUnits",
    "PlatformFee",
    "Received",
    "Quantity",
    "Rate",
    "InstallmentCount",
    "IntervalCount",
];

#[test]
fn a_secret_in_any_place_is_in_nothing_that_may_be_logged() {
    struct Canary(usize);
    impl MessageVisitor for Canary {
        fn visit<T: Message>(&mut self) {
            let example: Value = serde_json::from_str(T::EXAMPLE).unwrap();
            let mut all = Vec::new();
            places(&example, "", &mut all);
            for secret in SECRETS {
                let number = secret.parse::<u64>().ok();
                let mut values = vec![
                    json!(secret),
                    json!([secret]),
                    json!({"x": secret}),
                    json!([[{"x": [secret]}]]),
                ];
                values.extend(number.map(Value::from));
                for place in all.iter().step_by(step()) {
                    for value in &values {
                        let mut body = example.clone();
                        *body.pointer_mut(place).unwrap() = value.clone();
                        let body = body.to_string();
                        assert!(
                            contains_secret(&body),
                            "the case has no secret"
                        );
                        // A body that ends early, or is not one.
                        let cut = &body[..body.len() - 1];
                        for body in [&*body, cut] {
                            for said in said::<T>(body) {
                                let amount = AMOUNTS.iter().any(|kind| {
                                    said.contains(&format!("{kind}({secret}"))
                                });
                                assert!(
                                    !contains_secret(&said) || amount,
                                    "{}: {place}: {said}",
                                    T::ID
                                );
                                self.0 += 1;
                            }
                        }
                    }
                }
            }
        }
    }
    let mut canary = Canary(0);
    every_message(&mut canary);
    assert!(canary.0 > 1_000, "only {}", canary.0);
}
