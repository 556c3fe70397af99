#![doc = include_str!("../README.md")]

// In reading order: what a message is, what may be wrong with one, the parts
// that messages are made of, and then the providers.
mod message;
mod reading;
pub mod shape;

pub mod rule;
mod violation;

mod amount;
mod choice;
mod country;
mod currency;
mod expiry;
mod identifier;
mod others;
mod text;
mod timestamp;
mod url;

pub mod yuno;

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
    choice::Unlisted,
    country::Country,
    currency::Currency,
    expiry::Expiry,
    message::{Direction, Generated, Message, Visit, each_message},
    others::Others,
    reading::Reading,
    text::AnyText,
    timestamp::{NotATimestamp, Timestamp},
    violation::{Code, Pointer, Violation, Violations},
};
