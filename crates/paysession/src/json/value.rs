//! Values whose kind nobody asks for, and what stands between brackets.

use std::{marker::PhantomData, mem};

use super::{InvalidJson, Parser};
use crate::violation::SyntaxErrorKind;

impl<'t> Parser<'t> {
    /// Consumes the next value, and gives its text.
    pub(crate) fn value(&mut self) -> Result<&'t str, InvalidJson> {
        self.peek();
        let before = self.rest;
        self.skip()?;
        Ok(self.consumed_since(before))
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

/// What stands between two brackets, commas between one and the next.
pub(crate) trait Item {
    const OPENING: &str;
    const CLOSING: &str;
    /// What is wrong where none begins after the opening bracket,
    const ERROR_AT_START: SyntaxErrorKind;
    /// after a comma,
    const ERROR_AFTER_COMMA: SyntaxErrorKind;
    /// and where one is followed by neither a comma nor the closing bracket.
    const ERROR_AFTER_ITEM: SyntaxErrorKind;

    /// Whether one may begin so, which is no white space.
    fn begins_with(byte: Option<u8>) -> bool;

    /// Whether one certainly begins so.
    fn surely_begins_with(byte: Option<u8>) -> bool;
}

/// A member of an object.
#[derive(Debug)]
pub(crate) struct InObject;

impl Item for InObject {
    const OPENING: &str = "{";
    const CLOSING: &str = "}";
    const ERROR_AT_START: SyntaxErrorKind =
        SyntaxErrorKind::ExpectedMemberNameOrBrace;
    const ERROR_AFTER_COMMA: SyntaxErrorKind =
        SyntaxErrorKind::ExpectedMemberName;
    const ERROR_AFTER_ITEM: SyntaxErrorKind =
        SyntaxErrorKind::ExpectedCommaOrBrace;

    #[inline]
    fn begins_with(byte: Option<u8>) -> bool {
        byte == Some(b'"')
    }

    #[inline]
    fn surely_begins_with(byte: Option<u8>) -> bool {
        Self::begins_with(byte)
    }
}

/// An element of an array.
#[derive(Debug)]
pub(crate) struct InArray;

impl Item for InArray {
    const OPENING: &str = "[";
    const CLOSING: &str = "]";
    const ERROR_AT_START: SyntaxErrorKind = SyntaxErrorKind::ExpectedValue;
    const ERROR_AFTER_COMMA: SyntaxErrorKind = SyntaxErrorKind::ExpectedValue;
    const ERROR_AFTER_ITEM: SyntaxErrorKind =
        SyntaxErrorKind::ExpectedCommaOrBracket;

    /// Whoever reads the value says what is wrong with it.
    #[inline]
    fn begins_with(byte: Option<u8>) -> bool {
        byte != Some(b']')
    }

    #[inline]
    fn surely_begins_with(byte: Option<u8>) -> bool {
        matches!(byte, Some(b'"' | b'{' | b'[' | b'0'..=b'9'))
    }
}

/// The items of an array or an object whose opening bracket is consumed.
#[derive(Debug)]
pub(crate) struct Items<T> {
    is_first: bool,
    of: PhantomData<T>,
}

pub(crate) type Members = Items<InObject>;
pub(crate) type Elements = Items<InArray>;

impl<T: Item> Items<T> {
    /// Enters the array or the object that begins here.
    #[inline]
    pub(crate) fn of(parser: &mut Parser<'_>) -> Result<Self, InvalidJson> {
        parser.enter(T::OPENING)?;
        Ok(Self { is_first: true, of: PhantomData })
    }

    /// Whether there is another item, at which the parser then is: at the name
    /// of a member, or at the value of an element.
    ///
    /// What compact bodies have is decided where it is asked; a call for each
    /// item would cost as much as comparing its name.
    #[inline]
    pub(crate) fn next(
        &mut self,
        parser: &mut Parser<'_>,
    ) -> Result<bool, InvalidJson> {
        let is_first = mem::replace(&mut self.is_first, false);
        if is_first {
            if T::surely_begins_with(parser.byte()) {
                return Ok(true);
            }
        } else if parser.consume(",") {
            return match parser.peek() {
                byte if T::begins_with(byte) => Ok(true),
                _ => Err(parser.invalid(T::ERROR_AFTER_COMMA)),
            };
        } else if parser.leave(T::CLOSING) {
            return Ok(false);
        }
        Self::next_after_white_space(parser, is_first)
    }

    #[inline(never)]
    fn next_after_white_space(
        parser: &mut Parser<'_>,
        is_first: bool,
    ) -> Result<bool, InvalidJson> {
        parser.peek();
        let expected = if !is_first && parser.consume(",") {
            parser.peek();
            T::ERROR_AFTER_COMMA
        } else if parser.leave(T::CLOSING) {
            return Ok(false);
        } else if is_first {
            T::ERROR_AT_START
        } else {
            return Err(parser.invalid(T::ERROR_AFTER_ITEM));
        };
        if T::begins_with(parser.byte()) {
            Ok(true)
        } else {
            Err(parser.invalid(expected))
        }
    }
}
