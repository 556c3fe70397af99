//! Where the message of a binding stands in a document, which may be another
//! edition than the one that the binding was written for.

use crate::budget::Budget;
use crate::config::Config;
use crate::document::Document;
use crate::document::load_error::LoadError;
use crate::document::pointer::Pointer;
use crate::document::reference;
use crate::operation::read::operations;
use crate::operation::{MediaType, Operation, matching};

/// Where a message stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct LocatedMessage {
    /// A media type object, or the schema.
    pub(super) body: Pointer,
    pub(super) schema: Pointer,
}

/// The operations as the lock file records them.
#[derive(Clone, Copy)]
pub(super) struct LockedOperations<'a> {
    pub(super) config: &'a Config,
    pub(super) budget: &'a Budget,
}

/// The place that the table names, with references followed; or the one that
/// stands for it now, where the operation, the status or the media type that
/// the lock file records has moved. `None` where it is gone, which the
/// comparison with the lock file tells.
pub(super) fn find(
    document: &Document,
    at: &Pointer,
    locked: LockedOperations<'_>,
) -> Result<Option<LocatedMessage>, LoadError> {
    let found = reference::descend(&document.value, at)
        .map_err(|unresolved| unresolved.in_document(document))?;
    match found {
        Some(place) => described_at(document, at, place).map(Some),
        None => match locked.current_location(document, at) {
            LocationStatus::Moved(now) => {
                described_at(document, &now, now.clone()).map(Some)
            }
            LocationStatus::Gone => Ok(None),
            LocationStatus::Unknown => Err(no_schema(document, at)),
        },
    }
}

/// What has become of a place that the lock file records.
enum LocationStatus {
    Moved(Pointer),
    Gone,
    /// The lock file does not record it.
    Unknown,
}

/// The part of an operation that a pointer names, as it was written.
struct OperationPart {
    path: String,
    method: String,
    /// None for the request body.
    status: Option<String>,
    media_type: String,
}

impl OperationPart {
    fn of(at: &Pointer) -> Option<Self> {
        let segments: Vec<String> = at.segments().collect();
        let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
        let (path, method, status, media_type) = match segments[..] {
            ["paths", path, method, "requestBody", "content", media_type] => {
                (path, method, None, media_type)
            }
            [
                "paths",
                path,
                method,
                "responses",
                status,
                "content",
                media_type,
            ] => (path, method, Some(status.to_owned()), media_type),
            _ => return None,
        };
        Some(Self {
            path: path.to_owned(),
            method: method.to_owned(),
            status,
            media_type: media_type.to_owned(),
        })
    }

    /// The media types of the body, before and now.
    fn media_types<'a>(
        &self,
        before: &'a Operation,
        after: &'a Operation,
    ) -> Option<(&'a [MediaType], &'a [MediaType])> {
        let Some(status) = &self.status else {
            let both =
                before.request_body.as_ref().zip(after.request_body.as_ref());
            return both
                .map(|(old, new)| (&*old.media_types, &*new.media_types));
        };
        let matched = matching::responses(&before.responses, &after.responses);
        let pair = matched.pairs.iter().find(|(old, _)| old.status == *status);
        pair.map(|(old, new)| (&*old.media_types, &*new.media_types))
    }
}

impl LockedOperations<'_> {
    fn current_location(
        self,
        document: &Document,
        at: &Pointer,
    ) -> LocationStatus {
        let Some(part) = OperationPart::of(at) else {
            return LocationStatus::Unknown;
        };
        let locked = self.config.lock.iter().flat_map(|it| &it.operations);
        let before: Vec<Operation> = locked
            .filter(|it| it.document == document.id)
            .map(|it| it.operation.clone().located())
            .collect();
        let is_named =
            |it: &&Operation| it.path == part.path && it.method == part.method;
        if !before.iter().any(|it| is_named(&it)) {
            return LocationStatus::Unknown;
        }
        let after = operations(&document.value, self.budget).operations;
        let matched = matching::operations(&before, &after);
        let pair = matched.pairs.iter().find(|(it, _)| is_named(it));
        let Some((before, after)) = pair else { return LocationStatus::Gone };
        // What cannot be followed may hold it.
        if after.is_partial {
            return LocationStatus::Unknown;
        }
        let Some((old, new)) = part.media_types(before, after) else {
            return LocationStatus::Gone;
        };
        let matched = matching::media_types(old, new);
        let pair =
            matched.pairs.iter().find(|(it, _)| it.name == part.media_type);
        pair.map_or(LocationStatus::Gone, |(_, now)| {
            LocationStatus::Moved(now.pointer.clone())
        })
    }
}

/// The schema at a place: a media type object's, or the place itself.
fn described_at(
    document: &Document,
    at: &Pointer,
    place: Pointer,
) -> Result<LocatedMessage, LoadError> {
    let no_schema = || no_schema(document, at);
    let found = place.resolve(&document.value).ok_or_else(no_schema)?;
    let media =
        at.parent().and_then(|p| p.last()).as_deref() == Some("content");
    if media || (found.get("schema").is_some() && found.get("type").is_none()) {
        let schema = place.join("schema");
        let exists = schema.resolve(&document.value).is_some();
        return exists
            .then_some(LocatedMessage { body: place, schema })
            .ok_or_else(no_schema);
    }
    let is_schema = found.is_object() || found.is_boolean();
    is_schema
        .then(|| LocatedMessage { body: place.clone(), schema: place })
        .ok_or_else(no_schema)
}

fn no_schema(document: &Document, at: &Pointer) -> LoadError {
    let line = document.position(at).map(|(line, _)| line);
    let reason = format!("{at} leads to no schema");
    LoadError::at(&document.file, line, reason)
}
