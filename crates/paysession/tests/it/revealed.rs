//! Values that a test shows whole.

use std::{collections::BTreeMap, panic};

use paysession::{
    Message, Revealed, yuno::CustomerSession, yuno::MerchantOrderId,
};
use proptest::{
    prelude::*,
    test_runner::{Config, TestRunner},
};

#[test]
fn what_differs_is_shown() {
    let one: MerchantOrderId = "order-1".parse().unwrap();
    let two: MerchantOrderId = "order-2".parse().unwrap();
    assert_eq!(format!("{one:?}"), format!("{two:?}"), "hidden");
    let failed = panic::catch_unwind(|| {
        assert_eq!(Revealed(&one), Revealed(&two));
    });
    let message = *failed.unwrap_err().downcast::<String>().unwrap();
    assert!(message.contains(r#"left: "order-1""#), "{message}");
    assert!(message.contains(r#"right: "order-2""#), "{message}");
}

#[test]
fn a_message_is_shown_as_it_is_written() {
    let body = CustomerSession::EXAMPLE.as_bytes();
    let session = Revealed::from(CustomerSession::from_json(body).unwrap());
    let line = serde_json::to_string(&session.0).unwrap();
    assert_eq!(format!("{session:?}"), line);
    let lines = serde_json::to_string_pretty(&session.0).unwrap();
    assert_eq!(format!("{session:#?}"), lines);
}

#[test]
fn what_is_no_json_says_why() {
    let map = Revealed(BTreeMap::from([((1, 2), 3)]));
    assert_eq!(format!("{map:?}"), "Revealed(no JSON: key must be a string)");
}

#[test]
fn a_counterexample_is_shown() {
    let config = Config { failure_persistence: None, ..Config::default() };
    let failed = TestRunner::new(config)
        .run(&any::<Revealed<MerchantOrderId>>(), |_| {
            Err(TestCaseError::fail("always"))
        })
        .unwrap_err();
    let shown = failed.to_string();
    assert!(shown.contains("minimal failing input: \""), "{shown}");
    assert!(!shown.contains("characters"), "{shown}");
}
