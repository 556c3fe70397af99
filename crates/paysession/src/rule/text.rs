//! What one text may be: its length in code points, and its form.

use std::fmt;

use super::Form;
/// What one text may be.
///
/// Lengths are Unicode code points, as in JSON Schema; not bytes, and not
/// UTF-16 units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct TextRule {
    /// The fewest code points.
    pub min: u32,
    /// The most code points, where a limit is published.
    pub max: Option<u32>,
    /// What the text must look like, its length aside.
    pub form: Form,
}

impl TextRule {
    /// Any text at all.
    pub(crate) const ANY: Self = Self { min: 0, max: None, form: Form::Free };

    /// A text of `min` to `max` code points.
    pub(crate) const fn chars(min: u32, max: u32) -> Self {
        Self { min, max: Some(max), form: Form::Free }
    }

    /// The same lengths, in this form.
    #[must_use]
    pub(crate) const fn in_form(self, form: Form) -> Self {
        Self { form, ..self }
    }

    /// The lengths alone, in words: `3 to 255 characters`.
    pub(crate) fn length(self) -> impl fmt::Display {
        fmt::from_fn(move |f| match (self.min, self.max) {
            (0, None) => f.write_str("a text"),
            (min, None) => write!(f, "at least {min} characters"),
            (0, Some(max)) => write!(f, "at most {max} characters"),
            (min, Some(max)) if min == max => write!(f, "{max} characters"),
            (min, Some(max)) => write!(f, "{min} to {max} characters"),
        })
    }
}

impl TextRule {
    /// The form in words, where a text in it has one length only: its length
    /// alone would say less.
    pub(crate) fn form_of_one_length(self) -> Option<&'static str> {
        self.form.words().filter(|_| self.max == Some(self.min))
    }
}

/// How many code points `text` has; a text that is longer than `u32` can say
/// has as many as it can say.
pub(crate) fn chars(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}

impl fmt::Display for TextRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let any_length = (self.min, self.max) == (0, None);
        match self.form.words() {
            None => write!(f, "{}", self.length()),
            Some(words) if any_length => f.write_str(words),
            Some(words) => write!(f, "{}, {words}", self.length()),
        }
    }
}

#[cfg(feature = "schemars1")]
impl TextRule {
    /// The rule in JSON Schema.
    pub(crate) fn schema(&self) -> serde_json::Map<String, serde_json::Value> {
        let mut schema = serde_json::Map::new();
        schema.insert("type".into(), "string".into());
        if self.min > 0 {
            schema.insert("minLength".into(), self.min.into());
        }
        if let Some(max) = self.max {
            schema.insert("maxLength".into(), max.into());
        }
        if let Some(spec) = self.form.spec() {
            schema.insert("pattern".into(), spec.pattern.into());
        }
        schema
    }
}

#[cfg(feature = "proptest1")]
mod generate {
    use proptest::{prelude::Strategy, strategy::BoxedStrategy, string};

    use super::{TextRule, chars};
    /// The longest text that a strategy makes where no limit is published.
    const UNBOUNDED: u32 = 64;

    impl TextRule {
        /// Texts on both sides of every limit, in no order and with no
        /// verdict: the reader gives one, the schema another.
        pub(crate) fn edges(&self) -> Vec<String> {
            let spec = self.form.spec();
            let mut edges =
                spec.map_or_else(Vec::new, |spec| (spec.samples.edges)());
            let sample = self.form_sample();
            for length in self.edge_lengths() {
                // One, two and four bytes a code point: a limit that counted
                // bytes or UTF-16 units would show.
                for filler in ['a', 'é', '𝒳'] {
                    edges.push(resize(sample, length, filler));
                }
            }
            edges
        }

        /// A text in the form.
        fn form_sample(&self) -> &'static str {
            self.form.spec().map_or("", |spec| spec.samples.sample)
        }

        /// A text of this length, which keeps the rule where its length does.
        pub(crate) fn fill(&self, length: u32) -> String {
            resize(self.form_sample(), length, 'a')
        }

        /// A text that keeps the rule.
        pub(crate) fn sample(&self) -> String {
            let length = chars(self.form_sample()).max(self.min).max(1);
            self.fill(self.max.map_or(length, |max| length.min(max)))
        }

        fn edge_lengths(&self) -> Vec<u32> {
            let max = self.max.unwrap_or(5_000);
            let mut lengths = vec![0, self.min, self.min + 1, max, max + 1];
            lengths.extend(self.min.checked_sub(1));
            lengths.extend(max.checked_sub(1));
            lengths.sort_unstable();
            lengths.dedup();
            lengths
        }

        /// Texts that keep the rule, short ones and ones at the limit alike.
        pub(crate) fn strategy(&self) -> BoxedStrategy<String> {
            let samples = self.form.spec().map(|spec| &spec.samples);
            if let Some(strategy) = samples.and_then(|all| all.strategy) {
                return strategy();
            }
            let (min, max) = (self.min, self.max.unwrap_or(UNBOUNDED));
            let alphabet = "[ -~éßЖ山田𝒳🍵]";
            let of = |min: u32, max: u32| {
                string::string_regex(&format!("{alphabet}{{{min},{max}}}"))
                    .map_or_else(
                        |_| proptest::strategy::Just(String::new()).boxed(),
                        Strategy::boxed,
                    )
            };
            let near = max.min(min.saturating_add(24));
            proptest::prop_oneof![
                8 => of(min, near),
                1 => of(min, min),
                1 => of(max.saturating_sub(1).max(min), max),
            ]
            .boxed()
        }
    }

    /// `sample` cut or filled up to `length` code points.
    fn resize(sample: &str, length: u32, filler: char) -> String {
        let have = chars(sample).min(length);
        let kept = sample.chars().take(have as usize);
        let more = std::iter::repeat_n(filler, (length - have) as usize);
        kept.chain(more).collect()
    }
}
