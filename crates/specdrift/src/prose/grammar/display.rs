//! Words about what is shown or kept of a value.

use super::{
    GrammarEntry, LENGTHS_AND_BOUNDS, QualifiedMeaning, Qualifier,
    QualifierEffect, Scope, example, unread,
};
use crate::schema::unread_reason::UnreadReason;

pub(super) const QUALIFIERS: &[Qualifier] = &[
    Qualifier {
        entry: GrammarEntry {
            id: "truncation",
            words: r"\b(?:truncat(?:e|es|ed|ing|ion)|cut off|trimmed|shortened)\b(?: (?:to|at|after|beyond))?",
            applies: &[
                example(
                    "string",
                    "The provider truncates to 22 characters.",
                    "no limit",
                ),
                example(
                    "string",
                    "22 characters are kept, the rest is cut off.",
                    "no limit",
                ),
                example(
                    "string",
                    "Max 22 characters. Longer names are truncated.",
                    "unread: longer texts are shortened",
                ),
            ],
            does_not_apply: &[example(
                "string",
                "Trim it to up to 22 characters.",
                "maxLength 22",
            )],
        },
        effects: &[
            QualifierEffect {
                scope: Scope::Clause,
                kinds: LENGTHS_AND_BOUNDS,
                verdict: QualifiedMeaning::NoLimit,
            },
            QualifierEffect {
                scope: Scope::Description,
                kinds: LENGTHS_AND_BOUNDS,
                verdict: unread(UnreadReason::Truncated),
            },
        ],
    },
    Qualifier {
        entry: GrammarEntry {
            id: "shown",
            words: r"\b(?:is|are|be|get|gets) (?:shown|displayed|visible|printed|rendered|used|kept|stored|sent|returned|logged)\b|\bappears?\b",
            applies: &[
                example(
                    "string",
                    "Up to 10 characters are shown on the receipt.",
                    "no limit",
                ),
                example(
                    "string",
                    "At most 10 characters appear on it.",
                    "no limit",
                ),
            ],
            does_not_apply: &[example(
                "string",
                "Names are shown, up to 10 characters.",
                "maxLength 10",
            )],
        },
        effects: &[QualifierEffect {
            scope: Scope::Next,
            kinds: LENGTHS_AND_BOUNDS,
            verdict: QualifiedMeaning::NoLimit,
        }],
    },
    Qualifier {
        entry: GrammarEntry {
            id: "shows",
            words: r"\b(?:shows?|showing|displays?|displaying|prints?|keeps?|stores?|returns?|generates?|rounds?|rounded|padded|masked|shown|displayed|printed)(?: to| as| with| only)* ",
            applies: &[
                example(
                    "string",
                    "The receipt shows up to 10 characters.",
                    "no limit",
                ),
                example("number", "Rounded to 2 decimal places.", "no limit"),
            ],
            does_not_apply: &[example(
                "string",
                "The name shown, up to 10 characters.",
                "maxLength 10",
            )],
        },
        effects: &[QualifierEffect {
            scope: Scope::Previous,
            kinds: LENGTHS_AND_BOUNDS,
            verdict: QualifiedMeaning::NoLimit,
        }],
    },
];
