//! Words that look like a limit. A sentence that holds them, and of which no
//! phrase is read, is said to be unread.

use super::{GrammarEntry, example};

/// The fields for which words are a hint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::prose) enum HintedField {
    Any,
    Number,
    NumberOrList,
}

/// Words that look like a limit.
#[derive(Debug, Clone, Copy)]
pub(in crate::prose) struct Hint {
    pub(in crate::prose) entry: GrammarEntry,
    pub(in crate::prose) field: HintedField,
    /// What else the sentence must hold.
    pub(in crate::prose) amount: Option<&'static str>,
}

/// A number as a limit may give it, spelled out or not.
const AMOUNT: &str = r"[0-9]+|\b(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million)\b";

/// The same in Spanish and Portuguese.
const AMOUNT_IN_SPANISH: &str = r"[0-9]+|\b(?:cero|zero|uno?|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce|veinte|cien|mil|um|uma|dois|duas|dez)\b";

pub(in crate::prose) const HINTS: &[Hint] = &[
    Hint {
        entry: GrammarEntry {
            id: "limit-words",
            words: r"\b(?:max|min|maximum|minimum|limits?|limited|lengths?|at most|at least|up to|no more than|not more than|exceeds?|exceeding|characters?|chars|digits|between|longer|shorter|fewer|exactly|multiples? of|greater than|less than|capped)\b|\b(?:highest|largest|smallest|longest|shortest)\b(?: (?:value|number|amount|possible|allowed|text|name)\b|[.,;)]|$)",
            applies: &[
                example(
                    "string",
                    "Between three and ten characters",
                    "unread: its words are unknown",
                ),
                example(
                    "integer",
                    "The value 100 is the highest.",
                    "unread: its words are unknown",
                ),
            ],
            does_not_apply: &[example("string", "See version 2.", "")],
        },
        field: HintedField::Any,
        amount: Some(AMOUNT),
    },
    Hint {
        entry: GrammarEntry {
            id: "shorthand",
            words: r"(?-iu:\b(?:MAX|MIN)\b)",
            applies: &[example(
                "string",
                "(MAX some)",
                "unread: its words are unknown",
            )],
            does_not_apply: &[example("string", "Max is his name.", "")],
        },
        field: HintedField::Any,
        amount: None,
    },
    Hint {
        entry: GrammarEntry {
            id: "open-amount",
            words: r"\bor (?:more|less|fewer|greater|higher|lower|above|below)\b|\b(?:not|never|nor) (?:less|more|below|above|under|over)\b",
            applies: &[
                example(
                    "array",
                    "One or more items.",
                    "unread: its words are unknown",
                ),
                example(
                    "integer",
                    "Zero or more.",
                    "unread: its words are unknown",
                ),
            ],
            does_not_apply: &[example(
                "string",
                "An address of one or more lines.",
                "",
            )],
        },
        field: HintedField::NumberOrList,
        amount: Some(AMOUNT),
    },
    Hint {
        entry: GrammarEntry {
            id: "sign",
            words: r"\b(?:must|has to|have to|needs to|shall|should|can only) (?:always )?be (?:an? |strictly )*(?:non-?|not )?(?:positive|negative)\b|\b(?:non-?|strictly )?(?:positive|negative) (?:[a-z]+ )?(?:integer|number|decimal|value|amount)\b|\bnon-?(?:positive|negative)\b|\b(?:cannot|never|not|no|[a-z]+n\x27t) (?:be )?(?:an? )?(?:positive|negative)\b|\bstrictly (?:positive|negative)\b|\b(?:greater|less|more|larger|smaller|lower|higher) than (?:zero|one)\b",
            applies: &[
                example(
                    "integer",
                    "Must be a positive integer.",
                    "unread: its words are unknown",
                ),
                example(
                    "number",
                    "Greater than zero.",
                    "unread: its words are unknown",
                ),
            ],
            does_not_apply: &[
                example("string", "A positive answer of the bank.", ""),
                example("number", "Positive for credits.", ""),
            ],
        },
        field: HintedField::Number,
        amount: None,
    },
    Hint {
        entry: GrammarEntry {
            id: "span-of-numbers",
            words: r"\b(?:in|range)[: ]+#, ?#|#%?(?: \([^()]*\))? (?:to|through) #|# ?<=? ?[a-z]",
            applies: &[example(
                "integer",
                "Must be in [1,12].",
                "unread: its words are unknown",
            )],
            does_not_apply: &[example("string", "Installments 1 to 12.", "")],
        },
        field: HintedField::NumberOrList,
        amount: None,
    },
    Hint {
        entry: GrammarEntry {
            id: "empty-list",
            words: r"\b(?:must|shall|may|can|should)(?:n't| ?not) be empty\b|\bcannot be empty\b|\bnon-?empty (?:list|array|set|collection)\b",
            applies: &[example(
                "array",
                "Must not be empty.",
                "unread: its words are unknown",
            )],
            does_not_apply: &[example("array", "The list can be empty.", "")],
        },
        field: HintedField::NumberOrList,
        amount: None,
    },
    Hint {
        entry: GrammarEntry {
            id: "spanish-limit-words",
            words: r"\bm[áa]x(?:im[oa]s?\b|\.|:| )|\bm[íi]n(?:im[oa]s?\b|\.|:| )|\b(?:hasta|entre|longitud|largo|tama[ñn]o|al menos|caracter(?:es)?|caractere|d[íi]gitos|l[íi]mite|superar?|supere|exceder?|mayor(?:es)?|menor(?:es)?|m[áa]s de|menos de|mais de|comprimento|elementos)\b|\bat[ée] |\bde [0-9]+ a [0-9]+",
            applies: &[
                example(
                    "string",
                    "Longitud máxima: 255 caracteres.",
                    "unread: its words are unknown",
                ),
                example(
                    "string",
                    "(MÁX 255; MÍN 3)",
                    "unread: its words are unknown",
                ),
            ],
            does_not_apply: &[example("string", "Nombre del cliente.", "")],
        },
        field: HintedField::Any,
        amount: Some(AMOUNT_IN_SPANISH),
    },
    Hint {
        entry: GrammarEntry {
            id: "japanese-limit-words",
            words: r"最大|最小|最長|最短|以内|以下|以上|未満|文字|桁|まで",
            applies: &[example(
                "string",
                "最大255文字",
                "unread: its words are unknown",
            )],
            does_not_apply: &[example("string", "顧客の名前", "")],
        },
        field: HintedField::Any,
        amount: Some(r"[0-9０-９]+"),
    },
];
