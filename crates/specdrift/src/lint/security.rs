//! Security requirements that name no scheme.

use super::Lint;
use crate::budget::{Budget, Work};
use crate::document::pointer::Pointer;
use crate::report::rule;
use serde_json::{Map, Value};

/// Security requirements of the document and of the operation.
pub(super) fn unknown_schemes(
    root: &Value,
    at: &Pointer,
    budget: &Budget,
) -> Vec<Lint> {
    let defined =
        root.pointer("/components/securitySchemes").and_then(Value::as_object);
    let mut places = vec![Pointer::root().join("security")];
    let mut segments = at.segments();
    if let (Some(first), Some(path), Some(method)) =
        (segments.next(), segments.next(), segments.next())
        && first == "paths"
    {
        let operation = Pointer::root().join(&first).join(&path).join(&method);
        places.push(operation.join("security"));
    }
    let mut out = Vec::new();
    for place in places {
        let Some(Value::Array(list)) = place.resolve(root) else { continue };
        for (index, requirement) in list.iter().enumerate() {
            let schemes = requirement.as_object().map_or(0, Map::len) as u64;
            if budget.spend(Work::Nodes(4 * (schemes + 1))).is_err() {
                return out;
            }
            for name in requirement.as_object().into_iter().flat_map(Map::keys)
            {
                if !defined.is_some_and(|defined| defined.contains_key(name)) {
                    let message = format!("there is no security scheme {name}");
                    let place = place.item(index).join(name);
                    out.push(Lint::new(
                        &rule::UNKNOWN_SECURITY_SCHEME,
                        place,
                        message,
                        None,
                    ));
                }
            }
        }
    }
    out
}
