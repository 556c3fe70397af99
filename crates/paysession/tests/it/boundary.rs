//! The bodies that the crate hands out lie on both sides of every limit.

use std::collections::BTreeSet;

use paysession::{
    Message, ReadOptions, Timestamp, ViolationCode,
    introspect::{MessageVisitor, for_each_message},
    komoju::{CreateSession, Currency},
    testing::{self, InvalidBody},
    yuno::{CreateCheckoutSession, CreateCustomerSession},
};
use proptest::{
    prelude::any,
    strategy::{Strategy, ValueTree},
    test_runner::TestRunner,
};
use serde_json::Value;

/// Some body has each of these texts for the value of this member.
#[track_caller]
fn has<T: Message>(name: &str, values: impl IntoIterator<Item = String>) {
    let bodies = testing::boundary_bodies::<T>();
    for value in values {
        // A value ends where the next member begins, or its object ends.
        let ends = [",", "}"].map(|end| format!("\"{name}\":{value}{end}"));
        let is_there =
            |body: &String| ends.iter().any(|end| body.contains(end));
        assert!(bodies.iter().any(is_there), "no body has {name}: {value}");
    }
}

#[test]
fn a_number_is_on_each_limit_a_step_beside_it_and_half_a_step() {
    type Request = CreateCheckoutSession;
    let least = ["-0.0001", "-0.00005", "0", "0.00005"];
    let most = [
        "99999999999.99985",
        "99999999999.9999",
        "99999999999.99995",
        "100000000000",
    ];
    has::<Request>("value", least.map(String::from));
    has::<Request>("value", most.map(String::from));

    let least = [
        "-2147483649",
        "-2147483648.5",
        "-2147483648",
        "-2147483647.5",
        "-2147483647",
    ];
    let most = ["86399", "86399.5", "86400", "86400.5", "86401"];
    has::<CreateSession>("expires_in_seconds", least.map(String::from));
    has::<CreateSession>("expires_in_seconds", most.map(String::from));
}

#[test]
fn a_text_is_on_each_limit_and_one_beside_it_in_characters_of_any_size() {
    for character in ["a", "é", "𝒳"] {
        let texts = [0, 2, 3, 4, 254, 255, 256]
            .map(|length| format!("\"{}\"", character.repeat(length)));
        has::<CreateCheckoutSession>("merchant_order_id", texts);
    }
}

#[test]
fn a_choice_is_each_of_its_values_and_what_is_close_to_them() {
    let values = Currency::RULE.values.iter().map(|code| format!("\"{code}\""));
    assert_eq!(values.len(), 20);
    has::<CreateSession>("currency", values);

    let first = ["jpy", " JPY", "JPY\\n", "JPYJPY", "PY"];
    let last = ["vnd", " VND", "VND\\n", "VNDVND", "ND"];
    let others = ["", "XX", "XK", "ZZZ", "٠"];
    let close = first.into_iter().chain(last).chain(others);
    has::<CreateSession>("currency", close.map(|text| format!("\"{text}\"")));
}

/// What a strategy draws, the same each time.
fn sampled_values<S: Strategy>(
    strategy: S,
    count: usize,
) -> impl Iterator<Item = S::Value> {
    let mut runner = TestRunner::deterministic();
    let sample = move || strategy.new_tree(&mut runner).unwrap().current();
    std::iter::repeat_with(sample).take(count)
}

fn drawn<T: Message>(count: usize) -> impl Iterator<Item = InvalidBody> {
    sampled_values(testing::invalid_bodies::<T>(), count)
}

#[test]
fn a_moment_is_of_any_year() {
    let years: BTreeSet<char> = sampled_values(any::<Timestamp>(), 500)
        .filter_map(|moment| moment.to_string().chars().next())
        .collect();
    assert!(years.into_iter().eq('0'..='9'));
}

#[test]
fn what_is_broken_is_refused_for_what_it_says() {
    struct Each;
    impl MessageVisitor for Each {
        fn visit<T: Message>(&mut self) {
            for broken in drawn::<T>(crate::cases(500)) {
                let report = T::from_json(broken.body.as_bytes()).unwrap_err();
                let first = report.iter().next().unwrap();
                assert_eq!(first.pointer(), &*broken.pointer, "{}", T::ID);
                assert_eq!(first.code(), broken.code, "{}", broken.pointer);
            }
        }
    }
    for_each_message(&mut Each);
}

#[test]
fn what_is_broken_stands_among_any_values() {
    let accounts: BTreeSet<_> = drawn::<CreateCustomerSession>(500)
        .filter_map(|broken| serde_json::from_str::<Value>(&broken.body).ok())
        .map(|body| body["account_id"].to_string())
        .collect();
    assert!(accounts.len() > 100, "only {}", accounts.len());
}

#[test]
fn what_is_broken_is_null_where_that_is_not_a_value() {
    let members = ["/account_id", "/callback_url", "/country", "/customer_id"];
    let mut missing = BTreeSet::from(members);
    for broken in drawn::<CreateCustomerSession>(4_000) {
        let body = serde_json::from_str::<Value>(&broken.body).unwrap();
        let is_null = body.pointer(&broken.pointer) == Some(&Value::Null);
        if broken.code == ViolationCode::Type && is_null {
            missing.remove(&*broken.pointer);
        }
        if missing.is_empty() {
            return;
        }
    }
    panic!("never null: {missing:?}");
}

#[test]
fn boundary_bodies_omit_repeat_and_extend_each_member() {
    let bodies = testing::boundary_bodies::<CreateCheckoutSession>();
    let report = |body: &String| {
        let strict = ReadOptions::strict();
        CreateCheckoutSession::from_json_with(body.as_bytes(), &strict)
            .map_or_else(|report| report.to_string(), |_| "kept".to_owned())
    };
    let reports: BTreeSet<_> = bodies.iter().map(report).collect();
    for found in [
        "kept",
        "/country: is required",
        "/amount/value: is required",
        "/metadata/0/key: is required",
        "/amount/currency: must be given only once",
        "/metadata/0/value: must be given only once",
        "/x-unknown: unknown member",
        "/metadata/0/x-unknown: unknown member",
        "/metadata: must have at most 50 entries, found 51",
    ] {
        assert!(reports.contains(found), "no body is so: {found}");
    }
}

#[test]
fn what_is_broken_is_broken_in_every_way() {
    let mut missing = BTreeSet::from([
        "choice",
        "duplicate",
        "format",
        "items",
        "length",
        "range",
        "required",
        "step",
        "type",
    ]);
    for broken in drawn::<CreateCheckoutSession>(8_000) {
        missing.remove(broken.code.as_str());
        if missing.is_empty() {
            return;
        }
    }
    panic!("nothing is broken so: {missing:?}");
}
