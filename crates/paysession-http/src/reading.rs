//! How a body is read, as a type: no layer and no state can loosen it.

use paysession::{Message, ReadOptions};

use crate::BodyError;

/// How a body is read.
///
/// A service may have its own:
///
/// ```
/// use paysession::{ReadOptions, komoju::CreateSession};
/// use paysession_http::{Reading, read};
///
/// enum SmallOrders {}
///
/// impl Reading for SmallOrders {
///     const OPTIONS: ReadOptions = ReadOptions::strict().max_list_entries(2);
///     const MAX_BODY_BYTES: usize = 16 * 1024;
/// }
///
/// let body = br#"{
///     "amount": 1000, "currency": "JPY", "line_items": [{}, {}, {}]
/// }"#;
/// let error = read::<CreateSession, SmallOrders>(body).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "/line_items: must have at most 2 entries, found 3"
/// );
/// ```
pub trait Reading {
    /// How strictly.
    const OPTIONS: ReadOptions;

    /// The longest body that is read, in bytes: 256 KiB by default.
    const MAX_BODY_BYTES: usize = 256 * 1024;
}

/// As the provider's documents allow it: [`ReadOptions::published`].
#[derive(Debug)]
#[non_exhaustive]
pub enum PublishedReading {}

impl Reading for PublishedReading {
    const OPTIONS: ReadOptions = ReadOptions::published();
}

/// Without unknown members, and with `https` URLs only:
/// [`ReadOptions::strict`].
#[derive(Debug)]
#[non_exhaustive]
pub enum StrictReading {}

impl Reading for StrictReading {
    const OPTIONS: ReadOptions = ReadOptions::strict();
}

/// Whatever names what it is about: [`ReadOptions::tolerant`]. For a webhook
/// that takes what the provider sends.
#[derive(Debug)]
#[non_exhaustive]
pub enum TolerantReading {}

impl Reading for TolerantReading {
    const OPTIONS: ReadOptions = ReadOptions::tolerant();
}

/// Reads a body that arrived whole.
///
/// # Errors
///
/// [`BodyError::Violations`], with every rule that the body breaks.
pub fn read<T: Message, R: Reading>(body: &[u8]) -> Result<T, BodyError> {
    T::from_json_with(body, &R::OPTIONS).map_err(BodyError::Violations)
}
