//! Countries, by their ISO 3166-1 alpha-2 codes.

use std::{borrow::Cow, fmt};

use paysession_derive::StringValue;

use crate::{
    introspect::shape::Shape, options::ReadOptions, read::string::StringValue,
    rule::ChoiceRule, violation::ViolationKind,
};

/// A country or territory: one of the 249 codes of ISO 3166-1 alpha-2, in
/// upper case.
///
/// ```
/// use paysession::Country;
///
/// let country: Country = "JP".parse()?;
/// assert_eq!(country.as_str(), "JP");
///
/// // Kosovo's XK is in common use, but not in ISO 3166-1; and lower case is
/// // not how a provider writes a code.
/// for (refused, words) in [
///     ("XK", "must be an ISO 3166-1 alpha-2 country code"),
///     (
///         "jp",
///         "must be an ISO 3166-1 alpha-2 country code; did you mean `JP`?",
///     ),
/// ] {
///     assert_eq!(
///         refused.parse::<Country>().unwrap_err().to_string(),
///         words
///     );
/// }
/// # Ok::<(), paysession::Violation>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, StringValue)]
#[string_value(shape = Shape::Choice(&Country::RULE))]
pub struct Country(u8);

impl Country {
    /// The 249 codes.
    pub const RULE: ChoiceRule =
        ChoiceRule::one_of("an ISO 3166-1 alpha-2 country code", &CODES);

    /// The code.
    pub fn as_str(self) -> &'static str {
        CODES.get(usize::from(self.0)).copied().unwrap_or_default()
    }

    /// Every country, in the order of their codes.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..COUNT).map(Self)
    }
}

/// How many codes ISO 3166-1 has.
const COUNT: u8 = 249;

/// The codes, in their order, from celes at compile time: all of its own but
/// `XK`, which is not ISO's.
static CODES: [&str; COUNT as usize] = codes();

#[expect(clippy::indexing_slicing, reason = "at compile time")]
const fn codes() -> [&'static str; COUNT as usize] {
    let mut codes = [""; COUNT as usize];
    let mut filled = 0;
    let mut slot = 0;
    while slot < SLOTS {
        if let Some(code) = BY_SLOT[slot] {
            codes[filled] = code;
            filled += 1;
        }
        slot += 1;
    }
    assert!(filled == COUNT as usize, "ISO 3166-1 has 249 codes");
    codes
}

/// Two letters make 676 slots.
const SLOTS: usize = 26 * 26;

#[expect(clippy::indexing_slicing, reason = "at compile time")]
const BY_SLOT: [Option<&'static str>; SLOTS] = {
    let mut slots = [None; SLOTS];
    let all = celes::Country::get_countries();
    let mut at = 0;
    while at < all.len() {
        let code = all[at].alpha2;
        if !matches!(code.as_bytes(), b"XK")
            && let Some(slot) = slot(code.as_bytes())
        {
            slots[slot] = Some(code);
        }
        at += 1;
    }
    slots
};

/// The index of the code in each slot.
#[expect(clippy::indexing_slicing, reason = "at compile time")]
static INDEX: [Option<u8>; SLOTS] = {
    let mut index = [None; SLOTS];
    let mut slot = 0;
    let mut filled = 0;
    while slot < SLOTS {
        if BY_SLOT[slot].is_some() {
            index[slot] = Some(filled);
            filled += 1;
        }
        slot += 1;
    }
    index
};

/// Where two upper-case letters stand among all pairs.
const fn slot(code: &[u8]) -> Option<usize> {
    match *code {
        [a @ b'A'..=b'Z', b @ b'A'..=b'Z'] => {
            Some((a - b'A') as usize * 26 + (b - b'A') as usize)
        }
        _ => None,
    }
}

impl StringValue for Country {
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

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Country({self})")
    }
}

#[cfg(feature = "proptest1")]
impl proptest::arbitrary::Arbitrary for Country {
    type Parameters = ();
    type Strategy = proptest::strategy::BoxedStrategy<Self>;

    fn arbitrary_with((): ()) -> Self::Strategy {
        use proptest::prelude::Strategy;
        (0..COUNT).prop_map(Self).boxed()
    }
}
