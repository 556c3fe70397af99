//! Numbers of items and of members.

use super::{
    Bound, GrammarEntry, GrammarRow, LeadingContext, Limit, Meaning,
    PhraseKind, TrailingContext, example,
};

pub(super) const ROWS: &[GrammarRow] = &[
    GrammarRow {
        entry: GrammarEntry {
            id: "count-between",
            words: r"(?:\b(?:between|from) )?# ?(?:\b(?:up )?to\b|\band\b|-|\.\.) ?# <items>|<at least># (?:<items> )?(?:and )?<at most># <items>",
            applies: &[
                example(
                    "array",
                    "Between 1 and 10 items.",
                    "minItems 1, maxItems 10",
                ),
                example(
                    "array",
                    "At least 1 and at most 10 entries",
                    "minItems 1, maxItems 10",
                ),
                example(
                    "object",
                    "1-5 keys",
                    "minProperties 1, maxProperties 5",
                ),
            ],
            does_not_apply: &[example(
                "string",
                "Between 1 and 10 items.",
                "unread: a value of this type has no such limit",
            )],
        },
        meaning: Meaning::Limit(Limit::Count(Bound::Between)),
        kind: PhraseKind::Bound,
        before: LeadingContext::Anything,
        after: TrailingContext::Anything,
    },
    GrammarRow {
        entry: GrammarEntry {
            id: "count-upper",
            words: r"(?:<at most>|<maximum>)# <items>|\bmax(?:imum)? number of <items>(?: is|:)? #|# <items> (?:or (?:less|fewer)|max(?:imum)?|at most)\b",
            applies: &[
                example("array", "Up to 7 metadata objects.", "maxItems 7"),
                example("array", "Maximum of 7 entries", "maxItems 7"),
                example(
                    "array",
                    "The maximum number of items is 7.",
                    "maxItems 7",
                ),
                example("object", "At most 7 pairs.", "maxProperties 7"),
            ],
            does_not_apply: &[
                example(
                    "array",
                    "Up to 7 items per page.",
                    "unread: it is about each element",
                ),
                example(
                    "integer",
                    "Up to 7 items.",
                    "unread: a value of this type has no such limit",
                ),
            ],
        },
        meaning: Meaning::Limit(Limit::Count(Bound::AtMost)),
        kind: PhraseKind::Bound,
        before: LeadingContext::Anything,
        after: TrailingContext::Anything,
    },
    GrammarRow {
        entry: GrammarEntry {
            id: "count-lower",
            words: r"(?:<at least>|<minimum>)# <items>|\bmin(?:imum)? number of <items>(?: is|:)? #|# <items> (?:or more|at least|min(?:imum)?)\b",
            applies: &[
                example("array", "At least 1 element.", "minItems 1"),
                example("array", "2 items or more", "minItems 2"),
            ],
            does_not_apply: &[example(
                "array",
                "No more than 4 items.",
                "maxItems 4",
            )],
        },
        meaning: Meaning::Limit(Limit::Count(Bound::AtLeast)),
        kind: PhraseKind::Bound,
        before: LeadingContext::Anything,
        after: TrailingContext::Anything,
    },
    GrammarRow {
        entry: GrammarEntry {
            id: "count",
            words: r"\bexactly # <items>",
            applies: &[example(
                "array",
                "Exactly 2 items.",
                "minItems 2, maxItems 2",
            )],
            does_not_apply: &[example("array", "See the 2 items below.", "")],
        },
        meaning: Meaning::Limit(Limit::Count(Bound::Exactly)),
        kind: PhraseKind::Exact,
        before: LeadingContext::Anything,
        after: TrailingContext::Anything,
    },
];
