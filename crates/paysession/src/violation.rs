//! What a report says: a place, a rule and words, never a value.

mod code;
mod json_type;
mod kind;
mod member_path;
mod one_line;
pub(crate) mod pointer;
mod size;
mod syntax;
mod violations;

use std::{borrow::Cow, fmt};

use compact_str::CompactString;
use serde::{
    Deserialize, Deserializer, Serialize, Serializer, ser::SerializeStruct,
};

use self::one_line::OneLine;
pub use self::{
    code::{UnknownViolationCode, ViolationCode},
    json_type::JsonType,
    kind::ViolationKind,
    member_path::MemberPath,
    pointer::{Pointer, PointerError},
    syntax::SyntaxErrorKind,
    violations::Violations,
};

/// A place where a message breaks a rule.
///
/// It displays as one line, `<pointer>: <what it must be>`, and serializes as
/// `{"pointer", "code", "message"}`.
/// It never holds the offending value: the names of members and the measure of
/// a value (its length, its type) are all that a report says of the input.
///
/// A service's own rules join a report as violations, too:
///
/// ```
/// use paysession::{Pointer, Violation, ViolationCode, Violations};
///
/// let late = Violation::new(
///     Pointer::from_static("/expires_at"),
///     ViolationCode::Range,
///     "must be within an hour",
/// );
/// let mut report = Violations::from(late);
/// report.push(Violation::new(Pointer::ROOT, ViolationCode::Other, "is known"));
///
/// let report = report.within(&Pointer::from_static("/session"));
/// assert_eq!(
///     report.to_string(),
///     "/session/expires_at: must be within an hour\n/session: is known"
/// );
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Violation {
    pointer: Pointer,
    reason: Reason,
}

#[derive(Clone, PartialEq, Eq, Hash)]
enum Reason {
    /// A rule of this crate.
    Rule(ViolationKind),
    /// Somebody else's rule.
    Custom { code: ViolationCode, description: CompactString },
}

impl Reason {
    /// The description that is not this crate's.
    fn description(&self) -> &str {
        match self {
            Self::Rule(_) => "",
            Self::Custom { description, .. } => description,
        }
    }
}

impl Violation {
    /// The longest description, in bytes.
    pub const MAX_DESCRIPTION_BYTES: usize = 1024;

    /// A violation of a rule that is not this crate's.
    ///
    /// The description says what the place must be, in lower case and without
    /// a full stop. Of more than
    /// [1,024 bytes](Self::MAX_DESCRIPTION_BYTES) the end is left out.
    pub fn new(
        pointer: Pointer,
        code: ViolationCode,
        description: impl AsRef<str>,
    ) -> Self {
        let description = description.as_ref();
        let end = description.floor_char_boundary(Self::MAX_DESCRIPTION_BYTES);
        let description = description.split_at(end).0.into();
        Self { pointer, reason: Reason::Custom { code, description } }
    }

    /// A violation of a rule of this crate.
    pub(crate) fn of_kind(pointer: Pointer, kind: ViolationKind) -> Self {
        Self { pointer, reason: Reason::Rule(kind) }
    }

    /// The same violation with `prefix` before its pointer.
    ///
    /// ```
    /// use paysession::{Pointer, yuno::MerchantOrderId};
    ///
    /// let violation = "".parse::<MerchantOrderId>().unwrap_err();
    /// assert_eq!(violation.pointer(), "");
    /// let violation = violation.within(&Pointer::from_static("/order/id"));
    /// assert_eq!(violation.pointer(), "/order/id");
    /// ```
    #[must_use]
    pub fn within(self, prefix: &Pointer) -> Self {
        Self { pointer: self.pointer.within(prefix), ..self }
    }

    /// Where: a JSON Pointer in the names of the message as it was sent.
    pub const fn pointer(&self) -> &Pointer {
        &self.pointer
    }

    /// What kind of rule was broken, for programs.
    pub const fn code(&self) -> ViolationCode {
        match &self.reason {
            Reason::Rule(kind) => kind.code(),
            Reason::Custom { code, .. } => *code,
        }
    }

    /// The rule that was broken, and the measure of what broke it, as data.
    ///
    /// None where the rule is not this crate's, and where the violation was
    /// read back: then there are only words.
    pub const fn kind(&self) -> Option<&ViolationKind> {
        match &self.reason {
            Reason::Rule(kind) => Some(kind),
            Reason::Custom { .. } => None,
        }
    }

    /// What the place must hold, in words: lower case, no full stop.
    pub fn description(&self) -> Cow<'_, str> {
        match &self.reason {
            Reason::Rule(kind) => Cow::Owned(kind.to_string()),
            Reason::Custom { description, .. } => Cow::Borrowed(description),
        }
    }
}

impl From<ViolationKind> for Violation {
    /// A violation of the value as a whole.
    fn from(kind: ViolationKind) -> Self {
        Self::of_kind(Pointer::ROOT, kind)
    }
}

impl fmt::Display for Violation {
    /// One line whatever was sent: what would break it, or turn its direction,
    /// is written as JSON escapes it, so that nobody can forge a line.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.pointer.is_root() {
            write!(f, "{}: ", OneLine(self.pointer.as_str()))?;
        }
        match &self.reason {
            Reason::Rule(kind) => kind.fmt(f),
            Reason::Custom { description, .. } => OneLine(description).fmt(f),
        }
    }
}

#[expect(clippy::missing_fields_in_debug, reason = "the description says it")]
impl fmt::Debug for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Violation")
            .field("pointer", &self.pointer)
            .field("code", &self.code())
            .field("description", &self.description())
            .finish()
    }
}

impl std::error::Error for Violation {}

impl Serialize for Violation {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut object = to.serialize_struct("Violation", 3)?;
        object.serialize_field("pointer", &self.pointer)?;
        object.serialize_field("code", &self.code())?;
        object.serialize_field("message", &self.description())?;
        object.end()
    }
}

impl<'de> Deserialize<'de> for Violation {
    /// What a client of a service reads back. It has the pointer, the code and
    /// the words, but no [`kind`](Violation::kind); a code that this version
    /// does not know is [`ViolationCode::Other`], and members that it does not
    /// know are left out.
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Violation {
            pointer: Pointer,
            code: ViolationCode,
            message: String,
        }
        let Violation { pointer, code, message } =
            Violation::deserialize(from)?;
        Ok(Self::new(pointer, code, message))
    }
}
