//! The format of a UUID.

#[cfg(feature = "proptest1")]
use super::Samples;
use super::{FormatCheck, FormatSpec};

pub(crate) const SPEC: FormatSpec = FormatSpec {
    criterion: FormatCheck {
        expected: "be a UUID of 8-4-4-4-12 hexadecimal digits",
        holds: is_uuid,
    },
    https: None,
    #[cfg(feature = "schemars1")]
    pattern: "^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$",
    #[cfg(feature = "proptest1")]
    samples: Samples {
        sample: SAMPLE,
        boundary_values,
        strategy: Some(strategy),
    },
};

/// How long a UUID is in its only format.
pub(crate) const LENGTH: u32 = 36;

/// Any version and any variant: the providers' own examples have several.
///
/// The hyphens are looked at first and put out of the way, so that the digits
/// can be looked at many at a time.
fn is_uuid(text: &str) -> bool {
    let Ok(mut digits) = <[u8; LENGTH as usize]>::try_from(text.as_bytes())
    else {
        return false;
    };
    let hyphens = [digits[8], digits[13], digits[18], digits[23]];
    (digits[8], digits[13], digits[18], digits[23]) = (b'0', b'0', b'0', b'0');
    hyphens == [b'-'; 4]
        && digits.iter().fold(true, |all, byte| all & byte.is_ascii_hexdigit())
}

#[cfg(feature = "proptest1")]
const SAMPLE: &str = "8beac4de-5f6f-11ed-9b6a-0242ac120002";

/// Each kind of character just outside the alphabet, at each hyphen and beside
/// it, and the other ways to write a UUID.
#[cfg(feature = "proptest1")]
fn boundary_values() -> Vec<String> {
    let mut values: Vec<String> = [
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
            values.push(
                text.map(|(i, c)| if i == at { odd } else { c }).collect(),
            );
        }
    }
    values
}

#[cfg(feature = "proptest1")]
fn strategy() -> proptest::strategy::BoxedStrategy<String> {
    use proptest::prelude::Strategy;
    "[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}"
        .boxed()
}
