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
//!   service begins, and [`Reading`] says how strictly.
//! - [`Violations`]: every reason why a body was refused.
//! - [`yuno`], [`komoju`]: the providers' messages.
//! - [`PortableCheckout`]: a checkout for either provider.
//! - [`Amount`], [`Currency`], [`Country`], [`Timestamp`], [`DateTime`], [`Expiry`]: the
//!   parts that know no provider.
//! - [`rule`] and [`shape`]: the rules of every message, as data.
//!
//! # What is not
//!
//! No requests are sent, no clock is read, no session is kept. What a provider
//! does not publish is not guessed at.
//!
//! # Features
//!
//! - `validator` (on by default): `validator::Validate` for every message, and
//!   [`Violations`] into `ValidationErrors`. It brings some 40 crates.
//! - `schemars1`: `schemars::JsonSchema` for every type, and the module
//!   `schema`.
//! - `proptest1`: `Arbitrary` for every type, and the module `generate`.

// In reading order: what a message is, what may be wrong with one, the parts
// that messages are made of, the providers, and what lies between the two.
mod message;
mod reading;
pub mod shape;

pub mod rule;
mod violation;

mod amount;
mod any_object;
mod choice;
mod country;
mod currency;
mod date_time;
mod email;
mod expiry;
mod identifier;
mod others;
mod text;
mod timestamp;
mod url;

pub mod komoju;
pub mod yuno;

mod portable;

mod json;
mod read;
mod report;

#[cfg(feature = "proptest1")]
pub mod generate;
#[cfg(feature = "schemars1")]
pub mod schema;
#[cfg(feature = "validator")]
mod validate;

pub use self::{
    amount::{Amount, AmountError, AmountValue},
    any_object::AnyObject,
    choice::{Open, Unlisted},
    country::Country,
    currency::Currency,
    date_time::DateTime,
    expiry::Expiry,
    message::{Direction, Generated, Message, Visit, each_message},
    others::{AnyValue, Others},
    portable::{PortableCheckout, PortableEntry},
    reading::Reading,
    text::AnyText,
    timestamp::{NotATimestamp, Timestamp},
    violation::{Code, Pointer, Violation, Violations},
};

/// The README's examples, compiled and run.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
struct Readme;
