//! Messages in the formats of serde that are not JSON, and in what serde
//! buffers.

use paysession::{
    Message,
    yuno::{CreateCheckoutSession, CustomerSession},
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::{Value, json};

/// A way to write a value and to read one.
struct Format {
    name: &'static str,
    write: fn(&Value) -> Vec<u8>,
    request: fn(&[u8]) -> Result<CreateCheckoutSession, String>,
    response: fn(&[u8]) -> Result<CustomerSession, String>,
    write_response: fn(&CustomerSession) -> Result<Vec<u8>, String>,
}

fn say(error: impl std::fmt::Display) -> String {
    error.to_string()
}

fn cbor<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, String> {
    ciborium::from_reader(bytes).map_err(say)
}

fn message_pack<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, String> {
    rmp_serde::from_slice(bytes).map_err(say)
}

fn yaml<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, String> {
    serde_yaml_ng::from_slice(bytes).map_err(say)
}

fn toml_text<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, String> {
    toml::from_str(std::str::from_utf8(bytes).unwrap()).map_err(say)
}

fn value<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, String> {
    let value: Value = serde_json::from_slice(bytes).map_err(say)?;
    serde_json::from_value(value).map_err(say)
}

fn to_cbor(value: &impl Serialize) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    ciborium::into_writer(value, &mut bytes).map_err(say)?;
    Ok(bytes)
}

fn formats() -> Vec<Format> {
    vec![
        Format {
            name: "CBOR",
            write: |value| to_cbor(value).unwrap(),
            request: cbor,
            response: cbor,
            write_response: |message| to_cbor(message),
        },
        Format {
            name: "MessagePack",
            write: |value| rmp_serde::to_vec_named(value).unwrap(),
            request: message_pack,
            response: message_pack,
            write_response: |message| {
                rmp_serde::to_vec_named(message).map_err(say)
            },
        },
        Format {
            name: "YAML",
            write: |value| serde_yaml_ng::to_string(value).unwrap().into(),
            request: yaml,
            response: yaml,
            write_response: |message| {
                serde_yaml_ng::to_string(message).map(Into::into).map_err(say)
            },
        },
        Format {
            name: "TOML",
            write: |value| toml::to_string(value).unwrap().into(),
            request: toml_text,
            response: toml_text,
            write_response: |message| {
                toml::to_string(message).map(Into::into).map_err(say)
            },
        },
        Format {
            name: "serde_json::Value",
            write: |value| value.to_string().into(),
            request: value,
            response: value,
            write_response: |message| {
                let value = serde_json::to_value(message).map_err(say)?;
                Ok(value.to_string().into())
            },
        },
    ]
}

fn example<T: Message>() -> Value {
    serde_json::from_str(T::EXAMPLE).unwrap()
}

#[test]
fn every_self_describing_format_reads_the_same_message() {
    let body = example::<CreateCheckoutSession>();
    let message =
        CreateCheckoutSession::from_json(body.to_string().as_bytes()).unwrap();
    for Format { name, write, request, .. } in formats() {
        assert_eq!(request(&write(&body)).as_ref(), Ok(&message), "{name}");
    }
}

#[test]
fn every_violation_is_in_the_error_of_every_format() {
    let mut body = example::<CreateCheckoutSession>();
    body["amount"]["value"] = json!(0.00005);
    body["callback_url"] = json!("x");
    body.as_object_mut().unwrap().remove("account_id");
    for Format { name, write, request, .. } in formats() {
        let error = request(&write(&body)).unwrap_err();
        for line in [
            "/amount/value: must have at most 4 decimal places",
            "/callback_url: must be 3 to 526 characters, found 1",
            "/account_id: is required",
        ] {
            assert!(error.contains(line), "{name}: {error}");
        }
    }
}

/// The name by which `serde_json` hands over a value's own text is a name like
/// any other: no message comes in as the text of a member.
#[test]
fn the_name_of_a_raw_value_is_an_unknown_member_in_every_format() {
    const RAW: &str = "$serde_json::private::RawValue";
    let text = CreateCheckoutSession::EXAMPLE;
    assert!(CreateCheckoutSession::from_json(text.as_bytes()).is_ok());
    for body in [json!({ RAW: text }), json!({ RAW: text, "x": 1 })] {
        // `serde_json::Value` itself takes such a text for a value.
        for Format { name, write, request, .. } in formats()
            .into_iter()
            .filter(|format| format.name != "serde_json::Value")
        {
            let error = request(&write(&body)).unwrap_err();
            assert!(
                error.contains("/account_id: is required"),
                "{name}: {error}"
            );
        }
    }
}

/// What is kept is written as a value, and never as a private name of
/// `serde_json`.
#[test]
fn what_is_kept_survives_every_format() {
    let mut body = example::<CustomerSession>();
    body["x-kept"] = json!({ "list": [1.5, true, "text", -7], "id": "7" });
    let message =
        CustomerSession::from_json(body.to_string().as_bytes()).unwrap();
    for Format { name, response, write_response, .. } in formats() {
        let bytes = write_response(&message).unwrap();
        let token = b"$serde_json".as_slice();
        let leaks = bytes.windows(token.len()).any(|window| window == token);
        assert!(!leaks, "{name}");
        let again = response(&bytes).unwrap();
        assert_eq!(serde_json::to_value(&again).unwrap(), body, "{name}");
    }
}

/// A number that a format cannot hold exactly is an error, never rounded.
#[test]
fn a_kept_number_is_written_exactly_or_not_at_all() {
    let long = "12345678901234567890.123456789";
    let example = CustomerSession::EXAMPLE.trim_end();
    let open = example.strip_suffix('}').unwrap();
    let text = format!("{open}, \"x\": {long}}}");
    let message = CustomerSession::from_json(text.as_bytes()).unwrap();
    assert!(serde_json::to_string(&message).unwrap().contains(long));
    for Format { name, write_response, .. } in formats() {
        if name != "serde_json::Value" {
            let error = write_response(&message).unwrap_err();
            assert!(error.contains("exactly"), "{name}: {error}");
        }
    }
}

/// A value that JSON does not have is refused, and not taken for another.
#[test]
fn what_json_does_not_have_is_refused() {
    use ciborium::Value as Cbor;
    let text = |text: &str| Cbor::Text(text.to_owned());
    for (value, words) in [
        (Cbor::Float(f64::NAN), "must be numbers that JSON can write"),
        (Cbor::Bytes(vec![1]), "invalid type: byte array"),
        (Cbor::Map(vec![(Cbor::Integer(7.into()), Cbor::Null)]), "expected"),
    ] {
        let mut members: Vec<(Cbor, Cbor)> = example::<CustomerSession>()
            .as_object()
            .unwrap()
            .iter()
            .map(|(name, value)| (text(name), text(value.as_str().unwrap())))
            .collect();
        members.push((text("x"), value));
        let bytes = to_cbor(&Cbor::Map(members)).unwrap();
        let error = cbor::<CustomerSession>(&bytes).unwrap_err();
        assert!(error.contains(words), "{error}");
    }
}

#[derive(Debug, Deserialize)]
struct Envelope {
    request_id: u32,
    #[serde(flatten)]
    message: CustomerSession,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Either {
    Customer(CustomerSession),
    Other(Value),
}

#[derive(Debug, Deserialize)]
#[serde(tag = "kind")]
enum Tagged {
    #[serde(rename = "customer")]
    Customer(CustomerSession),
}

#[test]
fn what_serde_buffers_is_read_the_same() {
    let body = example::<CustomerSession>();
    let text = body.to_string();
    let message = CustomerSession::from_json(text.as_bytes()).unwrap();

    let Ok(Either::Customer(read)) = serde_json::from_str(&text) else {
        panic!("must be a customer session");
    };
    assert_eq!(read, message);
    let Ok(Either::Other(other)) = serde_json::from_str("{\"a\": 1}") else {
        panic!("must be another value");
    };
    assert_eq!(other["a"], 1);

    let mut tagged = body.clone();
    tagged["kind"] = json!("customer");
    let Tagged::Customer(read) =
        serde_json::from_str(&tagged.to_string()).unwrap();
    assert_eq!(read, message);

    let mut envelope = body;
    envelope["request_id"] = json!(7);
    let read: Envelope = serde_json::from_str(&envelope.to_string()).unwrap();
    assert_eq!((read.request_id, read.message), (7, message));

    // A member that stands twice is found behind the buffer, too.
    let twice =
        text.replacen('{', "{\"request_id\": 7, \"x\": 1, \"x\": 2, ", 1);
    let error = serde_json::from_str::<Envelope>(&twice).unwrap_err();
    assert!(error.to_string().contains("/x: must be given only once"));
}
