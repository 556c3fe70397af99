//! Words that fields of several types share.

use super::{
    GrammarEntry, GrammarRow, LeadingContext, Limit, Meaning, PhraseKind,
    TrailingContext, example,
};

pub(super) const ROWS: &[GrammarRow] = &[
    GrammarRow {
        entry: GrammarEntry {
            id: "digits",
            words: r"(?:(?:<at most>|<at least>|<maximum>|<minimum>|\bexactly )#[ -]digits?|#[ -]digits)\b",
            applies: &[
                example(
                    "string",
                    "Exactly 11 digits.",
                    "unread: it counts digits",
                ),
                example(
                    "integer",
                    "Up to 4 digits",
                    "unread: it counts digits",
                ),
            ],
            does_not_apply: &[example(
                "string",
                "4-digit code of the bank.",
                "",
            )],
        },
        meaning: Meaning::Digits,
        kind: PhraseKind::Plain,
        before: LeadingContext::Anything,
        after: TrailingContext::Anything,
    },
    GrammarRow {
        entry: GrammarEntry {
            id: "max",
            words: r"\bmax(?:imum)?\.?(?: of| is)?[ ]*[:=]?[ ]*#",
            applies: &[
                example("string", "(MAX 64)", "maxLength 64"),
                example("array", "Max. 5", "maxItems 5"),
                example("integer", "Maximum: 99", "maximum 99"),
            ],
            does_not_apply: &[
                example("integer", "(MAX 2)", "unread: it counts digits"),
                example(
                    "array",
                    "(MAX 255 per item)",
                    "unread: it is about each element",
                ),
            ],
        },
        meaning: Meaning::Limit(Limit::Max),
        kind: PhraseKind::Bound,
        before: LeadingContext::Anything,
        after: TrailingContext::NoOtherUnit,
    },
    GrammarRow {
        entry: GrammarEntry {
            id: "min",
            words: r"\bmin(?:imum)?\.?(?: of| is)?[ ]*[:=]?[ ]*#",
            applies: &[
                example("string", "(MIN 3)", "minLength 3"),
                example("integer", "Minimum of 1", "minimum 1"),
            ],
            does_not_apply: &[example(
                "number",
                "(MAX 2; MIN 2)",
                "unread: it counts digits | unread: it counts digits",
            )],
        },
        meaning: Meaning::Limit(Limit::Min),
        kind: PhraseKind::Bound,
        before: LeadingContext::Anything,
        after: TrailingContext::NoOtherUnit,
    },
    GrammarRow {
        entry: GrammarEntry {
            id: "duration",
            words: r"#[ -]?(?:milliseconds?|seconds?|minutes?|hours?|days?|weeks?|months?|years?)\b",
            applies: &[example("object", "Expires after 2 hours.", "no limit")],
            does_not_apply: &[example(
                "integer",
                "In days: up to 30 days.",
                "maximum 30",
            )],
        },
        meaning: Meaning::Duration,
        kind: PhraseKind::Plain,
        before: LeadingContext::Anything,
        after: TrailingContext::Anything,
    },
    GrammarRow {
        entry: GrammarEntry {
            id: "values",
            words: r#"\b(?:one of(?: the following)?|(?:possible|allowed|accepted|valid|supported|permitted|available) (?:values|options|codes)(?: are| include)?)(?: ?: ?| ["'`])["'`]?[a-z0-9]|\b(?:values|options|codes) (?:are|include) (?-i:[A-Z]{2})|\b(?:can be|must be|either) (?:either )?["'`][a-z0-9]"#,
            applies: &[
                example(
                    "string",
                    "One of: daily, weekly or monthly.",
                    "unread: it lists values in prose",
                ),
                example(
                    "string",
                    "Possible values: `OPEN`, `CLOSED`",
                    "unread: it lists values in prose",
                ),
                example(
                    "string",
                    "Either `a` or `b`.",
                    "unread: it lists values in prose",
                ),
            ],
            does_not_apply: &[
                example("string", "One of the merchant's accounts.", ""),
                example("object", "One of: a card, a wallet.", ""),
                example("string", "Can be left out.", ""),
            ],
        },
        meaning: Meaning::Values,
        kind: PhraseKind::Plain,
        before: LeadingContext::Anything,
        after: TrailingContext::Anything,
    },
];
