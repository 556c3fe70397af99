//! Our side: the schema, the reader and the places in Rust of every message.

use super::source::Sources;
use paysession::schema::{Profile, of};
use paysession::{Message, Visit, each_message};
use serde_json::Value;
use specdrift::{Line, Ours};
use std::path::Path;

/// Every message type.
pub(crate) struct Types {
    types: Vec<Type>,
    sources: Sources,
}

struct Type {
    id: &'static str,
    schema: Value,
    accepts: fn(&[u8]) -> bool,
}

impl Visit for Types {
    fn visit<T: Message>(&mut self) {
        self.types.push(Type {
            id: T::ID,
            schema: of::<T>(Profile::Strict),
            accepts: |body| T::from_json(body).is_ok(),
        });
    }
}

impl Types {
    pub(crate) fn collect(root: &Path) -> Self {
        let sources = Sources::read(&root.join("crates/paysession/src"), root);
        let mut types = Self { types: Vec::new(), sources };
        each_message(&mut types);
        types
    }

    /// Calls `work` with every type as specdrift wants it.
    pub(crate) fn with<R>(&self, work: impl FnOnce(&[Ours<'_>]) -> R) -> R {
        let places: Vec<_> = self
            .types
            .iter()
            .map(|one| {
                move |field: &str| -> Option<Line> {
                    self.sources.place(one.id, field)
                }
            })
            .collect();
        let ours: Vec<Ours<'_>> = self
            .types
            .iter()
            .zip(&places)
            .map(|(one, place)| {
                Ours::new(one.id, &one.schema, &one.accepts).with_place(place)
            })
            .collect();
        work(&ours)
    }
}
