//! A UUID without an allocation.

use std::{
    cmp::Ordering,
    hash::{Hash, Hasher},
    ops::Deref,
};

use arrayvec::ArrayString;

use super::text::Storage;
use crate::rule::format::uuid::LENGTH;

/// The 36 characters of a UUID, kept as they were sent, without an allocation.
///
/// A UUID is a number, and RFC 9562 reads its digits in either case, so that
/// two that differ in case alone are equal, and have the same order and hash.
#[derive(Clone)]
pub(crate) struct Uuid(ArrayString<{ LENGTH as usize }>);

impl Uuid {
    /// The digits in one case.
    fn lower(&self) -> impl Iterator<Item = u8> {
        self.0.bytes().map(|byte| byte.to_ascii_lowercase())
    }
}

impl Storage for Uuid {
    #[inline]
    fn store(text: &str) -> Option<Self> {
        ArrayString::from(text).ok().map(Self)
    }

    fn into_string(self) -> String {
        self.0.as_str().to_owned()
    }
}

impl Deref for Uuid {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl PartialEq<str> for Uuid {
    fn eq(&self, other: &str) -> bool {
        self.0.eq_ignore_ascii_case(other)
    }
}

impl PartialEq for Uuid {
    fn eq(&self, other: &Self) -> bool {
        *self == **other
    }
}

impl Eq for Uuid {}

impl PartialOrd for Uuid {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Uuid {
    fn cmp(&self, other: &Self) -> Ordering {
        self.lower().cmp(other.lower())
    }
}

impl Hash for Uuid {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.lower().for_each(|byte| state.write_u8(byte));
    }
}
