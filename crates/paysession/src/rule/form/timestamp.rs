//! The form of a timestamp: a moment in UTC in exactly 27 characters.

use std::fmt;

use time::{Date, Month, OffsetDateTime, PrimitiveDateTime, Time};

pub(crate) const EXPECTED: &str =
    "be a date and time that exist, as YYYY-MM-DDThh:mm:ss.ffffffZ";

/// How many characters a timestamp has.
pub(crate) const LENGTH: u32 = 27;

/// The moment that exactly 27 characters say.
pub(crate) fn parse(text: &str) -> Option<OffsetDateTime> {
    let bytes: &[u8; LENGTH as usize] = text.as_bytes().try_into().ok()?;
    let [
        y0,
        y1,
        y2,
        y3,
        b'-',
        m0,
        m1,
        b'-',
        d0,
        d1,
        b'T',
        h0,
        h1,
        b':',
        n0,
        n1,
        b':',
        s0,
        s1,
        b'.',
        f @ ..,
        b'Z',
    ] = bytes
    else {
        return None;
    };
    let date = date([y0, y1, y2, y3], [m0, m1], [d0, d1])?;
    let time = Time::from_hms_micro(
        two(*h0, *h1)?,
        two(*n0, *n1)?,
        two(*s0, *s1)?,
        digits(f)?,
    )
    .ok()?;
    Some(PrimitiveDateTime::new(date, time).assume_utc())
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

/// A date that exists, of its digits.
pub(crate) fn date(
    [y0, y1, y2, y3]: [&u8; 4],
    [m0, m1]: [&u8; 2],
    [d0, d1]: [&u8; 2],
) -> Option<Date> {
    let year = i32::try_from(digits(&[*y0, *y1, *y2, *y3])?).ok()?;
    let month = Month::try_from(two(*m0, *m1)?).ok()?;
    Date::from_calendar_date(year, month, two(*d0, *d1)?).ok()
}

pub(crate) fn two(tens: u8, ones: u8) -> Option<u8> {
    u8::try_from(digits(&[tens, ones])?).ok()
}

/// At most nine decimal digits.
pub(crate) fn digits(bytes: &[u8]) -> Option<u32> {
    bytes.iter().try_fold(0, |number, byte| {
        Some(number * 10 + char::from(*byte).to_digit(10)?)
    })
}

/// The pattern of a date that exists, leap years included, and of what follows
/// it.
#[cfg(feature = "schemars1")]
macro_rules! after_a_date {
    ($rest:literal) => {
        concat!(
            "^(",
            "[0-9]{4}-(",
            "(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])",
            "|(0[469]|11)-(0[1-9]|[12][0-9]|30)",
            "|02-(0[1-9]|1[0-9]|2[0-8]))",
            "|([0-9]{2}(0[48]|[2468][048]|[13579][26])",
            "|([02468][048]|[13579][26])00)-02-29)",
            $rest,
            "$",
        )
    };
}
#[cfg(feature = "schemars1")]
pub(crate) use after_a_date;

#[cfg(feature = "schemars1")]
pub(crate) const PATTERN: &str =
    after_a_date!("T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\\.[0-9]{6}Z");

#[cfg(feature = "proptest1")]
pub(crate) const SAMPLE: &str = "2022-05-09T20:46:54.786342Z";

/// The first and last of everything that a clock and a calendar have.
#[cfg(feature = "proptest1")]
pub(crate) fn edges() -> Vec<String> {
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
