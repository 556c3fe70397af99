//! Long lists: values, names, branches, parts.

use super::{HostileDocument, Version, list, members, of_body, of_schema};
use serde_json::{Value, json};

pub(super) const DOCUMENTS: &[HostileDocument] = &[
    ("an `enum` of 29,000 texts, all others now", |version| {
        let word = version.of("old", "new");
        let values = list(29_000, |n| json!(format!("{word}{n}")));
        of_schema(&json!({ "type": "string", "enum": values }))
    }),
    ("an `enum` of 29,000 texts, one other now", |version| {
        let values = list(29_000, |n| {
            json!(if n == 15_000 {
                version.of("old".into(), "new".into())
            } else {
                format!("v{n}")
            })
        });
        of_schema(&json!({ "type": "string", "enum": values }))
    }),
    ("an `enum` of 10,000 objects", |version| {
        let values = list(
            10_000,
            |n| json!({ "name": n, version.of("old", "new"): [n] }),
        );
        of_schema(&json!({ "enum": values }))
    }),
    ("an `enum` of 20,000 objects behind `allOf`", |version| {
        let part = |word: &str| {
            let values = list(10_000, |n| json!({ word: n, "is": {} }));
            json!({ "enum": values })
        };
        let parts = [part("a"), part(version.of("a", "b"))];
        of_schema(&json!({ "allOf": parts }))
    }),
    ("a list of texts that was a pattern", |version| {
        let values = list(29_000, |n| json!(format!("a{n}b{}", n * n)));
        of_schema(&version.of(
            json!({ "type": "string", "pattern": "^a[0-9]+b[0-9]+$" }),
            json!({ "type": "string", "enum": values }),
        ))
    }),
    ("patterns of many texts against a list", |version| {
        let values = list(10_000, |n| json!(format!("a{n}")));
        let patterns = list(2_000, |n| json!({ "pattern": format!("a.*{n}") }));
        of_schema(&version.of(
            json!({ "enum": values }),
            json!({ "enum": values, "allOf": patterns }),
        ))
    }),
    ("29,000 required members, all others now", |version| {
        let word = version.of("old", "new");
        let names = list(29_000, |n| json!(format!("{word}{n}")));
        of_schema(&json!({ "type": "object", "required": names }))
    }),
    ("9,000 required members, one other now", |version| {
        let names = list(9_000, |n| {
            json!(if n == 0 {
                version.of("old".into(), "new".into())
            } else {
                format!("m{n}")
            })
        });
        of_schema(&json!({ "type": "object", "required": names }))
    }),
    ("9,000 members, each with a limit", |version| {
        let properties = members(9_000, |n| {
            let schema = json!({
                "type": "string",
                "maxLength": version.of(n + 2, n + 1),
            });
            (format!("m{n}"), schema)
        });
        of_schema(&json!({ "type": "object", "properties": properties }))
    }),
    ("2,000 required members, each with a limit", |version| {
        let properties = members(2_000, |n| {
            let schema = json!({
                "type": "string",
                "minLength": 100,
                "maxLength": version.of(n + 202, n + 201),
            });
            (format!("m{n}"), schema)
        });
        let names = list(2_000, |n| json!(format!("m{n}")));
        of_schema(&json!({
            "type": "object",
            "properties": properties,
            "required": names,
        }))
    }),
    ("20,000 members, all others now", |version| {
        let word = version.of("old", "new");
        let properties = members(20_000, |n| {
            (format!("{word}{n}"), json!({ "type": "string" }))
        });
        of_schema(&json!({ "type": "object", "properties": properties }))
    }),
    ("`oneOf` of 29,000 constants", |version| {
        let word = version.of("old", "new");
        let branches =
            list(29_000, |n| json!({ "const": format!("{word}{n}") }));
        of_schema(&json!({ "oneOf": branches }))
    }),
    ("`oneOf` of 64 objects of 60 members", |version| {
        of_schema(&json!({ "oneOf": branches(version, 64, 60) }))
    }),
    ("`oneOf` of 60 objects of 100 members, tagged", |version| {
        let branches = list(60, |n| {
            let mut properties = members(100, |member| {
                let most = version.of(member + n, member + n + 1);
                (format!("m{member}"), json!({ "maxLength": most }))
            });
            properties["kind"] = json!({ "const": format!("k{n}") });
            json!({
                "type": "object",
                "properties": properties,
                "required": ["kind"],
            })
        });
        of_schema(&json!({ "oneOf": branches }))
    }),
    ("`oneOf` of 8 within 8 within 8", |version| {
        let inner = |outer: usize| {
            let branches = list(8, |n| {
                let most = version.of(n + outer, n + outer + 1);
                json!({ "properties": {
                    format!("m{outer}"): { "maxLength": most },
                    format!("n{n}"): { "minLength": most },
                } })
            });
            json!({ "oneOf": branches })
        };
        let middle =
            list(8, |n| json!({ "oneOf": list(8, |m| inner(8 * n + m)) }));
        of_schema(&json!({ "oneOf": middle }))
    }),
    ("`anyOf` of 170 objects", |version| {
        of_schema(&json!({ "anyOf": branches(version, 170, 3) }))
    }),
    ("`anyOf` of 5,000 objects", |version| {
        of_schema(&json!({ "anyOf": branches(version, 5_000, 2) }))
    }),
    ("`allOf` of 10,000 patterns", |version| {
        let parts = list(
            10_000,
            |n| json!({ "pattern": format!("{}{n}", version.of("a", "b")) }),
        );
        of_schema(&json!({ "type": "string", "allOf": parts }))
    }),
    ("`allOf` of 160 objects of 160 members", |version| {
        let parts = list(160, |n| {
            let properties = members(160, |member| {
                let most = version.of(member + n, member + n + 1);
                (format!("m{member}"), json!({ "maxLength": most }))
            });
            json!({ "properties": properties })
        });
        of_schema(&json!({ "allOf": parts }))
    }),
    ("`patternProperties` of 160 patterns", |version| {
        let patterns = members(160, |n| {
            let schema = json!({ "maxLength": version.of(n + 2, n + 1) });
            (format!("^a.*{n}$"), schema)
        });
        of_schema(&json!({ "type": "object", "patternProperties": patterns }))
    }),
    ("`dependentRequired` of 160 names", |version| {
        let names = members(160, |n| {
            let others = list(60, |m| json!(format!("m{}", (n * m) % 160)));
            (format!("m{n}"), version.of(json!(["a"]), others))
        });
        of_schema(&json!({ "type": "object", "dependentRequired": names }))
    }),
    ("`prefixItems` of 170 schemas", |version| {
        let items = list(
            170,
            |n| json!({ "type": "string", "maxLength": version.of(n + 2, n + 1) }),
        );
        of_schema(&json!({ "type": "array", "prefixItems": items }))
    }),
    ("10,000 examples", |version| {
        let examples = list(10_000, |n| json!({ "a": n, "b": "text" }));
        of_body(
            &json!({
                "schema": { "type": "object", "properties": {
                    "a": { "type": "integer" },
                    "b": { "maxLength": version.of(4, 3) },
                } },
                "examples": members(10_000, |n| {
                    (format!("e{n}"), json!({ "value": examples[n] }))
                }),
            }),
            &json!({}),
        )
    }),
    ("one example of 20,000 objects", |version| {
        let items = list(20_000, |n| json!({ "a": n, "b": [n] }));
        of_body(
            &json!({
                "schema": { "type": "array", "items": {
                    "type": "object",
                    "properties": { "a": { "type": version.of(
                        "integer", "string") } },
                } },
                "example": items,
            }),
            &json!({}),
        )
    }),
    ("an extension of 20,000 objects, turned round", |version| {
        let items = list(
            20_000,
            |n| json!({ "a": version.of(n, 19_999 - n), "b": [n % 2] }),
        );
        of_schema(&json!({ "type": "string", "x-list": items }))
    }),
    ("an extension of 200 lists of 200, turned round", |version| {
        let items = list(200, |n| {
            list(200, |m| json!([version.of(n + m, 398 - n - m)]))
        });
        of_schema(&json!({ "type": "string", "x-list": items }))
    }),
];

fn branches(version: Version, count: usize, size: usize) -> Value {
    list(count, |n| {
        let properties = members(size, |member| {
            let most = version.of(member + n, member + n + 1);
            (format!("m{n}x{member}"), json!({ "maxLength": most }))
        });
        json!({ "type": "object", "properties": properties })
    })
}
