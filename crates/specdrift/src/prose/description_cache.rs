//! Reads each text once: documents say the same thing in many places, and both
//! versions of a document say most of it.

use super::field::DescribedProperty;
use super::reader::Grammar;
use crate::document::pointer::Pointer;
use crate::schema::description::{DescriptionLimits, DescriptionReader};
use crate::schema::keyword::JsonType;
use serde_json::{Map, Value};
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// All that the limits of a description depend on, but for its place.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Description {
    text: String,
    name: Option<String>,
    types: Vec<JsonType>,
    is_listed: bool,
}

/// The grammar, with what it has read for one report.
#[derive(Debug)]
pub(crate) struct DescriptionCache {
    grammar: &'static Grammar,
    read: RefCell<HashMap<Description, Rc<DescriptionLimits>>>,
}

impl DescriptionCache {
    pub(crate) fn new() -> Self {
        Self { grammar: Grammar::get(), read: RefCell::default() }
    }
}

impl DescriptionReader for DescriptionCache {
    fn read(
        &self,
        schema: &Map<String, Value>,
        at: &Pointer,
        types: &[JsonType],
        into: &mut DescriptionLimits,
    ) {
        let Some(text) = schema.get("description").and_then(Value::as_str)
        else {
            return;
        };
        let DescribedProperty { types, name, is_listed } =
            DescribedProperty::new(schema, at.last(), types);
        let text = text.to_owned();
        let types = types.to_vec();
        let description = Description { text, name, types, is_listed };
        let known = self.read.borrow().get(&description).map(Rc::clone);
        let limits = known.unwrap_or_else(|| {
            let mut limits = DescriptionLimits::default();
            self.grammar.read(schema, at, &description.types, &mut limits);
            let limits = Rc::new(limits);
            let mut read = self.read.borrow_mut();
            read.insert(description, Rc::clone(&limits));
            limits
        });
        into.extend_at(&limits, &at.join("description"));
    }
}
