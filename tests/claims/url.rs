//! The strict reading's URLs, from a second side: the `url` crate, which reads
//! as browsers do.

use paysession::{Message, ReadOptions, yuno::CreateCustomerSession};
use proptest::{prelude::*, sample};
use serde_json::Value;

use crate::{cases, read::property};

/// Whether the strict reading takes `text` for a place to send a customer to.
fn is_strict(text: &str) -> bool {
    let mut body: Value =
        serde_json::from_str(CreateCustomerSession::EXAMPLE).unwrap();
    body["callback_url"] = text.into();
    let body = body.to_string();
    CreateCustomerSession::from_json_with(
        body.as_bytes(),
        &ReadOptions::strict(),
    )
    .is_ok()
}

#[test]
fn ordinary_urls_are_taken() {
    for url in [
        "https://shop.example",
        "HTTPS://Shop.Example:8443/return?order=1&x=%20#done",
        "https://shop.example./",
        "https://127.0.0.1/",
        "https://[::1]:8443/return",
        "https://shop.example/山田?q=é",
        "https://a-b.c1.example/@user:x",
        "https://xn--wgv71a119e.jp/",
    ] {
        assert!(is_strict(url), "{url}");
    }
}

/// The `url` crate writes a name of any script in ASCII, and the strict reading
/// takes what it writes.
#[test]
fn names_of_every_script_are_taken_in_their_ascii_form() {
    for name in [
        "日本語.jp",
        "例え.テスト",
        "カートー.example",
        "tschüß.example",
        "ελληνικά.example",
        "пример.испытание",
        "한국.example",
        "दुकान.example",
        "مثال.إختبار",
        "☃.example",
        "a-ñ-0.example",
    ] {
        let url = url::Url::parse(&format!("https://{name}/")).unwrap();
        assert!(url.as_str().contains("xn--"), "{url}");
        assert!(is_strict(url.as_str()), "{url}");
    }
    let letters =
        "[a-z0-9]{0,6}[ぁ-んァ-ヺ一-龠가-힣а-яα-ω]{1,12}[a-z0-9]{0,6}";
    property("names", cases(20_000), &letters, |name| {
        if let Ok(url) = url::Url::parse(&format!("https://{name}.example/")) {
            let host = url.host_str().unwrap_or_default();
            prop_assert!(host.contains("xn--"), "{host}");
            prop_assert_eq!(is_strict(url.as_str()), host.len() <= 63 + 8);
        }
        Ok(())
    });
}

/// What is taken has, to the `url` crate, the same scheme, a host, no user and
/// no password: there is no text that the two read differently, though a name
/// may decode to characters that browsers refuse.
#[test]
fn what_is_taken_is_such_a_url_to_browsers_too() {
    let part = sample::select(vec![
        "https",
        "http",
        "HTTPS",
        "://",
        ":",
        "/",
        "//",
        "@",
        "?",
        "#",
        "\\",
        "[",
        "]",
        "::1",
        "::ffff:1.2.3.4",
        "shop",
        ".",
        "example",
        "0x7f",
        "127.1",
        "1.2.3.4",
        "256",
        "xn--a",
        "xn--",
        "-",
        "_",
        "%41",
        "%2e",
        ":443",
        ":0",
        ":65536",
        "é",
        "。",
        "　",
        "\u{ad}",
        "\u{200d}",
        " ",
        "\u{a0}",
        "user",
        "%00",
        "٣",
        "{",
        "|",
        "<",
    ]);
    let tail = prop::collection::vec(part, 0..7).prop_map(|t| t.concat());
    let urls = prop_oneof![
        3 => tail.clone().prop_map(|tail| format!("https://{tail}")),
        1 => tail,
    ];
    property("urls", cases(100_000), &urls, |text| {
        if is_strict(&text) {
            let Ok(url) = url::Url::parse(&text) else {
                // Which characters a script has in names is for browsers to
                // say: they refuse the name, and do not mistake it.
                prop_assert!(text.contains("xn--"), "{:?} is no URL", text);
                return Ok(());
            };
            prop_assert_eq!(url.scheme(), "https");
            prop_assert!(url.has_host(), "{:?} has no host", text);
            prop_assert_eq!(url.username(), "");
            prop_assert_eq!(url.password(), None);
        }
        Ok(())
    });
}
