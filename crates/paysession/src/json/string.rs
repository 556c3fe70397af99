//! Strings: what they say, escapes and all.

use std::borrow::Cow;

use super::{InvalidJson, Parser};
use crate::violation::SyntaxErrorKind;

impl<'t> Parser<'t> {
    /// The string that begins here; [`peek`](Self::peek) has seen its quote.
    // One function for all, so that what it calls is part of it.
    #[inline(never)]
    pub(crate) fn string(&mut self) -> Result<&str, InvalidJson> {
        self.position += 1;
        match self.plain_string() {
            Some(text) => Ok(text),
            None => self.unescape(),
        }
    }

    /// The same, for who needs nothing of the text after it.
    pub(crate) fn into_string(mut self) -> Option<Cow<'t, str>> {
        self.position += 1;
        match self.plain_string() {
            Some(text) => Some(Cow::Borrowed(text)),
            None => self.unescape().ok().map(|text| Cow::Owned(text.into())),
        }
    }

    /// The rest of a string whose opening quote is consumed. Where it has
    /// escapes or does not end, nothing is consumed, and
    /// [`unescape`](Self::unescape) is to be asked.
    #[inline]
    pub(super) fn plain_string(&mut self) -> Option<&'t str> {
        let start = self.position;
        let rest = self.text.as_bytes().get(start..)?;
        let length = unescaped_length(rest);
        if rest.get(length) != Some(&b'"') {
            return None;
        }
        self.position = start + length + 1;
        self.text.get(start..start + length)
    }

    /// The rest of a string whose opening quote is consumed, escapes and all.
    #[cold]
    pub(super) fn unescape(&mut self) -> Result<&str, InvalidJson> {
        self.unescaped.clear();
        loop {
            let rest = self.text.get(self.position..).unwrap_or_default();
            let length = unescaped_length(rest.as_bytes());
            self.unescaped.push_str(rest.get(..length).unwrap_or_default());
            self.position += length;
            match self.byte() {
                Some(b'"') => {
                    self.position += 1;
                    return Ok(&self.unescaped);
                }
                Some(b'\\') => {
                    let c = self.escape()?;
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

    /// The character that an escape is, its backslash not consumed.
    fn escape(&mut self) -> Result<char, InvalidJson> {
        let backslash = self.position;
        self.position += 1;
        let c = match self.byte() {
            Some(c @ (b'"' | b'\\' | b'/')) => char::from(c),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                self.position += 1;
                return self.escaped_char(backslash);
            }
            _ => return Err(self.invalid(SyntaxErrorKind::InvalidEscape)),
        };
        self.position += 1;
        Ok(c)
    }

    /// The four digits of a `\u`, and the second `\u` where the first is half
    /// of a pair.
    fn escaped_char(&mut self, backslash: usize) -> Result<char, InvalidJson> {
        let code = self.four_digits()?;
        let code = match code {
            0xD800..0xDC00 => self.second_half(code)?,
            code => Some(code),
        };
        code.and_then(char::from_u32).ok_or_else(|| {
            self.position = backslash;
            self.invalid(SyntaxErrorKind::UnpairedSurrogate)
        })
    }

    /// The character that a pair writes, where the second half follows.
    fn second_half(&mut self, first: u32) -> Result<Option<u32>, InvalidJson> {
        let rest = self.text.get(self.position..).unwrap_or_default();
        if !rest.starts_with("\\u") {
            return Ok(None);
        }
        self.position += 2;
        let second = self.four_digits()?;
        Ok((0xDC00..0xE000)
            .contains(&second)
            .then(|| 0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00)))
    }

    fn four_digits(&mut self) -> Result<u32, InvalidJson> {
        let mut code = 0;
        for _ in 0..4 {
            let digit =
                self.byte().and_then(|byte| char::from(byte).to_digit(16));
            let Some(digit) = digit else {
                return Err(
                    self.invalid(SyntaxErrorKind::ExpectedHexadecimalDigits)
                );
            };
            code = code * 16 + digit;
            self.position += 1;
        }
        Ok(code)
    }
}

/// How many bytes stand before the next quote, backslash, control character or
/// the end; it looks at eight bytes at a time.
#[inline]
fn unescaped_length(text: &[u8]) -> usize {
    let (words, tail) = text.as_chunks::<8>();
    let mut length = 0;
    for word in words {
        let special = specials(u64::from_le_bytes(*word));
        if special != 0 {
            return length + (special.trailing_zeros() / 8) as usize;
        }
        length += 8;
    }
    let special = |byte: &u8| matches!(byte, b'"' | b'\\' | 0..0x20);
    length + tail.iter().position(special).unwrap_or(tail.len())
}

/// The bytes of `word` that are a quote, a backslash or a control character,
/// each as its high bit; only the lowest of them is exact, and only that one
/// is looked at.
const fn specials(word: u64) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGHS: u64 = 0x8080_8080_8080_8080;
    // What is below a limit borrows from its high bit. Without its second bit,
    // a quote comes right after the control characters, so that one limit is
    // enough for both.
    let quote = word ^ (ONES * 0x02);
    let quote_or_control =
        quote.wrapping_sub(ONES * (b'"' ^ 0x02) as u64 + ONES);
    let backslash = (word ^ (ONES * b'\\' as u64)).wrapping_sub(ONES);
    (quote_or_control | backslash) & !word & HIGHS
}
