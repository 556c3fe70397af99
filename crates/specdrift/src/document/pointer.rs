//! JSON Pointers (RFC 6901): where a node stands in a document.

use serde_json::Value;
use std::fmt;

/// A JSON Pointer, kept as text. The root is the empty text.
#[derive(
    Debug,
    Clone,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    serde::Serialize,
)]
#[serde(transparent)]
pub struct Pointer(String);

impl Pointer {
    /// The pointer of the whole document.
    pub fn root() -> Self {
        Self::default()
    }

    /// Takes text that is already a pointer: empty, or starting with `/`.
    pub fn parse(text: &str) -> Option<Self> {
        (text.is_empty() || text.starts_with('/')).then(|| Self(text.into()))
    }

    /// The pointer of a section of an OpenAPI document's components.
    pub(crate) fn components(section: &str) -> Self {
        Self::root().join("components").join(section)
    }

    /// The pointer of a member or an item of what this one points at.
    #[must_use]
    pub fn join(&self, segment: &str) -> Self {
        let mut text = String::with_capacity(self.0.len() + segment.len() + 1);
        text.push_str(&self.0);
        text.push('/');
        for character in segment.chars() {
            match character {
                '~' => text.push_str("~0"),
                '/' => text.push_str("~1"),
                other => text.push(other),
            }
        }
        Self(text)
    }

    /// The pointer of an item of the array that this one points at.
    #[must_use]
    pub fn item(&self, index: usize) -> Self {
        Self(format!("{}/{index}", self.0))
    }

    /// The pointer one level up; `None` at the root.
    pub fn parent(&self) -> Option<Self> {
        self.0.rsplit_once('/').map(|(head, _)| Self(head.into()))
    }

    /// The last segment, unescaped; `None` at the root.
    pub fn last(&self) -> Option<String> {
        self.0.rsplit_once('/').map(|(_, tail)| unescape(tail))
    }

    /// The segments, unescaped.
    pub fn segments(&self) -> impl Iterator<Item = String> + '_ {
        self.0.split('/').skip(1).map(unescape)
    }

    /// Whether `other` is this place or lies below it.
    pub fn contains(&self, other: &Self) -> bool {
        other
            .0
            .strip_prefix(&self.0)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// The pointer of what `inner` points at within what this one points at.
    pub(crate) fn append(&self, inner: &Self) -> Self {
        Self(format!("{}{}", self.0, inner.0))
    }

    /// The pointer below `to` that this one is below `from`; `None` where it is
    /// not below `from`.
    pub(crate) fn moved(&self, from: &Self, to: &Self) -> Option<Self> {
        let rest = self.0.strip_prefix(&from.0)?;
        (rest.is_empty() || rest.starts_with('/'))
            .then(|| Self(format!("{}{rest}", to.0)))
    }

    /// What it points at.
    pub fn resolve<'v>(&self, root: &'v Value) -> Option<&'v Value> {
        let mut segments = self.0.split('/').skip(1);
        segments.try_fold(root, |value, segment| match value {
            Value::Object(members) if segment.contains('~') => {
                members.get(&unescape(segment))
            }
            Value::Object(members) => members.get(segment),
            Value::Array(items) => items.get(index(segment)?),
            Value::Null
            | Value::Bool(_)
            | Value::Number(_)
            | Value::String(_) => None,
        })
    }

    /// The text of the pointer.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The place in a list that a segment names: digits, without a zero before
/// others.
fn index(segment: &str) -> Option<usize> {
    let plain = segment == "0" || !segment.starts_with(['0', '+']);
    plain.then(|| segment.parse().ok()).flatten()
}

fn unescape(segment: &str) -> String {
    segment.replace("~1", "/").replace("~0", "~")
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
