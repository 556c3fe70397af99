//! Identifiers: the form of a UUID, and a UUID without an allocation.

use std::{
    cmp::Ordering,
    hash::{Hash, Hasher},
    ops::Deref,
};

use arrayvec::ArrayString;

use crate::value::text::Storage;

pub(crate) const EXPECTED: &str = "be a UUID of 8-4-4-4-12 hexadecimal digits";

/// How long a UUID is in its only form.
pub(crate) const UUID_LENGTH: u32 = 36;

#[cfg(feature = "schemars1")]
pub(crate) const PATTERN: &str = "^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$";

/// The 36 characters of a UUID, kept as they were sent, without an allocation.
///
/// A UUID is a number, and RFC 9562 reads its digits in either case, so that
/// two that differ in case alone are equal, and have the same order and hash.
#[derive(Clone)]
pub(crate) struct Uuid(ArrayString<{ UUID_LENGTH as usize }>);

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

/// Any version and any variant: the providers' own examples have several.
///
/// All of it is looked at, whatever comes first, so that many characters can
/// be looked at in one step.
pub(crate) fn is_uuid(text: &str) -> bool {
    let fits = |(byte, hyphen): (u8, bool)| {
        if hyphen { byte == b'-' } else { byte.is_ascii_hexdigit() }
    };
    text.len() == HYPHENS.len()
        && text.bytes().zip(HYPHENS).map(fits).fold(true, |all, one| all & one)
}

/// Where a UUID has its hyphens.
const HYPHENS: [bool; UUID_LENGTH as usize] = {
    let mut hyphens = [false; UUID_LENGTH as usize];
    (hyphens[8], hyphens[13], hyphens[18], hyphens[23]) =
        (true, true, true, true);
    hyphens
};

#[cfg(feature = "proptest1")]
pub(crate) const SAMPLE: &str = "8beac4de-5f6f-11ed-9b6a-0242ac120002";

/// Each kind of character just outside the alphabet, at each hyphen and beside
/// it, and the other ways to write a UUID.
#[cfg(feature = "proptest1")]
pub(crate) fn edges() -> Vec<String> {
    let mut edges: Vec<String> = [
        SAMPLE,
        "8BEAC4DE-5F6F-11ED-9B6A-0242AC120002",
        "00000000-0000-0000-0000-000000000000",
        "ffffffff-ffff-ffff-ffff-ffffffffffff",
        "8beac4de5f6f11ed9b6a0242ac120002",
        "{8beac4de-5f6f-11ed-9b6a-0242ac120002}",
        "urn:uuid:8beac4de-5f6f-11ed-9b6a-0242ac120002",
        "8beac4de-5f6f-11ed-9b6a-0242ac12000\n",
        "8beac4de-5f6f-11ed-9b6a-0242ac120002\n",
    ]
    .map(String::from)
    .to_vec();
    for at in [0, 7, 8, 9, 12, 13, 14, 17, 18, 19, 22, 23, 24, 35] {
        for odd in "/09:@AFG`afg-_ ٣０".chars() {
            let text = SAMPLE.chars().enumerate();
            edges.push(
                text.map(|(i, c)| if i == at { odd } else { c }).collect(),
            );
        }
    }
    edges
}

#[cfg(feature = "proptest1")]
pub(crate) fn strategy() -> proptest::strategy::BoxedStrategy<String> {
    use proptest::prelude::Strategy;
    "[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}"
        .boxed()
}
