//! Exact, validated types for the session messages of the payment providers
//! Yuno and KOMOJU.
//!
//! ```
//! use paysession::{Message, yuno::CreateCustomerSession};
//!
//! let report = CreateCustomerSession::from_json(
//!     br#"{
//!         "account_id": "8beac4de-5f6f-11ed-9b6a-0242ac120002",
//!         "country": "USA",
//!         "callback_url": "x"
//!     }"#,
//! )
//! .unwrap_err();
//!
//! let lines: Vec<_> = report
//!     .iter()
//!     .map(|violation| (violation.pointer().as_str(), violation.code().as_str()))
//!     .collect();
//! assert_eq!(
//!     lines,
//!     [
//!         ("/country", "choice"),
//!         ("/callback_url", "length"),
//!         ("/customer_id", "required"),
//!     ]
//! );
//! ```
//!
//! # What is here
//!
//! - [`Message`]: what every message can do; [`Message::from_json`] is where a
//!   service begins, and [`ReadOptions`] says how strictly.
//! - [`Violations`]: every reason why a body was refused.
//! - [`yuno`], [`komoju`]: the providers' messages.
//! - [`PortableCheckout`]: a checkout for either provider.
//! - [`Amount`], [`Currency`], [`Country`], [`Timestamp`], [`DateTime`], [`Expiry`]: the
//!   parts that know no provider.
//! - [`Revealed`]: a value that `Debug` shows whole, for tests.
//! - [`rule`] and [`shape`]: the rules of every message, as data.
//!
//! # What is not
//!
//! No requests are sent, no clock is read, no session is kept. What a provider
//! does not publish is not guessed at.
//!
//! # Features
//!
//! - `validator021`: `validator::Validate` for every message, and
//!   [`Violations`] into `ValidationErrors`, of `validator` 0.21. It brings
//!   some 40 crates. Extractors that are built on `validator` 0.20 (those of
//!   axum-valid 0.25, actix-web-validator 7 and loco-rs 1.2) do not see these
//!   types: read with [`Message::from_json`] instead, which validates, too.
//! - `schemars1`: `schemars::JsonSchema` for every type, and the module
//!   `schema`.
//! - `proptest1`: `Arbitrary` for every type, and the module `generate`.

// In reading order: what a message is, what may be wrong with one, the parts
// that messages are made of, the providers, and what lies between the two.
mod message;
mod options;
mod reading;

pub mod rule;
mod violation;

mod check;

mod value;

pub mod komoju;
pub mod yuno;

mod portable;
mod revealed;

mod json;
mod read;

mod integrations;
pub mod introspect;
#[cfg(feature = "proptest1")]
pub mod testing;

pub use self::{
    message::{
        Direction, Generated, Message, MessageVisitor, for_each_message,
    },
    options::ReadOptions,
    portable::{PortableCheckout, PortableEntry},
    reading::{ReadSeed, Strict, Tolerant},
    revealed::Revealed,
    value::{
        amount::{Amount, AmountError, AmountValue},
        country::Country,
        currency::Currency,
        date_time::DateTime,
        expiry::Expiry,
        known_or::{KnownOr, UnknownValue},
        raw_json::RawJson,
        raw_object::RawObject,
        received::Received,
        received_timestamp::ReceivedTimestamp,
        text::Text,
        timestamp::{NotATimestamp, Timestamp},
        unknown_fields::{IntoRawMembers, RawMembers, UnknownFields},
    },
    violation::{
        JsonType, Pointer, PointerError, SyntaxErrorKind, UnknownViolationCode,
        Violation, ViolationCode, ViolationKind, Violations,
    },
};

/// The types of other crates that stand in this one's API.
pub use {rust_decimal, time};

/// The README's examples, compiled and run.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
struct Readme;
