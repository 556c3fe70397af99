//! Texts that keep a rule: what `#[derive(StringNewtype)]` leans on.

use std::fmt;

use compact_str::CompactString;
use paysession_derive::StringNewtype;

use crate::{
    options::ReadOptions,
    read::string::StringValue,
    rule::{self, TextRule},
    violation::{Pointer, Violation},
};

/// A text for which no rule is published, such as a provider's words to a
/// person.
///
/// `Debug` says how long it is and no more.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, StringNewtype)]
#[string(rule = TextRule::ANY)]
pub struct Text(CompactString);

/// The value that `text` is, or the violation at the root that keeps it from
/// being one.
pub(crate) fn checked<T: StringValue>(text: &str) -> Result<T, Violation> {
    T::parse(text, &ReadOptions::default())
        .map_err(|problem| Violation::new(Pointer::default(), problem))
}

/// A text's type and length: what `Debug` says of what a customer typed.
pub(crate) fn redacted(
    f: &mut fmt::Formatter<'_>,
    name: &str,
    text: &str,
) -> fmt::Result {
    write!(f, "{name}({} characters)", rule::chars(text))
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self(text.into())
    }
}
