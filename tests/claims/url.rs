//! The strict reading's URLs, from a second side: the `url` crate, which reads
//! as browsers do.

use paysession::{Message, ReadOptions, yuno::CreateCustomerSession};
use proptest::{prelude::*, sample};
use serde_json::Value;

use crate::read::property;

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
    ] {
        assert!(is_strict(url), "{url}");
    }
}

/// What is taken has, to the `url` crate, the same scheme, a host, no user and
/// no password: there is no text that the two read differently.
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
    property("urls", 100_000, &urls, |text| {
        if is_strict(&text) {
            let url = url::Url::parse(&text);
            prop_assert!(url.is_ok(), "{:?} is no URL", text);
            let url = url.unwrap();
            prop_assert_eq!(url.scheme(), "https");
            prop_assert!(url.has_host(), "{:?} has no host", text);
            prop_assert_eq!(url.username(), "");
            prop_assert_eq!(url.password(), None);
        }
        Ok(())
    });
}
