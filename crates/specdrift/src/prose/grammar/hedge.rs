//! Words that leave a choice.

use super::{
    EVERY_KIND, GrammarEntry, PhraseKind, Qualifier, QualifierEffect,
    STANDARDS, Scope, example, unread,
};
use crate::schema::unread_reason::UnreadReason;

pub(super) const QUALIFIERS: &[Qualifier] = &[
    Qualifier {
        entry: GrammarEntry {
            id: "alternative",
            words: r"\bor\b",
            applies: &[
                example(
                    "string",
                    "A UUID or a name.",
                    "unread: it is one of several choices",
                ),
                example(
                    "string",
                    "A name or a UUID.",
                    "unread: it is one of several choices",
                ),
            ],
            does_not_apply: &[
                example(
                    "string",
                    "Name or alias, up to 9 characters.",
                    "maxLength 9",
                ),
                example(
                    "string",
                    "Its name or number up to 9 characters.",
                    "maxLength 9",
                ),
            ],
        },
        effects: &[
            QualifierEffect {
                scope: Scope::Around,
                kinds: STANDARDS,
                verdict: unread(UnreadReason::Alternative),
            },
            QualifierEffect {
                scope: Scope::Following,
                kinds: EVERY_KIND,
                verdict: unread(UnreadReason::Alternative),
            },
            QualifierEffect {
                scope: Scope::Preceding,
                kinds: &[PhraseKind::Exact],
                verdict: unread(UnreadReason::Alternative),
            },
        ],
    },
    Qualifier {
        entry: GrammarEntry {
            id: "possible",
            words: r"\b(?:may|can|could|might)(?: also)? be (?:an? )?",
            applies: &[example(
                "string",
                "May be a UUID.",
                "unread: it is one of several choices",
            )],
            does_not_apply: &[example(
                "string",
                "May be sent again; a UUID.",
                "pattern \"^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$\"",
            )],
        },
        effects: &[QualifierEffect {
            scope: Scope::Previous,
            kinds: STANDARDS,
            verdict: unread(UnreadReason::Alternative),
        }],
    },
    Qualifier {
        entry: GrammarEntry {
            id: "about",
            words: r"\b(?:about|approximately|approx\.?|around|roughly|circa|typically|usually|generally|normally|often|sometimes|recommended|ideally|preferably|recommend|suggest(?:ed)?|almost|nearly)\b|~",
            applies: &[
                example(
                    "string",
                    "Usually up to 9 characters.",
                    "unread: it is approximate or advice",
                ),
                example(
                    "string",
                    "We suggest a UUID.",
                    "unread: it is approximate or advice",
                ),
                example(
                    "string",
                    "We recommend a UUID.",
                    "unread: it is approximate or advice",
                ),
                example(
                    "string",
                    "~20 characters",
                    "unread: it is approximate or advice",
                ),
            ],
            does_not_apply: &[example(
                "string",
                "Usually a name, up to 9 characters.",
                "maxLength 9",
            )],
        },
        effects: &[
            QualifierEffect {
                scope: Scope::Clause,
                kinds: EVERY_KIND,
                verdict: unread(UnreadReason::Approximate),
            },
            QualifierEffect {
                scope: Scope::Around,
                kinds: STANDARDS,
                verdict: unread(UnreadReason::Approximate),
            },
        ],
    },
];
