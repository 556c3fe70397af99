//! What a text must look like, its length aside.

mod clock;
pub(crate) mod date_time;
mod email;
pub(crate) mod timestamp;
mod url;
pub(crate) mod uuid;

#[cfg(feature = "proptest1")]
use proptest::strategy::BoxedStrategy;

/// What a text must look like, its length aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// Any characters.
    Any,
    /// No control characters (U+0000–001F, U+007F); no scheme is required,
    /// except where the reading asks for `https`.
    Url,
    /// 8-4-4-4-12 hexadecimal digits of either case, of any version.
    Uuid,
    /// `YYYY-MM-DDThh:mm:ss.ffffffZ`, a date and time that exist.
    Timestamp,
    /// RFC 3339, any offset and any fraction, a date and time that exist.
    DateTime,
    /// One `@` with something on both sides, and neither white space nor
    /// control characters.
    Email,
}

/// All that is known of one format.
pub(crate) struct FormatSpec {
    pub(crate) criterion: FormatCheck,
    /// What holds instead where the reading asks for `https` URLs.
    pub(crate) https: Option<FormatCheck>,
    /// The format as a regular expression that ECMA-262, Rust and Python read
    /// alike: no `\d`, no look-around, anchored on both sides.
    #[cfg(feature = "schemars1")]
    pub(crate) pattern: &'static str,
    #[cfg(feature = "proptest1")]
    pub(crate) samples: Samples,
}

/// Whether a text has a format, and in words.
pub(crate) struct FormatCheck {
    /// What the text must do: `be …` or `have …`.
    pub(crate) expected: &'static str,
    pub(crate) holds: fn(&str) -> bool,
}

/// Texts to test a format with.
#[cfg(feature = "proptest1")]
pub(crate) struct Samples {
    /// A text in the format.
    pub(crate) sample: &'static str,
    /// Texts just inside and just outside the format.
    pub(crate) boundary_values: fn() -> Vec<String>,
    /// Texts in the format, where it is narrower than its characters.
    pub(crate) strategy: Option<fn() -> BoxedStrategy<String>>,
}

impl Format {
    /// What is known of the format; nothing of any text.
    pub(crate) const fn spec(self) -> Option<&'static FormatSpec> {
        match self {
            Self::Any => None,
            Self::Url => Some(&url::SPEC),
            Self::Uuid => Some(&uuid::SPEC),
            Self::Timestamp => Some(&timestamp::SPEC),
            Self::DateTime => Some(&date_time::SPEC),
            Self::Email => Some(&email::SPEC),
        }
    }

    /// Whether every text of this format has these lengths, which then need not
    /// be counted.
    pub(crate) const fn has_only_length(
        self,
        min: u32,
        max: Option<u32>,
    ) -> bool {
        let only = match self {
            Self::Uuid => uuid::LENGTH,
            Self::Timestamp => timestamp::LENGTH,
            Self::Any | Self::Url | Self::DateTime | Self::Email => {
                return false;
            }
        };
        matches!(max, Some(max) if min == only && max == only)
    }

    /// What a URL must be where the reading asks for `https`, as it follows
    /// "must".
    pub(crate) const HTTPS: &str = url::HTTPS;

    /// What a text in this format must be, as it follows "must".
    pub(crate) fn requirement(self) -> &'static str {
        self.spec().map_or("be a text", |spec| spec.criterion.expected)
    }

    /// The format in words, as it follows a length: without its verb.
    pub(crate) fn words(self) -> Option<&'static str> {
        let (_verb, words) = self.spec()?.criterion.expected.split_once(' ')?;
        Some(words)
    }
}
