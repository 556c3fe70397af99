//! JSON text as a serde `Deserializer`: RFC 8259, nothing more.
//!
//! `serde_json`'s own gives up a body where a number is too large for `f64`,
//! does not look at the escapes inside what is skipped, and tells its numbers
//! apart by features that another crate may turn on.
//! This one judges every text the same way whatever is built beside it, gives
//! numbers as they are written, and knows where it stands.

mod access;
mod scan;

use serde::de::{self, Deserialize, Deserializer, Visitor};

use self::access::{Entries, Members, Raw};
use crate::read::number::RAW;

/// How deep arrays and objects may be nested: as deep as `serde_json` goes.
pub(crate) const DEEPEST: u32 = 127;

/// Where a text stops being JSON, and what should stand there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) at: usize,
    pub(crate) expected: &'static str,
}

/// The text is not JSON; the reader [knows where](Json::fault).
///
/// It has no size, so that a result is no larger than what was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Broken;

impl std::fmt::Display for Broken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("must be JSON")
    }
}

impl std::error::Error for Broken {}

impl de::Error for Broken {
    /// No visitor of this crate refuses what it is given, so that this is only
    /// there for the trait.
    fn custom<T: std::fmt::Display>(_: T) -> Self {
        Self
    }
}

/// A reader of JSON text.
#[derive(Debug)]
pub(crate) struct Json<'de> {
    text: &'de str,
    at: usize,
    depth: u32,
    unescaped: String,
    fault: Fault,
}

impl<'de> Json<'de> {
    pub(crate) fn new(text: &'de str) -> Self {
        let fault = Fault { at: 0, expected: "JSON of the kind that is read" };
        Self { text, at: 0, depth: 0, unescaped: String::new(), fault }
    }

    /// Nothing but white space may follow.
    pub(crate) fn end(&mut self) -> Result<(), Broken> {
        match self.next_byte() {
            None => Ok(()),
            Some(_) => Err(self.broken("JSON that ends")),
        }
    }

    /// Where the text is broken, once a result has said that it is.
    pub(crate) fn fault(&self) -> Fault {
        self.fault
    }

    #[cold]
    fn broken(&mut self, expected: &'static str) -> Broken {
        self.fault = Fault { at: self.at, expected };
        Broken
    }

    #[inline]
    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The next byte that is not white space, which is left standing.
    #[inline]
    fn next_byte(&mut self) -> Option<u8> {
        loop {
            let byte = self.byte();
            if !matches!(byte, Some(b' ' | b'\n' | b'\r' | b'\t')) {
                return byte;
            }
            self.at += 1;
        }
    }

    /// Takes `byte`, which is the next after white space.
    #[inline]
    fn take(&mut self, byte: u8, expected: &'static str) -> Result<(), Broken> {
        if self.next_byte() != Some(byte) {
            return Err(self.broken(expected));
        }
        self.at += 1;
        Ok(())
    }

    fn word(&mut self, word: &'static str) -> Result<(), Broken> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        if !rest.starts_with(word) {
            return Err(self.broken(VALUE));
        }
        self.at += word.len();
        Ok(())
    }

    #[inline]
    fn slice(&self, from: usize, to: usize) -> &'de str {
        self.text.get(from..to).unwrap_or_default()
    }

    /// Takes an opening bracket and goes one level down.
    #[inline]
    fn open(&mut self) -> Result<(), Broken> {
        if self.depth >= DEEPEST {
            return Err(self.broken("JSON of at most 127 levels"));
        }
        self.depth += 1;
        self.at += 1;
        Ok(())
    }

    /// Takes the next value whole, and gives its text.
    fn raw(&mut self) -> Result<&'de str, Broken> {
        if let Some(b'-' | b'0'..=b'9') = self.next_byte() {
            return self.number();
        }
        let from = self.at;
        de::IgnoredAny::deserialize(&mut *self)?;
        Ok(self.slice(from, self.at))
    }
}

const VALUE: &str = "JSON with a value";

impl<'de> Deserializer<'de> for &mut Json<'de> {
    type Error = Broken;

    #[inline]
    fn deserialize_any<V: Visitor<'de>>(
        self,
        visitor: V,
    ) -> Result<V::Value, Broken> {
        match self.next_byte() {
            Some(b'"') => {
                self.at += 1;
                if let Some(text) = self.plain_string() {
                    visitor.visit_borrowed_str(text)
                } else {
                    self.unescape()?;
                    visitor.visit_str(&self.unescaped)
                }
            }
            Some(b'{') => {
                self.open()?;
                let value = visitor.visit_map(Members::of(self))?;
                self.depth -= 1;
                Ok(value)
            }
            Some(b'[') => {
                self.open()?;
                let value = visitor.visit_seq(Entries::of(self))?;
                self.depth -= 1;
                Ok(value)
            }
            Some(b'-' | b'0'..=b'9') => {
                // Who wants the number asks for its text.
                self.number()?;
                visitor.visit_u64(0)
            }
            Some(b't') => {
                self.word("true").and_then(|()| visitor.visit_bool(true))
            }
            Some(b'f') => {
                self.word("false").and_then(|()| visitor.visit_bool(false))
            }
            Some(b'n') => self.word("null").and_then(|()| visitor.visit_unit()),
            Some(_) | None => Err(self.broken(VALUE)),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(
        self,
        visitor: V,
    ) -> Result<V::Value, Broken> {
        if self.next_byte() == Some(b'n') {
            self.word("null")?;
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    #[inline]
    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Broken> {
        if name == RAW {
            visitor.visit_map(Raw::of(self.raw()?))
        } else {
            visitor.visit_newtype_struct(self)
        }
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string
        bytes byte_buf unit unit_struct seq tuple tuple_struct map struct enum
        identifier ignored_any
    }
}

/// Whether a text is one number in JSON's grammar, and nothing else.
pub(crate) fn is_number(text: &str) -> bool {
    let mut json = Json::new(text);
    json.number().is_ok() && json.at == text.len()
}
