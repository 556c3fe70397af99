//! Why a phrase that looks like a limit was not read as one.

use std::fmt;

/// Why a phrase that looks like a limit was not read as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum UnreadReason {
    /// No row of the grammar has its words.
    UnknownWords,
    /// The words beside it do not make it a limit of the value.
    UnclearWords,
    /// It holds under a condition only.
    Conditional,
    /// Its sentence denies it.
    Negated,
    /// It is meant about, or as a piece of advice.
    Approximate,
    /// Another phrase limits the same in another way.
    Contradicted,
    /// A number beside it belongs to no phrase.
    OtherNumber,
    /// It is one of several choices.
    Alternative,
    /// It is about another field.
    OtherField,
    /// It is about each element of the value.
    PerElement,
    /// It is about several values in one text.
    SeveralValues,
    /// It is about a part of the text.
    PartOfText,
    /// It is about what is kept of a longer text.
    Truncated,
    /// It counts digits.
    Digits,
    /// Its unit is not known to be the field's.
    OtherUnit,
    /// A value of the field's type has no such limit.
    OtherType,
    /// A number in it is not one that its limit can have.
    UnreadableNumber,
    /// The standard, or this part of it, has no list here.
    OtherStandard,
    /// The values stand in a list in words.
    ListInText,
    /// It stands in a table.
    Table,
    /// The description is too long to be read.
    TooLong,
}

impl UnreadReason {
    /// The reason in a few words.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::UnknownWords => "its words are unknown",
            Self::UnclearWords => "its sentence does not make it a limit",
            Self::Conditional => "it holds under a condition",
            Self::Negated => "the sentence negates it",
            Self::Approximate => "it is approximate or advice",
            Self::Contradicted => "another phrase says otherwise",
            Self::OtherNumber => "a number beside it is not understood",
            Self::Alternative => "it is one of several choices",
            Self::OtherField => "it is about another field",
            Self::PerElement => "it is about each element",
            Self::SeveralValues => "it is about several values in one text",
            Self::PartOfText => "it is about a part of the text",
            Self::Truncated => "longer texts are shortened",
            Self::Digits => "it counts digits",
            Self::OtherUnit => "its unit may not be the field's",
            Self::OtherType => "a value of this type has no such limit",
            Self::UnreadableNumber => "its number cannot be such a limit",
            Self::OtherStandard => "the standard has no list here",
            Self::ListInText => "it lists values in prose",
            Self::Table => "it stands in a table",
            Self::TooLong => "the description is too long",
        }
    }
}

impl fmt::Display for UnreadReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
