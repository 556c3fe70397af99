//! Reads the limits that a description states in words, each with the span of
//! its phrase and the row of the grammar that read it. A limit-like phrase that
//! no row reads is kept, too: silence would hide it.

use super::grammar::{
    AMOUNT, LIMIT_HINT, LIMIT_WORD, Meaning, NUMBER, PhrasePattern, ROWS,
};
use super::standard;
use crate::document::pointer::Pointer;
use crate::schema::assertion::{Assertion, Origin, PhraseOrigin};
use crate::schema::description::{
    DescriptionLimits, DescriptionReader, ReadPhrase, UnreadPhrase,
};
use crate::schema::keyword::{JsonType, Keyword};
use regex_automata::meta::Regex;
use serde_json::{Map, Number, Value, json};
use std::sync::{LazyLock, OnceLock};

/// How long a description that is read may be, in bytes.
const MAX_DESCRIPTION: usize = 1 << 16;

/// Where a limit that a phrase states applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum AppliesTo {
    Own,
    Names,
    Values,
}

type Stated = (AppliesTo, Keyword, Value);

/// A regular expression that is built when it is first needed: most documents
/// need a few only.
#[derive(Debug)]
struct LazyRegex {
    text: String,
    built: OnceLock<Option<Regex>>,
}

impl LazyRegex {
    fn new(text: &str) -> Self {
        Self { text: text.into(), built: OnceLock::new() }
    }

    fn get(&self) -> Option<&Regex> {
        self.built.get_or_init(|| Regex::new(&self.text).ok()).as_ref()
    }
}

/// The grammar, ready to read.
#[derive(Debug)]
pub(crate) struct Grammar {
    rows: Vec<(PhrasePattern, LazyRegex)>,
    limit_word: LazyRegex,
    amount: LazyRegex,
    shouted: LazyRegex,
}

impl Grammar {
    /// The grammar, which is a constant. It is built once, because building its
    /// expressions takes long.
    pub(crate) fn get() -> &'static Self {
        static GRAMMAR: LazyLock<Grammar> = LazyLock::new(Grammar::new);
        &GRAMMAR
    }

    fn new() -> Self {
        let row = |row: &PhrasePattern| {
            let phrase = row.phrase.replace('#', NUMBER);
            (*row, LazyRegex::new(&format!("(?i){phrase}")))
        };
        Self {
            rows: ROWS.iter().map(row).collect(),
            limit_word: LazyRegex::new(&format!("(?i){LIMIT_WORD}")),
            amount: LazyRegex::new(&format!("(?i){AMOUNT}")),
            shouted: LazyRegex::new(r"\b(?:MAX|MIN)\b"),
        }
    }

    /// Keeps the sentences that hold a word of limits and a number that no row
    /// claimed, and a `MAX` or `MIN` that stands alone.
    fn look_for_unread(
        &self,
        text: &str,
        at: &Pointer,
        claimed: &[(usize, usize)],
        into: &mut DescriptionLimits,
    ) {
        let free = |span: (usize, usize)| {
            !claimed.iter().any(|other| overlap(*other, span))
        };
        for (start, end) in sentences(text) {
            let Some(sentence) = text.get(start..end) else { continue };
            let within = |regex: &LazyRegex| {
                regex
                    .get()
                    .into_iter()
                    .flat_map(|regex| regex.find_iter(sentence))
                    .map(|m| (start + m.start(), start + m.end()))
                    .any(free)
            };
            let unread = within(&self.shouted)
                || (within(&self.limit_word) && within(&self.amount));
            if unread {
                into.unread.push(UnreadPhrase {
                    pointer: at.clone(),
                    span: start..end,
                    text: sentence.trim().into(),
                });
            }
        }
    }
}

impl DescriptionReader for Grammar {
    fn read(
        &self,
        map: &Map<String, Value>,
        at: &Pointer,
        types: &[JsonType],
        into: &mut DescriptionLimits,
    ) {
        let Some(text) = map.get("description").and_then(Value::as_str) else {
            return;
        };
        let at = at.join("description");
        if text.len() > MAX_DESCRIPTION {
            let text = format!("a description of {} bytes", text.len());
            into.unread.push(UnreadPhrase { pointer: at, span: 0..0, text });
            return;
        }
        let text = &without_links(text);
        let mut claimed: Vec<(usize, usize)> = Vec::new();
        let small = text.to_lowercase();
        for (row, regex) in &self.rows {
            if holds_hint(&small, row.hint)
                && let Some(regex) = regex.get()
            {
                let row = Matcher { row, regex, types, at: &at };
                row.read(text, &mut claimed, into);
            }
        }
        if holds_hint(&small, LIMIT_HINT) {
            self.look_for_unread(text, &at, &claimed, into);
        }
    }
}

/// Whether a text in small letters holds one of the alternatives of a hint.
fn holds_hint(text: &str, hint: &str) -> bool {
    hint.split('|').any(|word| text.contains(word))
}

/// One row of the grammar, at one description.
struct Matcher<'a> {
    row: &'a PhrasePattern,
    regex: &'a Regex,
    types: &'a [JsonType],
    at: &'a Pointer,
}

impl Matcher<'_> {
    /// Reads what no earlier row has claimed.
    fn read(
        &self,
        text: &str,
        claimed: &mut Vec<(usize, usize)>,
        into: &mut DescriptionLimits,
    ) {
        for found in self.regex.captures_iter(text) {
            let Some(span) = found.get_match().map(|m| (m.start(), m.end()))
            else {
                continue;
            };
            let numbers: Vec<Number> = (1..found.group_len())
                .filter_map(|group| found.get_group(group))
                .filter_map(|group| text.get(group.start..group.end))
                .filter_map(number)
                .collect();
            if claimed.iter().any(|other| overlap(*other, span)) {
                continue;
            }
            let stated = assertions_of(self.row.means, &numbers, self.types);
            let Some(stated) = stated else { continue };
            claimed.push(span);
            let phrase = PhraseOrigin {
                span: span.0..span.1,
                grammar_row: self.row.name,
            };
            let pointer = self.at.clone();
            let origin = Origin { pointer, phrase: Some(phrase) };
            into.keep(&origin, text, stated);
        }
    }
}

impl DescriptionLimits {
    fn keep(&mut self, origin: &Origin, text: &str, stated: Vec<Stated>) {
        let mut assertions = Vec::new();
        for (target, keyword, value) in stated {
            let assertion =
                Assertion { keyword, value, origin: origin.clone() };
            assertions.push(assertion.clone());
            match target {
                AppliesTo::Own => self.own.push(assertion),
                AppliesTo::Names => self.property_names.push(assertion),
                AppliesTo::Values => self.property_values.push(assertion),
            }
        }
        let phrase = origin
            .phrase
            .as_ref()
            .and_then(|phrase| text.get(phrase.span.clone()));
        self.read.push(ReadPhrase {
            origin: origin.clone(),
            text: phrase.unwrap_or_default().into(),
            assertions,
        });
    }
}

/// What a phrase states of a value of these types; `None` where it can state
/// nothing, so that it stays unread.
fn assertions_of(
    means: Meaning,
    numbers: &[Number],
    types: &[JsonType],
) -> Option<Vec<Stated>> {
    let is = |of: JsonType| types.contains(&of);
    let number = is(JsonType::Number) || is(JsonType::Integer);
    let text =
        is(JsonType::String) || types.iter().all(|of| *of == JsonType::Null);
    let first = numbers.first();
    let count = || first.filter(|n| n.is_u64()).map(|n| json!(n));
    let own = |keyword, value| Some(vec![(AppliesTo::Own, keyword, value)]);
    let measure = |text_word, list_word, map_word, number_word| {
        if text {
            own(text_word, count()?)
        } else if is(JsonType::Array) {
            own(list_word, count()?)
        } else if number {
            own(number_word, json!(first?))
        } else if is(JsonType::Object) {
            own(map_word, count()?)
        } else {
            None
        }
    };
    let numeric =
        |keyword| number.then(|| own(keyword, json!(first?))).flatten();
    let length = |keyword| text.then(|| own(keyword, count()?)).flatten();
    let counted = |list_word, map_word| {
        if is(JsonType::Array) {
            own(list_word, count()?)
        } else if is(JsonType::Object) {
            own(map_word, count()?)
        } else {
            None
        }
    };
    let listed =
        |values: Value| text.then(|| own(Keyword::Enum, values)).flatten();
    match means {
        Meaning::Upper => measure(
            Keyword::MaxLength,
            Keyword::MaxItems,
            Keyword::MaxProperties,
            Keyword::Maximum,
        ),
        Meaning::Lower => measure(
            Keyword::MinLength,
            Keyword::MinItems,
            Keyword::MinProperties,
            Keyword::Minimum,
        ),
        Meaning::Characters if text => Some(vec![
            (AppliesTo::Own, Keyword::MinLength, count()?),
            (AppliesTo::Own, Keyword::MaxLength, count()?),
        ]),
        Meaning::CharactersBetween if text => Some(vec![
            (AppliesTo::Own, Keyword::MinLength, count()?),
            (AppliesTo::Own, Keyword::MaxLength, json!(numbers.get(1)?)),
        ]),
        Meaning::CharactersUpper => length(Keyword::MaxLength),
        Meaning::CharactersLower => length(Keyword::MinLength),
        Meaning::CountUpper => {
            counted(Keyword::MaxItems, Keyword::MaxProperties)
        }
        Meaning::CountLower => {
            counted(Keyword::MinItems, Keyword::MinProperties)
        }
        Meaning::Step => numeric(Keyword::MultipleOf),
        Meaning::AtLeast => numeric(Keyword::Minimum),
        Meaning::Above => numeric(Keyword::ExclusiveMinimum),
        Meaning::AtMost => numeric(Keyword::Maximum),
        Meaning::Below => numeric(Keyword::ExclusiveMaximum),
        Meaning::KeysUpper if is(JsonType::Object) => {
            Some(vec![(AppliesTo::Names, Keyword::MaxLength, count()?)])
        }
        Meaning::ValuesUpper if is(JsonType::Object) => {
            Some(vec![(AppliesTo::Values, Keyword::MaxLength, count()?)])
        }
        Meaning::ValuesAreTexts if is(JsonType::Object) => {
            Some(vec![(AppliesTo::Values, Keyword::Type, json!(["string"]))])
        }
        Meaning::Characters
        | Meaning::CharactersBetween
        | Meaning::KeysUpper
        | Meaning::ValuesUpper
        | Meaning::ValuesAreTexts => None,
        Meaning::Uuid => text.then(|| {
            vec![(AppliesTo::Own, Keyword::Pattern, json!(standard::UUID))]
        }),
        Meaning::Country => listed(standard::countries()),
        Meaning::Currency => listed(standard::currencies()),
        Meaning::DateTime => text.then(|| {
            vec![(AppliesTo::Own, Keyword::Pattern, json!(standard::DATE_TIME))]
        }),
        Meaning::Duration => Some(Vec::new()),
    }
}

fn number(text: &str) -> Option<Number> {
    let digits: String = text
        .chars()
        .filter(|c| c.is_ascii_digit() || matches!(c, '.' | '-'))
        .collect();
    if let Ok(whole) = digits.parse::<i64>() {
        return Some(whole.into());
    }
    digits.parse::<f64>().ok().and_then(Number::from_f64)
}

fn overlap(a: (usize, usize), b: (usize, usize)) -> bool {
    a.0 < b.1 && b.0 < a.1
}

/// The text with the targets of Markdown links blanked, byte for byte, and odd
/// spaces made plain where they are one byte.
fn without_links(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find("](") {
        let (before, link) = rest.split_at(start + 2);
        let Some(end) = link.find(')') else { break };
        let (target, after) = link.split_at(end);
        out.push_str(before);
        out.push_str(&" ".repeat(target.len()));
        rest = after;
    }
    out.push_str(rest);
    out
}

/// The sentences of a text, as byte spans. A stop inside a number ends nothing.
fn sentences(text: &str) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut start = 0;
    let bytes = text.as_bytes();
    for (index, byte) in bytes.iter().enumerate() {
        let next = bytes.get(index + 1);
        let ends = match byte {
            b'\n' => true,
            b'.' => next.is_none_or(u8::is_ascii_whitespace),
            _ => false,
        };
        if ends {
            out.push((start, index + 1));
            start = index + 1;
        }
    }
    out.push((start, text.len()));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_grammar_is_a_regular_expression() {
        let grammar = Grammar::get();
        for (row, regex) in &grammar.rows {
            assert!(regex.get().is_some(), "{}", row.name);
        }
        for regex in [&grammar.limit_word, &grammar.amount, &grammar.shouted] {
            assert!(regex.get().is_some(), "{}", regex.text);
        }
    }

    /// A sentence for each row.
    const READ: &[(&str, &str)] = &[
        ("keys-length", "Keys have a maximum length of 30 characters."),
        ("values-length", "Values of up to 2,000 characters."),
        ("values-are-texts", "All values must be strings."),
        ("uuid", "A UUID."),
        ("iso-3166-1", "ISO 3166-1 alpha-2"),
        ("iso-4217", "An ISO 4217 code."),
        ("iso-8601", "In ISO 8601."),
        ("characters-between", "between 3 and 255 characters"),
        ("characters-upper", "no more than 48 chars"),
        ("characters-lower", "at least 3 characters"),
        ("characters", "exactly 25 characters"),
        ("length-upper", "Maximum length: 255"),
        ("length-lower", "minimum length of 3"),
        ("count-upper", "up to 50 metadata objects"),
        ("count-lower", "at least 1 item"),
        ("multiple-of", "A multiple of 5."),
        ("upper-limit", "The upper limit is 86,400 seconds."),
        ("lower-limit", "minimum value: 1"),
        ("at-least", "greater than or equal to 0"),
        ("at-most", "<= 31"),
        ("above", "more than 3"),
        ("below", "less than 9"),
        ("max", "(MAX 255)"),
        ("min", "(MIN 3)"),
        ("duration", "2 hours after its creation"),
    ];

    #[test]
    fn every_row_has_a_hint_that_its_phrases_hold() {
        let grammar = Grammar::get();
        let names: Vec<&str> =
            grammar.rows.iter().map(|(row, _)| row.name).collect();
        let read: Vec<&str> = READ.iter().map(|(name, _)| *name).collect();
        assert_eq!(names, read);
        for ((row, regex), (_, sentence)) in grammar.rows.iter().zip(READ) {
            let found = regex.get().unwrap().find(sentence);
            let phrase = &sentence[found.unwrap().range()];
            assert!(holds_hint(&phrase.to_lowercase(), row.hint), "{phrase}");
            // What does not hold the hint is not read by the row.
            let without = row
                .hint
                .split('|')
                .fold(phrase.to_lowercase(), |text, word| {
                    text.replace(word, "~")
                });
            assert!(!regex.get().unwrap().is_match(&without), "{without}");
        }
    }
}
