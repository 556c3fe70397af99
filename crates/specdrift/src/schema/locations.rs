//! Where the schema objects of a document's messages stand.

use super::build;
use crate::budget::Budget;
use crate::document::Document;
use crate::document::openapi;
use crate::document::pointer::Pointer;
use std::collections::BTreeSet;

/// The schema objects that describe the messages of a document, references
/// followed.
pub fn schema_locations(document: &Document) -> BTreeSet<Pointer> {
    let mut locations = BTreeSet::new();
    let budget = Budget::new(document.text.len());
    for body in openapi::message_bodies(&document.value) {
        let at = openapi::schema_of(&document.value, &body.pointer);
        let graph = build::document_graph(document, &at, None, &budget);
        locations.extend(graph.schemas.into_iter().map(|(at, _)| at));
    }
    locations
}
