//! What a description adds to a schema object, in the words of a reader of
//! descriptions, whoever that is.

use super::assertion::{Assertion, Origin};
use super::keyword::JsonType;
use super::unread_reason::UnreadReason;
use crate::document::pointer::Pointer;
use serde_json::{Map, Value};
use std::ops::Range;

/// Reads the limits that descriptions state.
pub(crate) trait DescriptionReader {
    /// Reads the description of a schema whose value has one of `types`.
    fn read(
        &self,
        schema: &Map<String, Value>,
        at: &Pointer,
        types: &[JsonType],
        into: &mut DescriptionLimits,
    );
}

/// What descriptions state.
#[derive(Debug, Default, Clone)]
pub(crate) struct DescriptionLimits {
    /// Limits of the value that is described.
    pub(crate) own: Vec<Assertion>,
    /// Limits of the names of its properties.
    pub(crate) property_names: Vec<Assertion>,
    /// Limits of the values of its properties.
    pub(crate) property_values: Vec<Assertion>,
    /// Every phrase that was understood, with what it says.
    pub(crate) read: Vec<ReadPhrase>,
    /// Phrases that look like limits and were not understood.
    pub(crate) unread: Vec<UnreadPhrase>,
}

/// A phrase that was understood.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ReadPhrase {
    pub(crate) origin: Origin,
    pub(crate) text: String,
    pub(crate) assertions: Vec<Assertion>,
}

/// A phrase that looks like a limit and was not understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct UnreadPhrase {
    pub(crate) pointer: Pointer,
    /// The bytes of the description that it takes.
    pub(crate) span: Range<usize>,
    pub(crate) text: String,
    pub(crate) reason: UnreadReason,
}
