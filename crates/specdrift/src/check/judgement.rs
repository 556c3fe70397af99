//! What several bindings have in common, so that it is judged once.

use crate::config::Binding;
use crate::document::Document;
use crate::document::openapi::Direction;

/// What is the same for bindings of one type to places that refer to one schema
/// and say nothing else.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct ComparisonKey<'a> {
    binding: &'a str,
    implementation: &'a str,
    document: &'a str,
    is_request: bool,
    schema: &'a str,
}

impl<'a> ComparisonKey<'a> {
    /// `None` where the place says more than which schema it refers to.
    pub(super) fn of(
        binding: &'a Binding,
        document: &'a Document,
    ) -> Option<Self> {
        let place = binding.at.resolve(&document.value)?.as_object()?;
        let schema = place.get("schema")?.as_object()?;
        let schema_alone = place.len() == 1 && schema.len() == 1;
        Some(Self {
            binding: &binding.id,
            implementation: &binding.of_type,
            document: &binding.document,
            is_request: binding.location().direction == Direction::Request,
            schema: schema.get("$ref")?.as_str().filter(|_| schema_alone)?,
        })
    }
}
