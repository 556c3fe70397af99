//! Webhooks in documents of a version that has none.

use super::METHODS;
use crate::operation::Caller;
use serde_json::Value;

/// The members of a document that hold operations, and who calls these.
pub(super) fn holders(
    root: &Value,
) -> impl Iterator<Item = (&'static str, Caller)> {
    let early = has_early_webhooks(root).then_some(EARLY_WEBHOOKS);
    let webhooks = std::iter::once("webhooks").chain(early);
    let webhooks = webhooks.map(|of| (of, Caller::Provider));
    std::iter::once(("paths", Caller::Client)).chain(webhooks)
}

/// Where documents of 3.0 have their webhooks, in the shape of 3.1.
pub(in crate::operation) const EARLY_WEBHOOKS: &str = "x-webhooks";

/// Whether an extension has the shape of webhooks: path items, or references.
pub(in crate::operation) fn has_early_webhooks(root: &Value) -> bool {
    let held = root.get(EARLY_WEBHOOKS).and_then(Value::as_object);
    let is_item = |item: &Value| {
        let has = |name: &&str| item.get(name).is_some_and(Value::is_object);
        item.get("$ref").is_some() || METHODS.iter().any(has)
    };
    held.is_some_and(|items| !items.is_empty() && items.values().all(is_item))
}
