//! Other readings than the default through serde, which has no room for an
//! option.

use std::{
    marker::PhantomData,
    ops::{Deref, DerefMut},
};

use serde::{
    Deserialize, Serialize,
    de::{DeserializeSeed, Deserializer},
};

use crate::{message::Message, options::ReadOptions, read::deserialize};

/// A message that `Deserialize` reads with [`ReadOptions::strict`].
///
/// ```
/// use paysession::{Strict, yuno::CreateCustomerSession};
///
/// let body = r#"{
///     "account_id": "8beac4de-5f6f-11ed-9b6a-0242ac120002",
///     "customer_id": "ae106483-65ee-463b-8782-9794022b3112",
///     "country": "US",
///     "callback_url": "www.shop.example"
/// }"#;
/// assert!(serde_json::from_str::<CreateCustomerSession>(body).is_ok());
/// assert!(serde_json::from_str::<Strict<CreateCustomerSession>>(body).is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
#[expect(clippy::exhaustive_structs, reason = "it wraps one message")]
pub struct Strict<T>(pub T);

/// A message that `Deserialize` reads with [`ReadOptions::tolerant`]: what a
/// client gives to a framework that reads the provider's answers, such as
/// `reqwest`'s `.json()`.
///
/// ```
/// use paysession::{Tolerant, yuno::CustomerSession};
///
/// let Tolerant(session) = serde_json::from_str::<Tolerant<CustomerSession>>(
///     r#"{
///         "customer_session": "7dd71f21-9e4c-439a-9c6d-58f240bd28df",
///         "customer_id": "ae106483-65ee-463b-8782-9794022b3112",
///         "country": "US",
///         "created_at": "2025-05-07T20:00:18.721786Z",
///         "status": "a member that is new"
///     }"#,
/// )?;
/// assert_eq!(session.unknown_fields.len(), 1);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
#[expect(clippy::exhaustive_structs, reason = "it wraps one message")]
pub struct Tolerant<T>(pub T);

/// A [`DeserializeSeed`] that reads a message with options.
///
/// ```
/// use paysession::{ReadOptions, yuno::CreateCustomerSession};
/// use serde::de::DeserializeSeed;
///
/// let options = ReadOptions::published().deny_unknown_fields(true);
/// let mut json = serde_json::Deserializer::from_str(r#"{"country": "US"}"#);
/// let read = options.seed::<CreateCustomerSession>().deserialize(&mut json);
/// assert!(read.is_err());
/// ```
#[derive(Clone, Debug)]
pub struct ReadSeed<T> {
    options: ReadOptions,
    of: PhantomData<fn() -> T>,
}

impl ReadOptions {
    /// The seed that reads a message with these options.
    pub fn seed<T: Message>(&self) -> ReadSeed<T> {
        ReadSeed { options: self.clone(), of: PhantomData }
    }
}

impl<'de, T: Message> DeserializeSeed<'de> for ReadSeed<T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(
        self,
        input: D,
    ) -> Result<T, D::Error> {
        deserialize::deserialize(input, &self.options)
    }
}

macro_rules! wrapper {
    ($name:ident, $options:expr) => {
        impl<'de, T: Message> Deserialize<'de> for $name<T> {
            fn deserialize<D: Deserializer<'de>>(
                input: D,
            ) -> Result<Self, D::Error> {
                deserialize::deserialize(input, &$options).map(Self)
            }
        }

        impl<T> $name<T> {
            /// The message.
            pub fn into_inner(self) -> T {
                self.0
            }
        }

        impl<T> Deref for $name<T> {
            type Target = T;

            fn deref(&self) -> &T {
                &self.0
            }
        }

        impl<T> DerefMut for $name<T> {
            fn deref_mut(&mut self) -> &mut T {
                &mut self.0
            }
        }
    };
}

wrapper!(Strict, ReadOptions::strict());
wrapper!(Tolerant, ReadOptions::tolerant());
