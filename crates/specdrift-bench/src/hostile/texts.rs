//! Long texts, long names, and texts that multiply themselves.

use super::{HostileDocument, Version, list, members, of_paths, of_schema};
use serde_json::{Value, json};

pub(super) const DOCUMENTS: &[HostileDocument] = &[
    ("a description of one sentence", |version| {
        described(version, &"word ".repeat(180_000))
    }),
    ("a description of one word", |version| {
        described(version, &"a".repeat(900_000))
    }),
    ("a description of 100,000 phrases", |version| {
        described(version, &"(MAX 3) ".repeat(100_000))
    }),
    ("a description of unlike phrases", |version| {
        let phrases: String =
            (0..40_000).map(|n| format!("at most {n} characters, ")).collect();
        described(version, &phrases)
    }),
    ("a description of numbers", |version| {
        described(version, &"between 1 and 2 or ".repeat(45_000))
    }),
    ("a description of brackets", |version| {
        described(version, &"](".repeat(400_000))
    }),
    ("a description of open brackets", |version| {
        described(version, &"[".repeat(800_000))
    }),
    ("a description of emphasis", |version| {
        described(version, &"*_`".repeat(250_000))
    }),
    ("a description of tags", |version| {
        described(version, &"<a>&lt;<".repeat(100_000))
    }),
    ("a description of lines", |version| {
        described(version, &"\n- a\n".repeat(140_000))
    }),
    ("9,000 descriptions of phrases", |version| {
        let properties = members(9_000, |n| {
            let most = version.of(n + 2, n + 1);
            let schema = json!({
                "type": "string",
                "description": format!("Must be at most {most} characters"),
            });
            (format!("m{n}"), schema)
        });
        of_schema(&json!({ "type": "object", "properties": properties }))
    }),
    ("6,000 members whose prose contradicts their limit", |version| {
        let properties = members(6_000, |n| {
            let most = version.of(n + 12, n + 11);
            let schema = json!({
                "type": "string",
                "maxLength": n + 2,
                "description": format!("Must be at most {most} characters."),
            });
            (format!("m{n}"), schema)
        });
        of_schema(&json!({ "type": "object", "properties": properties }))
    }),
    ("4,500 members whose phrases contradict each other", |version| {
        let properties = members(4_500, |n| {
            let most = version.of(n + 12, n + 11);
            let text = format!(
                "Must be at most {most} characters. Must be at least {} \
                 characters. The length is between 3 and {n} characters.",
                n + 40
            );
            let schema = json!({ "type": "string", "description": text });
            (format!("m{n}"), schema)
        });
        of_schema(&json!({ "type": "object", "properties": properties }))
    }),
    ("6,000 members that no text can be by their prose", |version| {
        let properties = members(6_000, |n| {
            let least = version.of(n + 12, n + 11);
            let schema = json!({
                "type": "string",
                "maxLength": n + 2,
                "description": format!("Must be at least {least} characters."),
            });
            (format!("m{n}"), schema)
        });
        of_schema(&json!({ "type": "object", "properties": properties }))
    }),
    ("6,000 required members of two limits each", |version| {
        let properties = members(6_000, |n| {
            let most = version.of(n + 12, n + 11);
            let text =
                format!("Maximum {most} characters, or (MAX {n}; MIN 3).");
            let schema = json!({ "type": "string", "description": text });
            (format!("m{n}"), schema)
        });
        let required = list(6_000, |n| json!(format!("m{n}")));
        of_schema(&json!({
            "type": "object", "properties": properties, "required": required,
        }))
    }),
    ("3,000 messages of 300 KB of descriptions", |version| {
        let paths = members(3_000, |n| {
            let schema = json!({ "$ref": "#/components/schemas/S" });
            let body = json!({ "content": { "a/b": { "schema": schema } } });
            (format!("/p{n}"), json!({ "put": { "requestBody": body } }))
        });
        let text = "The text is at most 9 characters long, or so. ".repeat(40);
        let properties = members(150, |n| {
            (format!("m{n}"), json!({ "type": "string", "description": text }))
        });
        let mut schema = json!({ "properties": properties });
        schema["maxProperties"] = json!(version.of(7, 6));
        of_paths(&paths, &json!({ "schemas": { "S": schema } }))
    }),
    ("a name of 400 KB that holds 100,000 values", |version| {
        let name = "n".repeat(400_000);
        let values = list(100_000, |_| json!(0));
        of_schema(&json!({
            "type": version.of("string", "integer"),
            "x-list": { name: values },
        }))
    }),
    ("names of 2,000 bytes that hold 8,000 schemas", |version| {
        let name = "n".repeat(1_900);
        let properties = members(8_000, |n| {
            (
                format!("m{n}"),
                json!({ "type": "string", "maxLength": version.of(n + 2, n + 1) }),
            )
        });
        of_schema(&json!({ "type": "object", "properties": {
            name: { "type": "object", "properties": properties },
        } }))
    }),
    ("names of 9,000 bytes at 50 levels", |version| {
        let inner = json!({ "type": "string", "maxLength": version.of(2, 1) });
        let schema: Value = (0..50).fold(inner, |schema, n| {
            let name = format!("{n}{}", "n".repeat(9_000));
            json!({ "type": "object", "properties": { name: schema } })
        });
        of_schema(&schema)
    }),
    ("400,000 values", |version| {
        let values = list(400_000, |_| json!(0));
        of_schema(&json!({
            "type": version.of("string", "integer"),
            "x-list": values,
        }))
    }),
    ("200,000 empty objects", |version| {
        let values = list(300_000, |_| json!({}));
        of_schema(&json!({
            "type": version.of("string", "integer"),
            "x-list": values,
        }))
    }),
    ("119 levels of lists, many times", |version| {
        let deep = (0..100).fold(json!(0), |value, _| json!([value]));
        let values = list(4_000, |_| deep.clone());
        of_schema(&json!({
            "type": version.of("string", "integer"),
            "x-list": values,
        }))
    }),
    ("YAML whose aliases multiply", |version| {
        let mut text = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for n in 1..12 {
            let list = format!("*a{}, ", n - 1).repeat(10);
            let line =
                format!("a{n}: &a{n} [{}]\n", list.trim_end_matches(", "));
            text.push_str(&line);
        }
        text + version.of("b: 1\n", "b: 2\n")
    }),
    ("YAML of 400,000 values by aliases", |version| {
        let rows = "  - *a\n".repeat(400);
        let values = "x, ".repeat(1_000);
        format!(
            "openapi: 3.1.0\ninfo: {{title: a, version: '1'}}\nx-a: &a [{values}]\n\
             x-b:\n{rows}components: {{schemas: {{A: {{maxLength: {}}}}}}}\n",
            version.of(1, 2)
        )
    }),
    ("YAML of 100,000 anchors", |version| {
        let rows: String =
            (0..60_000).map(|n| format!("- &a{n} 1\n")).collect();
        format!(
            "openapi: 3.1.0\ncomponents: {{schemas: {{A: {{maxLength: {}}}}}}}\n\
             x-a:\n{rows}",
            version.of(1, 2)
        )
    }),
    ("YAML of many quotes and folds", |version| {
        let rows: String = (0..20_000)
            .map(|n| format!("- >-\n  some text {n}\n\n  more\n"))
            .collect();
        format!(
            "openapi: 3.1.0\ncomponents: {{schemas: {{A: {{maxLength: {}}}}}}}\n\
             x-a:\n{rows}",
            version.of(1, 2)
        )
    }),
];

fn described(version: Version, text: &str) -> String {
    of_schema(&json!({
        "type": "string",
        "description": format!("{text} {}", version.of("MAX 5", "MAX 6")),
    }))
}
