//! The format of a date and time as RFC 3339 writes it.

use time::{OffsetDateTime, UtcOffset};

#[cfg(feature = "proptest1")]
use super::Samples;
use super::{
    FormatCheck, FormatSpec,
    clock::{self, digits, two},
};

pub(crate) const SPEC: FormatSpec = FormatSpec {
    criterion: FormatCheck {
        expected: "be a date and time that exist, as in RFC 3339",
        holds: |text| parse(text).is_some(),
    },
    https: None,
    #[cfg(feature = "schemars1")]
    pattern: clock::after_a_date!(
        "[Tt]([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]+)?([Zz]|[+-]([01][0-9]|2[0-3]):[0-5][0-9])"
    ),
    #[cfg(feature = "proptest1")]
    samples: Samples {
        sample: "2025-01-28T09:00:00.000+09:00",
        boundary_values,
        strategy: Some(strategy),
    },
};

/// The moment that a date-time of RFC 3339 says, which is no leap second.
pub(crate) fn parse(text: &str) -> Option<OffsetDateTime> {
    let (head, rest) = parse_head(text)?;
    let (nanos, rest) = fraction(rest)?;
    Some(head.moment(nanos)?.assume_offset(offset(rest)?))
}

/// The last nanosecond before a leap second, where that is what a date-time of
/// RFC 3339 says: one stands at the end of a day of UTC.
pub(crate) fn parse_leap_second(text: &str) -> Option<OffsetDateTime> {
    const LAST_NANOSECOND: u32 = 999_999_999;
    let (head, rest) = parse_head(text)?;
    let (_, rest) = fraction(rest)?;
    let before = head.before_leap_second()?.moment(LAST_NANOSECOND)?;
    let moment = before.assume_offset(offset(rest)?);
    let utc = moment.checked_to_offset(UtcOffset::UTC)?;
    ((utc.hour(), utc.minute()) == (23, 59)).then_some(moment)
}

/// The date and the time of day to the second, and what follows.
fn parse_head(text: &str) -> Option<(clock::DateTimePrefix, &[u8])> {
    let (head, rest) = text.as_bytes().split_first_chunk()?;
    let head = clock::parse_date_time_head(head)
        .filter(|head| head.separator.eq_ignore_ascii_case(&b'T'))?;
    Some((head, rest))
}

/// A point and digits, if there is a point, in nanoseconds; and what follows.
fn fraction(text: &[u8]) -> Option<(u32, &[u8])> {
    let Some((b'.', rest)) = text.split_first() else { return Some((0, text)) };
    let end = rest
        .iter()
        .position(|byte| !byte.is_ascii_digit())
        .unwrap_or(rest.len());
    let (places, rest) = rest.split_at(end);
    let zeros = std::iter::repeat(&b'0');
    let nano: Vec<u8> = places.iter().chain(zeros).take(9).copied().collect();
    let nano = digits(&nano)?;
    (!places.is_empty()).then_some((nano, rest))
}

/// `Z`, or hours and minutes.
fn offset(text: &[u8]) -> Option<UtcOffset> {
    match *text {
        [b'Z' | b'z'] => Some(UtcOffset::UTC),
        [sign @ (b'+' | b'-'), h0, h1, b':', m0, m1] => {
            let hours = two(h0, h1).filter(|hours| *hours < 24)?;
            let minutes = two(m0, m1).filter(|minutes| *minutes < 60)?;
            let minutes = i32::from(hours) * 60 + i32::from(minutes);
            let seconds = minutes * if sign == b'-' { -60 } else { 60 };
            UtcOffset::from_whole_seconds(seconds).ok()
        }
        _ => None,
    }
}

/// The edges of a timestamp, which is a date-time, too, and those of what it
/// does not have.
#[cfg(feature = "proptest1")]
fn boundary_values() -> Vec<String> {
    let ends = [
        "Z",
        "z",
        "",
        ".Z",
        ".0Z",
        ".1234567890123Z",
        ",0Z",
        "+00:00",
        "-00:00",
        "+23:59",
        "-23:59",
        "+24:00",
        "+09:60",
        "+0900",
        "+09",
        "+9:00",
        " +09:00",
        " 09:00",
        "+09:00 ",
        "+09:00\n",
        "Z\n",
        "+٠9:00",
        ".٠Z",
        "−09:00",
        "ZZ",
    ];
    let ends = ends.map(|end| format!("2025-01-28T09:00:00{end}"));
    let more = [
        "2025-01-28t09:00:00Z",
        "2025-01-28 09:00:00Z",
        "2025-01-28_09:00:00Z",
        "2025-01-28T09:00Z",
        "202-01-28T09:00:00Z",
        "2025-01-28",
        "9999-12-31T23:59:59-23:59",
        "0000-01-01T00:00:00+23:59",
    ]
    .map(String::from);
    [super::timestamp::boundary_values(), ends.to_vec(), more.to_vec()].concat()
}

#[cfg(feature = "proptest1")]
pub(crate) fn strategy() -> proptest::strategy::BoxedStrategy<String> {
    use proptest::{prelude::Strategy, sample};
    const ENDS: &[&str] =
        &["Z", "z", ".5Z", ".123456789012+09:00", "-23:59", "+00:00"];
    (super::timestamp::strategy(), sample::select(ENDS))
        .prop_filter_map("a date and time", |(text, end)| {
            text.get(..19).map(|start| format!("{start}{end}"))
        })
        .boxed()
}
