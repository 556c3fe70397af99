//! The grammar of limits in prose, as two tables: the rows, each a phrase and
//! what it means, and the qualifiers, each a few words that change what a phrase
//! beside them means. Every entry has sentences that show what it does.

mod characters;
mod codes;
mod condition;
mod count;
mod display;
mod frame;
mod hedge;
mod hint;
mod members;
mod no_limit;
mod not_binding;
mod number;
mod number_word;
mod part;
mod qualifier;
mod shared;
mod standard;
mod time;

pub(super) use frame::{FRAMES, Frame};
pub(super) use hint::{HINTS, HintedField};
pub(super) use number_word::{LONE_NUMBER, NAMING_NUMBER};
pub(super) use qualifier::{
    QualifiedMeaning, Qualifier, QualifierEffect, Scope,
};

use crate::schema::unread_reason::UnreadReason;

/// A sentence in the description of a field, and how it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct GrammarExample {
    /// The type of the field, as JSON Schema names it.
    pub field_type: &'static str,
    /// The description.
    pub description: &'static str,
    /// What its phrases are read as: each a list of limits, `no limit`, or
    /// `unread: ` and why, with ` | ` between them. Empty where there is no
    /// phrase.
    pub reading: &'static str,
}

const fn example(
    field_type: &'static str,
    description: &'static str,
    reading: &'static str,
) -> GrammarExample {
    GrammarExample { field_type, description, reading }
}

/// An entry of the grammar.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct GrammarEntry {
    /// Names the entry in readings.
    pub id: &'static str,
    /// Its words, as a regular expression; `#` stands for a number, a name in
    /// angle brackets for a list of words.
    pub words: &'static str,
    /// Sentences to which it applies.
    pub applies: &'static [GrammarExample],
    /// Sentences that look alike, to which it does not.
    pub does_not_apply: &'static [GrammarExample],
}

/// What a phrase means, before the type of its field is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    Limit(Limit),
    Standard(Standard),
    /// A length of time, which is no limit of a message.
    Duration,
    /// A number of digits.
    Digits,
    /// The least and the greatest number, without a word.
    Span,
    /// The values themselves, in words.
    Values,
}

/// What a phrase limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Limit {
    /// No more than the number: characters of a text, items of a list, members
    /// of an object, the value of a number.
    Max,
    /// No less than the number, in the same measure.
    Min,
    /// A number of characters.
    Characters(Bound),
    /// A number of items or members.
    Count(Bound),
    /// The value of a number.
    Number(Bound),
    /// A multiple of the number.
    Step,
    /// So many digits behind the decimal point.
    DecimalPlaces,
    /// At most so many characters in the name of every member.
    MemberNames,
    /// At most so many characters in the value of every member.
    MemberValues,
    /// The value of every member is a text.
    MemberValuesAreTexts,
}

/// A standard that a text keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standard {
    Uuid,
    /// A UUID of so many characters.
    UuidOfCharacters,
    /// A country code of ISO 3166-1 alpha-2.
    Country,
    /// A currency code of ISO 4217.
    Currency,
    /// A date and time of ISO 8601.
    DateTime,
    /// A standard, or a part of one, that is no list here.
    Other,
}

/// On which side of a value the number of a phrase lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bound {
    AtMost,
    AtLeast,
    Above,
    Below,
    Exactly,
    Between,
}

/// What kind of phrase a row reads: qualifiers are for some kinds only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PhraseKind {
    /// A bound of the value, of its length or of its count.
    Bound,
    /// Exactly one length.
    Exact,
    /// A standard that the value keeps.
    Standard,
    /// A standard's list of codes, of which the value is one.
    Codes,
    /// How a time is written.
    Time,
    /// The names or the values of members.
    Members,
    /// Words that no qualifier changes.
    Plain,
}

/// What must stand before a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LeadingContext {
    Anything,
    /// What introduces a number that is meant as it is: `a`, `be`, `length of`.
    Introduction,
    /// Anything but a word of a bound, as in `at least`.
    NoBound,
    /// What the frame says, before the phrase and behind it.
    Frame(Frame),
}

/// What may follow a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TrailingContext {
    Anything,
    /// No unit, or the one that the field is in.
    NoOtherUnit,
    /// No unit but characters.
    Characters,
}

/// One row.
#[derive(Debug, Clone, Copy)]
pub(super) struct GrammarRow {
    pub(super) entry: GrammarEntry,
    pub(super) meaning: Meaning,
    pub(super) kind: PhraseKind,
    pub(super) before: LeadingContext,
    pub(super) after: TrailingContext,
}

/// Lists of words that several rows share.
const WORD_LISTS: [(&str, &str); 9] = [
    (
        "<characters>",
        r"(?:(?:alphanumeric|alphabetic|ascii|unicode|utf-8|printable) )?(?:characters?|chars?)\b",
    ),
    (
        "<items>",
        r"(?:(?:line|order|[a-z]{6,}) )?(?:objects?|items?|entry|entries|elements?|keys?|pairs?|properties|members?)\b",
    ),
    (
        "<at most>",
        r"(?:(?:\bup to|\bat (?:the )?most|\b(?:not?|cannot|never|[a-z]+n't)(?: (?:be|have|add|send|contain|include|use))? <more> than|\b(?:not|cannot|never|[a-z]+n't)(?: to)? exceed(?:s|ing)?|<less> (?:than )?or equals?(?: to| than)?|\bequals?(?: to)? or <less>(?: than)?|\b(?:limited|capped|restricted) to|\bcapped at) |<= ?)",
    ),
    (
        "<at least>",
        r"(?:(?:\bat (?:the )?least|\b(?:not?|cannot|never|[a-z]+n't)(?: (?:be|have|add|send|contain|include|use))? <less> than|<more> (?:than )?or equals?(?: to| than)?|\bequals?(?: to)? or <more>(?: than)?) |>= ?)",
    ),
    // No `MAX` and no `MIN`.
    ("<code>", r"(?-i:\b(?:[A-Z]{2}|[A-LN-Z][A-Z]{2}|M[B-HJ-Z][A-Z])\b)"),
    ("<maximum>", r"\bmax(?:imum)?\.?(?: length| size)?(?: of| is)?:? ?"),
    ("<minimum>", r"\bmin(?:imum)?\.?(?: length| size)?(?: of| is)?:? ?"),
    ("<more>", r"\b(?:more|greater|larger|higher|bigger|longer)"),
    ("<less>", r"\b(?:less|fewer|lower|smaller|shorter)"),
];

/// A number, its thousands set apart or not.
const NUMBER: &str =
    r"(-?[0-9]{1,3}(?:[,_'][0-9]{3})+(?:\.[0-9]+)?|-?[0-9]+(?:\.[0-9]+)?)";

/// The words of an entry as a regular expression.
pub(super) fn expression(words: &str) -> String {
    let full = WORD_LISTS
        .iter()
        .fold(words.to_owned(), |text, (name, list)| text.replace(name, list));
    let full = full.replace('#', NUMBER).replace(r"\b", r"(?-u:\b)");
    format!("(?i){full}")
}

/// The rows, in the order in which they claim words.
pub(super) fn rows() -> impl Iterator<Item = &'static GrammarRow> {
    let tables: [&'static [GrammarRow]; 6] = [
        members::ROWS,
        standard::ROWS,
        characters::ROWS,
        count::ROWS,
        number::ROWS,
        shared::ROWS,
    ];
    tables.into_iter().flatten()
}

/// The qualifiers, in the order in which they claim words.
pub(super) fn qualifiers() -> impl Iterator<Item = &'static Qualifier> {
    let tables: [&'static [Qualifier]; 8] = [
        // First, as their longer words hold some of the others.
        codes::QUALIFIERS,
        time::QUALIFIERS,
        not_binding::QUALIFIERS,
        no_limit::QUALIFIERS,
        display::QUALIFIERS,
        condition::QUALIFIERS,
        hedge::QUALIFIERS,
        part::QUALIFIERS,
    ];
    tables.into_iter().flatten()
}

/// Every entry of the grammar, rows, qualifiers and hints, with the sentences
/// that show what it does.
pub fn grammar() -> impl Iterator<Item = &'static GrammarEntry> {
    let rows = rows().map(|row| &row.entry);
    let qualifiers = qualifiers().map(|qualifier| &qualifier.entry);
    let hints = HINTS.iter().map(|hint| &hint.entry);
    rows.chain(qualifiers).chain(hints)
}

/// What introduces a length that is meant as it is.
pub(super) const INTRODUCTION: &str = r#"(?:^|[.,;:()\n|!?"'] ?|\b(?:exactly|a|an|be|is|are|with|has|have|having|always|uuid|(?:length|string|text|total|consists?|sequence|code|identifier|token|number|key) of) )$"#;

/// What makes a bound of the number behind it.
pub(super) const BOUND_BEFORE: &str = r"\b(?:least|most|than|minimum|min\.?|minimum of|up to|exceed|or|not) $|[=-] ?$";

/// Every kind of phrase that can be qualified.
const EVERY_KIND: &[PhraseKind] = &[
    PhraseKind::Bound,
    PhraseKind::Exact,
    PhraseKind::Standard,
    PhraseKind::Codes,
    PhraseKind::Time,
    PhraseKind::Members,
];

const STANDARDS: &[PhraseKind] =
    &[PhraseKind::Standard, PhraseKind::Codes, PhraseKind::Time];

const LENGTHS_AND_BOUNDS: &[PhraseKind] =
    &[PhraseKind::Bound, PhraseKind::Exact];

const fn unread(reason: UnreadReason) -> QualifiedMeaning {
    QualifiedMeaning::Unread(reason)
}
