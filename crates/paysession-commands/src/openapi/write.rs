//! Operations as OpenAPI writes them.

use paysession::introspect::{Shape, schema::Components};
use serde_json::{Map, Value, json};

use super::{
    operation::{MessageContent, Operation, Response},
    paths::{PathItem, Paths},
};
use crate::messages::MessageInfo;

/// What a refusal is said to be where a document names no status of one.
const ANY_REFUSAL: &str = "4XX";

/// Writes operations, and collects what they refer to.
pub(super) struct OpenApiWriter<'m> {
    schemas: Components,
    /// The example of each message that a body is.
    examples: Map<String, Value>,
    /// The message that refuses a request.
    error: &'m MessageInfo,
}

impl<'m> OpenApiWriter<'m> {
    pub(super) fn new(error: &'m MessageInfo) -> Self {
        let schemas = Components::at("/components/schemas");
        Self { schemas, examples: Map::new(), error }
    }

    pub(super) fn into_components(self) -> Map<String, Value> {
        let schemas = self.schemas.into_schemas();
        [("schemas", schemas), ("examples", self.examples)]
            .map(|(name, members)| (name.to_owned(), members.into()))
            .into_iter()
            .collect()
    }

    pub(super) fn paths(&mut self, paths: &Paths<'m>) -> Map<String, Value> {
        let each = paths.iter();
        each.map(|path| (path.template.clone(), self.path(path))).collect()
    }

    fn path(&mut self, path: &PathItem<'m>) -> Value {
        let operations = path.operations.iter();
        operations
            .map(|(method, operation)| {
                let operation = self.operation(operation, path.tag());
                ((*method).to_owned(), operation)
            })
            .collect::<Map<_, _>>()
            .into()
    }

    fn operation(&mut self, operation: &Operation<'m>, tag: &str) -> Value {
        let mut written = operation.annotations.clone();
        let described = format!("Described at `{}`.", operation.source);
        let description = operation.description.iter().chain([&described]);
        let description: Vec<&str> = description.map(String::as_str).collect();
        written.insert("tags".into(), json!([tag]));
        written.insert("description".into(), description.join("\n\n").into());
        if !operation.parameters.is_empty() {
            let parameters = operation.parameters.clone();
            written.insert("parameters".into(), parameters.into());
        }
        if let Some(request) = &operation.request {
            let content = self.content(&request.body, true);
            written.insert(
                "requestBody".into(),
                json!({ "required": request.required, "content": content }),
            );
        }
        let responses = self.responses(operation);
        written.insert("responses".into(), responses.into());
        written.into()
    }

    fn responses(&mut self, operation: &Operation<'m>) -> Map<String, Value> {
        let responses = operation.responses.iter();
        let mut written: Map<String, Value> = responses
            .map(|(status, response)| {
                (status.clone(), self.response(status, response))
            })
            .collect();
        if !written.keys().any(|status| is_refusal(status)) {
            let refusal = self.any_refusal();
            written.insert(ANY_REFUSAL.into(), refusal);
        }
        written
    }

    fn response(&mut self, status: &str, response: &Response<'m>) -> Value {
        let mut written = Map::new();
        let body = response.body.as_ref();
        let description = response
            .description
            .clone()
            .or_else(|| Some(first_sentence(body?.message)))
            .unwrap_or_else(|| format!("Status {status}."));
        written.insert("description".into(), description.into());
        if let Some(headers) = &response.headers {
            written.insert("headers".into(), headers.clone());
        }
        if let Some(body) = body {
            let content = self.content(body, !is_refusal(status));
            written.insert("content".into(), content);
        }
        written.into()
    }

    /// The answer of every operation whose document names no refusal.
    fn any_refusal(&mut self) -> Value {
        let body = MessageContent {
            media_type: "application/json".into(),
            message: self.error,
            examples: Map::new(),
        };
        let sentence = first_sentence(self.error);
        json!({
            "description": format!(
                "{sentence} The document names no status of one here."
            ),
            "content": self.content(&body, true),
        })
    }

    /// A body with its examples; the message's own, with every member, where
    /// it is asked for or there is no other.
    fn content(
        &mut self,
        body: &MessageContent<'m>,
        with_own_example: bool,
    ) -> Value {
        let mut examples = body.examples.clone();
        if with_own_example || examples.is_empty() {
            let reference = self.example(body.message);
            examples.insert("Every member".into(), reference);
        }
        let schema = (body.message.add_component)(&mut self.schemas);
        json!({
            (&body.media_type): { "schema": schema, "examples": examples },
        })
    }

    /// A reference to a message's own example.
    fn example(&mut self, message: &MessageInfo) -> Value {
        let id = message.id;
        let value: Result<Value, _> = serde_json::from_str(message.example);
        if let Ok(value) = value {
            let summary = format!("{id} with every member");
            let example = json!({ "summary": summary, "value": value });
            self.examples.insert(id.to_owned(), example);
        }
        json!({ "$ref": format!("#/components/examples/{id}") })
    }
}

fn is_refusal(status: &str) -> bool {
    status.starts_with('4')
}

/// What a message is, in a sentence.
fn first_sentence(message: &MessageInfo) -> String {
    let documentation = match message.shape {
        Shape::Object(object) => object.doc,
        Shape::Array { of: Shape::Object(object), .. } => object.doc,
        Shape::Union { doc, .. } => doc,
        Shape::String(_)
        | Shape::Choice(_)
        | Shape::Number(_)
        | Shape::AnyNumber
        | Shape::Boolean
        | Shape::Any
        | Shape::Array { .. }
        | Shape::Map { .. } => "",
    };
    let sentence = documentation.split_inclusive(['.', '\n']).next();
    let sentence = sentence.map_or("", str::trim);
    if sentence.is_empty() {
        message.id.to_owned()
    } else {
        sentence.to_owned()
    }
}
