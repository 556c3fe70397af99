//! The ways to read a body that are compared.

use std::hint::black_box;

use paysession::{Message, komoju, yuno};

use crate::{
    body::{BenchedMessage, Body},
    others,
};

pub(crate) struct Implementation {
    pub(crate) name: &'static str,
    /// What it can read.
    pub(crate) kind: BenchedMessage,
    pub(crate) read: Read,
}

/// Reads a body; the number of faults that it found.
type Read = fn(&[u8]) -> usize;

/// `serde_json` into unchecked structs of `String` and `f64`.
pub(crate) const FLOOR: &str = "serde_json, unchecked";
pub(crate) const VALUE: &str = "serde_json Value";
pub(crate) const FROM_JSON: &str = "paysession, from_json";
pub(crate) const DESERIALIZE: &str = "paysession, Deserialize";

/// In the order of the tables.
pub(crate) fn all() -> Vec<Implementation> {
    use BenchedMessage::{Komoju, Yuno};
    type Checkout = yuno::CreateCheckoutSession;
    type Session = komoju::CreateSession;

    let rows: &[(&'static str, BenchedMessage, Read)] = &[
        (FLOOR, Yuno, others::floor),
        (FLOOR, Komoju, others::komoju_floor),
        (VALUE, Yuno, others::value),
        (VALUE, Komoju, others::value),
        ("serde, validator", Yuno, others::obvious),
        ("serde, garde", Yuno, others::garde),
        ("eserde, unchecked", Yuno, others::eserde),
        ("sonic-rs, unchecked", Yuno, others::sonic),
        #[cfg(feature = "schema")]
        ("Value, jsonschema", Yuno, others::schema),
        (FROM_JSON, Yuno, from_json::<Checkout>),
        (FROM_JSON, Komoju, from_json::<Session>),
        (DESERIALIZE, Yuno, deserialize::<Checkout>),
        (DESERIALIZE, Komoju, deserialize::<Session>),
    ];
    rows.iter()
        .map(|&(name, kind, read)| Implementation { name, kind, read })
        .collect()
}

/// Those that read this kind of body.
pub(crate) fn of<'a>(
    implementations: &'a [Implementation],
    body: &Body,
) -> Vec<&'a Implementation> {
    implementations.iter().filter(|i| i.kind == body.kind).collect()
}

/// Every body is what it claims: `from_json` finds as many faults in it as it
/// has, and nobody finds one where there is none.
pub(crate) fn check(implementations: &[Implementation], bodies: &[Body]) {
    for body in bodies {
        for implementation in of(implementations, body) {
            if body.faults == 0 || implementation.name == FROM_JSON {
                assert_eq!(
                    (implementation.read)(body.text.as_bytes()),
                    body.faults,
                    "{}: {} {}",
                    implementation.name,
                    body.class,
                    body.text
                );
            }
        }
    }
}

fn from_json<T: Message>(body: &[u8]) -> usize {
    match T::from_json(body) {
        Ok(message) => {
            black_box(message);
            0
        }
        Err(violations) => violations.len(),
    }
}

fn deserialize<T: Message>(body: &[u8]) -> usize {
    usize::from(black_box(serde_json::from_slice::<T>(body)).is_err())
}
