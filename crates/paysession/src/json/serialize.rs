//! Writing a value's text through serde.

use std::any::type_name;

use serde::{
    Serialize, Serializer,
    ser::{Error, SerializeMap, SerializeSeq},
};
use serde_json::value::RawValue;

use super::{Elements, InvalidJson, Members, Parser, number};

/// Writes a text that is one JSON value: to the character where `serde_json`
/// writes, and else as the value that it is.
pub(crate) fn serialize<S: Serializer>(
    text: &str,
    to: S,
) -> Result<S::Ok, S::Error> {
    if is_serde_json::<S>() {
        let raw: &RawValue =
            serde_json::from_str(text).map_err(S::Error::custom)?;
        return raw.serialize(to);
    }
    JsonText(text).serialize(to)
}

/// Whether a serializer or a deserializer is `serde_json`'s, or wraps it.
///
/// Only `serde_json` knows what its private `RawValue` means; every other
/// format would write it as a struct with a private name, and read whatever
/// has that name as one. No method of theirs tells them apart, so the type's
/// name does. Where the name says too little, values are written and read as
/// values, which every format can.
pub(crate) fn is_serde_json<S>() -> bool {
    type_name::<S>().contains("serde_json::")
}

/// The text of one value.
struct JsonText<'t>(&'t str);

impl Serialize for JsonText<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let invalid = |_: InvalidJson| S::Error::custom("must be JSON");
        let mut parser = Parser::new(self.0);
        match parser.peek() {
            Some(b'"') => to.serialize_str(parser.string().map_err(invalid)?),
            Some(b'{') => {
                let mut members = Members::of(&mut parser).map_err(invalid)?;
                let mut map = to.serialize_map(None)?;
                while members.next(&mut parser).map_err(invalid)? {
                    let name = parser.name().map_err(invalid)?;
                    let value = parser.value().map_err(invalid)?;
                    map.serialize_entry(&name, &JsonText(value))?;
                }
                map.end()
            }
            Some(b'[') => {
                let mut elements =
                    Elements::of(&mut parser).map_err(invalid)?;
                let mut list = to.serialize_seq(None)?;
                while elements.next(&mut parser).map_err(invalid)? {
                    let value = parser.value().map_err(invalid)?;
                    list.serialize_element(&JsonText(value))?;
                }
                list.end()
            }
            Some(b't') => to.serialize_bool(true),
            Some(b'f') => to.serialize_bool(false),
            Some(b'n') => to.serialize_unit(),
            Some(_) | None => number(self.0, to),
        }
    }
}

/// Writes a number that the format can hold exactly.
fn number<S: Serializer>(text: &str, to: S) -> Result<S::Ok, S::Error> {
    if let Ok(number) = text.parse() {
        return to.serialize_i64(number);
    }
    if let Ok(number) = text.parse() {
        return to.serialize_u64(number);
    }
    match text.parse::<f64>() {
        Ok(float)
            if float.is_finite()
                && number::is_same(text, &format!("{float:e}")) =>
        {
            to.serialize_f64(float)
        }
        Ok(_) | Err(_) => Err(S::Error::custom(
            "must be numbers that this format can write exactly",
        )),
    }
}
