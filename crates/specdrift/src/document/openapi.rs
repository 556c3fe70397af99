//! Where the messages of a document are described: request bodies and responses,
//! by status and media type, or plain schemas where there are no paths.

use super::pointer::Pointer;
use super::reference;
use serde::Serialize;
use serde_json::{Map, Value};

/// Which version of OpenAPI a document is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OpenApiVersion {
    /// 3.0: `nullable`, and limits that exclude as booleans.
    V30,
    /// 3.1 and later: JSON Schema 2020-12.
    V31,
}

/// Who writes the message.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    serde::Deserialize,
)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Direction {
    /// We write it, the provider reads it.
    Request,
    /// The provider writes it, we read it.
    Response,
}

impl Direction {
    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Response => "response",
        }
    }
}

/// A place of a document at which a message is described.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct MessageBody {
    /// Names the message in findings.
    pub(crate) id: String,
    /// A media type object or a schema.
    pub(crate) pointer: Pointer,
    pub(crate) direction: Direction,
}

const METHODS: [&str; 8] =
    ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/// Every place of a document at which a message is described.
pub(crate) fn message_bodies(root: &Value) -> Vec<MessageBody> {
    let mut out = Vec::new();
    let paths = root.get("paths").and_then(Value::as_object);
    for (path, item) in paths.into_iter().flatten() {
        for method in METHODS {
            let at = Pointer::root().join("paths").join(path).join(method);
            if let Some(operation) = item.get(method) {
                let name = format!("{} {path}", method.to_ascii_uppercase());
                of_operation(root, operation, &at, &name, &mut out);
            }
        }
    }
    if out.is_empty() {
        let at = Pointer::root().join("components").join("schemas");
        let schemas = at.resolve(root).and_then(Value::as_object);
        for name in schemas.into_iter().flat_map(Map::keys) {
            out.push(message_body(
                name.clone(),
                at.join(name),
                Direction::Response,
            ));
        }
    }
    out
}

fn of_operation(
    root: &Value,
    operation: &Value,
    at: &Pointer,
    name: &str,
    out: &mut Vec<MessageBody>,
) {
    if let Some((body, at)) = reference::follow(root, at.join("requestBody")) {
        media(body, &at, name, Direction::Request, out);
    }
    let responses = operation.get("responses").and_then(Value::as_object);
    for status in responses.into_iter().flat_map(Map::keys) {
        let at = at.join("responses").join(status);
        if let Some((response, at)) = reference::follow(root, at) {
            let name = format!("{name} {status}");
            media(response, &at, &name, Direction::Response, out);
        }
    }
}

fn media(
    body: &Value,
    at: &Pointer,
    name: &str,
    direction: Direction,
    out: &mut Vec<MessageBody>,
) {
    let content = body.get("content").and_then(Value::as_object);
    for (media, held) in content.into_iter().flatten() {
        if held.get("schema").is_some() {
            let at = at.join("content").join(media);
            out.push(message_body(format!("{name} {media}"), at, direction));
        }
    }
}

/// The schema that a place leads to: a media type object's, or the place
/// itself.
pub(crate) fn schema_of(root: &Value, at: &Pointer) -> Pointer {
    let inner = at.join("schema");
    if inner.resolve(root).is_some() { inner } else { at.clone() }
}

/// A place that is a plain schema.
pub(crate) fn schema(id: String, pointer: Pointer) -> MessageBody {
    message_body(id, pointer, Direction::Response)
}

fn message_body(
    id: String,
    pointer: Pointer,
    direction: Direction,
) -> MessageBody {
    MessageBody { id, pointer, direction }
}
