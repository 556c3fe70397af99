//! JSON Pointers.

use std::{borrow::Cow, fmt, str::FromStr};

use compact_str::CompactString;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

/// A JSON Pointer (RFC 6901); the empty string is the whole message.
///
/// A pointer is at most 1,024 bytes long: where a member's name would take a
/// report's pointer further, it stops at the object that holds the member.
///
/// ```
/// use paysession::Pointer;
///
/// let mut pointer = Pointer::from_static("/orders/0");
/// pointer.push("net/gross")?;
/// assert_eq!(pointer, "/orders/0/net~1gross");
/// assert_eq!(
///     pointer.tokens().collect::<Vec<_>>(),
///     ["orders", "0", "net/gross"]
/// );
/// assert!("orders".parse::<Pointer>().is_err());
/// # Ok::<(), paysession::PointerError>(())
/// ```
#[derive(Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Pointer(CompactString);

impl Pointer {
    /// The whole message: `""`.
    pub const ROOT: Self = Self(CompactString::const_new(""));

    /// The longest pointer, in bytes.
    pub const MAX_BYTES: usize = 1024;

    /// The pointer that a reader wrote.
    pub(crate) fn new(text: &str) -> Self {
        debug_assert_eq!(check(text), Ok(()), "a reader's pointer");
        Self(text.into())
    }

    /// A pointer that is known when the program is written.
    ///
    /// # Panics
    ///
    /// Where the text is not a pointer. In a constant, that does not compile.
    #[must_use]
    pub const fn from_static(text: &'static str) -> Self {
        assert!(check(text).is_ok(), "must be a JSON Pointer");
        Self(CompactString::const_new(text))
    }

    /// The pointer as RFC 6901 writes it: `/metadata/3/key`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether this is the whole message.
    pub fn is_root(&self) -> bool {
        self.0.is_empty()
    }

    /// The names and indices on the way, unescaped.
    pub fn tokens(&self) -> impl Iterator<Item = Cow<'_, str>> {
        self.0.split('/').skip(1).map(unescape)
    }

    /// Goes one step further: to the member of this name, or to the entry at
    /// this index.
    ///
    /// # Errors
    ///
    /// Where the pointer would be too long. It is then unchanged.
    pub fn push(&mut self, token: &str) -> Result<(), PointerError> {
        self.append(&format!("/{}", escape(token)))
    }

    /// The pointer one step further.
    ///
    /// # Errors
    ///
    /// Where it would be too long.
    pub fn join(&self, token: &str) -> Result<Self, PointerError> {
        let mut joined = self.clone();
        joined.push(token)?;
        Ok(joined)
    }

    /// This pointer, from inside the value at `prefix`; as many of its steps
    /// as there is room for.
    #[must_use]
    pub fn within(&self, prefix: &Self) -> Self {
        let mut whole = prefix.clone();
        for token in self.0.split('/').skip(1) {
            if whole.append(&format!("/{token}")).is_err() {
                break;
            }
        }
        whole
    }

    /// Adds steps that are escaped already.
    fn append(&mut self, steps: &str) -> Result<(), PointerError> {
        if self.0.len() + steps.len() > Self::MAX_BYTES {
            return Err(PointerError::TooLong);
        }
        self.0.push_str(steps);
        Ok(())
    }
}

/// A member's name as a step of a pointer.
pub(crate) fn escape(name: &str) -> Cow<'_, str> {
    if name.contains(['~', '/']) {
        Cow::Owned(name.replace('~', "~0").replace('/', "~1"))
    } else {
        Cow::Borrowed(name)
    }
}

/// The member's name that a step of a pointer is.
pub(crate) fn unescape(token: &str) -> Cow<'_, str> {
    if token.contains('~') {
        Cow::Owned(token.replace("~1", "/").replace("~0", "~"))
    } else {
        Cow::Borrowed(token)
    }
}

/// Whether a text is a pointer, in a form that a constant can ask.
const fn check(text: &str) -> Result<(), PointerError> {
    if text.len() > Pointer::MAX_BYTES {
        return Err(PointerError::TooLong);
    }
    let mut rest = text.as_bytes();
    if let [first, ..] = rest
        && *first != b'/'
    {
        return Err(PointerError::NoSlash);
    }
    while let [byte, tail @ ..] = rest {
        if *byte == b'~' && !matches!(tail, [b'0' | b'1', ..]) {
            return Err(PointerError::Escape);
        }
        rest = tail;
    }
    Ok(())
}

/// Why a text is no [`Pointer`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PointerError {
    /// It is not empty and does not begin with `/`.
    NoSlash,
    /// It has a `~` that is followed by neither `0` nor `1`.
    Escape,
    /// It is longer than [`Pointer::MAX_BYTES`].
    TooLong,
}

impl fmt::Display for PointerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSlash => {
                f.write_str("must be a JSON Pointer, which begins with `/`")
            }
            Self::Escape => f.write_str(
                "must be a JSON Pointer, in which `0` or `1` follows each `~`",
            ),
            Self::TooLong => {
                write!(f, "must be at most {} bytes", Pointer::MAX_BYTES)
            }
        }
    }
}

impl std::error::Error for PointerError {}

impl FromStr for Pointer {
    type Err = PointerError;

    fn from_str(text: &str) -> Result<Self, PointerError> {
        check(text).map(|()| Self(text.into()))
    }
}

impl TryFrom<&str> for Pointer {
    type Error = PointerError;

    fn try_from(text: &str) -> Result<Self, PointerError> {
        text.parse()
    }
}

impl TryFrom<String> for Pointer {
    type Error = PointerError;

    fn try_from(text: String) -> Result<Self, PointerError> {
        check(&text).map(|()| Self(text.into()))
    }
}

impl From<Pointer> for String {
    fn from(pointer: Pointer) -> Self {
        pointer.0.into()
    }
}

impl AsRef<str> for Pointer {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl PartialEq<str> for Pointer {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

impl PartialEq<&str> for Pointer {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}

impl PartialEq<Pointer> for str {
    fn eq(&self, other: &Pointer) -> bool {
        other == self
    }
}

impl PartialEq<Pointer> for &str {
    fn eq(&self, other: &Pointer) -> bool {
        other == self
    }
}

impl Serialize for Pointer {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Pointer {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Cow::<str>::deserialize(from)?.parse().map_err(D::Error::custom)
    }
}
