//! Messages and their parts through readers that are not ours, by `serde`.

use std::marker::PhantomData;

use paysession::{
    AmountValue, Currency, Message, RawJson, ViolationCode,
    komoju::Metadata,
    yuno::{
        AlternativeAmount, CreateCheckoutSession, CreateCustomerSession,
        CustomerSession,
    },
};
use serde::{
    Deserialize, Deserializer,
    de::{
        Visitor,
        value::{Error, MapDeserializer, SeqDeserializer},
    },
};

use crate::assertions::{example, with};

type Request = CreateCustomerSession;

/// A value as some format gives it.
#[derive(Clone, Debug)]
enum Given {
    Signed(i64),
    Unsigned(u64),
    Wide(i128),
    Widest(u128),
    Float(f64),
    Single(f32),
    Text(&'static str),
    Flag(bool),
    Bytes(&'static [u8]),
    Unit,
    Missing,
    There(Box<Self>),
    Wrapped(Box<Self>),
    Entries(Vec<Self>),
    Members(Vec<(Self, Self)>),
}

impl<'de> Deserializer<'de> for Given {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(
        self,
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self {
            Self::Signed(value) => visitor.visit_i64(value),
            Self::Unsigned(value) => visitor.visit_u64(value),
            Self::Wide(value) => visitor.visit_i128(value),
            Self::Widest(value) => visitor.visit_u128(value),
            Self::Float(value) => visitor.visit_f64(value),
            Self::Single(value) => visitor.visit_f32(value),
            Self::Text(value) => visitor.visit_str(value),
            Self::Flag(value) => visitor.visit_bool(value),
            Self::Bytes(value) => visitor.visit_bytes(value),
            Self::Unit => visitor.visit_unit(),
            Self::Missing => visitor.visit_none(),
            Self::There(value) => visitor.visit_some(*value),
            Self::Wrapped(value) => visitor.visit_newtype_struct(*value),
            Self::Entries(values) => {
                visitor.visit_seq(SeqDeserializer::new(values.into_iter()))
            }
            Self::Members(members) => {
                visitor.visit_map(MapDeserializer::new(members.into_iter()))
            }
        }
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string
        bytes byte_buf option unit unit_struct newtype_struct seq tuple
        tuple_struct map struct enum identifier ignored_any
    }
}

impl serde::de::IntoDeserializer<'_> for Given {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

fn there(value: Given) -> Given {
    Given::There(Box::new(value))
}

fn wrapped(value: Given) -> Given {
    Given::Wrapped(Box::new(value))
}

fn members<const N: usize>(members: [(&'static str, Given); N]) -> Given {
    let text = |(name, value)| (Given::Text(name), value);
    Given::Members(members.map(text).into())
}

/// What a part is read as, or why not.
fn read<'de, T: Deserialize<'de>>(
    given: Given,
    shown: impl Fn(T) -> String,
) -> String {
    T::deserialize(given).map_or_else(|error| error.to_string(), shown)
}

#[test]
fn a_number_is_exact_or_refused_however_it_is_given() {
    use Given::{Flag, Float, Signed, Single, Unsigned, Wide, Widest};
    const RANGE: &str = "must be 0 to 99999999999.9999";
    const STEP: &str = "must have at most 4 decimal places";
    const BYTES: &str = "invalid type: byte array, expected a JSON value";
    let cases = [
        (Signed(7), "7"),
        (Signed(-1), RANGE),
        (Signed(99_999_999_999), "99999999999"),
        (Signed(100_000_000_000), RANGE),
        (Signed(i64::MIN), RANGE),
        (Unsigned(7), "7"),
        (Unsigned(u64::MAX), RANGE),
        (Wide(7), "7"),
        (Wide(i128::MAX), RANGE),
        (Wide(i128::MIN), RANGE),
        (Widest(7), "7"),
        (Widest(u128::MAX), RANGE),
        (Float(7.0), "7"),
        (Float(-0.0), "0"),
        (Float(0.1), "0.1"),
        (Float(0.1 + 0.2), STEP),
        (Float(23.5676), "23.5676"),
        (Float(99_999_999_999.999_9), "99999999999.9999"),
        (Float(1e11), RANGE),
        (Float(1e300), RANGE),
        (Float(1e-300), STEP),
        (Float(f64::NAN), RANGE),
        (Float(f64::INFINITY), RANGE),
        (Float(f64::NEG_INFINITY), RANGE),
        (Single(0.5), "0.5"),
        (Single(0.1), STEP),
        (Flag(true), "must be a number, found a boolean"),
        (Given::Text("7"), "must be a number, found a string"),
        (Given::Unit, "must be a number, found null"),
        (Given::Missing, "must be a number, found null"),
        (Given::Entries(vec![Signed(7)]), "must be a number, found an array"),
        (members([]), "must be a number, found an object"),
        (members([("a", Signed(7))]), "must be a number, found an object"),
        (
            members([("a", Signed(7)), ("a", Float(1.0))]),
            "/a: must be given only once\nmust be a number, found an object",
        ),
        (Given::Bytes(b"7"), BYTES),
    ];
    for (given, said) in cases {
        for given in [given.clone(), there(given.clone()), wrapped(given)] {
            let found = read(given.clone(), |value: AmountValue| {
                value.decimal().to_string()
            });
            assert_eq!(found, said, "{given:?}");
        }
    }
}

/// Every kind of value, and one that has a member twice.
fn every_kind() -> Vec<(Given, &'static str)> {
    use Given::{Flag, Float, Signed, Unsigned, Wide, Widest};
    let entries = vec![Signed(1), Unsigned(2)];
    let object = members([("a", Given::Text("b")), ("c", Flag(false))]);
    vec![
        (Signed(-1), "a number"),
        (Unsigned(1), "a number"),
        (Wide(1), "a number"),
        (Widest(1), "a number"),
        (Float(0.5), "a number"),
        (Flag(true), "a boolean"),
        (Given::Unit, "null"),
        (Given::Missing, "null"),
        (Given::Entries(entries), "an array"),
        (object, "an object"),
    ]
}

#[test]
fn a_text_is_a_text_however_it_is_given() {
    let code = |currency: Currency| currency.to_string();
    for given in [there, wrapped].map(|given| given(Given::Text("JPY"))) {
        assert_eq!(read(given, code), "JPY");
    }
    for (given, kind) in every_kind() {
        let line = format!("must be a string, found {kind}");
        for given in [given.clone(), there(given.clone()), wrapped(given)] {
            assert_eq!(read(given, code), line);
        }
    }
}

/// The required members of a request, and these.
fn request(others: Vec<(Given, Given)>) -> Result<Request, Error> {
    let texts = [
        ("account_id", "493e9374-510a-4201-9e09-de669d75f256"),
        ("customer_id", "8f3ce6f0-1c34-4a37-8d0b-2b4a8d1f2c11"),
        ("country", "CO"),
    ];
    let texts =
        texts.map(|(name, text)| (Given::Text(name), Given::Text(text)));
    let members = texts.into_iter().chain(others).collect();
    Request::deserialize(Given::Members(members))
}

#[test]
fn an_unknown_member_of_any_type_is_skipped() {
    let read = |given| request(vec![(Given::Text("unknown"), given)]);
    let kinds = every_kind().into_iter().map(|(given, _)| given);
    for given in kinds.chain([Given::Text("x")]) {
        for given in [given.clone(), there(given.clone()), wrapped(given)] {
            assert!(read(given.clone()).is_ok(), "{given:?}");
        }
    }
    let twice = members([("a", Given::Unit), ("a", Given::Unit)]);
    let twice = Given::Entries(vec![Given::Unit, twice]);
    for given in [twice.clone(), there(twice.clone()), wrapped(twice)] {
        assert_eq!(
            read(given).unwrap_err().to_string(),
            "/unknown/1/a: must be given only once"
        );
    }
}

#[test]
fn a_member_is_null_where_it_may_be_and_nowhere_else() {
    let nulls = || [Given::Unit, Given::Missing];
    for null in nulls() {
        let read = request(vec![(Given::Text("callback_url"), null)]);
        assert_eq!(
            read.unwrap_err().to_string(),
            "/callback_url: must be a string, found null: leave the member out"
        );
    }
    let read = |currency| {
        let value = ("value", Given::Signed(7));
        let amount = members([("currency", currency), value]);
        AlternativeAmount::deserialize(amount)
    };
    for null in nulls() {
        assert_eq!(read(null).unwrap().currency, None);
    }
    let dollar = there(Given::Text("USD"));
    assert_eq!(read(dollar).unwrap().currency, "USD".parse().ok());
    assert_eq!(read(there(Given::Unit)).unwrap().currency, None);
}

#[test]
fn what_json_does_not_have_is_an_error_of_the_format() {
    let bytes = || Given::Bytes(b"x");
    let key = |key| Given::Members(vec![(key, Given::Unit)]);
    let callback = (Given::Text("callback_url"), bytes());
    let unknown = (Given::Text("x"), bytes());
    let value = "invalid type: byte array, expected a JSON value";
    for member in [callback, unknown] {
        assert_eq!(request(vec![member]).unwrap_err().to_string(), value);
    }
    let any = RawJson::deserialize(bytes());
    assert_eq!(any.unwrap_err().to_string(), value);

    let name = "invalid type: byte array, expected a member's name";
    for member in [(bytes(), Given::Unit), (Given::Text("x"), key(bytes()))] {
        assert_eq!(request(vec![member]).unwrap_err().to_string(), name);
    }
}

#[test]
fn a_name_that_is_no_string_is_refused_without_its_value() {
    use Given::{Flag, Float, Signed, Unsigned, Wide, Widest};
    let names = [
        Signed(-77),
        Unsigned(77),
        Wide(77),
        Widest(77),
        Float(7.7),
        Flag(true),
    ];
    for name in names {
        let read = RawJson::deserialize(Given::Members(vec![(
            name.clone(),
            Given::Unit,
        )]));
        assert_eq!(
            read.unwrap_err().to_string(),
            "must be an object whose members have strings for names",
            "{name:?}"
        );
    }
}

#[test]
fn a_number_that_is_not_finite_is_never_kept() {
    for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let read = RawJson::deserialize(Given::Float(number));
        assert_eq!(
            read.unwrap_err().to_string(),
            "must be numbers that JSON can write"
        );
    }
}

#[test]
fn a_value_is_as_deep_as_the_text_of_one_may_be() {
    let nested = |levels| {
        (0..levels).fold(Given::Unit, |value, _| Given::Entries(vec![value]))
    };
    assert!(RawJson::deserialize(nested(127)).is_ok());
    assert_eq!(
        RawJson::deserialize(nested(128)).unwrap_err().to_string(),
        "must be JSON of at most 127 levels"
    );
}

#[test]
fn a_value_that_comes_without_a_text_is_kept_as_json() {
    let list = Given::Entries(vec![Given::Float(1.5), Given::Flag(true)]);
    let given = wrapped(members([("a", list), ("b", Given::Unit)]));
    let kept = RawJson::deserialize(given).unwrap();
    assert_eq!(kept.as_json(), r#"{"a":[1.5,true],"b":null}"#);
}

#[test]
fn a_message_is_the_same_through_serde_json() {
    fn same<T: Message>() {
        let body = example::<T>();
        let message = T::from_json(body.to_string().as_bytes()).unwrap();
        let message = serde_json::to_value(&message).unwrap();
        let text = body.to_string();
        let slice: T = serde_json::from_slice(text.as_bytes()).unwrap();
        let reader: T = serde_json::from_reader(text.as_bytes()).unwrap();
        let value: T = serde_json::from_value(body).unwrap();
        for other in [slice, reader, value] {
            assert_eq!(serde_json::to_value(&other).unwrap(), message);
        }
    }
    struct Each;
    impl paysession::introspect::MessageVisitor for Each {
        fn visit<T: Message>(&mut self) {
            same::<T>();
        }
    }
    paysession::introspect::for_each_message(&mut Each);
}

#[test]
fn what_is_no_json_is_an_error_of_serde_json() {
    let cases = [
        ("{", "EOF while parsing an object at line 1 column 1"),
        ("{\"country\":7", "EOF while parsing an object at line 1 column 12"),
        (
            "{\"country\":7}",
            "/country: must be a string, found a number\n\
             /account_id: is required\n\
             /customer_id: is required",
        ),
    ];
    for (text, words) in cases {
        let error = serde_json::from_str::<Request>(text).unwrap_err();
        assert_eq!(error.to_string(), words);
    }
}

/// `serde_json` does not look at the escapes of what it takes whole.
#[test]
fn half_a_surrogate_pair_is_not_json_where_it_is_kept_either() {
    let example = CustomerSession::EXAMPLE.trim_end();
    let open = example.strip_suffix('}').unwrap().trim_end();
    let text = format!(r#"{open}, "x": ["\ud83c"]}}"#);
    let error = serde_json::from_str::<CustomerSession>(&text).unwrap_err();
    let error = error.to_string();
    let words =
        "must be JSON: expected both halves of a surrogate pair at line ";
    assert!(error.starts_with(words), "{error}");
}

#[test]
fn a_name_that_serde_json_uses_for_numbers_is_a_name() {
    const NUMBER: &str = "$serde_json::private::Number";
    const RAW: &str = "$serde_json::private::RawValue";
    for name in [NUMBER, RAW] {
        // `serde_json` itself takes such a member for its own.
        let body = format!("{{\"{name}\":2}}");
        let report = Request::from_json(body.as_bytes()).unwrap_err();
        assert!(
            report.iter().all(|v| v.code() == ViolationCode::Required),
            "{report}"
        );

        let metadata = format!("{{\"{name}\":\"7\"}}");
        let read: Metadata = serde_json::from_str(&metadata).unwrap();
        assert_eq!(read.iter().count(), 1);
        assert_eq!(serde_json::to_string(&read).unwrap(), metadata);

        let amount = serde_json::json!({ name: "7" });
        let body = example::<CreateCheckoutSession>();
        let body = with(&body, "/amount/value", amount);
        let line = "must be a number, found an object";
        let report =
            CreateCheckoutSession::from_json(body.to_string().as_bytes());
        let report = report.unwrap_err().to_string();
        assert_eq!(report, format!("/amount/value: {line}"));
        let error =
            serde_json::from_str::<CreateCheckoutSession>(&body.to_string());
        assert!(error.unwrap_err().to_string().contains(line));
    }
}

/// A format that takes every question for "any value", as some do; its type
/// may name `serde_json`.
struct ForwardOf<T>(serde_json::Value, PhantomData<T>);

impl<'de, T> Deserializer<'de> for ForwardOf<T> {
    type Error = serde_json::Error;

    fn deserialize_any<V: Visitor<'de>>(
        self,
        visitor: V,
    ) -> Result<V::Value, serde_json::Error> {
        self.0.deserialize_any(visitor)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string
        bytes byte_buf option unit unit_struct newtype_struct seq tuple
        tuple_struct map struct enum identifier ignored_any
    }
}

/// How `serde_json` hands over a value's own text is a name like any other
/// where another format sends it.
#[test]
fn the_name_of_a_raw_value_is_a_name_in_every_other_format() {
    const RAW: &str = "$serde_json::private::RawValue";
    let one = serde_json::Map::from_iter([(RAW.to_owned(), "7".into())]);
    let mut two = one.clone();
    two.insert("x".into(), true.into());
    for object in [one, two] {
        let kept = serde_json::Value::Object(object.clone()).to_string();
        let given = object.iter().map(|(name, value)| {
            let value = match value.as_bool() {
                Some(value) => Given::Flag(value),
                None => Given::Text("7"),
            };
            (Given::Text(if name == RAW { RAW } else { "x" }), value)
        });
        let value = serde_json::Value::Object(object.clone());
        let reads: [(&str, String); 5] = [
            ("forwards", raw(Given::Members(given.collect()))),
            ("a map of serde_json", raw(object.clone())),
            ("a value of serde_json", raw(value.clone())),
            (
                "forwards to serde_json",
                raw(ForwardOf::<()>(value.clone(), PhantomData)),
            ),
            (
                "forwards to serde_json, and says so",
                raw(ForwardOf::<serde_json::Value>(value, PhantomData)),
            ),
        ];
        for (format, read) in reads {
            assert_eq!(read, kept, "{format}");
        }
    }
}

fn raw<'de, D: Deserializer<'de>>(input: D) -> String
where
    D::Error: std::fmt::Debug,
{
    RawJson::deserialize(input).unwrap().as_json().to_owned()
}
