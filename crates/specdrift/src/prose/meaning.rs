//! What a phrase states of a field, by the field's type.

use super::field::DescribedProperty;
use super::grammar::{Bound, Limit, Meaning, Standard};
use super::standard;
use crate::schema::keyword::{JsonType, Keyword};
use crate::schema::unread_reason::UnreadReason;
use serde_json::{Number, Value, json};

/// Where a limit that a phrase states applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum AppliesTo {
    Own,
    Names,
    Values,
}

/// A limit that a phrase states.
pub(super) type StatedLimit = (AppliesTo, Keyword, Value);

/// What a phrase comes to.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum PhraseMeaning {
    /// The limits that it states; none where its words limit nothing.
    Read(Vec<StatedLimit>),
    Unread(UnreadReason),
    /// No phrase of this field at all.
    Nothing,
}

/// A phrase: what it means, its words and its numbers.
#[derive(Debug)]
pub(super) struct Phrase<'p> {
    pub(super) meaning: Meaning,
    pub(super) words: &'p str,
    pub(super) numbers: Vec<Option<Number>>,
}

/// The keywords of a measure, the least and the greatest.
type KeywordPair = (Keyword, Keyword);

const LENGTH_KEYWORDS: KeywordPair = (Keyword::MinLength, Keyword::MaxLength);
const ITEMS: KeywordPair = (Keyword::MinItems, Keyword::MaxItems);
const PROPERTIES: KeywordPair =
    (Keyword::MinProperties, Keyword::MaxProperties);

/// The most decimal places that a step is written with.
const MAX_DECIMAL_PLACES: u64 = 12;

impl Phrase<'_> {
    /// What the phrase states of a field.
    pub(super) fn of(&self, field: &DescribedProperty<'_>) -> PhraseMeaning {
        let outcome = |limits: Result<Vec<StatedLimit>, UnreadReason>| {
            limits.map_or_else(PhraseMeaning::Unread, PhraseMeaning::Read)
        };
        match self.meaning {
            Meaning::Limit(limit) => outcome(self.limits(limit, field)),
            Meaning::Standard(standard) if field.is_text() => {
                outcome(self.standard(standard))
            }
            Meaning::Duration => PhraseMeaning::Read(Vec::new()),
            Meaning::Digits => PhraseMeaning::Unread(UnreadReason::Digits),
            Meaning::Span if field.is_number() => {
                outcome(self.value(Bound::Between))
            }
            Meaning::Standard(_) | Meaning::Span => PhraseMeaning::Nothing,
            Meaning::Values => values(field),
        }
    }

    fn standard(
        &self,
        standard: Standard,
    ) -> Result<Vec<StatedLimit>, UnreadReason> {
        Ok(vec![match standard {
            Standard::Country => own(Keyword::Enum, standard::countries()),
            Standard::Currency => own(Keyword::Enum, standard::currencies()),
            Standard::DateTime => {
                own(Keyword::Pattern, json!(standard::DATE_TIME))
            }
            Standard::Uuid => uuid(),
            Standard::UuidOfCharacters => {
                let mut limits =
                    self.counted(LENGTH_KEYWORDS, Bound::Exactly)?;
                limits.push(uuid());
                return Ok(limits);
            }
            Standard::Other => return Err(UnreadReason::OtherStandard),
        }])
    }

    fn limits(
        &self,
        limit: Limit,
        field: &DescribedProperty<'_>,
    ) -> Result<Vec<StatedLimit>, UnreadReason> {
        let is_object = field.is(JsonType::Object);
        match limit {
            Limit::Max => self.shorthand(field, Bound::AtMost),
            Limit::Min => self.shorthand(field, Bound::AtLeast),
            Limit::Characters(bound) => {
                only_if(field.is_text())?;
                self.counted(LENGTH_KEYWORDS, bound)
            }
            Limit::Count(bound) if field.is(JsonType::Array) => {
                self.counted(ITEMS, bound)
            }
            Limit::Count(bound) => {
                only_if(is_object)?;
                self.counted(PROPERTIES, bound)
            }
            Limit::Number(bound) => {
                only_if(field.is_number())?;
                self.value(bound)
            }
            Limit::Step => {
                only_if(field.is_number())?;
                Ok(vec![own(Keyword::MultipleOf, self.number(0)?)])
            }
            Limit::DecimalPlaces => {
                only_if(field.is_number())?;
                self.decimal_places()
            }
            Limit::MemberNames => {
                only_if(is_object)?;
                let count = json!(self.count(0)?);
                Ok(vec![(AppliesTo::Names, Keyword::MaxLength, count)])
            }
            Limit::MemberValues => {
                only_if(is_object)?;
                let count = json!(self.count(0)?);
                Ok(vec![(AppliesTo::Values, Keyword::MaxLength, count)])
            }
            Limit::MemberValuesAreTexts => {
                only_if(is_object)?;
                let texts = json!([JsonType::String.as_str()]);
                Ok(vec![(AppliesTo::Values, Keyword::Type, texts)])
            }
        }
    }

    /// A bound that does not say what it measures: `MAX 3`. In capitals beside
    /// a number, as providers write it, it counts digits.
    fn shorthand(
        &self,
        field: &DescribedProperty<'_>,
        bound: Bound,
    ) -> Result<Vec<StatedLimit>, UnreadReason> {
        if field.is_text() {
            self.counted(LENGTH_KEYWORDS, bound)
        } else if field.is(JsonType::Array) {
            self.counted(ITEMS, bound)
        } else if field.is_number() {
            let capitals = ["MAX", "MIN"];
            if capitals.iter().any(|word| self.words.starts_with(word)) {
                return Err(UnreadReason::Digits);
            }
            self.value(bound)
        } else if field.is(JsonType::Object) {
            self.counted(PROPERTIES, bound)
        } else {
            Err(UnreadReason::OtherType)
        }
    }

    fn counted(
        &self,
        (least, greatest): KeywordPair,
        bound: Bound,
    ) -> Result<Vec<StatedLimit>, UnreadReason> {
        let first = self.count(0)?;
        let next = |count: Option<u64>| {
            count.ok_or(UnreadReason::UnreadableNumber).map(Value::from)
        };
        Ok(match bound {
            Bound::AtMost => vec![own(greatest, first.into())],
            Bound::AtLeast => vec![own(least, first.into())],
            Bound::Above => vec![own(least, next(first.checked_add(1))?)],
            Bound::Below => vec![own(greatest, next(first.checked_sub(1))?)],
            Bound::Exactly => {
                vec![own(least, first.into()), own(greatest, first.into())]
            }
            Bound::Between => {
                let second = self.count(1)?.into();
                vec![own(least, first.into()), own(greatest, second)]
            }
        })
    }

    fn value(&self, bound: Bound) -> Result<Vec<StatedLimit>, UnreadReason> {
        let first = self.number(0)?;
        Ok(match bound {
            Bound::AtMost => vec![own(Keyword::Maximum, first)],
            Bound::AtLeast => vec![own(Keyword::Minimum, first)],
            Bound::Above => vec![own(Keyword::ExclusiveMinimum, first)],
            Bound::Below => vec![own(Keyword::ExclusiveMaximum, first)],
            Bound::Exactly => vec![
                own(Keyword::Minimum, first.clone()),
                own(Keyword::Maximum, first),
            ],
            Bound::Between => vec![
                own(Keyword::Minimum, first),
                own(Keyword::Maximum, self.number(1)?),
            ],
        })
    }

    /// So many decimal places are a step, whatever the value.
    fn decimal_places(&self) -> Result<Vec<StatedLimit>, UnreadReason> {
        let places = self.count(0)?;
        if places == 0 {
            return Ok(vec![own(Keyword::MultipleOf, json!(1))]);
        }
        let step = (places <= MAX_DECIMAL_PLACES)
            .then(|| format!("1e-{places}").parse::<f64>().ok())
            .flatten()
            .and_then(Number::from_f64);
        let step = step.ok_or(UnreadReason::UnreadableNumber)?;
        Ok(vec![own(Keyword::MultipleOf, Value::Number(step))])
    }

    fn number(&self, index: usize) -> Result<Value, UnreadReason> {
        let number = self.numbers.get(index).cloned().flatten();
        number.map(Value::Number).ok_or(UnreadReason::UnreadableNumber)
    }

    fn count(&self, index: usize) -> Result<u64, UnreadReason> {
        let number = self.number(index)?;
        number.as_u64().ok_or(UnreadReason::UnreadableNumber)
    }
}

/// A limit that only some types have.
fn only_if(has_limit: bool) -> Result<(), UnreadReason> {
    has_limit.then_some(()).ok_or(UnreadReason::OtherType)
}

fn own(keyword: Keyword, value: Value) -> StatedLimit {
    (AppliesTo::Own, keyword, value)
}

fn uuid() -> StatedLimit {
    own(Keyword::Pattern, json!(standard::UUID))
}

/// Values in words are told, unless a keyword lists them.
fn values(field: &DescribedProperty<'_>) -> PhraseMeaning {
    if field.is_listed {
        PhraseMeaning::Read(Vec::new())
    } else if field.is_text() || field.is_number() {
        PhraseMeaning::Unread(UnreadReason::ListInText)
    } else {
        PhraseMeaning::Nothing
    }
}

/// The most digits of a number with a fraction that a double keeps.
const MAX_DIGITS: usize = 15;

/// The number that a text writes; `None` where it cannot be held exactly, or
/// where its point may set thousands apart.
pub(super) fn number(text: &str) -> Option<Number> {
    if has_ambiguous_point(text) {
        return None;
    }
    let digits: String = text
        .chars()
        .filter(|c| c.is_ascii_digit() || matches!(c, '.' | '-'))
        .collect();
    if let Ok(whole) = digits.parse::<i64>() {
        return Some(whole.into());
    }
    let exact = digits.contains('.') && digits.len() <= MAX_DIGITS;
    let value = exact.then(|| digits.parse::<f64>().ok()).flatten();
    value.and_then(Number::from_f64)
}

/// Whether a text is a number such as `1.000`: one, or a thousand.
fn has_ambiguous_point(text: &str) -> bool {
    text.trim_start_matches('-').split_once('.').is_some_and(|(whole, rest)| {
        whole.len() <= 3 && !whole.starts_with('0') && rest.len() == 3
    })
}
