//! The operations of all documents of a provider, by path and method.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use serde_json::{Map, Value, json};
use specdrift::{Document, Pointer};

use super::{
    message_locations::MessageLocations,
    operation::{Operation, OperationReader},
};

/// The methods of a path that OpenAPI 3.1 knows.
const METHODS: [&str; 8] =
    ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/// The operations, by path and method. Two templates that differ in the names
/// of their parameters are one path, named as the first.
#[derive(Debug, Default)]
pub(super) struct Paths<'m>(BTreeMap<Vec<TemplateSegment>, PathItem<'m>>);

/// One path.
#[derive(Debug)]
pub(super) struct PathItem<'m> {
    /// Its template: `/sessions/{id}`.
    pub(super) template: String,
    /// By method.
    pub(super) operations: BTreeMap<&'static str, Operation<'m>>,
}

/// A part of a template, whatever its parameter is called.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum TemplateSegment {
    Literal(String),
    Parameter,
}

impl<'m> Paths<'m> {
    /// The typed operations of documents, of which a later one counts.
    pub(super) fn read(
        documents: &[Document],
        places: &MessageLocations<'m>,
    ) -> Result<Self> {
        let mut paths = Self::default();
        for document in documents {
            let reader = OperationReader { document, places };
            let at = Pointer::root().join("paths");
            let all = document.value.get("paths").and_then(Value::as_object);
            for (template, path) in all.into_iter().flatten() {
                paths.add_path(&reader, &at.join(template), template, path)?;
            }
        }
        Ok(paths)
    }

    fn add_path(
        &mut self,
        reader: &OperationReader<'_, 'm>,
        at: &Pointer,
        template: &str,
        path: &Value,
    ) -> Result<()> {
        for method in METHODS {
            if path.get(method).is_none() {
                continue;
            }
            let operation =
                reader.read(&at.join(method), path.get("parameters"))?;
            if operation.is_typed() {
                self.add(template, method, operation);
            }
        }
        Ok(())
    }

    fn add(
        &mut self,
        template: &str,
        method: &'static str,
        mut operation: Operation<'m>,
    ) {
        let path =
            self.0.entry(segments(template)).or_insert_with(|| PathItem {
                template: template.to_owned(),
                operations: BTreeMap::new(),
            });
        rename(&mut operation.parameters, template, &path.template);
        let earlier = path.operations.remove(method);
        let operation = match earlier {
            Some(earlier) => later(earlier, operation),
            None => operation,
        };
        path.operations.insert(method, operation);
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &PathItem<'m>> {
        self.0.values()
    }

    pub(super) fn operations(&self) -> impl Iterator<Item = &Operation<'m>> {
        self.iter().flat_map(|path| path.operations.values())
    }

    /// What groups the operations: the first part of their paths.
    pub(super) fn tags(&self) -> Vec<Value> {
        let tags: BTreeSet<&str> = self.iter().map(PathItem::tag).collect();
        tags.into_iter()
            .map(|tag| {
                let description = format!("Operations at and below `/{tag}`.");
                json!({ "name": tag, "description": description })
            })
            .collect()
    }
}

impl PathItem<'_> {
    /// The first part of the path.
    pub(super) fn tag(&self) -> &str {
        let path = self.template.trim_start_matches('/');
        path.split_once('/').map_or(path, |(first, _)| first)
    }
}

/// What the later edition of a document says, and what only the earlier says.
fn later<'m>(earlier: Operation<'m>, later: Operation<'m>) -> Operation<'m> {
    let mut responses = earlier.responses;
    for (status, mut response) in later.responses {
        if let (Some(body), Some(earlier)) = (
            &mut response.body,
            responses.get(&status).and_then(|one| one.body.as_ref()),
        ) {
            body.examples = both(&earlier.examples, &body.examples);
        }
        responses.insert(status, response);
    }
    let mut annotations = later.annotations;
    for name in ["summary", "operationId"] {
        if let (false, Some(value)) =
            (annotations.contains_key(name), earlier.annotations.get(name))
        {
            annotations.insert(name.into(), value.clone());
        }
    }
    Operation {
        annotations,
        request: later.request.or(earlier.request),
        description: later.description.or(earlier.description),
        responses,
        ..later
    }
}

fn both(
    earlier: &Map<String, Value>,
    later: &Map<String, Value>,
) -> Map<String, Value> {
    let all = earlier.iter().chain(later);
    all.map(|(name, value)| (name.clone(), value.clone())).collect()
}

/// Names the parameters of a path as another template of it does.
fn rename(parameters: &mut [Value], from: &str, to: &str) {
    let names: BTreeMap<&str, &str> = names(from).zip(names(to)).collect();
    let of_path = parameters.iter_mut().filter(|one| one["in"] == "path");
    for parameter in of_path.filter_map(Value::as_object_mut) {
        let name = parameter.get("name").and_then(Value::as_str);
        if let Some(new) = name.and_then(|name| names.get(name)) {
            parameter.insert("name".into(), (*new).into());
        }
    }
}

fn names(template: &str) -> impl Iterator<Item = &str> {
    template.split('/').filter_map(parameter)
}

fn segments(template: &str) -> Vec<TemplateSegment> {
    let segment = |text: &str| match parameter(text) {
        Some(_) => TemplateSegment::Parameter,
        None => TemplateSegment::Literal(text.to_owned()),
    };
    template.split('/').map(segment).collect()
}

/// The name of the parameter that a part of a template is.
fn parameter(segment: &str) -> Option<&str> {
    segment.strip_prefix('{')?.strip_suffix('}')
}
