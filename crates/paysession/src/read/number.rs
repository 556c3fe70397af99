//! ReadOptions a number by its text, wherever its text can be had.

use std::borrow::Cow;

use serde::de::{DeserializeSeed, Deserializer, MapAccess};

use super::{
    accept::{Accept, Accepting},
    drain::{self, Drain},
    names::Names,
    raw::{self, Name, Text},
};
use crate::{
    json::{self, Json},
    report::Spot,
    rule::NumberRule,
    violation::{Kind, Pointer, Violation, ViolationKind},
};

/// How `serde_json` is asked for a value's own text, and says that it follows.
///
/// The name is private to `serde_json`, with its feature `raw_value`; a test
/// pins it. If it ever changed, numbers would come as `f64`, which is judged
/// exactly or refused.
pub(crate) const RAW: &str = "$serde_json::private::RawValue";
/// How `serde_json` says that a number's text follows, where another crate has
/// turned its feature `arbitrary_precision` on.
pub(crate) const NUMBER: &str = "$serde_json::private::Number";

/// A number as a format gives it.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Number<'a> {
    Text(&'a str),
    Whole(i128),
    Float(f64),
}

impl NumberRule {
    /// The number in steps, exactly, or the rule that it breaks.
    fn judge(&self, number: Number<'_>) -> Result<i64, ViolationKind> {
        match number {
            Number::Text(text) => self.read(text),
            Number::Whole(whole) => self.whole(whole),
            Number::Float(float) => self.float(float),
        }
    }

    fn whole(&self, whole: i128) -> Result<i64, ViolationKind> {
        whole
            .checked_mul(10_i128.pow(self.scale))
            .and_then(|steps| i64::try_from(steps).ok())
            .ok_or(ViolationKind::Range { rule: *self })
            .and_then(|steps| self.bound(steps))
    }

    /// The shortest decimal of an `f64` is the number that was written where
    /// that had at most 15 significant digits; the rules of this crate with a
    /// step leave room for no more.
    fn float(&self, float: f64) -> Result<i64, ViolationKind> {
        if float.is_finite() {
            self.read(&format!("{float:e}"))
        } else {
            Err(ViolationKind::Range { rule: *self })
        }
    }
}

/// Whether a member's name is how `serde_json` says that a number's text
/// follows: where another crate has turned `arbitrary_precision` on, and a
/// number keeps the digits that it was written with.
#[cold]
pub(crate) fn is_token(name: &str) -> bool {
    const WRITTEN: &str = "1.00";
    name == NUMBER
        && serde_json::from_str::<serde_json::Number>(WRITTEN)
            .is_ok_and(|number| number.to_string() == WRITTEN)
}

struct Reader<'s> {
    spot: Spot<'s>,
    rule: NumberRule,
    into: &'s mut Option<i64>,
    /// Whether the format may give the value's text. Where it does not, a
    /// member that is named so was sent by somebody.
    by_text: bool,
}

impl Reader<'_> {
    /// A value's text, which may be of any kind.
    fn raw(mut self, text: &str) {
        let found = match text.bytes().next() {
            Some(b'-' | b'0'..=b'9') => return self.number(Number::Text(text)),
            Some(b'"') => Kind::String,
            Some(b'[') => Kind::Array,
            Some(b'{') => Kind::Object,
            Some(b't' | b'f') => Kind::Boolean,
            Some(_) | None => Kind::Null,
        };
        // The text has been read once for its syntax; this is for duplicates.
        Drain(self.spot.lend()).deserialize(&mut Json::new(text)).ok();
        self.wrong(found);
    }
}

impl<'de> Accept<'de> for Reader<'_> {
    const EXPECTED: Kind = Kind::Number;

    fn spot(&mut self) -> Spot<'_> {
        self.spot.lend()
    }

    fn without_text(self) -> Self {
        Self { by_text: false, ..self }
    }

    fn number(self, number: Number<'_>) {
        let judged = self.rule.judge(number);
        *self.into = self.spot.judge(judged);
    }

    fn object<A: MapAccess<'de>>(
        mut self,
        mut members: A,
    ) -> Result<(), A::Error> {
        match members.next_key_seed(Name)? {
            Some(raw::Token::Raw) if self.by_text => {
                let text = members.next_value_seed(Text)?;
                self.raw(&text);
            }
            Some(raw::Token::Member(name)) if self.spot.is_number(&name) => {
                let text = members.next_value_seed(Text)?;
                self.number(Number::Text(&text));
            }
            Some(token) => {
                let name = token.name();
                members.next_value_seed(Drain(self.spot.member(name)))?;
                let mut seen = Names::default();
                seen.insert(Cow::Owned(name.to_owned()));
                drain::others(self.spot(), members, seen)?;
                self.wrong(Kind::Object);
            }
            None => self.wrong(Kind::Object),
        }
        Ok(())
    }
}

/// Reads a number at `spot`, in steps of its rule.
#[inline]
pub(crate) fn read<'de, D: Deserializer<'de>>(
    input: D,
    spot: Spot<'_>,
    rule: NumberRule,
    into: &mut Option<i64>,
) -> Result<(), D::Error> {
    let reader = Reader { spot, rule, into, by_text: true };
    input.deserialize_newtype_struct(RAW, Accepting(reader))
}

/// The number that `text` (JSON's grammar) is, in steps, or the violation at
/// the root that keeps it from being one.
pub(crate) fn checked(text: &str, rule: NumberRule) -> Result<i64, Violation> {
    let read = if json::is_number(text) {
        rule.read(text)
    } else {
        Err(ViolationKind::Type { expected: Kind::Number, found: Kind::String })
    };
    read.map_err(|problem| Violation::new(Pointer::default(), problem))
}
