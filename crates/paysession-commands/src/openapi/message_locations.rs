//! Which place of a document has which type.

use std::collections::HashMap;

use serde_json::Value;
use specdrift::{Config, Document, Pointer};

use crate::messages::MessageInfo;

/// The places of all documents that have a type: those that are bound, and
/// those that a type names as its source.
pub(super) struct MessageLocations<'m>(HashMap<String, &'m MessageInfo>);

impl<'m> MessageLocations<'m> {
    pub(super) fn new(config: &Config, messages: &'m [MessageInfo]) -> Self {
        let mut places = HashMap::new();
        for message in messages {
            if let Some(source) =
                message.shape.as_object().and_then(|object| object.source)
            {
                places.insert(source.to_owned(), message);
            }
        }
        for binding in &config.bindings {
            let bound = |one: &&MessageInfo| one.id == binding.of_type;
            if let Some(message) = messages.iter().find(bound) {
                places.insert(
                    format!("{}#{}", binding.document, binding.at),
                    message,
                );
            }
        }
        Self(places)
    }

    /// The type of a media type: the one that is bound to it or to its schema,
    /// or whose source that is.
    pub(super) fn of_media_type(
        &self,
        document: &Document,
        at: &Pointer,
    ) -> Option<&'m MessageInfo> {
        let at_schema = at.join("schema");
        let target = document
            .value
            .pointer(&format!("{at_schema}/$ref"))
            .and_then(Value::as_str)
            .and_then(|target| target.strip_prefix('#'));
        [
            Some(at.to_string()),
            Some(at_schema.to_string()),
            target.map(Into::into),
        ]
        .into_iter()
        .flatten()
        .find_map(|pointer| self.at(&document.id, &pointer))
    }

    fn at(&self, document: &str, pointer: &str) -> Option<&'m MessageInfo> {
        self.0.get(&format!("{document}#{pointer}")).copied()
    }
}
