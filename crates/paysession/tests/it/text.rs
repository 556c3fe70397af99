//! Texts that keep a rule: what one can make them of, and make of them.

use std::{
    borrow::Borrow,
    collections::{BTreeSet, HashMap, HashSet},
    fmt::{Debug, Display},
    hash::Hash,
    str::FromStr,
};

use paysession::{Text, Violation, komoju, yuno};

/// What every text newtype can do.
trait Newtype:
    Clone
    + Debug
    + Ord
    + Hash
    + FromStr<Err = Violation>
    + TryFrom<String, Error: Debug>
    + for<'a> TryFrom<&'a str, Error: Debug>
    + AsRef<str>
    + Into<String>
    + PartialEq<str>
    + for<'a> PartialEq<&'a str>
    + PartialEq<String>
    + Send
    + Sync
    + 'static
{
}

impl<T> Newtype for T where
    T: Clone
        + Debug
        + Ord
        + Hash
        + FromStr<Err = Violation>
        + TryFrom<String, Error: Debug>
        + for<'a> TryFrom<&'a str, Error: Debug>
        + AsRef<str>
        + Into<String>
        + PartialEq<str>
        + for<'a> PartialEq<&'a str>
        + PartialEq<String>
        + Send
        + Sync
        + 'static
{
}

/// Every way in and out gives the same text.
#[track_caller]
fn converts<T: Newtype>(text: &str) -> T {
    let value: T = text.parse().unwrap();
    assert_eq!(T::try_from(text).unwrap(), value);
    assert_eq!(T::try_from(text.to_owned()).unwrap(), value);
    assert_eq!(value.as_ref(), text);
    let owned = text.to_owned();
    assert!(value == *text && value == text && value == owned);
    assert!(value != *"another text" && value != "another text");
    assert_eq!(Into::<String>::into(value.clone()), text);
    value
}

/// `Debug` says how long the text is and no more.
#[track_caller]
fn redacted<T: Newtype>(name: &str, text: &str) {
    let value = converts::<T>(text);
    let length = text.chars().count();
    assert_eq!(format!("{value:?}"), format!("{name}({length} characters)"));
}

/// An identifier displays as it was sent.
#[track_caller]
fn displayed<T: Newtype + Display>(name: &str, text: &str) {
    redacted::<T>(name, text);
    let value = converts::<T>(text);
    assert_eq!(value.to_string(), text);
    assert_eq!(format!("{value:>70}"), format!("{text:>70}"));
}

/// A map of such identifiers is asked by a text.
#[track_caller]
fn is_looked_up<T: Newtype + Display + Borrow<str>>(name: &str, text: &str) {
    displayed::<T>(name, text);
    let map = HashMap::from([(converts::<T>(text), 1)]);
    assert_eq!(map.get(text), Some(&1));
    let ordered = BTreeSet::from([converts::<T>(text)]);
    assert!(ordered.contains(text));
}

const UUID: &str = "8beac4de-5f6f-11ed-9b6a-0242ac120002";
const ID: &str = "cust14ur4hvws08idzacf6et8";

#[test]
fn identifiers_display_and_are_looked_up_by_their_text() {
    displayed::<yuno::AccountId>("AccountId", UUID);
    displayed::<yuno::CustomerId>("CustomerId", UUID);
    is_looked_up::<yuno::ReceivedCustomerId>("ReceivedCustomerId", UUID);
    is_looked_up::<yuno::CustomerSessionId>("CustomerSessionId", UUID);
    is_looked_up::<yuno::CheckoutSessionId>("CheckoutSessionId", UUID);
    is_looked_up::<yuno::MerchantOrderId>("MerchantOrderId", "a\"b");
    is_looked_up::<yuno::PlanId>("PlanId", "plan-3");
    is_looked_up::<komoju::SessionId>("SessionId", ID);
    is_looked_up::<komoju::CustomerId>("CustomerId", ID);
    is_looked_up::<komoju::MerchantId>("MerchantId", ID);
    is_looked_up::<komoju::SubmerchantId>("SubmerchantId", ID);
}

#[test]
fn personal_texts_say_their_length_and_no_more() {
    redacted::<Text>("Text", "山田 taro");
    redacted::<yuno::PaymentDescription>("PaymentDescription", "Two cups");
    redacted::<yuno::CallbackUrl>("CallbackUrl", "https://shop.example/é");
    redacted::<yuno::MetadataKey>("MetadataKey", "age");
    redacted::<yuno::MetadataValue>("MetadataValue", "");
    redacted::<yuno::SubscriptionName>("SubscriptionName", "🍵");
    redacted::<komoju::ReturnUrl>("ReturnUrl", "https://shop.example");
    redacted::<komoju::Email>("Email", "taro@shop.example");
    redacted::<komoju::MetadataKey>("MetadataKey", "order");
    redacted::<komoju::MetadataValue>("MetadataValue", "42");
}

#[test]
fn a_text_that_breaks_its_rule_is_refused_on_every_way_in() {
    let refused = [
        (
            "",
            "must be a UUID of 8-4-4-4-12 hexadecimal digits (36 characters, found 0)",
        ),
        (
            "8beac4de",
            "must be a UUID of 8-4-4-4-12 hexadecimal digits (36 characters, found 8)",
        ),
        // 36 characters of 37 bytes.
        (
            "8beac4de-5f6f-11ed-9b6a-0242ac12000é",
            "must be a UUID of 8-4-4-4-12 hexadecimal digits",
        ),
    ];
    for (text, words) in refused {
        let found = [
            text.parse::<yuno::AccountId>(),
            yuno::AccountId::try_from(text),
            yuno::AccountId::try_from(text.to_owned()),
        ];
        for found in found {
            assert_eq!(found.unwrap_err().to_string(), words, "{text}");
        }
    }
}

#[test]
fn uuids_are_kept_as_sent_and_equal_without_regard_to_case() {
    let lower: yuno::AccountId = UUID.parse().unwrap();
    let upper: yuno::AccountId = UUID.to_uppercase().parse().unwrap();
    assert_ne!(lower.as_str(), upper.as_str());
    assert_eq!(upper.as_str(), UUID.to_uppercase());
    assert_eq!(lower, upper);
    assert_eq!(lower, UUID.to_uppercase());
    assert!(lower.cmp(&upper).is_eq());
    assert_eq!(HashSet::from([lower.clone(), upper.clone()]).len(), 1);

    let next: yuno::AccountId = UUID.replace("0002", "000A").parse().unwrap();
    assert_ne!(lower, next);
    assert!(lower < next && upper < next);
}

#[test]
fn a_customer_of_a_request_is_one_of_a_response() {
    let customer: yuno::CustomerId = UUID.to_uppercase().parse().unwrap();
    let returned = yuno::ReceivedCustomerId::from(customer);
    assert_eq!(returned, UUID.to_uppercase());
    assert_eq!(returned.as_str().parse(), Ok(returned));
}
