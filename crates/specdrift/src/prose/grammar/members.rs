//! The names and the values of members.

use super::{
    GrammarEntry, GrammarRow, LeadingContext, Limit, Meaning, PhraseKind,
    TrailingContext, example,
};

pub(super) const ROWS: &[GrammarRow] = &[
    GrammarRow {
        entry: GrammarEntry {
            id: "keys-length",
            words: r"\bkeys?\b[a-z ,:']{0,30}?(?:maximum length(?: of)?|length up to|up to|at most|no longer than|limited to|max(?:imum)?(?: of|:)?) ?# ?<characters>",
            applies: &[
                example(
                    "object",
                    "Keys have a maximum length of 12 characters.",
                    "maxLength 12",
                ),
                example("object", "Each key: up to 8 chars.", "maxLength 8"),
            ],
            does_not_apply: &[
                example("object", "Up to 9 keys.", "maxProperties 9"),
                example(
                    "string",
                    "Key of up to 48 characters.",
                    "maxLength 48",
                ),
            ],
        },
        meaning: Meaning::Limit(Limit::MemberNames),
        kind: PhraseKind::Members,
        before: LeadingContext::Anything,
        after: TrailingContext::Anything,
    },
    GrammarRow {
        entry: GrammarEntry {
            id: "values-length",
            words: r"\bvalues?\b[a-z ,:']{0,30}?(?:maximum length(?: of)?|length up to|up to|at most|no longer than|limited to|max(?:imum)?(?: of|:)?) ?# ?<characters>",
            applies: &[
                example(
                    "object",
                    "Values are limited to 1,500 characters.",
                    "maxLength 1500",
                ),
                example(
                    "object",
                    "Every value has up to 30 characters.",
                    "maxLength 30",
                ),
            ],
            does_not_apply: &[example(
                "string",
                "Value of up to 30 characters.",
                "maxLength 30",
            )],
        },
        meaning: Meaning::Limit(Limit::MemberValues),
        kind: PhraseKind::Members,
        before: LeadingContext::Anything,
        after: TrailingContext::Anything,
    },
    GrammarRow {
        entry: GrammarEntry {
            id: "values-are-texts",
            words: r"\bvalues must (?:all )?be strings\b",
            applies: &[example(
                "object",
                "All values must be strings.",
                "type \"string\"",
            )],
            does_not_apply: &[example(
                "object",
                "Values may be strings or numbers.",
                "",
            )],
        },
        meaning: Meaning::Limit(Limit::MemberValuesAreTexts),
        kind: PhraseKind::Members,
        before: LeadingContext::Anything,
        after: TrailingContext::Anything,
    },
];
