//! The operations whose messages have types, as an OpenAPI document of each
//! provider.
//!
//! What an operation is called, where it is and who may call it stands in the
//! vendored documents; what its bodies are, in the types. Which is which, the
//! bindings say.

mod inline;
mod message_locations;
mod operation;
mod paths;
mod security;
mod write;

use anyhow::{Context, Result};
use clap::ValueEnum;
use serde_json::{Value, json};
use specdrift::{Config, Document, Documents, Files};

use self::{
    message_locations::MessageLocations, paths::Paths, write::OpenApiWriter,
};
use crate::{
    drift::{CONFIG_FILE, SOURCES},
    messages::{MessageInfo, all_messages},
};

/// Whose operations a document has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[expect(clippy::exhaustive_enums, reason = "who matches must know them all")]
pub enum Provider {
    /// Yuno.
    Yuno,
    /// KOMOJU.
    Komoju,
}

impl Provider {
    /// Every provider.
    pub const ALL: &'static [Self] = &[Self::Yuno, Self::Komoju];

    /// The first part of the ids of its messages and documents.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Yuno => "yuno",
            Self::Komoju => "komoju",
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Yuno => "Yuno",
            Self::Komoju => "KOMOJU",
        }
    }

    /// Whether a document of this id is one of its own.
    fn has_document(self, id: &str) -> bool {
        id.split_once('/').is_some_and(|(first, _)| first == self.as_str())
    }

    /// The message that refuses a request.
    fn error(self, messages: &[MessageInfo]) -> Result<&MessageInfo> {
        let id = format!("{}.error", self.as_str());
        let found = messages.iter().find(|message| message.id == id);
        found.with_context(|| format!("expected a message {id}"))
    }
}

/// The OpenAPI 3.1 document of a provider's typed operations.
///
/// Where several documents describe one operation, what the last of them in
/// the list says of it counts; a status is there if any of them has it.
///
/// # Errors
///
/// The table of bindings or a document cannot be read, a reference in one
/// leads nowhere or to itself, or two define one security scheme differently.
pub fn document(files: Files<'_>, provider: Provider) -> Result<Value> {
    let table = files.read_text(CONFIG_FILE).context(CONFIG_FILE)?;
    let config = Config::parse(CONFIG_FILE, &table)?;
    let messages = all_messages();
    let places = MessageLocations::new(&config, &messages);
    let documents = documents(files, provider)?;
    let paths = Paths::read(&documents, &places)?;
    let mut writer = OpenApiWriter::new(provider.error(&messages)?);
    let tags = paths.tags();
    let operations = writer.paths(&paths);
    let mut components = writer.into_components();
    let schemes = security::schemes(&documents, &paths)?;
    components.insert("securitySchemes".into(), schemes.into());
    Ok(json!({
        "openapi": "3.1.0",
        "info": info(provider),
        "servers": servers(&documents),
        "tags": tags,
        "paths": operations,
        "components": components,
    }))
}

/// The provider's documents, in the order of the list.
fn documents(files: Files<'_>, provider: Provider) -> Result<Vec<Document>> {
    let Documents { documents, failed, .. } =
        Documents::read(files, SOURCES, &[])?;
    let is_read = |id: &str| documents.iter().any(|one| one.id == id);
    let unreadable = failed
        .into_iter()
        .find(|one| provider.has_document(&one.id) && !is_read(&one.id));
    if let Some(unreadable) = unreadable {
        return Err(unreadable.error.into());
    }
    let is_own = |one: &Document| provider.has_document(&one.id);
    Ok(documents.into_iter().filter(is_own).collect())
}

fn info(provider: Provider) -> Value {
    let name = provider.name();
    json!({
        "title": format!("{name}: sessions"),
        "version": env!("CARGO_PKG_VERSION"),
        "description": format!(
            "The operations of {name} whose messages have types in the crate \
             `paysession`. Addresses, parameters, statuses and security are \
             those of the documents that {name} publishes; each body is what \
             the type of its message reads and writes."
        ),
        "contact": {
            "name": "paysession",
            "url": "https://docs.rs/paysession",
        },
        "license": {
            "name": "MIT OR Apache-2.0",
            "identifier": "MIT OR Apache-2.0",
        },
    })
}

/// The addresses of every document, each once.
fn servers(documents: &[Document]) -> Vec<&Value> {
    let mut servers: Vec<&Value> = Vec::new();
    let lists = documents.iter().filter_map(|document| {
        document.value.get("servers").and_then(Value::as_array)
    });
    for server in lists.flatten() {
        if !servers.contains(&server) {
            servers.push(server);
        }
    }
    servers
}
