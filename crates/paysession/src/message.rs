//! What every message can do.

use serde::Serialize;

use crate::{
    read::{self, Read},
    reading::Reading,
    shape::Shape,
    violation::Violations,
};

/// A JSON object that one provider's API reads or writes.
///
/// A value that exists keeps every rule: it was read, or made of parts that
/// were checked.
///
/// ```
/// use paysession::{Message, yuno::CreateCustomerSession};
///
/// let report = CreateCustomerSession::from_json(
///     br#"{"account_id": "8beac4de", "country": "DE", "callback_url": "x"}"#,
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
/// The trait is sealed: only this crate's types implement it.
#[expect(private_bounds, reason = "the trait is sealed")]
pub trait Message: Read + Serialize {
    /// The message's name: `yuno.create-customer-session`.
    const ID: &'static str;

    /// Whether the provider reads or writes it.
    const DIRECTION: Direction;

    /// A message of this kind with every field, as JSON.
    const EXAMPLE: &'static str;

    /// What the message looks like, as data.
    fn shape() -> Shape {
        <Self as Read>::SHAPE
    }

    /// Reads a body, as the provider's documents allow it.
    ///
    /// # Errors
    ///
    /// Every rule that the body breaks, each at its JSON Pointer.
    fn from_json(body: &[u8]) -> Result<Self, Violations> {
        Self::from_json_with(body, &Reading::default())
    }

    /// Reads a body, more strictly or less.
    ///
    /// # Errors
    ///
    /// Every rule that the body breaks, each at its JSON Pointer.
    fn from_json_with(
        body: &[u8],
        reading: &Reading,
    ) -> Result<Self, Violations> {
        read::body(body, reading)
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
