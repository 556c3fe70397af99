//! Timestamps and date-times, on the edges of the clock and the calendar.

use paysession::{DateTime, Timestamp};
use time::{
    Duration, OffsetDateTime, UtcOffset,
    macros::{datetime, offset},
};

#[test]
fn a_timestamp_is_a_moment_that_27_characters_say() {
    let kept: &[(OffsetDateTime, &str)] = &[
        (datetime!(0000-01-01 0:00 UTC), "0000-01-01T00:00:00.000000Z"),
        (
            datetime!(9999-12-31 23:59:59.999_999 UTC),
            "9999-12-31T23:59:59.999999Z",
        ),
        // The same moment in another offset.
        (
            datetime!(2025-01-28 9:00:00.000_001 +9),
            "2025-01-28T00:00:00.000001Z",
        ),
    ];
    for (moment, text) in kept {
        let timestamp = Timestamp::try_from(*moment).unwrap();
        assert_eq!(timestamp.to_string(), *text);
        assert_eq!(text.parse(), Ok(timestamp));
        assert_eq!(OffsetDateTime::from(timestamp), *moment);
        assert_eq!(timestamp.to_offset_date_time().offset(), UtcOffset::UTC);
    }
    let first = datetime!(0000-01-01 0:00 UTC);
    let refused = [
        first - Duration::MICROSECOND,
        datetime!(2025-01-28 0:00 UTC) + Duration::NANOSECOND,
        first - Duration::NANOSECOND,
        // In UTC it is in the year -1.
        datetime!(0000-01-01 0:00 +1),
    ];
    for moment in refused {
        assert_eq!(
            Timestamp::try_from(moment).unwrap_err().to_string(),
            "must be in the years 0000 to 9999 (UTC), in whole microseconds",
            "{moment}"
        );
    }
}

#[test]
fn a_date_time_is_the_moment_that_it_says_and_the_text_that_was_sent() {
    let cases: &[(&str, OffsetDateTime)] = &[
        ("2025-01-28T09:00:00Z", datetime!(2025-01-28 9:00 UTC)),
        ("2025-01-28t09:00:00z", datetime!(2025-01-28 9:00 UTC)),
        ("2025-01-28T09:00:00+09:30", datetime!(2025-01-28 9:00 +9:30)),
        ("2025-01-28T09:00:00-03:45", datetime!(2025-01-28 9:00 -3:45)),
        ("2025-01-28T09:00:00-00:00", datetime!(2025-01-28 9:00 UTC)),
        ("2025-01-28T09:00:00+23:59", datetime!(2025-01-28 9:00 +23:59)),
        ("2025-01-28T09:00:00-23:59", datetime!(2025-01-28 9:00 -23:59)),
        ("2025-01-28T09:00:00.5Z", datetime!(2025-01-28 9:00:00.5 UTC)),
        (
            "2025-01-28T09:00:00.1234567899Z",
            datetime!(2025-01-28 9:00:00.123_456_789 UTC),
        ),
        ("9999-12-31T23:59:59-00:00", datetime!(9999-12-31 23:59:59 UTC)),
        ("0000-01-01T00:00:00+23:59", datetime!(0000-01-01 0:00 +23:59)),
    ];
    for (text, moment) in cases {
        let read: DateTime = text.parse().unwrap();
        assert_eq!(read.to_offset_date_time(), *moment, "{text}");
        assert_eq!(
            read.to_offset_date_time().offset(),
            moment.offset(),
            "{text}"
        );
        assert_eq!((read.as_str(), &*read.to_string()), (*text, *text));
        assert_eq!(format!("{read:?}"), format!("DateTime({text})"));
    }
    assert_eq!(cases[2].1.offset(), offset!(+9:30));
    for refused in [
        "2025-01-28T09:00:00",
        "2025-01-28T09:00:00+24:00",
        "2025-01-28T09:00:00+09:60",
        "2025-01-28T09:00:00.Z",
        "2025-02-29T09:00:00Z",
        "2025-01-28T09:00:60Z",
        "2025-01-28T24:00:00Z",
    ] {
        assert_eq!(
            refused.parse::<DateTime>().unwrap_err().to_string(),
            "must be a date and time that exist, as in RFC 3339",
            "{refused}"
        );
    }
}

#[test]
fn a_date_time_can_always_be_said_in_utc() {
    const LAST: OffsetDateTime = datetime!(9999-12-31 23:59:59.999_999_999 UTC);
    let overflowing = datetime!(9999-12-31 23:59:59 -23:59);
    assert_eq!(overflowing.checked_to_offset(UtcOffset::UTC), None);
    for (text, moment) in [
        ("9999-12-31T23:59:59-23:59", LAST),
        ("9999-12-31T00:01:00-23:59", LAST),
        ("9999-12-31T00:00:59-23:59", datetime!(9999-12-31 23:59:59 UTC)),
        ("0000-01-01T00:00:00+23:59", datetime!(-0001-12-31 0:01 UTC)),
    ] {
        let read: DateTime = text.parse().unwrap();
        assert_eq!(read.as_str(), text);
        let utc = read.to_offset_date_time().to_offset(UtcOffset::UTC);
        assert_eq!(utc, moment, "{text}");
    }
}

#[test]
fn a_date_time_of_many_digits_is_cut_in_debug_alone() {
    let zeros = "0".repeat(1_000);
    let text = format!("2025-01-28T09:00:00.123456789{zeros}+09:00");
    let read: DateTime = text.parse().unwrap();
    assert_eq!(read.to_string(), text);
    assert_eq!(
        format!("{read:?}"),
        "DateTime(2025-01-28T09:00:00.123456789000000… of 1035 characters)"
    );
    let whole: DateTime =
        "2025-01-28T09:00:00.123456789+09:00".parse().unwrap();
    assert_eq!(
        format!("{whole:?}"),
        "DateTime(2025-01-28T09:00:00.123456789+09:00)"
    );
}

#[test]
fn a_moment_is_floored_to_its_microsecond() {
    for (moment, text) in [
        (
            datetime!(1969-12-31 23:59:59.999_999_999 UTC),
            "1969-12-31T23:59:59.999999Z",
        ),
        (
            datetime!(9999-12-31 23:59:59.999_999_999 UTC),
            "9999-12-31T23:59:59.999999Z",
        ),
        (
            datetime!(2025-01-28 9:00:00.000_001 +9),
            "2025-01-28T00:00:00.000001Z",
        ),
    ] {
        assert_eq!(Timestamp::floor(moment).unwrap().to_string(), text);
    }
    for refused in [
        datetime!(0000-01-01 0:00 UTC) - Duration::NANOSECOND,
        datetime!(9999-12-31 23:59:59 -1),
    ] {
        assert_eq!(
            Timestamp::floor(refused).unwrap_err().to_string(),
            "must be in the years 0000 to 9999 (UTC), in whole microseconds"
        );
    }
}
