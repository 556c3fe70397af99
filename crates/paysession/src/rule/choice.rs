//! Which values a text may be chosen from.

use std::fmt;

use super::TypeName;

/// The longest list of values that a message spells out.
const MAX_LISTED_VALUES: usize = 20;

/// Which values a text may be chosen from.
#[derive(PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct ChoiceRule {
    /// What one of the values is, in words: `an ISO 3166-1 alpha-2 country
    /// code`.
    pub name: &'static str,
    /// The values, exactly as they are written.
    pub values: &'static [&'static str],
    /// What each value means, in the order of the values; none where nothing
    /// but the values themselves says so.
    pub descriptions: &'static [&'static str],
    /// Whether any other text is kept as sent instead of refused.
    pub open: bool,
    /// The type whose values they are, where they are those of a type.
    pub type_name: Option<TypeName>,
}

impl ChoiceRule {
    /// One of these values.
    pub(crate) const fn one_of(
        name: &'static str,
        values: &'static [&'static str],
    ) -> Self {
        Self { name, values, descriptions: &[], open: false, type_name: None }
    }

    /// The same, with what each value means.
    ///
    /// # Panics
    ///
    /// Where there are not as many as values: a rule is a constant, so that it
    /// does not compile.
    #[must_use]
    pub(crate) const fn described(
        self,
        descriptions: &'static [&'static str],
    ) -> Self {
        assert!(self.values.len() == descriptions.len(), "one for each value");
        Self { descriptions, ..self }
    }

    /// The same, as the values of a type.
    #[must_use]
    pub(crate) const fn of_type(
        self,
        module: &'static str,
        name: &'static str,
    ) -> Self {
        Self { type_name: Some(TypeName::new(module, name)), ..self }
    }

    /// One of the same values, or any other text.
    pub(crate) const fn or_any_text(&self) -> Self {
        Self { open: true, type_name: None, ..*self }
    }

    /// The values: spelt out where they are few, else what they are.
    fn known(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.values {
            [only] => f.write_str(only),
            [rest @ .., last] if self.values.len() <= MAX_LISTED_VALUES => {
                write!(f, "one of {}, {last}", rest.join(", "))
            }
            _ => f.write_str(self.name),
        }
    }

    /// The value that `text` was probably meant to be: the one that differs
    /// from it in case and separators, or else in one byte of at least five.
    ///
    /// It takes one look at each value, since a body may have many wrong ones.
    pub(crate) fn nearest(&self, text: &str) -> Option<&'static str> {
        let first = letters(text).next();
        let values = || self.values.iter().copied();
        values()
            .filter(|value| !begins_otherwise(value, first))
            .find(|value| is_spelt_alike(value, text))
            .or_else(|| {
                // A shorter one is not near any value that is long enough.
                let is_long = text.len() + 1 >= SHORTEST;
                is_long.then(values)?.find(|value| is_one_byte_off(value, text))
            })
    }
}

/// Whether a value does not begin with this letter, and so is spelt otherwise:
/// most values are, and need no second look.
fn begins_otherwise(value: &str, letter: Option<u8>) -> bool {
    value.bytes().next().is_some_and(|first| {
        Some(first.to_ascii_lowercase()) != letter && !is_separator(first)
    })
}

/// Whether two texts differ in no more than case, `_`, `-` and spaces.
pub(crate) fn is_spelt_alike(one: &str, other: &str) -> bool {
    letters(one).eq(letters(other))
}

/// What counts of a text's spelling, in lower case.
pub(crate) fn letters(text: &str) -> impl Iterator<Item = u8> {
    text.bytes()
        .filter(|byte| !is_separator(*byte))
        .map(|byte| byte.to_ascii_lowercase())
}

const fn is_separator(byte: u8) -> bool {
    matches!(byte, b'_' | b'-' | b' ')
}

/// How long a value is, at least, of which one byte may be wrong.
const SHORTEST: usize = 5;

/// Whether one byte, of at least five, was left out, added or mistaken.
fn is_one_byte_off(value: &str, text: &str) -> bool {
    let (value, text) = (value.as_bytes(), text.as_bytes());
    let longer = value.len().max(text.len());
    if value.len() < SHORTEST || value.len().abs_diff(text.len()) > 1 {
        return false;
    }
    let alike = |pair: &(&u8, &u8)| pair.0.eq_ignore_ascii_case(pair.1);
    let front = value.iter().zip(text).take_while(alike).count();
    let back = value.iter().rev().zip(text.iter().rev());
    front + back.take_while(alike).count() + 1 >= longer
}

impl fmt::Display for ChoiceRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.known(f)?;
        if self.open { f.write_str(", or any other text") } else { Ok(()) }
    }
}

/// In words, as a list of values may be long.
impl fmt::Debug for ChoiceRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ChoiceRule({self})")
    }
}

#[cfg(feature = "schemars1")]
impl ChoiceRule {
    /// The rule in JSON Schema.
    pub(crate) fn schema(&self) -> serde_json::Map<String, serde_json::Value> {
        let mut schema = serde_json::Map::new();
        schema.insert("type".into(), "string".into());
        if self.open {
            schema.insert("examples".into(), self.values.into());
        } else {
            schema.insert("enum".into(), self.values.into());
        }
        schema
    }
}

#[cfg(feature = "proptest1")]
impl ChoiceRule {
    /// Every value, and what lies closest to the first and the last.
    pub(crate) fn boundary_values(&self) -> Vec<String> {
        let mut values: Vec<String> =
            self.values.iter().copied().map(String::from).collect();
        for value in self.values.first().iter().chain(&self.values.last()) {
            values.extend([
                value.to_lowercase(),
                value.to_uppercase(),
                format!(" {value}"),
                format!("{value}\n"),
                format!("{value}{value}"),
                value.chars().skip(1).collect(),
            ]);
        }
        values.extend(["", "XX", "XK", "ZZZ", "٠"].map(String::from));
        values
    }
}
