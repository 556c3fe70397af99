//! The rule that was broken and the measure of what broke it, as data.

use std::fmt;

use super::{JsonType, MemberPath, SyntaxErrorKind, ViolationCode};
use crate::rule::{ChoiceRule, CountRule, Format, NumberRule, StringRule};

/// The rule of this crate that was broken, and the measure of what broke it.
///
/// It has what the words say, as data: a service that answers in another
/// language, or in a form of its own, writes its words from here.
/// It never has the value that was sent.
///
/// ```
/// use paysession::{Message, ViolationKind, yuno::CreateCustomerSession};
///
/// let report = CreateCustomerSession::from_json(br#"{"callback_url": "x"}"#)
///     .unwrap_err();
/// match report.first().kind() {
///     Some(ViolationKind::Length { rule, found, .. }) => {
///         assert_eq!((rule.min, rule.max, *found), (3, Some(526), 1));
///     }
///     other => panic!("{other:?}"),
/// }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ViolationKind {
    /// The text is not JSON, not UTF-8, or goes on after the value.
    Syntax {
        /// What is wrong.
        error: SyntaxErrorKind,
        /// The line, from 1.
        line: u32,
        /// The column in that line, in characters, from 1.
        column: u32,
        /// The offset in bytes, from 0.
        offset: u64,
    },
    /// The wrong type of JSON value.
    Type {
        /// The type that the value must have.
        expected: JsonType,
        /// The type that it has.
        found: JsonType,
    },
    /// A member that may be left out is `null`, and may not be.
    OptionalNull {
        /// The type that the value must have, where it is there.
        expected: JsonType,
    },
    /// A text that should be a number is not a JSON number.
    NumberText {
        /// What the number may be; none where it may be any.
        rule: Option<NumberRule>,
    },
    /// A required member is missing.
    Required,
    /// An object has the same member twice.
    Duplicate,
    /// A member that the message does not have.
    Unknown {
        /// The member that was probably meant.
        nearest: Option<&'static str>,
    },
    /// A member that an object inside this one has.
    Misplaced {
        /// Where it belongs.
        path: MemberPath,
    },
    /// Too few or too many characters.
    Length {
        /// What the text may be.
        rule: StringRule,
        /// How many characters (Unicode code points) it has.
        found: u32,
    },
    /// The right length, but the wrong format.
    Format {
        /// The format that the text must have.
        format: Format,
    },
    /// A URL that is no absolute `https` URL; only where the reading asks for
    /// one.
    NotHttps,
    /// Not one of the values.
    Choice {
        /// The values.
        rule: &'static ChoiceRule,
        /// The value that was probably meant.
        nearest: Option<&'static str>,
    },
    /// A number too small or too large.
    Range {
        /// What the number may be.
        rule: NumberRule,
    },
    /// A number that is not a multiple of the step.
    Step {
        /// What the number may be.
        rule: NumberRule,
    },
    /// Too few or too many entries.
    Items {
        /// How many there may be.
        rule: CountRule,
        /// How many there are.
        found: u32,
    },
    /// A rule over several members.
    Conflict {
        /// What the value must be, in words that follow "must".
        expected: &'static str,
    },
}

impl ViolationKind {
    /// A text that is none of a rule's values.
    #[cold]
    pub(crate) fn choice(rule: &'static ChoiceRule, text: &str) -> Self {
        Self::Choice { rule, nearest: rule.nearest(text) }
    }

    /// The kind of rule.
    pub const fn code(&self) -> ViolationCode {
        match self {
            Self::Syntax { .. } => ViolationCode::Syntax,
            Self::Type { .. }
            | Self::OptionalNull { .. }
            | Self::NumberText { .. } => ViolationCode::Type,
            Self::Required => ViolationCode::Required,
            Self::Duplicate => ViolationCode::Duplicate,
            Self::Unknown { .. } | Self::Misplaced { .. } => {
                ViolationCode::Unknown
            }
            Self::Length { .. } => ViolationCode::Length,
            Self::Format { .. } | Self::NotHttps => ViolationCode::Format,
            Self::Choice { .. } => ViolationCode::Choice,
            Self::Range { .. } => ViolationCode::Range,
            Self::Step { .. } => ViolationCode::Step,
            Self::Items { .. } => ViolationCode::Items,
            Self::Conflict { .. } => ViolationCode::Conflict,
        }
    }
}

impl fmt::Display for ViolationKind {
    /// What must hold at the pointer: lower case, no full stop.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Syntax { error, line, column, .. } => {
                write!(f, "{error}")?;
                if error.has_position() {
                    write!(f, " at line {line} column {column}")?;
                }
                Ok(())
            }
            Self::Type { expected, found } => {
                write!(f, "must be {expected}, found {found}")
            }
            Self::OptionalNull { expected } => {
                write!(
                    f,
                    "must be {expected}, found null: leave the member out"
                )
            }
            Self::NumberText { rule } => {
                let number =
                    rule.map_or(NumberRule::ANY_TEXT, NumberRule::number_text);
                write!(f, "must be {number}")
            }
            Self::Required => f.write_str("is required"),
            Self::Duplicate => f.write_str("must be given only once"),
            Self::Unknown { nearest } => {
                f.write_str("unknown member")?;
                write_suggestion(*nearest, f)
            }
            Self::Misplaced { path } => {
                f.write_str("unknown member")?;
                write_suggestion(Some(*path), f)
            }
            Self::Length { rule, found } => {
                let length = rule.length();
                match rule.format_of_one_length() {
                    Some(format) => {
                        write!(f, "must be {format} ({length}, found {found})")
                    }
                    None => write!(f, "must be {length}, found {found}"),
                }
            }
            Self::Format { format } => {
                write!(f, "must {}", format.requirement())
            }
            Self::NotHttps => write!(f, "must {}", Format::HTTPS),
            Self::Choice { rule, nearest } => {
                write!(f, "must be {rule}")?;
                write_suggestion(*nearest, f)
            }
            Self::Range { rule } => write!(f, "must be {}", rule.range()),
            Self::Step { rule } => {
                write!(f, "must {}", rule.step_requirement())
            }
            Self::Items { rule, found } => {
                write!(f, "must have {rule}, found {found}")
            }
            Self::Conflict { expected } => write!(f, "must {expected}"),
        }
    }
}

/// Adds what was probably meant: always one of our own names and values.
fn write_suggestion(
    nearest: Option<impl fmt::Display>,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    nearest.map_or(Ok(()), |name| write!(f, "; did you mean `{name}`?"))
}
