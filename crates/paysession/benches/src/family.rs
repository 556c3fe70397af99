//! Bodies of many shapes. The crate keeps up to 24 bytes of a text inline:
//! the lengths here lie on both sides of that.

use std::ops::RangeInclusive;

use crate::{
    body::BenchedMessage,
    tree::{Json, Layout, Order},
};

/// How long the texts are that somebody chose, and in which alphabet.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Texts {
    Short,
    Ordinary,
    Long,
    NonAscii,
}

/// In characters, drawn evenly.
struct Lengths {
    key: RangeInclusive<usize>,
    value: RangeInclusive<usize>,
    order: RangeInclusive<usize>,
    description: RangeInclusive<usize>,
    url: RangeInclusive<usize>,
}

impl Texts {
    const fn lengths(self) -> Lengths {
        match self {
            Self::Short => Lengths {
                key: 5..=15,
                value: 15..=24,
                order: 8..=16,
                description: 10..=24,
                url: 30..=50,
            },
            Self::Ordinary => Lengths {
                key: 5..=20,
                value: 15..=30,
                order: 10..=20,
                description: 15..=40,
                url: 30..=60,
            },
            // Such texts say more in fewer characters.
            Self::NonAscii => Lengths {
                key: 5..=12,
                value: 8..=20,
                order: 10..=20,
                description: 8..=24,
                url: 30..=60,
            },
            Self::Long => Lengths {
                key: 20..=30,
                value: 25..=200,
                order: 25..=60,
                description: 40..=150,
                url: 90..=150,
            },
        }
    }

    const fn alphabet(self) -> &'static str {
        match self {
            Self::Short | Self::Ordinary | Self::Long => {
                "abcdefghijklmnopqrstuvwxyz ABCDEFGHIJ 0123456789-_."
            }
            Self::NonAscii => "abcdefghijklm éèüßñçãõ 茶碗京都注文商品 한국어",
        }
    }
}

/// The orders and layouts of which every kind of text has one body.
pub(crate) const ARRANGEMENTS: [(Order, Layout); 4] = [
    (Order::Table, Layout::Compact),
    (Order::Reverse, Layout::Compact),
    (Order::Shuffled, Layout::Compact),
    (Order::Table, Layout::Pretty),
];

/// A body with as many entries of metadata; the same at every call.
pub(crate) fn body(
    kind: BenchedMessage,
    entries: usize,
    texts: Texts,
    order: Order,
    layout: Layout,
) -> String {
    let mut writer = Writer { random: fastrand::Rng::with_seed(417), texts };
    let mut json = match kind {
        BenchedMessage::Yuno => writer.yuno(entries),
        BenchedMessage::Komoju => writer.komoju(entries),
    };
    json.reorder(order, &mut writer.random);
    json.write(layout)
}

struct Writer {
    random: fastrand::Rng,
    texts: Texts,
}

impl Writer {
    fn text(&mut self, length: RangeInclusive<usize>) -> Json {
        let alphabet: Vec<char> = self.texts.alphabet().chars().collect();
        let length = self.random.usize(length);
        let chars =
            (0..length).map(|_| *self.random.choice(&alphabet).unwrap());
        Json::Text(chars.collect())
    }

    /// A text of letters and digits in ASCII.
    fn token(&mut self, length: RangeInclusive<usize>, prefix: &str) -> Json {
        let length = self.random.usize(length) - prefix.len();
        let rest = (0..length).map(|_| self.random.alphanumeric());
        Json::Text(prefix.chars().chain(rest).collect())
    }

    fn url(&mut self) -> Json {
        self.token(self.texts.lengths().url, "https://shop.example/orders/")
    }

    /// Keys that differ, and their values.
    fn entries(&mut self, count: usize) -> Vec<(String, Json)> {
        let Lengths { key, value, .. } = self.texts.lengths();
        let mut entries: Vec<(String, Json)> = Vec::with_capacity(count);
        while entries.len() < count {
            if let Json::Text(key) = self.text(key.clone())
                && entries.iter().all(|(other, _)| *other != key)
            {
                entries.push((key, self.text(value.clone())));
            }
        }
        entries
    }

    fn yuno(&mut self, entries: usize) -> Json {
        let Lengths { order, description, .. } = self.texts.lengths();
        let metadata = self.entries(entries).into_iter().map(|(key, value)| {
            Json::object([("key", Json::Text(key)), ("value", value)])
        });
        let metadata = Json::Array(metadata.collect());
        Json::object([
            ("account_id", "8beac4de-5f6f-11ed-9b6a-0242ac120002".into()),
            ("merchant_order_id", self.token(order, "order-")),
            ("payment_description", self.text(description)),
            ("country", "CO".into()),
            ("customer_id", "ae106483-65ee-463b-8782-9794022b3112".into()),
            ("callback_url", self.url()),
            (
                "amount",
                Json::object([
                    ("currency", "COP".into()),
                    ("value", Json::Number(23500.5676)),
                ]),
            ),
            ("metadata", metadata),
        ])
    }

    fn komoju(&mut self, entries: usize) -> Json {
        let Lengths { order, description, .. } = self.texts.lengths();
        let item = Json::object([
            ("amount", Json::Integer(8888)),
            ("description", self.text(description)),
            ("quantity", Json::Integer(1)),
            ("external_product_num", self.token(order.clone(), "T-")),
        ]);
        let data = Json::object([
            ("external_order_num", self.token(order, "order-")),
            ("capture", "auto".into()),
        ]);
        let types = ["credit_card", "konbini", "paypay"].map(Json::from);
        Json::object([
            ("mode", "payment".into()),
            ("amount", Json::Integer(8888)),
            ("currency", "JPY".into()),
            ("return_url", self.url()),
            ("email", "taro@shop.example".into()),
            ("payment_types", Json::Array(types.into())),
            ("default_locale", "ja".into()),
            ("line_items", Json::Array(vec![item])),
            ("metadata", Json::Object(self.entries(entries))),
            ("payment_data", data),
        ])
    }
}
