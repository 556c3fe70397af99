//! The field that a description is about.

use crate::schema::keyword::JsonType;
use serde_json::{Map, Value};

/// The field that a description is about.
#[derive(Debug)]
pub(super) struct DescribedProperty<'f> {
    pub(super) types: &'f [JsonType],
    /// Its name, where it has one.
    pub(super) name: Option<String>,
    /// Whether a keyword lists its values.
    pub(super) is_listed: bool,
}

impl<'f> DescribedProperty<'f> {
    pub(super) fn new(
        schema: &Map<String, Value>,
        name: Option<String>,
        types: &'f [JsonType],
    ) -> Self {
        let listed = ["enum", "const"];
        let is_listed = listed.iter().any(|word| schema.contains_key(*word));
        Self { types, name, is_listed }
    }

    pub(super) fn is(&self, of: JsonType) -> bool {
        self.types.contains(&of)
    }

    pub(super) fn is_number(&self) -> bool {
        self.is(JsonType::Number) || self.is(JsonType::Integer)
    }

    /// Whether the field may be a text; one of which no type is known is one.
    pub(super) fn is_text(&self) -> bool {
        self.is(JsonType::String)
            || self.types.iter().all(|of| *of == JsonType::Null)
    }
}
