//! Writing the parts of a schema.

use schemars::SchemaGenerator;
use serde_json::{Map, Value, json};

use super::{
    editor,
    keywords::{Keywords, keywords},
    profile::Profile,
};
use crate::{
    introspect::shape::{Field, ObjectShape, Shape},
    rule::{ChoiceRule, StringRule, TypeName},
};

/// Writes the parts of a schema.
pub(super) struct SchemaWriter<'g> {
    pub(super) profile: Profile,
    /// Where objects and long lists of values are components, as in the schemas
    /// that a service publishes. Without it, each part is written into what
    /// holds it, with its source.
    pub(super) components: Option<&'g mut SchemaGenerator>,
}

/// The name of a list of values that is too long to be repeated.
pub(super) fn component_name(rule: &ChoiceRule) -> Option<String> {
    const LONGEST_INLINE: usize = 20;
    let is_long = rule.values.len() > LONGEST_INLINE;
    rule.type_name.filter(|_| is_long).map(TypeName::unique)
}

impl SchemaWriter<'_> {
    /// The schema of a shape that is described at `source`, or a reference to
    /// the component that it is.
    pub(super) fn value(
        &mut self,
        shape: &Shape,
        source: Option<&str>,
    ) -> Keywords {
        let name = match shape {
            Shape::Object(object) => Some(object.type_name.unique()),
            Shape::Choice(rule) => component_name(rule),
            Shape::String(_)
            | Shape::Number(_)
            | Shape::AnyNumber
            | Shape::Boolean
            | Shape::Any
            | Shape::Array { .. }
            | Shape::Map { .. }
            | Shape::Union { .. } => None,
        };
        match name {
            Some(name) => self.part(shape, name, source),
            None => self.whole(shape, source),
        }
    }

    /// The schema of a message, as the component of its type's name, or else
    /// of this one.
    pub(super) fn component(
        &mut self,
        shape: &Shape,
        name: String,
    ) -> Keywords {
        match shape.as_object() {
            Some(_) => self.value(shape, None),
            None => self.part(shape, name, None),
        }
    }

    /// The schema of a shape, or a reference to the component of this name.
    fn part(
        &mut self,
        shape: &Shape,
        name: String,
        source: Option<&str>,
    ) -> Keywords {
        let Some(generator) = &self.components else {
            return self.whole(shape, source);
        };
        let path = &generator.settings().definitions_path;
        let reference = format!("#{path}/{name}");
        if !generator.definitions().contains_key(&name) {
            let schema = self.whole(shape, None);
            self.add_component(name, schema);
        }
        keywords(json!({ "$ref": reference }))
    }

    fn add_component(&mut self, name: String, schema: Keywords) {
        if let Some(generator) = &mut self.components {
            generator.definitions_mut().insert(name, schema.into());
        }
    }

    /// The schema of a shape.
    pub(super) fn whole(
        &mut self,
        shape: &Shape,
        source: Option<&str>,
    ) -> Keywords {
        match shape {
            Shape::String(rule) => rule.schema(),
            Shape::Choice(rule) => self.choice(rule),
            Shape::Number(rule) => rule.schema(self.profile == Profile::Strict),
            Shape::AnyNumber => keywords(json!({ "type": "number" })),
            Shape::Boolean => keywords(json!({ "type": "boolean" })),
            Shape::Any => Map::new(),
            Shape::Array { count, of } => {
                let items =
                    self.value(of, source_of("items", source).as_deref());
                let mut schema = keywords(json!({ "type": "array" }));
                if let Some(max) = count.max {
                    schema.insert("maxItems".into(), max.into());
                }
                schema.insert("items".into(), items.into());
                schema
            }
            Shape::Map { name, of } => {
                let mut schema = keywords(json!({ "type": "object" }));
                if *name != StringRule::ANY {
                    let mut names = name.schema();
                    names.remove("type");
                    schema.insert("propertyNames".into(), names.into());
                }
                let of = self.value(of, None);
                schema.insert("additionalProperties".into(), of.into());
                schema
            }
            Shape::Object(shape) => self.object(shape, source),
            Shape::Union { doc, variants, .. } => {
                let variants: Vec<Value> = variants
                    .iter()
                    .map(|(_, shape)| {
                        self.value(&Shape::Object(shape), source).into()
                    })
                    .collect();
                // The variants exclude each other, so that both keywords say
                // the same. What others make of a document of components, a
                // linter or a generator, sees that only where each requires
                // the tag, which one of ours may leave out.
                let keyword = match self.components {
                    Some(_) => "anyOf",
                    None => "oneOf",
                };
                keywords(json!({
                    "type": "object",
                    "description": doc,
                    keyword: variants,
                }))
            }
        }
    }

    fn choice(&self, rule: &ChoiceRule) -> Keywords {
        let mut schema = rule.schema();
        if self.profile == Profile::Editor {
            schema.extend(editor::choice(rule));
        }
        schema
    }

    fn object(
        &mut self,
        shape: &ObjectShape,
        source: Option<&str>,
    ) -> Keywords {
        let source = shape.source.or(source);
        let mut properties = Map::new();
        let mut required = Vec::new();
        let mut either = Vec::new();
        for field in shape.fields {
            let schema = self.property(field, source);
            if let Some(alias) = field.alias {
                properties.insert(alias.into(), schema.clone().into());
                either.push([field.name, alias]);
            } else if field.required {
                required.push(field.name);
            }
            properties.insert(field.name.into(), schema.into());
        }
        let mut schema = keywords(json!({ "type": "object" }));
        if !shape.doc.is_empty() {
            schema.insert("description".into(), shape.doc.into());
        }
        if !required.is_empty() {
            schema.insert("required".into(), required.into());
        }
        schema.extend(any_name(&either).unwrap_or_default());
        schema.insert("properties".into(), properties.into());
        schema
    }

    fn property(&mut self, field: &Field, object: Option<&str>) -> Keywords {
        let source = object.map(|object| field.source_in(object));
        let mut schema = self.value(&field.shape, source.as_deref());
        if field.nullable {
            schema = or_null(schema);
        }
        if !field.doc.is_empty() {
            schema.insert("description".into(), field.doc.into());
        }
        if self.profile == Profile::Editor {
            schema.extend(editor::field(field, source.as_deref()));
        }
        if let (None, Some(source)) = (&self.components, source) {
            let step = schema.remove("$comment");
            let comment = match step.as_ref().and_then(Value::as_str) {
                Some(step) => format!("{step}; source: {source}"),
                None => format!("source: {source}"),
            };
            schema.insert("$comment".into(), comment.into());
        }
        schema
    }
}

/// Of each field that has two names, one must be there.
fn any_name(names: &[[&str; 2]]) -> Option<Keywords> {
    let each: Vec<Value> = names
        .iter()
        .map(|names| {
            let each = names.map(|name| json!({ "required": [name] }));
            json!({ "anyOf": each })
        })
        .collect();
    match each.as_slice() {
        [] => None,
        [one] => Some(keywords(one.clone())),
        _ => Some(keywords(json!({ "allOf": each }))),
    }
}

fn source_of(step: &str, source: Option<&str>) -> Option<String> {
    source.map(|source| format!("{source}/{step}"))
}

/// The same values, or `null`.
fn or_null(mut schema: Keywords) -> Keywords {
    if schema.contains_key("$ref") {
        return keywords(json!({ "anyOf": [schema, { "type": "null" }] }));
    }
    if let Some(kind) = schema.get_mut("type") {
        *kind = json!([kind, "null"]);
    }
    if let Some(Value::Array(values)) = schema.get_mut("enum") {
        values.push(Value::Null);
        editor::describe_null(&mut schema);
    }
    schema
}
