//! Email addresses: the format of one.
//!
//! No provider publishes a rule, so this one is the crate's own, and refuses
//! only what nobody can deliver to: it is narrower than RFC 5321 by quoted
//! local parts, which nobody uses, and leaves every script its letters.

#[cfg(feature = "proptest1")]
use super::Samples;
use super::{FormatCheck, FormatSpec};

/// All but `@`, white space and control characters.
#[cfg(feature = "schemars1")]
macro_rules! part {
    () => {
        "[^@\\u0000-\\u0020\\u007F-\\u00A0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000]+"
    };
}

pub(crate) const SPEC: FormatSpec = FormatSpec {
    criterion: FormatCheck {
        expected: "be an email address: one @ with something on both sides, \
                   no white space",
        holds: is_email,
    },
    https: None,
    #[cfg(feature = "schemars1")]
    pattern: concat!("^", part!(), "@", part!(), "$"),
    #[cfg(feature = "proptest1")]
    samples: Samples {
        sample: "taro@shop.example",
        boundary_values,
        strategy: Some(strategy),
    },
};

/// One `@` with something on both sides, and neither white space nor control
/// characters.
fn is_email(text: &str) -> bool {
    // In ASCII, the characters that are neither are the graphic ones, of which
    // many are looked at in one step.
    let (is_graphic, ats) =
        text.bytes().fold((true, 0_u8), |(all, ats), byte| {
            let is_at = u8::from(byte == b'@');
            (all & byte.is_ascii_graphic(), ats.saturating_add(is_at))
        });
    ats == 1
        && !text.starts_with('@')
        && !text.ends_with('@')
        && (is_graphic || !text.contains(is_forbidden))
}

fn is_forbidden(c: char) -> bool {
    c.is_whitespace() || c.is_control()
}

/// Each character next to a forbidden one, on either side of the `@`.
#[cfg(feature = "proptest1")]
fn boundary_values() -> Vec<String> {
    let odd = "\0\t\n\r\u{1F} !?@A~\u{7F}\u{80}\u{85}\u{9F}\u{A0}\u{A1}\
        \u{167F}\u{1680}\u{1681}\u{1FFF}\u{2000}\u{200A}\u{200B}\u{2027}\
        \u{2028}\u{2029}\u{202A}\u{202E}\u{202F}\u{2030}\u{205E}\u{205F}\
        \u{2060}\u{2FFF}\u{3000}\u{3001}\u{FEFF}＠𝒳";
    odd.chars()
        .flat_map(|c| {
            [
                format!("{c}taro@shop.example"),
                format!("taro{c}@shop.example"),
                format!("taro@{c}"),
                format!("{c}@shop.example"),
                format!("taro{c}shop.example"),
                format!("taro@shop.example{c}"),
            ]
        })
        .chain(
            [
                "",
                "@",
                "a@",
                "@b",
                "a@b",
                "a@@b",
                "a@b@c",
                "\"a b\"@c",
                "太郎@例",
            ]
            .map(String::from),
        )
        .collect()
}

#[cfg(feature = "proptest1")]
fn strategy() -> proptest::strategy::BoxedStrategy<String> {
    use proptest::prelude::Strategy;
    "[a-z0-9.+_山é]{1,20}@([a-z0-9]{1,10}\\.){0,2}[a-z例]{1,5}".boxed()
}
