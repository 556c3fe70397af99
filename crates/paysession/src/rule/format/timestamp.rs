//! The format of a timestamp: a moment in UTC in exactly 27 characters.

use std::fmt;

use time::OffsetDateTime;

#[cfg(feature = "proptest1")]
use super::Samples;
use super::{FormatCheck, FormatSpec, clock};

pub(crate) const SPEC: FormatSpec = FormatSpec {
    criterion: FormatCheck {
        expected: "be a date and time that exist, as \
                   YYYY-MM-DDThh:mm:ss.ffffffZ",
        holds: |text| parse(text).is_some(),
    },
    https: None,
    #[cfg(feature = "schemars1")]
    pattern: clock::after_a_date!(
        "T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\\.[0-9]{6}Z"
    ),
    #[cfg(feature = "proptest1")]
    samples: Samples {
        sample: "2022-05-09T20:46:54.786342Z",
        boundary_values,
        strategy: Some(strategy),
    },
};

/// How many characters a timestamp has.
pub(crate) const LENGTH: u32 = 27;

/// The moment that exactly 27 characters say.
pub(crate) fn parse(text: &str) -> Option<OffsetDateTime> {
    let bytes: &[u8; LENGTH as usize] = text.as_bytes().try_into().ok()?;
    let (head, [b'.', micros @ .., b'Z']) = bytes.split_first_chunk()? else {
        return None;
    };
    let head = clock::parse_date_time_head(head)
        .filter(|head| head.separator == b'T')?;
    let moment = head.moment(clock::digits(micros)? * 1_000)?;
    Some(moment.assume_utc())
}

/// A moment in UTC of the years 0000 to 9999 as 27 characters.
pub(crate) fn format(utc: OffsetDateTime) -> impl fmt::Display {
    fmt::from_fn(move |f| {
        let (date, time) = (utc.date(), utc.time());
        write!(
            f,
            "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:06}Z",
            date.year(),
            u8::from(date.month()),
            date.day(),
            time.hour(),
            time.minute(),
            time.second(),
            time.microsecond(),
        )
    })
}

/// The first and last of everything that a clock and a calendar have.
#[cfg(feature = "proptest1")]
pub(crate) fn boundary_values() -> Vec<String> {
    let months = (1_u8..=12).flat_map(|month| {
        [28, 29, 30, 31, 32].map(|day| format!("2022-{month:02}-{day}"))
    });
    let dates = [
        "0000-01-01",
        "0000-02-29",
        "9999-12-31",
        "1000-02-29",
        "1900-02-29",
        "2000-02-29",
        "2010-02-29",
        "2024-02-29",
        "2024-02-30",
        "2022-00-01",
        "2022-01-00",
        "2022-13-01",
        "2022-1-001",
        "-022-01-01",
        "2022/01/01",
        "2022/01-01",
        "2022-01/01",
        "２022-1-1",
    ]
    .map(String::from);
    let dates =
        months.chain(dates).map(|date| format!("{date}T20:46:54.786342Z"));
    let times = [
        "T00:00:00.000000Z",
        "T23:59:59.999999Z",
        "T24:00:00.000000Z",
        "T23:60:00.000000Z",
        "T23:59:60.000000Z",
        "t23:59:59.000000Z",
        "T23:59:59.000000z",
        " 23:59:59.000000Z",
        "T23:59:59,000000Z",
        "T23:59:59.00000Z",
        "T23:59:59.0000000Z",
        "T23:59:59.000+00:0",
        "T23:59:59.00000٠",
        "T23:59:59.000000Z\n",
        "T23:59:59.00000:Z",
        "T23:59:59.00000/Z",
        "T23-59-59.000000Z",
        "T2 :59:59.000000Z",
    ]
    .map(|time| format!("2022-12-31{time}"));
    dates.chain(times).collect()
}

/// Any moment of the years 0000 to 9999.
#[cfg(feature = "proptest1")]
pub(crate) fn strategy() -> proptest::strategy::BoxedStrategy<String> {
    use proptest::prelude::Strategy;
    const FIRST: i64 = -62_167_219_200;
    const LAST: i64 = 253_402_300_799;
    (FIRST..=LAST, 0_u32..1_000_000)
        .prop_filter_map("a moment", |(seconds, micros)| {
            OffsetDateTime::from_unix_timestamp(seconds)
                .ok()?
                .replace_microsecond(micros)
                .ok()
                .map(|moment| format(moment).to_string())
        })
        .boxed()
}
