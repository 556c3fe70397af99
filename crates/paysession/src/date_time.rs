//! A moment as RFC 3339 writes it, kept as it was sent.

use std::{borrow::Cow, fmt};

use paysession_derive::Textual;
use time::{OffsetDateTime, PrimitiveDateTime, Time, UtcOffset};

use crate::{
    read::text::Textual,
    reading::Reading,
    rule::{Form, TextRule},
    shape::Shape,
    timestamp::{date, digits, two},
    violation::Problem,
};

pub(crate) const WANTED: &str = "be a date and time that exist, as in RFC 3339";

/// A moment as RFC 3339 writes it (`format: date-time` in a document): any
/// offset, any number of decimal places. It is kept as it was sent, to the
/// character, and so is equal to another only if that is written alike.
///
/// Years 0000 to 9999; a date that exists; no leap second, since nothing says
/// that the providers write one.
///
/// ```
/// use paysession::DateTime;
///
/// let created: DateTime = "2025-01-28T09:00:00.000+09:00".parse()?;
/// assert_eq!(created.as_str(), "2025-01-28T09:00:00.000+09:00");
/// assert_eq!(created.moment().unix_timestamp(), 1_738_022_400);
///
/// let refused = "2025-01-28 09:00".parse::<DateTime>();
/// assert_eq!(
///     refused.unwrap_err().to_string(),
///     "must be a date and time that exist, as in RFC 3339"
/// );
/// # Ok::<(), paysession::Violation>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Textual)]
#[textual(shape = Shape::Text(DateTime::RULE))]
pub struct DateTime {
    text: Box<str>,
    moment: OffsetDateTime,
}

impl DateTime {
    /// A date and time that exist, as in RFC 3339.
    pub const RULE: TextRule = TextRule::ANY.in_form(Form::DateTime);

    /// The text as it was sent.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The moment, in the offset that was sent; what is finer than a
    /// nanosecond is cut off.
    pub const fn moment(&self) -> OffsetDateTime {
        self.moment
    }
}

impl Textual for DateTime {
    fn from_text(text: &str, _: &Reading) -> Result<Self, Problem> {
        parse(text)
            .map(|moment| Self { text: text.into(), moment })
            .ok_or(Problem::Format { wanted: WANTED })
    }

    fn text(&self) -> Cow<'_, str> {
        self.as_str().into()
    }
}

impl fmt::Display for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DateTime({self})")
    }
}

/// The moment that a date-time of RFC 3339 says.
pub(crate) fn parse(text: &str) -> Option<OffsetDateTime> {
    let (start, rest) = text.as_bytes().split_first_chunk::<19>()?;
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
        b'T' | b't',
        h0,
        h1,
        b':',
        n0,
        n1,
        b':',
        s0,
        s1,
    ] = start
    else {
        return None;
    };
    let (nano, rest) = fraction(rest)?;
    let offset = offset(rest)?;
    let date = date([y0, y1, y2, y3], [m0, m1], [d0, d1])?;
    let (hour, minute) = (two(*h0, *h1)?, two(*n0, *n1)?);
    let time = Time::from_hms_nano(hour, minute, two(*s0, *s1)?, nano).ok()?;
    Some(PrimitiveDateTime::new(date, time).assume_offset(offset))
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

#[cfg(feature = "schemars1")]
pub(crate) const PATTERN: &str = crate::timestamp::after_a_date!(
    "[Tt]([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]+)?([Zz]|[+-]([01][0-9]|2[0-3]):[0-5][0-9])"
);

#[cfg(feature = "proptest1")]
pub(crate) const SAMPLE: &str = "2025-01-28T09:00:00.000+09:00";

/// The edges of a timestamp, which is a date-time, too, and those of what it
/// does not have.
#[cfg(feature = "proptest1")]
pub(crate) fn edges() -> Vec<String> {
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
    [crate::timestamp::edges(), ends.to_vec(), more.to_vec()].concat()
}

#[cfg(feature = "proptest1")]
pub(crate) fn strategy() -> proptest::strategy::BoxedStrategy<String> {
    use proptest::{prelude::Strategy, sample};
    const ENDS: &[&str] =
        &["Z", "z", ".5Z", ".123456789012+09:00", "-23:59", "+00:00"];
    (crate::timestamp::strategy(), sample::select(ENDS))
        .prop_filter_map("a date and time", |(text, end)| {
            text.get(..19).map(|start| format!("{start}{end}"))
        })
        .boxed()
}

#[cfg(feature = "proptest1")]
impl proptest::arbitrary::Arbitrary for DateTime {
    type Parameters = ();
    type Strategy = proptest::strategy::BoxedStrategy<Self>;

    fn arbitrary_with((): ()) -> Self::Strategy {
        crate::generate::textual(strategy())
    }
}
