//! The bodies that are read, by class.

use crate::{
    family::{self, ARRANGEMENTS, Texts},
    implementation::{FLOOR, VALUE},
    tree::{Layout, Order},
};

/// Which message a body is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BenchedMessage {
    /// Yuno's request for a checkout session.
    Yuno,
    /// KOMOJU's request for a session.
    Komoju,
}

/// A body, and what is wrong with it.
pub(crate) struct Body {
    /// A figure is the mean of the ratios of all bodies of a class.
    pub(crate) class: &'static str,
    /// What tells it from the other bodies of its class.
    pub(crate) shape: String,
    pub(crate) kind: BenchedMessage,
    pub(crate) text: String,
    /// How many violations it has; checked before anything is measured.
    pub(crate) faults: usize,
}

impl Body {
    /// Who costs 1.00. Where a body has faults, whoever stops at the first is
    /// quick; `Value` reads the same bytes whole.
    pub(crate) fn base(&self) -> &'static str {
        if self.faults == 0 { FLOOR } else { VALUE }
    }
}

/// A class of bodies without faults: one body for each kind of text and each
/// arrangement.
struct Class {
    name: &'static str,
    kind: BenchedMessage,
    entries: usize,
    texts: &'static [Texts],
}

use Texts::{Long, NonAscii, Ordinary, Short};

#[rustfmt::skip]
const CLASSES: [Class; 4] = [
    Class { name: "typical", kind: BenchedMessage::Yuno, entries: 3, texts: &[Short, Ordinary, NonAscii] },
    Class { name: "large", kind: BenchedMessage::Yuno, entries: 50, texts: &[Short, Ordinary, Long, NonAscii] },
    Class { name: "komoju, typical", kind: BenchedMessage::Komoju, entries: 3, texts: &[Short, Ordinary, NonAscii] },
    Class { name: "komoju, large", kind: BenchedMessage::Komoju, entries: 50, texts: &[Short, Ordinary, Long, NonAscii] },
];

/// Every body; those of a class stand together.
pub(crate) fn all() -> Vec<Body> {
    let one = |class, text, faults| Body {
        class,
        shape: String::new(),
        kind: BenchedMessage::Yuno,
        text,
        faults,
    };
    let plain = family::body(
        BenchedMessage::Yuno,
        3,
        Texts::Ordinary,
        Order::Table,
        Layout::Compact,
    );
    let mut bodies = vec![one("small", SMALL.to_owned(), 0)];
    bodies.extend(CLASSES.iter().flat_map(shapes));
    bodies.extend([
        one("escaped", escaped(&plain), 0),
        one("one fault", plain.replace("\"CO\"", "\"co\""), 1),
        one("ten faults", TEN_FAULTS.to_owned(), 10),
        one("58 faults", many_faults(), 58),
    ]);
    bodies
}

fn shapes(class: &Class) -> impl Iterator<Item = Body> {
    class.texts.iter().flat_map(|&texts| {
        ARRANGEMENTS.map(|(order, layout)| Body {
            class: class.name,
            shape: format!("{texts:?}, {order:?}, {layout:?}"),
            kind: class.kind,
            text: family::body(class.kind, class.entries, texts, order, layout),
            faults: 0,
        })
    })
}

/// The names of the classes, in the order of the tables.
pub(crate) fn classes(bodies: &[Body]) -> Vec<&'static str> {
    let mut names: Vec<_> = bodies.iter().map(|body| body.class).collect();
    names.dedup();
    names
}

const SMALL: &str = r#"{"account_id":"8beac4de-5f6f-11ed-9b6a-0242ac120002","merchant_order_id":"1717681150","payment_description":"Tea","country":"CO","amount":{"currency":"COP","value":8000.5}}"#;

const TEN_FAULTS: &str = r#"{"account_id":"8beac4de","merchant_order_id":"a","payment_description":7,"callback_url":"x","country":"xx","customer_id":null,"amount":{"currency":"usd","value":0.00005},"metadata":[{"key":1,"value":[]}]}"#;

/// An escape in every value, as in a body whose writer escapes `/`.
fn escaped(text: &str) -> String {
    text.replace("https://shop.example/", "https:\\/\\/shop.example\\/")
        .replace("\"value\":\"", "\"value\":\"\\u8336 \\\"tea\\\" ")
        .replace(
            "\"payment_description\":\"",
            "\"payment_description\":\"Green\\ttea, ",
        )
}

fn many_faults() -> String {
    let body = TEN_FAULTS.strip_suffix("]}").unwrap();
    let entry = r#",{"key":1,"value":[],"note":"some words of its own"}"#;
    format!("{body}{}]}}", entry.repeat(24))
}
