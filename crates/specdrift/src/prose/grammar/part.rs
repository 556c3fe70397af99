//! Words that make a phrase a limit of a part of the value, or of several.

use super::{
    EVERY_KIND, GrammarEntry, LENGTHS_AND_BOUNDS, PhraseKind, Qualifier,
    QualifierEffect, STANDARDS, Scope, example, unread,
};
use crate::schema::unread_reason::UnreadReason;

pub(super) const QUALIFIERS: &[Qualifier] = &[
    Qualifier {
        entry: GrammarEntry {
            id: "in-unit",
            words: r"(?:\(|\bin )(?:bytes?|words?|lines?|digits?|kilobytes?|kb|mb)\b",
            applies: &[example(
                "string",
                "MAX 20 (bytes)",
                "unread: its unit may not be the field's",
            )],
            does_not_apply: &[example(
                "string",
                "MAX 20 (letters)",
                "maxLength 20",
            )],
        },
        effects: &[QualifierEffect {
            scope: Scope::Next,
            kinds: LENGTHS_AND_BOUNDS,
            verdict: unread(UnreadReason::OtherUnit),
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
            QualifierEffect {
                scope: Scope::Sentence,
                kinds: &[
                    PhraseKind::Bound,
                    PhraseKind::Exact,
                    PhraseKind::Standard,
                    PhraseKind::Codes,
                    PhraseKind::Time,
                ],
                verdict: unread(UnreadReason::SeveralValues),
            },
            QualifierEffect {
                scope: Scope::Description,
                kinds: STANDARDS,
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
        effects: &[QualifierEffect {
            scope: Scope::Preceding,
            kinds: STANDARDS,
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
        effects: &[QualifierEffect {
            scope: Scope::Next,
            kinds: STANDARDS,
            verdict: unread(UnreadReason::SeveralValues),
        }],
    },
    Qualifier {
        entry: GrammarEntry {
            id: "part",
            words: r"\b(?:prefix(?:es|ed)?|suffix(?:es|ed)?|starts?|starting|begins?|beginning|ends? with|ending|followed by|preceded by|plus|concatenat(?:es?|ed|ion)|leading|trailing|remaining|additional|extra|contain(?:s|ing)?|language|locale|tag)\b|\b(?:hyphen|dash)[- ]?less\b",
            applies: &[
                example(
                    "string",
                    "Language tag with the ISO 3166-1 country",
                    "unread: it is about a part of the text",
                ),
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
            QualifierEffect {
                scope: Scope::Around,
                kinds: STANDARDS,
                verdict: unread(UnreadReason::PartOfText),
            },
            QualifierEffect {
                scope: Scope::Clause,
                kinds: &[PhraseKind::Exact],
                verdict: unread(UnreadReason::PartOfText),
            },
            QualifierEffect {
                scope: Scope::Following,
                kinds: &[PhraseKind::Bound],
                verdict: unread(UnreadReason::PartOfText),
            },
        ],
    },
    Qualifier {
        entry: GrammarEntry {
            id: "subject",
            words: r"\b(?:is|are|was|were|means?|will|gets?|becomes?|counts?|results?|triggers?|leads?|can|may|must|should|would|could|might|does|do|fits?|remains?|follows?|overflows?|wraps?|costs?|takes?|needs?|requires?|holds?|suffices?|match(?:es)?|at best)\b",
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
        effects: &[QualifierEffect {
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
        effects: &[QualifierEffect {
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
        effects: &[QualifierEffect {
            scope: Scope::Sentence,
            kinds: STANDARDS,
            verdict: unread(UnreadReason::OtherStandard),
        }],
    },
    Qualifier {
        entry: GrammarEntry {
            id: "date-time",
            words: r"\byyyy-mm-dd[ \x27]*t[ \x27]*hh:mm[a-z:.\x27]*|\b(?:dates? (?:and|&) times?|date[- ]?times?|timestamps?)\b",
            applies: &[example(
                "string",
                "The date and time (ISO 8601)",
                "pattern \"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)([.][0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})$\"",
            )],
            does_not_apply: &[example(
                "string",
                "The date, ISO 8601",
                "unread: the standard has no list here",
            )],
        },
        effects: &[],
    },
    Qualifier {
        entry: GrammarEntry {
            id: "date",
            words: r"\bdates?\b|\b(?:date of birth|birth ?date|birthday|durations?|intervals?|time of day|local time|periods?|basic)\b|\b(?:day|hour|minute|week|weekday|month|year|quarter)s?(?:,| in\b| as\b| \()|\byyyy-?(?:mm)?(?:-?dd)?\b|\bp[0-9]+[ymwd]\b|\bhh:mm\b|\b[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?\b",
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
        effects: &[QualifierEffect {
            scope: Scope::Around,
            kinds: &[PhraseKind::Time],
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
        effects: &[QualifierEffect {
            scope: Scope::Description,
            kinds: EVERY_KIND,
            verdict: unread(UnreadReason::Table),
        }],
    },
];
