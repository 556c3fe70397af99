//! Codes of a few upper-case letters, of which a standard has a list: an enum
//! with a variant for each, and a table that finds a code by its letters.

use crate::rule;

/// Declares an enum of codes, in the order of their letters.
///
/// A variant is named as its code, or says its code: `NAME = "CODE"`. Behind it
/// stands what the code means: its English name in the Unicode CLDR.
macro_rules! code_table {
    (
        $(#[$attribute:meta])*
        pub enum $name:ident {
            letters: $letters:literal,
            name: $words:literal,
            codes: [$($variant:ident $(= $code:literal)?: $english:literal),+ $(,)?],
        }
    ) => {
        $(#[$attribute])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord,
            paysession_derive::StringValue,
        )]
        #[string_value(
            shape = crate::introspect::shape::Shape::Choice(&$name::RULE)
        )]
        #[non_exhaustive]
        pub enum $name {
            $(#[doc = $english] $variant),+
        }

        impl $name {
            /// The codes.
            pub const RULE: crate::rule::ChoiceRule =
                crate::rule::ChoiceRule::one_of(
                    $words,
                    &[$(code_table!(@code $variant $($code)?)),+],
                )
                .described(&[$($english),+])
                .of_type(module_path!(), stringify!($name));

            /// Every value, in the order of the codes.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The code.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => code_table!(@code $variant $($code)?),)+
                }
            }

            /// The English name, as the Unicode CLDR has it.
            pub const fn english_name(self) -> &'static str {
                match self {
                    $(Self::$variant => $english,)+
                }
            }

            /// The value with this code, where there is one.
            #[inline]
            pub const fn from_code(code: &str) -> Option<Self> {
                Self::from_letters(code.as_bytes())
            }

            /// The value with a code of these bytes.
            #[inline]
            #[expect(
                clippy::indexing_slicing,
                reason = "letters have a slot in the table"
            )]
            const fn from_letters(code: &[u8]) -> Option<Self> {
                /// The value in each slot.
                static VALUES: [
                    Option<$name>;
                    $crate::value::code_table::slots($letters)
                ] = {
                    let mut values = [None; _];
                    let mut rest = $name::ALL;
                    while let [value, others @ ..] = rest {
                        let code = value.as_str().as_bytes();
                        let slot = $crate::value::code_table::slot::<$letters>(code)
                            .expect("upper-case letters");
                        assert!(values[slot].is_none(), "each code once");
                        values[slot] = Some(*value);
                        rest = others;
                    }
                    values
                };
                match $crate::value::code_table::slot::<$letters>(code) {
                    Some(slot) => VALUES[slot],
                    None => None,
                }
            }

            /// The value that `text` was probably meant to be: the one that
            /// `ChoiceRule::nearest` finds by a look at each.
            fn nearest(text: &str) -> Option<Self> {
                $crate::value::code_table::upper_case::<$letters>(text)
                    .and_then(|letters| Self::from_letters(&letters))
            }
        }

        impl crate::read::string::StringValue for $name {
            #[inline]
            fn parse(
                text: &str,
                _: &crate::options::ReadOptions,
            ) -> Result<Self, crate::violation::ViolationKind> {
                Self::from_code(text).ok_or_else(|| {
                    crate::violation::ViolationKind::Choice {
                        rule: &Self::RULE,
                        nearest: Self::nearest(text).map(Self::as_str),
                    }
                })
            }

            fn text(&self) -> std::borrow::Cow<'_, str> {
                self.as_str().into()
            }
        }

        impl crate::value::known_or::ClosedSet for $name {
            const VALUES: &'static crate::rule::ChoiceRule = &Self::RULE;

            fn as_sent(&self) -> &'static str {
                self.as_str()
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(
                &self,
                f: &mut std::fmt::Formatter<'_>,
            ) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        #[cfg(feature = "proptest1")]
        impl proptest::arbitrary::Arbitrary for $name {
            type Parameters = ();
            type Strategy = proptest::strategy::BoxedStrategy<Self>;

            fn arbitrary_with((): ()) -> Self::Strategy {
                use proptest::strategy::Strategy as _;
                proptest::sample::select(Self::ALL).boxed()
            }
        }
    };
    (@code $variant:ident) => { stringify!($variant) };
    (@code $variant:ident $code:literal) => { $code };
}

pub(crate) use code_table;

/// How many codes so many letters make.
pub(crate) const fn slots(letters: u32) -> usize {
    26_usize.pow(letters)
}

/// Where a code of so many upper-case letters stands among all of them.
#[inline]
pub(crate) const fn slot<const LETTERS: usize>(code: &[u8]) -> Option<usize> {
    if code.len() != LETTERS {
        return None;
    }
    let mut slot = 0;
    let mut rest = code;
    while let [letter, others @ ..] = rest {
        if !letter.is_ascii_uppercase() {
            return None;
        }
        slot = slot * 26 + (*letter - b'A') as usize;
        rest = others;
    }
    Some(slot)
}

/// The letters of a text in upper case, without separators, where they are as
/// many as a code has.
pub(crate) fn upper_case<const LETTERS: usize>(
    text: &str,
) -> Option<[u8; LETTERS]> {
    let mut letters = rule::letters(text);
    let mut code = [0; LETTERS];
    for place in &mut code {
        *place = letters.next()?.to_ascii_uppercase();
    }
    letters.next().is_none().then_some(code)
}
