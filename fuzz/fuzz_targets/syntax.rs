//! What is JSON to this crate is JSON to `serde_json`, and the other way.
#![no_main]

use std::fmt;

use libfuzzer_sys::fuzz_target;
use paysession::{Message, ViolationCode, yuno::CreateCustomerSession};
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

/// Any value, read to its end. `serde_json::Value` will not do: it takes
/// members of some names for its own.
struct Any;

impl<'de> Deserialize<'de> for Any {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        input.deserialize_any(Self)
    }
}

impl<'de> Visitor<'de> for Any {
    type Value = Self;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_str<E>(self, _: &str) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_unit<E>(self) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(
        self,
        mut entries: A,
    ) -> Result<Self, A::Error> {
        while entries.next_element::<Self>()?.is_some() {}
        Ok(self)
    }

    fn visit_map<A: MapAccess<'de>>(
        self,
        mut members: A,
    ) -> Result<Self, A::Error> {
        while members.next_entry::<String, Self>()?.is_some() {}
        Ok(self)
    }
}

fuzz_target!(|body: &[u8]| {
    let ours = match CreateCustomerSession::from_json(body) {
        Ok(_) => true,
        // A report that is full may have no room for the syntax.
        Err(report) if report.is_truncated() => return,
        Err(report) => report.iter().all(|v| v.code() != ViolationCode::Syntax),
    };
    match serde_json::from_slice::<Any>(body) {
        Ok(_) => assert!(ours),
        // It stops at a number that an `f64` has no room for. The rest is only
        // looked at as a text, without its escapes, so that only our `yes` can
        // be held against it.
        Err(error) if error.to_string().starts_with("number out of range") => {
            assert!(!ours || serde_json::from_slice::<&RawValue>(body).is_ok());
        }
        Err(_) => assert!(!ours),
    }
});
