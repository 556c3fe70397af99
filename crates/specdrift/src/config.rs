//! The table of operations and waivers, and the list of vendored documents:
//! what is compared, and what is known and accepted.

use crate::document::pointer::Pointer;
use crate::document::{Document, LoadError};
use crate::report::finding::Direction;
use serde::Deserialize;
use serde_json::Value;
use std::path::Path;
use toml::Spanned;
use toml::value::Datetime;

/// Which type stands for which place of which document.
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

/// A difference that is known and accepted.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Waiver {
    /// The fingerprint of the finding.
    pub fingerprint: String,
    /// Why it is accepted.
    pub reason: String,
    /// The last day on which it is accepted, as `YYYY-MM-DD`.
    pub until: Option<String>,
    /// The value that proved the difference when it was accepted.
    pub counterexample: Option<Value>,
    pub(crate) line: usize,
}

/// The table, read.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Config {
    /// The file, relative to the workspace.
    pub file: String,
    /// What is compared.
    pub operations: Vec<Binding>,
    /// What is accepted.
    pub waivers: Vec<Waiver>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawConfig {
    #[serde(default)]
    operation: Vec<RawOperation>,
    #[serde(default)]
    waiver: Vec<RawWaiver>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawOperation {
    id: String,
    document: String,
    at: Spanned<String>,
    direction: Direction,
    r#type: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawWaiver {
    fingerprint: Spanned<String>,
    #[serde(default)]
    reason: String,
    until: Option<Datetime>,
    counterexample: Option<Spanned<String>>,
}

impl Config {
    /// Reads the table.
    ///
    /// # Errors
    ///
    /// The text is not TOML, has a key that means nothing, a pointer that does
    /// not start with `/`, or a counterexample that is not JSON.
    pub fn parse(file: &str, text: &str) -> Result<Self, LoadError> {
        let raw: RawConfig = toml::from_str(text).map_err(|error| {
            let line = error.span().map(|span| line_of(text, span.start));
            let reason = error.message().lines().next().unwrap_or_default();
            LoadError::at(file, line, reason)
        })?;
        let operations = raw
            .operation
            .into_iter()
            .map(|raw| operation(file, text, raw))
            .collect::<Result<_, _>>()?;
        let waivers = raw
            .waiver
            .into_iter()
            .map(|raw| waiver(file, text, raw))
            .collect::<Result<_, _>>()?;
        Ok(Self { file: file.into(), operations, waivers })
    }
}

fn operation(
    file: &str,
    text: &str,
    raw: RawOperation,
) -> Result<Binding, LoadError> {
    let line = line_of(text, raw.at.span().start);
    let at = Pointer::parse(raw.at.get_ref()).ok_or_else(|| {
        LoadError::at(
            file,
            Some(line),
            "a pointer that starts with / is wanted",
        )
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

fn waiver(file: &str, text: &str, raw: RawWaiver) -> Result<Waiver, LoadError> {
    let counterexample = raw
        .counterexample
        .map(|json| {
            serde_json::from_str(json.get_ref()).map_err(|error| {
                let line = line_of(text, json.span().start);
                LoadError::at(
                    file,
                    Some(line),
                    format!("JSON is wanted: {error}"),
                )
            })
        })
        .transpose()?;
    Ok(Waiver {
        line: line_of(text, raw.fingerprint.span().start),
        fingerprint: raw.fingerprint.into_inner(),
        reason: raw.reason,
        until: raw
            .until
            .map(|date| date.to_string().chars().take(10).collect()),
        counterexample,
    })
}

/// A vendored document, as `SOURCES.toml` lists it.
#[derive(Debug, Clone, Deserialize)]
#[non_exhaustive]
pub struct DocumentSource {
    /// The name that the table of operations uses.
    pub id: String,
    /// The file, beside `SOURCES.toml`.
    pub file: String,
    /// The SHA-256 of its bytes.
    pub sha256: String,
}

#[derive(Deserialize)]
struct RawSources {
    #[serde(default)]
    document: Vec<DocumentSource>,
}

/// The documents that are judged: vendored ones, and those given in their place.
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct Documents {
    /// The documents that could be read.
    pub documents: Vec<Document>,
    /// What could not be read, or is not what it should be.
    pub failures: Vec<(String, LoadError)>,
}

impl Documents {
    /// Reads every document that `SOURCES.toml` lists, and checks its digest.
    /// `instead` gives other files for some of them, which are not checked.
    ///
    /// # Errors
    ///
    /// `SOURCES.toml` cannot be read, or `instead` names a document that it
    /// does not list.
    pub fn read(
        root: &Path,
        sources: &str,
        instead: &[(String, String)],
    ) -> Result<Self, LoadError> {
        let text = std::fs::read_to_string(root.join(sources))
            .map_err(|error| LoadError::unreadable(sources, &error))?;
        let raw: RawSources = toml::from_str(&text).map_err(|error| {
            let line = error.span().map(|span| line_of(&text, span.start));
            LoadError::at(sources, line, error.message())
        })?;
        let unknown = instead.iter().find(|(id, _)| {
            !raw.document.iter().any(|source| source.id == *id)
        });
        if let Some((id, _)) = unknown {
            return Err(LoadError::new(
                sources,
                format!("lists no document {id}"),
            ));
        }
        let folder = sources.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut library = Self::default();
        for source in raw.document {
            let other = instead.iter().find(|(id, _)| *id == source.id);
            library.add(
                root,
                folder,
                &source,
                other.map(|(_, file)| file.as_str()),
            );
        }
        Ok(library)
    }

    fn add(
        &mut self,
        root: &Path,
        folder: &str,
        source: &DocumentSource,
        instead: Option<&str>,
    ) {
        let vendored = format!("{folder}/{}", source.file);
        let file = instead.unwrap_or(&vendored);
        // A file given by hand is where the person says, not in the workspace.
        let path = match instead {
            Some(file) => file.into(),
            None => root.join(file),
        };
        match Document::read(&source.id, file, &path) {
            Ok(document) => {
                if instead.is_none() && document.sha256 != source.sha256 {
                    let reason = format!(
                        "sha256 {} is wanted, found {}",
                        source.sha256, document.sha256
                    );
                    self.failures.push((
                        source.id.clone(),
                        LoadError::new(file, reason),
                    ));
                }
                self.documents.push(document);
            }
            Err(failure) => self.failures.push((source.id.clone(), failure)),
        }
    }

    /// The document of this id.
    pub fn get(&self, id: &str) -> Option<&Document> {
        self.documents.iter().find(|document| document.id == id)
    }
}

fn line_of(text: &str, offset: usize) -> usize {
    text.bytes().take(offset).filter(|byte| *byte == b'\n').count() + 1
}
