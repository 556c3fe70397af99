//! A vendored document and its entry in `SOURCES.toml`.

use std::path::Path;

use anyhow::{Context, ensure};
use toml_edit::{DocumentMut, Item, Value};

use paysession_command_io::LockedFolder;

/// A new version of a vendored document.
#[derive(Debug)]
pub(crate) struct NewVersion<'a> {
    pub(crate) id: &'a str,
    /// The vendored file, and the SHA-256 of what it holds.
    pub(crate) file: &'a str,
    pub(crate) old_sha256: &'a str,
    pub(crate) bytes: &'a [u8],
    pub(crate) new_sha256: &'a str,
}

/// Puts a new version in the place of the vendored one, and its SHA-256 into
/// `sources`.
///
/// The document comes first, and its digest last: where a run ends between the
/// two, every check says that the digests differ, and the same update again
/// finds the new version in its place and lists it. The other way round, a
/// document that somebody has edited could not be told from one whose update
/// was interrupted.
pub(crate) fn replace(
    schemas: &LockedFolder,
    sources: &str,
    new: &NewVersion<'_>,
) -> anyhow::Result<()> {
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
    schemas.write(Path::new(new.file), new.bytes)?;
    schemas.write(Path::new(sources), table.to_string().as_bytes())
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
