//! Parameters of a request and headers of a response.

use super::is_false;
use super::json_text::JsonText;
use crate::document::pointer::Pointer;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Where a parameter is sent.
#[derive(
    Debug,
    Clone,
    Copy,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub(crate) enum ParameterLocation {
    Path,
    Query,
    #[default]
    Header,
    Cookie,
}

impl ParameterLocation {
    /// The place of this name.
    pub(crate) fn of(name: &str) -> Option<Self> {
        match name {
            "path" => Some(Self::Path),
            "query" => Some(Self::Query),
            "header" => Some(Self::Header),
            "cookie" => Some(Self::Cookie),
            _ => None,
        }
    }

    /// The words for a parameter that is sent there.
    pub(crate) fn parameter(self) -> &'static str {
        match self {
            Self::Path => "path parameter",
            Self::Query => "query parameter",
            Self::Header => "header",
            Self::Cookie => "cookie",
        }
    }

    /// The style where none is given (OpenAPI, "Parameter Object").
    pub(crate) fn default_style(self) -> &'static str {
        match self {
            Self::Path | Self::Header => "simple",
            Self::Query | Self::Cookie => "form",
        }
    }
}

/// What is said of a value whose parts are written one by one.
pub(crate) const EXPLODED: &str = " exploded";

/// What is said of a value whose reserved characters need not be escaped.
pub(crate) const RESERVED: &str = " with reserved characters";

/// The member that says whether a parameter may be sent without a value.
pub(crate) const EMPTY: &str = "allowEmptyValue";

/// What tells a parameter from the others: where it is sent, and its name.
pub(crate) type ParameterKey = (ParameterLocation, String);

/// A parameter of a request, or a header of a response.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Parameter {
    #[serde(rename = "in")]
    pub(crate) location: ParameterLocation,
    pub(crate) name: String,
    #[serde(default, skip_serializing_if = "is_false")]
    pub(crate) required: bool,
    #[serde(default, skip_serializing_if = "is_false")]
    pub(crate) deprecated: bool,
    #[serde(default, skip_serializing_if = "is_false")]
    pub(crate) may_be_empty: bool,
    /// How its value is written as text.
    pub(crate) serialization: String,
    /// Its schema, with what its references lead to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) schema: Option<JsonText>,
    #[serde(skip)]
    pub(crate) pointer: Pointer,
    /// The place that holds it, or the reference to it.
    #[serde(skip)]
    pub(crate) written_at: Pointer,
    #[serde(skip)]
    pub(crate) schema_pointer: Option<Pointer>,
}

/// Whether a schema leaves a type to its values.
pub(crate) fn may_be(schema: Option<&Value>, kind: &str) -> bool {
    match schema.and_then(|schema| schema.get("type")) {
        Some(Value::String(one)) => one == kind,
        Some(Value::Array(all)) => all.iter().any(|it| it == kind),
        _ => true,
    }
}

fn has_parts(schema: &Value) -> Option<bool> {
    if schema.get("type").is_some() {
        let kinds = ["array", "object"];
        return Some(kinds.iter().any(|kind| may_be(Some(schema), kind)));
    }
    let choice = ["anyOf", "oneOf"].iter().find_map(|it| schema.get(it));
    let branches = choice?.as_array()?.iter().map(has_parts);
    let branches: Vec<bool> = branches.collect::<Option<_>>()?;
    Some(branches.contains(&true))
}

impl Parameter {
    /// Whether a schema describes its value.
    pub(crate) fn has_schema(&self) -> bool {
        self.schema.is_some() || self.schema_pointer.is_some()
    }

    /// Whether its value is sent as text, in one of the styles, and not in a
    /// media type.
    pub(crate) fn is_text(&self) -> bool {
        !self.serialization.contains('/')
    }

    /// Whether its value may be an array or an object; `None` where its schema
    /// does not say what it is.
    pub(crate) fn has_parts(&self) -> Option<bool> {
        has_parts(&self.schema.as_ref()?.0)
    }

    /// What the parameter is known by. Names of headers have no case (RFC
    /// 9110, section 5.1).
    pub(crate) fn key(&self) -> ParameterKey {
        let name = if self.location == ParameterLocation::Header {
            self.name.to_ascii_lowercase()
        } else {
            self.name.clone()
        };
        (self.location, name)
    }
}
