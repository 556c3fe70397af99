//! What keeps a text from being JSON.

use std::fmt;

/// What keeps a text from being JSON (RFC 8259), or from being read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SyntaxErrorKind {
    /// There is nothing but white space.
    Empty,
    /// The text begins with a byte order mark.
    ByteOrderMark,
    /// The text does not begin as a JSON value does.
    NotJson,
    /// Something follows the JSON value.
    TrailingData,
    /// A value is missing inside an array or an object.
    ExpectedValue,
    /// The name of a member is missing after a comma.
    ExpectedMemberName,
    /// An object has neither a member nor an end.
    ExpectedMemberNameOrBrace,
    /// A colon is missing after the name of a member.
    ExpectedColon,
    /// A member is followed by neither a comma nor the end of the object.
    ExpectedCommaOrBrace,
    /// An entry is followed by neither a comma nor the end of the array.
    ExpectedCommaOrBracket,
    /// A digit is missing in a number.
    ExpectedDigit,
    /// A string does not end.
    ExpectedClosingQuote,
    /// A string has a control character that is not escaped.
    ControlCharacter,
    /// A string has a backslash that begins none of JSON's escapes.
    InvalidEscape,
    /// `\u` is not followed by four hexadecimal digits.
    ExpectedHexadecimalDigits,
    /// An escape is one half of a surrogate pair without the other.
    UnpairedSurrogate,
    /// Arrays and objects are nested deeper than is read.
    TooDeep {
        /// The deepest that is read.
        max: u32,
    },
    /// The bytes are not UTF-8.
    InvalidUtf8,
}

impl SyntaxErrorKind {
    /// What is wrong with a text that does not begin with a JSON value.
    #[cold]
    pub(crate) fn at_the_start(text: &str) -> Self {
        let is_white_space = |b| matches!(b, b' ' | b'\n' | b'\r' | b'\t');
        if text.bytes().all(is_white_space) {
            Self::Empty
        } else if text.starts_with('\u{feff}') {
            Self::ByteOrderMark
        } else {
            Self::NotJson
        }
    }

    /// Whether a line and a column help to find it.
    pub(super) const fn has_position(self) -> bool {
        !matches!(self, Self::Empty | Self::ByteOrderMark)
    }
}

impl fmt::Display for SyntaxErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "must be JSON, but is empty",
            Self::ByteOrderMark => {
                "must be JSON, but begins with a byte order mark"
            }
            Self::NotJson => "must be JSON, found something else",
            Self::TrailingData => {
                "must be JSON: unexpected data after the value"
            }
            Self::ExpectedValue => "must be JSON: expected a value",
            Self::ExpectedMemberName => {
                "must be JSON: expected the name of a member"
            }
            Self::ExpectedMemberNameOrBrace => {
                "must be JSON: expected the name of a member or `}`"
            }
            Self::ExpectedColon => "must be JSON: expected `:`",
            Self::ExpectedCommaOrBrace => "must be JSON: expected `,` or `}`",
            Self::ExpectedCommaOrBracket => "must be JSON: expected `,` or `]`",
            Self::ExpectedDigit => "must be JSON: expected a digit",
            Self::ExpectedClosingQuote => {
                "must be JSON: expected a closing quote"
            }
            Self::ControlCharacter => {
                "must be JSON: expected control characters to be escaped"
            }
            Self::InvalidEscape => "must be JSON: expected one of its escapes",
            Self::ExpectedHexadecimalDigits => {
                "must be JSON: expected four hexadecimal digits"
            }
            Self::UnpairedSurrogate => {
                "must be JSON: expected both halves of a surrogate pair"
            }
            Self::TooDeep { max } => {
                return write!(f, "must be JSON of at most {max} levels");
            }
            Self::InvalidUtf8 => "must be UTF-8",
        })
    }
}
