//! Words that take the limit out of a phrase.

use super::{
    EVERY_KIND, GrammarEntry, LENGTHS_AND_BOUNDS, QualifiedMeaning, Qualifier,
    QualifierEffect, STANDARDS, Scope, example, unread,
};
use crate::schema::unread_reason::UnreadReason;

pub(super) const QUALIFIERS: &[Qualifier] = &[
    Qualifier {
        entry: GrammarEntry {
            id: "null",
            words: r"(?:\) )?\bor (?:null|empty|blank|nothing)\b|\bnot (?:be )?(?:empty|blank|null)\b|`(?:null|true|false)`|\bnot only\b",
            applies: &[
                example(
                    "string",
                    "Not empty and at most 9 characters.",
                    "maxLength 9",
                ),
                example(
                    "string",
                    "Up to 9 characters or empty.",
                    "maxLength 9",
                ),
            ],
            does_not_apply: &[example(
                "string",
                "Up to 9 characters or a UUID.",
                "unread: it is one of several choices | unread: it is one of several choices",
            )],
        },
        effects: &[],
    },
    Qualifier {
        entry: GrammarEntry {
            id: "allowed",
            words: r"\b(?:is|are|will be) (?:allowed|accepted|permitted|supported|valid|possible|required|mandatory)\b",
            applies: &[example(
                "string",
                "Up to 9 characters are allowed.",
                "maxLength 9",
            )],
            does_not_apply: &[example(
                "string",
                "Up to 9 characters are free.",
                "unread: its sentence does not make it a limit",
            )],
        },
        effects: &[],
    },
    Qualifier {
        entry: GrammarEntry {
            id: "not-needed",
            words: r"\bnot necessarily\b|\b(?:need not|needn't)\b|\b(?:is|are) not (?:needed|required|necessary)\b|\bnot (?:needed|required) to\b|\b(?:doesn't|does not|don't|do not) (?:need|have) to\b",
            applies: &[
                example("string", "Not necessarily a UUID.", "no limit"),
                example("string", "A UUID is not needed here.", "no limit"),
                example("string", "Need not be 36 characters.", "no limit"),
            ],
            does_not_apply: &[example(
                "string",
                "A name is not needed; up to 9 characters.",
                "maxLength 9",
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
            id: "background",
            words: r"\bfor (?:background|history|details|more information|further reading)\b",
            applies: &[example(
                "string",
                "See ISO 3166 for background.",
                "no limit",
            )],
            does_not_apply: &[example(
                "string",
                "ISO 4217 code, for details ask us.",
                "enum \"AED\", \"AFN\", \"ALL\", \"AMD\", \"AOA\" and 178 more",
            )],
        },
        effects: &[QualifierEffect {
            scope: Scope::Clause,
            kinds: STANDARDS,
            verdict: QualifiedMeaning::NoLimit,
        }],
    },
    Qualifier {
        entry: GrammarEntry {
            id: "see",
            words: r"\b(?:see(?: also)?|refer to|cf\.|inspired by|based on|similar to|unlike)(?: the)? ",
            applies: &[example(
                "string",
                "See ISO 4217.",
                "unread: its sentence does not make it a limit",
            )],
            does_not_apply: &[example(
                "string",
                "See below (ISO 4217).",
                "enum \"AED\", \"AFN\", \"ALL\", \"AMD\", \"AOA\" and 178 more",
            )],
        },
        effects: &[QualifierEffect {
            scope: Scope::Previous,
            kinds: STANDARDS,
            verdict: unread(UnreadReason::UnclearWords),
        }],
    },
    Qualifier {
        entry: GrammarEntry {
            id: "not-counting",
            words: r"\bnot (?:counting|including)\b",
            applies: &[example(
                "string",
                "Up to 9 characters not counting spaces",
                "unread: its sentence does not make it a limit",
            )],
            does_not_apply: &[example(
                "string",
                "Not counting spaces: up to 9 characters",
                "maxLength 9",
            )],
        },
        effects: &[QualifierEffect {
            scope: Scope::Following,
            kinds: LENGTHS_AND_BOUNDS,
            verdict: unread(UnreadReason::UnclearWords),
        }],
    },
    Qualifier {
        entry: GrammarEntry {
            id: "negation",
            words: r"\b(?:not|never|neither|nor|without|no|cannot|[a-z]+n't)\b",
            applies: &[
                example(
                    "string",
                    "This is not a UUID.",
                    "unread: the sentence negates it",
                ),
                example(
                    "string",
                    "There is no maximum length of 20.",
                    "unread: the sentence negates it",
                ),
                example(
                    "string",
                    "It isn't an ISO 4217 code",
                    "unread: the sentence negates it",
                ),
                example(
                    "string",
                    "A UUID is not accepted.",
                    "unread: the sentence negates it",
                ),
            ],
            does_not_apply: &[
                example(
                    "string",
                    "Not for cards, up to 9 characters.",
                    "maxLength 9",
                ),
                example("string", "No more than 9 characters.", "maxLength 9"),
            ],
        },
        effects: &[
            QualifierEffect {
                scope: Scope::Preceding,
                kinds: EVERY_KIND,
                verdict: unread(UnreadReason::Negated),
            },
            QualifierEffect {
                scope: Scope::Following,
                kinds: STANDARDS,
                verdict: unread(UnreadReason::Negated),
            },
        ],
    },
    Qualifier {
        entry: GrammarEntry {
            id: "example",
            words: r"(?:\be\.g\.?|\beg\.?|\bfor example|\bfor instance|\bsuch as|\blike|\bexamples?(?: values?)?:|\bincluding\b|\bi\.e\.?)[,:]? ?(?:an? )?",
            applies: &[
                example("string", "Any text, e.g. a UUID.", "no limit"),
                example("string", "A code such as 12 characters", "no limit"),
                example("string", "Example: MAX 20", "no limit"),
                example(
                    "string",
                    "For example, up to 9 characters.",
                    "no limit",
                ),
            ],
            does_not_apply: &[
                example(
                    "string",
                    "Up to 9 characters, e.g. a name.",
                    "maxLength 9",
                ),
                example(
                    "string",
                    "The example text has up to 9 characters.",
                    "maxLength 9",
                ),
            ],
        },
        effects: &[QualifierEffect {
            scope: Scope::Preceding,
            kinds: EVERY_KIND,
            verdict: QualifiedMeaning::NoLimit,
        }],
    },
    Qualifier {
        entry: GrammarEntry {
            id: "default",
            words: r"\b(?:by )?defaults?(?:ed|ing)?(?: value| length| size)?(?: is| to| of| are)?[:=]? (?:an? )?",
            applies: &[
                example("string", "Defaults to 20 characters.", "no limit"),
                example("integer", "Default: at most 5", "no limit"),
                example(
                    "string",
                    "The default is a UUID of the shop, default UUID",
                    "no limit | no limit",
                ),
            ],
            does_not_apply: &[example(
                "integer",
                "The default value and upper limit are 60.",
                "maximum 60",
            )],
        },
        effects: &[QualifierEffect {
            scope: Scope::Previous,
            kinds: EVERY_KIND,
            verdict: QualifiedMeaning::NoLimit,
        }],
    },
];
