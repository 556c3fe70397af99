//! Which type is bound to which location of which document.

use super::line_of;
use crate::document::load_error::LoadError;
use crate::document::openapi::{Direction, MessageLocation};
use crate::document::pointer::Pointer;
use serde::Deserialize;
use toml::Spanned;

/// Which type is bound to which location of which document.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Binding {
    /// The name of the operation in findings.
    pub id: String,
    /// The id of the document.
    pub document: String,
    /// The place: a media type object or a schema.
    pub at: Pointer,
    /// Who writes the message.
    pub direction: Direction,
    /// The id of our type.
    pub of_type: String,
    pub(crate) line: usize,
}

impl Binding {
    /// The place that it names, as a comparison sees it.
    pub(crate) fn location(&self) -> MessageLocation {
        MessageLocation {
            id: self.id.clone(),
            pointer: self.at.clone(),
            direction: self.direction,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawBinding {
    id: String,
    document: String,
    at: Spanned<String>,
    direction: Direction,
    r#type: String,
}

pub(super) fn binding(
    file: &str,
    text: &str,
    raw: RawBinding,
) -> Result<Binding, LoadError> {
    let line = line_of(text, raw.at.span().start);
    let at = Pointer::parse(raw.at.get_ref()).ok_or_else(|| {
        LoadError::at(file, Some(line), "expected a pointer that starts with /")
    })?;
    Ok(Binding {
        id: raw.id,
        document: raw.document,
        at,
        direction: raw.direction,
        of_type: raw.r#type,
        line,
    })
}
