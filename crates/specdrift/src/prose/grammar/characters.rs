//! Lengths of texts.

use super::{
    Bound, Frame, GrammarEntry, GrammarRow, LeadingContext, Limit, Meaning,
    PhraseKind, TrailingContext, example,
};

pub(super) const ROWS: &[GrammarRow] = &[
    GrammarRow {
        entry: GrammarEntry {
            id: "characters-between",
            words: r"(?:\b(?:between|from) )?# ?(?:\b(?:up )?to\b|\band\b|\bthrough\b|-|\.\.) ?#[ -]?<characters>|(?:<at least>|<minimum>)# (?:<characters> )?(?:(?:and|but) )?(?:<at most>|<maximum>)# ?<characters>",
            applies: &[
                example(
                    "string",
                    "Between 2 and 40 characters.",
                    "minLength 2, maxLength 40",
                ),
                example("string", "6–10 chars", "minLength 6, maxLength 10"),
                example(
                    "string",
                    "At least 3 and at most 20 characters.",
                    "minLength 3, maxLength 20",
                ),
            ],
            does_not_apply: &[
                example(
                    "integer",
                    "Between 2 and 40.",
                    "minimum 2, maximum 40",
                ),
                example(
                    "integer",
                    "Between 2 and 40 characters.",
                    "unread: a value of this type has no such limit",
                ),
            ],
        },
        meaning: Meaning::Limit(Limit::Characters(Bound::Between)),
        kind: PhraseKind::Bound,
        before: LeadingContext::Anything,
        after: TrailingContext::Anything,
    },
    GrammarRow {
        entry: GrammarEntry {
            id: "characters-upper",
            words: r"(?:<at most>|<maximum>|\b(?:character |length )?limit(?: of| is)?:? )# ?<characters>|\bmax(?:imum)?(?: allowed)? number of <characters>(?: is|:)? ?#|#[ -]?<characters>(?: long)?(?:,? or (?:less|fewer|shorter)\b| (?:at most|max(?:imum)?|limit|(?:is|are) the (?:max(?:imum)?|(?:upper )?limit))\b| ?\(max(?:imum)?\.?\))|# or (?:less|fewer) <characters>|\bcharacter limit(?: is| of)?:? #",
            applies: &[
                example("string", "Up to 22 characters.", "maxLength 22"),
                example("string", "AT MOST 22 CHARACTERS", "maxLength 22"),
                example(
                    "string",
                    "Must not exceed 1,000 characters",
                    "maxLength 1000",
                ),
                example(
                    "string",
                    "Cannot be longer than 90 chars.",
                    "maxLength 90",
                ),
                example("string", "70 characters or less", "maxLength 70"),
                example("string", "A 15-character limit.", "maxLength 15"),
            ],
            does_not_apply: &[
                example(
                    "string",
                    "Up to 22 bytes.",
                    "unread: its unit may not be the field's",
                ),
                example(
                    "array",
                    "Up to 22 characters.",
                    "unread: a value of this type has no such limit",
                ),
            ],
        },
        meaning: Meaning::Limit(Limit::Characters(Bound::AtMost)),
        kind: PhraseKind::Bound,
        before: LeadingContext::Anything,
        after: TrailingContext::Anything,
    },
    GrammarRow {
        entry: GrammarEntry {
            id: "characters-lower",
            words: r"(?:<at least>|<minimum>)# ?<characters>|\bmin(?:imum)? number of <characters>(?: is|:)? ?#|#\+ ?<characters>|# or more <characters>|#[ -]?<characters>(?: long)?(?:,? or (?:more|longer)\b| (?:at least|min(?:imum)?|(?:is|are) the (?:min(?:imum)?|lower limit))\b| ?\(min(?:imum)?\.?\))",
            applies: &[
                example("string", "No fewer than 8 characters.", "minLength 8"),
                example("string", "Minimum of 8 characters", "minLength 8"),
                example("string", "8 characters or more", "minLength 8"),
            ],
            does_not_apply: &[example(
                "string",
                "At least 2 digits.",
                "unread: it counts digits",
            )],
        },
        meaning: Meaning::Limit(Limit::Characters(Bound::AtLeast)),
        kind: PhraseKind::Bound,
        before: LeadingContext::Anything,
        after: TrailingContext::Anything,
    },
    GrammarRow {
        entry: GrammarEntry {
            id: "characters-below",
            words: r"<less> than # ?<characters>",
            applies: &[
                example("string", "Fewer than 64 characters.", "maxLength 63"),
                example("string", "Shorter than 64 chars", "maxLength 63"),
            ],
            does_not_apply: &[example(
                "string",
                "Must not be less than 64 characters.",
                "minLength 64",
            )],
        },
        meaning: Meaning::Limit(Limit::Characters(Bound::Below)),
        kind: PhraseKind::Bound,
        before: LeadingContext::Frame(Frame::Demanded),
        after: TrailingContext::Anything,
    },
    GrammarRow {
        entry: GrammarEntry {
            id: "characters-above",
            words: r"<more> than # ?<characters>",
            applies: &[example(
                "string",
                "Must be longer than 3 characters.",
                "minLength 4",
            )],
            does_not_apply: &[example(
                "string",
                "No more than 3 characters.",
                "maxLength 3",
            )],
        },
        meaning: Meaning::Limit(Limit::Characters(Bound::Above)),
        kind: PhraseKind::Bound,
        before: LeadingContext::Frame(Frame::Demanded),
        after: TrailingContext::Anything,
    },
    GrammarRow {
        entry: GrammarEntry {
            id: "characters",
            words: r"(?:\bexactly )?#[ -]?<characters>",
            applies: &[
                example(
                    "string",
                    "Exactly **12** characters.",
                    "minLength 12, maxLength 12",
                ),
                example(
                    "string",
                    "A 25-character identifier.",
                    "minLength 25, maxLength 25",
                ),
                example(
                    "string",
                    "The code has 5 alphanumeric characters",
                    "minLength 5, maxLength 5",
                ),
            ],
            does_not_apply: &[
                example(
                    "string",
                    "The first 12 characters count.",
                    "unread: its sentence does not make it a limit",
                ),
                example(
                    "string",
                    "Wraps behind 40 characters.",
                    "unread: its sentence does not make it a limit",
                ),
            ],
        },
        meaning: Meaning::Limit(Limit::Characters(Bound::Exactly)),
        kind: PhraseKind::Exact,
        before: LeadingContext::Introduction,
        after: TrailingContext::Anything,
    },
    GrammarRow {
        entry: GrammarEntry {
            id: "length-between",
            words: r"\blength(?: must be| is|:)?(?: between| from)? # ?(?:\b(?:up )?to\b|\band\b|-|\.\.) ?#|# ?<= ?(?:the )?length ?<= ?#",
            applies: &[
                example(
                    "string",
                    "Length between 4 and 9.",
                    "minLength 4, maxLength 9",
                ),
                example("string", "Length: 4-9", "minLength 4, maxLength 9"),
            ],
            does_not_apply: &[example(
                "string",
                "Length between 4 and 9 digits.",
                "unread: it counts digits",
            )],
        },
        meaning: Meaning::Limit(Limit::Characters(Bound::Between)),
        kind: PhraseKind::Bound,
        before: LeadingContext::Anything,
        after: TrailingContext::Characters,
    },
    GrammarRow {
        entry: GrammarEntry {
            id: "length-upper",
            words: r"\bmax(?:imum)?\.?[ _-]?(?:(?:string|text|character|name|field|value|allowed|permitted|possible|required) ){0,2}length(?: (?:of|for) (?:this|the|a|each|an) [a-z]+)?(?: of| is| are| must be|:|=)? ?#|\blength(?: must be| is| of|:)? (?:<at most>|<maximum>)#|\blength ?<= ?#|\blength (?:must|may|can|should) not exceed #",
            applies: &[
                example("string", "Maximum length: 80.", "maxLength 80"),
                example("string", "max length 80", "maxLength 80"),
                example("string", "maxLength: 80", "maxLength 80"),
                example(
                    "string",
                    "The length must not exceed 80.",
                    "maxLength 80",
                ),
            ],
            does_not_apply: &[example(
                "string",
                "Maximum length of 12 digits.",
                "unread: it counts digits",
            )],
        },
        meaning: Meaning::Limit(Limit::Characters(Bound::AtMost)),
        kind: PhraseKind::Bound,
        before: LeadingContext::Anything,
        after: TrailingContext::Characters,
    },
    GrammarRow {
        entry: GrammarEntry {
            id: "length-lower",
            words: r"\bmin(?:imum)?\.?[ _-]?(?:(?:string|text|character|name|field|value|allowed|permitted|possible|required) ){0,2}length(?: (?:of|for) (?:this|the|a|each|an) [a-z]+)?(?: of| is| are| must be|:|=)? ?#|\blength ?>= ?#|\blength(?: must be| is| of|:)? (?:<at least>|<minimum>)#",
            applies: &[
                example("string", "Minimum length: 6.", "minLength 6"),
                example("string", "Length of at least 6.", "minLength 6"),
            ],
            does_not_apply: &[example(
                "string",
                "Maximum length: 6.",
                "maxLength 6",
            )],
        },
        meaning: Meaning::Limit(Limit::Characters(Bound::AtLeast)),
        kind: PhraseKind::Bound,
        before: LeadingContext::Anything,
        after: TrailingContext::Characters,
    },
    GrammarRow {
        entry: GrammarEntry {
            id: "length",
            words: r"\b(?:fixed |exact )?length (?:must be|is|of) (?:exactly )?#",
            applies: &[example(
                "string",
                "The length is exactly 36.",
                "minLength 36, maxLength 36",
            )],
            does_not_apply: &[
                example("string", "Maximum length of 36.", "maxLength 36"),
                example(
                    "string",
                    "Length: 36",
                    "unread: its words are unknown",
                ),
            ],
        },
        meaning: Meaning::Limit(Limit::Characters(Bound::Exactly)),
        kind: PhraseKind::Exact,
        before: LeadingContext::NoBound,
        after: TrailingContext::Characters,
    },
];
