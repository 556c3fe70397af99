//! Standards that a value keeps.

use super::{
    Frame, GrammarEntry, GrammarRow, LeadingContext, Meaning, PhraseKind,
    Standard, TrailingContext, example,
};

const UUID: &str =
    "pattern \"^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$\"";
const COUNTRIES: &str =
    "enum \"AD\", \"AE\", \"AF\", \"AG\", \"AI\" and 244 more";
const CURRENCIES: &str =
    "enum \"AED\", \"AFN\", \"ALL\", \"AMD\", \"AOA\" and 178 more";
const DATE_TIME: &str = "pattern \"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)([.][0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})$\"";

pub(super) const ROWS: &[GrammarRow] = &[
    GrammarRow {
        entry: GrammarEntry {
            id: "uuid-characters",
            words: r"\bUUID(?: ?v[1-8])?(?: with| of)?(?: - |[ ,:(]{1,2})#[ -]?<characters>|#[ -]<characters> UUID\b",
            applies: &[
                example(
                    "string",
                    "Account (UUID, 36 chars).",
                    "minLength 36, maxLength 36, pattern \"^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$\"",
                ),
                example(
                    "string",
                    "A 36-character UUID",
                    "minLength 36, maxLength 36, pattern \"^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$\"",
                ),
            ],
            does_not_apply: &[
                example("string", "Account (UUID).", UUID),
                example(
                    "string",
                    "UUID or 25 characters.",
                    "unread: it is one of several choices | unread: it is one of several choices",
                ),
            ],
        },
        meaning: Meaning::Standard(Standard::UuidOfCharacters),
        kind: PhraseKind::Standard,
        before: LeadingContext::Frame(Frame::Named),
        after: TrailingContext::Anything,
    },
    GrammarRow {
        entry: GrammarEntry {
            id: "uuid",
            words: r"\bUUID(?: ?v[1-8])?\b",
            applies: &[
                example("string", "Must be a valid UUID v4.", UUID),
                example("string", "uuid of the order", UUID),
            ],
            does_not_apply: &[
                example("string", "Not necessarily a UUID.", "no limit"),
                example("string", "UUIDs of the orders.", ""),
                example("array", "The UUID of each order.", ""),
            ],
        },
        meaning: Meaning::Standard(Standard::Uuid),
        kind: PhraseKind::Standard,
        before: LeadingContext::Frame(Frame::Named),
        after: TrailingContext::Anything,
    },
    GrammarRow {
        entry: GrammarEntry {
            id: "iso-3166-other",
            words: r"\bISO[ -]?3166(?:[ -][23]\b|(?:-1)?[ ,(]{0,2}\b(?:alpha[ -]?3|numeric|three-letter|3-letter)\b)|\b(?:three|3)[ -]letter (?:[a-z]+ ){0,2}ISO[ -]?3166(?:-1)?\b",
            applies: &[
                example(
                    "string",
                    "State of the address (ISO 3166-2).",
                    "unread: the standard has no list here",
                ),
                example(
                    "string",
                    "ISO 3166-1 alpha-3 code.",
                    "unread: the standard has no list here",
                ),
            ],
            does_not_apply: &[example("string", "(ISO 3166-1)", COUNTRIES)],
        },
        meaning: Meaning::Standard(Standard::Other),
        kind: PhraseKind::Standard,
        before: LeadingContext::Anything,
        after: TrailingContext::Anything,
    },
    GrammarRow {
        entry: GrammarEntry {
            id: "iso-3166-1",
            words: r"\bISO[ -]?3166(?:-1)?(?:[ -]alpha[ -]?2)?\b",
            applies: &[
                example("string", "A two-letter ISO 3166 code.", COUNTRIES),
                example(
                    "string",
                    "Country ([ISO 3166-1](https://a.example/m_2)).",
                    COUNTRIES,
                ),
            ],
            does_not_apply: &[
                example(
                    "string",
                    "Subdivision, ISO 3166-2",
                    "unread: the standard has no list here",
                ),
                example("string", "See ISO 3166 for background.", "no limit"),
            ],
        },
        meaning: Meaning::Standard(Standard::Country),
        kind: PhraseKind::Codes,
        before: LeadingContext::Frame(Frame::Coded),
        after: TrailingContext::Anything,
    },
    GrammarRow {
        entry: GrammarEntry {
            id: "iso-4217-other",
            words: r"\bISO[ -]?4217[ -]numeric\b|\bnumeric ISO[ -]?4217\b",
            applies: &[example(
                "string",
                "ISO 4217 numeric code",
                "unread: the standard has no list here",
            )],
            does_not_apply: &[example("string", "ISO 4217 code", CURRENCIES)],
        },
        meaning: Meaning::Standard(Standard::Other),
        kind: PhraseKind::Standard,
        before: LeadingContext::Anything,
        after: TrailingContext::Anything,
    },
    GrammarRow {
        entry: GrammarEntry {
            id: "iso-4217",
            words: r"\bISO[ -]?4217\b",
            applies: &[
                example("string", "Currency (<b>ISO-4217</b>)", CURRENCIES),
                example("string", "Currency in ISO 4217.", CURRENCIES),
            ],
            does_not_apply: &[
                example(
                    "string",
                    "Comma-separated ISO 4217 codes.",
                    "unread: it is about several values in one text",
                ),
                example(
                    "string",
                    "ISO 4217 codes, separated by commas.",
                    "unread: it is about several values in one text",
                ),
            ],
        },
        meaning: Meaning::Standard(Standard::Currency),
        kind: PhraseKind::Codes,
        before: LeadingContext::Frame(Frame::Coded),
        after: TrailingContext::Anything,
    },
    GrammarRow {
        entry: GrammarEntry {
            id: "iso-8601-date-time",
            words: r"\bISO[ -]?8601 (?:utc )?(?:date[ -]?time|date and time|timestamp)s?\b",
            applies: &[example("string", "An ISO 8601 timestamp.", DATE_TIME)],
            does_not_apply: &[example("string", "(ISO 8601)", DATE_TIME)],
        },
        meaning: Meaning::Standard(Standard::DateTime),
        kind: PhraseKind::Standard,
        before: LeadingContext::Anything,
        after: TrailingContext::Anything,
    },
    GrammarRow {
        entry: GrammarEntry {
            id: "iso-8601-other",
            words: r"\bISO[ -]?8601 (?:durations?|periods?|intervals?|dates?|weeks?|times?)\b",
            applies: &[
                example(
                    "string",
                    "An ISO 8601 date.",
                    "unread: the standard has no list here",
                ),
                example(
                    "string",
                    "ISO 8601 duration",
                    "unread: the standard has no list here",
                ),
            ],
            does_not_apply: &[example(
                "string",
                "ISO 8601 date and time",
                DATE_TIME,
            )],
        },
        meaning: Meaning::Standard(Standard::Other),
        kind: PhraseKind::Standard,
        before: LeadingContext::Anything,
        after: TrailingContext::Anything,
    },
    GrammarRow {
        entry: GrammarEntry {
            id: "iso-8601",
            words: r"\bISO[ -]?8601\b",
            applies: &[
                example("string", "Created (ISO 8601).", DATE_TIME),
                example("string", "In ISO 8601 format.", DATE_TIME),
            ],
            does_not_apply: &[
                example(
                    "string",
                    "ISO 8601 (YYYY-MM-DD)",
                    "unread: the standard has no list here",
                ),
                example(
                    "string",
                    "Date of birth in ISO 8601.",
                    "unread: the standard has no list here",
                ),
            ],
        },
        meaning: Meaning::Standard(Standard::DateTime),
        kind: PhraseKind::Time,
        before: LeadingContext::Frame(Frame::Timed),
        after: TrailingContext::Anything,
    },
];
