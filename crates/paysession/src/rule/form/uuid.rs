//! Identifiers: the form of a UUID, and a UUID without an allocation.

use std::ops::Deref;

pub(crate) const EXPECTED: &str = "be a UUID of 8-4-4-4-12 hexadecimal digits";

/// How long a UUID is in its only form.
pub(crate) const UUID_LENGTH: u32 = 36;

#[cfg(feature = "schemars1")]
pub(crate) const PATTERN: &str = "^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$";

/// The 36 characters of a text that has the form.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Uuid([u8; UUID_LENGTH as usize]);

impl From<&str> for Uuid {
    /// What a text of another length would be is nothing that `is_uuid` takes;
    /// who makes one has asked.
    fn from(text: &str) -> Self {
        let bytes = text.as_bytes().try_into();
        Self(bytes.unwrap_or([b'0'; UUID_LENGTH as usize]))
    }
}

impl Deref for Uuid {
    type Target = str;

    fn deref(&self) -> &str {
        str::from_utf8(&self.0).unwrap_or_default()
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
