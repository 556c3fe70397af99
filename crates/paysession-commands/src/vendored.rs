//! A vendored document and its entry in `SOURCES.toml`.

use anyhow::{Context, ensure};
use toml_edit::{DocumentMut, Item, Value};

use paysession_command_io::LockedFolder;

/// A new version of a vendored document.
#[derive(Debug)]
pub(crate) struct NewVersion<'a> {
    pub(crate) id: &'a str,
    /// The SHA-256 of what the vendored file holds.
    pub(crate) old_sha256: &'a str,
    /// That of the new version.
    pub(crate) new_sha256: &'a str,
}

/// The text of `sources` with the SHA-256 of a new version.
pub(crate) fn listed(
    schemas: &LockedFolder,
    sources: &str,
    new: &NewVersion<'_>,
) -> anyhow::Result<String> {
    let mut table: DocumentMut = schemas
        .read_text(sources)?
        .parse()
        .with_context(|| sources.to_owned())?;
    let listed = sha256(&mut table, new.id)
        .with_context(|| format!("{sources} has no sha256 of {}", new.id))?;
    // Nobody has edited the document, unless into the new version.
    ensure!(
        listed.as_str() == Some(new.old_sha256)
            || new.old_sha256 == new.new_sha256,
        "{sources}: the sha256 of {} is not the file's",
        new.id
    );
    let decor = listed.decor().clone();
    *listed = Value::from(new.new_sha256);
    *listed.decor_mut() = decor;
    Ok(table.to_string())
}

/// Where the digest of a document is listed.
fn sha256<'t>(table: &'t mut DocumentMut, id: &str) -> Option<&'t mut Value> {
    table
        .get_mut("document")
        .and_then(Item::as_array_of_tables_mut)?
        .iter_mut()
        .find(|document| document.get("id").and_then(Item::as_str) == Some(id))?
        .get_mut("sha256")
        .and_then(Item::as_value_mut)
}
