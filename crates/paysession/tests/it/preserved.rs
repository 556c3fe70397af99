//! What is kept as it was sent: strangers, values of which nothing is
//! published, and values of a set that is not closed.

use paysession::{KnownOr, Message, RawJson, RawObject, Text, UnknownFields};
use paysession::{komoju::Currency, yuno::CustomerSession};
use serde_json::Value;

/// The example of a response, with strangers at its end.
fn with_strangers(strangers: &str) -> UnknownFields {
    let example = CustomerSession::EXAMPLE.trim_end();
    let open = example.strip_suffix('}').unwrap().trim_end();
    let text = format!("{open}{strangers}}}");
    CustomerSession::from_json(text.as_bytes()).unwrap().unknown_fields
}

#[test]
fn strangers_are_kept_to_the_character_and_in_their_order() {
    let none = with_strangers("");
    assert!(none.is_empty());
    assert_eq!((none.len(), none.get("z"), none.iter().count()), (0, None, 0));

    let two = with_strangers(r#", "z": 1.50, "a": [ "B" ]"#);
    assert!(!two.is_empty());
    assert_eq!(two.len(), 2);
    assert_eq!((two.get("a"), two.get("b")), (Some(r#"[ "B" ]"#), None));
    let members: Vec<_> = two.iter().collect();
    assert_eq!(members, [("z", "1.50"), ("a", r#"[ "B" ]"#)]);
    assert_eq!(format!("{two:?}"), "UnknownFields(2 members)");

    assert_eq!(two, two.clone());
    for other in [r#", "z": 1.5, "a": [ "B" ]"#, r#", "z": 1.50"#, ""] {
        assert_ne!(two, with_strangers(other), "{other}");
    }
}

#[test]
fn an_object_is_kept_to_the_character_and_in_its_order() {
    let none: RawObject = serde_json::from_str("{}").unwrap();
    assert!(none.is_empty());
    assert_eq!((none.len(), none.get("z"), none.iter().count()), (0, None, 0));
    assert_eq!(none, RawObject::default());

    let text = r#"{"z":1.50,"a":["B"]}"#;
    let two: RawObject = serde_json::from_str(text).unwrap();
    assert!(!two.is_empty());
    assert_eq!(two.len(), 2);
    assert_eq!((two.get("a"), two.get("b")), (Some(r#"["B"]"#), None));
    let members: Vec<_> = two.iter().collect();
    assert_eq!(members, [("z", "1.50"), ("a", r#"["B"]"#)]);
    assert_eq!(format!("{two:?}"), "RawObject(2 members)");
    assert_eq!(serde_json::to_string(&two).unwrap(), text);
    assert_ne!(two, none);
}

#[test]
fn a_value_is_kept_to_the_character() {
    let value: RawJson = "[1.50]".parse().unwrap();
    assert_eq!(value.as_json(), "[1.50]");
    assert_eq!(format!("{value:?}"), "RawJson(6 bytes)");
    assert_eq!(value, value.clone());
    assert_ne!(value, "[1.5]".parse().unwrap());
    assert_eq!(serde_json::to_string(&value).unwrap(), "[1.50]");
}

#[test]
fn a_value_of_an_open_set_is_known_or_as_it_was_sent() {
    let yen: KnownOr<Currency> = serde_json::from_str("\"JPY\"").unwrap();
    assert_eq!(yen, KnownOr::from(Currency::Jpy));
    assert_eq!((yen.known(), yen.as_str()), (Some(&Currency::Jpy), "JPY"));
    assert_eq!(serde_json::to_string(&yen).unwrap(), "\"JPY\"");

    let other: KnownOr<Currency> = serde_json::from_str("\"é-SEK\"").unwrap();
    assert_eq!((other.known(), other.as_str()), (None, "é-SEK"));
    assert_eq!(serde_json::to_string(&other).unwrap(), "\"é-SEK\"");
    assert_ne!(other, KnownOr::from("SEK"));

    let KnownOr::Other(unknown) = other else { panic!("must not be known") };
    assert_eq!(unknown.as_str(), "é-SEK");
}

#[test]
fn any_text_is_a_value_of_an_open_set() {
    for currency in Currency::ALL {
        let known = KnownOr::<Currency>::from(currency.as_str());
        assert_eq!(known, KnownOr::Known(*currency));
        assert_eq!(known, *currency);
        assert_eq!(known.as_ref(), currency.as_str());
    }
    for text in ["", "jpy", "JPY ", "SEK", "山田"] {
        let Ok(other) = text.parse::<KnownOr<Currency>>();
        assert_eq!(other.known(), None, "{text}");
        assert_eq!(other.as_str(), text);
        assert_eq!(other, KnownOr::from(text));
        assert!(Currency::ALL.iter().all(|currency| other != *currency));
    }
}

#[test]
fn an_unknown_value_says_its_length_and_no_more() {
    let value = KnownOr::<Currency>::from("é-SEK");
    assert_eq!(format!("{value:?}"), "Other(UnknownValue(5 characters))");
}

#[test]
fn a_text_says_its_length_and_no_more() {
    let text = Text::from("山田 taro".to_owned());
    assert_eq!(text.as_str(), "山田 taro");
    assert_eq!(format!("{text:?}"), "Text(7 characters)");
    assert_eq!(serde_json::to_value(&text).unwrap(), Value::from("山田 taro"));
}
