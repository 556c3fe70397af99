//! Operators on operations.

use super::{of, when};
use crate::edit::{Edit, EditableSchema, ExpectedVerdict, Operator};
use crate::operators::operation::operations;
use serde_json::{Map, Value, json};
use specdrift::Pointer;

pub(super) const DOCUMENT_OPERATORS: &[Operator] = &[
    of("status changed", |s| {
        keys(s, "responses", |status| {
            status.parse::<u16>().ok().map(|status| (status + 3).to_string())
        })
    }),
    of("media type changed", |s| {
        keys(s, "content", |media| Some(media.replace("json", "xml")))
    }),
    of("security scheme renamed", |s| {
        let at = Pointer::root().join("security").item(0);
        let named = at.resolve(s.root).and_then(Value::as_object);
        named
            .into_iter()
            .flat_map(Map::keys)
            .map(|name| {
                let old = Pointer::root()
                    .join("components")
                    .join("securitySchemes")
                    .join(name);
                let mut edit =
                    s.put(vec![(old, None)], ExpectedVerdict::Rule("S103"));
                edit.at = at.join(name);
                edit
            })
            .collect()
    }),
    of("deprecated", |s| {
        operations(s, |operation| {
            let at = operation.at("/deprecated");
            vec![s.changed(at, json!(true), ExpectedVerdict::Rule("D505"))]
        })
    }),
    of("served elsewhere", |s| {
        let server = |host: &str| json!([{"url": format!("https://{host}")}]);
        operations(s, |operation| {
            let at = operation.at("/servers");
            let given = vec![(at.clone(), Some(server("a.example")))];
            let edit = s.changed(
                at,
                server("b.example"),
                ExpectedVerdict::Rule("D504"),
            );
            vec![edit.given(given)]
        })
    }),
    of("security added", |s| {
        operations(s, |operation| {
            let at = operation.at("/security");
            let scheme = json!({"type": "http", "scheme": "digest"});
            let schemes = Pointer::root().join("components");
            let schemes = schemes.join("securitySchemes").join("zz");
            let given =
                vec![(schemes, Some(scheme)), (at.clone(), Some(json!([])))];
            let edit = s.changed(
                at,
                json!([{"zz": []}]),
                ExpectedVerdict::Rule("D503"),
            );
            vec![edit.given(given)]
        })
    }),
    of("body required", |s| body_required(s, false)),
    of("body no longer required", |s| body_required(s, true)),
    of("operation removed", |s| {
        operations(s, |operation| {
            let put = vec![(operation.at(""), None)];
            let mut edit = s.put(put, ExpectedVerdict::Rule("D107"));
            edit.at = operation.at("");
            vec![edit]
        })
    }),
];

fn body_required(s: &EditableSchema<'_>, before: bool) -> Vec<Edit> {
    operations(s, |operation| {
        let has_body = operation.map.contains_key("requestBody");
        let at = operation.at("/requestBody/required");
        let given = vec![(at.clone(), Some(json!(before)))];
        when(has_body, || {
            s.changed(at, json!(!before), ExpectedVerdict::Rule("D502"))
                .given(given)
        })
    })
}

/// Renames the keys of every object of this name.
fn keys(
    s: &EditableSchema<'_>,
    word: &str,
    rename: fn(&str) -> Option<String>,
) -> Vec<Edit> {
    let mut out = Vec::new();
    let mut queue = vec![(Pointer::root(), s.root)];
    while let Some((at, value)) = queue.pop() {
        if let Value::Object(map) = value {
            for (name, below) in map {
                let here = at.join(name);
                if name == word && at.as_str().contains("/paths/") {
                    for key in below.as_object().into_iter().flat_map(Map::keys)
                    {
                        let Some(new) = rename(key) else { continue };
                        let mut renamed = below.clone();
                        if let Value::Object(map) = &mut renamed
                            && let Some(held) = map.remove(key)
                        {
                            map.insert(new, held);
                        }
                        out.push(s.put(
                            vec![(here.clone(), Some(renamed))],
                            ExpectedVerdict::Rule("D107"),
                        ));
                    }
                }
                queue.push((here, below));
            }
        }
    }
    out
}
