//! Texts that keep a rule: what `#[derive(StringNewtype)]` leans on.

use std::fmt;

use compact_str::CompactString;
use paysession_derive::StringNewtype;

use crate::{
    options::ReadOptions,
    read::string::StringValue,
    rule::{self, StringRule},
    violation::{Pointer, Violation, ViolationKind},
};

/// A text for which no rule is published, such as a provider's words to a
/// person.
///
/// `Debug` says how long it is and no more: to log a provider's words, such as
/// the message of an error, log [`as_str`](Self::as_str).
///
/// ```
/// use paysession::Text;
///
/// let text = Text::from("Taro Yamada");
/// assert_eq!(text, "Taro Yamada");
/// // Not in the log.
/// assert_eq!(format!("{text:?}"), "Text(11 characters)");
/// assert_eq!(text.into_string(), "Taro Yamada");
/// ```
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, StringNewtype)]
#[string(rule = StringRule::ANY, infallible)]
pub struct Text(CompactString);

/// What holds the text of a `StringNewtype`.
pub(crate) trait Storage: Sized {
    /// `text`, where there is room for it.
    fn store(text: &str) -> Option<Self>;

    fn into_string(self) -> String;
}

impl Storage for CompactString {
    #[inline]
    fn store(text: &str) -> Option<Self> {
        Some(text.into())
    }

    fn into_string(self) -> String {
        self.into()
    }
}

/// Stores a text that keeps `rule`. A store that is narrower than the rule
/// refuses what is too long for it, as the rule would.
#[inline]
pub(crate) fn store<T: Storage>(
    text: &str,
    rule: StringRule,
) -> Result<T, ViolationKind> {
    T::store(text)
        .ok_or_else(|| ViolationKind::Length { rule, found: rule::chars(text) })
}

/// The value that `text` is, or the violation at the root that keeps it from
/// being one.
pub(crate) fn checked<T: StringValue>(text: &str) -> Result<T, Violation> {
    T::parse(text, &ReadOptions::default())
        .map_err(|problem| Violation::of_kind(Pointer::default(), problem))
}

/// A text's type and length: what `Debug` says of what a customer typed.
pub(crate) fn redacted(
    f: &mut fmt::Formatter<'_>,
    name: &str,
    text: &str,
) -> fmt::Result {
    write!(f, "{name}({} characters)", rule::chars(text))
}
