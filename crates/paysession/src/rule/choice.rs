//! Which values a text may be chosen from.

use std::fmt;

/// The longest list of values that a message spells out.
const SPELT_OUT: usize = 20;

/// Which values a text may be chosen from.
#[derive(PartialEq, Eq)]
#[non_exhaustive]
pub struct ChoiceRule {
    /// What one of the values is, in words: `an ISO 3166-1 alpha-2 country
    /// code`.
    pub name: &'static str,
    /// The values, exactly as they are written.
    pub values: &'static [&'static str],
    /// Whether any other text is kept as sent instead of refused.
    pub open: bool,
}

impl ChoiceRule {
    /// One of these values.
    pub(crate) const fn one_of(
        name: &'static str,
        values: &'static [&'static str],
    ) -> Self {
        Self { name, values, open: false }
    }

    /// One of the same values, or any other text.
    pub(crate) const fn or_any_text(&self) -> Self {
        Self { open: true, ..*self }
    }

    /// The values: spelt out where they are few, else what they are.
    fn known(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.values {
            [only] => f.write_str(only),
            [rest @ .., last] if self.values.len() <= SPELT_OUT => {
                write!(f, "one of {}, {last}", rest.join(", "))
            }
            _ => f.write_str(self.name),
        }
    }
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
    pub(crate) fn edges(&self) -> Vec<String> {
        let mut edges: Vec<String> =
            self.values.iter().copied().map(String::from).collect();
        for value in self.values.first().iter().chain(&self.values.last()) {
            edges.extend([
                value.to_lowercase(),
                value.to_uppercase(),
                format!(" {value}"),
                format!("{value}\n"),
                format!("{value}{value}"),
                value.chars().skip(1).collect(),
            ]);
        }
        edges.extend(["", "XX", "XK", "ZZZ", "٠"].map(String::from));
        edges
    }
}
