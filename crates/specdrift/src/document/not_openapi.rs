//! What a file is that is no OpenAPI document: a failed download, a page, a
//! document of another kind.

use super::openapi_version::OpenApiVersion;
use serde_json::{Map, Value};
use std::fmt;

/// What was found in the place of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum NotOpenApi {
    EmptyFile,
    HtmlPage,
    Markup,
    GitLfsPointer,
    Markdown,
    PlainText,
    Utf16,
    NotUtf8,
    CompressedFile,
    Folder,
    TooLarge,
    NeitherJsonNorYaml,
    TruncatedJson,
    JsonComments,
    TextAfterJson,
    SeveralYamlDocuments,
    YamlVersion(String),
    MergeKey,
    Tag(String),
    NonJsonNumber(String),
    Swagger(String),
    AsyncApi,
    Overlay,
    Arazzo,
    PostmanCollection,
    MergeConflict,
    OtherVersion(String),
    VersionNotAString,
    Schema,
    ObjectWithoutVersion,
    List,
    Scalar,
}

impl NotOpenApi {
    /// What is wrong with the file.
    pub(crate) fn reason(&self) -> String {
        format!("expected an OpenAPI 3.0 or 3.1 document, found {self}")
    }
}

impl fmt::Display for NotOpenApi {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = match self {
            Self::EmptyFile => "an empty file",
            Self::HtmlPage => "an HTML page",
            Self::Markup => "XML or HTML",
            Self::GitLfsPointer => "a Git LFS pointer",
            Self::Markdown => "markdown",
            Self::PlainText => "plain text",
            Self::Utf16 => "text in UTF-16",
            Self::NotUtf8 => "bytes that are not UTF-8",
            Self::CompressedFile => "a compressed file",
            Self::Folder => "a folder",
            Self::TooLarge => "a file of more than 32 MiB",
            Self::NeitherJsonNorYaml => "text that is neither JSON nor YAML",
            Self::TruncatedJson => "JSON that ends too early",
            Self::JsonComments => "JSON with comments",
            Self::TextAfterJson => "more text after the JSON value",
            Self::SeveralYamlDocuments => "several YAML documents in one file",
            Self::YamlVersion(version) => {
                return write!(f, "YAML {version}, and only 1.2 is read");
            }
            Self::MergeKey => "a merge key (<<), which YAML 1.2 does not have",
            Self::Tag(tag) => {
                return write!(
                    f,
                    "the tag {tag}, which does not fit YAML's core schema"
                );
            }
            Self::NonJsonNumber(text) => {
                return write!(
                    f,
                    "{text}, which JSON cannot represent as a number"
                );
            }
            Self::Swagger(version) => return write!(f, "Swagger {version}"),
            Self::AsyncApi => "an AsyncAPI document",
            Self::Overlay => "an OpenAPI Overlay",
            Self::Arazzo => "an Arazzo description",
            Self::PostmanCollection => "a Postman collection",
            Self::MergeConflict => "an unresolved merge conflict",
            Self::OtherVersion(version) => {
                return write!(f, "OpenAPI {version}");
            }
            Self::VersionNotAString => "an openapi member that is not a string",
            Self::Schema => "a schema by itself",
            Self::ObjectWithoutVersion => "an object without openapi",
            Self::List => "a list",
            Self::Scalar => "a single value",
        };
        f.write_str(words)
    }
}

/// The start of a file that Git LFS leaves in the place of the real one.
const GIT_LFS: &str = "version https://git-lfs.github.com/spec/";

/// How files start that are compressed: gzip, zip, zstd.
const COMPRESSED: [&[u8]; 3] =
    [b"\x1f\x8b", b"PK\x03\x04", b"\x28\xb5\x2f\xfd"];

/// The text of a file.
pub(crate) fn text(bytes: &[u8]) -> Result<&str, NotOpenApi> {
    if bytes.starts_with(b"\xff\xfe")
        || bytes.starts_with(b"\xfe\xff")
        || matches!(bytes, [0, _, ..] | [_, 0, ..])
    {
        return Err(NotOpenApi::Utf16);
    }
    if COMPRESSED.iter().any(|start| bytes.starts_with(start)) {
        return Err(NotOpenApi::CompressedFile);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| NotOpenApi::NotUtf8)?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// What a text is that cannot be a document, by how it starts.
pub(crate) fn by_start(text: &str) -> Option<NotOpenApi> {
    let start = text.trim_start();
    let head: String = start.chars().take(1_000).collect();
    let head = head.to_ascii_lowercase();
    if start.is_empty() {
        Some(NotOpenApi::EmptyFile)
    } else if start.starts_with(GIT_LFS) {
        Some(NotOpenApi::GitLfsPointer)
    } else if has_merge_conflict(text) {
        Some(NotOpenApi::MergeConflict)
    } else if start.starts_with("//") || start.starts_with("/*") {
        Some(NotOpenApi::JsonComments)
    } else if head.starts_with('<') && !head.starts_with("<<") {
        let html = head.contains("<html") || head.contains("<!doctype html");
        Some(if html { NotOpenApi::HtmlPage } else { NotOpenApi::Markup })
    } else {
        None
    }
}

/// Whether a text holds both versions of a part, as Git leaves them. No line of
/// JSON starts so, and in YAML the lines of a text are indented.
fn has_merge_conflict(text: &str) -> bool {
    text.lines().any(|line| line.starts_with("<<<<<<< "))
}

/// Whether a text that is no YAML, or no mapping, is markdown: it has a fence
/// of code or a heading. Both start a line.
pub(crate) fn is_markdown(text: &str) -> bool {
    let fence = |line: &str| line.starts_with("```") || line.starts_with("~~~");
    let heading = |line: &str| {
        let rest = line.trim_start_matches('#');
        rest.len() < line.len() && rest.starts_with(' ')
    };
    let first = text.lines().find(|line| !line.trim().is_empty());
    text.lines().any(fence) || first.is_some_and(heading)
}

/// What a value is that does not say to be OpenAPI 3.0 or 3.1.
pub(crate) fn by_value(
    value: &Value,
    text: &str,
) -> Result<OpenApiVersion, NotOpenApi> {
    match value {
        Value::Object(members) => by_members(members),
        Value::Array(_) => Err(NotOpenApi::List),
        _ if is_markdown(text) => Err(NotOpenApi::Markdown),
        Value::Null => Err(NotOpenApi::EmptyFile),
        Value::String(_) if !text.trim_start().starts_with('"') => {
            Err(NotOpenApi::PlainText)
        }
        Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            Err(NotOpenApi::Scalar)
        }
    }
}

/// Members of which a schema that stands alone has one.
const OF_A_SCHEMA: [&str; 8] = [
    "$schema",
    "$defs",
    "definitions",
    "properties",
    "type",
    "allOf",
    "oneOf",
    "anyOf",
];

fn by_members(
    members: &Map<String, Value>,
) -> Result<OpenApiVersion, NotOpenApi> {
    match members.get("openapi") {
        Some(Value::String(version)) => OpenApiVersion::parse(version)
            .ok_or_else(|| NotOpenApi::OtherVersion(version.clone())),
        Some(_) => Err(NotOpenApi::VersionNotAString),
        None => Err(without_version(members)),
    }
}

fn without_version(members: &Map<String, Value>) -> NotOpenApi {
    if let Some(version) = members.get("swagger") {
        let version = version.as_str().map(ToOwned::to_owned);
        return NotOpenApi::Swagger(version.unwrap_or_else(|| "2.0".into()));
    }
    if members.contains_key("asyncapi") {
        NotOpenApi::AsyncApi
    } else if members.contains_key("overlay") {
        NotOpenApi::Overlay
    } else if members.contains_key("arazzo") {
        NotOpenApi::Arazzo
    } else if members.contains_key("item") && members.contains_key("info") {
        NotOpenApi::PostmanCollection
    } else if OF_A_SCHEMA.iter().any(|word| members.contains_key(*word)) {
        NotOpenApi::Schema
    } else {
        NotOpenApi::ObjectWithoutVersion
    }
}
