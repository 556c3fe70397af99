//! JSON text as a serde `Deserializer`: RFC 8259, nothing more.
//!
//! `serde_json`'s own gives up a body where a number is too large for `f64`,
//! does not look at the escapes inside what is skipped, and tells its numbers
//! apart by features that another crate may turn on.
//! This one judges every text the same way whatever is built beside it, gives
//! numbers as they are written, and knows where it stands.

use serde::de::{
    self, Deserialize, DeserializeSeed, Deserializer, IntoDeserializer,
    MapAccess, SeqAccess, Visitor, value::BorrowedStrDeserializer,
};

use crate::read::number::RAW;

/// How deep arrays and objects may be nested: as deep as `serde_json` goes.
pub(crate) const DEEPEST: u32 = 127;

/// Where a text stops being JSON, and what should stand there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) at: usize,
    pub(crate) wanted: &'static str,
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "must be {}", self.wanted)
    }
}

impl std::error::Error for Fault {}

impl de::Error for Fault {
    /// No visitor of this crate refuses what it is given, so that this is only
    /// there for the trait.
    fn custom<T: std::fmt::Display>(_: T) -> Self {
        Self { at: 0, wanted: "JSON of the kind that is read" }
    }
}

/// A reader of JSON text.
#[derive(Debug)]
pub(crate) struct Json<'de> {
    text: &'de str,
    at: usize,
    depth: u32,
    unescaped: String,
}

impl<'de> Json<'de> {
    pub(crate) fn new(text: &'de str) -> Self {
        Self { text, at: 0, depth: 0, unescaped: String::new() }
    }

    /// Nothing but white space may follow.
    pub(crate) fn end(&mut self) -> Result<(), Fault> {
        match self.next_byte() {
            None => Ok(()),
            Some(_) => Err(self.fault("JSON that ends")),
        }
    }

    #[cold]
    fn fault(&self, wanted: &'static str) -> Fault {
        Fault { at: self.at, wanted }
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The next byte that is not white space, which is left standing.
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
    fn take(&mut self, byte: u8, wanted: &'static str) -> Result<(), Fault> {
        if self.next_byte() != Some(byte) {
            return Err(self.fault(wanted));
        }
        self.at += 1;
        Ok(())
    }

    fn word(&mut self, word: &'static str) -> Result<(), Fault> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        if !rest.starts_with(word) {
            return Err(self.fault(VALUE));
        }
        self.at += word.len();
        Ok(())
    }

    fn slice(&self, from: usize, to: usize) -> &'de str {
        self.text.get(from..to).unwrap_or_default()
    }

    /// A number as it is written.
    fn number(&mut self) -> Result<&'de str, Fault> {
        let from = self.at;
        if self.byte() == Some(b'-') {
            self.at += 1;
        }
        if self.byte() == Some(b'0') {
            self.at += 1;
        } else {
            self.digits()?;
        }
        if self.byte() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if matches!(self.byte(), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.byte(), Some(b'+' | b'-')) {
                self.at += 1;
            }
            self.digits()?;
        }
        Ok(self.slice(from, self.at))
    }

    fn digits(&mut self) -> Result<(), Fault> {
        let from = self.at;
        while matches!(self.byte(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        if self.at == from {
            return Err(self.fault("JSON with a digit"));
        }
        Ok(())
    }

    /// A string, its opening quote taken: borrowed where it has no escapes.
    fn string(&mut self) -> Result<Text<'de>, Fault> {
        let from = self.at;
        self.plain();
        if self.byte() == Some(b'"') {
            let text = self.slice(from, self.at);
            self.at += 1;
            return Ok(Text::Borrowed(text));
        }
        self.unescaped.clear();
        let mut from = from;
        loop {
            let plain = self.slice(from, self.at);
            self.unescaped.push_str(plain);
            match self.byte() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(Text::Unescaped);
                }
                Some(b'\\') => self.escape()?,
                Some(_) => {
                    return Err(
                        self.fault("JSON with control characters escaped")
                    );
                }
                None => return Err(self.fault("JSON with a closing quote")),
            }
            from = self.at;
            self.plain();
        }
    }

    /// Goes to the next quote, backslash, control character or the end: eight
    /// bytes at a time.
    fn plain(&mut self) {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let (words, tail) = rest.as_chunks::<8>();
        for word in words {
            let special = specials(u64::from_le_bytes(*word));
            if special != 0 {
                self.at += (special.trailing_zeros() / 8) as usize;
                return;
            }
            self.at += 8;
        }
        self.at += tail
            .iter()
            .position(|byte| matches!(byte, b'"' | b'\\' | 0..0x20))
            .unwrap_or(tail.len());
    }

    /// One escape, its backslash standing.
    fn escape(&mut self) -> Result<(), Fault> {
        let backslash = self.at;
        self.at += 1;
        let c = match self.byte() {
            Some(c @ (b'"' | b'\\' | b'/')) => char::from(c),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                self.at += 1;
                let c = self.escaped_char(backslash)?;
                self.unescaped.push(c);
                return Ok(());
            }
            _ => return Err(self.fault("JSON with one of its escapes")),
        };
        self.at += 1;
        self.unescaped.push(c);
        Ok(())
    }

    /// The four digits of a `\u`, and the second `\u` where the first is half
    /// of a pair.
    fn escaped_char(&mut self, backslash: usize) -> Result<char, Fault> {
        const PAIR: &str = "JSON with both halves of a surrogate pair";
        let first = self.four_digits()?;
        let lone = Fault { at: backslash, wanted: PAIR };
        if !(0xD800..0xDC00).contains(&first) {
            return char::from_u32(first).ok_or(lone);
        }
        if self.slice(self.at, self.at + 2) != "\\u" {
            return Err(lone);
        }
        self.at += 2;
        let second = self.four_digits()?;
        if !(0xDC00..0xE000).contains(&second) {
            return Err(lone);
        }
        let code = 0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00);
        char::from_u32(code).ok_or(lone)
    }

    fn four_digits(&mut self) -> Result<u32, Fault> {
        let mut code = 0;
        for _ in 0..4 {
            let digit = self
                .byte()
                .and_then(|byte| char::from(byte).to_digit(16))
                .ok_or(self.fault("JSON with four hexadecimal digits"))?;
            code = code * 16 + digit;
            self.at += 1;
        }
        Ok(code)
    }

    /// Takes an opening bracket and goes one level down.
    fn open(&mut self) -> Result<(), Fault> {
        if self.depth == DEEPEST {
            return Err(self.fault("JSON of at most 127 levels"));
        }
        self.depth += 1;
        self.at += 1;
        Ok(())
    }

    /// Takes the next value whole, and gives its text.
    fn raw(&mut self) -> Result<&'de str, Fault> {
        self.next_byte();
        let from = self.at;
        de::IgnoredAny::deserialize(&mut *self)?;
        Ok(self.slice(from, self.at))
    }
}

const VALUE: &str = "JSON with a value";

/// A string that was read.
enum Text<'de> {
    Borrowed(&'de str),
    /// In `Json::unescaped`.
    Unescaped,
}

/// The bytes of `word` that end a plain stretch of a string, each as its high
/// bit; only the lowest of them is exact, and only that one is looked at.
const fn specials(word: u64) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGHS: u64 = 0x8080_8080_8080_8080;
    const fn zeros(word: u64) -> u64 {
        word.wrapping_sub(ONES) & !word
    }
    let control = word.wrapping_sub(ONES * 0x20) & !word;
    let quote = zeros(word ^ (ONES * 0x22));
    let backslash = zeros(word ^ (ONES * 0x5C));
    (control | quote | backslash) & HIGHS
}

impl<'de> Deserializer<'de> for &mut Json<'de> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(
        self,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        match self.next_byte() {
            Some(b'"') => {
                self.at += 1;
                match self.string()? {
                    Text::Borrowed(text) => visitor.visit_borrowed_str(text),
                    Text::Unescaped => visitor.visit_str(&self.unescaped),
                }
            }
            Some(b'{') => {
                self.open()?;
                let value =
                    visitor.visit_map(Members { json: self, first: true })?;
                self.depth -= 1;
                Ok(value)
            }
            Some(b'[') => {
                self.open()?;
                let value =
                    visitor.visit_seq(Entries { json: self, first: true })?;
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
            Some(_) | None => Err(self.fault(VALUE)),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(
        self,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        if self.next_byte() == Some(b'n') {
            self.word("null")?;
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        if name == RAW {
            visitor.visit_map(Raw(Some(self.raw()?)))
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

/// The members of an object, its opening bracket taken.
struct Members<'j, 'de> {
    json: &'j mut Json<'de>,
    first: bool,
}

impl<'de> MapAccess<'de> for Members<'_, 'de> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Fault> {
        const NAME: &str = "JSON with a member's name";
        let json = &mut *self.json;
        let next = json.next_byte();
        match (next, self.first) {
            (Some(b'}'), _) => {
                json.at += 1;
                return Ok(None);
            }
            (Some(b','), false) => {
                json.at += 1;
                json.take(b'"', NAME)?;
            }
            (_, true) => json.take(b'"', "JSON with a member's name or `}`")?,
            (_, false) => return Err(json.fault("JSON with `,` or `}`")),
        }
        self.first = false;
        match json.string()? {
            Text::Borrowed(name) => {
                seed.deserialize(BorrowedStrDeserializer::new(name)).map(Some)
            }
            Text::Unescaped => seed
                .deserialize(json.unescaped.as_str().into_deserializer())
                .map(Some),
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(
        &mut self,
        seed: V,
    ) -> Result<V::Value, Fault> {
        self.json.take(b':', "JSON with `:`")?;
        seed.deserialize(&mut *self.json)
    }
}

/// The entries of an array, its opening bracket taken.
struct Entries<'j, 'de> {
    json: &'j mut Json<'de>,
    first: bool,
}

impl<'de> SeqAccess<'de> for Entries<'_, 'de> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Fault> {
        let json = &mut *self.json;
        match (json.next_byte(), self.first) {
            (Some(b']'), _) => {
                // `[1,]` ends here too, with a comma before the bracket; it
                // is refused where that comma is taken.
                json.at += 1;
                return Ok(None);
            }
            (Some(b','), false) => {
                json.at += 1;
                if json.next_byte() == Some(b']') {
                    return Err(json.fault(VALUE));
                }
            }
            (_, true) => {}
            (_, false) => return Err(json.fault("JSON with `,` or `]`")),
        }
        self.first = false;
        seed.deserialize(json).map(Some)
    }
}

/// The text of one value, given as `serde_json` gives it.
struct Raw<'de>(Option<&'de str>);

impl<'de> MapAccess<'de> for Raw<'de> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Fault> {
        if self.0.is_none() {
            return Ok(None);
        }
        seed.deserialize(BorrowedStrDeserializer::new(RAW)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(
        &mut self,
        seed: V,
    ) -> Result<V::Value, Fault> {
        let text = self.0.take().unwrap_or_default();
        seed.deserialize(BorrowedStrDeserializer::new(text))
    }
}

/// Whether a text is one number in JSON's grammar, and nothing else.
pub(crate) fn is_number(text: &str) -> bool {
    let mut json = Json::new(text);
    json.number().is_ok() && json.at == text.len()
}
