//! What is kept as it was sent: unknown members, values of which nothing is
//! published, and values of a set that is not closed.

use paysession::{KnownOr, Message, RawJson, RawObject, Text, UnknownFields};
use paysession::{komoju::Currency, yuno::CustomerSession};
use serde_json::{Value, json};

/// The example of a response, with unknown members at its end.
fn with_unknown_members(unknown_members: &str) -> UnknownFields {
    let example = CustomerSession::EXAMPLE.trim_end();
    let open = example.strip_suffix('}').unwrap().trim_end();
    let text = format!("{open}{unknown_members}}}");
    CustomerSession::from_json(text.as_bytes()).unwrap().unknown_fields
}

#[test]
fn unknown_members_keep_their_text_and_order() {
    let none = with_unknown_members("");
    assert!(none.is_empty());
    assert_eq!((none.len(), none.get("z"), none.iter().count()), (0, None, 0));

    let two = with_unknown_members(r#", "z": 1.50, "a": [ "B" ]"#);
    assert!(!two.is_empty());
    assert_eq!(two.len(), 2);
    assert_eq!((two.get("a"), two.get("b")), (Some(r#"[ "B" ]"#), None));
    let members: Vec<_> = two.iter().collect();
    assert_eq!(members, [("z", "1.50"), ("a", r#"[ "B" ]"#)]);
    assert_eq!(format!("{two:?}"), "UnknownFields(2 members)");

    assert_eq!(two, two.clone());
    for other in [r#", "z": 1.5, "a": [ "B" ]"#, r#", "z": 1.50"#, ""] {
        assert_ne!(two, with_unknown_members(other), "{other}");
    }
}

#[test]
fn unknown_members_can_be_removed() {
    let mut three = with_unknown_members(r#", "z": 1.50, "a": [1], "b": 2"#);
    assert!(three.contains_key("a") && !three.contains_key("c"));
    assert_eq!(three.remove("a"), Some("[1]".parse().unwrap()));
    assert_eq!(three.remove("a"), None);
    assert_eq!(three.iter().len(), 2);
    assert_eq!(format!("{:?}", three.iter()), "RawMembers(2 members)");
    let members = three.into_iter();
    assert_eq!(format!("{members:?}"), "IntoRawMembers(2 members)");
    let members: Vec<_> = members.collect();
    let number = |text: &str| text.parse::<RawJson>().unwrap();
    assert_eq!(
        members,
        [("z".to_owned(), number("1.50")), ("b".to_owned(), number("2"))]
    );
}

#[test]
fn an_object_is_built_member_by_member() {
    let one: RawJson = "1.0".parse().unwrap();
    let two: RawJson = json!([2]).try_into().unwrap();
    let mut object: RawObject =
        [("b", two.clone()), ("\"a\"", two.clone()), ("b", one.clone())]
            .into_iter()
            .collect();
    assert_eq!(object.to_json(), r#"{"b":1.0,"\"a\"":[2]}"#);
    assert_eq!(object.insert("b", two.clone()), Some(one.clone()));
    assert_eq!(object.insert("c", one.clone()), None);
    assert_eq!(object.remove("\"a\""), Some(two.clone()));
    assert!(object.contains_key("c") && !object.contains_key("a"));
    object.extend([("d".to_owned(), two)]);
    assert_eq!(object.to_json(), r#"{"b":[2],"c":1.0,"d":[2]}"#);
    assert_eq!(
        object.to_json(),
        serde_json::to_string(&object).unwrap(),
        "written alike"
    );
    let again: RawObject = object.clone().into_iter().collect();
    assert_eq!(again, object);

    let Value::Object(map) = json!({"x": null, "a": {"b": 1}}) else {
        panic!("must be an object")
    };
    let object = RawObject::try_from(&map).unwrap();
    let members: Vec<_> = (&object).into_iter().collect();
    assert_eq!(members, [("a", r#"{"b":1}"#), ("x", "null")]);
}

#[test]
fn a_value_is_said_as_far_as_a_float_goes() {
    let value: RawJson = r#"{"rate":1.50}"#.parse().unwrap();
    assert_eq!(value.to_value().unwrap(), json!({"rate": 1.5}));
    let far: RawJson = "1e400".parse().unwrap();
    assert_eq!(
        far.to_value().unwrap_err().to_string(),
        "number out of range at line 1 column 5"
    );
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

    let KnownOr::Unknown(unknown) = other else { panic!("must not be known") };
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
    assert_eq!(format!("{value:?}"), "Unknown(UnknownValue(5 characters))");
}

#[test]
fn a_text_says_its_length_and_no_more() {
    let text = Text::from("山田 taro".to_owned());
    assert_eq!(text.as_str(), "山田 taro");
    assert_eq!(format!("{text:?}"), "Text(7 characters)");
    assert_eq!(serde_json::to_value(&text).unwrap(), Value::from("山田 taro"));
}
