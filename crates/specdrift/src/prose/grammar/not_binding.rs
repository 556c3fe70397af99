//! Words that make a phrase a limit of something else, of the past, or none that
//! must be kept.

use super::{
    EVERY_KIND, GrammarEntry, LENGTHS_AND_BOUNDS, PhraseKind, QualifiedMeaning,
    Qualifier, QualifierEffect, STANDARDS, Scope, example, unread,
};
use crate::schema::unread_reason::UnreadReason;

pub(super) const QUALIFIERS: &[Qualifier] = &[
    Qualifier {
        entry: GrammarEntry {
            id: "no-longer",
            words: r"\bno longer (?:applies|holds|counts|exists)\b|\b(?:has|have) been (?:lifted|removed|dropped|withdrawn)\b|\b(?:was|were|is|are) lifted\b",
            applies: &[
                example(
                    "string",
                    "The limit of 10 characters no longer applies.",
                    "no limit",
                ),
                example(
                    "string",
                    "The maximum of 10 characters has been lifted.",
                    "no limit",
                ),
            ],
            does_not_apply: &[example(
                "string",
                "Spaces have been removed; max 10 characters.",
                "maxLength 10",
            )],
        },
        effects: &[QualifierEffect {
            scope: Scope::Clause,
            kinds: EVERY_KIND,
            verdict: QualifiedMeaning::NoLimit,
        }],
    },
    Qualifier {
        entry: GrammarEntry {
            id: "together",
            words: r"\b(?:combined|together|altogether|in total|total length)\b",
            applies: &[
                example(
                    "string",
                    "The combined length of all tags must be at most 100 characters.",
                    "unread: it is about several values in one text",
                ),
                example(
                    "string",
                    "All items together at most 500 characters.",
                    "unread: it is about several values in one text",
                ),
            ],
            does_not_apply: &[example(
                "string",
                "Shown together. At most 500 characters.",
                "maxLength 500",
            )],
        },
        effects: &[QualifierEffect {
            scope: Scope::Clause,
            kinds: LENGTHS_AND_BOUNDS,
            verdict: unread(UnreadReason::SeveralValues),
        }],
    },
    Qualifier {
        entry: GrammarEntry {
            id: "named-before-parentheses",
            words: r#"(?:`[a-z][a-z0-9_]*`|"[a-z]+_[a-z0-9_]+"|\b[a-z]+_[a-z0-9_]+) \("#,
            applies: &[
                example(
                    "string",
                    "Same as `code` (max 10 characters).",
                    "unread: it is about another field",
                ),
                example(
                    "string",
                    "See also zip_code (MAX 10; MIN 3).",
                    "unread: it is about another field | unread: it is about another field",
                ),
            ],
            does_not_apply: &[example(
                "string",
                "The code of the shop (max 10 characters).",
                "maxLength 10",
            )],
        },
        effects: &[QualifierEffect {
            scope: Scope::Sentence,
            kinds: EVERY_KIND,
            verdict: unread(UnreadReason::OtherField),
        }],
    },
    Qualifier {
        entry: GrammarEntry {
            id: "other-field-of-it",
            words: r"\b(?:their|whose) (?:name|email|phone|id|code|title|number|address|description|label|url)\b|\b(?:same as|unlike|joined with|prefix of)\b",
            applies: &[
                example(
                    "string",
                    "The customer, whose email has max 50 characters.",
                    "unread: it is about another field",
                ),
                example(
                    "string",
                    "Unlike phone, which is max 15 characters.",
                    "unread: it is about another field",
                ),
            ],
            does_not_apply: &[example(
                "string",
                "Its length is at most 50 characters.",
                "maxLength 50",
            )],
        },
        effects: &[QualifierEffect {
            scope: Scope::Sentence,
            kinds: LENGTHS_AND_BOUNDS,
            verdict: unread(UnreadReason::OtherField),
        }],
    },
    Qualifier {
        entry: GrammarEntry {
            id: "counted-digits",
            words: r"\bdigits\b",
            applies: &[example(
                "integer",
                "No more than 4 digits, no less than 2 digits",
                "unread: it counts digits | unread: it counts digits",
            )],
            does_not_apply: &[example(
                "integer",
                "All digits: at most 4",
                "maximum 4",
            )],
        },
        effects: &[QualifierEffect {
            scope: Scope::Next,
            kinds: &[PhraseKind::Bound],
            verdict: unread(UnreadReason::Digits),
        }],
    },
    Qualifier {
        entry: GrammarEntry {
            id: "written-otherwise",
            words: r"\bminor units?\b|\bexponent\b",
            applies: &[
                example(
                    "string",
                    "Exponent of the currency as per ISO 4217.",
                    "unread: its sentence does not make it a limit",
                ),
                example(
                    "string",
                    "In minor units as per ISO 4217.",
                    "unread: its sentence does not make it a limit",
                ),
            ],
            does_not_apply: &[example(
                "string",
                "In minor units. ISO 4217 code of the currency.",
                "enum \"AED\", \"AFN\", \"ALL\", \"AMD\", \"AOA\" and 178 more",
            )],
        },
        effects: &[QualifierEffect {
            scope: Scope::Around,
            kinds: STANDARDS,
            verdict: unread(UnreadReason::UnclearWords),
        }],
    },
    Qualifier {
        entry: GrammarEntry {
            id: "advice",
            words: r"\b(?:should|ought to)\b",
            applies: &[example(
                "string",
                "Should be at most 40 characters.",
                "unread: it is approximate or advice",
            )],
            does_not_apply: &[example(
                "string",
                "It should be unique; at most 40 characters.",
                "maxLength 40",
            )],
        },
        effects: &[QualifierEffect {
            scope: Scope::Preceding,
            kinds: EVERY_KIND,
            verdict: unread(UnreadReason::Approximate),
        }],
    },
];
