//! The references of schemas.

use super::{Unresolved, target};
use crate::document::openapi_version::OpenApiVersion;
use crate::document::pointer::Pointer;
use fluent_uri::{Iri, IriRef};
use percent_encoding::percent_decode_str;
use serde_json::{Map, Value};
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

/// Resolves the references of schemas, which `$id` may make relative to another
/// place than the document, and which anchors may name.
pub(crate) struct SchemaResolver<'v> {
    root: &'v Value,
    openapi_version: OpenApiVersion,
    names: OnceCell<SchemaNames>,
}

impl<'v> SchemaResolver<'v> {
    pub(crate) fn new(
        root: &'v Value,
        openapi_version: OpenApiVersion,
    ) -> Self {
        Self { root, openapi_version, names: OnceCell::new() }
    }

    /// Where the `$ref` of the schema at `at` leads.
    pub(crate) fn reference(
        &self,
        at: &Pointer,
        reference: &Value,
    ) -> Result<Pointer, Unresolved> {
        let text = reference.as_str().ok_or(Unresolved::NotAString)?;
        let target = match self.openapi_version {
            OpenApiVersion::V30 => return target(self.root, reference),
            OpenApiVersion::V31 => self.by_uri(at, text)?,
        };
        let exists = target.resolve(self.root).is_some();
        exists.then_some(target).ok_or(Unresolved::NotFound)
    }

    /// Where a `$dynamicRef` leads: to the one schema of its name, as no other
    /// can be meant, whatever the way to it.
    pub(crate) fn dynamic_reference(
        &self,
        at: &Pointer,
        reference: &Value,
    ) -> Result<Pointer, Unresolved> {
        let text = reference.as_str().ok_or(Unresolved::NotAString)?;
        let target = self.reference(at, reference)?;
        let name = text.rsplit_once('#').map_or("", |(_, name)| name);
        let dynamic = self.names().dynamic_anchors.get(name);
        match dynamic {
            Some(places) if places.len() > 1 && places.contains(&target) => {
                Err(Unresolved::Ambiguous)
            }
            Some(_) | None => Ok(target),
        }
    }

    fn names(&self) -> &SchemaNames {
        self.names.get_or_init(|| SchemaNames::of(self.root))
    }

    fn by_uri(&self, at: &Pointer, text: &str) -> Result<Pointer, Unresolved> {
        let resource = self.resource_of(at);
        let (uri, fragment) = text.split_once('#').unwrap_or((text, ""));
        let resource = if uri.is_empty() {
            resource
        } else {
            let names = self.names();
            let found = names
                .uri(&resource, uri)
                .and_then(|uri| names.resources.get(&uri));
            found.cloned().ok_or(Unresolved::External)?
        };
        let fragment = percent_decode_str(fragment).decode_utf8();
        let fragment = fragment.map_err(|_| Unresolved::NotFound)?;
        match Pointer::parse(&fragment) {
            Some(pointer) => Ok(resource.append(&pointer)),
            None => {
                let name = (resource, fragment.into_owned());
                let anchor = self.names().anchors.get(&name);
                anchor.cloned().ok_or(Unresolved::NotFound)
            }
        }
    }

    /// The schema with `$id` that the one at `at` is part of; the document,
    /// where there is none.
    fn resource_of(&self, at: &Pointer) -> Pointer {
        let (mut resource, mut place) = (Pointer::root(), Pointer::root());
        for segment in at.segments() {
            place = place.join(&segment);
            let id = place.resolve(self.root).and_then(|v| v.get("$id"));
            if id.is_some_and(Value::is_string) {
                resource = place.clone();
            }
        }
        resource
    }
}

/// The names that the schemas of a document give themselves.
#[derive(Default)]
struct SchemaNames {
    /// The schemas with `$id`, by their URI.
    resources: BTreeMap<Iri<String>, Pointer>,
    bases: BTreeMap<Pointer, Iri<String>>,
    anchors: BTreeMap<(Pointer, String), Pointer>,
    dynamic_anchors: BTreeMap<String, BTreeSet<Pointer>>,
}

/// Stands for the address of a document, which is not known.
const DOCUMENT: &str = "https://document.invalid/";

/// Members of any OpenAPI or schema object that hold data, and no schemas.
const DATA: [&str; 6] =
    ["example", "examples", "default", "enum", "const", "value"];

/// Members whose members are named by the document's author.
const NAMED_BY_AUTHORS: [&str; 18] = [
    "properties",
    "patternProperties",
    "dependentSchemas",
    "$defs",
    "definitions",
    "schemas",
    "responses",
    "parameters",
    "requestBodies",
    "headers",
    "callbacks",
    "pathItems",
    "paths",
    "webhooks",
    "content",
    "encoding",
    "links",
    "variables",
];

impl SchemaNames {
    fn of(root: &Value) -> Self {
        let mut names = Self::default();
        let mut open = vec![(root, Pointer::root(), Pointer::root(), false)];
        while let Some((value, at, resource, named)) = open.pop() {
            match value {
                Value::Object(members) => {
                    let resource = if named {
                        resource
                    } else {
                        names.add(members, &at, resource)
                    };
                    open.extend(members.iter().filter_map(|(name, value)| {
                        let data = DATA.contains(&name.as_str())
                            || name.starts_with("x-");
                        let author =
                            !named && NAMED_BY_AUTHORS.contains(&name.as_str());
                        (named || !data).then(|| {
                            (value, at.join(name), resource.clone(), author)
                        })
                    }));
                }
                Value::Array(items) => {
                    let items = items.iter().enumerate();
                    open.extend(items.map(|(index, value)| {
                        (value, at.item(index), resource.clone(), false)
                    }));
                }
                Value::Null
                | Value::Bool(_)
                | Value::Number(_)
                | Value::String(_) => {}
            }
        }
        names
    }

    /// A URI, relative to that of a resource, without its fragment.
    fn uri(&self, resource: &Pointer, text: &str) -> Option<Iri<String>> {
        let reference = IriRef::parse(text).ok()?;
        let uri = match self.bases.get(resource) {
            Some(base) => reference.resolve_against(base),
            None => reference.resolve_against(&Iri::parse(DOCUMENT).ok()?),
        };
        let mut uri = uri.ok()?.normalize();
        uri.set_fragment(None);
        Some(uri)
    }

    /// Adds the names of one object; the resource that it is part of.
    fn add(
        &mut self,
        members: &Map<String, Value>,
        at: &Pointer,
        resource: Pointer,
    ) -> Pointer {
        let text = |word: &str| members.get(word).and_then(Value::as_str);
        let mut resource = resource;
        if let Some(uri) = text("$id").and_then(|id| self.uri(&resource, id)) {
            self.resources.insert(uri.clone(), at.clone());
            self.bases.insert(at.clone(), uri);
            resource = at.clone();
        }
        for word in ["$anchor", "$dynamicAnchor"] {
            if let Some(name) = text(word) {
                let key = (resource.clone(), name.to_owned());
                self.anchors.insert(key, at.clone());
            }
        }
        if let Some(name) = text("$dynamicAnchor") {
            let places = self.dynamic_anchors.entry(name.into()).or_default();
            places.insert(at.clone());
        }
        resource
    }
}
