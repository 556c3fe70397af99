//! A provider's document: its value, its text, and where everything stands.

pub(crate) mod decimal;
pub(crate) mod equality;
pub(crate) mod example;
mod json;
mod lines;
pub(crate) mod load_error;
mod not_openapi;
pub(crate) mod openapi;
pub(crate) mod openapi_version;
pub(crate) mod pointer;
pub(crate) mod reference;
pub(crate) mod span;
mod spans;
mod syntax_error;
mod tree;
mod yaml;

use self::decimal::Decimal;
use self::lines::Lines;
use self::load_error::LoadError;
use self::not_openapi::NotOpenApi;
use self::openapi_version::OpenApiVersion;
use self::pointer::Pointer;
use self::span::NodeSpan;
use self::spans::SpanTree;
use self::syntax_error::SyntaxError;
use self::tree::Tree;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

/// How many bytes a document may have. The largest that providers publish have
/// some 12 MB.
const MAX_DOCUMENT_BYTES: usize = 32 << 20;

/// An OpenAPI document of version 3.0 or 3.1, read.
#[derive(Debug)]
#[non_exhaustive]
pub struct Document {
    /// The name that the table of operations knows it by.
    pub id: String,
    /// The file as a person would type it: relative to the workspace.
    pub file: String,
    /// What it holds. A number that neither 64 bits nor an `f64` have is the
    /// nearest one.
    pub value: Value,
    /// The SHA-256 of its bytes, in hexadecimal digits.
    pub sha256: String,
    pub(crate) text: String,
    pub(crate) openapi_version: OpenApiVersion,
    /// The numbers that `value` only comes near to.
    pub(crate) exact_numbers: Arc<BTreeMap<Pointer, Decimal>>,
    spans: SpanTree,
    lines: Lines,
}

impl Document {
    /// Reads a file, JSON or YAML.
    ///
    /// # Errors
    ///
    /// The file is missing, or is not one OpenAPI document of version 3.0 or
    /// 3.1: the error says what it is instead.
    pub fn read(id: &str, file: &str, path: &Path) -> Result<Self, LoadError> {
        let unreadable = |error| LoadError::unreadable(file, &error);
        if path.is_dir() {
            return Err(LoadError::new(file, NotOpenApi::Folder.reason()));
        }
        let open = std::fs::File::open(path).map_err(unreadable)?;
        // No more than it takes to see that there is too much.
        let most = u64::try_from(MAX_DOCUMENT_BYTES).unwrap_or(u64::MAX);
        let mut bytes = Vec::new();
        open.take(most.saturating_add(1))
            .read_to_end(&mut bytes)
            .map_err(unreadable)?;
        Self::from_bytes(id, file, &bytes)
    }

    /// Reads bytes, JSON or YAML.
    ///
    /// # Errors
    ///
    /// The bytes are not one OpenAPI document of version 3.0 or 3.1: the error
    /// says what they are instead.
    pub fn from_bytes(
        id: &str,
        file: &str,
        bytes: &[u8],
    ) -> Result<Self, LoadError> {
        let not = |found: NotOpenApi| LoadError::new(file, found.reason());
        if bytes.len() > MAX_DOCUMENT_BYTES {
            return Err(not(NotOpenApi::TooLarge));
        }
        let text = not_openapi::text(bytes).map_err(not)?;
        if let Some(found) = not_openapi::by_start(text) {
            return Err(not(found));
        }
        let Tree { value, spans, exact_numbers } = parse(text)
            .map_err(|error| LoadError::at(file, error.line, error.reason))?;
        let openapi_version =
            not_openapi::by_value(&value, text).map_err(not)?;
        Ok(Self {
            id: id.into(),
            file: file.into(),
            value,
            sha256: sha256(bytes),
            text: text.into(),
            openapi_version,
            exact_numbers: Arc::new(exact_numbers),
            spans,
            lines: Lines::of(text),
        })
    }

    pub(crate) fn openapi_version(&self) -> OpenApiVersion {
        self.openapi_version
    }

    /// The line and column, from 1, of the node at `pointer`, or of the nearest
    /// node above it that has a place.
    pub fn position(&self, pointer: &Pointer) -> Option<(usize, usize)> {
        let start = self.span(pointer).value.start;
        Some((start.line, start.column))
    }

    /// Where the node at `pointer` stands, or the nearest node above it.
    pub(crate) fn span(&self, pointer: &Pointer) -> NodeSpan {
        self.spans.nearest(pointer)
    }

    /// The byte of a line at which a column begins, both from 1.
    pub(crate) fn offset(&self, line: usize, column: usize) -> usize {
        self.lines.offset(&self.text, line, column)
    }

    /// The text of a line, from 1.
    pub fn line(&self, number: usize) -> Option<&str> {
        self.lines.line(&self.text, number)
    }
}

/// Reads a text: JSON if it is JSON, else YAML.
fn parse(text: &str) -> Result<Tree, SyntaxError> {
    if text.trim_start().starts_with(['{', '[']) {
        return match json::read(text) {
            Ok(tree) => Ok(tree),
            // A YAML document may start with a brace, too.
            Err(json) if json.may_be_yaml => yaml::read(text).map_err(|yaml| {
                if yaml.breaks_grammar { json.error } else { yaml }
            }),
            Err(json) => Err(json.error),
        };
    }
    yaml::read(text).map_err(|error| {
        if error.breaks_grammar && not_openapi::is_markdown(text) {
            SyntaxError::new(NotOpenApi::Markdown.reason(), error.line)
        } else {
            error
        }
    })
}

/// The SHA-256 of `bytes`, in hexadecimal digits.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    let digits = digest.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.filter_map(|digit| char::from_digit(digit.into(), 16)).collect()
}
