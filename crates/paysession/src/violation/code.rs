//! The codes of violations.

use std::{borrow::Cow, fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The kind of rule that was broken, for programs.
///
/// Codes are a promise: none is renamed and none changes its meaning. A later
/// version may have more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ViolationCode {
    /// The body is not JSON, not UTF-8, or goes on after the value.
    Syntax,
    /// The wrong kind of JSON value.
    Type,
    /// A required member is missing.
    Required,
    /// A member is given more than once.
    Duplicate,
    /// A member that the message does not have; only where the reading
    /// refuses unknown members.
    Unknown,
    /// Too few or too many characters.
    Length,
    /// The right length, but the wrong format.
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
    /// A rule that is not this crate's: one of a service, for which no other
    /// code fits, or one of a report that was read back and has a code that
    /// this version does not know.
    Other,
}

impl ViolationCode {
    /// Every code that the rules of this crate have, in the order of the
    /// documentation: all but [`Other`](Self::Other).
    pub const ALL: &'static [Self] = &[
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
            Self::Other => "other",
        }
    }
}

impl fmt::Display for ViolationCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for ViolationCode {
    type Err = UnknownViolationCode;

    fn from_str(text: &str) -> Result<Self, UnknownViolationCode> {
        Self::ALL
            .iter()
            .copied()
            .chain([Self::Other])
            .find(|code| code.as_str() == text)
            .ok_or(UnknownViolationCode)
    }
}

impl TryFrom<&str> for ViolationCode {
    type Error = UnknownViolationCode;

    fn try_from(text: &str) -> Result<Self, UnknownViolationCode> {
        text.parse()
    }
}

impl Serialize for ViolationCode {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for ViolationCode {
    /// A code that this version does not know is [`Other`](Self::Other): a
    /// client goes on working when the service that it asks is newer.
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = Cow::<str>::deserialize(from)?;
        Ok(text.parse().unwrap_or(Self::Other))
    }
}

/// A text that is no [`ViolationCode`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct UnknownViolationCode;

impl fmt::Display for UnknownViolationCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("must be the code of a violation, such as required")
    }
}

impl std::error::Error for UnknownViolationCode {}
