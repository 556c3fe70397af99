//! A parser that goes from token to token, as its caller asks.

use std::{borrow::Cow, mem};

use super::{InvalidJson, SyntaxError};
use crate::violation::SyntaxErrorKind;

/// How deep arrays and objects may be nested: as deep as `serde_json` goes.
pub(crate) const MAX_DEPTH: u32 = 127;

/// A place in a text of JSON.
///
/// Whoever calls it asks for the first byte of the next token with
/// [`peek`](Self::peek) and then for the one thing that begins so.
#[derive(Debug)]
pub(crate) struct Parser<'t> {
    pub(super) text: &'t str,
    pub(super) position: usize,
    depth: u32,
    /// What a string with escapes says.
    pub(super) unescaped: String,
    pub(super) error: SyntaxError,
}

impl<'t> Parser<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self {
            text,
            position: 0,
            depth: 0,
            unescaped: String::new(),
            error: SyntaxError::NONE,
        }
    }

    /// Another parser at the same place, to look ahead.
    pub(crate) fn fork(&self) -> Self {
        let &Self { text, position, depth, error, unescaped: _ } = self;
        Self { text, position, depth, unescaped: String::new(), error }
    }

    /// Where the text is not JSON, once a result has said so.
    pub(crate) fn error(&self) -> SyntaxError {
        self.error
    }

    /// Nothing but white space may follow.
    pub(crate) fn end(&mut self) -> Result<(), InvalidJson> {
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(self.invalid(SyntaxErrorKind::TrailingData)),
        }
    }

    #[inline]
    pub(super) fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.position).copied()
    }

    /// The first byte of the next token, which is not consumed.
    #[inline]
    pub(crate) fn peek(&mut self) -> Option<u8> {
        match self.byte() {
            Some(byte) if byte > b' ' => Some(byte),
            _ => self.peek_after_white_space(),
        }
    }

    #[inline(never)]
    fn peek_after_white_space(&mut self) -> Option<u8> {
        let mut rest = self.rest();
        while let [b' ' | b'\n' | b'\r' | b'\t', after @ ..] = rest {
            rest =
                if rest.starts_with(b"\n") { dedented(after) } else { after };
        }
        self.position = self.text.len() - rest.len();
        rest.first().copied()
    }

    /// Consumes the next token, which must be this byte.
    #[inline]
    fn expect(
        &mut self,
        byte: u8,
        expected: SyntaxErrorKind,
    ) -> Result<(), InvalidJson> {
        if self.peek() != Some(byte) {
            return Err(self.invalid(expected));
        }
        self.position += 1;
        Ok(())
    }

    /// Consumes a bracket that opens an array or an object.
    #[inline]
    fn enter(&mut self) -> Result<(), InvalidJson> {
        if self.depth >= MAX_DEPTH {
            return Err(
                self.invalid(SyntaxErrorKind::TooDeep { max: MAX_DEPTH })
            );
        }
        self.depth += 1;
        self.position += 1;
        Ok(())
    }

    /// Consumes a bracket that closes an array or an object.
    #[inline]
    fn leave(&mut self) {
        self.depth -= 1;
        self.position += 1;
    }

    /// Consumes `true`, `false` or `null`.
    pub(crate) fn literal(
        &mut self,
        word: &'static str,
    ) -> Result<(), InvalidJson> {
        let rest = self.text.get(self.position..).unwrap_or_default();
        if !rest.starts_with(word) {
            return Err(self.no_value());
        }
        self.position += word.len();
        Ok(())
    }

    /// Nothing that JSON has begins here.
    #[cold]
    pub(crate) fn no_value(&mut self) -> InvalidJson {
        self.invalid(if self.depth == 0 {
            SyntaxErrorKind::at_the_start(self.text)
        } else {
            SyntaxErrorKind::ExpectedValue
        })
    }

    /// The text between two places, both of them positions of this parser.
    pub(crate) fn text_from(&self, start: usize) -> &'t str {
        self.text.get(start..self.position).unwrap_or_default()
    }

    pub(crate) fn position(&self) -> usize {
        self.position
    }

    /// Consumes the next value, and gives its text.
    pub(crate) fn value(&mut self) -> Result<&'t str, InvalidJson> {
        self.peek();
        let start = self.position;
        self.skip()?;
        Ok(self.text_from(start))
    }

    /// Consumes the next value.
    pub(crate) fn skip(&mut self) -> Result<(), InvalidJson> {
        match self.peek() {
            Some(b'"') => self.string().map(|_| ()),
            Some(b'-' | b'0'..=b'9') => self.number().map(|_| ()),
            Some(b'{') => {
                let mut members = Members::of(self)?;
                while members.next(self)? {
                    self.name()?;
                    self.skip()?;
                }
                Ok(())
            }
            Some(b'[') => {
                let mut elements = Elements::of(self)?;
                while elements.next(self)? {
                    self.skip()?;
                }
                Ok(())
            }
            Some(b't') => self.literal("true"),
            Some(b'f') => self.literal("false"),
            Some(b'n') => self.literal("null"),
            Some(_) | None => Err(self.no_value()),
        }
    }
}

/// A line without the spaces that it begins with, which go eight in one step:
/// they are up to half of a pretty-printed body.
#[inline]
fn dedented(mut line: &[u8]) -> &[u8] {
    const SPACES: u64 = u64::from_le_bytes(*b"        ");
    while let Some((word, after)) = line.split_first_chunk() {
        let others = u64::from_le_bytes(*word) ^ SPACES;
        if others != 0 {
            let spaces = (others.trailing_zeros() / 8) as usize;
            return line.get(spaces..).unwrap_or_default();
        }
        line = after;
    }
    line
}

/// The members of an object whose opening bracket is consumed.
#[derive(Debug)]
pub(crate) struct Members {
    is_first: bool,
}

impl Members {
    /// Enters the object that begins here.
    #[inline]
    pub(crate) fn of(parser: &mut Parser<'_>) -> Result<Self, InvalidJson> {
        parser.enter()?;
        Ok(Self { is_first: true })
    }

    /// Whether there is another member, at whose name the parser then is.
    ///
    /// What compact bodies have is decided where it is asked; a call for each
    /// member would cost as much as comparing its name.
    #[inline]
    pub(crate) fn next(
        &mut self,
        parser: &mut Parser<'_>,
    ) -> Result<bool, InvalidJson> {
        let is_first = mem::replace(&mut self.is_first, false);
        match (parser.byte(), is_first) {
            (Some(b','), false) => {
                parser.position += 1;
                if parser.peek() == Some(b'"') {
                    return Ok(true);
                }
                Err(parser.invalid(SyntaxErrorKind::ExpectedMemberName))
            }
            (Some(b'"'), true) => Ok(true),
            (Some(b'}'), _) => {
                parser.leave();
                Ok(false)
            }
            _ => Self::next_after_white_space(parser, is_first),
        }
    }

    #[inline(never)]
    fn next_after_white_space(
        parser: &mut Parser<'_>,
        is_first: bool,
    ) -> Result<bool, InvalidJson> {
        match (parser.peek(), is_first) {
            (Some(b','), false) | (Some(b'"'), true) | (Some(b'}'), _) => {
                Self { is_first }.next(parser)
            }
            (_, true) => {
                Err(parser.invalid(SyntaxErrorKind::ExpectedMemberNameOrBrace))
            }
            (_, false) => {
                Err(parser.invalid(SyntaxErrorKind::ExpectedCommaOrBrace))
            }
        }
    }
}

impl<'t> Parser<'t> {
    /// The text from the name on at which the parser is.
    #[inline]
    pub(crate) fn rest(&self) -> &'t [u8] {
        self.text.as_bytes().get(self.position..).unwrap_or_default()
    }

    /// Consumes so many bytes of the [`rest`](Self::rest), which are a name
    /// and its colon.
    #[inline]
    pub(crate) fn consume(&mut self, length: usize) {
        self.position += length;
    }

    /// The name at which the parser is, its colon consumed.
    pub(crate) fn name(&mut self) -> Result<Cow<'t, str>, InvalidJson> {
        self.position += 1;
        let name = match self.plain_string() {
            Some(name) => Cow::Borrowed(name),
            None => Cow::Owned(self.unescape()?.to_owned()),
        };
        self.expect(b':', SyntaxErrorKind::ExpectedColon)?;
        Ok(name)
    }
}

/// The elements of an array whose opening bracket is consumed.
#[derive(Debug)]
pub(crate) struct Elements {
    is_first: bool,
}

impl Elements {
    /// Enters the array that begins here.
    #[inline]
    pub(crate) fn of(parser: &mut Parser<'_>) -> Result<Self, InvalidJson> {
        parser.enter()?;
        Ok(Self { is_first: true })
    }

    /// Whether there is another element, at whose value the parser then is.
    #[inline]
    pub(crate) fn next(
        &mut self,
        parser: &mut Parser<'_>,
    ) -> Result<bool, InvalidJson> {
        match (parser.peek(), self.is_first) {
            (Some(b','), false) => {
                parser.position += 1;
                if parser.peek() == Some(b']') {
                    return Err(parser.no_value());
                }
            }
            (Some(b']'), _) => {
                parser.leave();
                return Ok(false);
            }
            (_, true) => self.is_first = false,
            (_, false) => {
                return Err(
                    parser.invalid(SyntaxErrorKind::ExpectedCommaOrBracket)
                );
            }
        }
        Ok(true)
    }
}

impl Parser<'_> {
    /// Notes what is wrong at the parser's position.
    #[cold]
    #[inline(never)]
    pub(super) fn invalid(&mut self, kind: SyntaxErrorKind) -> InvalidJson {
        self.error = SyntaxError { position: self.position, kind };
        InvalidJson(())
    }

    /// Notes that the text was cut at its end, where bytes follow that are not
    /// UTF-8.
    #[cold]
    pub(crate) fn expected_utf8(&mut self) {
        self.error = SyntaxError {
            position: self.text.len(),
            kind: SyntaxErrorKind::InvalidUtf8,
        };
    }
}
