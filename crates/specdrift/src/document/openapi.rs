//! Where the messages of a document are described: request bodies and responses,
//! by status and media type, or plain schemas where there are no paths.

use super::pointer::Pointer;
use super::reference::{self, UnresolvedReference};
use serde::Serialize;
use serde_json::{Map, Value};

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
pub(crate) struct MessageLocation {
    /// Names the message in findings.
    pub(crate) id: String,
    /// A media type object or a schema.
    pub(crate) pointer: Pointer,
    pub(crate) direction: Direction,
}

const METHODS: [&str; 8] =
    ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/// The messages of a document, and the references on the way to them that could
/// not be followed.
#[derive(Debug, Default)]
pub(crate) struct FoundMessages {
    pub(crate) bodies: Vec<MessageLocation>,
    pub(crate) unresolved: Vec<UnresolvedMessage>,
}

/// A message, or messages, behind a reference that could not be followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct UnresolvedMessage {
    /// Names the message in findings.
    pub(crate) id: String,
    pub(crate) direction: Direction,
    pub(crate) reference: UnresolvedReference,
}

impl From<&UnresolvedMessage> for MessageLocation {
    fn from(message: &UnresolvedMessage) -> Self {
        let pointer = message.reference.at.clone();
        message_body(message.id.clone(), pointer, message.direction)
    }
}

/// Every place of a document at which a message is described.
pub(crate) fn message_bodies(root: &Value) -> Vec<MessageLocation> {
    messages(root).bodies
}

/// Every message of a document: request bodies and responses, or plain schemas
/// where there are none.
pub(crate) fn messages(root: &Value) -> FoundMessages {
    let mut collector = MessageFinder { root, out: FoundMessages::default() };
    collector.paths();
    let FoundMessages { bodies, unresolved } = &mut collector.out;
    if bodies.is_empty() && unresolved.is_empty() {
        let at = Pointer::components("schemas");
        let schemas = at.resolve(root).and_then(Value::as_object);
        let names = schemas.into_iter().flat_map(Map::keys);
        bodies.extend(names.map(|name| schema(name.clone(), at.join(name))));
    }
    collector.out
}

struct MessageFinder<'v> {
    root: &'v Value,
    out: FoundMessages,
}

/// A member that holds other objects, or references to them.
#[derive(Debug, Clone, Copy)]
struct Container<'a> {
    word: &'a str,
    /// Names the object that holds it.
    id: &'a str,
    direction: Direction,
}

impl<'v> MessageFinder<'v> {
    /// What stands at a place, references followed; what could not be followed
    /// is kept.
    fn follow(
        &mut self,
        at: Pointer,
        id: &str,
        direction: Direction,
    ) -> Option<(&'v Value, Pointer)> {
        match reference::follow(self.root, at) {
            Ok(found) => found,
            Err(reference) => {
                let id = id.to_owned();
                let unresolved = UnresolvedMessage { id, direction, reference };
                self.out.unresolved.push(unresolved);
                None
            }
        }
    }

    fn paths(&mut self) {
        let paths = self.root.get("paths").and_then(Value::as_object);
        for (path, item) in paths.into_iter().flatten() {
            let at = Pointer::root().join("paths").join(path);
            // A path item may hold operations beside its reference, which count
            // before those that it leads to.
            self.operations(item, &at, path, &[]);
            if item.get("$ref").is_some()
                && let Some((behind, at)) =
                    self.follow(at, path, Direction::Response)
            {
                let own: Vec<&str> = METHODS
                    .into_iter()
                    .filter(|method| item.get(method).is_some())
                    .collect();
                self.operations(behind, &at, path, &own);
            }
        }
    }

    /// Follows the references of a list or an object for what cannot be
    /// followed.
    fn references(
        &mut self,
        holder: &'v Value,
        at: &Pointer,
        part: Container<'_>,
    ) {
        let Container { word, id, direction } = part;
        let at = at.join(word);
        let names: Vec<String> = match holder.get(word) {
            Some(Value::Array(items)) => {
                (0..items.len()).map(|index| index.to_string()).collect()
            }
            Some(Value::Object(members)) => members.keys().cloned().collect(),
            Some(_) | None => return,
        };
        for name in names {
            let id = format!("{id} {word} {name}");
            self.follow(at.join(&name), &id, direction);
        }
    }

    fn operations(
        &mut self,
        item: &'v Value,
        at: &Pointer,
        path: &str,
        except: &[&str],
    ) {
        let (word, direction) = ("parameters", Direction::Request);
        self.references(item, at, Container { word, id: path, direction });
        for method in METHODS {
            let operation = item.get(method);
            if let Some(operation) =
                operation.filter(|_| !except.contains(&method))
            {
                let name = format!("{} {path}", method.to_ascii_uppercase());
                self.operation(operation, &at.join(method), &name);
            }
        }
    }

    fn operation(&mut self, operation: &'v Value, at: &Pointer, name: &str) {
        for word in ["parameters", "callbacks"] {
            let (id, direction) = (name, Direction::Request);
            self.references(operation, at, Container { word, id, direction });
        }
        let body = at.join("requestBody");
        if let Some((body, at)) = self.follow(body, name, Direction::Request) {
            self.media(body, &at, name, Direction::Request);
        }
        let responses = operation.get("responses").and_then(Value::as_object);
        for status in responses.into_iter().flat_map(Map::keys) {
            let at = at.join("responses").join(status);
            let name = format!("{name} {status}");
            if let Some((response, at)) =
                self.follow(at, &name, Direction::Response)
            {
                self.media(response, &at, &name, Direction::Response);
            }
        }
    }

    fn media(
        &mut self,
        body: &'v Value,
        at: &Pointer,
        name: &str,
        direction: Direction,
    ) {
        for word in ["headers", "links"] {
            self.references(body, at, Container { word, id: name, direction });
        }
        let content = body.get("content").and_then(Value::as_object);
        for (media, held) in content.into_iter().flatten() {
            let place = at.join("content").join(media);
            let id = format!("{name} {media}");
            let (word, id) = ("examples", id.as_str());
            self.references(held, &place, Container { word, id, direction });
            if held.get("schema").is_some() {
                let body = message_body(id.into(), place, direction);
                self.out.bodies.push(body);
            }
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
pub(crate) fn schema(id: String, pointer: Pointer) -> MessageLocation {
    message_body(id, pointer, Direction::Response)
}

fn message_body(
    id: String,
    pointer: Pointer,
    direction: Direction,
) -> MessageLocation {
    MessageLocation { id, pointer, direction }
}
