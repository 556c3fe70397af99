//! Documents that were made to exhaust the checker: each kind in two versions,
//! of at most a megabyte, which differ.
#![expect(
    clippy::indexing_slicing,
    clippy::format_collect,
    reason = "the documents are made here, and no input reaches them"
)]

mod lists;
mod numbers;
mod operations;
mod references;
mod schemas;
mod texts;

use serde_json::{Map, Value, json};

/// Which of two versions of a document is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Version {
    /// As it was.
    Before,
    /// As it is.
    After,
}

impl Version {
    /// One of two values, by the version.
    fn of<T>(self, before: T, after: T) -> T {
        match self {
            Self::Before => before,
            Self::After => after,
        }
    }
}

/// One way to exhaust a checker.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct HostileKind {
    /// What it is, in a few words.
    pub name: &'static str,
    make: fn(Version) -> String,
}

impl HostileKind {
    /// The text of one version.
    pub fn document(&self, version: Version) -> String {
        (self.make)(version)
    }
}

/// The place of the message that the documents describe.
pub const MESSAGE: &str =
    "/paths/~1orders/post/requestBody/content/application~1json";

/// Every kind.
pub fn hostile_kinds() -> Vec<HostileKind> {
    [
        lists::DOCUMENTS,
        schemas::DOCUMENTS,
        references::DOCUMENTS,
        operations::DOCUMENTS,
        texts::DOCUMENTS,
        numbers::DOCUMENTS,
    ]
    .concat()
    .into_iter()
    .map(|(name, make)| HostileKind { name, make })
    .collect()
}

/// A name, and how a document of the kind is made.
type HostileDocument = (&'static str, fn(Version) -> String);

/// A document whose one message has a schema.
fn of_schema(schema: &Value) -> String {
    of_schemas(schema, &json!({}))
}

/// A document whose one message has a schema, beside others.
fn of_schemas(schema: &Value, others: &Value) -> String {
    of_body(&json!({ "schema": schema }), others)
}

/// A document whose one message is described by a media type object.
fn of_body(media_type: &Value, schemas: &Value) -> String {
    of_paths(
        &json!({ "/orders": { "post": {
            "requestBody": { "content": { "application/json": media_type } },
            "responses": { "200": { "description": "done" } },
        } } }),
        &json!({ "schemas": schemas }),
    )
}

fn of_paths(paths: &Value, components: &Value) -> String {
    json!({
        "openapi": "3.1.0",
        "info": { "title": "Shop", "version": "1" },
        "paths": paths,
        "components": components,
    })
    .to_string()
}

/// A list of so many values.
fn list(count: usize, item: impl Fn(usize) -> Value) -> Value {
    (0..count).map(item).collect()
}

/// An object of so many members.
fn members(count: usize, member: impl Fn(usize) -> (String, Value)) -> Value {
    Value::Object((0..count).map(member).collect::<Map<_, _>>())
}

/// A reference to one of the schemas beside the message's.
fn reference(number: usize) -> Value {
    json!({ "$ref": format!("#/components/schemas/S{number}") })
}
