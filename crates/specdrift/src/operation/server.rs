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
    urls.iter().map(|url| normalized(url)).collect()
}

/// An address whose scheme and host are in lower case and whose port is not the
/// usual one (RFC 3986, sections 6.2.2.1 and 6.2.3). Placeholders stay as they
/// are.
fn normalized(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else {
        return url.to_owned();
    };
    let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    if [scheme, authority].iter().any(|part| part.contains('{')) {
        return url.to_owned();
    }
    let scheme = scheme.to_ascii_lowercase();
    let authority = authority.to_ascii_lowercase();
    let usual_port = match scheme.as_str() {
        "https" => ":443",
        "http" => ":80",
        _ => "",
    };
    let host = authority.strip_suffix(usual_port).unwrap_or(&authority);
    format!("{scheme}://{host}{path}")
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
