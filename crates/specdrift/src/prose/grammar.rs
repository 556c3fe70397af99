//! The grammar of prose limits, as a table: a phrase, and what it means. An
//! earlier row claims its words before a later one sees them.

/// What a phrase means, before the type of its field is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// No more than the number: characters of a text, items of a list, members
    /// of an object, the value of a number.
    Upper,
    /// No less than the number, in the same measure.
    Lower,
    /// Exactly so many characters.
    Characters,
    /// From the first to the second number of characters.
    CharactersBetween,
    /// At most so many characters.
    CharactersUpper,
    /// At least so many characters.
    CharactersLower,
    /// At most so many items or members.
    CountUpper,
    /// At least so many items or members.
    CountLower,
    /// A multiple of the number.
    Step,
    /// The number or more.
    AtLeast,
    /// More than the number.
    Above,
    /// The number or less.
    AtMost,
    /// Less than the number.
    Below,
    /// At most so many characters in the name of every member.
    KeysUpper,
    /// At most so many characters in the value of every member.
    ValuesUpper,
    /// The value of every member is a text.
    ValuesAreTexts,
    /// A UUID.
    Uuid,
    /// A country code of ISO 3166-1.
    Country,
    /// A currency code of ISO 4217.
    Currency,
    /// A date and time of ISO 8601.
    DateTime,
    /// A length of time: no limit of a message, but nothing unread either.
    Duration,
}

/// One row.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PhrasePattern {
    /// Names the row in reports.
    pub(crate) name: &'static str,
    /// What a text must hold, in small letters, to be worth a look; `|` stands
    /// between alternatives.
    pub(crate) hint: &'static str,
    /// A regular expression; `#` stands for a number.
    pub(crate) phrase: &'static str,
    pub(crate) means: Meaning,
}

const fn row(
    name: &'static str,
    hint: &'static str,
    phrase: &'static str,
    means: Meaning,
) -> PhrasePattern {
    PhrasePattern { name, hint, phrase, means }
}

/// A number, thousands separated or not.
pub(crate) const NUMBER: &str = r"(-?[0-9]{1,3}(?:[,_'\x{a0}][0-9]{3})+(?:\.[0-9]+)?|-?[0-9]+(?:\.[0-9]+)?)";

/// The rows, in the order in which they claim words.
pub(crate) const ROWS: &[PhrasePattern] = &[
    row(
        "keys-length",
        "key",
        r"\bkeys?\b[^.;]{0,30}?(?:maximum length(?: of)?|length up to|up to|at most|no longer than|limited to|max:?) ?# ?(?:characters|chars)?",
        Meaning::KeysUpper,
    ),
    row(
        "values-length",
        "value",
        r"\bvalues?\b[^.;]{0,30}?(?:maximum length(?: of)?|length up to|up to|at most|no longer than|limited to) ?# ?(?:characters|chars)",
        Meaning::ValuesUpper,
    ),
    row(
        "values-are-texts",
        "strings",
        r"\bvalues must (?:all )?be strings\b",
        Meaning::ValuesAreTexts,
    ),
    row("uuid", "uuid", r"\bUUID\b", Meaning::Uuid),
    row(
        "iso-3166-1",
        "3166",
        r"\bISO[ -]?3166(?:-1)?(?:[ -]alpha-2)?\b",
        Meaning::Country,
    ),
    row("iso-4217", "4217", r"\bISO[ -]?4217\b", Meaning::Currency),
    row("iso-8601", "8601", r"\bISO[ -]?8601\b", Meaning::DateTime),
    row(
        "characters-between",
        "char",
        r"(?:\bbetween |\bfrom )?#(?: to | and | ?[-–] ?)# ?(?:characters|chars)\b",
        Meaning::CharactersBetween,
    ),
    row(
        "characters-upper",
        "char",
        r"\b(?:up to|at most|no more than|not more than|no longer than|maximum(?: length)?(?: of| is)?|max\.?(?: length)?(?: of)?|not exceed|limited to) ?# ?(?:characters|chars)\b",
        Meaning::CharactersUpper,
    ),
    row(
        "characters-lower",
        "char",
        r"\b(?:at least|no fewer than|no less than|minimum(?: length)?(?: of| is)?|min\.?(?: length)?(?: of)?) ?# ?(?:characters|chars)\b",
        Meaning::CharactersLower,
    ),
    row(
        "characters",
        "char",
        r"(?:\bexactly )?#[ -]?(?:characters?|chars?)\b",
        Meaning::Characters,
    ),
    row(
        "length-upper",
        "length",
        r"\bmax(?:imum)? length(?: of| is|:)? ?#",
        Meaning::CharactersUpper,
    ),
    row(
        "length-lower",
        "length",
        r"\bmin(?:imum)? length(?: of| is|:)? ?#",
        Meaning::CharactersLower,
    ),
    row(
        "count-upper",
        "object|item|entr|element|key|pair",
        r"\b(?:up to|at most|no more than|not more than|maximum(?: of)?|max\.?) # (?:[a-z]+ )?(?:objects?|items?|entry|entries|elements?|keys?|pairs?)\b",
        Meaning::CountUpper,
    ),
    row(
        "count-lower",
        "object|item|entr|element|key|pair",
        r"\b(?:at least|no fewer than|minimum(?: of)?|min\.?) # (?:[a-z]+ )?(?:objects?|items?|entry|entries|elements?|keys?|pairs?)\b",
        Meaning::CountLower,
    ),
    row("multiple-of", "multiple", r"\bmultiples? of #", Meaning::Step),
    row(
        "upper-limit",
        "limit|maximum value",
        r"\b(?:upper limit|maximum value)(?: is| are| of|:)? ?#",
        Meaning::AtMost,
    ),
    row(
        "lower-limit",
        "limit|minimum value",
        r"\b(?:lower limit|minimum value)(?: is| are| of|:)? ?#",
        Meaning::AtLeast,
    ),
    row(
        "at-least",
        "equal to|no less|at least|>=|≥",
        r"(?:\bgreater than or equal to|\bequal to or greater than|\bno less than|\bat least|>=|≥) ?#",
        Meaning::AtLeast,
    ),
    row(
        "at-most",
        "equal to|no more|at most|up to|<=|≤",
        r"(?:\bless than or equal to|\bequal to or less than|\bno more than|\bat most|\bup to|<=|≤) ?#",
        Meaning::AtMost,
    ),
    row(
        "above",
        "than|>",
        r"(?:\bgreater than|\bmore than|>) ?#",
        Meaning::Above,
    ),
    row("below", "than|<", r"(?:\bless than|<) ?#", Meaning::Below),
    row(
        "max",
        "max",
        r"\bmax(?:imum)?\.?(?: of| is)?[ ]*[:=]?[ ]*#",
        Meaning::Upper,
    ),
    row(
        "min",
        "min",
        r"\bmin(?:imum)?\.?(?: of| is)?[ ]*[:=]?[ ]*#",
        Meaning::Lower,
    ),
    row(
        "duration",
        "second|minute|hour|day|week|month|year",
        r"#[ -]?(?:milliseconds?|seconds?|minutes?|hours?|days?|weeks?|months?|years?)\b",
        Meaning::Duration,
    ),
];

/// A word that a limit is made of.
pub(crate) const LIMIT_WORD: &str = r"\b(?:max|min|maximum|minimum|limits?|limited|lengths?|at most|at least|up to|no more than|not more than|exceeds?|exceeding|characters?|chars|digits|between|longer|shorter|fewer|exactly|multiples? of|greater than|less than)\b";

/// What a text must hold for [`LIMIT_WORD`] to be worth a look.
pub(crate) const LIMIT_HINT: &str = "max|min|limit|length|most|least|up to|more than|exceed|char|digits|between|longer|shorter|fewer|exactly|multiple|than";

/// A number as a limit may give it, spelled out or not.
pub(crate) const AMOUNT: &str = r"[0-9]+|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|fifty|hundred|thousand|million)\b";
