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

impl DescriptionLimits {
    /// Adds what a description states that stands at a place.
    pub(crate) fn extend_at(&mut self, other: &Self, place: &Pointer) {
        let at_place = |assertion: &Assertion| {
            let pointer = place.clone();
            let origin = Origin { pointer, ..assertion.origin.clone() };
            Assertion { origin, ..assertion.clone() }
        };
        self.own.extend(other.own.iter().map(at_place));
        self.property_names.extend(other.property_names.iter().map(at_place));
        self.property_values.extend(other.property_values.iter().map(at_place));
        self.read.extend(other.read.iter().map(|phrase| ReadPhrase {
            origin: Origin { pointer: place.clone(), ..phrase.origin.clone() },
            text: phrase.text.clone(),
            assertions: phrase.assertions.iter().map(at_place).collect(),
        }));
        self.unread.extend(other.unread.iter().map(|phrase| UnreadPhrase {
            pointer: place.clone(),
            ..phrase.clone()
        }));
    }
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
