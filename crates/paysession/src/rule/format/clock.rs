//! What both formats of a moment begin with: a date and a time of day.

use time::{Date, Month, PrimitiveDateTime, Time};

/// How many characters `YYYY-MM-DDThh:mm:ss` has.
const LENGTH: usize = 19;

/// A date that exists, and a time of day to the second.
pub(super) struct DateTimePrefix {
    date: Date,
    /// Hour, minute and second, as they were sent.
    time: [u8; 3],
    /// What stands between date and time.
    pub(super) separator: u8,
}

impl DateTimePrefix {
    /// The moment, so many nanoseconds later; none where there is no such time
    /// of day.
    pub(super) fn moment(&self, nanos: u32) -> Option<PrimitiveDateTime> {
        let [hour, minute, second] = self.time;
        let time = Time::from_hms_nano(hour, minute, second, nanos).ok()?;
        Some(PrimitiveDateTime::new(self.date, time))
    }

    /// The same in the second before, where this is a leap second: the 60th of
    /// a minute.
    pub(super) fn before_leap_second(self) -> Option<Self> {
        let [hour, minute, second] = self.time;
        (second == 60).then_some(Self { time: [hour, minute, 59], ..self })
    }
}

/// Reads `YYYY-MM-DDThh:mm:ss`, with any byte for its `T`.
#[rustfmt::skip]
pub(super) fn parse_date_time_head(text: &[u8; LENGTH]) -> Option<DateTimePrefix> {
    let &[
        y0, y1, y2, y3, b'-', m0, m1, b'-', d0, d1,
        separator,
        h0, h1, b':', n0, n1, b':', s0, s1,
    ] = text
    else {
        return None;
    };
    let year = i32::try_from(digits(&[y0, y1, y2, y3])?).ok()?;
    let month = Month::try_from(two(m0, m1)?).ok()?;
    let date = Date::from_calendar_date(year, month, two(d0, d1)?).ok()?;
    let time = [two(h0, h1)?, two(n0, n1)?, two(s0, s1)?];
    Some(DateTimePrefix { date, time, separator })
}

pub(super) fn two(tens: u8, ones: u8) -> Option<u8> {
    u8::try_from(digits(&[tens, ones])?).ok()
}

/// At most nine decimal digits.
pub(super) fn digits(bytes: &[u8]) -> Option<u32> {
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
pub(super) use after_a_date;
