//! Currencies, by their ISO 4217 codes.

use std::{borrow::Cow, fmt};

use paysession_derive::StringValue;

use crate::{
    introspect::shape::Shape, options::ReadOptions, read::string::StringValue,
    rule::ChoiceRule, violation::ViolationKind,
};

/// A currency that one can pay in: one of the 165 current codes of ISO 4217 that
/// have a minor unit, in upper case.
///
/// Withdrawn codes (such as HRK) are refused, and so is what has no minor unit
/// and is nobody's money: precious metals, units of account, the codes for
/// tests (XTS) and for no currency (XXX).
///
/// ```
/// use paysession::Currency;
///
/// let yen: Currency = "JPY".parse()?;
/// assert_eq!(yen.minor_units(), 0);
/// assert_eq!("KWD".parse::<Currency>()?.minor_units(), 3);
///
/// for refused in ["HRK", "XXX", "YEN"] {
///     assert_eq!(
///         refused.parse::<Currency>().unwrap_err().to_string(),
///         "must be a current ISO 4217 currency code"
///     );
/// }
/// # Ok::<(), paysession::Violation>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, StringValue)]
#[string_value(shape = Shape::Choice(&Currency::RULE))]
pub struct Currency(u8);

impl Currency {
    /// The 165 codes.
    pub const RULE: ChoiceRule =
        ChoiceRule::one_of("a current ISO 4217 currency code", &CODES);

    /// The code.
    pub fn as_str(self) -> &'static str {
        CODES.get(usize::from(self.0)).copied().unwrap_or_default()
    }

    /// How many decimal digits the minor unit is: the exponent of ISO 4217,
    /// 0 to 4.
    pub fn minor_units(self) -> u32 {
        iso_currency::Currency::from_code(self.as_str())
            .and_then(iso_currency::Currency::exponent)
            .map_or(0, u32::from)
    }

    /// The currency with this code, for constants: another code does not
    /// compile.
    #[expect(
        clippy::indexing_slicing,
        reason = "a slot is in the table, or the constant does not compile"
    )]
    pub(crate) const fn known(code: &str) -> Self {
        let slot = slot(code.as_bytes()).expect("three upper-case letters");
        Self(INDEX[slot].expect("a current code"))
    }

    /// Every currency, in the order of their codes.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..COUNT).map(Self)
    }
}

/// How many codes there are.
const COUNT: u8 = 165;

/// The codes, in their order: all that `iso_currency` knows, but for the five
/// that are withdrawn and those without a minor unit. Tests hold the list to
/// that.
#[rustfmt::skip]
static CODES: [&str; COUNT as usize] = [
    "AED", "AFN", "ALL", "AMD", "AOA", "ARS", "AUD", "AWG", "AZN", "BAM",
    "BBD", "BDT", "BHD", "BIF", "BMD", "BND", "BOB", "BOV", "BRL", "BSD",
    "BTN", "BWP", "BYN", "BZD", "CAD", "CDF", "CHE", "CHF", "CHW", "CLF",
    "CLP", "CNY", "COP", "COU", "CRC", "CUP", "CVE", "CZK", "DJF", "DKK",
    "DOP", "DZD", "EGP", "ERN", "ETB", "EUR", "FJD", "FKP", "GBP", "GEL",
    "GHS", "GIP", "GMD", "GNF", "GTQ", "GYD", "HKD", "HNL", "HTG", "HUF",
    "IDR", "ILS", "INR", "IQD", "IRR", "ISK", "JMD", "JOD", "JPY", "KES",
    "KGS", "KHR", "KMF", "KPW", "KRW", "KWD", "KYD", "KZT", "LAK", "LBP",
    "LKR", "LRD", "LSL", "LYD", "MAD", "MDL", "MGA", "MKD", "MMK", "MNT",
    "MOP", "MRU", "MUR", "MVR", "MWK", "MXN", "MXV", "MYR", "MZN", "NAD",
    "NGN", "NIO", "NOK", "NPR", "NZD", "OMR", "PAB", "PEN", "PGK", "PHP",
    "PKR", "PLN", "PYG", "QAR", "RON", "RSD", "RUB", "RWF", "SAR", "SBD",
    "SCR", "SDG", "SEK", "SGD", "SHP", "SLE", "SOS", "SRD", "SSP", "STN",
    "SVC", "SYP", "SZL", "THB", "TJS", "TMT", "TND", "TOP", "TRY", "TTD",
    "TWD", "TZS", "UAH", "UGX", "USD", "USN", "UYI", "UYU", "UYW", "UZS",
    "VED", "VES", "VND", "VUV", "WST", "XAD", "XAF", "XCD", "XCG", "XOF",
    "XPF", "YER", "ZAR", "ZMW", "ZWG",
];

/// Three letters make 17,576 slots.
const SLOTS: usize = 26 * 26 * 26;

/// The index of the code in each slot.
#[expect(clippy::indexing_slicing, reason = "at compile time")]
static INDEX: [Option<u8>; SLOTS] = {
    let mut index = [None; SLOTS];
    let mut at = 0;
    while at < COUNT {
        if let Some(slot) = slot(CODES[at as usize].as_bytes()) {
            index[slot] = Some(at);
        }
        at += 1;
    }
    index
};

/// Where three upper-case letters stand among all triples.
const fn slot(code: &[u8]) -> Option<usize> {
    match *code {
        [a @ b'A'..=b'Z', b @ b'A'..=b'Z', c @ b'A'..=b'Z'] => Some(
            (a - b'A') as usize * 676
                + (b - b'A') as usize * 26
                + (c - b'A') as usize,
        ),
        _ => None,
    }
}

impl StringValue for Currency {
    #[inline]
    fn parse(text: &str, _: &ReadOptions) -> Result<Self, ViolationKind> {
        slot(text.as_bytes())
            .and_then(|slot| *INDEX.get(slot)?)
            .map(Self)
            .ok_or_else(|| ViolationKind::choice(&Self::RULE, text))
    }

    fn text(&self) -> Cow<'_, str> {
        self.as_str().into()
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Currency({self})")
    }
}

#[cfg(feature = "proptest1")]
impl proptest::arbitrary::Arbitrary for Currency {
    type Parameters = ();
    type Strategy = proptest::strategy::BoxedStrategy<Self>;

    fn arbitrary_with((): ()) -> Self::Strategy {
        use proptest::prelude::Strategy;
        (0..COUNT).prop_map(Self).boxed()
    }
}
