//! Operations, and all that they have, in great numbers.

use super::{HostileDocument, Version, list, members, of_paths};
use serde_json::{Value, json};

pub(super) const DOCUMENTS: &[HostileDocument] = &[
    ("25,000 paths, all others now", |version| {
        let word = version.of("old", "new");
        let paths =
            members(25_000, |n| (format!("/{word}{n}"), json!({ "get": {} })));
        of_paths(&paths, &json!({}))
    }),
    ("25,000 paths whose parameters have other names", |version| {
        let word = version.of("a", "b");
        let paths = members(20_000, |n| {
            (format!("/p{n}/{{{word}}}"), json!({ "get": {} }))
        });
        of_paths(&paths, &json!({}))
    }),
    ("10,000 operations, each with a message", |version| {
        let paths = members(6_000, |n| {
            let schema = json!({ "maxLength": version.of(n + 2, n + 1) });
            let body = json!({ "content": { "a/b": { "schema": schema } } });
            (format!("/p{n}"), json!({ "put": { "requestBody": body } }))
        });
        of_paths(&paths, &json!({}))
    }),
    ("15,000 parameters, all others now", |version| {
        of_operation(&json!({ "parameters": parameters(version, 15_000) }))
    }),
    ("6,000 parameters, each with a limit", |version| {
        let parameters = list(6_000, |n| {
            json!({ "name": format!("p{n}"), "in": "query", "schema": {
                "type": "string", "maxLength": version.of(n + 2, n + 1) } })
        });
        of_operation(&json!({ "parameters": parameters }))
    }),
    ("a path of 8,000 parameters and 50 operations", |version| {
        let mut item = members(8, |n| {
            let methods = [
                "get", "put", "post", "delete", "options", "head", "patch",
                "trace",
            ];
            let method = methods.get(n).copied().unwrap_or_default();
            (method.into(), json!({}))
        });
        item["parameters"] = parameters(version, 8_000);
        of_paths(&json!({ "/p": item }), &json!({}))
    }),
    ("20,000 statuses, all others now", |version| {
        let from = version.of(0, 20_000);
        let responses = members(20_000, |n| {
            (format!("{}", from + n), json!({ "description": "d" }))
        });
        of_operation(&json!({ "responses": responses }))
    }),
    ("15,000 media types, all others now", |version| {
        let word = version.of("a", "b");
        let content = members(15_000, |n| {
            (format!("{word}/{n}"), json!({ "schema": {} }))
        });
        of_operation(&json!({ "requestBody": { "content": content } }))
    }),
    ("15,000 headers, all others now", |version| {
        let word = version.of("a", "b");
        let headers = members(15_000, |n| {
            (format!("{word}-{n}"), json!({ "schema": {} }))
        });
        of_operation(&json!({ "responses": { "200": {
            "description": "d", "headers": headers } } }))
    }),
    ("15,000 alternatives of security", |version| {
        let word = version.of("a", "b");
        let security = list(15_000, |n| json!({ format!("{word}{n}"): [] }));
        of_operation(&json!({ "security": security }))
    }),
    ("one alternative of security of 15,000 schemes", |version| {
        let word = version.of("a", "b");
        let scheme = members(15_000, |n| (format!("{word}{n}"), json!(["x"])));
        of_operation(&json!({ "security": [scheme] }))
    }),
    ("20,000 servers, all others now", |version| {
        let word = version.of("a", "b");
        let servers = list(
            20_000,
            |n| json!({ "url": format!("https://{word}{n}.example") }),
        );
        of_operation(&json!({ "servers": servers }))
    }),
    ("a server of 10 variables of 10 values", |version| {
        let variables = members(10, |n| {
            let values = list(10, |m| json!(format!("v{m}")));
            let variable = json!({ "enum": values, "default": "v0" });
            (format!("a{n}"), variable)
        });
        let url: String = (0..10).map(|n| format!("{{a{n}}}")).collect();
        let url = format!("https://{}{url}.example", version.of("a", "b"));
        let servers =
            list(300, |_| json!({ "url": url, "variables": variables }));
        of_operation(&json!({ "servers": servers }))
    }),
    ("20 servers of the document, 5,000 operations", |version| {
        let paths =
            members(5_000, |n| (format!("/p{n}"), json!({ "get": {} })));
        let word = version.of("a", "b");
        let servers = list(
            3_000,
            |n| json!({ "url": format!("https://{word}{n}.example") }),
        );
        json!({
            "openapi": "3.1.0",
            "info": { "title": "Shop", "version": "1" },
            "paths": paths,
            "servers": servers,
        })
        .to_string()
    }),
    ("5,000 alternatives of security of 5,000 operations", |version| {
        let paths = members(5_000, |n| {
            (format!("/p{n}"), json!({ "get": { "deprecated": false } }))
        });
        let word = version.of("a", "b");
        json!({
            "openapi": "3.1.0",
            "info": { "title": "Shop", "version": "1" },
            "paths": paths,
            "security": list(5_000, |n| json!({ format!("{word}{n}"): [] })),
        })
        .to_string()
    }),
    ("10,000 callbacks, all others now", |version| {
        let word = version.of("a", "b");
        let callbacks = members(10_000, |n| {
            (format!("{word}{n}"), json!({ "{$url}": { "post": {} } }))
        });
        of_operation(&json!({ "callbacks": callbacks }))
    }),
    ("callbacks in callbacks", |version| {
        let inner = json!({ "deprecated": version.of(false, true) });
        let operation = (0..25).fold(inner, |operation, n| {
            json!({ "callbacks": { format!("c{n}"): {
                "{$url}": { "post": operation } } } })
        });
        of_operation(&operation)
    }),
    ("30,000 tags, all others now", |version| {
        let word = version.of("a", "b");
        let tags = list(30_000, |n| json!(format!("{word}{n}")));
        of_operation(&json!({ "tags": tags }))
    }),
    ("20,000 links, all others now", |version| {
        let links = members(20_000, |n| {
            (format!("l{n}"), json!({ "operationId": version.of(n, n + 1) }))
        });
        of_operation(&json!({ "responses": { "200": {
            "description": "d", "links": links } } }))
    }),
    ("20,000 extensions, each another now", |version| {
        let operation = members(20_000, |n| {
            (format!("x-{n}"), json!(version.of(n, n + 1)))
        });
        of_operation(&operation)
    }),
    ("8,000 webhooks, all others now", |version| {
        let word = version.of("a", "b");
        json!({
            "openapi": "3.1.0",
            "info": { "title": "Shop", "version": "1" },
            "webhooks": members(8_000, |n| {
                (format!("{word}{n}"), json!({ "post": {
                    "requestBody": { "content": { "a/b": {
                        "schema": { "maxLength": n } } } } } }))
            }),
        })
        .to_string()
    }),
];

fn of_operation(operation: &Value) -> String {
    of_paths(&json!({ "/p": { "post": operation } }), &json!({}))
}

fn parameters(version: Version, count: usize) -> Value {
    let word = version.of("old", "new");
    list(count, |n| json!({ "name": format!("{word}{n}"), "in": "query" }))
}
