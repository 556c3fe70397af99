//! Words that make a phrase a limit of the past, of the future, or of a case.

use super::{
    EVERY_KIND, GrammarEntry, LENGTHS_AND_BOUNDS, PhraseKind, Qualifier,
    QualifierEffect, STANDARDS, Scope, example, unread,
};
use crate::schema::unread_reason::UnreadReason;

pub(super) const QUALIFIERS: &[Qualifier] = &[
    Qualifier {
        entry: GrammarEntry {
            id: "changed",
            words: r"\b(?:raised|increased|lowered|reduced|changed|extended|enlarged|decreased|bumped|cut) (?:from|to|by|in)\b|\b(?:was|were|been|being|be|got) (?:raised|increased|lowered|reduced|changed|extended|enlarged|decreased)\b",
            applies: &[
                example(
                    "string",
                    "Limit was raised from 64 to 128 characters.",
                    "unread: it holds under a condition",
                ),
                example(
                    "integer",
                    "The maximum was lowered from 100 to 50.",
                    "unread: it holds under a condition",
                ),
            ],
            does_not_apply: &[example(
                "integer",
                "Can be changed later; at most 5.",
                "maximum 5",
            )],
        },
        effects: &[QualifierEffect {
            scope: Scope::Sentence,
            kinds: EVERY_KIND,
            verdict: unread(UnreadReason::Conditional),
        }],
    },
    Qualifier {
        entry: GrammarEntry {
            id: "since",
            words: r"\b(?:before|until|till|since|as of|after|starting|from|in)(?: (?:in|on|with|from|the|api))* (?:20[0-9]{2}|january|february|march|april|june|july|august|september|october|november|december|v[0-9]|versions?|release|today|tomorrow|now on)\b|\bsoon\b|\b(?:currently|at present|for now|temporarily|planned)\b",
            applies: &[
                example(
                    "string",
                    "Until 2024: max 64 characters.",
                    "unread: it holds under a condition",
                ),
                example(
                    "string",
                    "Max 64 characters in version 2.",
                    "unread: it holds under a condition",
                ),
            ],
            does_not_apply: &[example(
                "integer",
                "Seconds before it expires, at most 60.",
                "maximum 60",
            )],
        },
        effects: &[QualifierEffect {
            scope: Scope::Sentence,
            kinds: EVERY_KIND,
            verdict: unread(UnreadReason::Conditional),
        }],
    },
    Qualifier {
        entry: GrammarEntry {
            id: "part-of-a-time",
            words: r"\bwithout (?:(?:the|an?|its) )?(?:t|z|times?|offsets?|zones?|time ?zones?|seconds|milliseconds|minutes|hyphens|dashes|colons|separators?)\b|\b(?:only|just) the (?:date|time|day|hour|year)\b",
            applies: &[example(
                "string",
                "ISO 8601, without an offset.",
                "unread: it is about a part of the text",
            )],
            does_not_apply: &[example(
                "string",
                "A name without a time, up to 9 characters.",
                "maxLength 9",
            )],
        },
        effects: &[QualifierEffect {
            scope: Scope::Around,
            kinds: STANDARDS,
            verdict: unread(UnreadReason::PartOfText),
        }],
    },
    Qualifier {
        entry: GrammarEntry {
            id: "remark",
            words: r" ?\((?:optional|required|mandatory|inclusive|included)\)",
            applies: &[example("string", "MAX 20 (Optional)", "maxLength 20")],
            does_not_apply: &[example(
                "string",
                "MAX 20 (Visa)",
                "unread: it holds under a condition",
            )],
        },
        effects: &[],
    },
    Qualifier {
        entry: GrammarEntry {
            id: "case-in-parentheses",
            words: r" ?\((?-i:[A-Z][a-z]+|[A-Z]{3})(?: only)?\)",
            applies: &[
                example(
                    "string",
                    "Max 20 (Visa), 25 (Amex)",
                    "unread: it holds under a condition",
                ),
                example(
                    "integer",
                    "Minimum: 50 (JPY).",
                    "unread: it holds under a condition",
                ),
            ],
            does_not_apply: &[example(
                "string",
                "Max 20 (letters).",
                "maxLength 20",
            )],
        },
        effects: &[QualifierEffect {
            scope: Scope::Next,
            kinds: LENGTHS_AND_BOUNDS,
            verdict: unread(UnreadReason::Conditional),
        }],
    },
    Qualifier {
        entry: GrammarEntry {
            id: "bound-elsewhere",
            words: r"\b(?:max(?:imum)?|min(?:imum)?|longest|shortest|largest|smallest|highest|lowest|limits?|at least|at most|up to|capped|fewer|shorter|longer)\b",
            applies: &[
                example(
                    "string",
                    "The longest name has 64 characters.",
                    "unread: its sentence does not make it a limit",
                ),
                example(
                    "string",
                    "Maximum allowed size of it: 40 characters.",
                    "unread: its sentence does not make it a limit",
                ),
            ],
            does_not_apply: &[example(
                "string",
                "Up to 64 characters.",
                "maxLength 64",
            )],
        },
        effects: &[QualifierEffect {
            scope: Scope::Around,
            kinds: &[PhraseKind::Exact],
            verdict: unread(UnreadReason::UnclearWords),
        }],
    },
];
