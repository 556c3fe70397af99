//! Values of a document without references into it.

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use specdrift::Document;

/// How many references may lead to each other: more are taken for a circle.
const DEEPEST: usize = 32;

/// A value with what its references lead to in their places.
///
/// # Errors
///
/// A reference leads nowhere, out of the document, or to itself.
pub(super) fn inlined(document: &Document, value: &Value) -> Result<Value> {
    inline(document, value, 0)
}

fn inline(document: &Document, value: &Value, depth: usize) -> Result<Value> {
    ensure!(
        depth < DEEPEST,
        "{}: expected references without a circle",
        document.file
    );
    match value {
        Value::Object(members) => {
            if let Some(target) = members.get("$ref").and_then(Value::as_str) {
                return inline(
                    document,
                    target_of(document, target)?,
                    depth + 1,
                );
            }
            let inlined = members.iter().map(|(name, value)| {
                Ok((name.clone(), inline(document, value, depth)?))
            });
            inlined.collect::<Result<_>>().map(Value::Object)
        }
        Value::Array(items) => {
            let inlined =
                items.iter().map(|item| inline(document, item, depth));
            inlined.collect::<Result<_>>().map(Value::Array)
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            Ok(value.clone())
        }
    }
}

fn target_of<'d>(document: &'d Document, target: &str) -> Result<&'d Value> {
    target
        .strip_prefix('#')
        .and_then(|pointer| document.value.pointer(pointer))
        .with_context(|| {
            format!(
                "{}: expected a reference to a place of the document",
                document.file
            )
        })
}
