//! The documents that are judged, and the list of those that are vendored.

use super::{Files, line_of};
use crate::document::Document;
use crate::document::load_error::LoadError;
use serde::Deserialize;
use std::path::Path;

/// A vendored document, as `SOURCES.toml` lists it.
#[derive(Deserialize)]
struct DocumentSource {
    id: String,
    /// The file, beside `SOURCES.toml`.
    file: String,
    sha256: String,
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
    pub failed: Vec<FailedDocument>,
}

/// A document that could not be read, or is not what it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct FailedDocument {
    /// The document, by its id.
    pub id: String,
    /// Why.
    pub error: LoadError,
}

impl FailedDocument {
    /// A document that failed.
    pub fn new(id: impl Into<String>, error: LoadError) -> Self {
        Self { id: id.into(), error }
    }
}

impl RawSources {
    fn read(files: Files<'_>, sources: &str) -> Result<Self, LoadError> {
        let text = files
            .read_text(sources)
            .map_err(|error| LoadError::unreadable(sources, &error))?;
        toml::from_str(&text).map_err(|error| {
            let line = error.span().map(|span| line_of(&text, span.start));
            LoadError::at(sources, line, error.message())
        })
    }
}

impl Documents {
    /// The ids of the documents that `SOURCES.toml` lists.
    ///
    /// # Errors
    ///
    /// `SOURCES.toml` cannot be read.
    pub fn listed<'a>(
        files: impl Into<Files<'a>>,
        sources: &str,
    ) -> Result<Vec<String>, LoadError> {
        let raw = RawSources::read(files.into(), sources)?;
        Ok(raw.document.into_iter().map(|source| source.id).collect())
    }

    /// Reads every document that `SOURCES.toml` lists, and checks its digest.
    /// `instead` gives other files for some of them, which are not checked.
    ///
    /// # Errors
    ///
    /// `SOURCES.toml` cannot be read, or `instead` names a document that it
    /// does not list: see [`Documents::listed`].
    pub fn read<'a>(
        files: impl Into<Files<'a>>,
        sources: &str,
        instead: &[(String, String)],
    ) -> Result<Self, LoadError> {
        let files = files.into();
        let raw = RawSources::read(files, sources)?;
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
                files,
                folder,
                &source,
                other.map(|(_, file)| file.as_str()),
            );
        }
        Ok(library)
    }

    fn add(
        &mut self,
        files: Files<'_>,
        folder: &str,
        source: &DocumentSource,
        instead: Option<&str>,
    ) {
        let vendored = format!("{folder}/{}", source.file);
        let file = instead.unwrap_or(&vendored);
        // A file given by hand is where the person says, not in the workspace.
        let read = match instead {
            Some(file) => Document::read(&source.id, file, Path::new(file)),
            None => files.document(&source.id, file),
        };
        match read {
            Ok(document) => {
                if instead.is_none() && document.sha256 != source.sha256 {
                    let reason = format!(
                        "expected sha256 {}, found {}",
                        source.sha256, document.sha256
                    );
                    let error = LoadError::new(file, reason);
                    self.failed.push(FailedDocument::new(&source.id, error));
                }
                self.documents.push(document);
            }
            Err(error) => {
                self.failed.push(FailedDocument::new(&source.id, error));
            }
        }
    }

    /// Puts a document in the place of the one of its id, whatever was wrong
    /// with that.
    pub fn replace(&mut self, document: Document) {
        self.failed.retain(|failed| failed.id != document.id);
        match self.documents.iter_mut().find(|one| one.id == document.id) {
            Some(place) => *place = document,
            None => self.documents.push(document),
        }
    }

    /// The document of this id.
    pub fn get(&self, id: &str) -> Option<&Document> {
        self.documents.iter().find(|document| document.id == id)
    }
}
