//! What a report says: a place, a code and words, never a value.

use std::{borrow::Cow, fmt, slice};

use compact_str::CompactString;
use serde::{Serialize, Serializer, ser::SerializeStruct};

use crate::rule::{ChoiceRule, CountRule, NumberRule, TextRule};

/// A place where a message breaks a rule.
///
/// It displays as one line, `<pointer>: <what it must be>`, and serializes as
/// `{"pointer", "code", "message"}`.
/// It never holds the offending value: the names of members and the measure of
/// a value (its length, its kind) are all that a report says of the input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    pointer: Pointer,
    problem: ViolationKind,
}

impl Violation {
    pub(crate) fn new(pointer: Pointer, problem: ViolationKind) -> Self {
        Self { pointer, problem }
    }

    /// Where: a JSON Pointer in the names of the message as it was sent.
    pub fn pointer(&self) -> &Pointer {
        &self.pointer
    }

    /// The rule that was broken.
    pub(crate) fn into_kind(self) -> ViolationKind {
        self.problem
    }

    /// What kind of rule was broken; a promise of this crate's API.
    pub fn code(&self) -> ViolationCode {
        self.problem.code()
    }

    /// What the place must hold, in words: lower case, no full stop.
    pub fn message(&self) -> String {
        self.problem.to_string()
    }

    /// The message, to be written elsewhere.
    pub(crate) fn words(&self) -> impl fmt::Display {
        self.problem
    }

    #[cfg(feature = "validator")]
    pub(crate) fn problem(&self) -> &ViolationKind {
        &self.problem
    }
}

impl fmt::Display for Violation {
    /// One line whatever the pointer holds: a control character of a member's
    /// name is written as JSON writes it, so that nobody can forge a line.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.pointer.as_str().chars() {
            if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') {
                write!(f, "\\u{:04x}", u32::from(c))?;
            } else {
                fmt::Write::write_char(f, c)?;
            }
        }
        let gap = if self.pointer.as_str().is_empty() { "" } else { ": " };
        write!(f, "{gap}{}", self.problem)
    }
}

impl std::error::Error for Violation {}

impl Serialize for Violation {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut object = to.serialize_struct("Violation", 3)?;
        object.serialize_field("pointer", self.pointer.as_str())?;
        object.serialize_field("code", self.code().as_str())?;
        object.serialize_field("message", &self.message())?;
        object.end()
    }
}

/// A JSON Pointer (RFC 6901); the empty string is the whole message.
///
/// A pointer is at most 1,024 bytes long: where a member's name would take it
/// further, it stops at the object that holds the member.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Pointer(CompactString);

impl Pointer {
    pub(crate) fn new(text: &str) -> Self {
        Self(text.into())
    }

    /// The pointer as RFC 6901 writes it: `/metadata/3/key`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The names and indices on the way, unescaped.
    pub fn tokens(&self) -> impl Iterator<Item = Cow<'_, str>> {
        self.0.split('/').skip(1).map(|token| {
            if token.contains('~') {
                Cow::Owned(token.replace("~1", "/").replace("~0", "~"))
            } else {
                Cow::Borrowed(token)
            }
        })
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl PartialEq<str> for Pointer {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

impl PartialEq<&str> for Pointer {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}

/// The kind of rule that was broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ViolationCode {
    /// The body is not JSON, not UTF-8, or goes on after the value.
    Syntax,
    /// The wrong kind of JSON value.
    Type,
    /// A required member is missing.
    Required,
    /// The same member stands in an object again.
    Duplicate,
    /// A member that the message does not have; only where the reading
    /// refuses unknown members.
    Unknown,
    /// Too few or too many characters.
    Length,
    /// The right length, but the wrong shape.
    Format,
    /// Not one of the values.
    Choice,
    /// A number too small or too large.
    Range,
    /// A number that is not a multiple of the step.
    Step,
    /// Too few or too many entries.
    Items,
    /// A rule over several members.
    Conflict,
}

impl ViolationCode {
    /// Every code, in the order of the documentation.
    pub const ALL: [Self; 12] = [
        Self::Syntax,
        Self::Type,
        Self::Required,
        Self::Duplicate,
        Self::Unknown,
        Self::Length,
        Self::Format,
        Self::Choice,
        Self::Range,
        Self::Step,
        Self::Items,
        Self::Conflict,
    ];

    /// The code as reports write it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Syntax => "syntax",
            Self::Type => "type",
            Self::Required => "required",
            Self::Duplicate => "duplicate",
            Self::Unknown => "unknown",
            Self::Length => "length",
            Self::Format => "format",
            Self::Choice => "choice",
            Self::Range => "range",
            Self::Step => "step",
            Self::Items => "items",
            Self::Conflict => "conflict",
        }
    }
}

impl fmt::Display for ViolationCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The six kinds of JSON value, as reports name them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum JsonType {
    Null,
    Boolean,
    Number,
    String,
    Array,
    Object,
}

impl fmt::Display for JsonType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Null => "null",
            Self::Boolean => "a boolean",
            Self::Number => "a number",
            Self::String => "a string",
            Self::Array => "an array",
            Self::Object => "an object",
        })
    }
}

/// A broken rule with its measure: what `Violation` is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ViolationKind {
    Syntax { expected: &'static str, line: u32, column: u32 },
    Type { expected: JsonType, found: JsonType },
    Required,
    Duplicate,
    Unknown { nearest: Option<&'static str> },
    Length { rule: TextRule, found: u32 },
    Format { expected: &'static str },
    Choice { rule: &'static ChoiceRule },
    Range { rule: NumberRule },
    Step { rule: NumberRule },
    Items { rule: CountRule, found: u32 },
    Conflict { expected: &'static str },
}

impl ViolationKind {
    pub(crate) const fn code(&self) -> ViolationCode {
        match self {
            Self::Syntax { .. } => ViolationCode::Syntax,
            Self::Type { .. } => ViolationCode::Type,
            Self::Required => ViolationCode::Required,
            Self::Duplicate => ViolationCode::Duplicate,
            Self::Unknown { .. } => ViolationCode::Unknown,
            Self::Length { .. } => ViolationCode::Length,
            Self::Format { .. } => ViolationCode::Format,
            Self::Choice { .. } => ViolationCode::Choice,
            Self::Range { .. } => ViolationCode::Range,
            Self::Step { .. } => ViolationCode::Step,
            Self::Items { .. } => ViolationCode::Items,
            Self::Conflict { .. } => ViolationCode::Conflict,
        }
    }
}

impl fmt::Display for ViolationKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Syntax { expected, line, column } => {
                write!(f, "must be {expected} at line {line} column {column}")
            }
            Self::Type { expected, found } => {
                write!(f, "must be {expected}, found {found}")
            }
            Self::Required => f.write_str("is required"),
            Self::Duplicate => f.write_str("must be given only once"),
            Self::Unknown { nearest: None } => {
                f.write_str("is not a member of this message")
            }
            Self::Unknown { nearest: Some(name) } => {
                write!(f, "is not a member of this message, but {name} is")
            }
            Self::Length { rule, found } => {
                write!(f, "must be {}, found {found}", rule.length())
            }
            Self::Format { expected } | Self::Conflict { expected } => {
                write!(f, "must {expected}")
            }
            Self::Choice { rule } => write!(f, "must be {rule}"),
            Self::Range { rule } => write!(f, "must be {}", rule.range()),
            Self::Step { rule } => write!(f, "must be {}", rule.step()),
            Self::Items { rule, found } => {
                write!(f, "must have {rule}, found {found}")
            }
        }
    }
}

/// Every reason why a message was refused: at least one, at most 100, in the
/// order in which they were found.
///
/// It displays one violation per line and serializes as a list.
/// The whole report stays below 16 KiB of JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violations {
    list: Vec<Violation>,
    truncated: bool,
}

impl Violations {
    /// `list` has at least one entry: only a report that was refused makes one.
    pub(crate) fn new(list: Vec<Violation>, truncated: bool) -> Self {
        debug_assert!(!list.is_empty(), "a refusal has a reason");
        Self { list, truncated }
    }

    /// The violations, in the order found.
    pub fn iter(&self) -> slice::Iter<'_, Violation> {
        self.list.iter()
    }

    /// How many there are in this report: 1 to 100.
    #[expect(clippy::len_without_is_empty, reason = "it is never empty")]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether more violations were found than the report keeps.
    pub fn is_truncated(&self) -> bool {
        self.truncated
    }
}

impl<'a> IntoIterator for &'a Violations {
    type Item = &'a Violation;
    type IntoIter = slice::Iter<'a, Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Display for Violations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, violation) in self.list.iter().enumerate() {
            let gap = if i == 0 { "" } else { "\n" };
            write!(f, "{gap}{violation}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Violations {}

impl Serialize for Violations {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.list.serialize(to)
    }
}
