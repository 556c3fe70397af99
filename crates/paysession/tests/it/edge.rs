//! The edges that the crate hands out lie on both sides of every limit.

use std::collections::BTreeSet;

use paysession::{
    Message, generate,
    komoju::{CreateSession, Currency},
    yuno::CreateCheckoutSession,
};
use proptest::{
    strategy::{Strategy, ValueTree},
    test_runner::TestRunner,
};

/// Some edge has each of these texts for the value of this member.
#[track_caller]
fn has<T: Message>(name: &str, values: impl IntoIterator<Item = String>) {
    let edges = generate::edges::<T>();
    for value in values {
        // A value ends where the next member begins, or its object ends.
        let ends = [",", "}"].map(|end| format!("\"{name}\":{value}{end}"));
        let is_there =
            |edge: &String| ends.iter().any(|end| edge.contains(end));
        assert!(edges.iter().any(is_there), "no edge has {name}: {value}");
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

    let least = ["0", "0.5", "1", "1.5", "2"];
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

#[test]
fn what_is_broken_is_broken_in_every_way() {
    let mut runner = TestRunner::deterministic();
    let broken = generate::invalid::<CreateCheckoutSession>();
    let codes: BTreeSet<String> = (0..8_000)
        .map(|_| broken.new_tree(&mut runner).unwrap().current())
        .map(|broken| broken.code.to_string())
        .collect();
    let every = [
        "choice",
        "duplicate",
        "format",
        "items",
        "length",
        "range",
        "required",
        "step",
        "type",
    ];
    assert!(codes.iter().eq(&every), "{codes:?}");
}
