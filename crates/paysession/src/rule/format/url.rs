//! URLs: what may be one by default, and what must be one where a service
//! asks for more.

mod ace_label;

use std::net::Ipv6Addr;

#[cfg(feature = "proptest1")]
use super::Samples;
use super::{FormatCheck, FormatSpec};

pub(super) const HTTPS: &str =
    "be an absolute https URL with a host and no user information";

pub(crate) const SPEC: FormatSpec = FormatSpec {
    criterion: FormatCheck {
        expected: "have no control characters",
        holds: is_plain,
    },
    https: Some(FormatCheck { expected: HTTPS, holds: is_https }),
    #[cfg(feature = "schemars1")]
    pattern: "^[^\\u0000-\\u001F\\u007F]*$",
    #[cfg(feature = "proptest1")]
    samples: Samples {
        sample: "https://shop.example/return",
        boundary_values,
        strategy: None,
    },
};

/// No U+0000–001F and no U+007F. No scheme is asked for: a provider's own
/// example is `www.your-url.com`.
fn is_plain(text: &str) -> bool {
    // All of it is looked at, so that many bytes can be in one step.
    !text.bytes().fold(false, |found, byte| found | byte.is_ascii_control())
}

/// An absolute `https` URL with a host and without user information.
///
/// It is narrower than the URL Standard on purpose: what browsers mend (white
/// space, backslashes, odd hosts) is refused, so that every reader of the URL
/// sees the same host.
fn is_https(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once("://") else { return false };
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(end);
    scheme.eq_ignore_ascii_case("https")
        && is_authority(authority)
        && !path
            .chars()
            .any(|c| c.is_whitespace() || c.is_control() || c == '\\')
}

/// A host and perhaps a port.
fn is_authority(text: &str) -> bool {
    if let Some(rest) = text.strip_prefix('[') {
        let Some((host, port)) = rest.split_once(']') else { return false };
        return host.parse::<Ipv6Addr>().is_ok()
            && (port.is_empty()
                || port.strip_prefix(':').is_some_and(is_port));
    }
    let (host, port) = text.split_once(':').unwrap_or((text, "443"));
    is_host(host) && is_port(port)
}

fn is_port(text: &str) -> bool {
    text.len() <= 5
        && text.bytes().all(|byte| byte.is_ascii_digit())
        && text.parse::<u16>().is_ok_and(|port| port > 0)
}

/// Labels of letters, digits and inner hyphens, of which those that begin with
/// `xn--` decode to a label of another script; the last has a letter, or all
/// four are the numbers of an IPv4 address.
fn is_host(text: &str) -> bool {
    let name = text.strip_suffix('.').unwrap_or(text);
    let named = name
        .rsplit('.')
        .next()
        .is_some_and(|last| last.bytes().any(|b| b.is_ascii_alphabetic()));
    let numeric = name.parse::<std::net::Ipv4Addr>().is_ok();
    name.len() <= 253
        && name.split('.').all(is_label)
        && (numeric || (named && !ends_in_hexadecimal(name)))
}

fn is_label(text: &str) -> bool {
    (1..=63).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        && !text.starts_with('-')
        && !text.ends_with('-')
        && (!ace_label::is_one(text) || ace_label::is_well_formed(text))
}

/// Browsers read a last label such as `0x7f` as part of an IPv4 address.
fn ends_in_hexadecimal(name: &str) -> bool {
    name.rsplit('.').next().is_some_and(|last| {
        last.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("0x"))
    })
}

/// Each character next to a forbidden one, alone in an otherwise good URL.
#[cfg(feature = "proptest1")]
fn boundary_values() -> Vec<String> {
    let odd =
        "\0\u{1}\t\n\r\u{1F} !~\u{7E}\u{7F}\u{80}\u{85}\u{A0}\u{2028}\u{202E}𝒳";
    odd.chars()
        .flat_map(|c| {
            [
                format!("{c}https://shop.example"),
                format!("https://shop{c}.example"),
                format!("https://shop.example{c}"),
            ]
        })
        .chain(["www.your-url.com", "javascript:alert(1)"].map(String::from))
        .collect()
}
