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
//! - [`Message`]: what every message can do. A service begins with
//!   [`Message::from_json`]; [`ReadOptions`] says how strictly it reads.
//! - [`Violations`]: every reason why a body was refused, as data and in words.
//! - [`yuno`], [`komoju`]: the providers' messages.
//! - [`PortableCheckout`]: a checkout for either provider.
//! - [`Amount`], [`Currency`], [`Country`], [`Timestamp`], [`DateTime`],
//!   [`Expiry`]: the types that both providers share.
//! - [`Received`], [`KnownOr`], [`UnknownFields`], [`RawJson`]: what a provider
//!   sent, as it was sent.
//! - [`Revealed`]: a value that `Debug` shows whole, for tests.
//! - [`rule`]: the rules, as data. [`introspect`]: all that is known of every
//!   message, for tools.
//!
//! # Through serde
//!
//! Every type implements `Deserialize` with the same reader, so that each
//! extractor and client works. The text of the error lists every violation.
//! [`Strict`], [`Tolerant`] and [`ReadOptions::seed`] bring other readings.
//!
//! | from | how it is read |
//! | --- | --- |
//! | `serde_json` text | the text of the value itself, as [`Message::from_json`] reads it |
//! | `serde_json::Value` | the tree, written as text again: members that stood twice are gone by then, and a number is what `Value` kept of it |
//! | `flatten`, untagged and tagged enums | what serde buffered, written as JSON: a number is an `f64`, which is judged by its shortest decimal. An untagged enum drops the report |
//! | CBOR, `MessagePack`, YAML, TOML, and every other self-describing format | the tree, written as JSON. What JSON does not have (bytes, names that are no strings, numbers that are not finite) is refused |
//! | formats that do not describe themselves (postcard, bincode) | not at all: serde gives no types |
//!
//! Writing is the same in every format. [`UnknownFields`] and [`RawJson`] are
//! written to the character by `serde_json`, and as values by the others, which
//! refuse a number that they cannot hold exactly.
//!
//! In an envelope of your own, take the message as
//! `&serde_json::value::RawValue` and read it with [`Message::from_json`]: the
//! report then keeps its structure, and [`Violations::within`] puts its pointers
//! below the member.
//!
//! # What is not here
//!
//! The crate sends no requests, reads no clock and stores nothing. It checks
//! what a provider publishes, and a few rules of its own, which say so.
//!
//! # Features
//!
//! None is on by default.
//!
//! - `validator021`: `validator::Validate` for every message, and
//!   [`Violations`] into `ValidationErrors`, of `validator` 0.21. It brings
//!   some 40 crates. Extractors that are built on `validator` 0.20 (those of
//!   axum-valid 0.25, actix-web-validator 7 and loco-rs 1.2) do not see these
//!   types: read with [`Message::from_json`] instead, which validates, too.
//! - `schemars1`: `schemars::JsonSchema` for every type (the portable profile,
//!   with named components), and the module `introspect::schema`.
//! - `proptest1`: `Arbitrary` for every type, and the module `testing`.
#![cfg_attr(docsrs, feature(doc_cfg))]

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
    message::{Direction, Message},
    options::ReadOptions,
    portable::{PortableCheckout, PortableMetadataEntry},
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
        JsonType, MemberPath, Pointer, PointerError, SyntaxErrorKind,
        UnknownViolationCode, Violation, ViolationCode, ViolationKind,
        Violations,
    },
};

/// Types of other crates that this crate's API uses.
pub use {rust_decimal, time};

/// The README's example, compiled and run.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
