//! A parser that goes from token to token, as its caller asks.

use super::{InvalidJson, SyntaxError};
use crate::violation::SyntaxErrorKind;

/// How deep arrays and objects may be nested: as deep as `serde_json` goes.
pub(crate) const MAX_NESTING: u32 = 127;

/// A place in a text of JSON.
///
/// Whoever calls it asks for the first byte of the next token with
/// [`peek`](Self::peek) and then for the one thing that begins so.
#[derive(Debug)]
pub(crate) struct Parser<'t> {
    text: &'t str,
    /// What is not consumed: the end of the text.
    pub(super) rest: &'t str,
    depth: u32,
    /// What a string with escapes says.
    pub(super) unescaped: String,
    error: SyntaxError<'t>,
}

impl<'t> Parser<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self {
            text,
            rest: text,
            depth: 0,
            unescaped: String::new(),
            error: SyntaxError { before: text, kind: SyntaxErrorKind::NotJson },
        }
    }

    /// Another parser at the same place, to look ahead.
    pub(crate) fn fork(&self) -> Self {
        let &Self { text, rest, depth, error, unescaped: _ } = self;
        Self { text, rest, depth, unescaped: String::new(), error }
    }

    /// Where the text is not JSON, which a result has said.
    pub(crate) fn error(
        &self,
        InvalidJson(()): InvalidJson,
    ) -> SyntaxError<'t> {
        self.error
    }

    /// Nothing but white space may follow.
    pub(crate) fn end(&mut self) -> Result<(), InvalidJson> {
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(self.invalid(SyntaxErrorKind::TrailingData)),
        }
    }

    /// The text that is not consumed.
    #[inline]
    pub(crate) fn rest(&self) -> &'t str {
        self.rest
    }

    /// Goes on where the text goes on after a token.
    #[inline]
    pub(crate) fn continue_at(&mut self, after: &'t str) {
        self.rest = after;
    }

    #[inline]
    pub(super) fn byte(&self) -> Option<u8> {
        self.rest.as_bytes().first().copied()
    }

    /// The first byte of the next token, which is not consumed.
    #[inline]
    pub(crate) fn peek(&mut self) -> Option<u8> {
        match self.byte() {
            Some(byte) if byte > b' ' => Some(byte),
            _ => self.peek_after_white_space(),
        }
    }

    #[cold]
    fn peek_after_white_space(&mut self) -> Option<u8> {
        self.rest = after_white_space(self.rest);
        self.byte()
    }

    /// The text after a comma that comes next, and the white space after it.
    #[inline]
    pub(crate) fn after_comma(&self) -> Option<&'t str> {
        let after = self.rest.strip_prefix(',')?;
        Some(match after.as_bytes() {
            [byte, ..] if *byte > b' ' => after,
            _ => after_white_space(after),
        })
    }

    /// Whether the next token begins with this byte; it is not consumed.
    ///
    /// Where it comes next, nothing else is asked: a compact body has no white
    /// space.
    #[inline]
    pub(crate) fn begins_with(&mut self, byte: u8) -> bool {
        self.byte() == Some(byte) || self.peek() == Some(byte)
    }

    /// Consumes this text, where it is what comes next.
    #[inline]
    pub(super) fn consume(&mut self, token: &str) -> bool {
        match self.rest.strip_prefix(token) {
            Some(after) => {
                self.rest = after;
                true
            }
            None => false,
        }
    }

    /// Consumes a bracket that opens an array or an object.
    #[inline]
    pub(super) fn enter(&mut self, bracket: &str) -> Result<(), InvalidJson> {
        if self.depth >= MAX_NESTING {
            return Err(
                self.invalid(SyntaxErrorKind::TooDeep { max: MAX_NESTING })
            );
        }
        if !self.consume(bracket) {
            return Err(self.no_value());
        }
        self.depth += 1;
        Ok(())
    }

    /// Consumes a bracket that closes an array or an object, where it is what
    /// comes next.
    #[inline]
    pub(super) fn leave(&mut self, bracket: &str) -> bool {
        let is_closed = self.consume(bracket);
        if is_closed {
            self.depth -= 1;
        }
        is_closed
    }

    /// Consumes `true`, `false` or `null`.
    pub(crate) fn literal(
        &mut self,
        word: &'static str,
    ) -> Result<(), InvalidJson> {
        if self.consume(word) { Ok(()) } else { Err(self.no_value()) }
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

    /// The text that was consumed since `before` was the rest.
    pub(crate) fn consumed_since(&self, before: &'t str) -> &'t str {
        before.split_at(before.len() - self.rest.len()).0
    }

    /// Notes what is wrong at the parser's place.
    #[cold]
    #[inline(never)]
    pub(super) fn invalid(&mut self, kind: SyntaxErrorKind) -> InvalidJson {
        let before = self.consumed_since(self.text);
        self.error = SyntaxError { before, kind };
        InvalidJson(())
    }

    /// What is wrong where the text was cut at its end, since bytes follow that
    /// are not UTF-8: that, or what stops it from being JSON before.
    #[cold]
    pub(crate) fn error_before_invalid_utf8(
        &self,
        read: Result<(), InvalidJson>,
    ) -> SyntaxError<'t> {
        match read.map_err(|invalid| self.error(invalid)) {
            Err(error) if error.before.len() < self.text.len() => error,
            Ok(()) | Err(_) => SyntaxError {
                before: self.text,
                kind: SyntaxErrorKind::InvalidUtf8,
            },
        }
    }
}

/// A text without the white space that it begins with.
#[inline(never)]
fn after_white_space(mut text: &str) -> &str {
    loop {
        let after = if let Some(after) = text.strip_prefix(' ') {
            after
        } else if let Some(after) = text.strip_prefix('\n') {
            after
        } else if let Some(after) = text.strip_prefix(['\r', '\t']) {
            after
        } else {
            return text;
        };
        text = match after.as_bytes() {
            // One space, as after a colon.
            [byte, ..] if *byte > b' ' => return after,
            _ => after_spaces(after),
        };
    }
}

/// A text without the spaces that it begins with, which go eight in one step:
/// they are up to half of a pretty-printed body.
#[inline]
fn after_spaces(mut text: &str) -> &str {
    const SPACES: u64 = u64::from_le_bytes(*b"        ");
    while let Some(word) = text.as_bytes().first_chunk() {
        let others = u64::from_le_bytes(*word) ^ SPACES;
        let spaces = (others.trailing_zeros() / 8) as usize;
        text = text.split_at(spaces).1;
        if others != 0 {
            return text;
        }
    }
    text.trim_start_matches(' ')
}
