//! The security schemes that operations name.

use std::collections::BTreeSet;

use anyhow::{Result, ensure};
use serde_json::{Map, Value};
use specdrift::Document;

use super::paths::Paths;

/// The schemes that an operation names, as the documents define them.
///
/// # Errors
///
/// Two documents define one differently, but for extensions.
pub(super) fn schemes(
    documents: &[Document],
    paths: &Paths<'_>,
) -> Result<Map<String, Value>> {
    let named = named(paths);
    let mut schemes: Map<String, Value> = Map::new();
    let all = documents.iter().filter_map(|document| {
        let schemes = document.value.pointer("/components/securitySchemes");
        Some((document, schemes?.as_object()?))
    });
    for (document, all) in all {
        for (name, scheme) in all {
            if !named.contains(name.as_str()) {
                continue;
            }
            let scheme = without_extensions(scheme);
            let earlier = schemes.get(name);
            ensure!(
                earlier.is_none_or(|earlier| *earlier == scheme),
                "{}: expected the security scheme {name} of other documents",
                document.file
            );
            schemes.insert(name.clone(), scheme);
        }
    }
    Ok(schemes)
}

fn named<'p>(paths: &'p Paths<'_>) -> BTreeSet<&'p str> {
    paths
        .operations()
        .filter_map(|operation| operation.annotations.get("security"))
        .filter_map(Value::as_array)
        .flatten()
        .filter_map(Value::as_object)
        .flat_map(Map::keys)
        .map(String::as_str)
        .collect()
}

fn without_extensions(scheme: &Value) -> Value {
    let mut scheme = scheme.clone();
    if let Value::Object(members) = &mut scheme {
        members.retain(|name, _| !name.starts_with("x-"));
    }
    scheme
}
