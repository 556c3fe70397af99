//! One limit of a value, alone, and where it stands.

use super::keyword::Keyword;
use crate::document::pointer::Pointer;
use serde_json::{Map, Value};
use std::ops::Range;

/// A phrase of a description that was read as an assertion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PhraseOrigin {
    /// The bytes of the description that it takes.
    pub(crate) span: Range<usize>,
    /// The row of the grammar that read it.
    pub(crate) grammar_row: &'static str,
}

/// Where an assertion stands: a keyword, or a phrase of a description.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Origin {
    pub(crate) pointer: Pointer,
    pub(crate) phrase: Option<PhraseOrigin>,
}

impl Origin {
    pub(crate) fn keyword(pointer: Pointer) -> Self {
        Self { pointer, phrase: None }
    }
}

/// One limit, alone: a schema of one keyword.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Assertion {
    pub(crate) keyword: Keyword,
    pub(crate) value: Value,
    pub(crate) origin: Origin,
}

impl Assertion {
    /// The assertion as a schema.
    pub(crate) fn schema(&self) -> Value {
        let mut map = Map::new();
        map.insert(self.keyword.as_str().into(), self.value.clone());
        Value::Object(map)
    }

    /// What it says, wherever it stands.
    pub(crate) fn said(&self) -> (Keyword, &Value) {
        (self.keyword, &self.value)
    }
}
