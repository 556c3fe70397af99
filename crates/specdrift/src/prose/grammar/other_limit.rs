//! Words that make a phrase a limit of something else.

use super::{
    EVERY_KIND, Effect, GrammarEntry, Kind, LENGTHS_AND_BOUNDS, Qualifier,
    Scope, example, unread,
};
use crate::schema::unread_reason::UnreadReason;

pub(super) const QUALIFIERS: &[Qualifier] = &[
    Qualifier {
        entry: GrammarEntry {
            id: "condition",
            words: r"\b(?:if|when|whenever|unless|except|otherwise|depending|depends|in case|provided that|previously|formerly|used to be|in (?:the )?future)\b|[a-z,)] where\b|\b(?:required|needed|mandatory|applies|valid|used|only)(?: only)? (?:for|with|in|on|by)\b",
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
        effects: &[Effect {
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
            Effect {
                scope: Scope::SentenceStart,
                kinds: LENGTHS_AND_BOUNDS,
                verdict: unread(UnreadReason::Conditional),
            },
            Effect {
                scope: Scope::Following,
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
        effects: &[Effect {
            scope: Scope::SentenceStart,
            kinds: LENGTHS_AND_BOUNDS,
            verdict: unread(UnreadReason::Conditional),
        }],
    },
    Qualifier {
        entry: GrammarEntry {
            id: "in-place",
            words: r"\bin (?-i:[A-Z][a-z])",
            applies: &[example(
                "string",
                "11 characters in Brazil",
                "unread: it holds under a condition",
            )],
            does_not_apply: &[example(
                "string",
                "11 characters in UTF-8",
                "minLength 11, maxLength 11",
            )],
        },
        effects: &[Effect {
            scope: Scope::Following,
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
        effects: &[Effect {
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
        effects: &[Effect {
            scope: Scope::Clause,
            kinds: EVERY_KIND,
            verdict: unread(UnreadReason::OtherField),
        }],
    },
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
            Effect {
                scope: Scope::Following,
                kinds: EVERY_KIND,
                verdict: unread(UnreadReason::Alternative),
            },
            Effect {
                scope: Scope::Preceding,
                kinds: &[Kind::Standard, Kind::Exact],
                verdict: unread(UnreadReason::Alternative),
            },
        ],
    },
    Qualifier {
        entry: GrammarEntry {
            id: "about",
            words: r"\b(?:about|approximately|approx\.?|around|roughly|circa|typically|usually|generally|normally|often|sometimes|recommended|ideally|preferably|recommend|suggested|almost|nearly)\b|~",
            applies: &[
                example(
                    "string",
                    "Usually up to 9 characters.",
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
        effects: &[Effect {
            scope: Scope::Clause,
            kinds: EVERY_KIND,
            verdict: unread(UnreadReason::Approximate),
        }],
    },
    Qualifier {
        entry: GrammarEntry {
            id: "several",
            words: r"\b(?:comma|semicolon|space|pipe|newline|dash|hyphen|colon)s?[- ](?:separated|delimited)\b|\b(?:separated|delimited|joined) (?:by|with)\b|\bcsv\b",
            applies: &[
                example(
                    "string",
                    "Comma-separated ISO 4217 codes.",
                    "unread: it is about several values in one text",
                ),
                example(
                    "string",
                    "Codes of 3 characters separated by spaces.",
                    "unread: it is about several values in one text",
                ),
            ],
            does_not_apply: &[example(
                "string",
                "Comma-separated. Max 9 characters.",
                "maxLength 9",
            )],
        },
        effects: &[
            Effect {
                scope: Scope::Sentence,
                kinds: &[Kind::Bound, Kind::Exact, Kind::Standard],
                verdict: unread(UnreadReason::SeveralValues),
            },
            Effect {
                scope: Scope::Description,
                kinds: &[Kind::Standard],
                verdict: unread(UnreadReason::SeveralValues),
            },
        ],
    },
    Qualifier {
        entry: GrammarEntry {
            id: "list-of",
            words: r"\b(?:list|array|set|series) of\b",
            applies: &[example(
                "string",
                "A list of UUID values",
                "unread: it is about several values in one text",
            )],
            does_not_apply: &[example(
                "array",
                "A list of up to 5 items",
                "maxItems 5",
            )],
        },
        effects: &[Effect {
            scope: Scope::Preceding,
            kinds: &[Kind::Standard],
            verdict: unread(UnreadReason::SeveralValues),
        }],
    },
    Qualifier {
        entry: GrammarEntry {
            id: "plural",
            words: r"\b(?:(?:currency|country|alpha-2|valid|supported) )?(?:codes|values|identifiers|currencies|countries|strings)\b",
            applies: &[example(
                "string",
                "All ISO 4217 codes",
                "unread: it is about several values in one text",
            )],
            does_not_apply: &[example(
                "string",
                "An ISO 4217 code",
                "enum \"AED\", \"AFN\", \"ALL\", \"AMD\", \"AOA\" and 178 more",
            )],
        },
        effects: &[Effect {
            scope: Scope::Next,
            kinds: &[Kind::Standard],
            verdict: unread(UnreadReason::SeveralValues),
        }],
    },
    Qualifier {
        entry: GrammarEntry {
            id: "part",
            words: r"\b(?:prefix(?:es|ed)?|suffix(?:es|ed)?|starts?|starting|begins?|beginning|ends? with|ending|followed by|preceded by|plus|concatenat(?:es?|ed|ion)|leading|trailing|remaining|additional|extra|contain(?:s|ing)?)\b",
            applies: &[
                example(
                    "string",
                    "A prefix followed by a UUID.",
                    "unread: it is about a part of the text",
                ),
                example(
                    "string",
                    "Up to 9 characters plus a checksum.",
                    "unread: it is about a part of the text",
                ),
            ],
            does_not_apply: &[example(
                "string",
                "Must contain at least 9 characters.",
                "minLength 9",
            )],
        },
        effects: &[
            Effect {
                scope: Scope::Clause,
                kinds: &[Kind::Exact, Kind::Standard],
                verdict: unread(UnreadReason::PartOfText),
            },
            Effect {
                scope: Scope::Following,
                kinds: &[Kind::Bound],
                verdict: unread(UnreadReason::PartOfText),
            },
        ],
    },
    Qualifier {
        entry: GrammarEntry {
            id: "subject",
            words: r"\b(?:is|are|was|were|means?|will|gets?|becomes?|counts?|results?|triggers?|leads?|can|may)\b",
            applies: &[example(
                "integer",
                "A value less than 100 is a year.",
                "unread: its sentence does not make it a limit",
            )],
            does_not_apply: &[example(
                "string",
                "Up to 9 characters are accepted.",
                "maxLength 9",
            )],
        },
        effects: &[Effect {
            scope: Scope::Next,
            kinds: LENGTHS_AND_BOUNDS,
            verdict: unread(UnreadReason::UnclearWords),
        }],
    },
    Qualifier {
        entry: GrammarEntry {
            id: "exclusive",
            words: r"\b(?:exclusive|exclusively|excluding|excluded)\b",
            applies: &[example(
                "integer",
                "Between 1 and 10, exclusive.",
                "unread: its sentence does not make it a limit",
            )],
            does_not_apply: &[example(
                "integer",
                "Between 1 and 10, inclusive.",
                "minimum 1, maximum 10",
            )],
        },
        effects: &[Effect {
            scope: Scope::Sentence,
            kinds: LENGTHS_AND_BOUNDS,
            verdict: unread(UnreadReason::UnclearWords),
        }],
    },
    Qualifier {
        entry: GrammarEntry {
            id: "subdivision",
            words: r"\b(?:subdivisions?|provinces?|prefectures?)\b",
            applies: &[example(
                "string",
                "Province in ISO 3166.",
                "unread: the standard has no list here",
            )],
            does_not_apply: &[example(
                "string",
                "The province's country (ISO 3166).",
                "enum \"AD\", \"AE\", \"AF\", \"AG\", \"AI\" and 244 more",
            )],
        },
        effects: &[Effect {
            scope: Scope::Sentence,
            kinds: &[Kind::Standard],
            verdict: unread(UnreadReason::OtherStandard),
        }],
    },
    Qualifier {
        entry: GrammarEntry {
            id: "date",
            words: r"\b(?:date of birth|birth ?date|birthday|durations?|intervals?)\b|\byyyy-mm-dd\b(?: |\)|,|\.|$)",
            applies: &[example(
                "string",
                "Birthday in ISO 8601.",
                "unread: the standard has no list here",
            )],
            does_not_apply: &[example(
                "string",
                "Birthday. Stored (UUID).",
                "pattern \"^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$\"",
            )],
        },
        effects: &[Effect {
            scope: Scope::Sentence,
            kinds: &[Kind::Standard],
            verdict: unread(UnreadReason::OtherStandard),
        }],
    },
    Qualifier {
        entry: GrammarEntry {
            id: "table",
            words: r"\| ?:?-{2,}",
            applies: &[example(
                "string",
                "Fields\n\n| name | limit |\n| --- | --- |\n| a | max 9 |",
                "unread: it stands in a table",
            )],
            does_not_apply: &[example("string", "Name | max 9", "maxLength 9")],
        },
        effects: &[Effect {
            scope: Scope::Description,
            kinds: EVERY_KIND,
            verdict: unread(UnreadReason::Table),
        }],
    },
];
