//! Bounds of numbers.

use super::{
    Bound, Frame, GrammarEntry, GrammarRow, LeadingContext, Limit, Meaning,
    PhraseKind, TrailingContext, example,
};

pub(super) const ROWS: &[GrammarRow] = &[
    GrammarRow {
        entry: GrammarEntry {
            id: "decimal-places",
            words: r"(?:(?:<at most>|<maximum>|\b(?:with|exactly) ))?#[ -](?:decimal (?:places?|digits?|points?)|decimals?|fraction(?:al)? digits?|digits? (?:after|to the right of) the (?:decimal )?(?:point|comma|separator))\b",
            applies: &[
                example(
                    "number",
                    "Up to 4 decimal places.",
                    "multipleOf 0.0001",
                ),
                example("number", "A maximum of 2 decimals", "multipleOf 0.01"),
                example(
                    "number",
                    "At most 3 digits after the decimal point",
                    "multipleOf 0.001",
                ),
            ],
            does_not_apply: &[
                example(
                    "string",
                    "Up to 4 decimal places.",
                    "unread: a value of this type has no such limit",
                ),
                example(
                    "number",
                    "At least 4 decimal places.",
                    "unread: its unit may not be the field's",
                ),
            ],
        },
        meaning: Meaning::Limit(Limit::DecimalPlaces),
        kind: PhraseKind::Bound,
        before: LeadingContext::NoBound,
        after: TrailingContext::Anything,
    },
    GrammarRow {
        entry: GrammarEntry {
            id: "multiple-of",
            words: r"\b(?:multiples? of|divisible by|(?:steps?|increments) of) #",
            applies: &[
                example("number", "(multiple of 0.0001)", "multipleOf 0.0001"),
                example("integer", "In steps of 5.", "multipleOf 5"),
            ],
            does_not_apply: &[example(
                "number",
                "Not a multiple of 5.",
                "unread: the sentence negates it",
            )],
        },
        meaning: Meaning::Limit(Limit::Step),
        kind: PhraseKind::Bound,
        before: LeadingContext::Anything,
        after: TrailingContext::NoOtherUnit,
    },
    GrammarRow {
        entry: GrammarEntry {
            id: "number-between",
            words: r"\b(?:between|from|ranging from|ranges? from|(?:in the )?range(?: of| is|:)?|values?(?: from|:)?) #(?: ?(?:\bup to\b|\bto\b|\band\b|\bthrough\b|-) ?)#",
            applies: &[
                example(
                    "integer",
                    "Between 1 and 86,400.",
                    "minimum 1, maximum 86400",
                ),
                example("number", "Range: 0.5–2.5", "minimum 0.5, maximum 2.5"),
                example(
                    "integer",
                    "In seconds, from 60 to 600 seconds.",
                    "minimum 60, maximum 600",
                ),
            ],
            does_not_apply: &[
                example(
                    "integer",
                    "Between 1 and 24 hours.",
                    "unread: its unit may not be the field's",
                ),
                example(
                    "integer",
                    "Between 1 and 10 (exclusive).",
                    "unread: its sentence does not make it a limit",
                ),
            ],
        },
        meaning: Meaning::Limit(Limit::Number(Bound::Between)),
        kind: PhraseKind::Bound,
        before: LeadingContext::Anything,
        after: TrailingContext::NoOtherUnit,
    },
    GrammarRow {
        entry: GrammarEntry {
            id: "upper-limit",
            words: r"\b(?:upper limit|max(?:imum)? value)(?: is| are| of|:)? ?#",
            applies: &[
                example("integer", "The upper limit is 900.", "maximum 900"),
                example("integer", "Maximum value: 900", "maximum 900"),
            ],
            does_not_apply: &[example(
                "integer",
                "Lower limit: 9",
                "minimum 9",
            )],
        },
        meaning: Meaning::Limit(Limit::Number(Bound::AtMost)),
        kind: PhraseKind::Bound,
        before: LeadingContext::Anything,
        after: TrailingContext::NoOtherUnit,
    },
    GrammarRow {
        entry: GrammarEntry {
            id: "lower-limit",
            words: r"\b(?:lower limit|min(?:imum)? value)(?: is| are| of|:)? ?#",
            applies: &[example("integer", "Minimum value is 5.", "minimum 5")],
            does_not_apply: &[example(
                "integer",
                "Upper limit: 9",
                "maximum 9",
            )],
        },
        meaning: Meaning::Limit(Limit::Number(Bound::AtLeast)),
        kind: PhraseKind::Bound,
        before: LeadingContext::Anything,
        after: TrailingContext::NoOtherUnit,
    },
    GrammarRow {
        entry: GrammarEntry {
            id: "at-least",
            words: r"<at least>#|# or (?:more|greater|above|higher|larger)\b",
            applies: &[
                example(
                    "number",
                    "Must be equal or greater than 0.",
                    "minimum 0",
                ),
                example("number", "Greater than or equal to 0", "minimum 0"),
                example("number", "greater or equal to 0", "minimum 0"),
                example("number", "&ge; 0", "minimum 0"),
                example("integer", "Cannot be less than 10.", "minimum 10"),
                example("integer", "1 or more", "minimum 1"),
            ],
            does_not_apply: &[
                example("number", "Greater than 0.", "exclusiveMinimum 0"),
                example(
                    "string",
                    "At least 3.",
                    "unread: a value of this type has no such limit",
                ),
            ],
        },
        meaning: Meaning::Limit(Limit::Number(Bound::AtLeast)),
        kind: PhraseKind::Bound,
        before: LeadingContext::Anything,
        after: TrailingContext::NoOtherUnit,
    },
    GrammarRow {
        entry: GrammarEntry {
            id: "at-most",
            words: r"<at most>#|# or (?:less|fewer|below|lower|smaller)\b",
            applies: &[
                example("number", "Less than or equal to 100.", "maximum 100"),
                example("number", "Equal to or less than 100", "maximum 100"),
                example("number", "Must not exceed 1,000.50", "maximum 1000.5"),
                example("number", "≤ 100", "maximum 100"),
                example("integer", "Not greater than 12", "maximum 12"),
            ],
            does_not_apply: &[
                example("number", "Less than 100.", "exclusiveMaximum 100"),
                example("string", "Open for up to 30 days", "no limit"),
                example(
                    "integer",
                    "Up to 30 days.",
                    "unread: its unit may not be the field's",
                ),
            ],
        },
        meaning: Meaning::Limit(Limit::Number(Bound::AtMost)),
        kind: PhraseKind::Bound,
        before: LeadingContext::Anything,
        after: TrailingContext::NoOtherUnit,
    },
    GrammarRow {
        entry: GrammarEntry {
            id: "above",
            words: r"(?:<more> than|\babove|>) ?#",
            applies: &[
                example(
                    "number",
                    "Must be greater than 0.",
                    "exclusiveMinimum 0",
                ),
                example("number", "&gt; 0", "exclusiveMinimum 0"),
            ],
            does_not_apply: &[
                example("number", "Equal or greater than 0", "minimum 0"),
                example(
                    "number",
                    "Required if `total` is greater than 100.",
                    "unread: it holds under a condition",
                ),
            ],
        },
        meaning: Meaning::Limit(Limit::Number(Bound::Above)),
        kind: PhraseKind::Bound,
        before: LeadingContext::Frame(Frame::Demanded),
        after: TrailingContext::NoOtherUnit,
    },
    GrammarRow {
        entry: GrammarEntry {
            id: "below",
            words: r"(?:<less> than|\bbelow|<) ?#",
            applies: &[
                example("number", "Must be less than 1.", "exclusiveMaximum 1"),
                example("number", "< 1", "exclusiveMaximum 1"),
            ],
            does_not_apply: &[
                example("number", "Less or equal to 1", "maximum 1"),
                example(
                    "integer",
                    "A value less than 100 is a year of this century.",
                    "unread: its sentence does not make it a limit",
                ),
            ],
        },
        meaning: Meaning::Limit(Limit::Number(Bound::Below)),
        kind: PhraseKind::Bound,
        before: LeadingContext::Frame(Frame::Demanded),
        after: TrailingContext::NoOtherUnit,
    },
    GrammarRow {
        entry: GrammarEntry {
            id: "exactly",
            words: r"\bexactly #",
            applies: &[example(
                "integer",
                "Exactly 36.",
                "minimum 36, maximum 36",
            )],
            does_not_apply: &[
                example(
                    "string",
                    "Exactly 36.",
                    "unread: a value of this type has no such limit",
                ),
                example(
                    "string",
                    "Exactly 36 characters.",
                    "minLength 36, maxLength 36",
                ),
            ],
        },
        meaning: Meaning::Limit(Limit::Number(Bound::Exactly)),
        kind: PhraseKind::Exact,
        before: LeadingContext::Anything,
        after: TrailingContext::NoOtherUnit,
    },
    GrammarRow {
        entry: GrammarEntry {
            id: "span",
            words: r"#(?: ?- ?| (?:up )?to | ?\.\. ?| ?<= ?[a-z]+ ?<= ?)#",
            applies: &[
                example("integer", "1 to 31.", "minimum 1, maximum 31"),
                example("integer", "Day (1-31).", "minimum 1, maximum 31"),
                example(
                    "number",
                    "Percentage (0.01–100.00).",
                    "minimum 0.01, maximum 100.0",
                ),
            ],
            does_not_apply: &[
                example("string", "Month (01-12).", ""),
                example(
                    "integer",
                    "Installments 1 to 12 cost nothing.",
                    "unread: its sentence does not make it a limit",
                ),
            ],
        },
        meaning: Meaning::Span,
        kind: PhraseKind::Bound,
        before: LeadingContext::Frame(Frame::Alone),
        after: TrailingContext::NoOtherUnit,
    },
];
