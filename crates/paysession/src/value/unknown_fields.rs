//! What a message keeps as it was sent: members that it does not have, and
//! values of which nothing is published.

use std::fmt;

use super::raw_json::RawJson;

/// Members of a response that its message does not have, kept as they were
/// sent, so that a message that is read and written again loses nothing.
///
/// `Debug` says how many there are and no more.
#[derive(Clone, Default)]
pub struct UnknownFields(Vec<(Box<str>, RawJson)>);

impl UnknownFields {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The text of the value of the member called `name`.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.iter().find(|(known, _)| *known == name).map(|(_, text)| text)
    }

    /// Names and the texts of their values, in the order in which they came.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (&**name, value.as_json()))
    }

    pub(crate) fn push(&mut self, name: Box<str>, value: RawJson) {
        self.0.push((name, value));
    }

    pub(crate) fn members(&self) -> impl Iterator<Item = (&str, &RawJson)> {
        self.0.iter().map(|(name, value)| (&**name, value))
    }
}

impl PartialEq for UnknownFields {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl Eq for UnknownFields {}

impl fmt::Debug for UnknownFields {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "UnknownFields({} members)", self.len())
    }
}

#[cfg(feature = "proptest1")]
mod generate {
    use proptest::{
        arbitrary::Arbitrary, collection, prelude::Strategy, sample,
        strategy::BoxedStrategy,
    };

    use super::UnknownFields;
    use crate::value::raw_json::VALUES;

    /// Mostly none; else up to three members with a name that no message has.
    impl Arbitrary for UnknownFields {
        type Parameters = ();
        type Strategy = BoxedStrategy<Self>;

        fn arbitrary_with((): ()) -> Self::Strategy {
            let value = sample::select(VALUES);
            let members = collection::btree_map("x-[a-z]{1,8}", value, 1..4)
                .prop_map(|members| {
                    let mut others = UnknownFields::default();
                    for (name, text) in members {
                        if let Ok(value) = text.parse() {
                            others.push(name.into(), value);
                        }
                    }
                    others
                });
            proptest::prop_oneof![
                4 => proptest::strategy::Just(UnknownFields::default()),
                1 => members,
            ]
            .boxed()
        }
    }
}
