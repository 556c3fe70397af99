//! The addresses that a server object stands for.

use serde_json::{Map, Value};

/// How many addresses one server may stand for.
const MAX_URLS: usize = 64;

/// The addresses of a server: one for each value that its variables may have.
/// A variable without a list has its default.
pub(super) fn urls(server: &Value) -> Vec<String> {
    let Some(url) = server.get("url").and_then(Value::as_str) else {
        return Vec::new();
    };
    let variables = server.get("variables").and_then(Value::as_object);
    let mut urls = vec![url.to_owned()];
    for (name, variable) in variables.into_iter().flat_map(Map::iter) {
        let place = format!("{{{name}}}");
        let values = values(variable);
        if values.is_empty() || !url.contains(&place) {
            continue;
        }
        let each = urls.iter().flat_map(|url| {
            values.iter().map(|value| url.replace(&place, value))
        });
        urls = each.take(MAX_URLS).collect();
    }
    urls
}

/// The values that a variable may have.
fn values(variable: &Value) -> Vec<&str> {
    let listed = variable.get("enum").and_then(Value::as_array);
    let listed: Vec<&str> =
        listed.into_iter().flatten().filter_map(Value::as_str).collect();
    if listed.is_empty() {
        let default = variable.get("default").and_then(Value::as_str);
        default.into_iter().collect()
    } else {
        listed
    }
}
