//! A provider's document: its value, its text, and where everything stands.

pub(crate) mod example;
pub(crate) mod load_error;
pub(crate) mod openapi;
pub(crate) mod pointer;
pub(crate) mod reference;
pub(crate) mod yaml;

use self::load_error::LoadError;
use self::openapi::OpenApiVersion;
use self::pointer::Pointer;
use self::yaml::NodeSpan;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::path::Path;
use std::sync::OnceLock;

/// A document, read.
#[derive(Debug)]
#[non_exhaustive]
pub struct Document {
    /// The name that the table of operations knows it by.
    pub id: String,
    /// The file as a person would type it: relative to the workspace.
    pub file: String,
    /// What it holds.
    pub value: Value,
    /// The SHA-256 of its bytes, in hexadecimal digits.
    pub sha256: String,
    pub(crate) text: String,
    spans: OnceLock<HashMap<Pointer, NodeSpan>>,
}

impl Document {
    /// Reads a file, JSON or YAML.
    ///
    /// # Errors
    ///
    /// The file is missing, is not UTF-8, or holds neither JSON nor YAML.
    pub fn read(id: &str, file: &str, path: &Path) -> Result<Self, LoadError> {
        let bytes = std::fs::read(path)
            .map_err(|error| LoadError::unreadable(file, &error))?;
        Self::from_bytes(id, file, &bytes)
    }

    /// Reads bytes, JSON or YAML.
    ///
    /// # Errors
    ///
    /// The bytes are not UTF-8, or hold neither JSON nor YAML.
    pub fn from_bytes(
        id: &str,
        file: &str,
        bytes: &[u8],
    ) -> Result<Self, LoadError> {
        let text = std::str::from_utf8(bytes)
            .map_err(|_| LoadError::new(file, "is not UTF-8"))?
            .trim_start_matches('\u{feff}');
        let parsed = yaml::parse(text).map_err(|unreadable| {
            LoadError::at(file, unreadable.line, unreadable.reason)
        })?;
        Ok(Self {
            id: id.into(),
            file: file.into(),
            value: parsed.value,
            sha256: sha256(bytes),
            text: text.into(),
            spans: parsed.spans.map_or_else(OnceLock::new, OnceLock::from),
        })
    }

    pub(crate) fn openapi_version(&self) -> OpenApiVersion {
        let version = self.value.get("openapi").and_then(Value::as_str);
        if version.is_some_and(|version| version.starts_with("3.0")) {
            OpenApiVersion::V30
        } else {
            OpenApiVersion::V31
        }
    }

    /// The line and column, from 1, of the node at `pointer`, or of the nearest
    /// node above it that has a place.
    pub fn position(&self, pointer: &Pointer) -> Option<(usize, usize)> {
        let start = self.span(pointer)?.value.start;
        Some((start.line, start.column))
    }

    /// Where the node at `pointer` stands, or the nearest node above it.
    pub(crate) fn span(&self, pointer: &Pointer) -> Option<NodeSpan> {
        let spans = self.spans.get_or_init(|| yaml::spans(&self.text));
        let mut at = Some(pointer.clone());
        while let Some(pointer) = at {
            if let Some(span) = spans.get(&pointer) {
                return Some(*span);
            }
            at = pointer.parent();
        }
        None
    }

    /// The text of a line, from 1.
    pub fn line(&self, number: usize) -> Option<&str> {
        self.text.lines().nth(number.checked_sub(1)?)
    }
}

/// The SHA-256 of `bytes`, in hexadecimal digits.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    let digits = digest.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.filter_map(|digit| char::from_digit(digit.into(), 16)).collect()
}
