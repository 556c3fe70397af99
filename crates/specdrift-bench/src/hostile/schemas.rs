//! Schemas that say little and ask for much.

use super::{
    HostileDocument, Version, list, members, of_schema, of_schemas, reference,
};
use serde_json::{Value, json};

pub(super) const DOCUMENTS: &[HostileDocument] = &[
    ("`minItems` 10,000 in `minItems` 10,000", |version| {
        nested_lists(version, 2, 10_000)
    }),
    ("`minItems` 100 in itself, five times", |version| {
        nested_lists(version, 5, 100)
    }),
    ("`minItems` 100,000, no item twice", |version| {
        of_schema(&json!({
            "type": "array",
            "uniqueItems": true,
            "minItems": 100_000,
            "maxItems": version.of(100_001, 100_000),
            "items": { "type": "string", "minLength": 5 },
        }))
    }),
    ("`minProperties` 4,000 in itself, three times", |version| {
        let inner = json!({ "type": "integer", "maximum": version.of(2, 1) });
        let schema = (0..3).fold(inner, |schema, _| {
            json!({
                "type": "object",
                "minProperties": 4_000,
                "additionalProperties": schema,
            })
        });
        of_schema(&schema)
    }),
    ("`contains` a billion times", |version| {
        of_schema(&json!({
            "type": "array",
            "contains": { "type": "string", "maxLength": 3 },
            "minContains": version.of(1_000_000_000, 1_000_000_001),
        }))
    }),
    ("`minLength` a billion", |version| {
        of_schema(&json!({
            "type": "string",
            "minLength": version.of(1_000_000_000, 1_000_000_001),
        }))
    }),
    ("2,000 members of `minLength` 500,000", |version| {
        let properties = members(2_000, |n| {
            let least = version.of(500_000 + n, 500_001 + n);
            (format!("m{n}"), json!({ "type": "string", "minLength": least }))
        });
        let names = list(2_000, |n| json!(format!("m{n}")));
        of_schema(&json!({
            "type": "object",
            "properties": properties,
            "required": names,
        }))
    }),
    ("`if` and `then` that double 24 times", |version| {
        let schemas = members(25, |n| {
            let schema = if n == 24 {
                json!({ "required": [version.of("a", "b")] })
            } else {
                json!({ "if": reference(n + 1), "then": reference(n + 1) })
            };
            (format!("S{n}"), schema)
        });
        of_schemas(&reference(0), &schemas)
    }),
    ("`not` in `not`, 100 deep", |version| {
        let inner = json!({ "maxLength": version.of(2, 1) });
        let schema = (0..100).fold(inner, |schema, _| json!({ "not": schema }));
        of_schema(&json!({ "type": "string", "allOf": [schema] }))
    }),
    ("`anyOf` of two in `allOf`, 30 times", |version| {
        let parts = list(30, |n| {
            let most = version.of(n + 2, n + 1);
            json!({ "anyOf": [
                { "required": [format!("a{n}")] },
                { "properties": { format!("b{n}"): { "maxLength": most } } },
            ] })
        });
        of_schema(&json!({ "type": "object", "allOf": parts }))
    }),
    ("`oneOf` of two at each of 60 levels", |version| {
        let inner = json!({ "type": "string", "maxLength": version.of(2, 1) });
        let schema = (0..50).fold(inner, |schema, n| {
            json!({
                "type": "object",
                "required": ["a"],
                "properties": { "a": { "oneOf": [
                    { "type": "string", "maxLength": n },
                    schema,
                ] } },
            })
        });
        of_schema(&schema)
    }),
    ("100 levels of objects", |version| {
        let inner = json!({ "type": "string", "maxLength": version.of(2, 1) });
        let schema = (0..50).fold(inner, |schema, n| {
            json!({
                "type": "object",
                "required": ["a"],
                "properties": { "a": schema, format!("b{n}"): {} },
            })
        });
        of_schema(&schema)
    }),
    ("two patterns of 2,500 literals", |version| {
        let text = version.of("ab", "ba").repeat(1_250);
        of_schema(&json!({ "type": "string", "allOf": [
            { "pattern": format!("^{text}$") },
            { "pattern": format!("^(ab|ba|{text})+$") },
        ] }))
    }),
    ("a pattern of 2,500 literals each time", |version| {
        let parts = members(30, |n| {
            let text = format!("{n}{}", version.of("ab", "ba"));
            let text = text.repeat(800);
            (format!("m{n}"), json!({ "pattern": format!("^{text}") }))
        });
        of_schema(&json!({ "type": "object", "properties": parts }))
    }),
    ("patterns that look 20 characters back", |version| {
        let far = version.of(20, 21);
        of_schema(&json!({
            "type": "string",
            "pattern": format!("a.{{{far}}}b"),
        }))
    }),
    ("60 patterns that look 10 to 20 characters back", |version| {
        let parts = members(60, |n| {
            let far = version.of(10, 11) + n % 10;
            let pattern = format!("{n}.{{{far}}}b");
            (format!("m{n}"), json!({ "pattern": pattern }))
        });
        of_schema(&json!({ "type": "object", "properties": parts }))
    }),
    ("gaps of up to 5,000 characters, four times", |version| {
        four_patterns(|n| {
            let gap = version.of(5_000, 4_999) - n;
            format!("^.{{0,{gap}}}x.{{0,{gap}}}$")
        })
    }),
    ("three gaps of up to 900 characters, four times", |version| {
        four_patterns(|n| {
            let gap = version.of(900, 910) + n;
            format!("^.{{0,{gap}}}x.{{0,900}}y.{{0,900}}$")
        })
    }),
    ("four patterns of 2,500 literals", |version| {
        four_patterns(|n| "a".repeat(version.of(2_500, 2_510) + n))
    }),
    ("a pattern of counts in counts", |version| {
        let count = version.of(1_000, 999);
        of_schema(&json!({
            "type": "string",
            "pattern": format!("^(a{{{count}}}){{1000}}$"),
        }))
    }),
    ("a pattern of half a megabyte", |version| {
        let word = version.of("old", "new");
        let words: Vec<String> =
            (0..50_000).map(|n| format!("{word}{n}")).collect();
        let pattern = format!("^(?:{})$", words.join("|"));
        of_schema(&json!({ "type": "string", "pattern": pattern }))
    }),
    ("a pattern of nested groups", |version| {
        let pattern = format!(
            "{}{}{}",
            "(?:".repeat(50_000),
            version.of("a", "b"),
            ")*".repeat(50_000)
        );
        of_schema(&json!({ "type": "string", "pattern": pattern }))
    }),
    ("classes of all letters, 500 long", |version| {
        let count = version.of(500, 499);
        of_schema(&json!({
            "type": "string",
            "pattern": format!("^\\p{{L}}{{{count}}}[\\w\\s]{{1,100}}$"),
        }))
    }),
];

fn nested_lists(version: Version, depth: usize, count: usize) -> String {
    let inner = json!({ "type": "string", "maxLength": version.of(2, 1) });
    let schema: Value = (0..depth).fold(inner, |schema, _| {
        json!({ "type": "array", "minItems": count, "items": schema })
    });
    of_schema(&schema)
}

/// Four members with a pattern each.
fn four_patterns(pattern: impl Fn(usize) -> String) -> String {
    let parts = members(4, |n| {
        (format!("m{n}"), json!({ "type": "string", "pattern": pattern(n) }))
    });
    of_schema(&json!({ "type": "object", "properties": parts }))
}
