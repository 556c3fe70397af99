//! Words that make a phrase hold for some values only.

use super::{
    EVERY_KIND, GrammarEntry, LENGTHS_AND_BOUNDS, Qualifier, QualifierEffect,
    STANDARDS, Scope, example, unread,
};
use crate::schema::unread_reason::UnreadReason;

pub(super) const QUALIFIERS: &[Qualifier] = &[
    Qualifier {
        entry: GrammarEntry {
            id: "condition",
            words: r"\b(?:if|when|whenever|unless|except|otherwise|depending|depends|in case|provided that|previously|formerly|used to be|in (?:the )?future)\b|[a-z,)] where\b|\b(?:required|needed|mandatory|applies|valid|used|only)(?: only)? (?:for|with|in|on|by)\b|\bonly:",
            applies: &[
                example(
                    "string",
                    "When the country is BR, 11 characters.",
                    "unread: it holds under a condition",
                ),
                example(
                    "string",
                    "Up to 9 characters if it is a card.",
                    "unread: it holds under a condition",
                ),
                example(
                    "number",
                    "Required for amounts greater than 100.",
                    "unread: it holds under a condition",
                ),
            ],
            does_not_apply: &[
                example(
                    "string",
                    "Null if there is none. Up to 9 characters.",
                    "maxLength 9",
                ),
                example(
                    "string",
                    "If it is a card, its name (MAX 9).",
                    "maxLength 9",
                ),
            ],
        },
        effects: &[QualifierEffect {
            scope: Scope::Sentence,
            kinds: EVERY_KIND,
            verdict: unread(UnreadReason::Conditional),
        }],
    },
    Qualifier {
        entry: GrammarEntry {
            id: "for",
            words: r"\bfor\b",
            applies: &[
                example(
                    "string",
                    "For Brazil: exactly 11 characters.",
                    "unread: it holds under a condition",
                ),
                example(
                    "string",
                    "Up to 9 characters for cards.",
                    "unread: it holds under a condition",
                ),
            ],
            does_not_apply: &[
                example(
                    "string",
                    "Name for the receipt: up to 9 characters.",
                    "maxLength 9",
                ),
                example(
                    "string",
                    "A name for cards, up to 9 characters",
                    "maxLength 9",
                ),
            ],
        },
        effects: &[
            QualifierEffect {
                scope: Scope::SentenceStart,
                kinds: LENGTHS_AND_BOUNDS,
                verdict: unread(UnreadReason::Conditional),
            },
            QualifierEffect {
                scope: Scope::Following,
                kinds: LENGTHS_AND_BOUNDS,
                verdict: unread(UnreadReason::Conditional),
            },
        ],
    },
    Qualifier {
        entry: GrammarEntry {
            id: "in-place",
            words: r"\b(?:in|on) (?-i:[A-Z][a-z]|the [A-Z]{2,3}\b)",
            applies: &[
                example(
                    "string",
                    "In Japan, at most 20 characters",
                    "unread: it holds under a condition",
                ),
                example(
                    "string",
                    "Up to 20 characters on Visa",
                    "unread: it holds under a condition",
                ),
                example(
                    "string",
                    "11 characters in Brazil",
                    "unread: it holds under a condition",
                ),
            ],
            does_not_apply: &[example(
                "string",
                "11 characters in UTF-8",
                "minLength 11, maxLength 11",
            )],
        },
        effects: &[
            QualifierEffect {
                scope: Scope::Following,
                kinds: LENGTHS_AND_BOUNDS,
                verdict: unread(UnreadReason::Conditional),
            },
            QualifierEffect {
                scope: Scope::SentenceStart,
                kinds: LENGTHS_AND_BOUNDS,
                verdict: unread(UnreadReason::Conditional),
            },
        ],
    },
    Qualifier {
        entry: GrammarEntry {
            id: "with",
            words: r"\b(?:with|on)\b",
            applies: &[example(
                "string",
                "With PIX, exactly 11 characters.",
                "unread: it holds under a condition",
            )],
            does_not_apply: &[example(
                "string",
                "A text with up to 9 characters.",
                "maxLength 9",
            )],
        },
        effects: &[QualifierEffect {
            scope: Scope::SentenceStart,
            kinds: LENGTHS_AND_BOUNDS,
            verdict: unread(UnreadReason::Conditional),
        }],
    },
    Qualifier {
        entry: GrammarEntry {
            id: "each",
            words: r"\b(?:per|each|every|apiece|individually|respectively)\b",
            applies: &[
                example(
                    "array",
                    "(MAX 255; MIN 3 per item)",
                    "unread: it is about each element | unread: it is about each element",
                ),
                example(
                    "array",
                    "Each item has up to 5 entries.",
                    "unread: it is about each element",
                ),
            ],
            does_not_apply: &[
                example("array", "One per order. Up to 5 items.", "maxItems 5"),
                example(
                    "object",
                    "Each key has up to 5 characters.",
                    "maxLength 5",
                ),
            ],
        },
        effects: &[QualifierEffect {
            scope: Scope::Sentence,
            kinds: LENGTHS_AND_BOUNDS,
            verdict: unread(UnreadReason::PerElement),
        }],
    },
    Qualifier {
        entry: GrammarEntry {
            id: "other-field",
            words: r"`[a-z_][a-z0-9_.]*`|\b[a-z]+(?:_[a-z0-9]+)+\b|\b(?-i:[a-z]+[A-Z][A-Za-z]*)\b",
            applies: &[
                example(
                    "number",
                    "The `amount` must be greater than 0.",
                    "unread: it is about another field",
                ),
                example(
                    "number",
                    "Less than 5 where max_rate",
                    "unread: it is about another field",
                ),
            ],
            does_not_apply: &[
                example(
                    "number",
                    "The `a` must be greater than 0.",
                    "exclusiveMinimum 0",
                ),
                example(
                    "number",
                    "Like `amount`, greater than 0.",
                    "exclusiveMinimum 0",
                ),
            ],
        },
        effects: &[
            QualifierEffect {
                scope: Scope::Clause,
                kinds: EVERY_KIND,
                verdict: unread(UnreadReason::OtherField),
            },
            QualifierEffect {
                scope: Scope::BehindParentheses,
                kinds: STANDARDS,
                verdict: unread(UnreadReason::OtherField),
            },
        ],
    },
];
