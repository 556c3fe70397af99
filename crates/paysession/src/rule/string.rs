//! What one text may be: its length in code points, and its format.

use std::fmt;

use super::Format;
/// What one text may be.
///
/// Lengths are Unicode code points, as in JSON Schema; not bytes, and not
/// UTF-16 units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct StringRule {
    /// The fewest code points.
    pub min: u32,
    /// The most code points, where a limit is published.
    pub max: Option<u32>,
    /// What the text must look like, its length aside.
    pub format: Format,
}

impl StringRule {
    /// Any text at all.
    pub(crate) const ANY: Self =
        Self { min: 0, max: None, format: Format::Any };

    /// A text of `min` to `max` code points.
    pub(crate) const fn chars(min: u32, max: u32) -> Self {
        Self { min, max: Some(max), format: Format::Any }
    }

    /// The same lengths, in this format.
    #[must_use]
    pub(crate) const fn in_format(self, format: Format) -> Self {
        Self { format, ..self }
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

impl StringRule {
    /// The format in words, where a text in it has one length only: its length
    /// alone would say less.
    pub(crate) fn format_of_one_length(self) -> Option<&'static str> {
        self.format.words().filter(|_| self.max == Some(self.min))
    }
}

/// How many code points `text` has; a text that is longer than `u32` can say
/// has as many as it can say.
pub(crate) fn chars(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}

impl fmt::Display for StringRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let any_length = (self.min, self.max) == (0, None);
        match self.format.words() {
            None => write!(f, "{}", self.length()),
            Some(words) if any_length => f.write_str(words),
            Some(words) => write!(f, "{}, {words}", self.length()),
        }
    }
}

#[cfg(feature = "schemars1")]
impl StringRule {
    /// The rule in JSON Schema.
    pub(crate) fn schema(&self) -> serde_json::Map<String, serde_json::Value> {
        use serde_json::json;

        let mut schema = serde_json::Map::new();
        schema.insert("type".into(), "string".into());
        if self.min > 0 {
            schema.insert("minLength".into(), self.min.into());
        }
        if let Some(max) = self.max {
            schema.insert("maxLength".into(), max.into());
        }
        if let Some(spec) = self.format.spec() {
            schema.insert("pattern".into(), spec.pattern.into());
            // `$` means the end of the text in ECMA-262 and Rust, and also
            // the place before a final line break in Python and others. No
            // format has a line break.
            if !self.format.has_only_length(self.min, self.max) {
                schema.insert(
                    "not".into(),
                    json!({ "type": "string", "pattern": "[\\n\\r]" }),
                );
            }
        }
        schema
    }
}

#[cfg(feature = "proptest1")]
mod generate {
    use proptest::{prelude::Strategy, strategy::BoxedStrategy, string};

    use super::{StringRule, chars};
    /// The longest text that a strategy makes where no limit is published.
    const UNBOUNDED: u32 = 64;

    impl StringRule {
        /// Texts on both sides of every limit, in no order and with no
        /// verdict: the reader gives one, the schema another.
        pub(crate) fn boundary_values(&self) -> Vec<String> {
            let spec = self.format.spec();
            let mut values = spec
                .map_or_else(Vec::new, |spec| (spec.samples.boundary_values)());
            let sample = self.format_sample();
            for length in self.boundary_lengths() {
                // One, two and four bytes a code point: a limit that counted
                // bytes or UTF-16 units would show.
                for filler in ['a', 'é', '𝒳'] {
                    values.push(resize(sample, length, filler));
                }
            }
            values
        }

        /// A text in the format.
        fn format_sample(&self) -> &'static str {
            self.format.spec().map_or("", |spec| spec.samples.sample)
        }

        /// A text of this length, which keeps the rule where its length does.
        pub(crate) fn fill(&self, length: u32) -> String {
            resize(self.format_sample(), length, 'a')
        }

        /// A text that keeps the rule.
        pub(crate) fn sample(&self) -> String {
            let length = chars(self.format_sample()).max(self.min).max(1);
            self.fill(self.max.map_or(length, |max| length.min(max)))
        }

        fn boundary_lengths(&self) -> Vec<u32> {
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
            let samples = self.format.spec().map(|spec| &spec.samples);
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
