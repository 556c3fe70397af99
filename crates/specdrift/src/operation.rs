//! What an operation is besides its schemas: parameters, headers, security,
//! addresses, statuses and media types, read from a document, matched between
//! two versions of it, and compared.

pub(crate) mod annotation;
pub(crate) mod change;
pub(crate) mod compare;
pub(crate) mod inlined;
pub(crate) mod json_text;
pub(crate) mod matching;
pub(crate) mod parameter;
pub(crate) mod read;
pub(crate) mod remark;
pub(crate) mod security;
mod server;

use crate::document::openapi::Direction;
use crate::document::pointer::Pointer;
use annotation::RecordedAnnotation;
use json_text::JsonText;
use parameter::Parameter;
use security::{SecurityAlternative, SecurityChange};
use serde::{Deserialize, Serialize};

/// Who calls an operation.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub(crate) enum Caller {
    /// We do: an operation of a path.
    #[default]
    Client,
    /// The provider does: a webhook or a callback.
    Provider,
}

impl Caller {
    /// The direction of what is sent to the operation.
    pub(crate) fn request(self) -> Direction {
        match self {
            Self::Client => Direction::Request,
            Self::Provider => Direction::Response,
        }
    }

    /// The direction of what the operation answers.
    pub(crate) fn response(self) -> Direction {
        match self {
            Self::Client => Direction::Response,
            Self::Provider => Direction::Request,
        }
    }
}

/// An operation. What the lock file keeps of it is what serializes; the places
/// are those in the document that it was read from.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Operation {
    /// The method and the path, or the name of the webhook or callback.
    pub(crate) name: String,
    #[serde(default, skip_serializing_if = "is_false")]
    pub(crate) deprecated: bool,
    /// The address of each server, with the path.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) addresses: Vec<String>,
    /// Any one of these is enough; none at all where it is empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) security: Vec<SecurityAlternative>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) request_body: Option<RequestBody>,
    #[serde(
        default,
        rename = "parameter",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub(crate) parameters: Vec<Parameter>,
    #[serde(
        default,
        rename = "response",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub(crate) responses: Vec<Response>,
    #[serde(
        default,
        rename = "callback",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub(crate) callbacks: Vec<Operation>,
    #[serde(skip)]
    pub(crate) caller: Caller,
    /// Whether a part of it could not be followed, which is told by itself.
    #[serde(skip)]
    pub(crate) is_partial: bool,
    /// The method, in lower case.
    #[serde(skip)]
    pub(crate) method: String,
    /// The path, or the name of the webhook or callback.
    #[serde(skip)]
    pub(crate) path: String,
    #[serde(skip)]
    pub(crate) pointer: Pointer,
    /// The path item that holds the operation, behind any reference.
    #[serde(skip)]
    pub(crate) path_item: Pointer,
    /// The place that names the path item: a path, a webhook, an expression.
    #[serde(skip)]
    pub(crate) path_entry: Pointer,
    #[serde(skip)]
    pub(crate) servers_pointer: Option<Pointer>,
    #[serde(skip)]
    pub(crate) security_pointer: Option<Pointer>,
}

impl Operation {
    /// Whether a place of the document is a part of the operation, whatever the
    /// references on the way.
    pub(crate) fn holds(&self, place: &Pointer) -> bool {
        let as_written = Pointer::root().join("paths").join(&self.path);
        let bodies = self.request_body.iter().map(|body| &body.pointer);
        let responses = self.responses.iter().map(|response| &response.pointer);
        self.pointer.contains(place)
            || as_written.join(&self.method).contains(place)
            || bodies.chain(responses).any(|at| at.contains(place))
    }

    /// Whether a caller must show the same.
    pub(crate) fn has_same_security(&self, other: &Self) -> bool {
        match security::change(&self.security, &other.security) {
            SecurityChange::None | SecurityChange::Reworded => true,
            SecurityChange::Narrowed | SecurityChange::Widened => false,
        }
    }

    /// An operation of the lock file, with the method and the path that its
    /// name says.
    pub(crate) fn located(mut self) -> Self {
        if let Some((method, path)) = self.name.split_once(' ') {
            self.method = method.to_ascii_lowercase();
            let path = path.strip_prefix("webhook ").unwrap_or(path);
            self.path = path.to_owned();
        }
        let callbacks = std::mem::take(&mut self.callbacks);
        self.callbacks =
            callbacks.into_iter().map(Self::located_callback).collect();
        self
    }

    /// A callback of the lock file, with what its name says:
    /// `POST {expression} (callback name of POST /path)`.
    fn located_callback(self) -> Self {
        let mut callback = self.located();
        callback.caller = Caller::Provider;
        let parts = callback.path.split_once(" (callback ");
        let parts = parts.and_then(|(expression, rest)| {
            Some((expression, rest.split_once(" of ")?.0))
        });
        if let Some((expression, name)) = parts {
            callback.path = format!("{name} {expression}");
        }
        callback
    }

    /// Every body that the operation takes or answers with, its callbacks'
    /// included.
    pub(crate) fn media_types_mut(&mut self) -> Vec<&mut MediaType> {
        let Self { request_body, responses, callbacks, .. } = self;
        let request =
            request_body.iter_mut().flat_map(|it| &mut it.media_types);
        let answers = responses.iter_mut().flat_map(|it| &mut it.media_types);
        let called = callbacks.iter_mut().flat_map(Self::media_types_mut);
        request.chain(answers).chain(called).collect()
    }
}

/// The body that an operation takes.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RequestBody {
    #[serde(default)]
    pub(crate) required: bool,
    #[serde(
        default,
        rename = "media_type",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub(crate) media_types: Vec<MediaType>,
    #[serde(skip)]
    pub(crate) pointer: Pointer,
    /// The place that holds it, or the reference to it.
    #[serde(skip)]
    pub(crate) written_at: Pointer,
}

/// What an operation answers with one status.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Response {
    /// `200`, `2XX` or `default`.
    pub(crate) status: String,
    #[serde(
        default,
        rename = "media_type",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub(crate) media_types: Vec<MediaType>,
    #[serde(default, rename = "header", skip_serializing_if = "Vec::is_empty")]
    pub(crate) headers: Vec<Parameter>,
    #[serde(skip)]
    pub(crate) pointer: Pointer,
    /// The place that holds it, or the reference to it.
    #[serde(skip)]
    pub(crate) written_at: Pointer,
}

/// What a media type says of its body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MediaTypeSchema {
    /// Nothing.
    Absent,
    /// That it may be anything.
    Any,
    /// More than that.
    Described,
}

/// A media type that a body may have.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MediaType {
    pub(crate) name: String,
    /// The schema of a callback's body, with what its references lead to: no
    /// type models it. Only the lock file has it.
    #[serde(
        default,
        rename = "schema",
        skip_serializing_if = "Option::is_none"
    )]
    pub(crate) recorded_schema: Option<JsonText>,
    /// What the schema says besides what it accepts. Only the lock file has
    /// it.
    #[serde(
        default,
        rename = "annotation",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub(crate) annotations: Vec<RecordedAnnotation>,
    /// The media type object.
    #[serde(skip)]
    pub(crate) pointer: Pointer,
    /// The lock file does not say.
    #[serde(skip)]
    pub(crate) schema: Option<MediaTypeSchema>,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes a reference"
)]
pub(crate) fn is_false(value: &bool) -> bool {
    !value
}
