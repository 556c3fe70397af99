//! Strings: what they say, escapes and all.

use std::{borrow::Cow, mem};

use super::{InvalidJson, Parser, special_bytes::unescaped_length};
use crate::violation::SyntaxErrorKind;

impl<'t> Parser<'t> {
    /// The string that begins here.
    // One function for all, so that what it calls is part of it.
    #[inline(never)]
    pub(crate) fn string(&mut self) -> Result<&str, InvalidJson> {
        match self.plain_string() {
            Some(text) => Ok(text),
            None => self.unescape(),
        }
    }

    /// The same, for who needs nothing of the text after it.
    pub(crate) fn into_string(mut self) -> Option<Cow<'t, str>> {
        match self.plain_string() {
            Some(text) => Some(Cow::Borrowed(text)),
            None => self.unescape().ok().map(|text| Cow::Owned(text.into())),
        }
    }

    /// The name of the next member, its colon consumed.
    pub(crate) fn name(&mut self) -> Result<Cow<'t, str>, InvalidJson> {
        let name = match self.plain_string() {
            Some(name) => Cow::Borrowed(name),
            None => Cow::Owned(self.unescape()?.to_owned()),
        };
        self.peek();
        if self.consume(":") {
            Ok(name)
        } else {
            Err(self.invalid(SyntaxErrorKind::ExpectedColon))
        }
    }

    /// A string without escapes. Where there is none, nothing is consumed, and
    /// [`unescape`](Self::unescape) is to be asked.
    #[inline]
    fn plain_string(&mut self) -> Option<&'t str> {
        let text = self.rest.strip_prefix('"')?;
        let (text, after) = text.split_at(unescaped_length(text.as_bytes()));
        self.rest = after.strip_prefix('"')?;
        Some(text)
    }

    /// Any string.
    #[cold]
    fn unescape(&mut self) -> Result<&str, InvalidJson> {
        if !self.consume("\"") {
            return Err(self.no_value());
        }
        self.unescaped.clear();
        loop {
            let length = unescaped_length(self.rest.as_bytes());
            let (text, after) = self.rest.split_at(length);
            self.unescaped.push_str(text);
            self.rest = after;
            let mut after = after.chars();
            match after.next() {
                Some('"') => {
                    self.rest = after.as_str();
                    return Ok(&self.unescaped);
                }
                Some('\\') => {
                    let c = self.escape(after.as_str())?;
                    self.unescaped.push(c);
                }
                Some(_) => {
                    return Err(self.invalid(SyntaxErrorKind::ControlCharacter));
                }
                None => {
                    return Err(
                        self.invalid(SyntaxErrorKind::ExpectedClosingQuote)
                    );
                }
            }
        }
    }

    /// The character that an escape is, at whose backslash the parser is.
    fn escape(&mut self, after: &'t str) -> Result<char, InvalidJson> {
        let backslash = mem::replace(&mut self.rest, after);
        let mut after = self.rest.chars();
        let c = match after.next() {
            Some(c @ ('"' | '\\' | '/')) => c,
            Some('b') => '\u{8}',
            Some('f') => '\u{c}',
            Some('n') => '\n',
            Some('r') => '\r',
            Some('t') => '\t',
            Some('u') => {
                self.rest = after.as_str();
                return self.escaped_char(backslash);
            }
            _ => return Err(self.invalid(SyntaxErrorKind::InvalidEscape)),
        };
        self.rest = after.as_str();
        Ok(c)
    }

    /// The four digits of a `\u`, and the second `\u` where the first is half
    /// of a pair.
    fn escaped_char(
        &mut self,
        backslash: &'t str,
    ) -> Result<char, InvalidJson> {
        let code = self.four_digits()?;
        let code = match code {
            0xD800..0xDC00 => self.second_half(code)?,
            code => Some(code),
        };
        code.and_then(char::from_u32).ok_or_else(|| {
            self.rest = backslash;
            self.invalid(SyntaxErrorKind::UnpairedSurrogate)
        })
    }

    /// The character that a pair writes, where the second half follows.
    fn second_half(&mut self, first: u32) -> Result<Option<u32>, InvalidJson> {
        if !self.consume("\\u") {
            return Ok(None);
        }
        let second = self.four_digits()?;
        Ok((0xDC00..0xE000)
            .contains(&second)
            .then(|| 0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00)))
    }

    fn four_digits(&mut self) -> Result<u32, InvalidJson> {
        let mut code = 0;
        for _ in 0..4 {
            let mut after = self.rest.chars();
            let digit = after.next().and_then(|digit| digit.to_digit(16));
            let Some(digit) = digit else {
                return Err(
                    self.invalid(SyntaxErrorKind::ExpectedHexadecimalDigits)
                );
            };
            code = code * 16 + digit;
            self.rest = after.as_str();
        }
        Ok(code)
    }
}
