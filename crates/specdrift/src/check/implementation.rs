//! Our side of a binding.

use crate::report::SourceLocation;
use serde_json::Value;

/// Our side of a binding: a schema, and a reader that keeps the same rules.
#[non_exhaustive]
pub struct Implementation<'a> {
    /// The id of the type, as the table of bindings names it.
    pub id: &'a str,
    /// Its schema: 2020-12, self-contained.
    pub schema: &'a Value,
    /// Whether the reader accepts the bytes of a message.
    pub accepts: &'a dyn Fn(&[u8]) -> bool,
    /// The line of a field in Rust, by its path in a message: `/amount/value`;
    /// the empty path is the type itself.
    pub source_location: &'a dyn Fn(&str) -> Option<SourceLocation>,
}

impl<'a> Implementation<'a> {
    /// Our side, without places in Rust.
    pub fn new(
        id: &'a str,
        schema: &'a Value,
        accepts: &'a dyn Fn(&[u8]) -> bool,
    ) -> Self {
        Self { id, schema, accepts, source_location: &|_| None }
    }

    /// Adds where the fields stand in Rust.
    #[must_use]
    pub fn with_source_location(
        mut self,
        source_location: &'a dyn Fn(&str) -> Option<SourceLocation>,
    ) -> Self {
        self.source_location = source_location;
        self
    }
}

impl std::fmt::Debug for Implementation<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Implementation")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}
