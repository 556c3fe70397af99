//! `Deserialize`: the same reader, over the text of the value.
//!
//! `serde_json` gives a value's own text. Other self-describing formats, and
//! what serde buffers (`flatten`, tagged and untagged enums), give a tree,
//! which is written as JSON first.

use serde::de::{Deserializer, Error};

use super::{
    Read, from_json, from_text,
    transcode::{RAW, Transcode, Transcoded},
};
use crate::{json, options::ReadOptions};

/// Reads a value; the error's text lists every violation.
pub(crate) fn deserialize<'de, T: Read, D: Deserializer<'de>>(
    input: D,
    options: &ReadOptions,
) -> Result<T, D::Error> {
    let mut value = Transcoded::default();
    if json::is_serde_json::<D>() {
        input.deserialize_newtype_struct(RAW, Transcode::text(&mut value))?;
    } else {
        input.deserialize_any(Transcode::value(&mut value))?;
    }
    let read = match &value.own {
        Some(text) => from_text(text, options),
        None => from_json(&value.written, options),
    };
    if value.is_inexact && read.is_ok() {
        return Err(D::Error::custom("must be numbers that JSON can write"));
    }
    read.map_err(D::Error::custom)
}
