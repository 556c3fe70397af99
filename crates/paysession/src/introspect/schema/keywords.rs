//! The keywords of one schema.

use serde_json::{Map, Value};

/// The keywords of one schema.
pub(super) type Keywords = Map<String, Value>;

/// The keywords of an object that `json!` writes.
pub(super) fn keywords(schema: Value) -> Keywords {
    let Value::Object(keywords) = schema else {
        unreachable!("keywords are written as an object")
    };
    keywords
}
