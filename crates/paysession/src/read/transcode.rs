//! A value that comes through serde, as the text of JSON that it is.

mod name;

use std::{any::type_name, borrow::Cow, fmt};

use serde::de::{
    DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor,
};

use self::name::BorrowedName;
use crate::{
    json::{self, MAX_NESTING},
    violation::SyntaxErrorKind,
};

/// How `serde_json` is asked for a value's own text, and says that it follows.
///
/// The name is private to `serde_json`, with its feature `raw_value`; a test
/// pins it. If it ever changed, numbers would come as `f64`, which is judged
/// exactly or refused.
pub(super) const RAW: &str = "$serde_json::private::RawValue";

/// How `serde_json` says that a number's text follows, where another crate has
/// turned its feature `arbitrary_precision` on.
const NUMBER: &str = "$serde_json::private::Number";

/// The text of one value.
#[derive(Debug, Default)]
pub(super) struct Transcoded<'de> {
    /// The value's own text, from a format that has it.
    pub(super) own: Option<Cow<'de, str>>,
    /// What was written where there is no such text.
    pub(super) written: Vec<u8>,
    /// Whether a number was not finite, which JSON cannot write. It is written
    /// as one that is beyond every rule.
    pub(super) is_inexact: bool,
    depth: u32,
}

impl<'de> Transcoded<'de> {
    fn enter<E: Error>(&mut self, bracket: u8) -> Result<(), E> {
        if self.depth >= MAX_NESTING {
            let max = MAX_NESTING;
            return Err(E::custom(SyntaxErrorKind::TooDeep { max }));
        }
        self.depth += 1;
        self.written.push(bracket);
        Ok(())
    }

    fn leave(&mut self, bracket: u8) {
        self.depth -= 1;
        self.written.push(bracket);
    }

    fn string<E: Error>(&mut self, text: &str) -> Result<(), E> {
        serde_json::to_writer(&mut self.written, text).map_err(E::custom)
    }

    fn display(&mut self, value: impl fmt::Display) {
        self.written.extend_from_slice(value.to_string().as_bytes());
    }

    /// The rest of an object, of which the first member's name is read.
    fn object<A: MapAccess<'de>>(
        &mut self,
        first: Option<Cow<'de, str>>,
        mut members: A,
    ) -> Result<(), A::Error> {
        let start = self.written.len();
        self.enter(b'{')?;
        let mut next = first;
        let mut count = 0_usize;
        let is_number = next.as_deref().is_some_and(is_number_token);
        while let Some(name) = next {
            if count > 0 {
                self.written.push(b',');
            }
            self.string(&name)?;
            self.written.push(b':');
            let value = self.written.len();
            members.next_value_seed(Transcode::value(self))?;
            next = members.next_key_seed(BorrowedName)?;
            count += 1;
            if is_number && count == 1 && next.is_none() {
                self.number_token(start, value);
                return Ok(());
            }
        }
        self.leave(b'}');
        Ok(())
    }

    /// Replaces the object that began at `start` by the number that its only
    /// value says.
    fn number_token(&mut self, start: usize, value: usize) {
        let text = self.written.split_off(value);
        match serde_json::from_slice::<String>(&text) {
            Ok(number) if json::is_number(&number) => {
                self.depth -= 1;
                self.written.truncate(start);
                self.written.extend_from_slice(number.as_bytes());
            }
            Ok(_) | Err(_) => {
                self.written.extend_from_slice(&text);
                self.leave(b'}');
            }
        }
    }
}

/// Whether a member's name is how `serde_json` says that a number's text
/// follows: where another crate has turned `arbitrary_precision` on, and a
/// number keeps the digits that it was written with.
fn is_number_token(name: &str) -> bool {
    const WRITTEN: &str = "1.00";
    name == NUMBER
        && serde_json::from_str::<serde_json::Number>(WRITTEN)
            .is_ok_and(|number| number.to_string() == WRITTEN)
}

/// Writes one value.
pub(super) struct Transcode<'t, 'de> {
    to: &'t mut Transcoded<'de>,
    /// Whether the format was asked for the value's own text.
    may_be_text: bool,
}

impl<'t, 'de> Transcode<'t, 'de> {
    /// A value of a format that was asked for its text with [`RAW`].
    pub(super) fn text(to: &'t mut Transcoded<'de>) -> Self {
        Self { to, may_be_text: true }
    }

    /// A value of any other format.
    pub(super) fn value(to: &'t mut Transcoded<'de>) -> Self {
        Self { to, may_be_text: false }
    }
}

impl<'de> DeserializeSeed<'de> for Transcode<'_, 'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(
        self,
        input: D,
    ) -> Result<(), D::Error> {
        input.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Transcode<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        self.to.display(value);
        Ok(())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        self.to.display(value);
        Ok(())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        self.to.display(value);
        Ok(())
    }

    fn visit_i128<E: Error>(self, value: i128) -> Result<(), E> {
        self.to.display(value);
        Ok(())
    }

    fn visit_u128<E: Error>(self, value: u128) -> Result<(), E> {
        self.to.display(value);
        Ok(())
    }

    /// The shortest decimal of an `f64` is the number that was written where
    /// that had at most 15 significant digits; the rules of this crate with a
    /// step leave room for no more.
    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        if value.is_finite() {
            serde_json::to_writer(&mut self.to.written, &value)
                .map_err(E::custom)?;
        } else {
            self.to.is_inexact = true;
            self.to.written.extend_from_slice(b"1e999");
        }
        Ok(())
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<(), E> {
        self.to.string(value)
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.to.display("null");
        Ok(())
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        self.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(
        self,
        input: D,
    ) -> Result<(), D::Error> {
        Self::value(self.to).deserialize(input)
    }

    /// A format that has no texts of values.
    fn visit_newtype_struct<D: Deserializer<'de>>(
        self,
        input: D,
    ) -> Result<(), D::Error> {
        Self::value(self.to).deserialize(input)
    }

    fn visit_seq<A: SeqAccess<'de>>(
        self,
        mut elements: A,
    ) -> Result<(), A::Error> {
        self.to.enter(b'[')?;
        let mut end = self.to.written.len();
        while elements.next_element_seed(Transcode::value(self.to))?.is_some() {
            end = self.to.written.len();
            self.to.written.push(b',');
        }
        self.to.written.truncate(end);
        self.to.leave(b']');
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(
        self,
        mut members: A,
    ) -> Result<(), A::Error> {
        let first = members.next_key_seed(BorrowedName)?;
        if self.may_be_text
            && first.as_deref() == Some(RAW)
            && is_raw_value::<A>()
        {
            self.to.own = Some(members.next_value_seed(BorrowedName)?);
            return Ok(());
        }
        self.to.object(first, members)
    }
}

/// Whether what looks like an object is a value's own text: `serde_json` gives
/// it by a type of its own, which others wrap, and no other object is read by
/// that type, whatever its members are called.
fn is_raw_value<A>() -> bool {
    type_name::<A>().contains("RawDeserializer")
}
