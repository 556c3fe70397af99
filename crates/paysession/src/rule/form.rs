//! What a text must look like, its length aside.

pub(crate) mod date_time;
pub(crate) mod email;
pub(crate) mod timestamp;
pub(crate) mod url;
pub(crate) mod uuid;

use crate::{options::ReadOptions, violation::ViolationKind};

/// What a text must look like, its length aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Form {
    /// Any characters.
    Free,
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

impl Form {
    #[inline]
    pub(crate) fn check(
        self,
        text: &str,
        options: &ReadOptions,
    ) -> Result<(), ViolationKind> {
        let (kept, expected) = match self {
            Self::Free => (true, ""),
            Self::Url if options.requires_https() => {
                (url::is_https(text), url::HTTPS)
            }
            Self::Url => (url::is_plain(text), url::PLAIN),
            Self::Uuid => (uuid::is_uuid(text), uuid::EXPECTED),
            Self::Timestamp => {
                (timestamp::parse(text).is_some(), timestamp::EXPECTED)
            }
            Self::DateTime => {
                (date_time::parse(text).is_some(), date_time::EXPECTED)
            }
            Self::Email => (email::is_email(text), email::EXPECTED),
        };
        if kept { Ok(()) } else { Err(ViolationKind::Format { expected }) }
    }

    /// The form in words, as it follows a length.
    pub(crate) const fn words(self) -> Option<&'static str> {
        match self {
            Self::Free => None,
            Self::Url => Some("no control characters"),
            Self::Uuid => Some("a UUID of 8-4-4-4-12 hexadecimal digits"),
            Self::Timestamp => Some(
                "a date and time that exist, as YYYY-MM-DDThh:mm:ss.ffffffZ",
            ),
            Self::DateTime => {
                Some("a date and time that exist, as in RFC 3339")
            }
            Self::Email => Some(
                "an email address: one @ with something on both sides, no \
                 white space",
            ),
        }
    }
}

#[cfg(feature = "schemars1")]
impl Form {
    /// The form as a regular expression that ECMA-262, Rust and Python read
    /// alike: no `\d`, no look-around, anchored on both sides.
    pub(crate) const fn pattern(self) -> Option<&'static str> {
        match self {
            Self::Free => None,
            Self::Url => Some(url::PATTERN),
            Self::Uuid => Some(uuid::PATTERN),
            Self::Timestamp => Some(timestamp::PATTERN),
            Self::DateTime => Some(date_time::PATTERN),
            Self::Email => Some(email::PATTERN),
        }
    }
}

#[cfg(feature = "proptest1")]
impl Form {
    /// A text in this form.
    pub(crate) const fn sample(self) -> &'static str {
        match self {
            Self::Free => "",
            Self::Url => url::SAMPLE,
            Self::Uuid => uuid::SAMPLE,
            Self::Timestamp => timestamp::SAMPLE,
            Self::DateTime => date_time::SAMPLE,
            Self::Email => email::SAMPLE,
        }
    }

    /// Texts just inside and just outside the form.
    pub(crate) fn edges(self) -> Vec<String> {
        match self {
            Self::Free => Vec::new(),
            Self::Url => url::edges(),
            Self::Uuid => uuid::edges(),
            Self::Timestamp => timestamp::edges(),
            Self::DateTime => date_time::edges(),
            Self::Email => email::edges(),
        }
    }

    /// Texts in the form, where it is narrower than its characters.
    pub(crate) fn strategy(
        self,
    ) -> Option<proptest::strategy::BoxedStrategy<String>> {
        match self {
            Self::Free | Self::Url => None,
            Self::Uuid => Some(uuid::strategy()),
            Self::Timestamp => Some(timestamp::strategy()),
            Self::DateTime => Some(date_time::strategy()),
            Self::Email => Some(email::strategy()),
        }
    }
}
