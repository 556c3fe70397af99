//! A schema without references, for the lock file.

use crate::budget::{Budget, BudgetExhausted, Size, Work};
use crate::document::reference;
use serde_json::Value;

/// How deep references are followed.
const MAX_REFERENCE_DEPTH: usize = 16;

/// A schema with what its references lead to in their place. A reference that
/// leads nowhere, or too deep, stays.
pub(crate) fn inlined(
    root: &Value,
    schema: &Value,
    budget: &Budget,
) -> Result<Value, BudgetExhausted> {
    inlined_at_depth(root, schema, 0, budget)
}

fn inlined_at_depth(
    root: &Value,
    schema: &Value,
    depth: usize,
    budget: &Budget,
) -> Result<Value, BudgetExhausted> {
    let target = schema
        .get("$ref")
        .and_then(Value::as_str)
        .and_then(reference::local)
        .filter(|_| depth < MAX_REFERENCE_DEPTH)
        .and_then(|at| reference::followed(root, at));
    if let Some((target, _)) = target {
        return inlined_at_depth(root, target, depth + 1, budget);
    }
    budget.spend(Work::Nodes(1))?;
    match schema {
        Value::Object(map) => map
            .iter()
            .map(|(key, held)| {
                let held = inlined_at_depth(root, held, depth, budget)?;
                budget.spend(Work::ReportBytes(key.len() as u64))?;
                Ok((key.clone(), held))
            })
            .collect(),
        Value::Array(items) => items
            .iter()
            .map(|item| inlined_at_depth(root, item, depth, budget))
            .collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            budget.spend(Work::ReportBytes(Size::of(schema).bytes))?;
            Ok(schema.clone())
        }
    }
}
