//! One operation, as a document describes it.

use std::collections::BTreeMap;

use anyhow::Result;
use serde_json::{Map, Value};
use specdrift::{Document, Pointer};

use super::{inline::inlined, message_locations::MessageLocations};
use crate::messages::MessageInfo;

/// One operation. Its bodies are messages.
#[derive(Clone, Debug)]
pub(super) struct Operation<'m> {
    /// Where it is described: `document#pointer`.
    pub(super) source: String,
    /// What the document says of it and the types do not: `summary`,
    /// `operationId`, `deprecated`, `security`.
    pub(super) annotations: Map<String, Value>,
    pub(super) description: Option<String>,
    pub(super) parameters: Vec<Value>,
    pub(super) request: Option<Request<'m>>,
    /// By status.
    pub(super) responses: BTreeMap<String, Response<'m>>,
}

/// What is sent.
#[derive(Clone, Debug)]
pub(super) struct Request<'m> {
    pub(super) required: bool,
    pub(super) body: MessageContent<'m>,
}

/// What comes back with a status.
#[derive(Clone, Debug)]
pub(super) struct Response<'m> {
    pub(super) description: Option<String>,
    pub(super) headers: Option<Value>,
    pub(super) body: Option<MessageContent<'m>>,
}

/// A body that is a message.
#[derive(Clone, Debug)]
pub(super) struct MessageContent<'m> {
    pub(super) media_type: String,
    pub(super) message: &'m MessageInfo,
    /// The document's examples that the message reads strictly.
    pub(super) examples: Map<String, Value>,
}

impl Operation<'_> {
    /// Whether any of its bodies has a type.
    pub(super) fn is_typed(&self) -> bool {
        self.request.is_some()
            || self.responses.values().any(|one| one.body.is_some())
    }
}

/// Reads the operations of one document.
pub(super) struct OperationReader<'d, 'm> {
    pub(super) document: &'d Document,
    pub(super) places: &'d MessageLocations<'m>,
}

impl<'m> OperationReader<'_, 'm> {
    /// The operation at `at`, whose path has these parameters.
    pub(super) fn read(
        &self,
        at: &Pointer,
        of_path: Option<&Value>,
    ) -> Result<Operation<'m>> {
        let value = self.value(at);
        let mut annotations = Map::new();
        for name in ["summary", "operationId", "security"] {
            if let Some(value) = value.and_then(|value| value.get(name)) {
                annotations.insert(name.into(), value.clone());
            }
        }
        let is_deprecated = value.and_then(|value| value.get("deprecated"));
        if is_deprecated == Some(&Value::Bool(true)) {
            annotations.insert("deprecated".into(), true.into());
        }
        if let (false, Some(all)) = (
            annotations.contains_key("security"),
            self.document.value.get("security"),
        ) {
            annotations.insert("security".into(), all.clone());
        }
        let parameters = value.and_then(|value| value.get("parameters"));
        Ok(Operation {
            source: format!("{}#{at}", self.document.id),
            annotations,
            description: text(value, "description"),
            parameters: self.parameters(of_path, parameters)?,
            request: self.request(&at.join("requestBody"))?,
            responses: self.responses(&at.join("responses"))?,
        })
    }

    fn value(&self, at: &Pointer) -> Option<&Value> {
        self.document.value.pointer(&at.to_string())
    }

    /// Those of the path and of the operation, whose own count.
    fn parameters(
        &self,
        of_path: Option<&Value>,
        own: Option<&Value>,
    ) -> Result<Vec<Value>> {
        let mut parameters: BTreeMap<(String, String), Value> = BTreeMap::new();
        let lists = [of_path, own].into_iter().flatten();
        for parameter in lists.filter_map(Value::as_array).flatten() {
            let parameter = inlined(self.document, parameter)?;
            let place = text(Some(&parameter), "in").unwrap_or_default();
            let name = text(Some(&parameter), "name").unwrap_or_default();
            parameters.insert((place, name), parameter);
        }
        Ok(parameters.into_values().collect())
    }

    fn request(&self, at: &Pointer) -> Result<Option<Request<'m>>> {
        let required = self.value(at).and_then(|value| value.get("required"));
        let required = required == Some(&Value::Bool(true));
        let body = self.body(&at.join("content"))?;
        Ok(body.map(|body| Request { required, body }))
    }

    fn responses(
        &self,
        at: &Pointer,
    ) -> Result<BTreeMap<String, Response<'m>>> {
        let responses = self.value(at).and_then(Value::as_object);
        let statuses = responses.into_iter().flat_map(Map::keys);
        statuses
            .map(|status| Ok((status.clone(), self.response(at, status)?)))
            .collect()
    }

    fn response(&self, at: &Pointer, status: &str) -> Result<Response<'m>> {
        let at = at.join(status);
        let value = self.value(&at);
        let headers = value.and_then(|value| value.get("headers"));
        let headers = headers.map(|headers| inlined(self.document, headers));
        // What only repeats the status says nothing.
        let description = text(value, "description");
        Ok(Response {
            description: description.filter(|text| text != status),
            headers: headers.transpose()?,
            body: self.body(&at.join("content"))?,
        })
    }

    /// The first body that has a type.
    fn body(&self, at: &Pointer) -> Result<Option<MessageContent<'m>>> {
        let content = self.value(at).and_then(Value::as_object);
        let media_types = content.into_iter().flat_map(Map::keys);
        for media_type in media_types {
            let at = at.join(media_type);
            let place = self.places.of_media_type(self.document, &at);
            if let Some(message) = place {
                return Ok(Some(MessageContent {
                    media_type: media_type.clone(),
                    message,
                    examples: self.examples(&at.join("examples"), message)?,
                }));
            }
        }
        Ok(None)
    }

    fn examples(
        &self,
        at: &Pointer,
        message: &MessageInfo,
    ) -> Result<Map<String, Value>> {
        let mut kept = Map::new();
        let examples = self.value(at).and_then(Value::as_object);
        for (name, example) in examples.into_iter().flatten() {
            let example = inlined(self.document, example)?;
            let is_kept = example.get("value").is_some_and(|value| {
                (message.is_exemplary)(value.to_string().as_bytes())
            });
            if is_kept {
                kept.insert(name.clone(), example);
            }
        }
        Ok(kept)
    }
}

/// A member that is a text and not empty.
fn text(value: Option<&Value>, name: &str) -> Option<String> {
    let text = value?.get(name)?.as_str()?.trim();
    (!text.is_empty()).then(|| text.to_owned())
}
