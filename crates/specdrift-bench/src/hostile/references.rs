//! References that multiply what they lead to.

use super::{
    HostileDocument, Version, list, members, of_paths, of_schemas, reference,
};
use serde_json::{Value, json};

pub(super) const DOCUMENTS: &[HostileDocument] = &[
    ("150 schemas whose members lead to all", |version| {
        all_to_all(version, 150, |n| {
            json!({ "type": "object", "properties": members(150, |m| {
                (format!("m{m}"), reference((n + m) % 150))
            }) })
        })
    }),
    ("150 schemas, each `allOf` all others", |version| {
        all_to_all(version, 150, |n| {
            json!({
                "properties": { format!("m{n}"): { "maxLength": n + 5 } },
                "allOf": list(150, |m| reference((n + m) % 150)),
            })
        })
    }),
    ("60 schemas, each `oneOf` all others", |version| {
        all_to_all(
            version,
            60,
            |n| json!({ "oneOf": list(60, |m| reference((n + m) % 60)) }),
        )
    }),
    ("100 schemas, each required in all others", |version| {
        all_to_all(version, 100, |n| {
            json!({
                "type": "object",
                "required": ["m0", "m1"],
                "properties": members(100, |m| {
                    (format!("m{m}"), reference((n + m + 1) % 100))
                }),
            })
        })
    }),
    ("`allOf` of two, 40 deep", |version| {
        all_to_all(version, 40, |n| {
            let below = if n == 39 { json!({}) } else { reference(n + 1) };
            json!({ "allOf": [
                { "properties": { "a": below } },
                { "properties": { "a": below, "b": below } },
            ] })
        })
    }),
    ("a chain of 15,000 references", |version| {
        all_to_all(version, 15_000, |n| {
            if n == 14_999 { json!({}) } else { reference(n + 1) }
        })
    }),
    ("15,000 references to one chain", |version| {
        let schemas = members(7_000, |n| {
            let schema = if n == 6_999 {
                json!({ "maxLength": version.of(2, 1) })
            } else {
                reference(n + 1)
            };
            (format!("S{n}"), schema)
        });
        let properties = members(9_000, |n| (format!("m{n}"), reference(n)));
        let schema = json!({ "type": "object", "properties": properties });
        of_schemas(&schema, &schemas)
    }),
    ("3,000 messages of one large schema", |version| {
        many_messages(version, 3_000, 6_000)
    }),
    ("7,000 members that are one list of 20,000 texts", |version| {
        let values = list(20_000, |n| json!(format!("v{n}")));
        let schemas = json!({ "S0": { "type": "string", "enum": values } });
        let properties = members(7_000, |n| {
            (format!("{}{n}", version.of("a", "b")), reference(0))
        });
        let schema = json!({ "type": "object", "properties": properties });
        of_schemas(&schema, &schemas)
    }),
    ("3,000 operations of one large path item", |version| {
        let extension = list(60_000, |n| json!([n % 2]));
        let items = json!({ "P": {
            "x-list": extension,
            "get": { "deprecated": version.of(false, true) },
        } });
        let paths = members(3_000, |n| {
            let item = json!({ "$ref": "#/components/pathItems/P" });
            (format!("/p{n}"), item)
        });
        of_paths(&paths, &json!({ "pathItems": items }))
    }),
    ("3,000 messages of one large example", |version| {
        let value = list(60_000, |n| json!([n % 2]));
        let media_type = json!({
            "schema": { "type": "array" },
            "examples": { "e": { "$ref": "#/components/examples/E" } },
        });
        let operation = json!({ "post": {
            "requestBody": { "content": { "a/b": media_type } },
        } });
        let paths = members(3_000, |n| (format!("/p{n}"), operation.clone()));
        let value = version.of(value.clone(), json!([value]));
        of_paths(&paths, &json!({ "examples": { "E": { "value": value } } }))
    }),
    ("600 messages that each lead to 600 schemas", |version| {
        let paths = members(600, |n| {
            let operation = json!({ "post": {
                "requestBody": { "content": { "application/json": {
                    "schema": { "$ref": format!(
                        "#/components/schemas/S{n}") },
                } } },
                "responses": {},
            } });
            (format!("/p{n}"), operation)
        });
        let schemas = members(600, |n| {
            let schema = json!({
                "type": "object",
                "properties": {
                    "next": reference((n + 1) % 600),
                    "text": { "maxLength": version.of(n + 1, n + 2) },
                },
            });
            (format!("S{n}"), schema)
        });
        of_paths(&paths, &json!({ "schemas": schemas }))
    }),
    ("path items behind 3,000 references each", |version| {
        let items = members(3_000, |n| {
            let item = if n == 2_999 {
                json!({ "get": { "deprecated": version.of(false, true) } })
            } else {
                json!({ "$ref": format!(
                    "#/components/pathItems/P{}", n + 1) })
            };
            (format!("P{n}"), item)
        });
        let paths = members(3_000, |n| {
            let item = json!({ "$ref": "#/components/pathItems/P0" });
            (format!("/p{n}"), item)
        });
        of_paths(&paths, &json!({ "pathItems": items }))
    }),
    ("parameters behind 5,000 references each", |version| {
        let items = members(5_000, |n| {
            let item = if n == 4_999 {
                json!({ "name": "a", "in": "query", "schema": {
                    "maxLength": version.of(2, 1) } })
            } else {
                json!({ "$ref": format!(
                    "#/components/parameters/P{}", n + 1) })
            };
            (format!("P{n}"), item)
        });
        let parameters =
            list(5_000, |_| json!({ "$ref": "#/components/parameters/P0" }));
        let paths = json!({ "/p": { "get": {
            "parameters": parameters, "responses": {},
        } } });
        of_paths(&paths, &json!({ "parameters": items }))
    }),
    ("5,000 `$id` within one another's reach", |version| {
        let schemas = members(5_000, |n| {
            let schema = json!({
                "$id": format!("https://shop.example/{n}"),
                "$anchor": format!("a{n}"),
                "maxLength": version.of(n + 2, n + 1),
            });
            (format!("S{n}"), schema)
        });
        let properties = members(5_000, |n| {
            let to = format!("https://shop.example/{n}#a{n}");
            (format!("m{n}"), json!({ "$ref": to }))
        });
        let schema = json!({ "type": "object", "properties": properties });
        of_schemas(&schema, &schemas)
    }),
    ("3,000 discriminators", |version| {
        let schemas = members(3_000, |n| {
            let schema = json!({
                "properties": { "kind": { "type": "string" } },
                "discriminator": {
                    "propertyName": "kind",
                    "mapping": { version.of("a", "b"): format!("S{n}") },
                },
            });
            (format!("S{n}"), schema)
        });
        let properties = members(3_000, |n| (format!("m{n}"), reference(n)));
        let schema = json!({ "type": "object", "properties": properties });
        of_schemas(&schema, &schemas)
    }),
    ("20,000 schemas that nothing refers to", |version| {
        let word = version.of("old", "new");
        let schemas = members(20_000, |n| {
            (format!("{word}{n}"), json!({ "maxLength": n }))
        });
        of_schemas(&json!({ "type": "string" }), &schemas)
    }),
];

/// Schemas that refer to one another; the last text of the message has another
/// limit now.
fn all_to_all(
    version: Version,
    count: usize,
    schema: fn(usize) -> Value,
) -> String {
    let mut schemas = members(count, |n| (format!("S{n}"), schema(n)));
    let last = format!("S{}", count - 1);
    schemas[&last]["x-edition"] = json!(version.of(1, 2));
    schemas[&last]["maxProperties"] = json!(version.of(500, 499));
    of_schemas(&reference(0), &schemas)
}

fn many_messages(version: Version, count: usize, size: usize) -> String {
    let paths = members(count, |n| {
        let operation = json!({ "post": {
            "requestBody": { "content": { "application/json": {
                "schema": { "$ref": "#/components/schemas/S" },
            } } },
        } });
        (format!("/p{n}"), operation)
    });
    let properties = members(size, |n| {
        let schema = json!({ "type": "string", "maxLength": n + 1 });
        (format!("m{n}"), schema)
    });
    let mut schema = json!({ "type": "object", "properties": properties });
    schema["properties"]["m0"]["maxLength"] = json!(version.of(5, 4));
    of_paths(&paths, &json!({ "schemas": { "S": schema } }))
}
