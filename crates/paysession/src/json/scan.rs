//! Strings and numbers: what JSON text is made of, character by character.

use super::{Broken, Json};

impl<'de> Json<'de> {
    /// A number as it is written.
    pub(super) fn number(&mut self) -> Result<&'de str, Broken> {
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

    fn digits(&mut self) -> Result<(), Broken> {
        let from = self.at;
        while matches!(self.byte(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        if self.at == from {
            return Err(self.broken("JSON with a digit"));
        }
        Ok(())
    }

    /// A string without escapes, its opening quote taken; where it has some,
    /// or does not end, it is left standing to be [unescaped](Self::unescape).
    #[inline]
    pub(super) fn plain_string(&mut self) -> Option<&'de str> {
        let rest = self.text.get(self.at..)?;
        let length = plain(rest.as_bytes());
        if rest.as_bytes().get(length) != Some(&b'"') {
            return None;
        }
        self.at += length + 1;
        rest.get(..length)
    }

    /// Any string, its opening quote taken, into `unescaped`.
    #[cold]
    pub(super) fn unescape(&mut self) -> Result<(), Broken> {
        self.unescaped.clear();
        loop {
            let rest = self.text.get(self.at..).unwrap_or_default();
            let length = plain(rest.as_bytes());
            self.unescaped.push_str(rest.get(..length).unwrap_or_default());
            self.at += length;
            match self.byte() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(());
                }
                Some(b'\\') => self.escape()?,
                Some(_) => {
                    return Err(
                        self.broken("JSON with control characters escaped")
                    );
                }
                None => return Err(self.broken("JSON with a closing quote")),
            }
        }
    }

    /// One escape, its backslash standing.
    fn escape(&mut self) -> Result<(), Broken> {
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
            _ => return Err(self.broken("JSON with one of its escapes")),
        };
        self.at += 1;
        self.unescaped.push(c);
        Ok(())
    }

    /// The four digits of a `\u`, and the second `\u` where the first is half
    /// of a pair.
    fn escaped_char(&mut self, backslash: usize) -> Result<char, Broken> {
        let code = self.four_digits()?;
        let code = match code {
            0xD800..0xDC00 => self.second_half(code)?,
            code => Some(code),
        };
        code.and_then(char::from_u32).ok_or_else(|| {
            self.at = backslash;
            self.broken("JSON with both halves of a surrogate pair")
        })
    }

    /// The character that a pair writes, where the second half follows.
    fn second_half(&mut self, first: u32) -> Result<Option<u32>, Broken> {
        if self.slice(self.at, self.at + 2) != "\\u" {
            return Ok(None);
        }
        self.at += 2;
        let second = self.four_digits()?;
        Ok((0xDC00..0xE000)
            .contains(&second)
            .then(|| 0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00)))
    }

    fn four_digits(&mut self) -> Result<u32, Broken> {
        let mut code = 0;
        for _ in 0..4 {
            let digit =
                self.byte().and_then(|byte| char::from(byte).to_digit(16));
            let Some(digit) = digit else {
                return Err(self.broken("JSON with four hexadecimal digits"));
            };
            code = code * 16 + digit;
            self.at += 1;
        }
        Ok(code)
    }
}

/// How many bytes stand before the next quote, backslash, control character or
/// the end; it looks at eight of them at a time.
#[inline]
fn plain(text: &[u8]) -> usize {
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
