//! Words that make the name of a standard something else than all of its codes,
//! or no name of what the value is.

use super::{
    GrammarEntry, LENGTHS_AND_BOUNDS, PhraseKind, Qualifier, QualifierEffect,
    STANDARDS, Scope, example, unread,
};
use crate::schema::unread_reason::UnreadReason;

const CURRENCIES: &str =
    "enum \"AED\", \"AFN\", \"ALL\", \"AMD\", \"AOA\" and 178 more";

pub(super) const QUALIFIERS: &[Qualifier] = &[
    Qualifier {
        entry: GrammarEntry {
            id: "codes-as-examples",
            words: r#"(?:#|<code>)["'`]?,? for (?:example|instance)\b,?|(?:\be\.g\.?|\beg\.?|\bfor example|\bfor instance|\bsuch as|\bas in|\blike|\bexamples?(?: values?)?:?)[,:]? ?["'`]?<code>["'`]?(?:(?:,? (?:and|or) |[,/|] ?)["'`]?<code>["'`]?)*"#,
            applies: &[example(
                "string",
                "ISO 4217 code, e.g. USD, BRL or ARS.",
                CURRENCIES,
            )],
            does_not_apply: &[example(
                "string",
                "ISO 4217 code: USD, BRL or ARS.",
                "unread: it lists values in prose",
            )],
        },
        effects: &[],
    },
    Qualifier {
        entry: GrammarEntry {
            id: "listed-codes",
            words: r#"["'`]?<code>["'`]?(?: ?, ?| and | or | y | o |/| \| )(?:and |or )?["'`]?<code>|\b(?:only|just|solely|always|must be|has to be|solo|sólo|únicamente|limited to|supports?(?: only)?|one of)[: ]+["'`]?<code>|<code>["'`]? (?:only|is|are|isn't|aren't)\b|\b(?:but|except|not|without|excluding) <code>"#,
            applies: &[
                example(
                    "string",
                    "ISO 4217 code; only USD and BRL are supported.",
                    "unread: it lists values in prose",
                ),
                example(
                    "string",
                    "ISO 3166-1 code. Must be CO.",
                    "unread: it lists values in prose",
                ),
            ],
            does_not_apply: &[example(
                "string",
                "ISO 4217 code of what is paid in USD.",
                CURRENCIES,
            )],
        },
        effects: &[QualifierEffect {
            scope: Scope::Description,
            kinds: &[PhraseKind::Codes],
            verdict: unread(UnreadReason::ListInText),
        }],
    },
    Qualifier {
        entry: GrammarEntry {
            id: "letter-case",
            words: r"\blower[ -]?cased?\b|\bsmall letters\b|\bcase[ -]?insensitive\b|\b(?:any|either|mixed) case\b|\bmin[úu]sculas?\b",
            applies: &[
                example(
                    "string",
                    "Lower-case ISO 4217 code.",
                    "unread: its sentence does not make it a limit",
                ),
                example(
                    "string",
                    "Currency (ISO 4217). In lower case.",
                    "unread: its sentence does not make it a limit",
                ),
            ],
            does_not_apply: &[
                example("string", "ISO 4217 code in upper case.", CURRENCIES),
                example(
                    "string",
                    "A UUID in lower case.",
                    "pattern \"^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$\"",
                ),
            ],
        },
        effects: &[QualifierEffect {
            scope: Scope::Description,
            kinds: &[PhraseKind::Codes],
            verdict: unread(UnreadReason::UnclearWords),
        }],
    },
    Qualifier {
        entry: GrammarEntry {
            id: "its-currency",
            words: r"\b(?:in|on|at|see|from) (?:the )?(?:country|currency) (?:reference|list|table|page|codes)\b|\b(?:currency|country)(?: code)? (?:of|for|in which|that|where) (?:(?:the|this|an?|its|your) )?(?:[a-z]+ (?:amount|price|rate|fee|name|total)|amount|price|rate|fee|name|total)\b|\b(?:amount|price|rate|fee|total|balance|billing|shipping|issuing)(?:'s)? (?:currency|country)\b",
            applies: &[example(
                "string",
                "Currency of the amount (ISO 4217).",
                CURRENCIES,
            )],
            does_not_apply: &[example(
                "string",
                "The amount and its currency (ISO 4217).",
                "unread: it is about a part of the text",
            )],
        },
        effects: &[],
    },
    Qualifier {
        entry: GrammarEntry {
            id: "something-in-a-currency",
            words: r"\bin (?:(?:the|its|their|your|a|this) )?(?:[a-z]+(?:'s)? ){0,3}?(?:currency|country)\b|\b(?:amounts?|rates?|prices?|fees?|sums?|balances?|totals?|tax(?:es)?|symbols?|names?|flags?|phone|iban|bic|swift|numeric|numbers?|digits?)\b|\ben (?:(?:la|su|una) )?moneda\b|\b(?:monto|importe|precio|tasa|cantidad|nombre|s[íi]mbolo)\b",
            applies: &[
                example(
                    "string",
                    "Amount in the currency (ISO 4217).",
                    "unread: it is about a part of the text",
                ),
                example(
                    "string",
                    "Surcharge in the local currency, ISO 4217.",
                    "unread: it is about a part of the text",
                ),
            ],
            does_not_apply: &[example(
                "string",
                "Currency (ISO 4217) of the amount.",
                CURRENCIES,
            )],
        },
        effects: &[QualifierEffect {
            scope: Scope::Ahead,
            kinds: &[PhraseKind::Codes],
            verdict: unread(UnreadReason::PartOfText),
        }],
    },
    Qualifier {
        entry: GrammarEntry {
            id: "beyond-the-list",
            words: r"\b(?:and|y|plus) (?:an? |the |its )?(?:state|city|region|language|currency|country|province|amount|number|name|postal|zip|locale|non-iso|custom|other)\b|\bcrypto[a-z-]*|\b(?:btc|eth|usdt|usdc|bitcoin|stablecoins?|tokens?|too)\b|\b(?:as well as|in addition|extended (?:with|by)|non-iso|custom codes?|also accepts?|accepts also)\b|\b(?:o|u|ou) (?:un[ao]? )?[a-z\x22'`]",
            applies: &[
                example(
                    "string",
                    "Country (ISO 3166-1) and state.",
                    "unread: it is one of several choices",
                ),
                example(
                    "string",
                    "Currency (ISO 4217), crypto included.",
                    "unread: it is one of several choices",
                ),
            ],
            does_not_apply: &[example(
                "string",
                "Currency (ISO 4217) and nothing more.",
                CURRENCIES,
            )],
        },
        effects: &[QualifierEffect {
            scope: Scope::Around,
            kinds: &[PhraseKind::Codes],
            verdict: unread(UnreadReason::Alternative),
        }],
    },
    Qualifier {
        entry: GrammarEntry {
            id: "related",
            words: r"\b(?:besides?|next to|behind|before|after|from|into|than|replac[a-z]+|convert[a-z]*(?: to)?|map[a-z]*(?: to)?|hash[a-z]*|match[a-z]*|contain[a-z]*|mentions?|owner of|holder of) (?:the|an?|its|this|your|our|their) (?:[a-z]+'s )?",
            applies: &[
                example(
                    "string",
                    "Sign shown beside the ISO 4217 code.",
                    "unread: its sentence does not make it a limit",
                ),
                example(
                    "string",
                    "Requests with fewer letters than the 3 characters fail.",
                    "unread: its sentence does not make it a limit",
                ),
            ],
            does_not_apply: &[example(
                "string",
                "Taken from the order: ISO 4217 code.",
                CURRENCIES,
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
            id: "elements-of",
            words: r"\b(?:words|lines|rows|names|items|entries|elements|values|tags|keys|parts|segments|tokens|labels|paragraphs) (?:of|with|having|have|has|at)\b",
            applies: &[example(
                "string",
                "Words of up to 20 characters.",
                "unread: it is about each element",
            )],
            does_not_apply: &[example(
                "string",
                "Words for the receipt, up to 20 characters.",
                "maxLength 20",
            )],
        },
        effects: &[QualifierEffect {
            scope: Scope::Previous,
            kinds: LENGTHS_AND_BOUNDS,
            verdict: unread(UnreadReason::PerElement),
        }],
    },
];
