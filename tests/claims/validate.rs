//! The face that other services know: `validator`, and schemars.

use paysession::{
    AmountValue, Country, KnownOr, Message, Pointer, Timestamp, Violation,
    ViolationCode, Violations,
    introspect::{
        self, MessageVisitor,
        schema::{BASE_URI, Profile},
    },
    komoju::{Currency, Mode},
    yuno::{CreateCheckoutSession, CreateCustomerSession, ErrorBody},
};
use proptest::prelude::*;
use schemars::{JsonSchema, schema_for};
use serde_json::{Value, json};
use validator::{Validate, ValidationErrors, ValidationErrorsKind};

use crate::read::every_message;

#[test]
fn a_report_becomes_validation_errors_without_the_values() {
    let secret = "s3cret-of-a-customer";
    let body = json!({
        "account_id": secret,
        "country": secret,
        "callback_url": "x",
    });
    let report = CreateCustomerSession::from_json(body.to_string().as_bytes())
        .unwrap_err();
    let errors = ValidationErrors::from(report);
    let found = serde_json::to_value(&errors).unwrap();
    assert!(!found.to_string().contains(secret));
    assert_eq!(
        found["account_id"],
        json!([{
            "code": "length",
            "message": "must be a UUID of 8-4-4-4-12 hexadecimal digits (36 characters, found 20)",
            "params": {"min": 36, "max": 36, "found": 20},
        }])
    );
    assert_eq!(found["customer_id"][0]["code"], "required");
    assert_eq!(found["callback_url"][0]["params"]["found"], 1);
}

#[test]
fn a_violation_inside_a_list_points_to_the_entry() {
    let report =
        ErrorBody::from_json(br#"{"code": "X", "messages": ["a", 7]}"#)
            .unwrap_err();
    let found = serde_json::to_value(ValidationErrors::from(&report)).unwrap();
    assert_eq!(found["messages"]["1"]["__all__"][0]["code"], "type");

    let report = ErrorBody::from_json(b"[]").unwrap_err();
    let found = serde_json::to_value(ValidationErrors::from(&report)).unwrap();
    assert_eq!(found["__all__"][0]["code"], "type");
}

/// The words of every error in a tree.
fn words(errors: &ValidationErrors) -> Vec<String> {
    let inside = |kind: &ValidationErrorsKind| match kind {
        ValidationErrorsKind::Struct(members) => words(members),
        ValidationErrorsKind::List(entries) => {
            entries.values().flat_map(|entry| words(entry)).collect()
        }
        ValidationErrorsKind::Field(errors) => {
            let words = |e: &validator::ValidationError| {
                e.message.clone().unwrap().into_owned()
            };
            errors.iter().map(words).collect()
        }
    };
    errors.errors().values().flat_map(inside).collect()
}

fn at(pointers: &[Pointer]) -> Violations {
    let mut violations = pointers.iter().enumerate().map(|(index, pointer)| {
        let words = index.to_string();
        Violation::new(pointer.clone(), ViolationCode::Other, words)
    });
    let mut report = Violations::new(violations.next().unwrap());
    report.extend(violations);
    report
}

#[test]
fn what_is_wrong_with_a_list_and_inside_it_is_kept() {
    let list = Pointer::from_static("/metadata");
    let entry = list.join("3").unwrap();
    for pointers in [[list.clone(), entry.clone()], [entry, list]] {
        let errors = ValidationErrors::from(at(&pointers));
        let found = serde_json::to_value(&errors).unwrap();
        assert_eq!(found["metadata"]["__all__"].as_array().unwrap().len(), 1);
        assert_eq!(found["metadata"]["3"].as_array().unwrap().len(), 1);
    }
}

/// Names that look like an index, and one that `validator` uses itself.
const NAMES: [&str; 9] =
    ["", "a", "0", "00", "+0", "1", "18446744073709551616", "__all__", "/~"];

proptest! {
    #[test]
    fn every_violation_is_in_the_tree_once(
        paths in prop::collection::vec(
            prop::collection::vec(prop::sample::select(&NAMES[..]), 0..4),
            1..60,
        )
    ) {
        let pointers: Vec<Pointer> = paths
            .iter()
            .map(|path| {
                path.iter().fold(Pointer::ROOT, |p, name| p.join(name).unwrap())
            })
            .collect();
        let mut found = words(&ValidationErrors::from(at(&pointers)));
        found.sort_by_key(|words| words.parse::<usize>().unwrap());
        let all: Vec<_> = (0..paths.len()).map(|n| n.to_string()).collect();
        prop_assert_eq!(found, all);
    }
}

#[test]
fn a_message_that_exists_is_valid() {
    let request = CreateCustomerSession::from_json(
        CreateCustomerSession::EXAMPLE.as_bytes(),
    )
    .unwrap();
    assert_eq!(request.validate(), Ok(()));
}

/// What a service publishes is the portable schema, whose parts are components.
#[test]
fn schemars_gives_the_portable_schema_with_components() {
    let schema: Value = schema_for!(CreateCheckoutSession).into();
    let text = schema.to_string();
    assert!(!text.contains("multipleOf"), "{text}");
    assert!(!text.contains("source: "), "{text}");
    assert_eq!(
        schema["$defs"]["YunoPaymentAmount"]["properties"]["value"]["$comment"],
        "at most 4 decimal places"
    );
    assert_eq!(schema["title"], "YunoCreateCheckoutSession");
    for name in
        ["YunoPaymentAmount", "Currency", "YunoMetadataEntry", "YunoBilling"]
    {
        assert!(schema["$defs"][name].is_object(), "{name}: {schema}");
    }
    let amount = &schema["properties"]["amount"];
    assert_eq!(amount["$ref"], "#/$defs/YunoPaymentAmount");
    assert_eq!(
        schema["$defs"]["YunoPaymentAmount"]["properties"]["currency"]["$ref"],
        "#/$defs/Currency"
    );

    let portable =
        introspect::schema::of::<CreateCheckoutSession>(Profile::Portable);
    let example = &portable["examples"][0];
    for schema in [&schema, &portable] {
        let judge = jsonschema::draft202012::new(schema).unwrap();
        assert!(judge.is_valid(example));
        for (pointer, wrong) in [
            ("/amount/currency", json!("XFO")),
            ("/metadata/0/key", json!("k".repeat(49))),
            ("/account_id", json!("8beac4de")),
        ] {
            let mut body = example.clone();
            *body.pointer_mut(pointer).unwrap() = wrong;
            assert!(!judge.is_valid(&body), "{pointer}");
        }
    }
}

/// A type of a service that holds ours has their rules, and each long list of
/// codes once.
#[test]
fn schemars_writes_long_lists_once() {
    type Holder = (Country, KnownOr<Currency>, AmountValue, Timestamp, Country);
    let schema: Value = schema_for!(Holder).into();
    assert_eq!(schema["$defs"].as_object().map(serde_json::Map::len), Some(1));
    assert_eq!(
        schema["$defs"]["Country"],
        json!({ "type": "string", "enum": Country::RULE.values })
    );
    assert_eq!(
        schema["prefixItems"],
        json!([
            { "$ref": "#/$defs/Country" },
            { "type": "string", "examples": Currency::RULE.values },
            {
                "type": "number",
                "minimum": 0,
                "maximum": 99_999_999_999.999_9,
                "$comment": schema["prefixItems"][2]["$comment"],
            },
            {
                "type": "string",
                "minLength": 27,
                "maxLength": 27,
                "pattern": schema["prefixItems"][3]["pattern"],
            },
            { "$ref": "#/$defs/Country" },
        ])
    );
    let names = [
        Country::schema_name(),
        KnownOr::<Currency>::schema_name(),
        AmountValue::schema_name(),
    ];
    assert_eq!(names, ["Country", "KnownOrKomojuCurrency", "AmountValue"]);
    let ids = [
        KnownOr::<Currency>::schema_id(),
        KnownOr::<Mode>::schema_id(),
        Currency::schema_id(),
        Mode::schema_id(),
    ];
    for (at, id) in ids.iter().enumerate() {
        assert!(!ids[..at].contains(id), "two types are {id}");
    }
}

#[test]
fn every_schema_has_a_head_a_description_and_an_example_that_it_accepts() {
    struct Head;
    impl MessageVisitor for Head {
        fn visit<T: Message>(&mut self) {
            for &profile in Profile::ALL {
                let schema = introspect::schema::of::<T>(profile);
                assert_eq!(
                    schema["$id"],
                    format!("{BASE_URI}/{}/{}.json", profile.as_str(), T::ID)
                );
                assert_eq!(schema["title"], T::ID);
                assert!(
                    schema["description"]
                        .as_str()
                        .is_some_and(|d| d.len() > 20),
                    "{}",
                    T::ID
                );
                let judge = jsonschema::draft202012::new(&schema).unwrap();
                assert!(judge.is_valid(&schema["examples"][0]));
            }
        }
    }
    every_message(&mut Head);
}
