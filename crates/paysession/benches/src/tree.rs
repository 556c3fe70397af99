//! A JSON text whose members have the order that somebody gave them.

use serde::{Serialize, Serializer};

/// The order of the members of every object.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Order {
    /// That of the provider's table.
    Table,
    Reverse,
    Shuffled,
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum Layout {
    Compact,
    Pretty,
}

/// `serde_json::Value` would sort the members.
#[derive(Serialize)]
#[serde(untagged)]
pub(crate) enum Json {
    Text(String),
    Integer(i64),
    Number(f64),
    Array(Vec<Json>),
    #[serde(serialize_with = "members")]
    Object(Vec<(String, Json)>),
}

fn members<S: Serializer>(
    members: &[(String, Json)],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_map(members.iter().map(|(name, json)| (name, json)))
}

impl Json {
    pub(crate) fn object<const N: usize>(members: [(&str, Self); N]) -> Self {
        Self::Object(members.map(|(name, json)| (name.to_owned(), json)).into())
    }

    pub(crate) fn reorder(&mut self, order: Order, random: &mut fastrand::Rng) {
        match self {
            Self::Text(_) | Self::Integer(_) | Self::Number(_) => {}
            Self::Array(items) => {
                for item in items {
                    item.reorder(order, random);
                }
            }
            Self::Object(members) => {
                match order {
                    Order::Table => {}
                    Order::Reverse => members.reverse(),
                    Order::Shuffled => random.shuffle(members),
                }
                for (_, json) in members {
                    json.reorder(order, random);
                }
            }
        }
    }

    pub(crate) fn write(&self, layout: Layout) -> String {
        match layout {
            Layout::Compact => serde_json::to_string(self),
            Layout::Pretty => serde_json::to_string_pretty(self),
        }
        .unwrap()
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
