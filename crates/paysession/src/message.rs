//! What every message can do.

use std::fmt::Debug;

use serde::{Serialize, de::DeserializeOwned};

use self::sealed::{Generated, Sealed};
use crate::{
    introspect::shape::Shape,
    options::ReadOptions,
    read::{self, Read},
    violation::Violations,
};

/// A JSON body that one provider's API reads or writes.
///
/// A request that exists keeps every rule: it was read, or made of parts that
/// were checked. A response keeps those of the reading that it was read with:
/// what a tolerant one let through, [`Message::check`] tells.
///
/// ```
/// use paysession::{Message, yuno::CreateCustomerSession};
///
/// let report = CreateCustomerSession::from_json(
///     br#"{"account_id": "8beac4de", "country": "XK", "callback_url": "x"}"#,
/// )
/// .unwrap_err();
///
/// let pointers: Vec<_> =
///     report.iter().map(|violation| violation.pointer().as_str()).collect();
/// assert_eq!(
///     pointers,
///     ["/account_id", "/country", "/callback_url", "/customer_id"],
/// );
/// ```
///
/// Only this crate's types implement it.
pub trait Message:
    Sealed + Generated + Serialize + DeserializeOwned + Debug + PartialEq
{
    /// The message's name, such as `yuno.create-customer-session`.
    const ID: &'static str;

    /// Whether the provider reads or writes it.
    const DIRECTION: Direction;

    /// A message of this kind with every field, as JSON.
    const EXAMPLE: &'static str;

    /// What the message looks like, as data.
    const SHAPE: Shape = <Self as Read>::SHAPE;

    /// Reads a body, as the provider's documents allow it.
    ///
    /// # Errors
    ///
    /// Every rule that the body breaks, each at its JSON Pointer.
    fn from_json(body: &[u8]) -> Result<Self, Violations> {
        Self::from_json_with(body, &ReadOptions::default())
    }

    /// Reads a body, more strictly or less.
    ///
    /// # Errors
    ///
    /// Every rule that the body breaks, each at its JSON Pointer.
    fn from_json_with(
        body: &[u8],
        options: &ReadOptions,
    ) -> Result<Self, Violations> {
        read::from_json(body, options)
    }

    /// Checks an existing message again, for example with stricter options
    /// than those that it was read with.
    ///
    /// ```
    /// use paysession::{Message, ReadOptions, yuno::CreateCustomerSession};
    ///
    /// let request = CreateCustomerSession::from_json(
    ///     CreateCustomerSession::EXAMPLE.as_bytes(),
    /// )?;
    /// let request = request.with_callback_url("www.shop.example".parse()?);
    /// assert!(request.check(&ReadOptions::default()).is_ok());
    ///
    /// let report = request.check(&ReadOptions::strict()).unwrap_err();
    /// assert_eq!(
    ///     report.to_string(),
    ///     "/callback_url: must be an absolute https URL with a host and no \
    ///      user information"
    /// );
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Every rule that the message breaks, each at its JSON Pointer.
    fn check(&self, options: &ReadOptions) -> Result<(), Violations> {
        read::check(self, options)
    }
}

/// Which way a message goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(clippy::exhaustive_enums, reason = "there is no third direction")]
pub enum Direction {
    /// The provider reads it.
    Request,
    /// The provider writes it.
    Response,
}

/// What a message is beside what its trait says.
mod sealed {
    use crate::read::Read;

    /// Only this crate's types have a reader of its rules, so that no other
    /// type is a [`Message`](super::Message).
    #[expect(private_bounds, reason = "nobody else can implement it")]
    pub trait Sealed: Read {}
    impl<T: Read> Sealed for T {}

    /// What can be generated: with the feature `proptest1`, by `Arbitrary`.
    #[doc(hidden)]
    #[cfg(feature = "proptest1")]
    pub trait Generated: proptest::arbitrary::Arbitrary + 'static {}
    #[cfg(feature = "proptest1")]
    impl<T: proptest::arbitrary::Arbitrary + 'static> Generated for T {}

    /// What can be generated: with the feature `proptest1`, by `Arbitrary`.
    #[doc(hidden)]
    #[cfg(not(feature = "proptest1"))]
    pub trait Generated {}
    #[cfg(not(feature = "proptest1"))]
    impl<T> Generated for T {}
}
